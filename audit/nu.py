"""The Nu HTML checker, which runs on Java, on pages and stylesheets."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from audit.faults import Audit


class NoJavaError(Exception):
    """There is no Java to run the checker."""


def check_markup(site: Path, urls: Sequence[str], checker: Path) -> Audit:
    """Check the pages and stylesheets of a built site.

    Args:
        site: The site's folder.
        urls: The addresses of the pages, from its root.
        checker: The file of the checker, `vnu.jar`.

    Returns:
        What was looked at and found.

    Raises:
        NoJavaError: There is no Java.
    """
    java = shutil.which("java")
    if java is None:
        raise NoJavaError("there is no Java to run the Nu HTML checker")
    audit = Audit()
    files = [site / (f"{url}index.html" if url.endswith("/") or not url else url) for url in urls]
    styles = sorted(site.rglob("*.css"))
    for option, paths in (("--skip-non-html", files), ("--css", styles)):
        done = subprocess.run(  # noqa: S603 - the checker that the Makefile brings
            [java, "-Xss4m", "-jar", str(checker), "--format", "json", "--stdout", option, *map(str, paths)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        messages = json.loads(done.stdout or "{}").get("messages", [])
        for path in paths:
            found = [
                (f"line {message.get('lastLine', '?')}: {message.get('extract', '').strip()}", message["message"])
                for message in messages
                if message.get("url", "").endswith(path.as_posix())
            ]
            audit.note("nu", path.relative_to(site).as_posix(), "file", found)
        others = [message for message in messages if not message.get("url")]
        audit.note("nu", "", "all files", [("the checker", message["message"]) for message in others])
    return audit
