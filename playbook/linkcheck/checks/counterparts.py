"""The versions of a page name each other, each in its language, and the language link leads to the one it names."""

from collections.abc import Iterator, Mapping

from playbook.linkcheck.addresses import address_of, resolve
from playbook.linkcheck.checks.versions import Versions
from playbook.linkcheck.findings import LinkFinding, found
from playbook.linkcheck.site import BuiltSite


def check_counterparts(site: BuiltSite, sound: Mapping[str, Versions]) -> Iterator[LinkFinding]:
    """Compare what pages say of each other.

    Args:
        site: The site.
        sound: The versions of each page that says nothing wrong by itself.
    """
    for file, versions in sound.items():
        yield from _check_returned(site, file, sound)
        yield from _check_language_links(site, file, versions)
    yield from _check_languages(site, sound)


def _check_returned(site: BuiltSite, file: str, sound: Mapping[str, Versions]) -> Iterator[LinkFinding]:
    for reference in site.pages[file].with_role("alternate"):
        language = reference.language
        target = sound[file][language]
        if target in sound and sound[target] != sound[file]:
            shown = address_of(target)
            yield found(site, "alternate-not-returned", file, reference, language=language, target=shown)


def _check_language_links(site: BuiltSite, file: str, versions: Versions) -> Iterator[LinkFinding]:
    for reference in site.pages[file].with_role("language-link"):
        language = reference.language
        destination = resolve(site, file, reference)
        wanted = versions.get(language)
        if wanted and destination.file and not destination.problem and destination.file != wanted:
            yield found(
                site,
                "language-link-elsewhere",
                file,
                reference,
                suggestion=address_of(wanted),
                language=language,
                target=address_of(destination.file),
            )


def _check_languages(site: BuiltSite, sound: Mapping[str, Versions]) -> Iterator[LinkFinding]:
    # Several pages name the same version: one of them is enough.
    named_by: dict[tuple[str, str], str] = {}
    for file, versions in sound.items():
        for language, target in versions.items():
            named_by.setdefault((target, language), file)
    for (target, language), file in named_by.items():
        lang = site.pages[target].language
        if language != "x-default" and lang and lang.lower().partition("-")[0] != language.partition("-")[0]:
            shown = address_of(file)
            yield found(site, "alternate-language", target, language=language, lang=lang, other=shown)
