"""The address that was probably meant."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from playbook.findings import closest
from playbook.languages import LANGUAGES
from playbook.linkcheck.addresses import address_of
from playbook.linkcheck.pages import ENTRY
from playbook.linkcheck.site import BuiltSite


@cache  # the same wrong address is often on every page; a site is compared by identity
def nearest(site: BuiltSite, file: str) -> str | None:
    """Return the address that was probably meant where there is no such file.

    Names are compared with those in the same folder, then with the same name in other folders: quick, also when a whole
    folder is missing.
    """
    in_folder, with_name = _neighbours(site)
    address = address_of(file)
    folder, _, name = address.rstrip("/").rpartition("/")
    in_a_language = address.split("/")[1] in LANGUAGES
    meant = closest(name, in_folder.get(folder, ()))
    if meant is None:
        # Both languages have files of the same name; what is lost in one is not meant in the other.
        foreign = tuple(f"/{language}/" for language in LANGUAGES if not address.startswith(f"/{language}/"))
        alike = [other for other in with_name.get(name, ()) if not (in_a_language and other.startswith(foreign))]
        return closest(address, alike)
    place = f"{folder}/{meant}".lstrip("/")
    return address_of(place if place in site.files else f"{place}/{ENTRY}")


@cache
def _neighbours(site: BuiltSite) -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
    """Return the names in each folder, and the addresses that end with each name."""
    in_folder: dict[str, set[str]] = defaultdict(set)
    with_name: dict[str, set[str]] = defaultdict(set)
    for address in map(address_of, site.files):
        folder, _, name = address.rstrip("/").rpartition("/")
        in_folder[folder].add(name)
        with_name[name].add(address)
    return in_folder, with_name
