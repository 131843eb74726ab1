"""The links that lead away from the site: which records and pages hold them, and whether they still answer.

Asked is by lychee (https://lychee.cli.rs), which knows the manners of the web; which address stands where, what is a known
exception, and what is said of it all, is decided here.
"""

from playbook.linkcheck.external.addresses import Place, addresses_in
from playbook.linkcheck.external.asking import NoLycheeError
from playbook.linkcheck.external.checking import LinkReport, Problem, check_external
from playbook.linkcheck.external.reports import as_json, as_markdown, as_text

__all__ = [
    "LinkReport",
    "NoLycheeError",
    "Place",
    "Problem",
    "addresses_in",
    "as_json",
    "as_markdown",
    "as_text",
    "check_external",
]
