"""Marks of other programs, which neither records nor pages know: they would be shown as they stand."""

import re
from collections.abc import Iterator
from typing import Final

from playbook.checking.wording.slips import Slip
from playbook.languages import Language
from playbook.reading.page_html import code_spans

UNSUPPORTED: Final = "unsupported-mark"

FOREIGN: Final = re.compile(
    r"""
    (?=^|[\[~='<^+$:{\\EHPMI-]|[ ]-)(?:         # most places are inside a word, where nothing begins
    \[\^[^\]\n]{1,60}\](?:[ \u00a0]?:[^\n]*)?                           # a footnote
    | \[\[[^\[\]\n]+\]\]                                               # a link of a wiki
    | ^[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+\[[ xX]?\](?=[ \t]|$)[^\n]*    # a task
    | ~~(?=[^\s~])[^~\n]+~~ | ==(?=[^\s=])[^=\n]+(?<!\s)==              # struck, marked
    | '''?[^'\n]+''' | ''[^'\n]+''                                     # emphasis of a wiki
    | \[[^\[\]|\n]+\|(?P<jira>https?://[^\]\s]+)\]                      # a link of a tracker
    | \[(?P<wiki>https?://[^\s\]]+)[ ](?P<words>[^\[\]\n]+)\](?!\()         # a link of a wiki to another site
    | \[(?P<bb>b|i|u|s|url|img|quote|code)(?:=[^\]\n]*)?\][^\n]{0,500}?\[/(?P=bb)\]   # marks of forums
    | <<(?P<angled>[^<>\n]{1,200})>>                                    # straight guillemets
    | (?<=[\w,;).”»…])(?P<dash>[ ]---?[ ]|---?)(?=[\w“«(])                # a dash of a typewriter
    | ^[ ]{0,3}>[ ]?\[![A-Z]+\][^\n]* | ^:{3,}[ \t]*\w[^\n]*             # notes of other sites
    | ^[ ]{0,3}\?\?\?\+?[ \t][^\n]* | ^\.\.[ ]\w+::[^\n]*
    | ^[¹²³⁰-⁹]+[ \u00a0]?[^\W\d_][^\n]*                                  # a note below the text
    | \^[^\s^]{1,30}\^ | (?<=\w)~[^\s~]{1,20}~ | (?<!\w)\+\+(?=[^\s+])[^+\n]+(?<!\s)\+\+(?!\w)   # raised, lowered, added
    | \$(?=[^\s$])[^$\n]{0,100}[\\^_{}][^$\n]{0,100}\$(?![0-9])                  # a formula
    | (?<![\w:]):[a-z][a-z0-9_+-]+:(?![\w:])                                # a picture by its name
    | ^\[TOC\]$ | ^h[1-6]\.[ ][^\n]* | ^bq\.[ ][^\n]* | ^={1,6}[ ][^=\n]+[ ]={1,6}$
    | \{(?:quote|code|color|panel|noformat|info|note|warning|tip)(?::[^{}\n]*)?\}
    | (?<=[)\]*\w ])\{[ ]?(?:[.#][A-Za-z][\w-]*|[a-z-]+=[^\s{}]+)(?:[ ]+(?:[.#][\w-]+|[\w-]+=[^\s{}]+))*[ ]?\}   # attributes of other programs
    | (?:(?<=[.,;!?»”…)])|(?<=\w\w:))(?:\\r)?\\[nt](?!\w*\\)                # a line break of a program
    | \\(?:u(?P<code>[0-9A-Fa-f]{4})|x(?P<short>[89A-Fa-f][0-9A-Fa-f]))                            # a character of a program
    | \b(?:Error|Erreur)[ \u00a0]?![ ](?:Reference[ ]source|Bookmark|Source[ ]du[ ]renvoi|Signet)\b[^.\n]{0,40}\.?   # fields of Word
    | \b(?:HYPERLINK|PAGEREF|MERGEFIELD|INCLUDEPICTURE)[ ]+(?:\\l[ ]+)?(?:["“«”][^"”»“«\n]*["”»]|\w+)
    | ^(?P<table>(?=[^\t\n|]*\w)[^\t\n|]++(?:\t++[^\t\n]++)++$(?:\n(?=[^\t\n]*\w)[^\t\n]++(?:\t++[^\t\n]++)++$)++)   # a table
    )
    """,
    re.VERBOSE | re.MULTILINE,
)
_SIGNS: Final = (
    *("[", "~~", "==", "''", "<<", "--", ":::", "???", "\t", "{", "\\", "Err"),
    *(
        "HYPER",
        "PAGER",
        "MERGE",
        "INCL",
        ".. ",
        "¹",
        "²",
        "³",
        "⁴",
        "^",
        "~",
        "++",
        "$",
        ":",
        "h1.",
        "h2.",
        "h3.",
        "bq.",
        "= ",
    ),
)
"""One of these stands in whatever `FOREIGN` finds."""

_REFERENCE: Final = re.compile(r"(?<![!\]\\])\[(?P<words>[^\[\]\n^][^\[\]\n]*)\]\[(?P<name>[^\[\]\n]*)\](?!\()")
_DEFINITION: Final = re.compile(
    r"^[ ]{0,3}\[(?P<name>[^\]\n^]+)\][ \u00a0]?:[ \t]+<?(?P<address>[^\s<>]+)[^\n]*$", re.MULTILINE
)


def foreign_marks(text: str, language: Language, *, knows_references: bool = True) -> Iterator[Slip]:
    """Find marks that no text here knows.

    Args:
        text: A Markdown text.
        language: Its language.
        knows_references: Whether the address of a link may stand below, as in a page.
    """
    if not any(sign in text for sign in _SIGNS):
        return
    code = code_spans(text) if "`" in text or "~~~" in text else []
    for slip in (*_marks(text, language), *_references(text, knows_references)):
        if not any(start <= slip.start < end for start, end in code):
            yield slip


def _marks(text: str, language: Language) -> Iterator[Slip]:
    for match in FOREIGN.finditer(text):
        start, end = match.span()
        if match["table"] and _is_list(match["table"]):
            continue
        yield Slip(UNSUPPORTED, start, end, _right(match, language))


def _is_list(table: str) -> bool:
    return not re.match(r"[ ]*(?![-*+•o·][ \t]|[0-9(]{1,4}[.)]|[a-z][.)])\S", table)


def _right(match: re.Match[str], language: Language) -> str | None:
    if match["dash"]:
        return " – " if match["dash"].startswith(" ") else "–"
    if match["angled"]:
        words = match["angled"].strip(" \u00a0")
        return f"«\u00a0{words}\u00a0»" if language == "fr" else f"“{words}”"
    if match["code"] or match["short"]:
        meant = chr(int(match["code"] or match["short"], 16))
        return meant if meant.isprintable() else None
    if match["jira"]:
        return f"[{match.group()[1:].partition('|')[0]}]({match['jira']})"
    return f"[{match['words']}]({match['wiki']})" if match["wiki"] else None


def _references(text: str, knows_references: bool) -> Iterator[Slip]:
    """Find links whose address stands elsewhere in the text, or nowhere."""
    addresses = {match["name"].casefold(): match["address"] for match in _DEFINITION.finditer(text)}
    for match in _REFERENCE.finditer(text):
        address = addresses.get((match["name"] or match["words"]).casefold())
        if not (knows_references and address):
            yield Slip(UNSUPPORTED, match.start(), match.end(), address and f"[{match['words']}]({address})")
    if not knows_references:
        for match in _DEFINITION.finditer(text):
            yield Slip(UNSUPPORTED, match.start(), match.end())
