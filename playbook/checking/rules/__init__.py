"""The rules that hold between records, one subject a file: records come in, and what is wrong with them goes out.

A rule is a module here with its `RULE`, and a file of the same name beside it that says everything of its codes. It is
found by being here; nothing else names it. Rules run in the order of their names.
"""

from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from playbook.checking.rule import Rule

_NAMES: Final = sorted(module.name for module in iter_modules(__path__))

RULES: Final[tuple[Rule, ...]] = tuple(import_module(f"{__name__}.{name}").RULE for name in _NAMES)
"""All rules."""
