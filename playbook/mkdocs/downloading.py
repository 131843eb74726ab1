"""Having the files made that readers take with them, where that can be."""

from playbook.outputs.papers import Typesetting
from playbook.outputs.pictures import can_draw
from playbook.pages.downloads import Maker
from playbook.site import Site


def makers() -> tuple[Maker, ...]:
    """Say what a build that is published has to make files with."""
    return ("build", "typst") if can_draw() else ("build",)


def start_typesetting(site: Site, site_url: str | None) -> Typesetting:
    """Start to set the papers of a site with Typst."""
    return Typesetting(site.renderer, site.html, site_url)
