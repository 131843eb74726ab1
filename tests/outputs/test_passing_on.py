"""The texts that readers send on open as what they are, with the address of the site and today's counts."""

import email
import email.policy

import pytest

from playbook.languages import LANGUAGES, Language
from playbook.outputs.passing_on import DRAFT, PAGE, passing_on, text_file
from playbook.site import Site

SITE_URL = "https://playbook.example.ca/guide/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_draft_is_an_email_with_the_text(project: Site, language: Language) -> None:
    files = passing_on(project.catalogue, project.plan, SITE_URL)
    page = project.plan.pages[PAGE].text[language].url
    draft = files[page + DRAFT]
    assert all(len(line) < 998 and line.isascii() for line in draft.split("\r\n"))
    message = email.message_from_string(draft, policy=email.policy.default)
    assert message["X-Unsent"] == "1"
    assert message["To"] is None
    text = files[page + text_file("email")].removeprefix("\ufeff")
    body = message.get_content().replace("\r\n", "\n")
    assert text == f"{message['Subject']}\n\n{body}"
    assert body.endswith(f"\n{SITE_URL}{language}/\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_texts_count_what_there_is(project: Site, language: Language) -> None:
    files = passing_on(project.catalogue, project.plan, SITE_URL)
    page = project.plan.pages[PAGE].text[language].url
    cases = f"{len(project.catalogue.cases)} {'études de cas' if language == 'fr' else 'case studies'}"
    for name in ("email.txt", "intranet.txt"):
        assert cases in files[page + name]
        assert "{" not in files[page + name]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_shows_what_the_files_say(project: Site, language: Language) -> None:
    files = passing_on(project.catalogue, project.plan, SITE_URL)
    page = project.plan.pages[PAGE]
    html = str(project.html(page, language))
    for line in files[page.text[language].url + "email.txt"].removeprefix("\ufeff").splitlines():
        if line and not line.startswith("https:"):
            assert line.removeprefix("- ") in html
