"""Talking with an editor in one language, wherever questions go and answers come from."""

from collections.abc import Callable
from dataclasses import dataclass

from playbook.editing.words import editing_words
from playbook.languages import Language


class EndedError(Exception):
    """Nothing is to be written; the words say why."""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A talk with an editor.

    Attributes:
        language: The language in which it is held.
        read: Gives the line that somebody answers to a prompt; raises `EOFError` when there are no more.
        tell: Shows a text.
        chosen: Whether commands speak another language by themselves, and have to be told of this one.
    """

    language: Language
    read: Callable[[str], str] = input
    tell: Callable[[str], None] = print
    chosen: bool = False

    def words(self, key: str, **arguments: object) -> str:
        """Return the words of `key` with its placeholders filled in."""
        text: str = editing_words(self.language)[key]
        return text.format(**arguments)

    def next_steps(self) -> str:
        """Return what to do once the file is written, with commands that answer in the language of this talk."""
        option, variable = (f" --lang {self.language}", f"PLAYBOOK_LANG={self.language} ") if self.chosen else ("", "")
        return self.words("next", option=option, variable=variable)
