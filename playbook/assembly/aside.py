"""Work done beside other work: in a copy of this process where there can be one, and else when its result is wanted."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class AsideError(Exception):
    """The copy of the process ended without a result."""


def can_copy() -> bool:
    """Say whether this process can be copied, and whether a copy would be quicker: it needs a processor of its own.

    Not on systems whose own libraries forbid it, and not beside threads, whose locks nobody would open in the copy.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return False
    return len(os.sched_getaffinity(0)) > 1


class Aside(Generic[T]):
    """A piece of work that is done aside."""

    def __init__(self, work: Callable[[], T], *, in_copy: bool) -> None:
        """Begin.

        Args:
            work: The work. What it changes in memory is lost with the copy; what it returns is not.
            in_copy: Whether it is begun now in a copy of this process, or done later in this one.
        """
        self._work = work
        self._process: Any = None
        if in_copy:
            context = multiprocessing.get_context("fork")
            self._told, tells = context.Pipe(duplex=False)
            self._process = context.Process(target=_run, args=(work, tells), daemon=True)
            self._process.start()
            tells.close()

    def result(self) -> T:
        """Return what came of the work, which is then done.

        Raises:
            AsideError: The copy was ended by the system, or by somebody.
            Exception: Whatever the work raised.
        """
        if self._process is None:
            return self._work()
        try:
            failed, value = self._told.recv()
        except EOFError:
            self._process.join()
            raise AsideError(f"status {self._process.exitcode}") from None
        self._process.join()
        if failed:
            raise value
        result: T = value
        return result

    def stop(self) -> None:
        """Give up the work."""
        if self._process is not None and self._process.is_alive():
            self._process.terminate()
            self._process.join()


def _run(work: Callable[[], object], tells: Connection) -> None:
    """Do the work in the copy, and tell what came of it."""
    # Who stops this process with a signal has the work itself give up what it began.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        told = (False, work())
    except KeyboardInterrupt:
        sys.exit(1)  # the process that was copied says so
    except Exception as error:
        told = (True, error)
    tells.send(told)
