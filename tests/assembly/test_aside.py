"""Work in a copy of the process gives what it would give here: its result, its error, its end."""

import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from playbook.assembly.aside import Aside, AsideError, Steps, can_copy

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only")


@pytest.mark.parametrize("in_copy", [True, False])
def test_result_and_error_come_back(in_copy: bool) -> None:
    def steps() -> Steps:
        wanted = yield "begun"
        return {"made": wanted}

    work = Aside(steps, in_copy=in_copy)
    assert work.result() == "begun"
    work.go_on("en")
    assert work.result() == {"made": "en"}

    def failing() -> Steps:
        yield "begun"
        error = ValueError("no such template")
        error.add_note("case-studies/bridge (fr)")
        raise error

    work = Aside(failing, in_copy=in_copy)
    assert work.result() == "begun"
    work.go_on(None)
    with pytest.raises(ValueError, match="no such template") as raised:
        work.result()
    assert raised.value.__notes__ == ["case-studies/bridge (fr)"]


def test_what_the_work_does_in_memory_stays_in_the_copy() -> None:
    done: list[int] = []

    def work() -> Steps:
        done.append(os.getpid())
        yield done

    (copy,) = Aside(work, in_copy=True).result()
    assert copy != os.getpid()
    assert done == []


def test_copy_that_somebody_ended_is_told_of() -> None:
    def ended() -> Steps:
        os.kill(os.getpid(), signal.SIGKILL)
        yield

    with pytest.raises(AsideError, match="-9"):
        Aside(ended, in_copy=True).result()


def test_copy_that_somebody_ended_between_two_steps_is_told_of() -> None:
    def steps() -> Steps:
        yield os.getpid()
        yield "done"

    work = Aside(steps, in_copy=True)
    os.kill(work.result(), signal.SIGKILL)
    work.go_on("a folder")
    with pytest.raises(AsideError, match="-9"):
        work.result()


def test_copy_ends_where_nobody_asks_it_to_go_on() -> None:
    told, tells = os.pipe()

    def steps() -> Steps:
        try:
            yield "begun"
        finally:
            os.write(tells, b".")

    work = Aside(steps, in_copy=True)
    assert work.result() == "begun"
    work.stop()
    assert os.read(told, 1) == b"."


def _waiting(left: Path, tells: int, ends: Callable[[], None]) -> Steps:
    """Wait for ever, and say so; give up what was begun when the end comes."""
    try:
        os.write(tells, b".")
        ends()
        yield threading.Event().wait()
    finally:
        left.touch()


def test_work_that_is_stopped_gives_up_what_it_began(tmp_path: Path) -> None:
    told, tells = os.pipe()
    work = Aside(lambda: _waiting(tmp_path / "given up", tells, lambda: None), in_copy=True)
    os.read(told, 1)
    work.stop()
    assert (tmp_path / "given up").exists()
    work.stop()


def test_interruption_ends_the_work_and_is_told_by_who_began_it(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    told, tells = os.pipe()

    def interrupted() -> None:
        # A terminal sends it to both processes.
        os.kill(os.getpid(), signal.SIGINT)

    work = Aside(lambda: _waiting(tmp_path / "given up", tells, interrupted), in_copy=True)
    os.read(told, 1)
    with pytest.raises(AsideError):
        work.result()
    assert (tmp_path / "given up").exists()
    assert capfd.readouterr().err == ""


def test_process_with_threads_is_not_copied() -> None:
    goes_on = threading.Event()
    thread = threading.Thread(target=goes_on.wait)
    thread.start()
    try:
        assert not can_copy()
    finally:
        goes_on.set()
        thread.join()
