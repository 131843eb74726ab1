"""What the records are called that others name by their ids."""

from collections.abc import Mapping

from playbook.catalogue.linked import Catalogue
from playbook.records import Line

Names = Mapping[str, Line]


def names_by_folder(catalogue: Catalogue) -> Mapping[str, Names]:
    """Return the names of the records of each folder of `data/` that others refer to, by id."""
    return {
        "models": {id_: model.record.title for id_, model in catalogue.models.items()},
        "contacts": {id_: contact.record.name for id_, contact in catalogue.contacts.items()},
        "jurisdictions": {id_: place.name for id_, place in catalogue.jurisdictions.items()},
        "communities": {id_: community.name for id_, community in catalogue.communities.items()},
        "situations": {id_: situation.title for id_, situation in catalogue.situations.items()},
        "sources": {id_: source.short_title for id_, source in catalogue.sources.items()},
        "steps": {id_: step.title for id_, step in catalogue.steps.items()},
        "tools": {id_: tool.title for id_, tool in catalogue.tools.items()},
    }
