"""The macros of prose pages: which are called, and calling them; a wrong call is found before anything is built."""

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
from playbook.records.remembering import remembered

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


@dataclass(frozen=True, slots=True, eq=False)
class Calls:
    """The macros that a page calls, none of which has been called.

    Attributes:
        body: Its Markdown, with a mark in the place of each call; its lines are those of the file.
        calls: The calls, by the numbers of the marks.
        refused: What stands between braces and is no such call, or why they can't be read; nothing may then be called.
    """

    body: str
    calls: tuple[nodes.Call, ...] = ()
    refused: nodes.Node | jinja2.TemplateSyntaxError | None = None


@remembered
def macro_calls(page: ProsePage) -> Calls:
    """Read which macros a page calls; code is left as it is written.

    Args:
        page: The page.
    """
    if "{" not in page.body:
        return Calls(page.body)
    try:
        template = _GRAMMAR.parse(_without_braces_of_code(page.body))
    except jinja2.TemplateSyntaxError as error:
        return Calls(page.body, refused=error)
    # Before anything runs: a page may come from a stranger, and only macros are known to end and to do no harm.
    other = _other_than_call(template)
    if other:
        return Calls(page.body, refused=other)
    parts: list[str] = []
    calls: list[nodes.Call] = []
    for part in _parts(template):
        if isinstance(part, nodes.TemplateData):
            parts.append(part.data)
        else:
            parts.append(mark(len(calls)))
            calls.append(part)
    return Calls("".join(parts).replace(_BRACE, "{"), tuple(calls))


def call_macros(page: ProsePage, calls: Calls, functions: Functions) -> tuple[Markup, ...] | Finding:
    """Call the macros of a page.

    What a macro returns is finished HTML. It is kept aside while the page goes through Markdown, so that no text of a
    record is ever read as Markdown or as a template.

    Args:
        page: The page.
        calls: What it calls.
        functions: The macros for it, by name.

    Returns:
        What the calls return, by the numbers of their marks, or the first thing that keeps one from being called.
    """
    if isinstance(calls.refused, jinja2.TemplateSyntaxError):
        return _finding("macro-syntax", page, calls.refused.lineno, problem=calls.refused.message or "")
    if calls.refused:
        return _finding_in_braces(page, calls.refused, functions)
    kept: list[Markup] = []
    for call in calls.calls:
        html = _called(page, call, functions)
        if isinstance(html, Finding):
            return html
        kept.append(html)
    return tuple(kept)


def _called(page: ProsePage, call: nodes.Call, functions: Functions) -> Markup | Finding:
    """Return what a macro returns, or what keeps it from being called."""
    name: str = call.node.name  # type: ignore[attr-defined]  # a plain call names a macro
    if name not in functions:
        return _unknown_macro(page, call.lineno, name, functions)
    signature = _signature(functions[name])
    values = [*map(_value, call.args)]
    options = {option.key: _value(option.value) for option in call.kwargs}
    wanted = signature.parameters
    try:
        bound = signature.bind(*values, **options)
    except TypeError:
        return _wrong_call(page, call, name, signature)
    if not all(isinstance(value, wanted[parameter].annotation) for parameter, value in bound.arguments.items()):
        return _wrong_call(page, call, name, signature)
    try:
        return functions[name](*bound.args, **bound.kwargs)
    except MacroError as refused:
        return _refused(page, call.lineno, name, refused)
    except Exception as error:  # whatever a macro does, an editor gets a finding
        return _finding("macro-failed", page, call.lineno, problem=str(error))


def _signature(macro: Callable[..., Markup]) -> inspect.Signature:
    return inspect.signature(macro, eval_str=True)


def _wrong_call(page: ProsePage, node: nodes.Node, name: str, signature: inspect.Signature) -> Finding:
    return _finding("bad-macro-call", page, node.lineno, name, name=name, usage=_usage(name, signature))


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
        return _wrong_call(page, node, node.name, _signature(functions[node.name]))
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
