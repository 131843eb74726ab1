"""Drawings of pages that stand alone on paper: with their colours, and what they take out of other files."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import lxml.etree
import lxml.html
from lxml.html import HtmlElement

from playbook.outputs.pictures.colours import mixed

_WHITE: Final = "#ffffff"
_SYMBOL: Final = re.compile(r'<(symbol|path|g)[^>]*? id="([\w-]+)"[^>]*?(?:/>|>.*?</\1>)', re.DOTALL)
_VIEW: Final = re.compile(r'viewBox="([^"]+)"')
_FONT: Final = "Radio Canada Big"


class Drawings:
    """Makes drawings that stand alone."""

    def __init__(self, named: Mapping[str, str], signs: str, land: str) -> None:
        """Prepare the colours and the parts of drawings.

        Args:
            named: The colours of the site on a light page, by the names of the style sheet.
            signs: The file of signs.
            land: The map.
        """
        self._colours = named
        parts = (match for text in (signs, land) for match in _SYMBOL.finditer(text))
        self._parts = {match[2]: match[0] for match in parts if match[2] != "canada"}
        # The provinces stand in a group.
        self._parts |= {match[1]: match[0] for match in re.finditer(r'<path id="(\w\w)"[^>]*/>', land)}

    def block(self, element: HtmlElement, model: int | None = None) -> Iterator[dict[str, Any]]:
        """Return a drawing as a node.

        Args:
            element: Its SVG, as a page has it.
            model: The rank of the model whose colours it has, or `None` for those of the site.
        """
        width, _ = _size(element.get("viewbox") or element.get("viewBox") or "0 0 100 100")
        yield {"k": "svg", "t": self.alone(element, model), "alt": element.get("aria-label", ""), "w": width}

    def alone(self, element: HtmlElement, model: int | None = None) -> str:
        """Return the SVG of a drawing with all that it needs in it."""
        written = lxml.html.tostring(element, encoding="unicode", with_tail=False)
        drawn = lxml.etree.fromstring(re.sub(r"viewbox=", "viewBox=", written))
        for part in list(drawn.iter()):
            self._paint(part, model)
        for link in list(drawn.iter("a")):
            link.tag = "g"
            link.attrib.pop("href", "")
        drawn.set("xmlns", "http://www.w3.org/2000/svg")
        text = lxml.etree.tostring(drawn, encoding="unicode")
        return re.sub(r"<use\b[^>]*?/>", self._put, text)

    def mark(self, model: int) -> str:
        """Return the mark of a model; it stands beside the model's name, and says nothing by itself.

        Args:
            model: The model's rank.
        """
        drawn = self._put_part(f"m{model}", {"color": self._colours[f"m{model}"]})
        return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" class="mark" aria-hidden="true" ', 1)

    def _paint(self, part: Any, model: int | None) -> None:
        classes = part.get("class", "").split()
        strong = self._colours[f"m{model}" if model else "link"]
        styles = self._styles(strong)
        for name in [part.tag, *classes]:
            for attribute, value in styles.get(name, {}).items():
                part.set(attribute, value)
        if part.tag == "use" and "mk" in classes:
            part.set("color", self._colours[f"m{classes[-1][-1]}"])
        part.attrib.pop("data-choose", "")

    def _styles(self, strong: str) -> Mapping[str, Mapping[str, str]]:
        c = self._colours
        return {
            "text": {"font-family": _FONT, "font-size": "14", "font-weight": "500", "fill": c["ink"]},
            "m": {"fill": c["muted"], "font-weight": "400"},
            "mid": {"text-anchor": "middle"},
            "end": {"text-anchor": "end"},
            "hi": {"fill": strong},
            "lo": {"fill": mixed(_WHITE, strong, 0.42)},
            "ring": {"fill": "none", "stroke": strong, "stroke-width": "1.5"},
            "base": {"stroke": c["edge"], "fill": "none"},
            "trk": {"stroke": c["c2"], "stroke-width": "2", "fill": "none"},
            "lnk": {"stroke": c["c3"], "stroke-width": "3", "fill": "none"},
            "fr": {"stroke": c["c3"], "stroke-width": "3", "fill": "none"},
            "area": {"fill": c["tint"]},
            "ax": {"stroke": c["edge"], "stroke-width": "2"},
            "ar": {"fill": c["edge"]},
            "a": {"fill": c["c3"]},
            "b": {"fill": "none", "stroke": c["c3"], "stroke-width": "3"},
            **{f"c{step}": {"fill": c[f"c{step}"], "stroke": _WHITE} for step in range(4)},
            "line": {"stroke": c["edge"]},
            "circle": {"fill": c["m1"], "stroke": _WHITE},
            "around": {"fill": "none", "stroke": "none"},
            "on": {"fill": _WHITE},
            "z": {"fill": c["muted"]},
        }

    def _put(self, use: re.Match[str]) -> str:
        """Put a part of another file in the place of what names it."""
        name = re.search(r'href="[^"]*#([\w-]+)"', use[0])
        return self._put_part(name[1], dict(re.findall(r'([\w-]+)="([^"]*)"', use[0]))) if name else ""

    def _put_part(self, name: str, given: Mapping[str, str]) -> str:
        part = self._parts.get(name, "")
        if not part.startswith("<symbol"):
            paint = "".join(f' {key}="{given[key]}"' for key in ("fill", "stroke", "stroke-width") if key in given)
            return part.replace(f' id="{name}"', paint, 1)
        view = _VIEW.search(part)
        inside = re.sub(r"</?symbol[^>]*>", "", part).replace("currentColor", given.get("color", "#000000"))
        place = "".join(f' {key}="{given[key]}"' for key in ("x", "y", "width", "height") if key in given)
        return f'<svg{place} viewBox="{view[1] if view else "0 0 24 24"}" fill="none">{inside}</svg>'


def _size(view: str) -> tuple[float, float]:
    _, _, width, height = (float(number) for number in view.split())
    return width, height
