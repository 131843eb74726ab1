"""What must hold in the built site, one subject a file.

A check takes the site and says what is wrong. To add one, write its function in a file here, call it in `check`, give
its codes words in both files `playbook/linkcheck/words.*.yml`, and break a site in `tests/linkcheck/test_check_links.py`.
"""

from playbook.linkcheck.checks.canonical import check_canonical
from playbook.linkcheck.checks.counterparts import check_counterparts
from playbook.linkcheck.checks.links import check_links
from playbook.linkcheck.checks.pages import check_pages
from playbook.linkcheck.checks.sitemap import check_sitemap
from playbook.linkcheck.checks.versions import check_versions
from playbook.linkcheck.findings import LinkFinding, found
from playbook.linkcheck.pages import ENTRY
from playbook.linkcheck.site import BuiltSite


def check(site: BuiltSite) -> tuple[LinkFinding, ...]:
    """Check a built site.

    Args:
        site: The site.

    Returns:
        Everything that is wrong, in the order of files and lines.
    """
    findings = [*check_pages(site), *check_links(site)]
    if site.address:
        sound, version_findings = check_versions(site)
        findings += [*check_canonical(site), *version_findings]
        findings += [*check_counterparts(site, sound), *check_sitemap(site, sound)]
    else:
        findings.append(found(site, "no-site-address", ENTRY))
    return tuple(sorted(findings, key=lambda finding: (finding.page, finding.line, finding.code, finding.address)))
