"""The links of the built site: each leads somewhere, and the two languages lead to each other.

The site is looked at as a browser gets it, whoever made it: `read_site` reads the files once, `check` compares what they
say, and nothing is fetched from elsewhere.
"""

from playbook.linkcheck.checks import check
from playbook.linkcheck.pages import ENTRY
from playbook.linkcheck.reports import MAX_EXAMPLES, as_json, as_text, codes, hint, message
from playbook.linkcheck.site import read_site

__all__ = [
    "ENTRY",
    "MAX_EXAMPLES",
    "as_json",
    "as_text",
    "check",
    "codes",
    "hint",
    "message",
    "read_site",
]
