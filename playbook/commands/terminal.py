"""What all commands share: how they end, and how they print."""

import contextlib
import gc
import io
import os
import sys
from collections.abc import Callable
from typing import NoReturn, TextIO

from playbook.commands.words import language_of, said
from playbook.reports.text import Paint, coloured, plain

_INTERRUPTED = 130
"""The status of a command that was ended with Ctrl-C, as shells give it."""


def end_with(main: Callable[[], int]) -> NoReturn:
    """Run a command and end with its status: no traceback when it is interrupted, or when nobody reads on.

    What a terminal sends or can't show is no reason to fail either; that nothing can be printed is.
    """
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace" if stream is sys.stdin else "backslashreplace")
    # What a command reads it needs to its end: looking for garbage in it meanwhile takes an eighth of the time.
    gc.disable()
    try:
        status = _status(main)
        if isinstance(sys.stdout, io.TextIOBase):  # a closed one is none
            sys.stdout.flush()
    except BrokenPipeError:
        # As in `… | head`: what is left to print has nowhere to go.
        status = 1
    except OSError as error:
        if error.filename is not None:
            raise
        # About no file, so about what is printed: the disk that it should go to is full.
        with contextlib.suppress(OSError):
            reason = os.strerror(error.errno or 0)
            print(said("not-shown", language_of(sys.argv[1:]), reason=reason), file=sys.stderr)
        status = 1
    except KeyboardInterrupt:
        status = _INTERRUPTED
    finally:
        # The interpreter looks for garbage in all there is before it ends, which would take as long again.
        gc.freeze()
        gc.enable()
    for output in (sys.stdout, sys.stderr):
        _give_up_rest(output)
    sys.exit(status)


def _status(main: Callable[[], int]) -> int | str | None:
    try:
        return main()
    except SystemExit as ended:
        return ended.code


def _give_up_rest(stream: TextIO | None) -> None:
    """Drop what can't be printed: Python would try again at the end, and complain."""
    if isinstance(stream, io.TextIOBase):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def paint_for(stream: TextIO | None) -> Paint:
    """Return what colours a text: only on a terminal, and only where colours are not unwanted (https://no-color.org/).

    Args:
        stream: Where it is printed; `None` where that was closed.
    """
    return coloured if stream and stream.isatty() and not os.environ.get("NO_COLOR") else plain


def print_for_programs() -> None:
    """Print in UTF-8 from here on, whatever the terminal shows: programs read nothing else."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
