"""Patterns of Python as browsers read them, so that the form finds by the same patterns what the checks find.

They are read by the parser of `re` itself. JavaScript knows neither atomic groups nor quantifiers that give nothing back:
those try more, and find the same or more. Its letters and digits are those of Unicode only where that is said, and few
browsers know that capitals make no difference in a part of a pattern: there, both stand.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

_IGNORING_CASE: Final = int(re.IGNORECASE)
_WORD: Final = r"[\p{L}\p{N}_]"
_SPACE: Final = r"[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"

_SETS: Final[Mapping[Any, str]] = {
    sre.CATEGORY_DIGIT: r"\p{Nd}",
    sre.CATEGORY_NOT_DIGIT: r"\P{Nd}",
    sre.CATEGORY_WORD: _WORD,
    sre.CATEGORY_NOT_WORD: f"[^{_WORD}]",
    sre.CATEGORY_SPACE: _SPACE,
    sre.CATEGORY_NOT_SPACE: f"[^{_SPACE}]",
}
_ENDS: Final[Mapping[Any, str]] = {
    sre.AT_BEGINNING_STRING: r"(?<![\s\S])",
    sre.AT_END_STRING: r"(?![\s\S])",
    sre.AT_BOUNDARY: f"(?:(?<={_WORD})(?!{_WORD})|(?<!{_WORD})(?={_WORD}))",
    sre.AT_NON_BOUNDARY: f"(?:(?<={_WORD})(?={_WORD})|(?<!{_WORD})(?!{_WORD}))",
}


@cache
def pattern_of_browsers(pattern: re.Pattern[str] | str) -> str:
    """Translate a pattern.

    Args:
        pattern: A pattern of Python, compiled or not.

    Returns:
        The source of the same pattern for JavaScript with its flag `v`; groups have the numbers that they had.

    Raises:
        ValueError: It has something for which there is nothing in JavaScript.
    """
    written, flags = (pattern, 0) if isinstance(pattern, str) else (pattern.pattern, pattern.flags)
    return _sequence(parser.parse(written, flags), flags)


def _sequence(parts: Iterable[tuple[Any, Any]], flags: int) -> str:
    return "".join(_part(kind, value, flags) for kind, value in parts)


def _part(kind: Any, value: Any, flags: int) -> str:
    if kind not in _PARTS:
        message = f"{kind} has no counterpart in JavaScript"
        raise ValueError(message)
    return _PARTS[kind](value, flags)


@cache
def _character(code: int) -> str:
    character = chr(code)
    if character.isalnum():
        return character
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{{{code:x}}}"


@cache
def _both_cases(code: int, flags: int) -> list[int]:
    if not flags & _IGNORING_CASE:
        return [code]
    return sorted({code, *(ord(case) for case in (chr(code).lower(), chr(code).upper()) if len(case) == 1)})


@cache
def _literal(code: int, flags: int) -> str:
    cases = "".join(map(_character, _both_cases(code, flags)))
    return f"[{cases}]" if len(_both_cases(code, flags)) > 1 else cases


def _set(parts: Iterable[tuple[Any, Any]], flags: int) -> str:
    inside, sign = "", ""
    for kind, value in parts:
        if kind is sre.NEGATE:
            sign = "^"
        elif kind is sre.LITERAL:
            inside += "".join(map(_character, _both_cases(value, flags)))
        elif kind is sre.RANGE:
            ends = {value, *zip(*(_both_cases(end, flags) for end in value), strict=False)}
            inside += "".join(f"{_character(first)}-{_character(last)}" for first, last in sorted(ends))
        else:
            inside += _SETS[value]
    return f"[{sign}{inside}]"


def _group(value: tuple[int | None, int, int, Any], flags: int) -> str:
    number, added, removed, inside = value
    written = _sequence(inside, flags & ~removed | added)
    return f"(?:{written})" if number is None else f"({written})"


def _repeat(value: tuple[int, int, Any], flags: int) -> str:
    least, most, inside = value
    times = {(0, 1): "?", (0, sre.MAXREPEAT): "*", (1, sre.MAXREPEAT): "+"}.get(
        (least, most), f"{{{least},{'' if most is sre.MAXREPEAT else most}}}"
    )
    return f"(?:{_sequence(inside, flags)}){times}"


def _look(opposite: str) -> Callable[[tuple[int, Any], int], str]:
    return lambda value, flags: f"(?{'<' if value[0] < 0 else ''}{opposite}{_sequence(value[1], flags)})"


def _end(value: Any, flags: int) -> str:
    if value in _ENDS:
        return _ENDS[value]
    if value is sre.AT_BEGINNING:
        return r"(?<![^\n])" if flags & re.MULTILINE else _ENDS[sre.AT_BEGINNING_STRING]
    return r"(?![^\n])" if flags & re.MULTILINE else r"(?=\n?(?![\s\S]))"


_PARTS: Final[Mapping[Any, Callable[[Any, int], str]]] = {
    sre.LITERAL: _literal,
    sre.NOT_LITERAL: lambda value, _: f"[^{_character(value)}]",
    sre.ANY: lambda _, flags: r"[\s\S]" if flags & re.DOTALL else r"[^\n]",
    sre.IN: _set,
    sre.BRANCH: lambda value, flags: f"(?:{'|'.join(_sequence(one, flags) for one in value[1])})",
    sre.SUBPATTERN: _group,
    sre.MAX_REPEAT: _repeat,
    sre.POSSESSIVE_REPEAT: _repeat,
    sre.MIN_REPEAT: lambda value, flags: f"{_repeat(value, flags)}?",
    sre.ATOMIC_GROUP: lambda value, flags: f"(?:{_sequence(value, flags)})",
    sre.ASSERT: _look("="),
    sre.ASSERT_NOT: _look("!"),
    sre.AT: _end,
    sre.GROUPREF: lambda value, _: f"(?:\\{value})",
}
