"""What comes with pasted text and can be understood exactly: it is read as it was meant, and found where it stands.

The same repairs mend a file (`playbook.editing.fixing`). Places of what is found later count in the text as it was read;
`Repaired.position_in_file` says where they are in the file.
"""

from collections.abc import Collection

from playbook.reading.pasted.characters import repair_characters
from playbook.reading.pasted.encodings import repair_encoding
from playbook.reading.pasted.lines import repair_lines
from playbook.reading.pasted.repairs import Repaired

__all__ = ["Repaired", "repaired"]

_FENCE = "---"


def repaired(raw: str, names: Collection[str], *, is_page: bool = False, is_mend: bool = False) -> Repaired:
    """Read a text as it was meant.

    Args:
        raw: The text of a file, its lines ended by line feeds.
        names: The names that a field may have.
        is_page: Whether it is a page, in which only the header has fields.
        is_mend: Whether the file is mended, not only read.
    """
    read = Repaired(raw)
    if not raw.isascii() or "\\" in raw:
        repair_encoding(read)
        repair_characters(read)
    begin, end = _fields(read.text) if is_page else (0, 0)
    repair_lines(read, begin, end, names, is_mend=is_mend)
    return read


def _fields(page: str) -> tuple[int, int]:
    """Return where the fields of a page begin, and where they end, counted from the end of the page."""
    begin = len(_FENCE) + 1
    end = page.find(f"\n{_FENCE}", begin) if page.startswith(f"{_FENCE}\n") else -1
    return (begin, len(page) - end) if end >= 0 else (0, len(page))
