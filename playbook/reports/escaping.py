"""Text of others in Markdown that a host of repositories shows: it can't become a mark, a link, a mention or a reference."""

import html
import re
from typing import Final

_MARKS: Final = re.compile(r"([\\`*_{}\[\]()#+!|~-])")
_BREAK: Final = "&#8203;"
"""A space without width. Hosts look for mentions and references once marks are gone, so that escaping alone hides none."""

_CALLS_IN_HTML: Final = re.compile(r"(?<=@)(?=\w)|(?<=[#!])(?=\d)|(?<=GH-)(?=\d)")
_CALLS: Final = re.compile(r"(?<=&#64;)(?=\w)|(?<=\\[#!])(?=\d)|(?<=GH\\-)(?=\d)")


def escaped(text: str) -> str:
    """Show a text as it is, on one line.

    Args:
        text: Any text: `@name` calls nobody, `#12`, `!12` and `GH-12` lead nowhere, and no address becomes a link.
    """
    marked = _MARKS.sub(r"\\\1", html.escape(text, quote=False)).replace("@", "&#64;")
    unlinked = marked.replace("://", "&#58;//").replace("www.", "www&#46;")
    return re.sub(r"\s*\n\s*", " ", _CALLS.sub(_BREAK, unlinked))


def code(text: str) -> str:
    """Show a text as code, on one line; hosts look for nothing in it."""
    line = " ".join(text.split())
    fence = "`" * (1 + max((len(ticks) for ticks in re.findall("`+", line)), default=0))
    return f"{fence}{line}{fence}" if len(fence) == 1 else f"{fence} {line} {fence}"


def escaped_in_html(text: str) -> str:
    """Show a text as it is inside a line of HTML, where marks are none."""
    return html.escape(_CALLS_IN_HTML.sub("\u200b", " ".join(text.split())), quote=False)
