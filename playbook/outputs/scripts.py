"""The scripts of the site, as they are sent."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

SCRIPTS: Final = "assets/javascripts/"

_INDENTATION: Final = re.compile(r"^[ \t]+", re.MULTILINE)
_FOR_AUTHORS: Final = re.compile(r"^(//.*|/\*\*.*\*/)?\n", re.MULTILINE)


def script(path: Path) -> str:
    """Return a script as it is sent: those in the folder of its name before it, as one.

    Args:
        path: The script, whose parts may stand in a folder beside it: `record-form/` of `record-form.js`.
    """
    parts = [*sorted(path.with_suffix("").glob("*.js")), path]
    return lean("".join(part.read_text(encoding="utf-8") for part in parts))


@lru_cache(maxsize=256)
def lean(script: str) -> str:
    """Return a script without what only its authors read: indentation, empty lines, lines that are a comment.

    Args:
        script: The script, in which no text goes over several lines.
    """
    return _FOR_AUTHORS.sub("", _INDENTATION.sub("", script))
