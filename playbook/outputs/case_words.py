"""What readers may type for case studies besides what their cards show: the case finder asks for it at the first word.

Of a long list, it asks for the words that begin like the one that is typed.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from playbook.catalogue.facets import abbreviations
from playbook.catalogue.linked import Case, Catalogue
from playbook.languages import LANGUAGES, Language
from playbook.languages.ordering import plain
from playbook.pages.plan import SitePlan

_DOT: Final = re.compile(r"\.(?=[^\W\d_]\b)|(?<=\b[^\W\d_])\.")
"""A dot of an abbreviation, such as `N.B.`; nobody needs to type it."""


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
            plan.record_page("case", id_).text[language].last_part: words_besides(catalogue, case, language)
            for id_, case in catalogue.cases.items()
        }
        files[words_file(language)] = json.dumps(words, ensure_ascii=False, indent=0) + "\n"
    return files


def words_besides(catalogue: Catalogue, case: Case, language: Language) -> str:
    """Return what readers may type for a case study besides what its card shows.

    Args:
        catalogue: The records.
        case: The case study.
        language: The language.
    """
    partners = (partner.name.in_language(language) for partner in case.record.partners)
    summary = case.record.summary.in_language(language)
    return " ".join([*abbreviations(catalogue, case, language), *partners, summary])


def words_in_parts(texts: Iterable[str], count: int) -> list[dict[str, list[int]]]:
    """Say in which texts each word is; accents, capitals and signs make no difference, as in what a reader types.

    Args:
        texts: The texts; they are counted from 0.
        count: How many parts there are to be, each about as heavy.

    Returns:
        The words in order, with the numbers of the texts, in parts; where there are few words, some are empty.
    """
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for word in {word for part in _DOT.sub("", text).split() for word in plain(part).split()}:
            found[word].append(number)
    parts: list[dict[str, list[int]]] = [{} for _ in range(count)]
    total, before = sum(map(len, found.values())), 0
    for word, numbers in sorted(found.items()):
        parts[before * count // total][word] = numbers
        before += len(numbers)
    return parts
