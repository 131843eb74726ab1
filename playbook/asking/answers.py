"""What is known of the new case study, as options and answers come in."""

from dataclasses import dataclass, field

from playbook.asking.project import Project
from playbook.languages import Language
from playbook.new_record import slug, unused


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
    id: str = ""

    def proposed_id(self, project: Project) -> str:
        """Return an id made from the title that no case study has; empty while there is no title to make one from."""
        wanted = slug(self.title.get("en") or self.title.get("fr") or "")
        return unused(wanted, project.addresses) if wanted else ""
