"""`playbook validate`: checks the records and pages and says what to mend; explains a finding."""

import sys
from typing import Any

import click
from click.shell_completion import CompletionItem

from playbook.commands.errors import with_suggestion
from playbook.commands.options import flag, option, wrong_use
from playbook.commands.reporting import Wanted, check, params_of
from playbook.commands.syntax import Command
from playbook.commands.words import said
from playbook.findings import closest, excerpt
from playbook.languages import Language
from playbook.reports import codes, explanation

NAME = "validate"


def command(language: Language) -> Command:
    """Make the command."""
    params = [
        *params_of(NAME, language),
        flag(NAME, "fix", language),
        option(NAME, "explain", language, "code", shell_complete=_codes),
    ]
    return Command(NAME, language, params, callback=_run)


def _run(explain: str | None, **options: Any) -> int:
    if explain is not None:
        return _explain(explain, options["lang"])
    wanted = Wanted(**options)
    if wanted.dry_run and not wanted.fix:
        raise wrong_use("dry-run-alone", wanted.lang)
    return check(wanted)


def _explain(written: str, language: Language) -> int:
    """Say what a code means; it may stand in the brackets in which reports show it."""
    code = written.strip().removeprefix("[").removesuffix("]").lower()
    if code in codes():
        print(explanation(code, language))
        return 0
    refusal, near = said("unknown-code", language, code=excerpt(written)), closest(code, codes())
    advice = with_suggestion(refusal, near, language) if near else f"{refusal} {said('place-of-code', language)}"
    print(advice, file=sys.stderr)
    return 2


def _codes(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(code) for code in sorted(codes()) if code.startswith(incomplete.lower())]
