"""What the declarations say of their fields: the text that stands below each of them.

Only what speaks to editors needs it, so the declarations are read for it when it is asked for, not at each start.
"""

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from pydantic import BaseModel


@cache
def field_docstrings(record_type: type[BaseModel]) -> Mapping[str, str]:
    """Return what is said of each field of a record type, its inherited ones among them.

    Args:
        record_type: A declaration of `playbook.records`, or of something else that is declared in the same way.
    """
    said: dict[str, str] = {}
    for base in reversed(record_type.__mro__):
        said |= _said_in_module(base.__module__).get(base.__qualname__, {}) if issubclass(base, BaseModel) else {}
    return said


@cache
def _said_in_module(module: str) -> Mapping[str, Mapping[str, str]]:
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: dict(_said_in_class(node)) for node in tree.body if isinstance(node, ast.ClassDef)}


def _said_in_class(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, below in pairwise(node.body):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, inspect.cleandoc(text)
