"""Each page has a link to its counterpart, and a link into the other language says that it leads there."""

from collections.abc import Iterator, Mapping

from playbook.languages import LANGUAGES
from playbook.linkcheck.addresses import address_of, resolve
from playbook.linkcheck.checks.versions import Versions
from playbook.linkcheck.findings import LinkFinding, found
from playbook.linkcheck.pages import BuiltPage
from playbook.linkcheck.references import Reference
from playbook.linkcheck.site import BuiltSite


def check_languages(site: BuiltSite, sound: Mapping[str, Versions]) -> Iterator[LinkFinding]:
    """Compare links with the languages in which they lead.

    Args:
        site: The site.
        sound: The versions of each page that says nothing wrong by itself.
    """
    for file, page in site.pages.items():
        if page.folder_language and (page.is_left_out or not page.is_in_its_language):
            continue  # an old address, or a page of which the wrong language is said once
        if page.is_in_a_language and file in sound:
            yield from _check_language_link(site, page, sound[file])
        for reference in page.with_role("link"):
            yield from _check_link(site, file, reference)
    for file, references in site.others.items():
        for reference in references:
            if reference.role == "result":
                yield from _check_link(site, file, reference)


def _check_language_link(site: BuiltSite, page: BuiltPage, versions: Versions) -> Iterator[LinkFinding]:
    named = {reference.language.partition("-")[0] for reference in page.with_role("language-link")}
    for language in LANGUAGES:
        if language != page.folder_language and language not in named:
            counterpart = address_of(versions[language])
            yield found(site, "missing-language-link", page.file, language=language, target=counterpart)


def _check_link(site: BuiltSite, file: str, reference: Reference) -> Iterator[LinkFinding]:
    said = reference.language.partition("-")[0]
    destination = resolve(site, file, reference)
    if not said or destination.problem or not destination.file:
        return
    language = destination.file.partition("/")[0]
    if language in LANGUAGES and language != said:
        target = address_of(destination.file)
        yield found(site, "link-language", file, reference, subject=target, target=target, language=language, said=said)
