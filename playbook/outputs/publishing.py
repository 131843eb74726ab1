"""Where readers find the site."""

from typing import Final
from urllib.parse import urlsplit

_ONLY_HERE: Final = ("127.0.0.1", "localhost", None)
"""The hosts of a site that is not published: an address there would lead nobody anywhere."""


def published_at(site_url: str | None) -> str | None:
    """Return the address at which readers find the site, with a slash at the end, or `None` where it is not published.

    Args:
        site_url: The address that the configuration names.
    """
    if not site_url or urlsplit(site_url).hostname in _ONLY_HERE:
        return None
    return site_url.rstrip("/") + "/"
