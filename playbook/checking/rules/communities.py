"""The communities of a case study: its own text names them, and they are in one of its places, on the map."""

from collections.abc import Iterator
from typing import Final

from playbook.catalogue.map_points import is_on_map, project
from playbook.checking.rule import Rule
from playbook.findings import Finding, excerpt
from playbook.languages import LANGUAGES
from playbook.reading.collection import Collection, bilingual_texts
from playbook.reading.places import finding_at
from playbook.records import CaseStudy, Community, Jurisdiction
from playbook.records.placeholders import is_to_write

_NOT_ITS_OWN: Final = frozenset({"contacts", "source", "editors_note"})
"""What a case study holds besides its own text."""


def check_communities(collection: Collection) -> Iterator[Finding]:
    """Find communities of other places, those that no text names, and points that are not on the map of Canada."""
    communities = {entry.id: record for entry, record in collection.of("communities", Community)}
    for entry, study in collection.of("casestudies", CaseStudy):
        for index, id_ in enumerate(study.communities):
            community = communities.get(id_)
            if community is None:  # a finding of another rule, or a record that could not be read
                continue
            arguments = {"id": excerpt(id_), "place": community.jurisdiction}
            if community.jurisdiction not in study.places:
                yield finding_at("community-elsewhere", entry.document, ("communities", index), arguments=arguments)
            if not _is_named(community, study):
                yield finding_at("community-not-named", entry.document, ("communities", index), arguments=arguments)
    levels = {entry.id: place.level for entry, place in collection.of("jurisdictions", Jurisdiction)}
    for community_entry, record in collection.of("communities", Community):
        in_canada = levels.get(record.jurisdiction) in ("province", "territory")
        if record.point and in_canada and not is_on_map(*project(record.point.latitude, record.point.longitude)):
            arguments = {"latitude": str(record.point.latitude), "longitude": str(record.point.longitude)}
            yield finding_at("point-off-map", community_entry.document, ("point",), arguments=arguments)


def _is_named(community: Community, study: CaseStudy) -> bool:
    """Say whether the text of a case study has the name in each language."""
    texts = [text for path, text in bilingual_texts(study) if path[0] not in _NOT_ITS_OWN]
    if any(is_to_write(text) for text in texts):  # found by itself
        return True
    return all(
        any(community.name.in_language(language) in " ".join(text.in_language(language).split()) for text in texts)
        for language in LANGUAGES
    )


RULE: Final = Rule(check_communities, needed_by="review")
