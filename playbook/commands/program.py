"""The program and its doors: which command is meant, in which language, and with which status it ends."""

import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any, Final, NoReturn

import click
from click.shell_completion import shell_complete

from playbook.commands.errors import as_text, with_suggestion
from playbook.commands.options import lang_option
from playbook.commands.syntax import Command
from playbook.commands.terminal import end_with
from playbook.commands.words import command_words, language_of, said
from playbook.findings import closest
from playbook.languages import Language

NAME: Final = "playbook"

COMMANDS: Final = (
    "validate",
    "fix",
    "new",
    "forms",
    "from-issue",
    "review",
    "due",
    "links",
    "record",
    "schemas",
    "hosting",
    "serve",
    "build",
)
"""The sub-commands in the order of the help; each is in the module of its name."""

_COMPLETION: Final = "_PLAYBOOK_COMPLETE"
"""The variable in which a shell asks for what could be typed next."""


class _Program(Command, click.Group):
    """The program; a sub-command is loaded when it is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        return _command(cmd_name, self.language) if cmd_name in COMMANDS else None

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [*click.Command.collect_usage_pieces(self, ctx), said("command-metavar", self.language)]

    def help_rows(self, ctx: click.Context, formatter: click.HelpFormatter) -> dict[str, list[tuple[str, str]]]:
        words = command_words(self.language)
        commands = [(name, words[name]["short"]) for name in COMMANDS]
        return {"commands": commands, **super().help_rows(ctx, formatter)}

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name, *rest = args
        command = self.get_command(ctx, name)
        if command is None and not ctx.resilient_parsing:
            message = said("no-such-command", self.language, name=name)
            raise click.UsageError(with_suggestion(message, closest(name, COMMANDS), self.language), ctx)
        return name, command, rest


def main(door: str | None = None) -> NoReturn:
    """Run the program with what was typed, and end with its status.

    Args:
        door: The name of the sub-command that is meant, where a script of its own was called for it.
    """
    end_with(lambda: run(sys.argv[1:], door))


def run(arguments: Sequence[str], door: str | None = None) -> int:
    """Run a command and return its status: 2 where it was used wrongly.

    Args:
        arguments: What follows its name.
        door: As for `main`.
    """
    language = language_of(arguments)
    command = _command(door, language) if door else _program(language)
    wanted = os.environ.get(_COMPLETION)
    if wanted and not door:
        return shell_complete(command, {}, NAME, _COMPLETION, wanted)
    name = os.path.basename(sys.argv[0]) if door else NAME  # noqa: PTH119 - what was typed need not be a path
    try:
        with command.make_context(name, list(arguments)) as context:
            return command.invoke(context) or 0
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.UsageError as error:
        print(as_text(error, language), file=sys.stderr)
        return error.exit_code


def _program(language: Language) -> Command:
    closing = command_words(language)[NAME]["closing"].format(command=NAME)
    more: dict[str, Any] = {"epilog": closing, "no_args_is_help": True, "invoke_without_command": True}
    return _Program(NAME, language, [lang_option(NAME, language)], callback=_refuse_none, **more)


@click.pass_context
def _refuse_none(context: click.Context, lang: Language) -> None:
    if context.invoked_subcommand is None:
        raise click.UsageError(said("no-command", lang), context)


def _command(name: str, language: Language) -> Command:
    command: Command = importlib.import_module(f"{__package__}.{name.replace('-', '_')}").command(language)
    return command
