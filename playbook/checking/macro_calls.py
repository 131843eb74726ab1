"""Expanding the macros of prose pages; a wrong call is found before anything is built."""

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import jinja2
from jinja2 import nodes
from markupsafe import Markup

from playbook.findings import Finding, Position, closest, excerpt
from playbook.reading.page_html import code_spans
from playbook.reading.page_markup import mark
from playbook.reading.prose import ProsePage

Functions = Mapping[str, Callable[..., Markup]]
"""Macros by the names that pages call."""

_BRACES = re.compile(r"\{[{%].*?(?:[}%]\}|$)")
_GRAMMAR = jinja2.Environment(keep_trailing_newline=True)  # noqa: S701 - it only reads
_RAW = re.compile(r"\{%[-+]?\s*(?:end)?raw\b")
_BRACE = "\x04"
"""Stands for a brace of code while macros are called; no file holds this character."""
_PLAIN_CALL = re.compile(r"\{\{[-+]?\s*\w+\([^{}]*\)\s*[-+]?\}\}")


class MacroError(Exception):
    """A macro was called with a value that it does not know.

    Attributes:
        parameter: The name of the parameter.
        value: What it was given.
        known: The values it takes.
    """

    def __init__(self, parameter: str, value: object, known: Iterable[str]) -> None:
        """Say what is wrong with a call."""
        super().__init__(f"{parameter}: {value}")
        self.parameter = parameter
        self.value = str(value)
        self.known = sorted(known)


@dataclass(frozen=True, slots=True)
class Expanded:
    """A page whose macros have been called.

    Attributes:
        body: Its Markdown, with a mark in the place of each call; its lines are those of the file.
        kept: What the calls returned, by the numbers of the marks.
        finding: What keeps the macros from being called; the body is then as it was written.
    """

    body: str
    kept: tuple[Markup, ...] = ()
    finding: Finding | None = None


def expand_macros(page: ProsePage, functions: Functions) -> Expanded:
    """Call the macros of a page; code is left as it is written.

    Args:
        page: The page.
        functions: The macros for it, by name.
    """
    if "{" not in page.body:
        return Expanded(page.body)
    try:
        template = _GRAMMAR.parse(_without_braces_of_code(page.body))
    except jinja2.TemplateSyntaxError as error:
        return Expanded(page.body, finding=_finding("macro-syntax", page, error.lineno, problem=error.message or ""))
    # Before anything runs: a page may come from a stranger, and only macros are known to end and to do no harm.
    other = _other_than_call(template)
    if other:
        return Expanded(page.body, finding=_finding_in_braces(page, other, functions))
    parts: list[str] = []
    # What a macro returns is finished HTML. It is kept aside while the page goes through Markdown, so that no text of
    # a record is ever read as Markdown or as a template.
    kept: list[Markup] = []
    for part in _parts(template):
        if isinstance(part, nodes.TemplateData):
            parts.append(part.data)
            continue
        html = _called(page, part, functions)
        if isinstance(html, Finding):
            return Expanded(page.body, finding=html)
        parts.append(mark(len(kept)))
        kept.append(html)
    return Expanded("".join(parts).replace(_BRACE, "{"), tuple(kept))


def _called(page: ProsePage, call: nodes.Call, functions: Functions) -> Markup | Finding:
    """Return what a macro returns, or what keeps it from being called."""
    name: str = call.node.name  # type: ignore[attr-defined]  # a plain call names a macro
    if name not in functions:
        return _unknown_macro(page, call.lineno, name, functions)
    signature = inspect.signature(functions[name], eval_str=True)
    wrong = _finding("bad-macro-call", page, call.lineno, name, name=name, usage=_usage(name, signature))
    try:
        bound = signature.bind(*map(_value, call.args), **{option.key: _value(option.value) for option in call.kwargs})
    except TypeError:
        return wrong
    wanted = signature.parameters
    if not all(isinstance(value, wanted[parameter].annotation) for parameter, value in bound.arguments.items()):
        return wrong
    try:
        return functions[name](*bound.args, **bound.kwargs)
    except MacroError as refused:
        return _refused(page, call.lineno, name, refused)
    except Exception as error:  # whatever a macro does, an editor gets a finding
        return _finding("macro-failed", page, call.lineno, problem=str(error))


def _value(node: nodes.Expr) -> object:
    """Return a value as it is written; a name without quotes is none that any macro takes."""
    is_value = isinstance(node, nodes.Const) or (isinstance(node, nodes.Neg) and isinstance(node.node, nodes.Const))
    try:
        return node.as_const() if is_value else node
    except nodes.Impossible:
        return node


def _without_braces_of_code(body: str) -> str:
    """Hide the braces of code, which shows signs on purpose; where it is inside `raw` already, nothing is hidden."""
    parts, end = [], 0
    for start, stop in code_spans(body):
        code = body[start:stop]
        parts += [body[end:start], code if _RAW.search(code) else code.replace("{", _BRACE)]
        end = stop
    return "".join([*parts, body[end:]])


def _parts(template: nodes.Template) -> Iterator[nodes.TemplateData | nodes.Call]:
    for statement in template.body:
        yield from statement.nodes  # type: ignore[attr-defined]  # only text and calls are left


def _other_than_call(template: nodes.Template) -> nodes.Node | None:
    """Return the first thing between braces that is no call with plain values."""
    for statement in template.body:
        if not isinstance(statement, nodes.Output):
            return statement
        for part in statement.nodes:
            if not (isinstance(part, nodes.TemplateData) or _is_plain_call(part)):
                return part
    return None


def _is_plain_call(node: nodes.Node) -> bool:
    if not isinstance(node, nodes.Call) or node.dyn_args or node.dyn_kwargs:
        return False
    values = [*node.args, *(keyword.value for keyword in node.kwargs)]
    # A name without quotes or a number below zero is a wrong value, which the call itself reports.
    return isinstance(node.node, nodes.Name) and all(
        isinstance(value.node if isinstance(value, nodes.Neg) else value, nodes.Const | nodes.Name) for value in values
    )


def _finding_in_braces(page: ProsePage, node: nodes.Node, functions: Functions) -> Finding:
    if isinstance(node, nodes.Name) and node.name not in functions:
        return _unknown_macro(page, node.lineno, node.name, functions)
    if isinstance(node, nodes.Name):
        usage = _usage(node.name, inspect.signature(functions[node.name], eval_str=True))
        return _finding("bad-macro-call", page, node.lineno, node.name, name=node.name, usage=usage)
    line = page.body.split("\n")[node.lineno - 1]
    braces = [written for written in _BRACES.findall(line) if not _PLAIN_CALL.fullmatch(written)]
    words = braces[0] if braces else "{"
    return _finding("macro-failed", page, node.lineno, words, problem=excerpt(words))


def _unknown_macro(page: ProsePage, line: int, name: str, functions: Functions) -> Finding:
    finding = _finding("unknown-macro", page, line, name, name=name, known=", ".join(sorted(functions)))
    return _suggesting(finding, name, functions)


def _usage(name: str, signature: inspect.Signature) -> str:
    parameters = []
    for parameter in signature.parameters.values():
        example = "1" if parameter.annotation is int else '"…"'
        optional = parameter.default is not inspect.Parameter.empty
        parameters.append(f"{parameter.name}={example}" if optional else example)
    return f"{name}({', '.join(parameters)})"


def _refused(page: ProsePage, line: int, name: str, refused: MacroError) -> Finding:
    finding = _finding(
        "unknown-macro-value",
        page,
        line,
        refused.value,
        name=name,
        value=refused.value,
        parameter=refused.parameter,
        known=", ".join(refused.known),
    )
    return _suggesting(finding, refused.value, refused.known)


def _finding(code: str, page: ProsePage, line: int, words: str = "{", **arguments: str) -> Finding:
    lines = page.body.split("\n")
    column = lines[line - 1].find(words) + 1 if line <= len(lines) else 1
    return Finding(code, page.file, Position(page.body_line + line - 1, max(column, 1)), arguments=arguments)


def _suggesting(finding: Finding, word: str, known: Iterable[str]) -> Finding:
    return Finding(
        finding.code,
        finding.file,
        finding.position,
        arguments=finding.arguments,
        suggestion=closest(word, known),
    )
