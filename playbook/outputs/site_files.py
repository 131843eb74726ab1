"""Files that programs look for at fixed names: crawlers, browsers, hosts, people who found a fault in the security."""

import datetime
import json
from typing import Final

from playbook.catalogue.freshness import later
from playbook.catalogue.linked import Catalogue
from playbook.languages import LANGUAGES, Language
from playbook.languages.interface import words
from playbook.outputs.hosting import HEADERS, headers_file

ROBOTS: Final = "robots.txt"
SECURITY: Final = ".well-known/security.txt"
MANIFEST: Final = "manifest.webmanifest"

BAR: Final = "#0c4f5b"
"""The colour of the header on a light page, in which browsers draw what surrounds the site."""

_VALID_MONTHS: Final = 12


def site_files(catalogue: Catalogue, today: datetime.date | None, site_url: str | None) -> dict[str, str]:
    """Write these files.

    Args:
        catalogue: Has the playbook's mailbox.
        today: The day of the build; without it, there is no file that would have to say until when it holds.
        site_url: The address of the site, where it is known.

    Returns:
        The text of each file by its name, from the site's root.
    """
    base = (site_url or "/").rstrip("/") + "/"
    files = {f"{language}/{MANIFEST}": _manifest(language) for language in LANGUAGES}
    files[HEADERS] = headers_file(site_url)
    files[ROBOTS] = f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n"
    mailbox = next(
        (entry.record.email for entry in catalogue.contacts.values() if entry.record.kind == "mailbox"), None
    )
    if mailbox and today:
        files[SECURITY] = _security(mailbox, later(today, _VALID_MONTHS), base)
    return files


def _security(mailbox: str, until: datetime.date, base: str) -> str:
    """Say whom to tell of a fault, as https://www.rfc-editor.org/rfc/rfc9116 has it."""
    lines = [
        f"Contact: mailto:{mailbox}",
        f"Expires: {until.isoformat()}T00:00:00Z",
        f"Preferred-Languages: {', '.join(LANGUAGES)}",
        f"Canonical: {base}{SECURITY}",
    ]
    return "\n".join([*lines, ""])


def _manifest(language: Language) -> str:
    """Describe the site to a device that keeps it beside its programs (https://www.w3.org/TR/appmanifest/)."""
    t = words(language)
    images = "../assets/images"
    described = {
        "name": t["site"]["title"],
        "short_name": t["sharing"]["short_site"],
        "description": t["site"]["tagline"],
        "lang": f"{language}-CA",
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "browser",
        "background_color": "#ffffff",
        "theme_color": BAR,
        "icons": [
            {"src": f"{images}/icon.svg", "type": "image/svg+xml", "sizes": "any"},
            {"src": f"{images}/icon-192.png", "type": "image/png", "sizes": "192x192"},
            {"src": f"{images}/icon-512.png", "type": "image/png", "sizes": "512x512", "purpose": "maskable"},
        ],
    }
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"
