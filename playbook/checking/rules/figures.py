"""A figure has a date only where the source gives one."""

import re
from collections.abc import Iterator
from typing import Final

from playbook.checking.rule import Rule
from playbook.findings import Finding
from playbook.languages import LANGUAGES, Language
from playbook.languages.formats import number
from playbook.reading.collection import Collection
from playbook.reading.places import finding_at
from playbook.records import CaseStudy, Figure
from playbook.records.placeholders import is_to_write


def check_figure_dates(collection: Collection) -> Iterator[Finding]:
    """Find figures with a date that the case study itself never gives beside the number."""
    for entry, study in collection.of("casestudies", CaseStudy):
        for index, figure in enumerate(study.figures):
            # A text that is still to be written is found by itself.
            if figure.date and not is_to_write(figure.label) and not _is_told(figure.date, figure, study):
                yield finding_at(
                    "figure-date-not-told",
                    entry.document,
                    ("figures", index, "date"),
                    arguments={"date": figure.date, "value": number(figure.value, "en"), "as_of": study.as_of},
                )


def _is_told(date: str, figure: Figure, study: CaseStudy) -> bool:
    """Say whether, in a language, what is said of the number or of what is counted also names the year."""
    years = set(re.findall(r"\d{4}", date))
    return any(
        years & set(re.findall(r"\d{4}", part))
        for language in LANGUAGES
        for part in [figure.label.in_language(language), *_parts(figure, study, language)]
    )


def _parts(figure: Figure, study: CaseStudy, language: Language) -> Iterator[str]:
    """Yield the paragraphs and items in which the number stands."""
    texts = [study.summary, study.context, *study.objectives, *study.results, *study.next_steps]
    written = re.compile(rf"(?<![\d,.]){re.escape(number(figure.value, language))}(?![\d])")
    for text in texts:
        for part in re.split(r"\n\s*\n|\n(?=\s*[-*] )", text.in_language(language)):
            if written.search(part.replace("\u202f", "\u00a0")):
                yield part


RULE: Final = Rule(check_figure_dates, needed_by="review")
