"""Having the files made that readers take with them, where that can be."""

from playbook.outputs.pictures import can_draw
from playbook.pages.downloads import Maker


def makers() -> tuple[Maker, ...]:
    """Say what a build that is published has to make files with."""
    return ("build", "typst") if can_draw() else ("build",)
