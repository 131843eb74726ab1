"""The links at the end of a case study lead to a page in the reader's language, or say that they don't."""

from collections.abc import Iterator
from typing import Final

from playbook.checking.rule import Rule
from playbook.checking.wording.links import is_version, says_other_language
from playbook.findings import Finding, Severity, excerpt
from playbook.languages import LANGUAGES, Language, other
from playbook.reading.collection import Collection
from playbook.reading.places import finding_at
from playbook.records import CaseStudy, Link


def check_link_languages(collection: Collection) -> Iterator[Finding]:
    """Find links to a page in one language that don't name it."""
    for entry, study in collection.of("casestudies", CaseStudy):
        for index, link in enumerate(study.links):
            found = _problem(link)
            if found:
                code, field = found
                path = ("links", index, "url", field)
                yield finding_at(
                    code,
                    entry.document,
                    path,
                    Severity.WARNING,
                    arguments={"words": excerpt(link.url.in_language(field))},
                )


def _problem(link: Link) -> tuple[str, Language] | None:
    if link.language or any(says_other_language(link.label.in_language(language), language) for language in LANGUAGES):
        return None
    if link.url.fr == link.url.en:
        return "link-in-one-language", "fr"
    for language in LANGUAGES:
        if is_version(link.url.in_language(language), other(language)):
            return f"link-to-{other(language)}", language
    return None


RULE: Final = Rule(check_link_languages, needed_by="review")
