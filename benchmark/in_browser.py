"""Measuring a site of many case studies in a browser."""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser

from audit.browser import NoBrowserError, browser, executable, served
from benchmark.measure import BuildFailedError
from benchmark.sites import UnsoundProjectError, build_copy


def measured(root: Path, options: argparse.Namespace, measure: Callable[[Browser, str, Path], int]) -> int:
    """Build a site, serve it, and have it measured.

    Args:
        root: The project's folder.
        options: What `parser_of_measuring` reads.
        measure: Is given a browser, the address of the site and its folder; it prints what it measured.

    Returns:
        The exit status: that of `measure`; 0 where no Chromium was found, 1 where the site could not be built.
    """
    try:
        path = executable()
        with tempfile.TemporaryDirectory() as folder:
            site = build_copy(root, Path(folder), options.records, options.seed)
            with served(site) as address, browser(path) as started:
                return measure(started, address, site)
    except NoBrowserError as error:
        print(f"Not measured: {error}.")
        return 0
    except (UnsoundProjectError, BuildFailedError) as error:
        print(error, file=sys.stderr)
        return 1
