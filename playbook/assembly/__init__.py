"""The site whole: each page in its shell, and everything that stands beside the pages.

Comes in: a site without errors, and where it is to be published. Goes out: any page as readers get it, or a folder with
all files.
"""

from playbook.assembly.building import Building, BuildingError
from playbook.assembly.on_request import OnRequest
from playbook.assembly.pages import Pages, Publication

__all__ = ["Building", "BuildingError", "OnRequest", "Pages", "Publication"]
