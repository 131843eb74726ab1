"""Having the files made that readers take with them, where that can be."""

from importlib.util import find_spec
from pathlib import Path

from playbook.assembly.finishing import write_files
from playbook.outputs.epub import epubs
from playbook.outputs.offline import OFFLINE
from playbook.outputs.papers import Typesetting
from playbook.outputs.pictures import can_draw
from playbook.outputs.publishing import published_at
from playbook.pages.downloads import Maker
from playbook.site import Site


def makers() -> tuple[Maker, ...]:
    """Say what a build that is published has to make files with."""
    return ("build", "typst") if can_draw() and find_spec("pypdf") else ("build",)


def start_typesetting(site: Site, site_url: str | None) -> Typesetting:
    """Start to set the papers of a site with Typst."""
    return Typesetting(site.renderer, site.html, site_url)


def write_books(site: Site, site_url: str | None, folder: Path) -> None:
    """Write the books that the site offers.

    Args:
        site: The site.
        site_url: The address of the site, where it is known.
        folder: The folder of the built site.
    """
    write_files(folder, epubs(site.renderer, site.html, site_url))


def offline_of(site: Site, site_url: str | None) -> tuple[str | None, str | None]:
    """Return the name of the copy that opens from a folder, where the site offers one, and where the site is published."""
    offered = (one for section in site.renderer.downloads for one in section.downloads)
    copy = next((one for one in offered if one.id == OFFLINE), None)
    return copy.file("fr") if copy else None, published_at(site_url)
