"""A passage with what was taken out struck through and what was added underlined, word by word."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

from playbook.reports.escaping import escaped
from playbook.reviewing.comparing import Passage

_LONGEST: Final = 900
"""How many characters of a passage are shown."""

_AROUND: Final = 8
"""How many words that stayed are shown on each side of a change."""

_SAME_TEXT: Final = 0.3
"""How alike two passages are when one became the other; what is less alike is shown as gone and as new."""


def marked(passage: Passage) -> str:
    """Write a passage as Markdown for one line, all of it escaped."""
    if not passage.before:
        return escaped(_cut(passage.after))
    if not passage.after:
        return _struck(_cut(passage.before))
    before, after = _tokens(passage.before), _tokens(passage.after)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _SAME_TEXT:
        return f"{_struck(_cut(passage.before))} {_underlined(_cut(passage.after))}"
    parts: list[str] = []
    room = _LONGEST
    for tag, first, last, start, end in matcher.get_opcodes():
        if room <= 0:
            parts.append("…")
            break
        if tag == "equal":
            words = _shortened(after[start:end], is_first=start == 0, is_last=end == len(after))
            parts.append(escaped(words))
        else:
            removed, added = " ".join(before[first:last]), " ".join(after[start:end])
            parts += [write(_cut(words)) for write, words in ((_struck, removed), (_underlined, added)) if words]
        room -= len(parts[-1])
    return " ".join(parts)


def _tokens(text: str) -> list[str]:
    return re.split(r"\s+", text)


def _shortened(words: Sequence[str], *, is_first: bool, is_last: bool) -> str:
    """Write words that stayed: those near what changed, on the sides on which something did."""
    if len(words) <= 2 * _AROUND + 1:
        return " ".join(words)
    begin = [] if is_first else words[:_AROUND]
    end = [] if is_last else words[-_AROUND:]
    return " ".join([*begin, "…", *end])


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"


def _struck(text: str) -> str:
    return f"<del>{escaped(text)}</del>"


def _underlined(text: str) -> str:
    return f"<ins>{escaped(text)}</ins>"
