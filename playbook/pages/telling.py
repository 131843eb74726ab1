"""How a reader tells the editors that something is wrong on a page: a message or an issue, with what they must know."""

from typing import Final
from urllib.parse import quote, urlsplit

from playbook.catalogue.linked import Catalogue
from playbook.languages import Language
from playbook.languages.interface import words

_MAIL_LINE: Final = "\r\n"
"""How lines end in a message (https://www.rfc-editor.org/rfc/rfc6068#section-5)."""


def mailbox_of(catalogue: Catalogue) -> str | None:
    """Return the address of the playbook's mailbox, where it has one."""
    return next((held.record.email for held in catalogue.contacts.values() if held.record.kind == "mailbox"), None)


def message_to(mailbox: str, title: str, key: str, address: str, language: Language) -> str:
    """Return the address that opens a message about a page.

    Args:
        mailbox: To whom.
        title: The title of the page, which is the subject.
        key: Its id.
        address: Its absolute address.
        language: Its language, and that of the message.
    """
    body = _about(key, address, language).replace("\n", _MAIL_LINE)
    return f"mailto:{quote(mailbox, safe='@')}?subject={_quoted(title)}&body={_quoted(body)}"


def issue_about(repository: str, title: str, key: str, address: str, language: Language) -> str:
    """Return the address that opens an issue about a page, as GitHub or GitLab take it.

    Args:
        repository: The address of the repository.
        title: The title of the page, which is that of the issue.
        key: Its id.
        address: Its absolute address.
        language: Its language, and that of the issue.
    """
    is_gitlab = "gitlab" in urlsplit(repository).netloc
    path, names = ("/-/issues/new", ("issue[title]", "issue[description]")) if is_gitlab else _OF_GITHUB
    pairs = zip(names, (title, _about(key, address, language)), strict=True)
    return f"{repository.rstrip('/')}{path}?" + "&".join(f"{_quoted(name)}={_quoted(value)}" for name, value in pairs)


_OF_GITHUB: Final = ("/issues/new", ("title", "body"))


def _about(key: str, address: str, language: Language) -> str:
    """Write what the editors must know, and leave room for what only the reader knows."""
    t = words(language)
    said = t["telling"]
    known = {"page": address, "language": t["site"]["language_name"], "id": key}
    lines = [f"{said[name]}{t['colon']} {value}" for name, value in known.items()]
    return "\n".join([*lines, "", f"{said['what']}{t['colon']}", "", ""])


def _quoted(text: str) -> str:
    return quote(text, safe="")
