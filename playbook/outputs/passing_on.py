"""Texts by which readers tell others of the playbook: an e-mail and a text for an intranet, ready to send."""

from email.message import EmailMessage
from email.policy import SMTP
from typing import Final

from playbook.catalogue.linked import Catalogue
from playbook.languages import LANGUAGES, Language
from playbook.languages.interface import words
from playbook.pages.plan import SitePlan

READY_TEXTS: Final = ("email", "intranet")

PAGE: Final = "spread-the-word"
"""The page that shows them, beside which their files stand."""

DRAFT: Final = "email.eml"
"""The e-mail as a draft, which e-mail programs open ready to be addressed."""


def text_file(name: str) -> str:
    """Return the name of a text's file, beside the page."""
    return f"{name}.txt"


def paragraphs(name: str, catalogue: Catalogue, language: Language) -> list[str]:
    """Return the paragraphs of a text, a list as lines that begin with a hyphen; the address comes after them.

    Args:
        name: Which text.
        catalogue: The records, which are counted.
        language: The language.
    """
    counts = {"cases": len(catalogue.cases), "models": len(catalogue.models), "steps": len(catalogue.steps)}
    text: str = words(language)["passing_on"][name]["text"]
    return text.format(**counts).strip().split("\n\n")


def passing_on(catalogue: Catalogue, plan: SitePlan, site_url: str | None) -> dict[str, str]:
    """Write the texts as files.

    Args:
        catalogue: The records.
        plan: The pages; without the page that shows them, there are none.
        site_url: The address of the site, where it is known.

    Returns:
        The text of each file by its name, from the site's root.
    """
    files: dict[str, str] = {}
    for language in LANGUAGES if PAGE in plan.pages else ():
        page = plan.pages[PAGE].text[language].url
        address = f"{(site_url or '').rstrip('/')}/{language}/"
        for name in READY_TEXTS:
            title: str = words(language)["passing_on"][name]["title"]
            body = "\n\n".join([*paragraphs(name, catalogue, language), address]) + "\n"
            # The mark at the beginning tells every system's text editor that this is UTF-8.
            files[page + text_file(name)] = f"\ufeff{title}\n\n{body}"
            if name == "email":
                files[page + DRAFT] = _draft(title, body)
    return files


def _draft(subject: str, body: str) -> str:
    message = EmailMessage()
    message["Subject"] = subject
    # Asks e-mail programs for a message to be sent, not one that has come.
    message["X-Unsent"] = "1"
    message.set_content(body, cte="quoted-printable")
    return message.as_bytes(policy=SMTP).decode("ascii")
