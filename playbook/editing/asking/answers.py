"""What is known of the new case study, as options and answers come in."""

from dataclasses import dataclass, field
from typing import Final

from playbook.editing.asking.project import Project
from playbook.languages import LANGUAGES, Language
from playbook.languages.slugs import slug, unused

FEWEST_PARTNERS: Final = 2
"""So many partners a new case study has at least; those that nobody named are left to write."""


@dataclass(slots=True)
class Answers:
    """What is known of the new case study; what is not known is empty.

    Attributes:
        kind: How much the source tells.
        model: The id of its model.
        subtype: The id of its sub-type.
        title: Its title, in the languages in which it is known.
        places: The ids of its places.
        contacts: The ids of its contacts.
        units: The responsible units of contacts, by their ids.
        partners: The names of partners that are no contacts.
        as_of: The time of which its source speaks.
        reviewed: The day on which somebody compares it with its source.
        id: Its id.
    """

    kind: str = ""
    model: str = ""
    subtype: str = ""
    title: dict[Language, str] = field(default_factory=dict)
    places: list[str] = field(default_factory=list)
    contacts: list[str] = field(default_factory=list)
    units: dict[str, dict[Language, str]] = field(default_factory=dict)
    partners: list[dict[Language, str]] = field(default_factory=list)
    as_of: str = ""
    reviewed: str = ""
    id: str = ""

    def proposed_id(self, project: Project) -> str:
        """Return an id made from the title that no case study has; empty while there is no title to make one from."""
        wanted = slug(self.title.get("en") or self.title.get("fr") or "")
        return unused(wanted, project.addresses) if wanted else ""

    def members(self, project: Project) -> list[str]:
        """Return the ids of the contacts that are members, and so take part themselves."""
        return [id_ for id_ in dict.fromkeys(self.contacts) if id_ in project.members]

    def slugs(self, project: Project) -> dict[Language, str]:
        """Return the ends of its addresses, made from the titles; none until there is one in each language."""
        slugs = {of: slug(self.title.get(of, "")) for of in LANGUAGES}
        return {of: unused(slugs[of], project.addresses) for of in LANGUAGES} if all(slugs.values()) else {}
