"""Mending one prose page."""

from typing import Final

from playbook.editing.fixing.lists import with_markdown_lists
from playbook.editing.fixing.records import fix_fields
from playbook.editing.fixing.spaces import with_line_ends, without_trailing_spaces
from playbook.editing.fixing.wording import corrected
from playbook.languages import Language
from playbook.reading.prose import Header
from playbook.reading.text import MAX_BYTES, mended_text

_FENCE: Final = "---"
_MOST_ROUNDS: Final = 10


def fix_page(content: bytes, language: Language) -> bytes:
    """Mend a prose page: the fields of its header, and the words and spaces of its Markdown.

    Args:
        content: The bytes of the file.
        language: The language of its folder.

    Returns:
        The bytes of the mended file; the same ones where there is nothing to mend without judgement. Of a page without
        a header, only the line ends change, and what is read otherwise than it is written.
    """
    if len(content) > MAX_BYTES:
        return content
    try:
        text = mended_text(with_line_ends(content.decode("utf-8")), is_page=True)
    except UnicodeDecodeError:
        return content
    lines = text.split("\n")
    fences = [number for number, line in enumerate(lines) if line.rstrip() == _FENCE][:2]
    if len(fences) < 2 or fences[0] != 0:
        return text.encode()
    header = "\n".join([*lines[1 : fences[1]], ""])
    body = "\n".join(lines[fences[1] + 1 :])
    return "\n".join([_FENCE, fix_fields(header, Header, language) + _FENCE, _fixed(body, language)]).encode()


def _fixed(body: str, language: Language) -> str:
    after = with_markdown_lists(body)
    for _ in range(_MOST_ROUNDS):
        before = after
        words = corrected(without_trailing_spaces(before), language).rstrip()
        after = f"{words}\n" if words else ""
        if after == before:
            return after
    return body  # two corrections that undo each other: neither is sure
