"""Templates are compiled once in a process: who previews, or loads several projects, does not wait for them again."""

from types import CodeType
from typing import Final

import jinja2
from jinja2.bccache import Bucket


class CompiledTemplates(jinja2.BytecodeCache):
    """What templates were compiled to, by what is written in them."""

    def __init__(self) -> None:
        """Begin without any."""
        self._codes: dict[str, CodeType] = {}

    def get_bucket(self, environment: jinja2.Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Give what a template was compiled to.

        Args:
            environment: Who asks; all environments of a process write templates alike.
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

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if bucket.code:
            self._codes[bucket.checksum] = bucket.code


COMPILED: Final = CompiledTemplates()
"""The templates of this process."""
