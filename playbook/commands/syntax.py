"""Commands, options and arguments of click whose help is in both languages."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import click

from playbook.commands.words import command_words, said
from playbook.languages import Language


class _Formatter(click.HelpFormatter):
    """Writes a colon as the language wants it."""

    def __init__(self, language: Language, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.language = language

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{heading}{said('colon', self.language)}\n")


class _Context(click.Context):
    def make_formatter(self) -> click.HelpFormatter:
        command = self.command
        assert isinstance(command, Command)
        return _Formatter(command.language, width=self.terminal_width, max_width=self.max_content_width)


class Command(click.Command):
    """A command that explains itself in a language."""

    context_class = _Context

    def __init__(self, name: str, language: Language, params: Sequence[click.Parameter], **more: Any) -> None:
        """Make a command.

        Args:
            name: Its name; its help is found in the words of the commands by it.
            language: The language of its help and errors.
            params: Its options and arguments, without the one for help.
            more: What click's commands take besides: what is done above all.
        """
        texts = command_words(language)[name]
        super().__init__(
            name,
            params=list(params),
            help=texts["about"],
            short_help=texts.get("short"),
            epilog=more.pop("epilog", None),
            options_metavar=said("options-metavar", language),
            context_settings={"help_option_names": ["-h", "--help"]},
            **more,
        )
        self.language: Final = language

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what was given; what is too much is said in the language of the command.

        Raises:
            click.UsageError: More was given than is taken.
        """
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if rest and not ctx.resilient_parsing and not isinstance(self, click.Group):
            raise click.UsageError(said("too-many", self.language, given=" ".join(rest)), ctx)
        return rest

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option that shows the help, in the language of the command."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = said("help", self.language)
            option.callback = _show_help
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line that shows how the command is called."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=f"{said('usage', self.language)} ")

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the whole help."""
        self.format_usage(ctx, formatter)
        self.format_help_text(ctx, formatter)
        headings = command_words(self.language)["headings"]
        for kind, rows in self.help_rows(ctx, formatter).items():
            if rows:
                with formatter.section(headings[kind]):
                    formatter.write_dl(rows)
        self.format_epilog(ctx, formatter)

    def help_rows(self, ctx: click.Context, formatter: click.HelpFormatter) -> dict[str, list[tuple[str, str]]]:  # noqa: ARG002 - a group needs it
        """Return the rows of each section of the help: the name and what it means."""
        arguments = [(param.make_metavar(ctx), param.text) for param in self.params if isinstance(param, Argument)]
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx))]
        return {"arguments": arguments, "options": records}


def _show_help(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        print(ctx.get_help())
        ctx.exit()


class Option(click.Option):
    """An option whose value is not another option that follows by mistake."""

    def consume_value(self, ctx: click.Context, opts: Mapping[str, Any]) -> tuple[Any, Any]:
        """Take the value from what was given.

        Raises:
            click.BadOptionUsage: The value is the name of an option.
        """
        value, source = super().consume_value(ctx, opts)
        given = value if isinstance(value, list | tuple) else [value]
        names = {name for param in ctx.command.params for name in param.opts}
        if source is click.core.ParameterSource.COMMANDLINE and not self.is_flag and names & set(map(str, given)):
            raise click.BadOptionUsage(self.opts[-1], "", ctx)
        return value, source


class Argument(click.Argument):
    """An argument that is explained in the help.

    Attributes:
        text: What is said of it.
    """

    def __init__(self, name: str, text: str, **more: Any) -> None:
        """Make an argument; what click's take besides follows its name and explanation."""
        super().__init__([name], **more)
        self.text = text
