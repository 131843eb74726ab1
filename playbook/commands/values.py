"""What options can take, refused in both languages."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from playbook.commands.words import said
from playbook.languages import Language
from playbook.today import day


class OneOf(click.ParamType[str]):
    """One of a few words."""

    name = "choice"

    def __init__(self, choices: Sequence[str], language: Language) -> None:
        """Know the words that can be chosen, and the language in which others are refused."""
        self.choices = choices
        self._language = language

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take a value that is among the choices."""
        if value not in self.choices:
            choices = ", ".join(self.choices)
            self.fail(said("not-among", self._language, value=value, choices=choices), param, ctx)
        return str(value)

    def shell_complete(self, _: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Offer the choices that begin as what is typed."""
        return [CompletionItem(choice) for choice in self.choices if choice.startswith(incomplete)]


class Converted(click.ParamType[Any]):
    """A value that a function reads, or refuses with a `ValueError`."""

    def __init__(self, name: str, read: Callable[[str], Any], refusal: Callable[[str], str]) -> None:
        """Know how a value is read.

        Args:
            name: What such values are called.
            read: Reads one.
            refusal: Says what is wrong with one.
        """
        self.name = name
        self._read = read
        self._refusal = refusal

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read a value; one that is no text, as defaults are, was read before."""
        if not isinstance(value, str):
            return value
        try:
            return self._read(value)
        except ValueError:
            self.fail(self._refusal(value), param, ctx)


def day_type(language: Language) -> click.ParamType[Any]:
    """Return the type of days, such as 2026-11-22."""
    return Converted("day", day, lambda text: said("no-day", language, text=text))


def number_type(language: Language) -> click.ParamType[Any]:
    """Return the type of whole numbers."""
    return Converted("number", int, lambda text: said("no-number", language, value=text))


def path_type() -> click.ParamType[Any]:
    """Return the type of files and folders; commands look at them to say what is wrong in a language."""
    return click.Path(path_type=Path, readable=False)
