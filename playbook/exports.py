"""Files that readers take with them."""

from playbook.catalogue import Catalogue
from playbook.languages import LANGUAGES, Language
from playbook.records import Checklist


def checklist_file(id_: str, language: Language) -> str:
    """Return the name of a checklist's file, from the site's root."""
    return f"{language}/{id_}.txt"


def exports(catalogue: Catalogue) -> dict[str, str]:
    """Write every file that readers can take with them.

    Returns:
        The text of each file by its name, from the site's root.
    """
    return {
        checklist_file(id_, language): _checklist(checklist, language)
        for id_, checklist in catalogue.checklists.items()
        for language in LANGUAGES
    }


def _checklist(checklist: Checklist, language: Language) -> str:
    items = [f"[ ] {item.in_language(language)}" for item in checklist.items]
    # The mark at the beginning tells every system's text editor that this is UTF-8.
    return "\ufeff" + "\n".join([checklist.title.in_language(language), "", *items, ""])
