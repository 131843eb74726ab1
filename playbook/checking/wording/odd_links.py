"""Links that lead nowhere, elsewhere than they seem to, or only for those who are in the same office."""

import ipaddress
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import parse_qs, quote, urlsplit

from playbook.checking.wording.marks import HIDDEN
from playbook.checking.wording.slips import Slip
from playbook.findings import Severity
from playbook.reading.page_html import code_spans

ODD_ADDRESS: Final = "odd-address"

_LINK: Final = re.compile(r"(?<!!)\[(?P<words>[^\[\]\n]*)\]\((?P<address>[^()\s]{1,2000}+)[^()\n]{0,300}\)")
_BARE: Final = re.compile(r"(?<![\w/.@(:])(?P<address>(?:https?://|www\.)[^\s<>\[\]()\"“”«»`]{3,2000})")
WITH_SPACE: Final = re.compile(r"\]\((?P<address>(?:https?://|mailto:|tel:)[^\s()\"]*(?:[ \u00a0][^\s()\"]+){1,5})\)")
_BROKEN: Final = re.compile(
    r"(?<![\w/.@(])(?:h?tt?ps?|htps?)(?::[/\\]{0,3}|[;.]{1,2}[/\\]{1,3}|[/\\]{1,3})(?P<rest>(?:www\.)?[\w-]+\.[\w-]+[^\s<>\[\]()\"“”«»`]*)"
)
_VAGUE: Final = re.compile(
    r"(?:cliquez |appuyez |voir |lire )?(?:sur )?(?:ici|ce lien|lien|suite|en savoir plus|lire la suite|plus)"
    r"|(?:click |press |see |read |tap )?(?:on )?(?:here|this link|this|link|more|read more|learn more)",
    re.IGNORECASE,
)
"""Words that don't say where a link leads."""

_WHOLE: Final = re.compile("https?://[^/]")
_END: Final = ".,;:!?…’'"

_EMAIL: Final = re.compile(r"[A-Za-z0-9._%+'-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?:\?[^\s]*)?")
_TELEPHONE: Final = re.compile(
    r"(?:\+?1[-.]?)?[2-9][0-9]{2}[-.]?[0-9]{3}[-.]?[0-9]{4}(?:;ext=[0-9]{1,6})?|\+[2-9][0-9-]{6,17}|[0-9]{3}"
)
_PRIVATE_ENDINGS: Final = (
    ".local",
    ".localhost",
    ".internal",
    ".lan",
    ".intranet",
    ".corp",
    ".home",
    ".test",
    ".invalid",
)
_WRAPPERS: Final = {
    "safelinks.protection.outlook.com": "url",
    "www.google.com": "url",
    "www.google.ca": "url",
    "l.facebook.com": "u",
    "lm.facebook.com": "u",
    "www.linkedin.com": "url",
    "urldefense.proofpoint.com": "u",
}
"""Hosts that lead on, and the part of the address that says where."""

_LETTERS_OF_ANOTHER_SCRIPT: Final = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_NAME_OF_HOST: Final = re.compile(r"(?:\w(?:[\w-]*\w)?\.)+\w[\w-]*\w\.?")
_LATIN: Final = re.compile("[A-Za-z]")


def odd_links(text: str, hidden: str) -> Iterator[Slip]:
    """Find links without words, and addresses that are not for readers, or not whole.

    Args:
        text: A Markdown text.
        hidden: The same with marks hidden.
    """
    if "](" in text:
        for match in _LINK.finditer(text):
            if hidden[match.start()] == HIDDEN:
                continue
            yield from _words_slips(match)
            if not match["address"].startswith("www."):  # one that begins so leads to a file, and is found for that
                yield from _slip(match["address"], match.start("address"))
        for match in WITH_SPACE.finditer(text):
            yield Slip(ODD_ADDRESS, *match.span("address"), _without_spaces(match["address"].replace("\u00a0", " ")))
    yield from _broken(text, hidden)
    if "://" in text or "www." in text:
        code = code_spans(text) if "`" in text or "~~~" in text else []
        for match in _BARE.finditer(text):
            if not any(start <= match.start() < end for start, end in code):
                yield from _slip(match["address"].rstrip(_END), match.start())


def _words_slips(link: re.Match[str]) -> Iterator[Slip]:
    if not link["words"].strip(" \u00a0"):
        yield Slip("empty-link", *link.span())
    elif _VAGUE.fullmatch(link["words"].strip(" \u00a0*_.")):
        yield Slip("vague-link", *link.span(), severity=Severity.WARNING)


def _without_spaces(address: str) -> str:
    if address.startswith("tel:"):
        return "tel:" + "-".join(address.removeprefix("tel:").split())
    return address.replace(" ", "") if address.startswith("mailto:") else quote(address, safe="%/:?#=&+,;~@!$'*")


def _broken(text: str, hidden: str) -> Iterator[Slip]:
    """Find addresses whose beginning is mistyped."""
    for match in _BROKEN.finditer(text) if "ttp" in text or "htp" in text else ():
        if hidden[match.start() - 1 : match.start()] != HIDDEN and not _WHOLE.match(match.group()):
            end = match.start() + len(match.group().rstrip(_END))
            yield Slip(ODD_ADDRESS, match.start(), end, f"https://{match['rest'].rstrip(_END)}")


def _slip(address: str, start: int) -> Iterator[Slip]:
    odd, meant = oddity(address)
    if odd:
        yield Slip(ODD_ADDRESS, start, start + len(address), meant)


def oddity(address: str) -> tuple[bool, str | None]:
    """Tell whether an address is not one for readers, and what was meant where that is known."""
    scheme, colon, rest = address.partition(":")
    if colon and scheme.lower() == "mailto":
        return _EMAIL.fullmatch(rest) is None, None
    if colon and scheme.lower() == "tel":
        return _TELEPHONE.fullmatch(rest) is None, None
    if address.lower().startswith("www."):
        return True, f"https://{address}"
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return True, None
    if parts.scheme not in ("http", "https"):
        return False, None
    inner = _inner(host, parts.query)
    if inner:
        return True, inner
    return "@" in parts.netloc or not _is_public(host) or _is_mixed(host), None


def _inner(host: str, query: str) -> str | None:
    key = next((key for end, key in _WRAPPERS.items() if host == end or host.endswith(f".{end}")), None)
    given = parse_qs(query)
    inner = (given.get(key or "") or given.get("q" if key and host.startswith("www.google.") else "", [""]))[0]
    return inner if inner.startswith(("http://", "https://")) else None


def _is_public(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return _NAME_OF_HOST.fullmatch(host) is not None and not f".{host}".endswith(_PRIVATE_ENDINGS)


def _is_mixed(host: str) -> bool:
    return any(_LETTERS_OF_ANOTHER_SCRIPT.search(name) and _LATIN.search(name) for name in host.split(".")) or (
        _LETTERS_OF_ANOTHER_SCRIPT.search(host) is not None and host.rpartition(".")[2].isascii()
    )
