"""`playbook from-issue`: makes a record of a form that somebody filled in, and answers what is left to mend."""

import datetime
import sys
from pathlib import Path
from typing import Final

from playbook.commands.options import (
    argument,
    flag,
    lang_option,
    option,
    refuse_no_folder,
    root_option,
    today_option,
    wrong_use,
)
from playbook.commands.syntax import Command
from playbook.commands.terminal import print_for_programs
from playbook.commands.values import path_type
from playbook.editing.asking import Dialogue, EndedError, write_new
from playbook.editing.asking.project import project_at
from playbook.editing.forms import MOST, BranchError, Outcome, answer, forms_of, make_branch, outcome_of, read_filled
from playbook.editing.forms.words import said
from playbook.languages import LANGUAGES, Language
from playbook.site import load

NAME = "from-issue"

_STDIN: Final = Path("-")
_MOST_BYTES: Final = 4 * MOST
"""How many bytes are read at most: a character has no more than four."""


def command(language: Language) -> Command:
    """Make the command."""
    params = [
        argument(NAME, "form", language, "file", required=False, type=path_type(), default=_STDIN),
        flag(NAME, "write", language),
        option(NAME, "branch", language, "name"),
        root_option(NAME, language),
        lang_option(NAME, language),
        today_option(NAME, language),
    ]
    return Command(NAME, language, params, callback=_run)


def _run(form: Path, write: bool, branch: str | None, root: Path, lang: Language, today: datetime.date) -> int:
    refuse_no_folder(root, lang)
    outcome = _outcome(_read(form, lang), root, lang, today)
    file = outcome.file if isinstance(outcome, Outcome) else None
    if isinstance(outcome, Outcome) and file and outcome.text:
        language = outcome.filled.form.language
        try:
            if write:
                write_new(root, file, outcome.text, Dialogue(lang))
            if branch is not None:
                message = said("commit", language, id=outcome.id)
                make_branch(root, branch, file, outcome.text, message, lang)
        except (EndedError, BranchError) as error:
            print(error, file=sys.stderr)
            return 1
    print_for_programs()
    print(answer(outcome, lang), end="")
    return 1 if isinstance(outcome, str) or outcome.problems else 0


def _read(form: Path, language: Language) -> bytes:
    if form == _STDIN:
        return sys.stdin.buffer.read(_MOST_BYTES + 1) if sys.stdin else b""
    if not form.is_file():
        raise wrong_use("no-file", language, file=form)
    with form.open("rb") as stream:
        return stream.read(_MOST_BYTES + 1)


def _outcome(body: bytes, root: Path, lang: Language, today: datetime.date) -> Outcome | str:
    """Say what comes of what was sent, or why it is no form."""
    try:
        text = body[:_MOST_BYTES].decode("utf-8-sig")
    except UnicodeDecodeError:
        return said("not-utf8", lang)
    projects = {language: project_at(root, language) for language in LANGUAGES}
    forms = [form for language in LANGUAGES for form in forms_of(projects[language], language)]
    filled = read_filled(text, forms, lang)
    if isinstance(filled, str):
        return filled
    addresses = _addresses(root) if filled.form.name == "correction" else {}
    return outcome_of(filled, root, projects[filled.form.language], addresses, today)


def _addresses(root: Path) -> dict[str, str]:
    """Return the file behind each page, by its address; none where errors keep the pages from being planned."""
    site = load(root, review=False).site
    pages = site.plan.pages.values() if site else ()
    return {text.url: text.file for page in pages for text in page.text.values()}
