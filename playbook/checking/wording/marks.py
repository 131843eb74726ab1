"""What of a text is not words: code, addresses, macros and marks of Markdown.

They are hidden from the rules by characters that no text holds, as many as there were, so that places stay the same.
No pattern reads on to the end of the text from each of many beginnings: that would take a hostile text for ever.
"""

import re
from collections.abc import Callable
from typing import Final

HIDDEN: Final = "\ue000"
"""Stands for something that is read, but not as words of the language: code, an address, what a macro shows."""

BORDER: Final = "\ue001"
"""Stands for a mark that begins a new piece of text: a list item, a heading, a cell of a table."""

_SIGNS: Final = ("`", "~~~", "](", "[^", "<", "{", "/", "www.", "@", "$", ":", ".. ", "\\")
"""One of these stands in whatever `MARKS` finds."""

MARKS: Final = re.compile(
    r"""
    (?=^|[^\w\s]|\b\w)(?:          # most places are inside a word or before one, where nothing begins
    ^[ ]*(?P<fence>`{3,}+(?=[^`\n]*$)|~{3,}+).*?(?:^[ ]*(?P=fence)|\Z)   # a block of code; unclosed, all the rest
    | (?<!`)(?P<ticks>`++).+?(?<!`)(?P=ticks)(?!`)        # code in a line
    | <(?P<tag>(?i:script|style|pre|code))\b[^<>]*>.*?(?:</(?i:(?P=tag))\s*>|\Z)   # code between tags
    | <!--(?:[^<-]|<(?!!--)|-(?!->))*+-->
    | \{\{(?:[^{}]|[{}](?![{}]))*+\}\}+ | \{%(?:[^{%]|\{(?!%)|%(?!\}))*+%\}   # macros
    | (?:(?<!\*)(?P<stars>\*++)[^*\n]+(?P=stars)|\[[^\[\]\n]+\]\([^()\s]+\))\{:(?=[^{}\n]*\blang=)[^{}\n]*+\}  # another language
    | \$(?=[^\s$])[^$\n]{0,100}[\\^_{}][^$\n]{0,100}\$(?![0-9]) | (?<![\w:]):[a-z][a-z0-9_+-]+:(?![\w:]) | ^\.\.[ ]\w+::
    | \\(?:u[0-9A-Fa-f]{4}|x[89A-Fa-f][0-9A-Fa-f])
    | \{[^{}\n]*\}                                      # attributes, names to fill in
    | (?<=\])\((?:[^()\s]|\([^()\s]*\))*(?:\s+"[^"]*")?\)   # where a link leads
    | ^\[[^\]\n]+\]:[^\n]* | \[\^[^\]\n]{1,60}\](?:[ \u00a0]?:)?            # an address below, a footnote
    | </?[A-Za-z][^<>]*>                                # an address in angle brackets, a tag
    | (?:\b\w++://|\bwww\.)(?:[^\s<>&]|&(?!nbsp;|\#))*[\w/]
    | (?<![\w.-])[\w-]++(?:\.[\w-]++)*\.[a-z]{2,}/(?:[^\s<>&]|&(?!nbsp;|\#))*[\w/]       # an address without its beginning
    | (?<![\w.+'-])[\w.+'-]++@\w[\w-]*(?:\.\w[\w-]*)+
    )
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)

_CODE_LINE: Final = re.compile(r"(?:[ ]{4}|[ ]{0,3}\t)[ \t]*\S")
_MAY_HAVE_CODE_LINE: Final = re.compile(r"\n[ \t]*\n(?:[ ]{4}|[ ]{0,3}\t)")
_KEEPS_INDENTED: Final = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]|:|!!!|\?\?\?)")
"""How a line begins to which an indented paragraph may belong: a list item, a definition, a note."""

BORDERS: Final = re.compile(r"\n[ \t]*(?:(?:[-*+]|\#{1,6}|:)[ \t]+|>[ \t]?)")
PASTED_ITEMS: Final = re.compile(
    r"\n[ \t\u00a0]*(?:[•·▪▫◦‣⁃∙●○■□◆❖➢►✓✔→\uf000-\uf0ff][ \t\u00a0]*|o(?:[ \u00a0]{2,}|\t)[ \t\u00a0]*)"
)
"""Items as word processors begin them, which are found for what they are."""

NUMBERED_ITEM: Final = re.compile(r"\n[ \t]*(\d{1,9})[.)][ \t]+")
_TABLE_LINE: Final = re.compile(r"\n[ \t]*\|[^\n]*")
_TABLE_RULE: Final = re.compile(r"\n[ \t]*\|[\s:|-]*\|")
_PIPE: Final = re.compile(r"(?<!\\)\|")
_NOTICE: Final = re.compile(r'\n[ ]*(?:!!!|\?\?\?)[^\n"]*(?:"[^"\n]*")?')
_FILLED: Final = re.compile(r"[^\n]")
_BEGINNINGS: Final = frozenset("-*+#:>|!?0123456789 ")


def hide(text: str) -> str:
    """Hide what is not words.

    Args:
        text: Markdown or plain text.

    Returns:
        A text of the same length, with `HIDDEN` for each character of code, macros and addresses, and `BORDER` for the
        marks that begin a piece of text. Line breaks stay.
    """
    if any(sign in text for sign in _SIGNS):
        text = MARKS.sub(_hidden, text)
    if _MAY_HAVE_CODE_LINE.search(text):
        text = _without_indented_code(text)
    if "\n" in text or text[:1] in _BEGINNINGS or not text[:1].isalnum():
        # With a line break before it, the first line is like the others.
        text = NUMBERED_ITEM.sub(_item_border(), PASTED_ITEMS.sub(_border, BORDERS.sub(_border, f"\n{text}")))[1:]
        if "|" in text or "!!!" in text or "???" in text:
            text = _TABLE_LINE.sub(_table_line, _NOTICE.sub(_notice, f"\n{text}"))[1:]
    return text


def _without_indented_code(text: str) -> str:
    """Hide indented lines after an empty line, where they are surely code: after a paragraph that nothing indents."""
    lines = text.split("\n")
    is_first, is_plain = True, False  # whether a block begins, and whether an indented one after it is code
    for number, line in enumerate(lines):
        if not line.strip():
            is_first = True
        elif is_plain and is_first and _CODE_LINE.match(line):
            lines[number] = HIDDEN * len(line)
        else:
            is_plain = _is_plain(line) if is_first else is_plain and not _KEEPS_INDENTED.match(line)
            is_first = False
    return "\n".join(lines)


def _is_plain(line: str) -> bool:
    return not line[0].isspace() and line.strip(f"{HIDDEN} \t") != "" and not _KEEPS_INDENTED.match(line)


def _hidden(match: re.Match[str]) -> str:
    return _FILLED.sub(HIDDEN, match.group())


def _border(match: re.Match[str]) -> str:
    return _FILLED.sub(BORDER, match.group())


def _item_border() -> Callable[[re.Match[str]], str]:
    last = 0

    def border(match: re.Match[str]) -> str:
        nonlocal last
        number = int(match.group(1))
        # Where a line of a paragraph happens to begin with “2014. ”, no list begins: that would need an empty line.
        after_empty_line = match.string[: match.start()].rstrip(" \t")[-1:] in ("", "\n")
        if number not in (1, last + 1) and not after_empty_line:
            return match.group()
        last = number
        return _border(match)

    return border


def _table_line(match: re.Match[str]) -> str:
    line = match.group()
    return _FILLED.sub(BORDER, line) if _TABLE_RULE.fullmatch(line.rstrip()) else _PIPE.sub(BORDER, line)


def _notice(match: re.Match[str]) -> str:
    # Of a note, only the title is words; its straight quotation marks are not.
    before, quote, rest = match.group().partition('"')
    return _FILLED.sub(BORDER, before) + (f"{BORDER}{rest[:-1]}{BORDER}" if quote else "")
