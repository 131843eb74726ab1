"""The style sheets of the site: one that every page has, and beside it one of the subjects that a page is about.

The theme has them in parts: what is common, in order; `subjects/`, each of which goes to the pages that have something of
it; `later/`, for which scripts ask. Authors' comments and spaces are left out.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

THEME: Final = "theme"
STYLESHEET_PARTS: Final = "assets/stylesheets/parts"
_SHEETS: Final = "assets/stylesheets"
COMMON: Final = "playbook"

_STRING: Final = r"(\"[^\"\n]*\"|'[^'\n]*'|url\([^)]*\))"
_COMMENT: Final = re.compile(rf"{_STRING}|/\*.*?\*/", re.DOTALL)
# Browsers before 2024 do not know light-dark() (https://caniuse.com/mdn-css_types_color_light-dark).
_TWO_COLOURS: Final = re.compile(r"(--[\w-]+: ?)light-dark\(([^,()]+),([^,()]+)\)")
_TOKENS: Final = re.compile(r":root\{[^}]*\}")

_SELECTORS: Final = re.compile(r"(?<=[{}])[^{}@]+(?=\{)")
_ALTERNATIVES: Final = re.compile(r":[\w-]+\([^()]*\)")
_NAME: Final = re.compile(r"\.(-?[A-Za-z_][\w-]*)|\[data-page=([\w-]+)\]")
_CLASSES_ON_PAGE: Final = re.compile(r'class="(?<=\sclass=")([^"]*)')
_PAGE_ON_PAGE: Final = re.compile(r'data-page="(?<=\sdata-page=")[^"]*')
"""What they begin with is looked for quickly; that a space stands before it is seen afterwards."""


class Stylesheets:
    """The style sheets of one build.

    Attributes:
        asked: The text of each style sheet of subjects for which a page asked, by its address.
    """

    def __init__(self, folder: Path) -> None:
        """Read the parts.

        Args:
            folder: Where they are; the common ones follow one another in the order of their names.
        """
        parts = (_read(file) for file in sorted(folder.glob("*.css")))
        self._common = with_light_colours("".join(parts))
        self._later = {file.stem: _read(file) for file in sorted((folder / "later").glob("*.css"))}
        self._subjects = {file.stem: _read(file) for file in sorted((folder / "subjects").glob("*.css"))}
        everywhere = {name for names in _needs(self._common, whole=True) for name in names}
        self._needs = {
            name: [names for names in _needs(css) if names - everywhere] for name, css in self._subjects.items()
        }
        self._telling = frozenset(name for needs in self._needs.values() for names in needs for name in names)
        self.asked: dict[str, str] = {}
        self._with = lru_cache(maxsize=1024)(self._about)  # there are as many as kinds of pages

    def of_page(self, body: str) -> list[str]:
        """Say which style sheets a page is shown with.

        Args:
            body: The page's HTML. A subject is on it if all classes of one of the subject's rules are, at least one of
                which no common rule has.

        Returns:
            The addresses of the style sheets from the site's root.
        """
        named = {name for classes in set(_CLASSES_ON_PAGE.findall(body)) for name in classes.split()}
        named.update(_PAGE_ON_PAGE.findall(body))
        subjects = self._with(self._telling & named)
        addresses = [_address(COMMON)]
        if subjects:
            addresses.append(_address("-".join(subjects)))
            self.asked[addresses[-1]] = "".join(self._subjects[name] for name in subjects) + "\n"
        return addresses

    def _about(self, names: frozenset[str]) -> tuple[str, ...]:
        """Return the subjects that a page is about that has some of the telling names."""
        return tuple(name for name, needs in self._needs.items() if any(some <= names for some in needs))

    def files(self) -> dict[str, str]:
        """Return the text of each style sheet for which a page or a script asks, by its address."""
        later = {_address(name): css + "\n" for name, css in self._later.items()}
        return {_address(COMMON): self._common + "\n", **dict(sorted(self.asked.items())), **later}


def _address(name: str) -> str:
    return f"{_SHEETS}/{name}.css"


def _read(file: Path) -> str:
    return minified(file.read_text(encoding="utf-8"))


def _needs(css: str, *, whole: bool = False) -> list[frozenset[str]]:
    """Return the classes that each selector of minified rules asks for.

    Args:
        css: The rules.
        whole: Whether the alternatives in a selector count, and what it excludes; it may do without those.
    """
    needs = []
    for selectors in _SELECTORS.findall("}" + css):
        selectors = selectors if whole else _without_alternatives(selectors)
        needs += [
            frozenset(name or f'data-page="{page}' for name, page in _NAME.findall(selector))
            for selector in selectors.split(",")
        ]
    return needs


def _without_alternatives(selectors: str) -> str:
    while (shorter := _ALTERNATIVES.sub("", selectors)) != selectors:
        selectors = shorter
    return selectors


def with_light_colours(css: str) -> str:
    """Return minified rules whose tokens of two colours are the light one where a browser does not know light-dark()."""
    tokens = _TOKENS.search(css)
    if not tokens:
        return css
    both = ";".join(found[0] for found in _TWO_COLOURS.finditer(tokens[0]))
    supported = f"@supports (color:light-dark(#000,#fff)){{:root{{{both}}}}}" if both else ""
    return css[: tokens.start()] + _TWO_COLOURS.sub(r"\1\2", tokens[0]) + supported + css[tokens.end() :]


@lru_cache(maxsize=256)
def minified(css: str) -> str:
    """Return rules without comments, line ends and indentation; what stands in quotation marks stays as it is."""
    pieces = re.split(_STRING, _COMMENT.sub(r"\1", css))
    return "".join(piece if number % 2 else _squeezed(piece) for number, piece in enumerate(pieces)).strip()


def _squeezed(css: str) -> str:
    css = re.sub(r"\s+", " ", css)
    # A space before a colon, a plus or a parenthesis can mean something in a selector or in a calculation.
    css = re.sub(r" ?([{};]) ?", r"\1", css)
    css = re.sub(r", ", ",", css)
    css = re.sub(r"([{;][a-z0-9-]+): ", r"\1:", css)
    return css.replace(";}", "}")
