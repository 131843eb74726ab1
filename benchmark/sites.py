"""Preparing the sites that are built: a copy of the project with more records, and its stock counterparts."""

import shutil
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Final, ParamSpec

from benchmark.hugo_site import write_hugo_site
from benchmark.measure import run
from benchmark.records import synthetic_records
from benchmark.stock import write_stock_site
from playbook.reports import as_text
from playbook.site import Site, load

P = ParamSpec("P")

_BUILT: Final = "site"


class UnsoundProjectError(Exception):
    """The project has errors of its own; the message lists them."""


def copy_project(root: Path, folder: Path, count: int, seed: int) -> None:
    """Copy the project, without its history, and add synthetic case studies to its real ones.

    Args:
        root: The project.
        folder: Where the copy goes; made here.
        count: How many case studies are added.
        seed: What they are drawn from.

    Raises:
        UnsoundProjectError: The project can't be built.
    """

    def left_out(directory: str, names: list[str]) -> list[str]:
        at_root = Path(directory) == root
        return [name for name in names if name == "__pycache__" or (at_root and (name[0] == "." or name == _BUILT))]

    catalogue = _load(root).catalogue
    shutil.copytree(root, folder, ignore=left_out)
    for id_, text in synthetic_records(count, seed, catalogue):
        (folder / "data" / "casestudies" / f"{id_}.yml").write_text(text, encoding="utf-8")


def build_copy(root: Path, folder: Path, count: int, seed: int) -> Path:
    """Build a copy of the project with synthetic case studies.

    Args:
        root: The project.
        folder: Where the copy goes, and what its build compiles.
        count: How many case studies are added.
        seed: What they are drawn from.

    Returns:
        The folder of the built site.

    Raises:
        UnsoundProjectError: The project can't be built.
        BuildFailedError: The build of the copy failed.
    """
    project = folder / "project"
    apart(copy_project, root, project, count, seed)
    run((sys.executable, "-m", "mkdocs", "build", "--strict"), project, folder / "bytecode")
    return project / _BUILT


def copy_as_stock(project: Path, folder: Path, *, records_in_navigation: bool) -> None:
    """Write the content of a project as a stock MkDocs site.

    Args:
        project: The project, or a copy of it.
        folder: Where the site goes.
        records_in_navigation: Whether the navigation lists every page.

    Raises:
        UnsoundProjectError: The project can't be built.
    """
    write_stock_site(folder, _load(project), records_in_navigation=records_in_navigation)


def copy_as_hugo(project: Path, folder: Path) -> None:
    """Write the content of a project as a site of Hugo.

    Args:
        project: The project, or a copy of it.
        folder: Where the site goes.
    """
    write_hugo_site(project, folder)


def _load(root: Path) -> Site:
    loading = load(root, review=False)
    if loading.site is None:
        raise UnsoundProjectError(as_text(loading.findings, loading.files, "en"))
    return loading.site


def apart(function: Callable[P, None], *arguments: P.args, **options: P.kwargs) -> None:
    """Call a function in a process of its own.

    The memory of a process that starts a build would count as the build's: `ru_maxrss` includes what was held before
    the new program took over. So the one that measures must stay small.
    """
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        pool.submit(function, *arguments, **options).result()
