"""`playbook new`: writes a new case study, after asking for what it needs."""

import sys
from collections.abc import Callable, Iterable
from typing import Any

import click
from click.shell_completion import CompletionItem

from playbook.commands.options import flag, lang_option, option, refuse_no_folder, root_option, today_option
from playbook.commands.syntax import Command
from playbook.editing.asking import Dialogue, EndedError, Options, WrongAnswerError, new_casestudy
from playbook.editing.asking.project import Project, project_at
from playbook.languages import Language
from playbook.reports import terminal_language

NAME = "new"

_CHOICES: dict[str, Callable[[Project], Iterable[str]]] = {
    "kind": lambda project: project.kinds,
    "model": lambda project: project.models,
    "subtype": lambda project: [id_ for subtypes in project.subtypes.values() for id_ in subtypes],
    "place": lambda project: project.places,
    "contact": lambda project: project.contacts,
}
"""What options choose from."""


def command(language: Language) -> Command:
    """Make the command."""

    def chosen(name: str, **more: Any) -> click.Parameter:
        return option(NAME, name, language, "id", shell_complete=_choices, **more)

    def written(name: str, **more: Any) -> click.Parameter:
        return option(NAME, name, language, "text", **more)

    params = [
        root_option(NAME, language),
        lang_option(NAME, language),
        *map(chosen, ("kind", "model", "subtype")),
        *map(written, ("title-fr", "title-en")),
        *(chosen(name, multiple=True) for name in ("place", "contact")),
        *map(written, ("unit-fr", "unit-en")),
        *(written(name, multiple=True) for name in ("partner-fr", "partner-en")),
        option(NAME, "id", language, "id"),
        today_option(NAME, language),
        flag(NAME, "no-input", language),
    ]
    return Command(NAME, language, params, callback=_run)


def _run(**given: Any) -> int:
    options = Options(**given)
    refuse_no_folder(options.root, options.lang)
    dialogue = Dialogue(options.lang, chosen=options.lang != terminal_language())
    if not options.no_input and None in (sys.stdin, sys.stdout):
        # They are closed: nobody can be asked.
        print(dialogue.words("ended"), file=sys.stderr)
        return 1
    try:
        new_casestudy(options, dialogue)
    except WrongAnswerError as wrong:
        raise click.UsageError(str(wrong), click.get_current_context()) from wrong
    except EndedError as ended:
        print(ended, file=sys.stderr)
        return 1
    except (EOFError, KeyboardInterrupt):
        print(f"\n{dialogue.words('ended')}", file=sys.stderr)
        return 1
    return 0


def _choices(context: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    project = project_at(context.params["root"], "en")
    return [CompletionItem(id_) for id_ in _CHOICES[param.name or ""](project) if id_.startswith(incomplete)]
