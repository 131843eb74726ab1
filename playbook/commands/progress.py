"""How far work is that takes long: one line on a terminal, a line a stage elsewhere, nothing where it is quick."""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, TextIO

from playbook.commands.words import command_words
from playbook.languages import Language
from playbook.reports.stages import Stage, Tell, untold

PATIENCE: Final = 2.0
"""How many seconds work may take before it is told how far it is."""

_REWRITE: Final = "\r\x1b[K"

Cancel = Callable[[], None]


def later(seconds: float, do: Callable[[], None]) -> Cancel:
    """Have something done after a while, and return what calls it off."""
    timer = threading.Timer(seconds, do)
    timer.daemon = True
    timer.start()
    return timer.cancel


class Progress:
    """Shows the stages of work, once it is clear that it takes long."""

    def __init__(self, stream: TextIO, language: Language, *, rewrites: bool) -> None:
        """Prepare to show stages.

        Args:
            stream: Where they are shown.
            language: The language in which they are named.
            rewrites: Whether one line is written again and again, and taken away at the end.
        """
        self._stream = stream
        self._words = command_words(language)["stages"]
        self._rewrites = rewrites
        self._stage: Stage | None = None
        self._shows = False
        self._lock = threading.Lock()

    def tell(self, stage: Stage) -> None:
        """Note that a stage begins, and show it where it is time to."""
        with self._lock:
            if stage != self._stage:
                self._stage = stage
                self._show()

    def begin_to_show(self) -> None:
        """Show from here on where the work is."""
        with self._lock:
            self._shows = True
            self._show()

    def end(self) -> None:
        """Take away what is shown, where that can be done."""
        with self._lock:
            if self._shows and self._rewrites:
                self._write(_REWRITE)
            self._shows = False

    def _show(self) -> None:
        if self._shows and self._stage is not None:
            text = self._words[self._stage]
            self._write(f"{_REWRITE}{text}" if self._rewrites else f"{text}\n")

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text)
            self._stream.flush()
        except (OSError, ValueError):
            # Nobody looks; the work goes on.
            self._shows = False


@contextmanager
def progress(language: Language) -> Iterator[Tell]:
    """Show how far work is while it is done, if it takes long, on the stream for errors.

    Args:
        language: The language in which its stages are named.

    Yields:
        What is to be told of each stage.
    """
    stream = sys.stderr
    if stream is None or os.environ.get("PLAYBOOK_QUIET"):
        yield untold
        return
    shown = Progress(stream, language, rewrites=stream.isatty() and os.environ.get("TERM") != "dumb")
    cancel = later(PATIENCE, shown.begin_to_show)
    try:
        yield shown.tell
    finally:
        cancel()
        shown.end()
