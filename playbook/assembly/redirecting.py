"""What the page at an old address needs from the shell."""

from typing import Any

from playbook.languages import other
from playbook.languages.formats import date
from playbook.languages.interface import words
from playbook.pages.redirects import RedirectPage
from playbook.pages.rendering import base_of
from playbook.pages.shell import Shell


def redirect_context(redirect: RedirectPage, shell: Shell) -> dict[str, Any]:
    """Return what the template of a page at an old address is given.

    Args:
        redirect: The page.
        shell: Knows the site around it.
    """
    base = base_of(redirect.url)
    site = shell.of_site(base)
    return {
        **site,
        "language": redirect.language,
        "t": words(redirect.language),
        "redirect": redirect,
        "reason": redirect.record.reason.in_language(redirect.language),
        "since": date(redirect.record.since, redirect.language),
        "target": base + redirect.to.url,
        "other_language": other(redirect.language),
        "counterpart": base + redirect.counterpart,
        "canonical": site["canonical"] + redirect.to.url,
    }
