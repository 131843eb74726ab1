"""How findings name the place of a value, and what stands there."""

from collections.abc import Collection, Mapping, Sequence

from playbook.findings import Finding, Path, Severity, excerpt
from playbook.languages import LANGUAGES
from playbook.reading.values import Document, Value


def finding_at(
    code: str,
    document: Document,
    path: Path,
    severity: Severity = Severity.ERROR,
    *,
    arguments: Mapping[str, str],
    suggestion: str | None = None,
) -> Finding:
    """Return what was found of the value at `path` of a document."""
    place = document.position(path)
    return Finding(code, document.file, place, field_path(path), severity, arguments, suggestion)


def field_path(path: Path) -> str:
    """Write the way to a field, as in `figures[2].date`; items count from 1."""
    written = ""
    for step in path:
        written += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if written else step
    return written


def name_of(path: Path) -> str:
    """Name the field at `path` as an editor knows it; a text in one language has the name of both, as in `title.fr`."""
    names = [step for step in path if isinstance(step, str)]
    return ".".join(names[-2:]) if names[-1:] and names[-1] in LANGUAGES else "".join(names[-1:])


def shown(given: object) -> str:
    """Write a value as it is written in the file."""
    return str(given).lower() if isinstance(given, bool) else excerpt(str(given))


def keys_at(document: Document, path: Path) -> Collection[str]:
    """Return the names of the fields that are written in the value at `path`."""
    return value_at(document, path).keys


def value_at(document: Document, path: Path) -> Value:
    """Return the value at `path`."""
    value = document.root
    for step in path:
        value = value.children[step]
    return value


def listed_names(words: Sequence[str]) -> str:
    """List names in a sentence."""
    return ", ".join(words)
