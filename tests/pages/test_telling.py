"""A reader tells the editors what is wrong on a page: what is filled in, whatever stands in titles and addresses."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from playbook.languages import LANGUAGES, Language
from playbook.pages.telling import issue_about, mailbox_of, message_to
from playbook.site import Site

TITLE = "Qu’est-ce & où? #1 + 100 % <b>"
ADDRESS = "https://playbook.example.ca/fr/etudes-de-cas/picton/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_has_the_title_and_what_the_editors_must_know(language: Language) -> None:
    message = urlsplit(message_to("a+b@example.ca", TITLE, "cases/picton", ADDRESS, language))
    assert (message.scheme, unquote(message.path)) == ("mailto", "a+b@example.ca")
    # A mail program takes a plus sign as it stands.
    assert "+" not in message.query
    filled = parse_qs(message.query, strict_parsing=True)
    [subject], [body] = filled["subject"], filled["body"]
    assert subject == TITLE
    lines = [line.replace("\u00a0", " ") for line in body.split("\r\n")]
    assert (
        lines[:3]
        == {
            "fr": [f"Page : {ADDRESS}", "Langue : Français", "Identifiant : cases/picton"],
            "en": [f"Page: {ADDRESS}", "Language: English", "Id: cases/picton"],
        }[language]
    )
    assert lines[-1] == ""


@pytest.mark.parametrize(
    ("repository", "opened", "names"),
    [
        ("https://github.com/council/playbook/", "https://github.com/council/playbook/issues/new", ("title", "body")),
        (
            "https://gitlab.example.ca/council/playbook",
            "https://gitlab.example.ca/council/playbook/-/issues/new",
            ("issue[title]", "issue[description]"),
        ),
    ],
)
def test_an_issue_has_the_same(repository: str, opened: str, names: tuple[str, str]) -> None:
    address, _, query = issue_about(repository, TITLE, "cases/picton", ADDRESS, "en").partition("?")
    filled = parse_qs(query, strict_parsing=True)
    assert (address, tuple(filled)) == (opened, names)
    assert filled[names[0]] == [TITLE]
    assert filled[names[1]][0].startswith(f"Page: {ADDRESS}\nLanguage: English\nId: cases/picton\n")


def test_the_mailbox_is_the_playbooks_own(project: Site) -> None:
    assert mailbox_of(project.catalogue) == project.catalogue.contacts["mailbox"].record.email
