"""Having the pictures drawn that services show beside a link, where that can be."""

from mkdocs.plugins import get_plugin_logger

from playbook.languages.interface import words
from playbook.outputs.pictures import Drawing, can_draw, pictures
from playbook.reports import terminal_language
from playbook.site import Site

log = get_plugin_logger("playbook")


def start_drawing(site: Site) -> Drawing | None:
    """Start drawing the pictures of a site.

    Returns:
        What draws them, or nothing where the packages for it are not installed.
    """
    if not can_draw():
        log.info(words(terminal_language())["sharing"]["no_typst"])
        return None
    return Drawing(site.root, pictures(site.catalogue, site.plan))
