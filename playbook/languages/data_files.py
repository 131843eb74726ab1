"""The files of this package that say what the code does not: words, rules of style, declarations.

What a file says is kept beside it, as Python keeps what modules are compiled to: YAML takes twenty times as long to read.
"""

import marshal
import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, Final

import yaml

_KEPT: Final = ".yml.py"
"""The ending of the module that a file is taken for, so that Python says where it would keep it."""


def read_data(file: Path) -> Any:
    """Read a YAML file of this package.

    Args:
        file: The file.

    Returns:
        What it says, as plain values.

    Raises:
        OSError: It can't be read.
        yaml.YAMLError: It is no YAML.
    """
    status = file.stat()
    stamp = (status.st_mtime_ns, status.st_size)  # by which Python knows whether a module has changed, too
    kept = Path(cache_from_source(str(file.with_suffix(_KEPT))))
    with suppress(OSError, EOFError, ValueError, TypeError):
        of, said = marshal.loads(kept.read_bytes())  # noqa: S302 - it stands where Python's own code does
        if of == stamp:
            return said
    said = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    if not sys.dont_write_bytecode:
        with suppress(OSError, ValueError):
            _keep(kept, marshal.dumps((stamp, said)))
    return said


def _keep(kept: Path, content: bytes) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    unfinished = kept.with_name(f"{kept.name}.{os.getpid()}")
    unfinished.write_bytes(content)
    unfinished.replace(kept)
