"""The scripts of the site, as they are sent."""

import re
from typing import Final

SCRIPTS: Final = "assets/javascripts/"

_INDENTATION: Final = re.compile(r"^[ \t]+", re.MULTILINE)
_FOR_AUTHORS: Final = re.compile(r"^(//.*)?\n", re.MULTILINE)


def lean(script: str) -> str:
    """Return a script without what only its authors read: indentation, empty lines, lines that are a comment.

    Args:
        script: The script, in which no text goes over several lines.
    """
    return _FOR_AUTHORS.sub("", _INDENTATION.sub("", script))
