"""Which finding codes the source files name, and the files of rules of style."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from playbook.reports import codes

PROJECT = Path(__file__).parent.parent
RULES_OF_STYLE = sorted((PROJECT / "playbook/checking/wording").glob("typo*.*.yml"))
SOURCES = [
    *sorted(path for folder in ("playbook", "macros") for path in (PROJECT / folder).rglob("*.py")),
    *RULES_OF_STYLE,
]

_RAISERS = {"Finding", "PydanticCustomError", "finding_at"}


def codes_named_in(files: Iterable[Path]) -> set[str]:
    """Return the codes of the messages that stand as text in the files; `f"missing-{x}"` stands for all that fit."""
    plain: set[object] = set()
    patterns: set[str] = set()
    for file in files:
        if file.suffix == ".py":
            texts = [node for node in ast.walk(_tree(file)) if _is_text(node)]
            plain |= {text.value for text in texts if isinstance(text, ast.Constant)}
            patterns |= {_pattern(text) for text in texts if isinstance(text, ast.JoinedStr)}
        else:
            plain |= set(re.findall("^  code: (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE))
    return {code for code in codes() if code in plain or any(re.fullmatch(pattern, code) for pattern in patterns)}


def codes_raised_in(files: Iterable[Path]) -> set[str]:
    """Return what the files give as the code of a finding or of an error of a field, as patterns."""
    trees = (_tree(file) for file in files if file.suffix == ".py")
    calls = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {_pattern(text) for call in calls if _is_raiser(call.func) for text in _texts_of(call.args[0])}


def _texts_of(argument: ast.expr) -> Iterator[ast.expr]:
    if isinstance(argument, ast.IfExp):
        yield from _texts_of(argument.body)
        yield from _texts_of(argument.orelse)
    elif _is_text(argument):
        yield argument


def _is_raiser(function: ast.expr) -> bool:
    return isinstance(function, ast.Name) and function.id in _RAISERS


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _pattern(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        begins_with_text = bool(node.values) and _is_text(node.values[0])
        return (
            "".join(_pattern(part) if _is_text(part) else "[a-z]+" for part in node.values) if begins_with_text else ""
        )
    assert isinstance(node, ast.Constant)
    return re.escape(str(node.value)).replace(r"\-", "-")


def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))
