"""The files that a script needs: the modules it imports, and what it finds beside itself.

A script is not run. It is read for what has an address that stands in it: `import "./x.js"`, and `new URL("x.js", base)`
where `base` is the script itself or another such address.
"""

import posixpath
import re
from collections.abc import Iterator, Sequence
from typing import Final

from playbook.languages import LANGUAGES
from playbook.linkcheck.references import Reference, Use

_TEXT: Final = r"""(?:"(?P<double>[^"\\\n]*)"|'(?P<single>[^'\\\n]*)'|`(?P<template>[^`\\]*)`)"""
_IMPORT: Final = re.compile(rf"""(?<![\w.$])(?:import|export)\b(?:[^"'`;()]*?\bfrom)?\s*\(?\s*{_TEXT}""")
_FETCH: Final = re.compile(rf"(?<![\w.$])(?:fetch|importScripts|Worker|EventSource|sendBeacon)\(\s*{_TEXT}")
_URL: Final = re.compile(
    rf"(?:(?:const|let|var)\s+(?P<name>[\w$]+)\s*=\s*)?new URL\(\s*{_TEXT}\s*,\s*(?P<base>[\w$.]+)\s*\)"
)
_COMMENT: Final = re.compile(r"^[ \t]*//[^\n]*|/\*.*?\*/", re.MULTILINE | re.DOTALL)
_OF_LANGUAGE: Final = re.compile(r"\$\{\s*(?:[\w$]+\.)*lang(?:uage)?\s*\}")
_ITSELF: Final = frozenset(["import.meta.url", "document.currentScript.src"])


def in_script(text: str) -> Iterator[Reference]:
    """Yield the addresses of what a script loads, relative to the script.

    Args:
        text: The script. Where an address has the language of the page in it, the files of both are needed.
    """
    text = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), text)
    for match in _IMPORT.finditer(text):
        yield Reference(_written(match), _line(text, match), Use.RUN)
    for match in _FETCH.finditer(text):
        # An address without a host is relative to the page, which the script does not know.
        if re.match(r"(?:https?:)?//", _written(match)):
            yield Reference(_written(match), _line(text, match), Use.RUN)
    known: dict[str, Sequence[str]] = dict.fromkeys(_ITSELF, ("",))
    for match in _URL.finditer(text):
        addresses = [
            posixpath.normpath(f"{base}{address}") + ("/" if address.endswith(("/", ".")) else "")
            for base in known.get(match["base"], ())
            for address in _in_languages(_written(match))
        ]
        if match["name"]:
            known[match["name"]] = addresses
        for address in addresses:
            # A folder is only where files are looked for.
            if not address.endswith("/"):
                yield Reference(address, _line(text, match), Use.RUN)


def _in_languages(address: str) -> Iterator[str]:
    for language in LANGUAGES:
        whole = _OF_LANGUAGE.sub(language, address)
        if "${" not in whole:
            yield whole
        if whole == address:
            return


def _written(match: re.Match[str]) -> str:
    return match["double"] or match["single"] or match["template"] or ""


def _line(text: str, match: re.Match[str]) -> int:
    return text.count("\n", 0, match.start()) + 1
