"""Templates are compiled once: who previews, loads several projects or builds again does not wait for them again."""

import contextlib
import os
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from types import CodeType
from typing import Any, Final, Self

import jinja2
from jinja2.bccache import Bucket

_CACHE: Final = ".cache/templates"
"""Where a project keeps what its templates were compiled to, as Python keeps it of modules."""

_CODES: Final[dict[str, CodeType]] = {}
"""The templates of this process."""


class CompiledTemplates(jinja2.BytecodeCache):
    """What templates were compiled to, by what is written in them."""

    def __init__(self, codes: dict[str, CodeType], folder: Path | None = None) -> None:
        """Begin with what is there.

        Args:
            codes: What was compiled in this process.
            folder: Where it is kept for others; nowhere if not given.
        """
        self._codes = codes
        self._folder = folder

    def get_bucket(self, environment: jinja2.Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Give what a template was compiled to.

        Args:
            environment: Who asks; all environments of the engine write templates alike.
            name: The template's name.
            filename: Its file, which an error names.
            source: What is written in it.

        Returns:
            The code, or a place for it.
        """
        bucket = super().get_bucket(environment, name, filename, source)
        if bucket.code and filename:
            bucket.code = bucket.code.replace(co_filename=filename)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in the code of a template that was compiled before."""
        bucket.code = self._codes.get(bucket.checksum)
        if bucket.code is None and self._folder:
            # Of another version of Python or Jinja, or of other words, it is as if there were none.
            with contextlib.suppress(OSError), self._file(bucket).open("rb") as file:
                bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if bucket.code is None:
            return
        self._codes[bucket.checksum] = bucket.code
        if self._folder:
            # A folder in which nothing can be written only costs time at the next build.
            with contextlib.suppress(OSError):
                self._folder.mkdir(parents=True, exist_ok=True)
                unfinished = self._file(bucket).with_suffix(f".{os.getpid()}")
                with unfinished.open("wb") as file:
                    bucket.write_bytecode(file)
                unfinished.replace(self._file(bucket))

    def _file(self, bucket: Bucket) -> Path:
        return Path(self._folder or "", f"{bucket.key}-{jinja2.__version__}.code")


class Templates(jinja2.Environment):
    """The templates of a folder."""

    def __init__(self, root: Path, folder: str, **options: Any) -> None:
        """Begin with what templates were compiled to, by this process or an earlier one.

        Args:
            root: The project's folder.
            folder: Where they are in it.
            options: What else is to be known of them.
        """
        super().__init__(
            loader=jinja2.FileSystemLoader(root / folder),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,  # who shows templates that change makes a new one of these
            bytecode_cache=CompiledTemplates(_CODES, root / _CACHE),
            **options,
        )

    def knowing(self, more: Mapping[str, Any]) -> Self:
        """Return the same templates where more is known; what they import is made once for all of them."""
        others = self.overlay()
        others.globals = {**self.globals, **more}
        return others

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return what a template calls an attribute. Most are words in dictionaries, where Jinja would first fail to find one."""
        return obj[attribute] if type(obj) is dict and attribute in obj else super().getattr(obj, attribute)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what a template knows: everything is known before the first one is loaded, so no chain is needed."""
        return {**self.globals, **(d or {})}
