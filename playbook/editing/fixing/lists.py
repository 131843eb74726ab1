"""Lists pasted from word processors and mail, written as Markdown does, before their spaces are touched."""

from collections.abc import Iterator

from playbook.checking.wording.bullets import with_lists
from playbook.checking.wording.marks import hide
from playbook.editing.fixing.mends import Mend, Replacement, mended
from playbook.findings import Path
from playbook.languages import Language
from playbook.reading.declared import texts
from playbook.reading.values import Document, Value
from playbook.records.fields import Record


def mend_lists(document: Document, record_type: type[Record], language: Language | None) -> str:
    """Write pasted lists as Markdown does, in the texts whose lines stay lines."""
    found = (_mend(document.text, path, value) for path, value, _ in texts(document, record_type, language))
    return mended(document, [mend for mend in found if mend])


def with_markdown_lists(markdown: str) -> str:
    """Write pasted lists as Markdown does."""
    return with_lists(markdown, hide(markdown))


def _mend(source: str, path: Path, value: Value) -> Mend | None:
    text = str(value.data)
    if not source.startswith("|", value.start) or with_markdown_lists(text) == text:
        return None
    replacements = tuple(_replacements(source, value, text.split("\n"), with_markdown_lists(text).split("\n")))
    return Mend(replacements, path, with_markdown_lists)


def _replacements(source: str, value: Value, before: list[str], after: list[str]) -> Iterator[Replacement]:
    start = source.index("\n", value.start) + 1
    for old, new in zip(before, after, strict=True):
        end = source.find("\n", start)
        end = end if end >= 0 else len(source)
        if old != new:
            yield Replacement(end - len(old), end, new)
        start = end + 1
