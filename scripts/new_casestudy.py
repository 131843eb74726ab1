#!/usr/bin/env python3
"""Write a new case study into data/casestudies/, after asking for what it needs.

Exit status: 0 written, 1 nothing written, 2 wrong use of this command.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

from playbook.asking import Dialogue, EndedError, Options, WrongAnswerError, new_casestudy
from playbook.languages import LANGUAGES
from playbook.reports import terminal_language
from playbook.terminal import end_with
from playbook.today import day, today


def main() -> int:
    """Run the command."""
    first = argparse.ArgumentParser(add_help=False)
    first.add_argument("--lang", choices=LANGUAGES, default=terminal_language())
    language = first.parse_known_args()[0].lang
    dialogue = Dialogue(language, chosen=language != terminal_language())
    parser = _parser(dialogue)
    options = Options(**vars(parser.parse_args()))
    if not options.root.is_dir():
        parser.error(f"{options.root} is not a folder")
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
    option("today", type=day, default=today())
    option("no-input", action="store_true")
    return parser


if __name__ == "__main__":
    end_with(main)
