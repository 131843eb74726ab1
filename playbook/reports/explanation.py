"""What a finding means, for somebody who looks it up by its code."""

from dataclasses import dataclass

from playbook.languages import Language
from playbook.reports.codes import said_of
from playbook.reports.words import words


@dataclass(frozen=True, slots=True)
class Entry:
    """The entry of a code in the editors' guide.

    Attributes:
        code: The code.
        title: What it is about, in a few words.
        why: Why it matters to a reader.
        hint: How to mend it, in general: a finding also quotes what stands in the file.
        wrong: An excerpt of a file with the mistake, where it can be shown.
        right: The same, mended.
    """

    code: str
    title: str
    why: str
    hint: str
    wrong: str | None
    right: str | None


def entry(code: str, language: Language) -> Entry:
    """Return the entry of a code."""
    said = said_of(code)
    hint = (said.guide or said.hint)[language].format()
    example = said.example
    shown = (example.wrong, example.right) if example else (None, None)
    return Entry(code, said.title[language], said.why[language], hint, *shown)


def explanation(code: str, language: Language) -> str:
    """Write the entry of a code as text."""
    said = entry(code, language)
    lines = [
        f"{said.code}: {said.title}",
        f"    {words('label-why', language)} {said.why}",
        f"    {words('label-mend', language)} {said.hint}",
    ]
    for label, text in (("wrong", said.wrong), ("right", said.right)):
        if text:
            lines += [f"    {words(f'label-{label}', language)}", *(f"        {line}" for line in text.splitlines())]
    return "\n".join(lines)
