"""What is beside the pages can be read."""

from collections.abc import Iterator
from posixpath import basename

from playbook.linkcheck.findings import LinkFinding, found
from playbook.linkcheck.site import BuiltSite


def check_files(site: BuiltSite) -> Iterator[LinkFinding]:
    """Find files with nothing in them, and data that no program could read."""
    for file, content in site.files.items():
        # A file whose name begins with a dot is for the host; its being there may be all that counts.
        if not content and file not in site.pages and not basename(file).startswith("."):
            yield found(site, "empty-file", file)
    for file, (line, reason) in site.problems.items():
        yield found(site, "unreadable-data", file, line, reason=reason)
