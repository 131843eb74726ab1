"""All key figures in one file for spreadsheets, with their dates and sources, in both languages."""

import csv
import io
from collections.abc import Iterator
from typing import Final

from playbook.catalogue.linked import Case, Catalogue
from playbook.languages import LANGUAGES
from playbook.languages.interface import words
from playbook.pages.plan import SitePlan
from playbook.records import Figure, Line

FILE: Final = "figures.csv"
"""The name of the file on the site, from its root."""

_BEFORE: Final = ("case", "value", "unit", "qualifier", "date", "as_of")
_IN_BOTH: Final = ("title", "model", "counted", "precision", "source", "page")


def figures_csv(catalogue: Catalogue, plan: SitePlan, site_url: str | None) -> str:
    """Write the figures of all case studies, one a line.

    Args:
        catalogue: The records.
        plan: The pages of the case studies.
        site_url: The address of the site, where it is known.

    Returns:
        CSV as https://www.rfc-editor.org/rfc/rfc4180 describes it. Columns whose name ends with `_fr` or `_en` are in that
        language; the others are the same in both.
    """
    file = io.StringIO(newline="")
    # The mark at the beginning tells spreadsheets that this is UTF-8.
    file.write("\ufeff")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([*_BEFORE, *(f"{name}_{language}" for name in _IN_BOTH for language in LANGUAGES)])
    base = (site_url or "").rstrip("/") + "/"
    for case in catalogue.cases.values():
        pages = [base + plan.record_page("case", case.id).text[language].url for language in LANGUAGES]
        for figure in case.record.figures:
            writer.writerow([*_row(catalogue, case, figure), *pages])
    return file.getvalue()


def _row(catalogue: Catalogue, case: Case, figure: Figure) -> Iterator[str]:
    yield from (case.id, f"{figure.value:g}" if figure.value % 1 else f"{int(figure.value)}", figure.unit)
    yield from (figure.qualifier, figure.date or "", case.record.as_of)
    for text in (case.record.title, case.model.record.title, figure.label):
        yield from _both(text)
    for language in LANGUAGES:
        yield "" if figure.qualifier == "exactly" else words(language)["qualifiers"][figure.qualifier]
    for language in LANGUAGES:
        yield "; ".join(
            ", ".join(
                text.in_language(language)
                for text in (catalogue.sources[citation.document].short_title, citation.place)
                if text
            )
            for citation in case.record.source
        )


def _both(text: Line) -> Iterator[str]:
    for language in LANGUAGES:
        yield text.in_language(language)
