"""The files that stand beside the pages, in groups: each is written when one of its files is wanted."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from playbook.assembly.pages import Pages, Publication
from playbook.outputs.exports import exports
from playbook.outputs.record_files import record_originals
from playbook.outputs.site_files import site_files
from playbook.site import Site

Texts = Mapping[str, str]
"""The texts of files by their names from the site's root."""

_LEADING: Final = (".webmanifest", ".json")
"""The endings of those that lead to assets."""


def texts_beside(site: Site, publication: Publication, pages: Pages) -> tuple[Callable[[], Texts], ...]:
    """Return what writes the texts of these files; what takes longest comes last.

    Args:
        site: The site.
        publication: Where it is published.
        pages: Makes its pages.
    """
    made_of, site_url = site.renderer, publication.site_url
    return (
        lambda: {"sitemap.xml": pages.sitemap()},
        partial(site_files, made_of.catalogue, made_of.today, site_url),
        pages.beside.files,
        partial(record_originals, made_of.root, made_of.catalogue),
        partial(exports, made_of.catalogue, made_of.plan, made_of.settings, made_of.today, site_url),
    )


def encoded(name: str, text: str, pages: Pages) -> bytes:
    """Return what is in such a file, which leads to assets by their names.

    Args:
        name: Its name.
        text: Its text.
        pages: Knows the assets.
    """
    return pages.assets.followed(text.encode()) if name.endswith(_LEADING) else text.encode()
