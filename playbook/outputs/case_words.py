"""What readers may type for case studies besides what their cards show: the case finder asks for it at the first word."""

import json

from playbook.catalogue.facets import abbreviations
from playbook.catalogue.linked import Case, Catalogue
from playbook.languages import LANGUAGES, Language
from playbook.pages.plan import SitePlan


def words_file(language: Language) -> str:
    """Return the name of the file of a language, from the site's root."""
    return f"assets/finder/{language}.json"


def case_words(catalogue: Catalogue, plan: SitePlan) -> dict[str, str]:
    """Write the words of every case study by the last part of its address.

    Args:
        catalogue: The records.
        plan: The pages.

    Returns:
        The text of each language's file by its name, from the site's root.
    """
    files = {}
    for language in LANGUAGES:
        words = {
            plan.record_page("case", id_).text[language].last_part: _words(catalogue, case, language)
            for id_, case in catalogue.cases.items()
        }
        files[words_file(language)] = json.dumps(words, ensure_ascii=False, indent=0) + "\n"
    return files


def _words(catalogue: Catalogue, case: Case, language: Language) -> str:
    partners = (partner.name.in_language(language) for partner in case.record.partners)
    summary = case.record.summary.in_language(language)
    return " ".join([*abbreviations(catalogue, case, language), *partners, summary])
