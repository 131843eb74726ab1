"""What the link checker found, put into words: lines of text for people, JSON for programs."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from playbook.languages import Language
from playbook.languages.words import read_words
from playbook.linkcheck.findings import LinkFinding
from playbook.reports import counted, with_suggestion, words

MAX_EXAMPLES: Final = 5
"""How many pages a person is shown for one mistake that many pages repeat."""

_HERE: Final = Path(__file__).parent

_MAX_SHOWN: Final = 100
"""How much of an address a message quotes, in characters."""


def codes() -> frozenset[str]:
    """Return the codes of all findings about links."""
    return frozenset(_said("en"))


def _said(language: Language) -> Mapping[str, Any]:
    return read_words(_HERE, language, "words")


def message(finding: LinkFinding, language: Language) -> str:
    """Say what was found."""
    return _filled("message", finding, language)


def hint(finding: LinkFinding, language: Language) -> str:
    """Say how to mend it, with what was probably meant first."""
    return with_suggestion(_filled("hint", finding, language), finding.suggestion, language)


def _filled(part: str, finding: LinkFinding, language: Language) -> str:
    template: str = _said(language)[finding.code][part]
    quoted = {"address": finding.address, **finding.arguments}
    return template.format_map({name: _on_one_line(value) for name, value in quoted.items()})


def _on_one_line(value: str) -> str:
    shown = "".join(character if character.isprintable() else " " for character in value)
    return shown if len(shown) <= _MAX_SHOWN else f"{shown[:_MAX_SHOWN]}…"


def as_text(findings: Iterable[LinkFinding], pages: int, folder: str, language: Language) -> str:
    """Write findings for a person.

    Args:
        findings: What was found.
        pages: How many pages were checked.
        folder: The folder of the site, so that its files can be opened from the terminal.
        language: The language to write in.

    Returns:
        For each finding the page with line and message, the source file where it is known, and the hint. Of one mistake
        that is on many pages, the first few are shown and the rest counted. A closing line counts all.
    """
    alike: dict[tuple[str, str], list[LinkFinding]] = defaultdict(list)
    for finding in findings:
        alike[finding.code, finding.subject].append(finding)
    lines = [line for group in alike.values() for line in _lines_of_group(group, folder, language)]
    total = sum(map(len, alike.values()))
    summary = words("links-summary", language).format(
        pages=counted(pages, "pages", language), errors=counted(total, "errors", language)
    )
    return "\n".join([*lines, summary])


def _lines_of_group(group: Sequence[LinkFinding], folder: str, language: Language) -> Iterator[str]:
    for finding in group[:MAX_EXAMPLES]:
        yield from _lines(finding, folder, language)
    if len(group) > MAX_EXAMPLES:
        yield f"    {counted(len(group) - MAX_EXAMPLES, 'more-places', language)}"


def _lines(finding: LinkFinding, folder: str, language: Language) -> Iterator[str]:
    yield words("line", language).format(
        place=f"{folder.rstrip('/')}/{finding.page}:{finding.line}",
        severity=words("severity-error", language),
        message=message(finding, language),
        code=finding.code,
    )
    if finding.source:
        yield f"    {words('made-from', language).format(source=finding.source)}"
    yield f"    {hint(finding, language)}"


def as_json(findings: Iterable[LinkFinding], pages: int, language: Language) -> str:
    """Write findings for a program: an object with `pages` and `findings`, every one of them."""
    return json.dumps(
        {
            "pages": pages,
            "findings": [
                {
                    "code": finding.code,
                    "page": finding.page,
                    "line": finding.line,
                    "address": finding.address,
                    "source": finding.source or None,
                    "message": message(finding, language),
                    "hint": hint(finding, language),
                    "suggestion": finding.suggestion,
                }
                for finding in findings
            ],
        },
        ensure_ascii=False,
        indent=2,
    )
