"""A site is replaced as a whole or not at all, whatever happens meanwhile."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from playbook.outputs import replacing as module
from playbook.outputs.replacing import ReplacingError, replacing

PAGES = ("404.html", "fr/index.html", "en/index.html", "sitemap.xml")

KILLED = """
import os, signal, sys
from pathlib import Path
from playbook.outputs import replacing as module

root, exchanges = Path(sys.argv[1]), sys.argv[2] == "True"
pages = sys.argv[3:]
if not exchanges:
    module._exchange = lambda one, other: False

def write(folder, text):
    for page in pages:
        (folder / page).parent.mkdir(parents=True, exist_ok=True)
        (folder / page).write_text(text)

def build(text):
    with module.replacing(root / "site") as new:
        write(new, text)

def whole(text):
    return {page: (root / "site" / page).read_text() for page in pages} == dict.fromkeys(pages, text)

def killed_at(moment):
    '''Have a process killed at its `moment`th call of the system that touches a file; say whether it came so far.'''
    seen = [0]
    def count(event, arguments):
        if event.partition(".")[0] in ("open", "os", "shutil", "tempfile", "ctypes"):
            seen[0] += 1
            if seen[0] == moment:
                os.kill(os.getpid(), signal.SIGKILL)
    child = os.fork()
    if not child:
        sys.addaudithook(count)
        build("new")
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) < 0

moment, replaced = 0, 0
while True:
    moment += 1
    build("old")
    assert whole("old") and sorted(os.listdir(root)) == ["site"], moment
    if not killed_at(moment):
        break
    if not exchanges and not (root / "site").exists():
        with module.replacing(root / "site") as new:
            assert whole("old"), moment
            write(new, "new")
    assert whole("old") or whole("new"), moment
    replaced += whole("new")
print(moment - 1, replaced)
"""


def build(site: Path, text: str = "new") -> None:
    """Put a small site in the place of another one."""
    with replacing(site) as new:
        for page in PAGES:
            (new / page).parent.mkdir(exist_ok=True)
            (new / page).write_text(text)


def content(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process can be made that way")
@pytest.mark.parametrize("exchanges", [sys.platform == "linux", False], ids=["as here", "without exchange"])
def test_site_is_the_old_or_the_new_one_whenever_a_build_is_killed(tmp_path: Path, exchanges: bool) -> None:
    # Where folders can't be exchanged, there is none for a moment; the next build begins with putting the old one back.
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", KILLED, str(tmp_path), str(exchanges), *PAGES],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    moments, replaced = map(int, done.stdout.split())
    assert moments >= 20
    assert 0 < replaced < moments


def test_site_takes_the_place_of_all_that_was_in_the_last_one(tmp_path: Path) -> None:
    site = tmp_path / "deep/site"
    build(site, "old")
    (site / "gone.html").touch()
    build(site)
    assert content(site) == dict.fromkeys(PAGES, "new")
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_failed_build_leaves_the_last_site_whole(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, "old")
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def fail(page: Path) -> None:
        page.write_text("half")
        raise full

    with pytest.raises(OSError, match="No space left"), replacing(site) as new:
        fail(new / "404.html")
    assert content(site) == dict.fromkeys(PAGES, "old")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_is_hidden_in_a_site_and_not_of_it_stays(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site, "old")
    for name in (".git", ".well-known"):
        (site / name).mkdir()
        (site / name / "file").write_text("kept")
    build(site)
    assert content(site) == dict.fromkeys(PAGES, "new") | {".git/file": "kept"}


def test_link_to_a_folder_stays_one(tmp_path: Path) -> None:
    build(tmp_path / "elsewhere", "old")
    (tmp_path / "site").symlink_to("elsewhere")
    build(tmp_path / "site")
    assert (tmp_path / "site").is_symlink()
    assert content(tmp_path / "elsewhere") == dict.fromkeys(PAGES, "new")


def test_second_build_at_once_is_refused_and_disturbs_nothing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with replacing(site) as new:
        (new / "404.html").write_text("first")
        with pytest.raises(ReplacingError, match="site-is-busy"):
            build(site, "second")
    assert content(site) == {"404.html": "first"}
    build(site)


@pytest.mark.parametrize(
    ("make", "problem"),
    [(Path.touch, "site-is-file"), (lambda site: (site / "photos").mkdir(parents=True), "site-is-foreign")],
    ids=["file", "foreign"],
)
def test_nothing_but_a_site_is_replaced(tmp_path: Path, make: Callable[[Path], Any], problem: str) -> None:
    make(tmp_path / "site")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(ReplacingError, match=problem):
        build(tmp_path / "site")
    assert sorted(tmp_path.rglob("*")) == before


def test_folder_that_takes_nothing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr(Path, "mkdir", refused)
    with pytest.raises(PermissionError) as raised:
        build(tmp_path / "site")
    assert raised.value.filename == str(tmp_path)


def test_folders_are_exchanged_in_one_step_where_the_system_can(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    assert module._exchange(tmp_path / "one", tmp_path / "other") == (sys.platform == "linux")
    assert (tmp_path / "one/other").exists() == (sys.platform == "linux")
