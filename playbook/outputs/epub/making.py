"""Making the book of each language from the records and pages."""

from typing import Final

from playbook.languages import LANGUAGES
from playbook.outputs.epub.packing import Book, epub
from playbook.outputs.papers.books import whole_book
from playbook.outputs.papers.desk import PageHtml
from playbook.outputs.papers.look import desk_of, read_look
from playbook.pages.rendering import Renderer

EPUB: Final = "guide-epub"
"""What the books are called in the declaration of files."""


def epubs(renderer: Renderer, html: PageHtml, site_url: str | None) -> dict[str, bytes]:
    """Return the books by their names from the site's root.

    Args:
        renderer: Knows the records, the plan, the day and the files on offer.
        html: Gives the HTML of a page.
        site_url: The address of the site, where it is known.
    """
    offered = [one for section in renderer.downloads for one in section.downloads if one.id == EPUB]
    look = read_look(renderer.root) if offered else {}
    made = {}
    for download in offered:
        for language in LANGUAGES:
            desk = desk_of(renderer, html, look, site_url, language)
            orders = [model.record.order for model in renderer.catalogue.models.values()]
            marks = {order: desk.drawings.mark(order) for order in orders}
            address = desk.ways.address(f"{language}/")
            book = Book(language, address, renderer.today, whole_book(desk), marks)
            made[download.file(language)] = epub(book)
    return made
