"""What stands in digits in a text, read as its language writes it.

18 019 and 18,019; 2,5 and 2.5; 3 juin 2013 and June 3, 2013; 1er and 1; 16 h 30 and 4:30 p.m.; 2 milliards, 2 G$ and $2B;
exercice 2018-2019 and FY2018–19; années 90 and the 1990s; 1 800 622-6232 and 1-800-622-6232.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Final

from playbook.checking.wording.hours import in_other_half, on_clock
from playbook.checking.wording.number_words import month_names, stated, values, with_unit
from playbook.checking.wording.numeral_patterns import DASH, PATTERNS, SPACE
from playbook.languages import Language

_LONGEST: Final = 40
"""How many digits are read as a number; more are compared as they stand."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """Something in digits.

    Attributes:
        start: Where it begins, as an index of the text.
        end: Where it ends.
        readings: What it may mean; one of them is enough.
        parts: What it may be made of instead, as nine and ten of 9/10; all of them are needed then.
        besides: What else its text says by it, as 2018 where the fiscal year is 2019.
    """

    start: int
    end: int
    readings: frozenset[str]
    parts: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()

    def stands_in(self, known: set[str]) -> bool:
        """Whether a text that has the numbers `known` has this one."""
        return not self.readings.isdisjoint(known) or (self.parts != () and known.issuperset(self.parts))

    def said(self) -> Iterator[str]:
        """Yield what its text is known to have."""
        yield from (*self.readings, *self.parts, *self.besides)


_DIGIT: Final = re.compile("[0-9]")

_MONEY: Final = re.compile(rf"{SPACE}?[$€£¢]")
_MONEY_BEFORE: Final = re.compile(rf"[$€£]{SPACE}?$")
_PERCENT: Final = re.compile(rf"{SPACE}?(?:%|per ?cent\b|pour{SPACE}cent\b|p\.{SPACE}?100\b)")
_MIXED: Final = re.compile(rf"{SPACE}([1-9])/([1-9][0-9]?)(?![0-9/])|([½⅓⅔¼¾⅕⅛])")
_DECADE: Final = re.compile("['’]?s\\b")
_DECADE_BEFORE: Final = re.compile(rf"\b[Aa]nnées{SPACE}$")
_FISCAL_BEFORE: Final = re.compile(
    rf"(?:\bFY|\bfiscal(?:{SPACE}year)?|\bexercices?(?:{SPACE}financiers?)?|\bAF){SPACE}?['’]?(?:[0-9]{{2}}{DASH})?$",
    re.IGNORECASE,
)
_ROW: Final = re.compile(rf"(?:(?:,?{SPACE}(?:à|et|ou|and|or|to){SPACE}|,{SPACE}|{DASH})[0-9]{{1,4}}(?![0-9])){{1,8}}")
"""The numbers that follow a number and share their unit with it: 4, 6 ou 12 mois."""

_BEFORE: Final = 30
"""How many characters before a number are looked at."""


def numerals(text: str, language: Language) -> Iterator[Numeral]:
    """Yield what stands in digits in a text, in its order.

    Args:
        text: A text in which marks are hidden.
        language: Its language.
    """
    match = _next(text, 0, language)
    while match:
        end = match.end()
        for numeral in _READERS[match.lastgroup or ""](match, language):
            end = max(end, numeral.end)
            yield numeral
        match = _next(text, end, language)


def _next(text: str, start: int, language: Language) -> re.Match[str] | None:
    # Looking for digits is quick, looking for all that may be made of them is not; one sign may stand before the first.
    digit = _DIGIT.search(text, start)
    return PATTERNS[language].search(text, max(start, digit.start() - 1)) if digit else None


def _telephone(match: re.Match[str], _: Language) -> Iterator[Numeral]:
    # In a number of another country, (0) is dialled only there.
    digits = re.sub("[^0-9]", "", match.group().replace("(0)", "")).removeprefix("011")
    yield _numeral(match, [digits[1:] if len(digits) == 11 and digits[0] == "1" else digits])


def _prefix(match: re.Match[str], _: Language) -> Iterator[Numeral]:
    yield _numeral(match, [f"1-{match.group()[2:]}"], ("1", match.group()[2:]))


def _service(match: re.Match[str], _: Language) -> Iterator[Numeral]:
    yield _numeral(match, [match.group().replace("-", "")])


def _date(match: re.Match[str], _: Language) -> Iterator[Numeral]:
    year, month, day = map(int, match.group().split("-"))
    start = match.start()
    yield Numeral(start, start + 4, frozenset({str(year)}))
    yield Numeral(start + 5, start + 7, frozenset({f"month {month}"}))
    yield Numeral(start + 8, start + 10, frozenset({str(day)}))


def _years(match: re.Match[str], language: Language) -> Iterator[Numeral]:
    start, end, (first, last) = match.start(), match.end(), (match.group()[:4], match.group()[-2:])
    whole = int(first[:2] + last)
    yield Numeral(start, start + 4, frozenset({first}))
    yield Numeral(end - 2, end, frozenset({str(int(last)), str(whole if whole > int(first) else whole + 100)}))
    yield from _months_beside(match.string, start, end, language)


def _fraction(match: re.Match[str], _: Language) -> Iterator[Numeral]:
    above, below = match.group().split("/")
    value = Fraction(int(above), int(below))
    yield _numeral(match, [str(value), *_percent(value)], (above, below))


def _length(match: re.Match[str], _: Language) -> Iterator[Numeral]:
    hours, minutes = map(int, re.findall("[0-9]+", match.group()))
    yield _numeral(match, [f"{hours * 60 + minutes} min"], (str(hours), str(minutes)))


def _percent(value: Fraction) -> list[str]:
    return [f"{value * 100} %"] if value <= 1 else []


def _time(match: re.Match[str], language: Language) -> Iterator[Numeral]:
    hour, minutes, half = int(match["hour"]), int(match["minutes"] or 0), match["half"] or ""
    length = [f"{hour * 60} min", f"{minutes} min"] if not half else []
    readings = {on_clock(hour, minutes, half)}
    if language == "en" and not half:
        readings.update(in_other_half(match.string, match.start(), match.end(), hour, minutes))
    if readings & {"0", "24"}:
        readings |= {"0", "24"}  # midnight
    if length:
        readings.add(f"{hour * 60 + minutes} min")
    yield _numeral(match, readings, tuple(length) if minutes else ())


def _number(match: re.Match[str], language: Language) -> Iterator[Numeral]:
    text, start, end, written = match.string, match.start(), match.end(), match.group()
    if len(written) > _LONGEST:
        yield _numeral(match, [written])
        return
    value, parts = _value(written, language)
    thousands = [int(re.sub("[.,]", "", written))] if match["sign"] else []
    mixed = _MIXED.match(text, end)
    if mixed:
        fraction = Fraction(int(mixed[1]), int(mixed[2])) if mixed[1] else _of_sign(mixed[3])
        parts, value, end = (str(value), str(fraction)), value + fraction, mixed.end()
    readings, end = _scaled(value, text, start, end, language)
    readings.update(str(whole) for whole in thousands)  # or with decimals, which its typography says
    row = _ROW.match(text, end)
    if row:
        readings.update(with_unit(value, text, row.end(), language))
    percent = _PERCENT.match(text, end)
    if percent:
        readings.add(f"{value} %")
        # The hundred of 7,5 p. 100 is no number by itself.
        end = percent.end() if percent.group().endswith("100") else end
    if language == "en":
        readings.update(in_other_half(text, start, end, int(value)))
    before = text[max(0, start - _BEFORE) : start]
    besides = _of_years(written, before, text, end, readings)
    yield Numeral(start, end, frozenset(readings), parts, besides)
    yield from _months_beside(text, start, end, language)


def _value(written: str, language: Language) -> tuple[Fraction, tuple[str, ...]]:
    """Read a number; where spaces stand in it, say of which numbers it may be a row instead."""
    groups = re.split(SPACE, written)
    digits = "".join(groups)
    if len(re.findall("[.,]", digits)) > 1:
        digits = re.sub("[.,](?=[0-9]{3}(?![0-9]))", "", digits)
    if language == "en":
        digits = re.sub(",(?=[0-9]{3}(?![0-9]))", "", digits)
    is_row = len(groups) > 1 and "".join(groups).isdecimal()
    return Fraction(digits.replace(",", ".")), tuple(str(int(group)) for group in groups) if is_row else ()


def _of_sign(sign: str) -> Fraction:
    return Fraction(unicodedata.numeric(sign)).limit_denominator(10)


def _scaled(value: Fraction, text: str, start: int, end: int, language: Language) -> tuple[set[str], int]:
    """Read the word or sign that multiplies a number, and its unit; return what it may mean, and where it ends."""
    word = _scale_pattern(language).match(text, end)
    if word and word["word"]:
        value, end, readings = value * values("multiples", language)[word["word"].casefold()], word.end(), set[str]()
    elif word:
        sign, scaled = word["sign"], value * stated()["signs"][language][word["sign"]]
        is_money = _MONEY.match(text, word.end()) or _MONEY_BEFORE.search(text[max(0, start - 2) : start])
        # By themselves, other signs are rather letters of a name: 5G, annexe 1B, 10 m.
        readings = set() if is_money else {f"{value}{sign.lower()}", *([] if sign in "kKM" else [str(value)])}
        if is_money or sign in "kKMB":
            value, end = scaled, word.end()
    else:
        readings = set()
    return {*readings, str(value), *with_unit(value, text, end, language)}, end


@cache
def _scale_pattern(language: Language) -> re.Pattern[str]:
    words = [word for word, value in values("multiples", language).items() if value >= 1000 or value == 12]
    signs = sorted(stated()["signs"][language], key=len, reverse=True)
    return re.compile(
        rf"(?:{SPACE}|-)?(?P<word>(?i:{'|'.join(sorted(words, key=len, reverse=True))}))\b"
        rf"|{SPACE}?(?P<sign>{'|'.join(signs)})(?![\w’'-])"
    )


def _of_years(written: str, before: str, text: str, end: int, readings: set[str]) -> tuple[str, ...]:
    """Add what a number means as a decade or a fiscal year; return the year in which a fiscal year begins."""
    if not written.isdecimal() or len(written) not in (2, 4):
        return ()
    is_short = len(written) == 2
    if written[-1] == "0" and (_DECADE.match(text, end) or _DECADE_BEFORE.search(before)) and is_short:
        readings |= {f"19{written}", f"20{written}"}
    if written.endswith("00") and _DECADE.match(text, end) and not is_short:
        readings.add(str(int(written) // 100 + 1))  # the 1800s are the 19th century
    if _FISCAL_BEFORE.search(before):
        year = 2000 + int(written) if is_short else int(written)
        readings.add(str(year))
        return (str(year - 1),)
    return ()


def _months_beside(text: str, start: int, end: int, language: Language) -> Iterator[Numeral]:
    """Yield the month beside a number; elsewhere, `mars` and `May` may be other words."""
    after, before = _month_patterns(language)
    begin = max(0, start - _BEFORE)
    for match, shift in ((after.match(text, end), 0), (before.search(text[begin:start]), begin)):
        if match:
            number = month_names(language)[match.group(1)]
            yield Numeral(shift + match.start(1), shift + match.end(1), frozenset({f"month {number}"}))


@cache
def _month_patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(sorted(month_names(language), key=len, reverse=True))
    return (
        re.compile(rf"(?:er|st|nd|rd|th)?{SPACE}(?:of{SPACE})?({names})\b"),
        re.compile(rf"\b({names})\.?{SPACE}$"),
    )


def _numeral(match: re.Match[str], readings: Iterable[str], parts: tuple[str, ...] = ()) -> Numeral:
    return Numeral(match.start(), match.end(), frozenset(readings), parts)


_READERS: Final[Mapping[str, Callable[[re.Match[str], Language], Iterator[Numeral]]]] = {
    "telephone": _telephone,
    "prefix": _prefix,
    "service": _service,
    "date": _date,
    "years": _years,
    "fraction": _fraction,
    "length": _length,
    "time": _time,
    "number": _number,
}
"""What reads each kind of numeral, by the name of its group in the patterns."""
