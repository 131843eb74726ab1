"""What must hold in the built site, one subject a file.

A check takes the site and says what is wrong. To add one, write its function in a file here, call it in `check`, give
its codes words in both files `playbook/linkcheck/words.*.yml`, and plant a fault in `tests/linkcheck/planted.yml`.
"""

from playbook.linkcheck.checks.canonical import check_canonical
from playbook.linkcheck.checks.counterparts import check_counterparts
from playbook.linkcheck.checks.files import check_files
from playbook.linkcheck.checks.languages import check_languages
from playbook.linkcheck.checks.links import check_links
from playbook.linkcheck.checks.pages import check_pages
from playbook.linkcheck.checks.reach import check_reach
from playbook.linkcheck.checks.redirects import check_redirects
from playbook.linkcheck.checks.sitemap import check_sitemap
from playbook.linkcheck.checks.texts import check_texts
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
    findings = [*check_pages(site), *check_texts(site), *check_files(site), *check_links(site)]
    if site.address:
        sound, version_findings = check_versions(site)
        findings += [*check_canonical(site), *version_findings]
        findings += [*check_counterparts(site, sound), *check_languages(site, sound), *check_sitemap(site, sound)]
        findings += [*check_redirects(site), *check_reach(site)]
    else:
        findings.append(found(site, "no-site-address", ENTRY))
    return tuple(sorted(findings, key=lambda finding: (finding.page, finding.line, finding.code, finding.address)))
