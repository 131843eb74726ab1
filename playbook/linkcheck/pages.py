"""The HTML files of the site, read for what counts of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import lxml.html
from lxml import etree

from playbook.languages import LANGUAGES
from playbook.linkcheck.elements import in_element, line_of
from playbook.linkcheck.references import Reference, Role

ENTRY: Final = "index.html"
NOT_FOUND: Final = "404.html"


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """What counts of an HTML file.

    Attributes:
        file: Its path in the site.
        is_empty: Whether there is nothing in it.
        language: The `lang` of its `html` element.
        has_title: Whether it has a title with words in it.
        source: The file that it was made from, where it says so.
        is_left_out: Whether search engines are to leave it out: at an old address, it stands for another page.
        base_line: The line of a `base` element.
        references: All addresses in it.
        ids: The lines on which each id stands.
        anchors: The ids and names that a fragment can lead to.
    """

    file: str
    is_empty: bool = False
    language: str = ""
    has_title: bool = False
    source: str = ""
    is_left_out: bool = False
    base_line: int | None = None
    references: tuple[Reference, ...] = ()
    ids: Mapping[str, Sequence[int]] = field(default_factory=dict)
    anchors: frozenset[str] = frozenset()

    @property
    def is_in_a_language(self) -> bool:
        """Whether the page stands under `/fr/` or `/en/`, and so has a counterpart."""
        return self.file.partition("/")[0] in LANGUAGES and not self.is_left_out

    @property
    def is_listed(self) -> bool:
        """Whether the page belongs in the sitemap, and so needs an address of its own."""
        return self.is_in_a_language or self.file == ENTRY

    def with_role(self, role: Role) -> list[Reference]:
        """Return the addresses that have this role."""
        return [reference for reference in self.references if reference.role == role]


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
    base = root.find(".//base")
    source = root.find(".//meta[@name='source']")
    robots = root.find(".//meta[@name='robots']")
    ids = _ids(root)
    return BuiltPage(
        file,
        language=root.get("lang", "").strip(),
        has_title=bool(root.findtext("head/title", "").strip()),
        source="" if source is None else source.get("content", ""),
        is_left_out=robots is not None and "noindex" in robots.get("content", ""),
        base_line=None if base is None else line_of(base),
        references=tuple(reference for element in root.iter("*") for reference in in_element(element)),
        ids=ids,
        anchors=frozenset(ids) | {link.get("name", "") for link in root.iter("a")},
    )


def _ids(root: etree._Element) -> Mapping[str, Sequence[int]]:
    # What is in a template is not on the page until a script puts it there.
    inert = {element for template in root.iter("template") for element in template.iterdescendants()}
    ids: dict[str, list[int]] = defaultdict(list)
    for element in root.iter("*"):
        id_ = element.get("id")
        if id_ is not None and element not in inert:
            ids[id_].append(line_of(element))
    return ids
