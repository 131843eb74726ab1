"""A page names its versions in the languages, itself among them."""

from collections.abc import Iterator, Mapping

from playbook.languages import LANGUAGES
from playbook.linkcheck.addresses import resolve
from playbook.linkcheck.findings import LinkFinding, found
from playbook.linkcheck.pages import BuiltPage
from playbook.linkcheck.site import BuiltSite

Versions = Mapping[str, str]
"""The file of each version of a page, by the language declared for it."""


def check_versions(site: BuiltSite) -> tuple[Mapping[str, Versions], list[LinkFinding]]:
    """Look at what each page says of its versions, by itself.

    Returns:
        The versions of each page that says nothing wrong, and what others say. A page with a mistake is left out of the
        comparison with its counterparts, so that one mistake is reported once.
    """
    sound: dict[str, Versions] = {}
    findings: list[LinkFinding] = []
    for page in site.pages.values():
        if page.is_empty:
            continue
        versions, faults = _read_versions(site, page)
        if len(versions) == len(page.with_role("alternate")):
            faults = list(_check_versions(site, page, versions))
            if not faults:
                sound[page.file] = versions
        findings += faults
    return sound, findings


def _read_versions(site: BuiltSite, page: BuiltPage) -> tuple[Versions, list[LinkFinding]]:
    versions: dict[str, str] = {}
    faults: list[LinkFinding] = []
    for reference in page.with_role("alternate"):
        destination = resolve(site, page.file, reference)
        language, target = reference.language, destination.file
        if destination.problem:
            continue  # reported with the other addresses
        if not reference.is_absolute:
            faults.append(found(site, "not-absolute", page.file, reference))
        elif target is None or target not in site.pages:
            faults.append(found(site, "alternate-elsewhere", page.file, reference, language=language))
        elif language in versions:
            faults.append(found(site, "duplicate-alternate", page.file, reference, language=language))
        else:
            versions[language] = target
    return versions, faults


def _check_versions(site: BuiltSite, page: BuiltPage, versions: Versions) -> Iterator[LinkFinding]:
    if not versions:
        if page.is_in_a_language:
            yield found(site, "missing-alternates", page.file)
        return
    line = page.with_role("alternate")[0].line
    if page.file not in versions.values():
        yield found(site, "alternates-without-self", page.file, line)
    for language in LANGUAGES:
        if language not in versions:
            yield found(site, "missing-counterpart", page.file, line, language=language)
