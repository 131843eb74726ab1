"""What the tests share: the project, its site built once."""

import functools
import gc
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import lxml.html
import pytest

from playbook.catalogue.linked import Catalogue
from playbook.site import Site, load

pytest_plugins = ["browsing"]

ROOT = Path(__file__).parent.parent
SITE_URL = "https://playbook.example.ca/guide/"
REPO_URL = "https://git.example.ca/council/playbook"

RECORDS_AND_PAGES = ("content", "data", "settings.yml")
MACHINERY = ("macros", "theme", "mkdocs.yml")

# Much is held until the last test, and looking through it for what is not takes a twentieth of the time.
gc.set_threshold(100_000, 50, 100)

# A shell lets what it runs behind itself ignore interruptions; tests send some, and wait for what comes of them.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_xdist_auto_num_workers() -> int:
    """Say how many processes `make test` starts: one more than there are processors, for each waits at times."""
    return (os.cpu_count() or 1) + 1


@dataclass(frozen=True)
class BuiltSite:
    """A built site.

    Attributes:
        folder: Where it is; the folder is named after the path of its address, so that a server of the folder above
            serves it under that path.
    """

    folder: Path

    @functools.cached_property
    def pages(self) -> dict[str, lxml.html.HtmlElement]:
        """Every page by its address from the site's root: `fr/etudes-de-cas/picton/`."""
        return {
            path.relative_to(self.folder).as_posix().removesuffix("index.html"): lxml.html.parse(str(path)).getroot()
            for path in sorted(self.folder.rglob("*.html"))
        }

    def asset(self, file: str) -> str:
        """Return the address from the site's root of a file of `assets/` that is named by its content."""
        stem, _, ending = file.rpartition(".")
        (path,) = (self.folder / "assets").glob(f"{stem}.{'[0-9a-f]' * 8}.{ending}")
        return path.relative_to(self.folder).as_posix()


def _copy(root: Path, parts: Sequence[str], target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for part in parts:
        source = root / part
        if source.is_dir():
            shutil.copytree(source, target / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target / part)


def copy_project(target: Path) -> Path:
    """Copy what an editor changes, so that a test can change it."""
    _copy(ROOT, (*RECORDS_AND_PAGES, *MACHINERY), target)
    return target


def copy_small_project(target: Path) -> Path:
    """Copy a project of a few records, which is built in a third of the time."""
    _copy(ROOT / "tests/base", RECORDS_AND_PAGES, target)
    _copy(ROOT, MACHINERY, target)
    return target


def run_build(project: Path, site: Path, umask: int = -1, /, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build a project the way CI does; warnings are errors."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=project,
        env=os.environ
        | {"NO_MKDOCS_2_WARNING": "1", "PLAYBOOK_LANG": "en"}
        | {"PICTURES": str(project == ROOT).lower(), "DOWNLOADS": "false"}
        | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        umask=umask,
        check=False,
    )


@pytest.fixture(scope="session")
def project() -> Site:
    """The real project, loaded once."""
    loading = load(ROOT)
    assert loading.site is not None, loading.findings
    return loading.site


@pytest.fixture(scope="session")
def catalogue(project: Site) -> Catalogue:
    """Its records."""
    return project.catalogue


MadeOnce = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """Make a folder that several tests only look at; of several processes of one run, the first makes it for all."""
    of_process = tmp_path_factory.getbasetemp()

    def made(name: str, make: Callable[[Path], object]) -> Path:
        if "PYTEST_XDIST_WORKER" not in os.environ:
            folder = of_process / name
            if not folder.exists():
                make(folder)
            return folder
        import fcntl

        folder = of_process.parent / name
        with (of_process.parent / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # given back when the file is closed
            done = of_process.parent / f"{name}.done"
            if not done.exists():
                make(folder)
                done.touch()
        return folder

    return made


@pytest.fixture(scope="session")
def fonts(made_once: MadeOnce) -> Path:
    """The font files that Typst needs, made once for all that set something."""
    # Here, since few tests need what draws.
    from playbook.outputs.pictures.fonts import font_files

    font = (ROOT / "theme/assets/fonts/radio-canada-big.woff2").read_bytes()
    folder = made_once("fonts", lambda folder: font_files(font, folder))
    return font_files(font, folder)


@pytest.fixture(scope="session")
def site(made_once: MadeOnce) -> BuiltSite:
    """The real site, built once."""

    def build(folder: Path) -> None:
        surroundings = {"TZ": "Etc/GMT+12", "PYTHONHASHSEED": "0"}  # a test builds it again in others
        done = run_build(ROOT, folder / "guide", SITE_URL=SITE_URL, REPO_URL=REPO_URL, **surroundings)
        assert done.returncode == 0, done.stderr

    return BuiltSite(made_once("published", build) / "guide")


@pytest.fixture(scope="session")
def unpublished_site(made_once: MadeOnce) -> BuiltSite:
    """The real site, built by someone who has neither an address for it nor a repository."""

    def build(folder: Path) -> None:
        done = run_build(ROOT, folder, SITE_URL="http://127.0.0.1:8000/", REPO_URL="")
        assert done.returncode == 0, done.stderr

    return BuiltSite(made_once("unpublished", build))
