"""The text of a page in passages, each in one language: paragraphs, headings, items, what attributes say."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final, NamedTuple

from lxml import etree

from playbook.linkcheck.elements import line_of

_INLINE: Final = frozenset(
    "a abbr b bdi br cite dfn em i mark q s small span strong sub sup time u wbr".split()  # noqa: SIM905 - shorter
)
_AS_WRITTEN: Final = frozenset(["code", "kbd", "pre", "samp", "script", "style", "var"])
_SAYING: Final = ("alt", "aria-label", "title", "placeholder")
_META: Final = frozenset(["description", "og:description", "og:title", "og:image:alt"])


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a page.

    Attributes:
        text: What a reader gets.
        language: The language in which the page says that it is.
        line: The line on which it begins.
    """

    text: str
    language: str
    line: int


class Surroundings(NamedTuple):
    """What an element has from those around it."""

    language: str = ""
    """The language of its text."""
    block: int = 1
    """The passage that its text belongs to."""
    in_template: bool = False
    """Whether it is on the page only when a script puts it there."""
    as_written: bool = False
    """Whether it shows code, which is in no language."""

    def inside(self, element: etree._Element, number: int) -> "Surroundings":
        """Return what `element` gives to the text in it; `number` is that of the passage that it begins, if it does."""
        tag = element.tag
        said = element.get("lang")
        language = self.language if said is None else said.strip().lower()
        return Surroundings(
            language,
            self.block if tag in _INLINE and language == self.language else number,
            self.in_template or tag == "template",
            self.as_written or tag in _AS_WRITTEN,
        )


class Passages:
    """Collects the passages of a page, element by element."""

    def __init__(self) -> None:
        """Begin with none."""
        self._texts: dict[int, list[str]] = defaultdict(list)
        self._places: dict[int, tuple[str, int]] = {}
        self._said: list[Passage] = []

    def add(self, element: etree._Element, inside: Surroundings, outside: Surroundings) -> None:
        """Add what an element says.

        Args:
            element: The element.
            inside: What the text in it has from it.
            outside: What the text after it has from those around it.
        """
        if not inside.as_written:
            self._add_text(element, element.text, inside)
            is_meta = element.tag == "meta" and (element.get("name") or element.get("property")) in _META
            for name in ("content",) if is_meta else _SAYING:
                if name in element.attrib:
                    self._said.append(Passage(element.get(name, ""), inside.language, line_of(element)))
        if not outside.as_written:
            self._add_text(element, element.tail, outside)

    def _add_text(self, element: etree._Element, text: str | None, around: Surroundings) -> None:
        if text and not text.isspace():
            self._texts[around.block].append(text)
            self._places.setdefault(around.block, (around.language, line_of(element)))

    def all(self) -> tuple[Passage, ...]:
        """Return all passages of the page."""
        blocks = (Passage(" ".join(texts), *self._places[block]) for block, texts in self._texts.items())
        return (*blocks, *self._said)
