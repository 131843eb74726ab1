"""Work done beside other work: in a copy of this process where there can be one, and else when its result is wanted."""

import inspect
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any


class AsideError(Exception):
    """The copy of the process ended without a result."""


def can_copy() -> bool:
    """Say whether this process can be copied, and whether a copy would be quicker: it needs a processor of its own.

    Not on systems whose own libraries forbid it, and not beside threads, whose locks nobody would open in the copy.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return False
    return len(os.sched_getaffinity(0)) > 1


Steps = Generator[Any, Any, Any]
"""Work in steps: each but the last yields its result, and gets what the next one needs; the last one returns it."""


class Aside:
    """A piece of work that is done aside."""

    def __init__(self, work: Callable[[], Steps], *, in_copy: bool) -> None:
        """Begin with the first step.

        Args:
            work: Gives the steps. What they change in memory is lost with the copy; their results are not.
            in_copy: Whether they are taken in a copy of this process, the first one now; else each is taken in this process
                when its result is wanted.
        """
        self._steps = work()
        self._given: Any = None
        self._process: Any = None
        if in_copy:
            context = multiprocessing.get_context("fork")
            self._copy, here = context.Pipe()
            self._process = context.Process(target=_run, args=(self._steps, here, self._copy), daemon=True)
            self._process.start()
            here.close()

    def result(self) -> Any:
        """Return what came of the last step that was begun, which is then done.

        Raises:
            AsideError: The copy was ended by the system, or by somebody.
            Exception: Whatever the step raised.
        """
        if self._process is None:
            return _next(self._steps, self._given)
        try:
            failed, value = self._copy.recv()
        except (EOFError, ConnectionError):
            self._process.join()
            raise AsideError(f"status {self._process.exitcode}") from None
        if failed:
            self._process.join()
            raise value
        return value

    def go_on(self, given: Any) -> None:
        """Begin the next step.

        Args:
            given: What it needs.
        """
        self._given = given
        if self._process is not None:
            with suppress(ConnectionError):  # where the copy was ended, who asks for the result is told
                self._copy.send(given)

    def stop(self) -> None:
        """Give up what is not done."""
        self._steps.close()
        if self._process is not None and self._process.is_alive():
            self._process.terminate()
            self._process.join()


def _run(steps: Steps, here: Connection, there: Connection) -> None:
    """Take the steps in the copy, and tell what came of each."""
    there.close()  # else one would never hear that nobody is there any more
    # Who stops this process with a signal has the work itself give up what it began.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        here.send((False, _next(steps, None)))
        while inspect.getgeneratorstate(steps) != inspect.GEN_CLOSED:
            here.send((False, _next(steps, here.recv())))
    except (KeyboardInterrupt, EOFError, ConnectionError):
        sys.exit(1)  # the process that was copied says so, where it is still there
    except Exception as error:
        here.send((True, error))
    finally:
        steps.close()


def _next(steps: Steps, given: Any) -> Any:
    try:
        return steps.send(given)
    except StopIteration as done:
        return done.value
