"""The Nu HTML checker, which runs on Java, on pages and stylesheets."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from audit.browser import served
from audit.faults import Audit

# Where the checker is mistaken: data is no script, SVG has a property that it does not know, and HTML has a link that holds
# back the first drawing (https://html.spec.whatwg.org/multipage/links.html#link-type-expect).
_MISTAKEN: Final = (
    ('rel="expect"', "A “link” element with a “blocking” attribute must have a “rel” attribute whose value is"),
    ("application/ld+json", "Inline script violates Content Security Policy"),
    ("{r:", "CSS: “r”: Property “r” doesn't exist."),
)


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
    styles = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.css"))]
    # Served, not as files: a policy that allows what comes from the site allows nothing that comes from a disk.
    with served(site) as address:
        for option, names in (("--skip-non-html", urls), ("--css", styles)):
            done = subprocess.run(  # noqa: S603 - the checker that the Makefile brings
                [
                    java,
                    "-Xss4m",
                    "-Dnu.validator.servlet.allow-forbidden-hosts=true",
                    # The machine is busy with the browsers.
                    "-Dnu.validator.servlet.connection-timeout=60000",
                    "-Dnu.validator.servlet.socket-timeout=60000",
                    "-jar",
                    str(checker),
                    "--format",
                    "json",
                    "--stdout",
                    option,
                ]
                + [address + name for name in names],
                capture_output=True,
                text=True,
                encoding="utf-8",
                check=False,
            )
            messages = json.loads(done.stdout or "{}").get("messages", [])
            for name in names:
                found = [
                    (f"line {message.get('lastLine', '?')}: {message.get('extract', '').strip()}", message["message"])
                    for message in messages
                    if message.get("url") == address + name and not _is_mistaken(message)
                ]
                audit.note("nu", name, "as served", found)
            others = [message for message in messages if not message.get("url")]
            audit.note("nu", "", "all", [("the checker", message["message"]) for message in others])
    return audit


def _is_mistaken(message: dict[str, Any]) -> bool:
    return any(
        extract in message.get("extract", "") and message["message"].startswith(said) for extract, said in _MISTAKEN
    )
