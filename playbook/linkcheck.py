"""The links of the built site: each leads somewhere, and the two languages lead to each other.

The site is looked at as a browser gets it, whoever made it: `read_site` reads the files once, `check` compares what they
say, and nothing is fetched from elsewhere.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any, Final, Literal
from urllib.parse import SplitResult, unquote, urlsplit

import lxml.html
import tinycss2  # type: ignore[import-untyped]
from lxml import etree

from playbook.findings import closest
from playbook.languages import LANGUAGES, Language
from playbook.reports import counted, messages, words

ENTRY: Final = "index.html"
NOT_FOUND: Final = "404.html"
SITEMAP: Final = "sitemap.xml"

MAX_EXAMPLES: Final = 5
"""How many pages a person is shown for one mistake that many pages repeat."""

MAX_SHOWN_ADDRESS: Final = 100
"""How much of an address a message quotes, in characters."""


# What browsers drop at both ends of an address.
_BLANK: Final = "".join(map(chr, range(0x21)))


class Use(Enum):
    """What a browser does with an address."""

    VISIT = auto()
    """The reader may go there; nothing is loaded with the page."""
    SHOW = auto()
    """It is loaded with the page, to be seen or heard."""
    RUN = auto()
    """It is loaded with the page, and can change it."""


Role = Literal["", "canonical", "alternate", "language-link"]


@dataclass(frozen=True, slots=True)
class Reference:
    """An address as a file of the site writes it.

    Attributes:
        address: The address.
        line: The line of the file.
        use: What a browser does with it.
        role: What it says of the page, if it does.
        language: The language that it declares for where it leads (`hreflang`).
    """

    address: str
    line: int
    use: Use
    role: Role = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """What counts of an HTML file.

    Attributes:
        file: Its path in the site.
        is_empty: Whether there is nothing in it.
        language: The `lang` of its `html` element.
        has_title: Whether it has a title with words in it.
        source: The file that it was made from, where it says so.
        base_line: The line of a `base` element.
        references: All addresses in it.
        anchors: The ids and names that a fragment can lead to.
        repeated_ids: Each id that is there again, with its line and the line of the first.
    """

    file: str
    is_empty: bool = False
    language: str = ""
    has_title: bool = False
    source: str = ""
    base_line: int | None = None
    references: tuple[Reference, ...] = ()
    anchors: frozenset[str] = frozenset()
    repeated_ids: tuple[tuple[str, int, int], ...] = ()

    @property
    def is_in_a_language(self) -> bool:
        """Whether the page stands under `/fr/` or `/en/`, and so has a counterpart."""
        return self.file.partition("/")[0] in LANGUAGES

    def with_role(self, role: Role) -> list[Reference]:
        """Return the addresses that have this role."""
        return [reference for reference in self.references if reference.role == role]


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """An address of the sitemap with the versions of the page in the languages."""

    reference: Reference
    alternates: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What the sitemap says; `problem` is where and why it can't be read, if it can't."""

    entries: tuple[SitemapEntry, ...] = ()
    problem: tuple[int, str] | None = None


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


@dataclass(frozen=True)
class BuiltSite:
    """The built site.

    Attributes:
        address: Where it is published, with a slash at the end; empty when it is not known.
        files: The paths of all files.
        pages: The HTML files, by path.
        stylesheets: The addresses in each CSS file.
        drawings: The ids in each SVG file.
        sitemap: The sitemap, if there is one.
    """

    address: str
    files: frozenset[str]
    pages: Mapping[str, BuiltPage]
    stylesheets: Mapping[str, Sequence[Reference]] = field(default_factory=dict)
    drawings: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sitemap: Sitemap | None = None

    @cached_property
    def _home(self) -> tuple[str, str, str]:
        """The scheme, the host and the folder under which the site is published."""
        parts = urlsplit(self.address)
        return parts.scheme, parts.netloc.lower(), unquote(parts.path)

    @cached_property
    def _neighbours(self) -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
        """The names in each folder, and the addresses that end with each name."""
        in_folder: dict[str, set[str]] = defaultdict(set)
        with_name: dict[str, set[str]] = defaultdict(set)
        for address in map(_shown, self.files):
            folder, _, name = address.rstrip("/").rpartition("/")
            in_folder[folder].add(name)
            with_name[name].add(address)
        return in_folder, with_name

    @cached_property
    def _meant(self) -> dict[str, str | None]:
        return {}

    def nearest(self, file: str) -> str | None:
        """Return the address that was probably meant where there is no such file.

        Names are compared with those in the same folder, then with the same name in other folders: quick, also when a
        whole folder is missing.
        """
        # The same wrong address is often on every page.
        if file not in self._meant:
            self._meant[file] = self._nearest(file)
        return self._meant[file]

    def _nearest(self, file: str) -> str | None:
        in_folder, with_name = self._neighbours
        folder, _, name = _shown(file).rstrip("/").rpartition("/")
        meant = closest(name, in_folder.get(folder, ()))
        if meant is None:
            return closest(_shown(file), with_name.get(name, ()))
        place = f"{folder}/{meant}".lstrip("/")
        return _shown(place if place in self.files else f"{place}/{ENTRY}")

    def anchors(self, file: str) -> frozenset[str] | None:
        """Return what a fragment can lead to in a file; `None` for files whose fragments mean something else."""
        return self.pages[file].anchors if file in self.pages else self.drawings.get(file)

    def destination(self, file: str, reference: Reference) -> Destination:
        """Say where an address in `file` leads, as a browser would find it."""
        address = reference.address.strip(_BLANK)
        if not address:
            return Destination(problem="empty-address")
        try:
            parts = urlsplit(address)
        except ValueError:
            return Destination(problem="bad-address")
        if parts.scheme:
            return self._absolute(parts, reference.use)
        if address.startswith("//"):
            return Destination(problem="protocol-relative")
        if not parts.path:
            return Destination(file, parts.fragment)
        if parts.path.startswith("/"):
            return self._from_root(parts)
        if file == NOT_FOUND:
            return Destination(problem="relative-on-404")
        return self._found(file.split("/")[:-1], unquote(parts.path), parts.fragment)

    def _absolute(self, parts: SplitResult, use: Use) -> Destination:
        if parts.scheme in ("javascript", "vbscript"):
            return Destination(problem="script-address")
        if parts.scheme == "data":
            return Destination(problem="" if use is Use.SHOW else "data-address")
        if parts.scheme in ("http", "https") and not parts.netloc:
            return Destination(problem="bad-address")
        scheme, host, _ = self._home
        is_here = (parts.scheme, parts.netloc.lower()) == (scheme, host)
        if is_here:
            inside = self._from_root(parts)
            if inside.problem != "outside-site":
                return inside
        # What is beside or away from the site may be linked to, but not loaded.
        if use is Use.VISIT:
            return Destination()
        return Destination(problem="outside-site" if is_here else "external-asset")

    def _from_root(self, parts: SplitResult) -> Destination:
        if not self.address:
            return Destination()  # there is no telling; that the address is missing is a finding
        _, _, base = self._home
        path = unquote(parts.path) or "/"
        if not path.startswith(base):
            return Destination(problem="outside-site")
        return self._found([], path.removeprefix(base), parts.fragment)

    def _found(self, folder: Sequence[str], path: str, fragment: str) -> Destination:
        file = _walk(folder, path)
        if file is None:
            return Destination(problem="outside-site")
        if file in self.files:
            return Destination(file, fragment)
        return Destination(file, fragment, "missing-slash" if f"{file}/{ENTRY}" in self.files else "broken-link")


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


def _shown(file: str) -> str:
    """Return the address of a file from the site's root."""
    address = f"/{file}"
    return address.removesuffix(ENTRY) if address.endswith(f"/{ENTRY}") else address


# ---- reading

_VISIT_RELATIONS: Final = frozenset(
    ["alternate", "author", "bookmark", "canonical", "edit", "help", "license", "me", "next", "prev", "search"]
)
_RUN_RELATIONS: Final = frozenset(["manifest", "modulepreload", "stylesheet"])

_ADDRESSES: Final[Mapping[str, tuple[tuple[str, Use], ...]]] = MappingProxyType(
    {
        "a": (("href", Use.VISIT), ("xlink:href", Use.VISIT)),
        "area": (("href", Use.VISIT),),
        "audio": (("src", Use.SHOW),),
        "button": (("formaction", Use.VISIT),),
        "embed": (("src", Use.RUN),),
        "form": (("action", Use.VISIT),),
        "iframe": (("src", Use.RUN),),
        "image": (("href", Use.SHOW), ("xlink:href", Use.SHOW)),
        "img": (("src", Use.SHOW),),
        "input": (("src", Use.SHOW), ("formaction", Use.VISIT)),
        "object": (("data", Use.RUN),),
        "script": (("src", Use.RUN),),
        "source": (("src", Use.SHOW),),
        "track": (("src", Use.SHOW),),
        "use": (("href", Use.SHOW), ("xlink:href", Use.SHOW)),
        "video": (("src", Use.SHOW), ("poster", Use.SHOW)),
    }
)
_ADDRESS_SETS: Final[Mapping[str, str]] = MappingProxyType({"img": "srcset", "source": "srcset", "link": "imagesrcset"})
_CANDIDATE: Final = re.compile(r"[\s,]*(\S*[^\s,])(?:\s[^,]*)?(?:,|$)")
_REFRESH: Final = re.compile(r"[\d.]+\s*[;,]\s*(?:url\s*=\s*)?['\"]?([^'\"]*)", re.IGNORECASE)
_XHTML: Final = "{http://www.w3.org/1999/xhtml}"
_SITEMAP: Final = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def read_site(folder: Path, address: str | None = None) -> BuiltSite:
    """Read a built site.

    Args:
        folder: Where it is.
        address: Where it is published; by default, what the entry page's canonical link says.

    Raises:
        OSError: A file can't be read.
    """
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    pages: dict[str, BuiltPage] = {}
    stylesheets: dict[str, Sequence[Reference]] = {}
    drawings: dict[str, frozenset[str]] = {}
    sitemap = None
    for file in files:
        match PurePosixPath(file).suffix:
            case ".html":
                pages[file] = read_page(file, (folder / file).read_bytes())
            case ".css":
                stylesheets[file] = tuple(_in_css((folder / file).read_text(encoding="utf-8", errors="replace")))
            case ".svg":
                drawings[file] = _ids_of_drawing((folder / file).read_bytes())
            case ".xml" if file == SITEMAP:
                sitemap = read_sitemap((folder / file).read_bytes())
    home = _with_slash(address) if address else _canonical_home(pages.get(ENTRY))
    return BuiltSite(home, frozenset(files), pages, stylesheets, drawings, sitemap)


def _with_slash(address: str) -> str:
    return address if address.endswith("/") else f"{address}/"


def _canonical_home(entry: BuiltPage | None) -> str:
    canonical = entry.with_role("canonical") if entry else []
    if canonical and re.match(r"https?://[^/]", canonical[0].address):
        return _with_slash(canonical[0].address.removesuffix(ENTRY))
    return ""


def read_page(file: str, content: bytes) -> BuiltPage:
    """Read an HTML file.

    Args:
        file: Its path in the site.
        content: What is in it.
    """
    # The bounds of the parser are for pages of strangers; here they would hide the end of a long page.
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = lxml.html.document_fromstring(content, parser=parser)
    except etree.ParserError:
        return BuiltPage(file, is_empty=True)
    references: list[Reference] = []
    names: set[str] = set()
    ids: dict[str, int] = {}
    repeated: list[tuple[str, int, int]] = []
    # What is in a template is not on the page until a script puts it there.
    inert = {element for template in root.iter("template") for element in template.iterdescendants()}
    for element in root.iter("*"):
        references += _in_element(element)
        if element.tag == "a" and element.get("name"):
            names.add(element.get("name", ""))
        id_ = element.get("id")
        if id_ is None or element in inert:
            continue
        if id_ in ids:
            repeated.append((id_, _line(element), ids[id_]))
        else:
            ids[id_] = _line(element)
    base = next(root.iter("base"), None)
    return BuiltPage(
        file,
        language=root.get("lang", "").strip(),
        has_title=bool((root.findtext("head/title") or "").strip()),
        source=next((meta.get("content", "") for meta in root.iter("meta") if meta.get("name") == "source"), ""),
        base_line=None if base is None else _line(base),
        references=tuple(references),
        anchors=frozenset(names | ids.keys()),
        repeated_ids=tuple(repeated),
    )


def _line(element: Any) -> int:
    return element.sourceline or 1


def _in_element(element: Any) -> Iterator[Reference]:
    tag = element.tag
    line = _line(element)
    if tag == "link":
        yield from _in_link(element)
    elif tag == "meta":
        yield from _in_meta(element)
    elif tag == "style":
        yield from _in_css(element.text or "", line)
    for attribute, use in _ADDRESSES.get(tag, ()):
        address = element.get(attribute)
        if address is not None:
            # A link that is in the other language and leads to it is the one that changes the language.
            language = (element.get("hreflang") or "").lower() if element.get("lang") else ""
            yield Reference(address, line, use, "language-link" if language else "", language)
    if tag in _ADDRESS_SETS:
        for address in _CANDIDATE.findall(element.get(_ADDRESS_SETS[tag]) or ""):
            yield Reference(address, line, Use.SHOW)
    style = element.get("style")
    if style:
        yield from _in_css(style, line)


def _in_link(element: Any) -> Iterator[Reference]:
    address = element.get("href")
    if address is None:
        return
    relations = set((element.get("rel") or "").lower().split())
    language = (element.get("hreflang") or "").lower()
    use = Use.SHOW
    role: Role = ""
    if relations & _RUN_RELATIONS:
        use = Use.RUN
    elif relations <= _VISIT_RELATIONS:
        use = Use.VISIT
        if "canonical" in relations:
            role = "canonical"
        elif "alternate" in relations and language:
            role = "alternate"
    yield Reference(address, _line(element), use, role, language)


def _in_meta(element: Any) -> Iterator[Reference]:
    if (element.get("http-equiv") or "").lower() == "refresh":
        refresh = _REFRESH.match(element.get("content") or "")
        if refresh:
            yield Reference(refresh[1], _line(element), Use.VISIT)


def _in_css(text: str, first_line: int = 1) -> Iterator[Reference]:
    for address, line in _css_addresses(tinycss2.parse_component_value_list(text, skip_comments=True)):
        yield Reference(address, first_line + line - 1, Use.SHOW)


def _css_addresses(nodes: Iterable[Any]) -> Iterator[tuple[str, int]]:
    """Yield the addresses that a list of CSS values loads, with their lines."""
    rule = ""
    for node in nodes:
        if node.type == "at-keyword":
            rule = node.lower_value
        elif node == ";":
            rule = ""
        if rule == "namespace":
            continue  # its address is a name, and nothing is loaded
        if node.type == "url" or (node.type == "string" and rule == "import"):
            yield node.value, node.source_line
        elif node.type == "function":
            yield from _css_function(node)
        elif node.type in ("{} block", "() block", "[] block"):
            yield from _css_addresses(node.content)


def _css_function(node: Any) -> Iterator[tuple[str, int]]:
    if node.lower_name in ("url", "src", "image-set", "-webkit-image-set"):
        strings = (argument for argument in node.arguments if argument.type == "string")
        yield from ((string.value, string.source_line) for string in strings)
    if node.lower_name != "url":
        yield from _css_addresses(node.arguments)


def _xml_parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, recover=recover)


def _ids_of_drawing(content: bytes) -> frozenset[str]:
    root = etree.fromstring(content or b"<svg/>", _xml_parser(recover=True))
    return frozenset() if root is None else frozenset(element.get("id", "") for element in root.iter("*"))


def read_sitemap(content: bytes) -> Sitemap:
    """Read a sitemap, with the `xhtml:link` elements that name the languages."""
    try:
        root = etree.fromstring(content, _xml_parser(recover=False))
    except etree.XMLSyntaxError as error:
        return Sitemap(problem=(error.lineno or 1, error.msg or ""))
    if root.tag != f"{_SITEMAP}urlset":
        return Sitemap(problem=(_line(root), f"<{etree.QName(root).localname}>"))
    return Sitemap(tuple(_sitemap_entry(url) for url in root.iterfind(f"{_SITEMAP}url")))


def _sitemap_entry(url: Any) -> SitemapEntry:
    place = url.find(f"{_SITEMAP}loc")
    where = url if place is None else place
    address = (where.text or "").strip()
    return SitemapEntry(
        Reference(address, _line(where), Use.VISIT),
        tuple(
            Reference(link.get("href", ""), _line(link), Use.VISIT, "alternate", link.get("hreflang", "").lower())
            for link in url.iterfind(f"{_XHTML}link")
            if link.get("rel") == "alternate"
        ),
    )


# ---- checking


@dataclass(frozen=True, slots=True)
class LinkFinding:
    """One thing that is wrong in the built site.

    Attributes:
        code: The permanent name of the finding; its words are in `playbook/messages/links.*.yml`.
        page: The file of the site, relative to its folder.
        line: The line in it.
        address: The address as it is written there; empty where the finding is about something else.
        source: The file to mend, where the page says from which it was made.
        subject: What is wrong, where several pages can make the same mistake: the id, or where the address leads.
        arguments: What else the words of the finding quote.
        suggestion: What was probably meant.
    """

    code: str
    page: str
    line: int = 1
    address: str = ""
    source: str = ""
    subject: str = ""
    arguments: Mapping[str, str] = field(default_factory=dict, hash=False)
    suggestion: str | None = None


Versions = Mapping[str, str]
"""The file of each version of a page, by the language declared for it."""


def check(site: BuiltSite) -> tuple[LinkFinding, ...]:
    """Check a built site.

    Args:
        site: The site.

    Returns:
        Everything that is wrong, in the order of files and lines.
    """
    findings = [finding for page in site.pages.values() for finding in _check_page(site, page)]
    findings += _check_addresses(site)
    if site.address:
        findings += [finding for page in site.pages.values() for finding in _check_canonical(site, page)]
        versions, version_findings = _check_versions(site)
        findings += version_findings
        findings += _check_counterparts(site, versions)
        findings += _check_sitemap(site, versions)
    else:
        findings.append(_finding(site, "no-site-address", ENTRY))
    return tuple(sorted(findings, key=lambda finding: (finding.page, finding.line, finding.code, finding.address)))


def _finding(
    site: BuiltSite,
    code: str,
    file: str,
    at: int | Reference = 1,
    *,
    subject: str = "",
    suggestion: str | None = None,
    **arguments: str,
) -> LinkFinding:
    line, address = (at.line, at.address) if isinstance(at, Reference) else (at, "")
    source = site.pages[file].source if file in site.pages else ""
    return LinkFinding(code, file, line, address, source, subject, MappingProxyType(arguments), suggestion)


def _check_page(site: BuiltSite, page: BuiltPage) -> Iterator[LinkFinding]:
    if page.is_empty:
        yield _finding(site, "empty-page", page.file)
        return
    if not page.language:
        yield _finding(site, "missing-lang", page.file)
    if not page.has_title:
        yield _finding(site, "missing-title", page.file)
    if page.base_line is not None:
        yield _finding(site, "base-element", page.file, page.base_line)
    for id_, line, first in page.repeated_ids:
        yield _finding(site, "duplicate-id", page.file, line, subject=id_, name=id_, first=str(first))


def _check_addresses(site: BuiltSite) -> Iterator[LinkFinding]:
    holders = [(page.file, page.references) for page in site.pages.values() if page.base_line is None]
    for file, references in [*holders, *site.stylesheets.items()]:
        for reference in references:
            destination = site.destination(file, reference)
            if not destination.problem:
                yield from _check_fragment(site, file, reference, destination)
            elif destination.file is None:
                yield _finding(site, destination.problem, file, reference, subject=reference.address)
            else:
                target = _shown(destination.file)
                suggestion = site.nearest(destination.file) if destination.problem == "broken-link" else None
                yield _finding(
                    site, destination.problem, file, reference, subject=target, suggestion=suggestion, target=target
                )


def _check_fragment(
    site: BuiltSite, file: str, reference: Reference, destination: Destination
) -> Iterator[LinkFinding]:
    # What follows “:~:” is text that the browser looks for.
    fragment = destination.fragment.partition(":~:")[0]
    target = destination.file
    anchors = site.anchors(target) if target and fragment else None
    if target is None or anchors is None:
        return
    name = unquote(fragment)
    if fragment not in anchors and name not in anchors and name.lower() != "top":
        yield _finding(
            site,
            "broken-fragment",
            file,
            reference,
            subject=f"{_shown(target)}#{name}",
            suggestion=closest(name, anchors),
            target=_shown(target),
            name=name,
        )


def _is_absolute(reference: Reference) -> bool:
    return re.match(r"\s*https?://", reference.address, re.IGNORECASE) is not None


def _check_canonical(site: BuiltSite, page: BuiltPage) -> Iterator[LinkFinding]:
    canonical = page.with_role("canonical")
    if not canonical and (page.is_in_a_language or page.file == ENTRY) and not page.is_empty:
        yield _finding(site, "missing-canonical", page.file)
    for reference in canonical:
        destination = site.destination(page.file, reference)
        if destination.problem:
            continue
        if not _is_absolute(reference):
            yield _finding(site, "not-absolute", page.file, reference)
        elif destination.file != page.file:
            yield _finding(site, "canonical-elsewhere", page.file, reference, own=_shown(page.file))


def _check_versions(site: BuiltSite) -> tuple[dict[str, Versions], list[LinkFinding]]:
    """Look at what each page says of its versions, by itself.

    Returns:
        The versions of each page that says nothing wrong, and what others say. A page with a mistake is left out of the
        comparison with its counterparts, so that one mistake is reported once.
    """
    sound: dict[str, Versions] = {}
    findings: list[LinkFinding] = []
    for page in site.pages.values():
        if page.is_empty:
            continue
        versions: dict[str, str] = {}
        faults = list(_read_versions(site, page, versions))
        if len(versions) == len(page.with_role("alternate")):
            faults = list(_check_own_versions(site, page, versions))
            if not faults:
                sound[page.file] = versions
        findings += faults
    return sound, findings


def _read_versions(site: BuiltSite, page: BuiltPage, versions: dict[str, str]) -> Iterator[LinkFinding]:
    for reference in page.with_role("alternate"):
        destination = site.destination(page.file, reference)
        if destination.problem:
            continue  # reported with the other addresses
        if not _is_absolute(reference):
            yield _finding(site, "not-absolute", page.file, reference)
        elif destination.file not in site.pages:
            yield _finding(site, "alternate-elsewhere", page.file, reference, language=reference.language)
        elif reference.language in versions:
            yield _finding(site, "duplicate-alternate", page.file, reference, language=reference.language)
        else:
            versions[reference.language] = destination.file or ""


def _check_own_versions(site: BuiltSite, page: BuiltPage, versions: Versions) -> Iterator[LinkFinding]:
    if not versions:
        if page.is_in_a_language:
            yield _finding(site, "missing-alternates", page.file)
        return
    line = page.with_role("alternate")[0].line
    if page.file not in versions.values():
        yield _finding(site, "alternates-without-self", page.file, line)
    for language in LANGUAGES:
        if language not in versions:
            yield _finding(site, "missing-counterpart", page.file, line, language=language)


def _check_counterparts(site: BuiltSite, sound: Mapping[str, Versions]) -> Iterator[LinkFinding]:
    """Compare what pages say of each other."""
    misnamed: set[tuple[str, str]] = set()
    for file, versions in sound.items():
        page = site.pages[file]
        for reference in page.with_role("alternate"):
            target = versions[reference.language]
            if target in sound and sound[target] != versions:
                yield _finding(
                    site,
                    "alternate-not-returned",
                    file,
                    reference,
                    language=reference.language,
                    target=_shown(target),
                )
            if (target, reference.language) not in misnamed and _is_other_language(site, target, reference.language):
                misnamed.add((target, reference.language))
                yield _finding(
                    site,
                    "alternate-language",
                    target,
                    language=reference.language,
                    lang=site.pages[target].language,
                    other=_shown(file),
                )
        yield from _check_language_links(site, page, versions)


def _is_other_language(site: BuiltSite, file: str, declared: str) -> bool:
    said = site.pages[file].language.lower().partition("-")[0]
    return declared != "x-default" and said not in ("", declared.partition("-")[0])


def _check_language_links(site: BuiltSite, page: BuiltPage, versions: Versions) -> Iterator[LinkFinding]:
    for reference in page.with_role("language-link"):
        destination = site.destination(page.file, reference)
        wanted = versions.get(reference.language)
        if wanted and destination.file and not destination.problem and destination.file != wanted:
            yield _finding(
                site,
                "language-link-elsewhere",
                page.file,
                reference,
                suggestion=_shown(wanted),
                language=reference.language,
                target=_shown(destination.file),
            )


def _check_sitemap(site: BuiltSite, sound: Mapping[str, Versions]) -> Iterator[LinkFinding]:
    sitemap = site.sitemap
    if sitemap is None:
        yield _finding(site, "missing-sitemap", SITEMAP)
        return
    if sitemap.problem:
        line, reason = sitemap.problem
        yield _finding(site, "unreadable-sitemap", SITEMAP, line, reason=reason)
        return
    listed: dict[str, int] = {}
    for entry in sitemap.entries:
        file = _listed(site, entry.reference)
        if file in listed:
            yield _finding(
                site, "sitemap-duplicate", SITEMAP, entry.reference, target=_shown(file), first=str(listed[file])
            )
        elif file:
            listed[file] = entry.reference.line
        yield from _check_sitemap_entry(site, entry, sound.get(file) if file else None)
    for page in site.pages.values():
        if (page.is_in_a_language or page.file == ENTRY) and page.file not in listed:
            yield _finding(site, "not-in-sitemap", page.file, own=_shown(page.file))


def _listed(site: BuiltSite, reference: Reference) -> str:
    """Return the file that an address of the sitemap leads to, or nothing."""
    destination = site.destination(SITEMAP, reference)
    return (destination.file or "") if _is_absolute(reference) and not destination.problem else ""


def _check_sitemap_entry(site: BuiltSite, entry: SitemapEntry, versions: Versions | None) -> Iterator[LinkFinding]:
    broken = [reference for reference in (entry.reference, *entry.alternates) if not _listed(site, reference)]
    for reference in broken:
        destination = site.destination(SITEMAP, reference)
        suggestion = site.nearest(destination.file) if destination.problem and destination.file else None
        yield _finding(site, "sitemap-broken", SITEMAP, reference, suggestion=suggestion)
    if broken or versions is None:
        return
    said = sorted((reference.language, _listed(site, reference)) for reference in entry.alternates)
    if said != sorted(versions.items()):
        yield _finding(site, "sitemap-alternates", SITEMAP, entry.reference)


# ---- in words


def codes() -> frozenset[str]:
    """Return the codes of all findings about links."""
    return frozenset(messages("links", "en"))


def message(finding: LinkFinding, language: Language) -> str:
    """Say what was found."""
    return _filled("message", finding, language)


def hint(finding: LinkFinding, language: Language) -> str:
    """Say how to mend it, with what was probably meant first."""
    advice = _filled("hint", finding, language)
    if finding.suggestion:
        return f"{words('did-you-mean', language).format(suggestion=finding.suggestion)} {advice}"
    return advice


def _filled(part: str, finding: LinkFinding, language: Language) -> str:
    template: str = messages("links", language)[finding.code][part]
    quoted = {"address": finding.address, **finding.arguments}
    return template.format_map({name: _on_one_line(value) for name, value in quoted.items()})


def _on_one_line(value: str) -> str:
    shown = "".join(character if character.isprintable() else " " for character in value)
    return shown if len(shown) <= MAX_SHOWN_ADDRESS else f"{shown[:MAX_SHOWN_ADDRESS]}…"


def as_text(findings: Iterable[LinkFinding], pages: int, folder: str, language: Language) -> str:
    """Write findings for a person.

    Args:
        findings: What was found.
        pages: How many pages were checked.
        folder: The folder of the site, so that its files can be opened from the terminal.
        language: The language to write in.

    Returns:
        For each finding the page with line and message, the source file where it is known, and the hint. Of one mistake
        that is on many pages, the first few are shown and the rest counted.
    """
    findings = list(findings)
    groups: dict[tuple[str, str], list[LinkFinding]] = defaultdict(list)
    for finding in findings:
        groups[finding.code, finding.subject].append(finding)
    lines: list[str] = []
    for group in groups.values():
        for finding in group[:MAX_EXAMPLES]:
            lines += _as_lines(finding, folder, language)
        if len(group) > MAX_EXAMPLES:
            lines.append(f"    {counted(len(group) - MAX_EXAMPLES, 'more-places', language)}")
    lines.append(
        words("links-summary", language).format(
            pages=counted(pages, "pages", language), errors=counted(len(findings), "errors", language)
        )
    )
    return "\n".join(lines)


def _as_lines(finding: LinkFinding, folder: str, language: Language) -> Iterator[str]:
    yield words("line", language).format(
        place=f"{folder.rstrip('/')}/{finding.page}:{finding.line}",
        severity=words("severity-error", language),
        message=message(finding, language),
        code=finding.code,
    )
    if finding.source:
        yield f"    {words('made-from', language).format(source=finding.source)}"
    yield f"    {hint(finding, language)}"


def as_json(findings: Iterable[LinkFinding], pages: int, language: Language) -> str:
    """Write findings for a program: an object with `pages` and `findings`, every one of them."""
    return json.dumps(
        {
            "pages": pages,
            "findings": [
                {
                    "code": finding.code,
                    "page": finding.page,
                    "line": finding.line,
                    "address": finding.address,
                    "source": finding.source or None,
                    "message": message(finding, language),
                    "hint": hint(finding, language),
                    "suggestion": finding.suggestion,
                }
                for finding in findings
            ],
        },
        ensure_ascii=False,
        indent=2,
    )
