"""What the shell says of a page to programs and to readers who share it, made of what MkDocs knows of the page."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from playbook.languages import Language, other
from playbook.pages.plan import PlannedPage
from playbook.pages.sharing import anchored, own_ids


def share(shell: dict[str, Any], page: Page, planned: PlannedPage, language: Language, root: Path) -> None:
    """Make the headings of a page links to themselves, and say which of them its counterpart does not have.

    Args:
        shell: What the template of the page is given, as the shell made it; it is completed.
        page: The page of MkDocs; its content is replaced.
        planned: The page.
        language: The language it is in.
        root: The project's folder.
    """
    shell["rest"] = anchored(shell["rest"], shell["base"])
    page.content = anchored(page.content or "", shell["base"])
    if planned.kind == "prose":
        counterpart = (root / planned.text[other(language)].file).read_text(encoding="utf-8")
        shell["own_ids"] = own_ids(_ids(page.toc), counterpart)


def _ids(links: Iterable[AnchorLink]) -> Iterator[str]:
    """Yield the ids of the headings that MkDocs found in the page's Markdown, each before those under it."""
    for link in links:
        yield link.id
        yield from _ids(link.children)
