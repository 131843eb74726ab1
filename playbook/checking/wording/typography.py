"""The marks that each language sets in its own way: spaces, quotation marks, apostrophes, numbers, dates, capitals."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from playbook.checking.wording.marks import BORDER, HIDDEN
from playbook.checking.wording.slips import Slip
from playbook.languages import Language

_Right = str | Callable[[re.Match[str]], str | None]
_After = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class _Rule:
    """One way of being wrong.

    Attributes:
        code: The code of the finding.
        pattern: What may be wrong. It begins with the characters that it is about, which makes the search quick.
        right: What is right in its place: a template of the pattern's groups, or a function of what was matched, which
            returns `None` where it can't be known. Where that is what the text has, nothing is wrong.
        characters: A text without any of these can't be wrong in this way.
        phrases: The same for what is longer than a character.
        after: When given, the spaces before what was matched belong to it, and this says of the character before them
            whether it counts.
    """

    code: str
    pattern: re.Pattern[str]
    right: _Right
    characters: frozenset[str]
    phrases: tuple[str, ...]
    after: _After | None

    def edits(self, text: str) -> Iterator["_Edit"]:
        """Yield what is to be changed in a text."""
        for match in self.pattern.finditer(text):
            start, end = match.span()
            if self.after:
                while start and text[start - 1] in _SPACES:
                    start -= 1
                if not start or not self.after(text[start - 1]):
                    continue
            right = match.expand(self.right) if isinstance(self.right, str) else self.right(match)
            if right != text[start:end]:
                yield _Edit(self.code, start, end, right)


@dataclass(frozen=True, slots=True)
class _Edit:
    """What is to be changed in a text; `right` is `None` where it can't be known."""

    code: str
    start: int
    end: int
    right: str | None


def _rule(
    code: str,
    pattern: str,
    right: _Right,
    characters: str = "",
    phrases: tuple[str, ...] = (),
    after: _After | None = None,
) -> _Rule:
    return _Rule(code, re.compile(pattern), right, frozenset(characters), phrases, after)


_LONGEST_WORD: Final = 100
"""How far a word is followed from the mark that is wrong in it."""

_MOST_TOGETHER: Final = 20
"""How many marks are mended together; with more, words are none."""

_LONGEST_GROUP: Final = 3
"""How many digits stand together in a number that is written in groups."""

_LONGEST_YEAR: Final = 4
"""How many digits may stand together without being grouped."""

_DIGITS: Final = "0123456789"
_SPACES: Final = " \u00a0\u202f"
_SPACE: Final = f"[{_SPACES}]"
_NARROW: Final = "\u202f"
"""The narrow non-breaking space, which the site does not use."""
_AT_END: Final = rf"(?=[\s)»”*_{BORDER}]|$)"

_FRENCH_MONTHS: Final = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_ENGLISH_MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"

_GROUPED: Final = r"[0-9](?<![\w,.\u00a0-].)[0-9]{0,2}(?:[ \u00a0\u202f][0-9]{3})+(?![0-9-])(?![ \u00a0][0-9])"
"""A number such as 18 019, whatever its spaces; a telephone number is none."""

_LONG_NUMBER: Final = (
    r"[0-9](?<![\w,.\u00a0/-].)[0-9]{4,8}(?=[ \u00a0](?:[$%]|[^\W\d_A-Z][^\W\d_]{2})|%)|(?<=\$)[0-9]{5,9}(?![\w-])"
)
"""A number of five digits or more that counts something; four stay together in a year or an address."""

_NUMBERED: Final = re.compile(
    r"(?:\b(?:form|formulaire|num[ée]ros?|numbers?|no\.?|postes?|extension|codes?|case|postale?|box|dossiers?|files?|rooms?|salles?"
    r"|bureaux?|suite|règlement|avis|article|section|bill|loi|id)|nº|n°|#)[ \u00a0:]*$",
    re.IGNORECASE,
)
"""What stands before a number that is a name, and is written as it is."""

_ISO_DATE: Final = r"([12][0-9]{3})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(?![\w-])(?<![\w/-].{10})"

_SHORT_DATE: Final = r"[0-9](?<![\w/.-].)[0-9]?([/.-])(?:0?[1-9]|[12][0-9]|3[01])\1[12][0-9]{3}(?![\w/-])(?!\.[0-9])"
"""A date such as 06/03/2013, of which nobody can tell the day from the month."""

_SEVERAL_DAYS: Final = re.compile(
    rf"(?<!\w)[0-9]{{1,2}}(?:st|nd|rd|th)?(?:[ \u00a0](?:{_ENGLISH_MONTHS}))?[*_]*"
    r"(?:\s*[,/&–—-]|,?\s+(?:and|or|to|until|through)\s)(?:\s*(?:and|or)\s)?\s*[*_]*$"
)
"""What stands before a date that is the end of several: in “3 and 4 June 2013”, the first day needs the month too."""

_ANOTHER_CURRENCY: Final = re.compile(r"(?:[\w$.,\\–—-]|\b(?:USD?|CAD?|AUD?)[ \u00a0])$")
"""What stands before a dollar sign that is not by itself, as in US$500 and $20-$30."""

_AMOUNT_GOES_ON: Final = re.compile(
    rf"[\w{HIDDEN}]|[.,/–—-][ \u00a0]?[0-9$]|[–—-]\w|[ \u00a0\n](?:à|et|ou|[–—-])[ \u00a0\n][0-9$]"
    r"|[ \u00a0\n](?:(?:mil(?:le|lions?|liards?)?|billions?|[kKMG])\b)"
)
"""What stands after an amount that ends elsewhere, as in $10K, $20-30 and $2 millions."""

_RATIO: Final = re.compile(
    r"\b(?:ratios?|échelles?|rapports?|proportions?)\b(?:[ \u00a0\n]+[\w’'-]+){0,3}[ \u00a0\n:]+$", re.IGNORECASE
)
"""What stands before two numbers that tell no time, such as 1:20."""

_OF_A_MAP: Final = re.compile(r"[ \u00a0\u202f][0-9]{3}(?![0-9])")
"""What stands after the beginning of a scale such as 1:50 000."""

_UNITS: Final = "km|kg|cm|mm|kW"

_WITHOUT_ACCENT: Final = (
    "conomies?|conomiques?|coles?|criv(?:ez|ons)|ducation|ditions?|galement|laborer|laborez|lectroniques?|lections?"
    "|lèves?|milie|nergie|quipements?|quipes?|tablir|tablissements?|tapes?|tats?|tudes?|tudiants?|valuations?|valuer"
    "|valuez|viter|vitez|volution"
)
"""What follows an E that has lost its accent: with a plain E, none of these is a word."""


def _word(character: str) -> bool:
    return character not in ("\n", BORDER)


def _word_in_guillemets(character: str) -> bool:
    return character not in ("\n", BORDER, "«")  # « ! » is about the mark itself


def _word_in_quotes(character: str) -> bool:
    return character not in ("\n", BORDER, "“")


def _non_breaking(match: re.Match[str]) -> str:
    return re.sub("[ \u202f]", "\u00a0", match.group())


def _one_space(match: re.Match[str]) -> str:
    return "\u00a0" if "\u00a0" in match.group() else " "


def _french_clock(match: re.Match[str]) -> str:
    hour, minutes = match.groups()
    if int(hour) > 24:
        return match.group()
    return f"{hour}\u00a0h\u00a0{minutes}" if minutes else f"{hour}\u00a0h"


def _french_time(match: re.Match[str]) -> str:
    is_ratio = _RATIO.search(_before(match)) or _OF_A_MAP.match(match.string, match.end())
    return match.group() if is_ratio else _french_clock(match)


def _french_dollars(match: re.Match[str]) -> str | None:
    whole, cents, scale = match.groups(default="")
    if scale or _ANOTHER_CURRENCY.search(_before(match)) or _AMOUNT_GOES_ON.match(match.string, match.end()):
        return None
    first, *groups = re.split("[ ,\u00a0]", whole)
    is_mixed = "," in whole and (" " in whole or "\u00a0" in whole or cents.startswith(","))
    if is_mixed or (groups and len(first) > _LONGEST_GROUP):
        return None
    if len(first) > _LONGEST_YEAR:
        first, *groups = f"{int(first):,}".split(",")
    return "\u00a0".join([first, *groups]) + cents.replace(".", ",") + "\u00a0$"


def _french_decimals(match: re.Match[str]) -> str | None:
    # In 1,500.50, the comma is not that of the decimals.
    return None if _before(match).endswith(",") else match.group().replace(".", ",")


def _english_dollars(match: re.Match[str]) -> str | None:
    is_part = _before(match).endswith(("-", "–", "—", "/")) or match.string[match.end() : match.end() + 1].isalnum()
    return None if is_part else f"${match.group(1)}"


def _before(match: re.Match[str]) -> str:
    """Return the words before what was matched, as far as they matter."""
    return match.string[max(0, match.start() - _LONGEST_WORD) : match.start()]


def _guillemets(match: re.Match[str]) -> str | None:
    text, start = match.string, match.start()
    if text.rfind("«", 0, start) > text.rfind("»", 0, start):
        return match.group()  # quotation marks inside others
    return f"«\u00a0{match.group(1).strip()}\u00a0»" if match.group(1) else None


def _curly_quotes(match: re.Match[str]) -> str | None:
    return f"“{match.group(1).strip()}”" if match.group(1) else None


def _half_of_day(match: re.Match[str]) -> str:
    digit, space, half = match.groups()
    return f"{digit}{space or ' '}{half.lower()}.m."


def _apostrophe(match: re.Match[str]) -> str | None:
    text, end = match.string, match.end()
    if text[end : end + 1].isalpha():
        return "’"
    # At the end of a word it may be the end of a quotation, if one has begun.
    return None if _OPENING.search(text, max(0, match.start() - _LONGEST_WORD), match.start()) else "’"


def _french_date(match: re.Match[str]) -> str:
    year, month, day = match.groups()
    return f"{'1er' if day == '01' else int(day)} {_FRENCH_MONTHS.split('|')[int(month) - 1]} {year}"


def _english_date(match: re.Match[str]) -> str:
    year, month, day = match.groups()
    return f"{_ENGLISH_MONTHS.split('|')[int(month) - 1]} {int(day)}, {year}"


def _english_day(match: re.Match[str]) -> str | None:
    before = _before(match)
    if _SEVERAL_DAYS.search(before):
        return None
    day, month, year = match.groups()
    return match.group() if before.endswith((",", "-")) else f"{month} {day}, {year}"


def _grouped_in_english(match: re.Match[str]) -> str:
    return match.group() if _is_numbered(match) else f"{int(match.group()):,}"


def _grouped_in_french(match: re.Match[str]) -> str:
    return match.group() if _is_numbered(match) else f"{int(match.group()):,}".replace(",", "\u00a0")


def _is_numbered(match: re.Match[str]) -> bool:
    return match.group().startswith("0") or _NUMBERED.search(_before(match)) is not None


def _without_commas(match: re.Match[str]) -> str | None:
    # With a single comma, it may be the sign of the decimals after all.
    return match.group().replace(",", "\u00a0") if match.group().count(",") > 1 else None


def _lower(match: re.Match[str]) -> str:
    return match.group().lower()


def _unknown(_match: re.Match[str]) -> None:
    return None


_IN_STRAIGHT_MARKS: Final = r"'(?<![\w)].)([^\W\d_][^'\n\"“”«»]{0,60}[^\W\d_s]|[^\W\d_])'(?![\w'])"
"""Words between two straight marks that can't be apostrophes: after an s or before a word, the second one may be."""

_OPENING: Final = re.compile(r"(?<!\w)['´](?=\w)")

_BOTH: Final = (
    _rule(
        "unwanted-space",
        rf"(?<=[^\s{BORDER}])[ \u00a0]{{2,}}(?=[^\s{BORDER},.:;!?%$»”])",
        _one_space,
        phrases=("  ", " \u00a0", "\u00a0 "),
    ),
    _rule(
        "unwanted-space",
        rf"[,.](?<={_SPACE}.){_AT_END}",
        r"\g<0>",
        phrases=(" ,", " .", "\u00a0,", "\u00a0.", f"{_NARROW},", f"{_NARROW}."),
        after=_word,
    ),
    _rule("unwanted-space", rf"“{_SPACE}+", "“", "“"),
    _rule("unwanted-space", rf"”(?<={_SPACE}.)", "”", "”", after=_word),
    _rule("three-dots", r"\.{3,}", "…", phrases=("...",)),
    _rule("straight-quote", r"['´](?<=[^\W\d_].)", _apostrophe, "'´"),
    _rule("straight-quote", r"['´](?<![^\W\d_].)", _unknown, "'´"),
    _rule(
        "missing-non-breaking-space",
        rf"([0-9])(?:[ \n{_NARROW}](?=(?:{_UNITS}|m|ha)\b)|(?=(?:{_UNITS})\b))",
        "\\1\u00a0",
        _DIGITS,
    ),
)

_FRENCH: Final = (
    _rule("straight-quote", _IN_STRAIGHT_MARKS, _guillemets, "'"),
    *_BOTH,
    # Not between two digits, where it tells the time, nor before an address or in the rule of a table.
    _rule("missing-non-breaking-space", r":(?![-|/:])(?!(?<=[0-9].)[0-9])", "\u00a0:", ":", after=_word),
    _rule("missing-non-breaking-space", rf"«[ \n{_NARROW}]*(?!\u00a0)", "«\u00a0", "«"),
    _rule("missing-non-breaking-space", "»", "\u00a0»", "»", after=_word),
    _rule("missing-non-breaking-space", r"(?:[kMG]\$|[%$])(?![0-9])", "\u00a0\\g<0>", "%$", after=str.isdigit),
    _rule("missing-non-breaking-space", _GROUPED, _non_breaking, _DIGITS),
    _rule(
        "missing-non-breaking-space",
        rf"([0-9](?<![0-9,.].)[0-9]?){_SPACE}?h(?:{_SPACE}?([0-5][0-9]))?(?!\w)",
        _french_clock,
        _DIGITS,
    ),
    _rule("unwanted-space", rf"[;!?](?<={_SPACE}.)(?![\[=])", r"\g<0>", ";!?", after=_word_in_guillemets),
    _rule("straight-quote", r'"(?<![0-9].)([^"\n]{1,100})"|"()', _guillemets, '"'),
    _rule("wrong-quotes", r"“([^“”«»]{1,100})”|[“”„]()", _guillemets, "“”„"),
    _rule(
        "number-form",
        r"\$[ \u00a0]?([0-9]++(?:[ ,\u00a0][0-9]{3})*+)([.,][0-9]{1,2})?+([ \u00a0]mil)?",
        _french_dollars,
        "$",
    ),
    _rule(
        "number-form",
        r"[0-9](?<![0-9.].)[0-9]*\.[0-9]+(?=[ \u00a0]?[%$]|[ \u00a0](?:millions?|milliards?|km|minutes?|heures?|jours?|semaines?|mois|ans|années|points)\b)",
        _french_decimals,
        _DIGITS,
    ),
    _rule("number-form", r"([0-9](?<![0-9:].)[0-9]?):([0-5][0-9])(?![0-9:])", _french_time, ":"),
    _rule("date-form", rf"1(?<![0-9,.-].)([ \u00a0](?:{_FRENCH_MONTHS}))\b", r"1er\1", "1"),
    _rule("date-form", r"1(?<![0-9].)(?:[ \u00a0]er|ier)\b", "1er", "1"),
    _rule("date-form", r"1(?<![0-9].)i?[èe]re\b", "1re", "1"),
    _rule("date-form", r"([0-9])i?[èe]me(s?)\b", r"\1e\2", _DIGITS),
    _rule("date-form", _ISO_DATE, _french_date, "-"),
    _rule("date-form", _SHORT_DATE, _unknown, _DIGITS),
    _rule("number-form", _LONG_NUMBER, _grouped_in_french, _DIGITS),
    _rule("number-form", r"[0-9](?<![\w,.-].)[0-9]{0,2}(?:,[0-9]{3})+(?![\w,.-])", _without_commas, ","),
    _rule("date-form", rf"[0-9](?:er)?[ \u00a0](?i:{_FRENCH_MONTHS})\b", _lower, _DIGITS),
    _rule("missing-accent", rf"E(?<!\w.)(?=(?:{_WITHOUT_ACCENT})\b)", "É", "E"),
    _rule(
        "missing-accent",
        rf"A(?:(?<![^\n{BORDER}].)|(?<=[.!?…][ \n].))( (?:cette|ce|chaque|compter|la|noter|partir|titre|travers)\b| l’)",
        r"À\1",
        phrases=("A ",),
    ),
)

_ENGLISH: Final = (
    _rule("straight-quote", _IN_STRAIGHT_MARKS, _curly_quotes, "'"),
    *_BOTH,
    _rule("unwanted-space", rf"[:;!?](?<={_SPACE}.){_AT_END}", r"\g<0>", ":;!?", after=_word_in_quotes),
    _rule("unwanted-space", "%", "%", "%", after=str.isdigit),
    _rule("unwanted-space", rf"\${_SPACE}+(?=[0-9])", "$", "$"),
    _rule("straight-quote", r'"(?<![0-9].)([^"\n]{1,100})"|"()', _curly_quotes, '"'),
    _rule("wrong-quotes", r"«([^«»]{1,100})»|[«»„]()", _curly_quotes, "«»„"),
    _rule("number-form", rf"([0-9](?<![0-9$,.].)[0-9,]*(?:\.[0-9]+)?){_SPACE}?\$(?![0-9])", _english_dollars, "$"),
    _rule("number-form", _GROUPED, lambda match: re.sub(r"\D", ",", match.group()), _DIGITS),
    _rule("number-form", _LONG_NUMBER, _grouped_in_english, _DIGITS),
    _rule("date-form", _ISO_DATE, _english_date, "-"),
    _rule("date-form", _SHORT_DATE, _unknown, _DIGITS),
    _rule(
        "number-form",
        r"([0-9](?<![0-9,].)[0-9]*),([0-9]{1,2})"
        r"(?=%|[ \u00a0](?:[mb]illion|km|minutes?|hours?|days?|weeks?|months?|years?|points)\b)",
        r"\1.\2",
        _DIGITS,
    ),
    _rule("number-form", r"([0-9])([ \u00a0])?([AaPp])\.?[Mm]\b\.?", _half_of_day, _DIGITS),
    _rule("date-form", rf"({_ENGLISH_MONTHS})([ \u00a0][0-9]{{1,2}})(?:st|nd|rd|th)\b", r"\1\2", _DIGITS),
    _rule("date-form", rf"({_ENGLISH_MONTHS})([ \u00a0][0-9]{{1,2}})(?=[ \u00a0][0-9]{{4}}\b)", r"\1\2,", _DIGITS),
    _rule(
        "date-form",
        rf"([0-9](?<![0-9.].)[0-9]?)(?:st|nd|rd|th)?[ \u00a0]({_ENGLISH_MONTHS}),?[ \u00a0]([0-9]{{4}})\b",
        _english_day,
        _DIGITS,
    ),
)


@dataclass(frozen=True, slots=True)
class _Rules:
    """The rules of a language.

    Attributes:
        by_characters: Those that concern texts with certain characters.
        characters: All of these characters.
        by_phrases: Those that concern texts with certain phrases.
    """

    by_characters: tuple[_Rule, ...]
    characters: frozenset[str]
    by_phrases: tuple[_Rule, ...]

    def edits(self, text: str) -> Iterator[_Edit]:
        """Yield what is to be changed in a text; most texts need few of the rules."""
        for rule in self.by_phrases:
            for phrase in rule.phrases:
                if phrase in text:
                    yield from rule.edits(text)
                    break
        present = self.characters.intersection(text)
        if present:
            for rule in self.by_characters:
                if not rule.characters.isdisjoint(present):
                    yield from rule.edits(text)


def _rules(rules: tuple[_Rule, ...]) -> _Rules:
    by_characters = tuple(rule for rule in rules if rule.characters)
    characters = frozenset().union(*(rule.characters for rule in by_characters))
    return _Rules(by_characters, characters, tuple(rule for rule in rules if rule.phrases))


_RULES: Final[dict[Language, _Rules]] = {"fr": _rules(_FRENCH), "en": _rules(_ENGLISH)}


def typographic_slips(text: str, language: Language) -> Iterator[Slip]:
    """Find marks that are not set as the language sets them.

    Args:
        text: A text in which marks are hidden.
        language: Its language.

    Yields:
        The words around each wrong mark, with the right ones where they are known. Wrong marks in the same words are
        mended together, and reported once for each kind.
    """
    edits = sorted(_RULES[language].edits(text), key=lambda edit: edit.start)
    if not edits:
        return
    for start, end, together in _phrases(text, edits):
        correction = _corrected(text, start, end, together)
        for code in dict.fromkeys(edit.code for edit in together):
            yield Slip(code, start, end, correction)


def _phrases(text: str, edits: list[_Edit]) -> Iterator[tuple[int, int, list[_Edit]]]:
    """Put the edits that concern the same words together."""
    start, end = _around(text, edits[0])
    together = [edits[0]]
    for edit in edits[1:]:
        first, last = _around(text, edit)
        if first >= end:
            yield start, end, together
            start, end, together = first, last, [edit]
        elif edit.start >= together[-1].end and len(together) < _MOST_TOGETHER:
            end, together = max(end, last), [*together, edit]
    yield start, end, together


def _around(text: str, edit: _Edit) -> tuple[int, int]:
    start, end = edit.start, edit.end
    first, last = max(0, start - _LONGEST_WORD), min(len(text), end + _LONGEST_WORD)
    while start > first and _is_of_word(text[start - 1]):
        start -= 1
    while end < last and _is_of_word(text[end]):
        end += 1
    # A bracket before the words and a mark after them are right as they are.
    return edit.start - len(text[start : edit.start].lstrip("(")), edit.end + len(
        text[edit.end : end].rstrip(",.;:!?)")
    )


def _is_of_word(character: str) -> bool:
    return not character.isspace() and character not in (HIDDEN, BORDER)


def _corrected(text: str, start: int, end: int, edits: list[_Edit]) -> str | None:
    parts = []
    for edit in edits:
        if edit.right is None:
            return None
        parts += [text[start : edit.start], edit.right]
        start = edit.end
    return "".join([*parts, text[start:end]])
