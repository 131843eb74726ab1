"""Links as they are written: whether they are links, and whether they lead to a page in the reader's language."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from playbook.checking.wording.marks import HIDDEN
from playbook.checking.wording.odd_links import WITH_SPACE
from playbook.checking.wording.slips import Slip
from playbook.findings import Severity
from playbook.languages import Language, other

_BEGINNING: Final = r"(?:https?://|mailto:|tel:|www\.|(?:case|model|contact|step|tool):\w)"
_ADDRESS: Final = rf"{_BEGINNING}(?:[^\s()\[\]]|\([^\s()]*\))*"
_WORDS: Final = r"\[(?:[^\[\]\\]|\\.)+\]"

_APART: Final = re.compile(rf"{_WORDS}[ \t\n]+\({_ADDRESS}\)", re.DOTALL)
_OPEN: Final = re.compile(rf"{_WORDS}\({_ADDRESS}(?=\s|\[|$)(?![ \t\n]*[\)\"'(])", re.DOTALL)
_TURNED: Final = re.compile(rf"\((?P<words>[^()\n]+)\)\[(?P<address>{_ADDRESS})\]")
_UNOPENED: Final = re.compile(rf"\]\({_ADDRESS}\)")
_HALF: Final = re.compile(rf"\[(?P<words>[^\[\]()\n]{{1,100}})\((?P<address>{_ADDRESS})\)(?!\])")
_ANGLED: Final = re.compile(rf"{_WORDS}\(<{_BEGINNING}[^<>\s()]*(?!>)(?=[\s()]|$)")
_LONGEST: Final = 2000
"""How many characters before a bracket are looked at."""
_PUNCTUATION: Final = ".,;:!?"
_SPACE: Final = re.compile(r"\][ \t\n]+\(")

_LINK: Final = re.compile(
    r"\[(?P<words>(?:[^\[\]\\]|\\.)*)\]\((?P<address>[^)\s]{1,2000}+)[^)\n]{0,300}+\)|<(?P<bare>https?://[^>\s]+)>"
)
_AFTER: Final = 25
"""Within how many characters after a link its language is named."""


def _of_language(short: str, names: str) -> re.Pattern[str]:
    return re.compile(
        rf"//{short}\.|/(?:{names})(?:-ca)?(?:[/?#]|\.\w+$|$)|[-_](?:{names})\.\w+$|[?&](?:lang|language|hl|locale)=(?:{names})\b",
        re.IGNORECASE,
    )


VERSIONS: Final[Mapping[Language, re.Pattern[str]]] = {
    "fr": _of_language("fr", "fr|fra|fre|francais|french"),
    "en": _of_language("en", "en|eng|english|anglais"),
}
"""What sites of governments write in the address of a page in one language."""

_NAMED: Final[Mapping[Language, re.Pattern[str]]] = {
    "fr": re.compile(r"\ben[ \u00a0\n]anglais\b", re.IGNORECASE),
    "en": re.compile(r"\bin[ \u00a0\n]French\b", re.IGNORECASE),
}
"""How a text of each language says that a page is in the other one."""


def unclosed_links(text: str, hidden: str) -> Iterator[Slip]:
    """Find what was meant as a link and would be shown as it stands.

    Args:
        text: A Markdown text.
        hidden: The same with marks hidden.
    """
    start = text.find("[")
    while start >= 0:
        if hidden[start] != HIDDEN and text[start - 1 : start] not in ("\\", "!"):
            apart, open_ = _APART.match(text, start), _OPEN.match(text, start)
            if apart:
                yield Slip("unclosed-link", start, apart.end(), _SPACE.sub("](", apart.group()))
            elif open_ and not WITH_SPACE.match(text, text.index("](", start)):
                written = open_.group().rstrip(_PUNCTUATION)
                correction = f"{written}){open_.group()[len(written) :]}"
                yield Slip("unclosed-link", start, open_.end(), correction)
        start = text.find("[", start + 1)
    for match in _TURNED.finditer(text) if ")[" in text else ():
        if hidden[match.start()] != HIDDEN:
            yield Slip("unclosed-link", match.start(), match.end(), f"[{match['words']}]({match['address']})")
    yield from _half_links(text, hidden)


def _half_links(text: str, hidden: str) -> Iterator[Slip]:
    """Find links of which one of the brackets is missing."""
    for match in _HALF.finditer(text) if "[" in text else ():
        if hidden[match.start()] != HIDDEN and text[match.start() - 1 : match.start()] != "\\":
            yield Slip("unclosed-link", *match.span(), f"[{match['words'].rstrip()}]({match['address']})")
    if "](" not in text:
        return
    for match in _ANGLED.finditer(text):
        if hidden[match.start()] != HIDDEN:
            yield Slip("unclosed-link", *match.span())
    for match in _UNOPENED.finditer(text):
        # Brackets may stand in each other: all of the paragraph tells whether this one is open.
        begin = text.rfind("\n\n", 0, match.start()) + 1
        before = text[max(begin, match.start() - _LONGEST) : match.start()].replace("\\[", "").replace("\\]", "")
        is_open = before.count("[") > before.count("]") or "[" in before[before.rfind("]") + 1 :]
        if hidden[match.start()] != HIDDEN and not is_open and not before.endswith("\\"):
            word = re.search(r"\S*$", before)
            yield Slip("unclosed-link", match.start() - (len(word.group()) if word else 0), match.end())


def other_language_links(text: str, language: Language) -> Iterator[Slip]:
    """Find links to a page that is plainly in the other language, where the text does not say so.

    Args:
        text: A Markdown text.
        language: Its language.
    """
    if "](" not in text and "<http" not in text:
        return
    for match in _LINK.finditer(text):
        address = match["address"] or match["bare"]
        if is_version(address, other(language)):
            beside = f"{match['words'] or ''} {text[match.end() : match.end() + _AFTER]}"
            if not says_other_language(beside, language):
                yield Slip(f"link-to-{other(language)}", match.start(), match.end(), severity=Severity.WARNING)


def is_version(address: str, language: Language) -> bool:
    """Tell whether an address is plainly that of the version in `language` of a page."""
    return bool(VERSIONS[language].search(address)) and not VERSIONS[other(language)].search(address)


def says_other_language(text: str, language: Language) -> bool:
    """Tell whether a text in `language` says that something is in the other one."""
    return bool(_NAMED[language].search(text))
