"""`playbook fix`: mends what needs no judgment, then checks the rest; the same as `playbook validate --fix`."""

from typing import Any

from playbook.commands.reporting import Wanted, check, params_of
from playbook.commands.syntax import Command
from playbook.languages import Language

NAME = "fix"


def command(language: Language) -> Command:
    """Make the command."""
    return Command(NAME, language, params_of(NAME, language), callback=_run)


def _run(**options: Any) -> int:
    return check(Wanted(**options, fix=True))
