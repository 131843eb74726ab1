"""The HTML files of the site, read for what counts of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import lxml.html
from lxml import etree

from playbook.languages import LANGUAGES
from playbook.linkcheck.data import in_json
from playbook.linkcheck.elements import DATA_TYPE, in_element, line_of
from playbook.linkcheck.id_lists import NAMING, NamedId
from playbook.linkcheck.passages import Passage, Passages, Surroundings
from playbook.linkcheck.references import Reference, Role

ENTRY: Final = "index.html"
NOT_FOUND: Final = "404.html"

_RUN_TYPES: Final = frozenset(["", "module", "text/javascript", "application/javascript", "importmap"])


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """What counts of an HTML file.

    Attributes:
        file: Its path in the site.
        is_empty: Whether there is nothing in it.
        is_cut: Whether its end is missing.
        language: The `lang` of its `html` element.
        charset: How it says that its characters are written.
        title: The words of its title.
        source: The file that it was made from, where it says so.
        is_left_out: Whether search engines are to leave it out: at an old address, it stands for another page.
        base_line: The line of a `base` element.
        has_heading: Whether it has a heading of the first level.
        references: All addresses in it.
        ids: The lines on which each id stands.
        template_ids: The ids of what a script can put on the page.
        anchors: The ids and names that a fragment can lead to.
        named_ids: The ids that its elements name.
        passages: Its text.
        inline_lines: The lines with scripts that stand in the page itself.
        problems: Where and why data in it can't be read.
    """

    file: str
    is_empty: bool = False
    is_cut: bool = False
    language: str = ""
    charset: str = ""
    title: str = ""
    source: str = ""
    is_left_out: bool = False
    base_line: int | None = None
    has_heading: bool = False
    references: tuple[Reference, ...] = ()
    ids: Mapping[str, Sequence[int]] = field(default_factory=dict)
    template_ids: frozenset[str] = frozenset()
    anchors: frozenset[str] = frozenset()
    named_ids: tuple[NamedId, ...] = ()
    passages: tuple[Passage, ...] = ()
    inline_lines: tuple[int, ...] = ()
    problems: tuple[tuple[int, str], ...] = ()

    @property
    def folder_language(self) -> str:
        """The language of the folder in which the page stands, if it is that of one."""
        folder = self.file.partition("/")[0]
        return folder if folder in LANGUAGES else ""

    @property
    def is_in_its_language(self) -> bool:
        """Whether the page stands in the folder of the language that it says."""
        return bool(self.folder_language) and self.language.lower().partition("-")[0] == self.folder_language

    @property
    def is_in_a_language(self) -> bool:
        """Whether the page stands under `/fr/` or `/en/`, and so has a counterpart."""
        return bool(self.folder_language) and not self.is_left_out

    @property
    def is_listed(self) -> bool:
        """Whether the page belongs in the sitemap, and so needs an address of its own."""
        return self.is_in_a_language or self.file == ENTRY

    def with_role(self, *roles: Role) -> list[Reference]:
        """Return the addresses that have one of these roles."""
        return [reference for reference in self.references if reference.role in roles]


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
    reading = _Reading()
    reading.read(root)
    robots = _content(root, "robots")
    base = root.find(".//base")
    charset = root.find(".//meta[@charset]")
    return BuiltPage(
        file,
        is_cut=not content.rstrip().lower().endswith(b"</html>"),
        language=root.get("lang", "").strip(),
        charset="" if charset is None else charset.get("charset", "").lower(),
        title=" ".join(root.findtext("head/title", "").split()),
        source=_content(root, "source"),
        is_left_out="noindex" in robots,
        base_line=None if base is None else line_of(base),
        has_heading=root.find(".//h1") is not None,
        references=tuple(reading.references),
        ids=reading.ids,
        template_ids=frozenset(reading.template_ids),
        anchors=frozenset(reading.ids) | {link.get("name", "") for link in root.iter("a")},
        named_ids=tuple(reading.named_ids),
        passages=reading.passages.all(),
        inline_lines=tuple(reading.inline_lines),
        problems=tuple(reading.problems),
    )


def _content(root: etree._Element, name: str) -> str:
    meta = root.find(f".//meta[@name='{name}']")
    return "" if meta is None else meta.get("content", "")


def _attributes(element: Any) -> Iterable[tuple[str, str]]:  # the stubs of lxml know bytes too
    items: list[tuple[str, str]] = element.items()
    return items


class _Reading:
    """Goes over the elements of a page once."""

    def __init__(self) -> None:
        self.references: list[Reference] = []
        self.ids: dict[str, list[int]] = defaultdict(list)
        self.template_ids: set[str] = set()
        self.named_ids: list[NamedId] = []
        self.passages = Passages()
        self.inline_lines: list[int] = []
        self.problems: list[tuple[int, str]] = []

    def read(self, root: etree._Element) -> None:
        around = {root: Surroundings()}
        for number, element in enumerate(root.iter("*")):
            parent = element.getparent()
            outside = Surroundings() if parent is None else around[parent]
            inside = around[element] = outside.inside(element, number)
            # What is in a template is not on the page until a script puts it there.
            self._read_element(element, inside, in_template=outside.in_template)
            self.passages.add(element, inside, outside)

    def _read_element(self, element: etree._Element, inside: Surroundings, *, in_template: bool) -> None:
        self.references += in_element(element, inside.language)
        for name, value in _attributes(element):
            if name == "id" and in_template:
                self.template_ids.add(value)
            elif name == "id":
                self.ids[value].append(line_of(element))
            elif name in NAMING:
                line = line_of(element)
                self.named_ids += (NamedId(name, id_, line, in_template) for id_ in value.split())
            elif name.startswith("on"):
                self.inline_lines.append(line_of(element))
        if element.tag == "script":
            self._read_script(element)

    def _read_script(self, script: etree._Element) -> None:
        type_ = script.get("type", "").lower()
        if type_ == DATA_TYPE:
            problem = in_json((script.text or "").encode(), line_of(script)).problem
            self.problems += [problem] if problem else []
        elif script.get("src") is None and type_ in _RUN_TYPES:
            self.inline_lines.append(line_of(script))
