"""How wrong use of a command is said: click's errors, in both languages."""

import click

from playbook.commands.words import said
from playbook.findings import closest
from playbook.languages import Language
from playbook.reports import words


def as_text(error: click.UsageError, language: Language) -> str:
    """Say what is wrong, after how the command is called.

    Args:
        error: What click or a command found.
        language: The language to say it in.
    """
    context = error.ctx
    if isinstance(error, click.exceptions.NoArgsIsHelpError) or context is None:
        return error.format_message()
    command = context.command_path
    lines = [context.get_usage(), said("see-help", language, command=command)]
    return "\n".join([*lines, said("error", language, command=command, message=_message(error, language))])


def with_suggestion(said_so_far: str, suggestion: str | None, language: Language) -> str:
    """Add what was probably meant, where that is known."""
    if suggestion is None:
        return said_so_far
    return f"{said_so_far} {words('did-you-mean', language).format(suggestion=suggestion)}"


def _message(error: click.UsageError, language: Language) -> str:
    if isinstance(error, click.NoSuchOption):
        params = error.ctx.command.get_params(error.ctx) if error.ctx else []
        near = closest(error.option_name, [name for param in params for name in param.opts])
        return with_suggestion(said("no-such-option", language, name=error.option_name), near, language)
    if isinstance(error, click.MissingParameter):
        return said("missing", language, name=_name(error))
    if isinstance(error, click.BadParameter):
        return f"{_name(error)}{said('colon', language)} {error.message}"
    if isinstance(error, click.BadOptionUsage):
        params = error.ctx.command.params if error.ctx else []
        flags = {name for param in params if isinstance(param, click.Option) and param.is_flag for name in param.opts}
        takes_none = error.option_name in flags | {"-h", "--help"}
        return said("no-flag-value" if takes_none else "no-value", language, name=error.option_name)
    return error.message


def _name(error: click.BadParameter) -> str:
    """Return how an option or argument is written on the command line."""
    if error.param is None or error.ctx is None:
        return ""
    if isinstance(error.param, click.Option):
        return error.param.opts[-1]
    return error.param.make_metavar(error.ctx)
