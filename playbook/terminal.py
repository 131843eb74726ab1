"""What all commands share: how they end, and how they print."""

import io
import os
import sys
from collections.abc import Callable
from typing import NoReturn, TextIO

from playbook.reports.text import Paint, coloured, plain

_INTERRUPTED = 130
"""The status of a command that was ended with Ctrl-C, as shells give it."""


def end_with(main: Callable[[], int]) -> NoReturn:
    """Run a command and end with its status: no traceback when it is interrupted, or when nobody reads on.

    What a terminal sends or can't show is no reason to fail either.
    """
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace" if stream is sys.stdin else "backslashreplace")
    try:
        status = main()
        sys.stdout.flush()
    except BrokenPipeError:
        # As in `… | head`: what is left to print has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    except KeyboardInterrupt:
        status = _INTERRUPTED
    sys.exit(status)


def paint_for(stream: TextIO) -> Paint:
    """Return what colours a text: only on a terminal, and only where colours are not unwanted (https://no-color.org/)."""
    return coloured if stream.isatty() and not os.environ.get("NO_COLOR") else plain
