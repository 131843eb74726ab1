"""The files and folders of a project that a command is told to look at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from playbook.checking.changes import CHECKED
from playbook.commands.options import wrong_use
from playbook.languages import Language
from playbook.reading.content_files import CONTENT
from playbook.reading.sources import DATA, printable
from playbook.records.schema_files import FOLDER as SCHEMAS


@dataclass(frozen=True, slots=True)
class Named:
    """What is to be looked at: all of the project where nothing was named.

    Attributes:
        files: The files that were named, relative to the project's root.
        folders: The folders, likewise, each with a slash at its end.
        everything: Whether all of the project is meant.
    """

    files: frozenset[str]
    folders: tuple[str, ...]
    everything: bool

    def holds(self, file: str) -> bool:
        """Tell whether a file or folder is meant, or is in a folder that is."""
        return self.everything or file in self.files or f"{file}/".startswith(self.folders)

    @property
    def is_of_texts(self) -> bool:
        """Whether only records and pages are meant, which can be looked at without the others."""
        return not self.everything and all(
            name.startswith((f"{DATA}/", f"{CONTENT}/")) for name in (*self.files, *self.folders)
        )

    def count(self, checked: Iterable[str]) -> int:
        """Count the files that are meant: those among the checked ones, and those that were named themselves."""
        meant = {file for file in checked if self.holds(file)}
        return len(meant if self.everything else meant | self.files)


def named(root: Path, paths: Sequence[Path], language: Language) -> Named:
    """Find what was named in the project.

    Args:
        root: The project's folder.
        paths: What was named, relative to the current folder or absolute.
        language: The language in which it is said what is wrong with them.

    Raises:
        click.UsageError: Something that was named is not there, not in the project, or nothing that is checked.
    """
    files, folders = set(), []
    everything = not paths
    for path in paths:
        inside = _inside(root, path, language)
        if not inside.parts:
            everything = True
        elif inside.parts[0] not in CHECKED | {SCHEMAS}:
            raise wrong_use("path-unchecked", language, path=path)
        elif path.is_dir():
            folders.append(f"{printable(inside.as_posix())}/")
        else:
            files.add(printable(inside.as_posix()))
    return Named(frozenset(files), tuple(folders), everything)


def _inside(root: Path, path: Path, language: Language) -> Path:
    """Return a path relative to the project's folder."""
    if not path.exists() and not path.is_symlink():
        raise wrong_use("no-such-path", language, path=path)
    # A file that is a link is known by where it stands, not by where it leads.
    whole = path.resolve() if path.is_dir() else path.parent.resolve() / path.name
    if not whole.is_relative_to(root.resolve()):
        raise wrong_use("path-outside", language, path=path)
    return whole.relative_to(root.resolve())
