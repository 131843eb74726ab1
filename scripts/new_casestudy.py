#!/usr/bin/env python3
"""Write a new case study into data/casestudies/, after asking for what it needs.

Exit status: 0 written, 1 nothing written, 2 wrong use of this command.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

from playbook.editing.asking import Dialogue, EndedError, Options, WrongAnswerError, new_casestudy
from playbook.languages import LANGUAGES
from playbook.reports import terminal_language, words
from playbook.reports.terminal import day_in, end_with, language_of
from playbook.today import today


def main() -> int:
    """Run the command."""
    language = language_of(sys.argv[1:])
    dialogue = Dialogue(language, chosen=language != terminal_language())
    parser = _parser(dialogue)
    options = Options(**vars(parser.parse_args()))
    if not options.root.is_dir():
        parser.error(words("no-folder", language).format(folder=options.root))
    if not options.no_input and None in (sys.stdin, sys.stdout):
        # They are closed: nobody can be asked.
        print(dialogue.words("ended"), file=sys.stderr)
        return 1
    try:
        new_casestudy(options, dialogue)
    except WrongAnswerError as wrong:
        parser.error(str(wrong))
    except EndedError as ended:
        print(ended, file=sys.stderr)
        return 1
    except (EOFError, KeyboardInterrupt):
        print(f"\n{dialogue.words('ended')}", file=sys.stderr)
        return 1
    return 0


def _parser(dialogue: Dialogue) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=dialogue.words("about"), allow_abbrev=False)

    def option(name: str, **more: Any) -> None:
        parser.add_argument(f"--{name}", help=dialogue.words(f"option-{name}").replace("%", "%%"), **more)

    option("root", type=Path, default=Path())
    option("lang", choices=LANGUAGES, default=dialogue.language)
    for name in ("kind", "model", "subtype", "title-fr", "title-en"):
        option(name)
    for name in ("place", "contact"):
        option(name, action="append", default=[])
    for name in ("unit-fr", "unit-en"):
        option(name)
    for name in ("partner-fr", "partner-en"):
        option(name, action="append", default=[])
    option("id")
    option("today", type=day_in(dialogue.language), default=today())
    option("no-input", action="store_true")
    return parser


if __name__ == "__main__":
    end_with(main)
