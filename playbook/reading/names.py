"""Names of files that every system can hold and every address can repeat."""

from pathlib import Path
from typing import Final

from playbook.languages.slugs import slug, unused

LONGEST_NAME: Final = 100
"""As long as a part of an address may be; names of files end somewhere near 250 characters, and paths on Windows too."""

_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", "conin", "conout", "clock"}
    | {f"{device}{number}" for device in ("com", "lpt") for number in range(10)}
)
"""What Windows takes for a device, whatever follows the first dot
(https://learn.microsoft.com/windows/win32/fileio/naming-a-file)."""


def is_portable(stem: str) -> bool:
    """Tell whether a name that is made of letters, digits and hyphens can stand on every system.

    Args:
        stem: The name without its ending.
    """
    return stem.partition(".")[0].casefold() not in _RESERVED and len(stem) <= LONGEST_NAME


def proposed(path: Path, stem: str, ending: str = "", *, in_capitals: bool = False) -> str | None:
    """Return a name that is like one that can't stand, and not taken.

    Args:
        path: The file or folder.
        stem: Its name without the ending.
        ending: What the name is to end with.
        in_capitals: Whether it is an abbreviation in capitals.

    Returns:
        The name, or `None` where no letter of it is left.
    """
    name = slug(stem.replace(":", " "))
    if not name:
        return None
    taken = {beside.name.removesuffix(ending) for beside in path.parent.iterdir() if beside != path}
    name = unused(name, taken if is_portable(name) else {*taken, name})
    return f"{name.upper() if in_capitals else name}{ending}"
