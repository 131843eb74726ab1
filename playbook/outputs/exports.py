"""Files that readers take with them."""

import datetime

from playbook.catalogue.freshness import due
from playbook.catalogue.linked import Catalogue
from playbook.languages import LANGUAGES, Language
from playbook.outputs.figures_csv import FILE as FIGURES_FILE
from playbook.outputs.figures_csv import figures_csv
from playbook.outputs.findings_json import FILE as FINDINGS_FILE
from playbook.outputs.findings_json import findings_json
from playbook.outputs.freshness import FILE as FRESHNESS_FILE
from playbook.outputs.freshness import as_json
from playbook.outputs.llms_txt import llms_txt
from playbook.outputs.open_data import open_data
from playbook.outputs.passing_on import passing_on
from playbook.outputs.record_files import record_templates
from playbook.outputs.vcards import vcards
from playbook.pages.plan import SitePlan
from playbook.reading.settings import Settings
from playbook.records import Checklist


def checklist_file(id_: str, language: Language) -> str:
    """Return the name of a checklist's file, from the site's root."""
    return f"{language}/{id_}.txt"


def exports(
    catalogue: Catalogue, plan: SitePlan, settings: Settings, today: datetime.date | None, site_url: str | None
) -> dict[str, str]:
    """Write every file that readers can take with them.

    Args:
        catalogue: The records.
        plan: The pages.
        settings: From which age on a date counts as old.
        today: The day that dates are compared with; without it, nothing is said of what is old.
        site_url: The address of the site, where it is known.

    Returns:
        The text of each file by its name, from the site's root.
    """
    files = {
        checklist_file(id_, language): _checklist(checklist, language)
        for id_, checklist in catalogue.checklists.items()
        for language in LANGUAGES
    }
    files |= vcards(catalogue, plan, site_url)
    files[FINDINGS_FILE] = findings_json()
    files[FIGURES_FILE] = figures_csv(catalogue, plan, site_url)
    files |= passing_on(catalogue, plan, site_url)
    files |= llms_txt(catalogue, plan, site_url)
    files |= open_data(catalogue, plan, site_url)
    files |= record_templates(catalogue)
    if today:
        files[FRESHNESS_FILE] = as_json(due(catalogue, settings, datetime.date.max), catalogue, today)
    return files


def _checklist(checklist: Checklist, language: Language) -> str:
    items = [f"[ ] {item.in_language(language)}" for item in checklist.items]
    # The mark at the beginning tells every system's text editor that this is UTF-8.
    return "\ufeff" + "\n".join([checklist.title.in_language(language), "", *items, ""])
