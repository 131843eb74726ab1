"""The playbook as EPUB 3, for readers of books: the same pages as on paper, in letters of any size."""

from playbook.outputs.epub.making import EPUB, epubs

__all__ = ["EPUB", "epubs"]
