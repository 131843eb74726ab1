"""`playbook review`: writes what a reviewer reads of a change, as a comment for a pull request."""

import datetime
import re
from functools import partial
from pathlib import Path
from typing import Final

from playbook.checking.changes import UnknownRevisionError, change_since
from playbook.commands.options import (
    choice,
    lang_option,
    option,
    refuse_no_folder,
    root_option,
    today_option,
    unknown_revision,
    wrong_use,
)
from playbook.commands.progress import progress
from playbook.commands.syntax import Command
from playbook.commands.terminal import print_for_programs
from playbook.commands.values import path_type
from playbook.languages import LANGUAGES, Language
from playbook.linkcheck import ENTRY
from playbook.reports.stages import Tell
from playbook.reviewing import Review, Weights, comment, make_review, weigh
from playbook.site import load

NAME = "review"

_BOTH: Final = "both"
_PREVIEW: Final = re.compile(r"https?://[^\s()<>\[\]|]+")


def command(language: Language) -> Command:
    """Make the command."""
    params = [
        option(NAME, "since", language, "revision", required=True),
        choice(NAME, "language", language, (*LANGUAGES, _BOTH), _BOTH),
        option(NAME, "preview-url", language, "address"),
        *(option(NAME, name, language, "folder", type=path_type()) for name in ("before", "after")),
        root_option(NAME, language),
        lang_option(NAME, language),
        today_option(NAME, language),
    ]
    return Command(NAME, language, params, callback=_run)


def _run(
    since: str,
    language: str,
    preview_url: str | None,
    before: Path | None,
    after: Path | None,
    root: Path,
    lang: Language,
    today: datetime.date,
) -> int:
    refuse_no_folder(root, lang)
    if preview_url is not None and not _PREVIEW.fullmatch(preview_url):
        raise wrong_use("no-address", lang, address=preview_url)
    weights = _weights(before, after, lang)
    with progress(lang) as tell:
        review = _review(root, since, today, weights, lang, tell)
    print_for_programs()
    told = [of for of in LANGUAGES if language in (of, _BOTH)]
    print(comment(review, told, preview_url), end="")
    return 0


def _weights(before: Path | None, after: Path | None, language: Language) -> Weights | None:
    if before is None and after is None:
        return None
    if before is None or after is None:
        raise wrong_use("before-and-after", language)
    for folder in (before, after):
        refuse_no_folder(folder, language)
        if not (folder / ENTRY).is_file():
            raise wrong_use("no-site", language, folder=folder, entry=ENTRY)
    return weigh(before, after)


def _review(
    root: Path, since: str, today: datetime.date, weights: Weights | None, language: Language, tell: Tell
) -> Review:
    loaded = partial(load, today=today, tell=tell)
    after = loaded(root)
    try:
        with change_since(root, since) as change:
            tell("comparing")
            return make_review(change, loaded(change.before), after, today, weights)
    except UnknownRevisionError as error:
        raise unknown_revision(error, since, language) from error
