"""Lists as word processors and mail write them: signs that Markdown does not know, which would run into one paragraph."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from playbook.checking.wording.marks import HIDDEN
from playbook.checking.wording.slips import Slip

PASTED_LIST: Final = "pasted-list"

_GAP: Final = "[ \t\u00a0\u2002-\u200a]"

BULLETS: Final = "•▪▫◦‣⁃∙●○■□◆◇❖➢➤►▶▸▹◾◽✓✔✅☑☐☒❏❑❒➔➜➡⇒→★⭐✦\uf000-\uf0ff"
"""Signs that begin an item and nothing else."""

_PLAIN: Final = "•▪▫◦‣⁃∙●○■□\uf0b7\uf0a7"
"""Those that mean nothing more, so that one after the sign of Markdown is one too many."""

_ITEM: Final = re.compile(
    rf"""
    (?P<indentation>{_GAP}*)
    (?:
      (?P<bullet>[-*+][ \t]+[{_PLAIN}]|[{BULLETS}])(?:{_GAP}*)            # no space has to follow
      | (?P<known>[-*+]|[0-9]{{1,9}}[.)])[ \t]+                            # Markdown has these too, `1)` as well as `1.`
      | (?P<weak>[·–—―−‐‑*+~.-]|o|§|ü|Ø|v(?=\t))(?P<gap>{_GAP}+)            # also what begins a sentence, or words
      | (?P<tight>-)(?=[^\W\d_])                                         # without its space
      | (?P<label>\(?(?:[A-Za-z]|[IVXivx]{{1,5}}|[0-9]{{1,2}})\)|[0-9]{{1,2}}(?:°|[.)]-|[ ]?[-–/:](?={_GAP})|(?=[ ][^\W\d_]))|[a-z]/(?={_GAP})
        |\#[0-9]{{1,2}}(?={_GAP})|[①-⑳]|[a-z]\.
        |(?:[A-Z]|[IVXivx]{{2,5}})\.(?={_GAP})|[0-9]{{1,2}}[.)](?=[^\W\d_]|{_GAP}))(?:{_GAP}*)
    )
    (?=\S)(?P<words>[^\n]*)
    """,
    re.VERBOSE,
)
_MAY_BE_INSIDE: Final = re.compile("[•▪◦‣∙●■\uf0b7\uf0a7]")
_INSIDE: Final = re.compile(rf"\S{_GAP}+({_MAY_BE_INSIDE.pattern}){_GAP}*[^\n]*?\S{_GAP}+\1{_GAP}*\S")
_RUN_ON: Final = re.compile(rf"(?<=[^\W\d_][;:.]){_GAP}{{2,}}(-){_GAP}+(?=[^\W\d_])")
"""An item on the line of the one before it."""

_MOST_TOGETHER: Final = 100
"""How many items are looked at to see whether they are in order."""

_SURE_GAP: Final = re.compile(rf"{_GAP}{{2,}}|\t")
_AFTER_LABELS: Final = (".", ")", "°")
_LABEL: Final = re.compile("[A-Za-z0-9]+")
_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


@dataclass(frozen=True, slots=True)
class _Item:
    """A line that begins a list item.

    Attributes:
        line: The number of the line.
        start: Where its sign stands in the text.
        depth: How far it is set in.
        kind: Its sign; of a label, what is around its letter or number.
        label: The letter or number, if it has one.
        is_sure: Whether the sign can be nothing else; `None` where Markdown knows it.
        words: What follows.
    """

    line: int
    start: int
    depth: int
    kind: str
    label: str
    is_sure: bool | None
    words: str


def pasted_lists(text: str, hidden: str) -> Iterator[Slip]:
    """Find lists whose items begin with other signs than those of Markdown, each at its first item.

    Args:
        text: A Markdown text.
        hidden: The same with marks hidden.
    """
    lines = text.split("\n")
    for run in _runs(lines, hidden):
        right = _mended(lines, run)
        first = next(item for item in run if item.is_sure is not None)
        end = first.start + len(lines[first.line].lstrip(" \t"))
        yield Slip(PASTED_LIST, first.start, end, right[first.line].strip() if right else None)
    inside = _INSIDE.finditer(text) if _MAY_BE_INSIDE.search(text) else ()
    for match in (*inside, *(_RUN_ON.finditer(text) if "-" in text else ())):
        if hidden[match.start(1)] != HIDDEN:
            end = text.find("\n", match.end())
            yield Slip(PASTED_LIST, match.start(1), len(text) if end < 0 else end)


def with_lists(text: str, hidden: str) -> str:
    """Write pasted lists as Markdown does, where every line of the list tells that it is an item.

    Args:
        text: A Markdown text.
        hidden: The same with marks hidden.
    """
    lines = text.split("\n")
    after = list(lines)
    for run in _runs(lines, hidden):
        for number, right in (_mended(lines, run) or {}).items():
            after[number] = right
    return "\n".join(after)


def _runs(lines: Sequence[str], hidden: str) -> Iterator[list[_Item]]:
    run: list[_Item] = []
    start = 0
    for number, line in enumerate(lines):
        item = _item(line, number, start) if line.strip() and hidden[start : start + 1] != HIDDEN else None
        if item:
            if (
                run
                and number
                and not lines[number - 1].strip()
                and item.kind != run[-1].kind
                and item.depth <= run[-1].depth
            ):
                yield from _pasted(run)
                run = []
            run.append(item)
        elif run and line.strip() and not lines[number - 1].strip() and not line.startswith((" ", "\t")):
            yield from _pasted(run)
            run = []
        start += len(line) + 1
    yield from _pasted(run)


def _item(line: str, number: int, start: int) -> _Item | None:
    match = _ITEM.match(line)
    if not match:
        return None
    depth = len(match["indentation"].expandtabs(4))
    place = start + match.end("indentation")
    label = unicodedata.normalize("NFKC", match["label"] or "")
    sign = (match["bullet"] or "")[-1:] or match["weak"] or match["tight"] or (match["known"] or "")[-1:]
    kind = (
        f"{_LABEL.sub('', label).strip()}."
        if label and label[-1] not in _AFTER_LABELS
        else _LABEL.sub("", label) or sign
    )
    is_sure: bool | None = match["bullet"] is not None
    if match["weak"]:
        is_sure = match["weak"] in "o·" and _SURE_GAP.fullmatch(match["gap"]) is not None
    elif match["known"]:
        is_sure = None
    return _Item(number, place, depth, kind, label.strip("().°-–/:# ").lower(), is_sure, match["words"].rstrip())


def _pasted(run: list[_Item]) -> Iterator[list[_Item]]:
    """Yield the run if it is a list that Markdown does not know: of signs that are not sure, two are needed, in order."""
    others = [item for item in run if item.is_sure is not None]
    first = next((index for index, item in enumerate(others) if item.is_sure or _goes_on(others, index)), None)
    if first is not None:
        yield run[run.index(others[first - 1]) + 1 :] if first else run


def _goes_on(items: list[_Item], index: int) -> bool:
    first = items[index]
    after = items[index : index + _MOST_TOGETHER]
    same = [item for item in after if item.kind == first.kind and item.depth == first.depth]
    return len(same) > 1 and (not first.label or _in_order([item.label for item in same]))


def _in_order(labels: list[str]) -> bool:
    if labels[0] in ("1", "0"):
        return labels == [str(int(labels[0]) + index) for index in range(len(labels))]
    if labels[0] == "i" and labels[1] == "ii":
        return labels == list(_ROMAN[: len(labels)])
    return labels == [chr(ord("a") + index) for index in range(len(labels))]


def _mended(lines: Sequence[str], run: list[_Item]) -> dict[int, str] | None:
    """Return the lines of a list as Markdown writes them; `None` where a line does not tell whether it belongs to it."""
    numbers = {item.line for item in run}
    end = next((number for number in range(run[-1].line, len(lines)) if not lines[number].strip()), len(lines))
    for number in range(run[0].line, end):
        is_inside = lines[number].startswith((" ", "\t")) and number != run[0].line
        if number not in numbers and lines[number].strip() and not is_inside:
            return None
    right: dict[int, str] = {}
    open_: list[tuple[int, str, str]] = []  # how far the items around are set in, their kinds, and their indentation
    counts: dict[int, int] = {}
    for item in run:
        while open_ and (open_[-1][0] > item.depth or (open_[-1][0] == item.depth and _is_above(open_, item))):
            open_.pop()
            counts.pop(len(open_), None)
        if not open_ or (open_[-1][0], open_[-1][1]) != (item.depth, item.kind):
            parent = open_[-1] if open_ else None
            inside = parent[2] + ("   " if parent[1][-1:] in _AFTER_LABELS else "  ") if parent else ""
            open_.append((item.depth, item.kind, inside))
            counts[len(open_) - 1] = 0
        counts[len(open_) - 1] += 1
        if item.is_sure is None:
            right[item.line] = f"{open_[-1][2]}{lines[item.line].strip()}"
        else:
            sign = f"{counts[len(open_) - 1]}." if item.label else "-"
            right[item.line] = f"{open_[-1][2]}{sign} {item.words}"
    return right


def _is_above(open_: list[tuple[int, str, str]], item: _Item) -> bool:
    """Tell whether an item goes on with a list further out that is set in as far."""
    return open_[-1][1] != item.kind and any((depth, kind) == (item.depth, item.kind) for depth, kind, _ in open_)
