"""Where links lead on paper: to a place on the same paper where it has one, else to the page on the Web."""

import posixpath
from collections.abc import Container, Iterable, Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from playbook.outputs.papers.nodes import Inline, Node, Way
from playbook.pages.plan import SitePlan

_ELSEWHERE: Final = ("http", "https", "mailto", "tel")


class Ways:
    """Knows the addresses of the site."""

    def __init__(self, plan: SitePlan, published: str | None) -> None:
        """Prepare to follow links.

        Args:
            plan: The pages.
            published: The address of the site, with a slash at the end, where readers find it.
        """
        self._urls = {text.url for page in plan.pages.values() for text in page.text.values()}
        self._published = published

    def address(self, file: str) -> str:
        """Return the address on the Web of what stands at a name from the site's root; empty where none is known."""
        return f"{self._published}{file}" if self._published else ""

    def of_page(self, url: str) -> Way:
        """Return what follows the links of the page at `url`."""

        def way(href: str) -> Node | None:
            parts = urlsplit(href)
            if parts.scheme in _ELSEWHERE:
                return {"url": href}
            if parts.scheme:
                return None
            path = posixpath.normpath(posixpath.join(url, parts.path)) if parts.path else url.rstrip("/")
            page = f"{path.lstrip('./')}/"
            fragment = f"#{parts.fragment}" if parts.fragment else ""
            if page in self._urls:
                return {"to": page + fragment, "page": page, "url": self.address(page + fragment)}
            web = self.address(path.lstrip("./"))
            return {"url": web} if web else None

        return way


def places_in(nodes: Iterable[Any]) -> Iterator[str]:
    """Yield the names of the places to which links on paper can lead."""
    for node in _all(nodes):
        if node.get("k") in ("h", "id") and not str(node.get("id", "#")).endswith("#"):
            yield node["id"]


def settle(nodes: Iterable[Any], places: Container[str]) -> None:
    """Have each link lead to a place that is on the paper, else to the Web.

    Args:
        nodes: What is on the paper.
        places: The names of the places on it.
    """
    for node in _all(nodes):
        if node.get("k") == "a":
            page = node.pop("page", None)
            to = node.pop("to", None)
            led = next((place for place in (to, page) if place in places), None) if to else None
            if led:
                node["to"] = led


def link(to: Node | None, words: str) -> Inline:
    """Return words that lead somewhere."""
    return [{"k": "a", **to, "c": [words]}] if to else [words]


def _all(value: Any) -> Iterator[Node]:
    if isinstance(value, dict):
        if "k" in value:
            yield value
        for inner in value.values():
            yield from _all(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _all(inner)
