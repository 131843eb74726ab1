"""The options that commands share, and how each makes its own."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from playbook.checking.changes import UnknownRevisionError
from playbook.commands.syntax import Argument, Option
from playbook.commands.values import OneOf, day_type, path_type
from playbook.commands.words import command_words, said
from playbook.languages import LANGUAGES, Language
from playbook.today import today


def option(command: str, name: str, language: Language, metavar: str | None = None, **more: Any) -> Option:
    """Make an option of a command.

    Args:
        command: The name of the command.
        name: The name of the option, without hyphens before it.
        language: The language of its help.
        metavar: What its value is called, by a name of the words' metavars.
        more: What click's options take besides.
    """
    words = command_words(language)
    text = words[command]["options"].get(name) or words["options"][name]
    return Option([f"--{name}"], help=text, metavar=words["metavars"].get(metavar, metavar), **more)


def flag(command: str, name: str, language: Language) -> Option:
    """Make an option that takes no value."""
    return option(command, name, language, is_flag=True)


def choice(command: str, name: str, language: Language, choices: Sequence[str], default: str) -> Option:
    """Make an option that takes one of a few words."""
    return option(command, name, language, f"[{'|'.join(choices)}]", type=OneOf(choices, language), default=default)


def argument(command: str, name: str, language: Language, metavar: str, **more: Any) -> Argument:
    """Make an argument of a command; `name`, `metavar` and the rest are as for an option."""
    words = command_words(language)
    shown = words["metavars"][metavar]
    return Argument(
        name, words[command]["options"][name], metavar=f"[{shown}]…" if more.get("nargs") == -1 else shown, **more
    )


def root_option(command: str, language: Language) -> Option:
    """Make `--root`."""
    return option(command, "root", language, "folder", type=path_type(), default=Path())


def lang_option(command: str, language: Language) -> Option:
    """Make `--lang`."""
    return choice(command, "lang", language, LANGUAGES, language)


def today_option(command: str, language: Language) -> Option:
    """Make `--today`."""
    return option(command, "today", language, "day", type=day_type(language), default=today())


def config_option(command: str, language: Language) -> Option:
    """Make `--config`."""
    return option(command, "config", language, "file", type=path_type(), default=Path("mkdocs.yml"))


def wrong_use(key: str, language: Language, **arguments: object) -> click.UsageError:
    """Return the error that says in the words of `key` how a command was used wrongly."""
    return click.UsageError(said(key, language, **arguments), click.get_current_context())


def unknown_revision(error: UnknownRevisionError, revision: str, language: Language) -> click.UsageError:
    """Return the error that says why there is nothing to compare with."""
    # Where two commits have nothing in common, git has nothing to say.
    key = "no-revision" if str(error) else "no-common-history"
    return wrong_use(key, language, revision=revision, reason=error)


def refuse_no_folder(folder: Path, language: Language) -> None:
    """Make sure that a folder is one.

    Raises:
        click.UsageError: It is not.
    """
    if not folder.is_dir():
        raise wrong_use("no-folder", language, folder=folder)
