"""Where an address leads, as a browser would find it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

from playbook.linkcheck.pages import ENTRY, NOT_FOUND
from playbook.linkcheck.references import Reference, Use
from playbook.linkcheck.schemes import is_mail, is_phone, is_whole_data
from playbook.linkcheck.site import BuiltSite

# What browsers drop at both ends of an address.
_BLANK: Final = "".join(map(chr, range(0x21)))


@dataclass(frozen=True, slots=True)
class Destination:
    """Where an address leads.

    Attributes:
        file: The file of the site, or `None` where the address leads elsewhere.
        fragment: The place on it.
        problem: The code of what is wrong with the address, if something is.
    """

    file: str | None = None
    fragment: str = ""
    problem: str = ""


def address_of(file: str) -> str:
    """Return the address of a file from the site's root."""
    address = f"/{file}"
    return address.removesuffix(ENTRY) if address.endswith(f"/{ENTRY}") else address


def resolve(site: BuiltSite, file: str, reference: Reference) -> Destination:
    """Say where an address in `file` leads."""
    return _resolve(site, file, reference.address, reference.use)


@cache  # several checks ask for the same; a site is compared by identity
def _resolve(site: BuiltSite, file: str, written: str, use: Use) -> Destination:
    address = written.strip(_BLANK)
    if not address:
        return Destination(problem="empty-address")
    try:
        parts = urlsplit(address)
    except ValueError:
        return Destination(problem="bad-address")
    if parts.scheme:
        return _with_scheme(site, parts, use)
    if address.startswith("//"):
        return Destination(problem="protocol-relative")
    if not parts.path:
        return Destination(file, parts.fragment)
    if parts.path.startswith("/"):
        return _from_root(site, parts)
    if file == NOT_FOUND:
        return Destination(problem="relative-on-404")
    return _from_folder(site, file.split("/")[:-1], unquote(parts.path), parts.fragment)


def _with_scheme(site: BuiltSite, parts: SplitResult, use: Use) -> Destination:
    if parts.scheme not in ("http", "https"):
        return Destination(problem=_of_other_scheme(parts, use))
    if not parts.netloc:
        return Destination(problem="bad-address")
    home = urlsplit(site.address)
    is_own_host = parts.netloc.lower() == home.netloc.lower()
    if (parts.scheme, home.scheme) == ("http", "https") and (is_own_host or use is Use.SEND):
        return Destination(problem="not-https")
    is_here = is_own_host and parts.scheme == home.scheme
    if is_here:
        inside = _from_root(site, parts)
        if inside.problem != "outside-site":
            return inside
    # What is beside or away from the site may be linked to, but not loaded.
    if use in (Use.VISIT, Use.SEND):
        return Destination()
    return Destination(problem="outside-site" if is_here else "external-asset")


def _of_other_scheme(parts: SplitResult, use: Use) -> str:
    """Return what is wrong with an address that is none of the web."""
    match parts.scheme:
        case "javascript" | "vbscript":
            return "script-address"
        case "data" if use is not Use.SHOW:
            return "data-address"
        case "data":
            return "" if is_whole_data(parts) else "broken-data"
        case "mailto":
            return "" if is_mail(parts) else "bad-mail"
        case "tel":
            return "" if is_phone(parts) else "bad-phone"
    return "unknown-scheme"


def _from_root(site: BuiltSite, parts: SplitResult) -> Destination:
    if not site.address:
        return Destination()  # there is no telling; that the address is missing is a finding
    base = unquote(urlsplit(site.address).path)
    path = unquote(parts.path) or "/"
    if not path.startswith(base):
        return Destination(problem="outside-site")
    return _from_folder(site, [], path.removeprefix(base), parts.fragment)


def _from_folder(site: BuiltSite, folder: Sequence[str], path: str, fragment: str) -> Destination:
    file = _walk(folder, path)
    if file is None:
        return Destination(problem="outside-site")
    if file in site.files:
        return Destination(file, fragment)
    return Destination(file, fragment, "missing-slash" if f"{file}/{ENTRY}" in site.files else "broken-link")


def _walk(folder: Sequence[str], path: str) -> str | None:
    """Follow a path from a folder of the site to a file, or to `None` where it climbs out.

    A browser stops at the root of the host; here that is an error, because the site would break under a sub-path.
    """
    steps = list(folder)
    *way, name = path.split("/")
    if name in (".", ".."):
        way, name = [*way, name], ""
    for step in way:
        if step == "..":
            if not steps:
                return None
            steps.pop()
        elif step != ".":
            steps.append(step)
    return "/".join([*steps, name or ENTRY])
