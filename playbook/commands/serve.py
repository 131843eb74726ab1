"""`playbook serve`: shows the site in a browser while you work, and follows every change."""

import signal
import sys
from pathlib import Path
from threading import Event
from typing import Final

from playbook.commands.options import config_option, lang_option, option, wrong_use
from playbook.commands.syntax import Command
from playbook.commands.values import number_type
from playbook.languages import Language

NAME = "serve"

_TERMINATED: Final = 143
"""The status of a command that was ended with SIGTERM, as shells give it."""


def command(language: Language) -> Command:
    """Make the command."""
    params = [
        config_option(NAME, language),
        option(NAME, "host", language, "address", default="127.0.0.1"),
        option(NAME, "port", language, "number", type=number_type(language), default=8000),
        lang_option(NAME, language),
    ]
    return Command(NAME, language, params, callback=_run)


def _run(config: Path, host: str, port: int, lang: Language) -> int:
    if not config.is_file():
        raise wrong_use("no-file", lang, file=config)
    terminated = Event()

    def terminate(*_: object) -> None:
        terminated.set()
        signal.raise_signal(signal.SIGINT)

    # Python would end at once with SIGTERM, and leave files behind; a shell has what it starts aside ignore Ctrl-C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, terminate)
    try:
        return _serve(config, host, port, lang)
    except KeyboardInterrupt:
        if terminated.is_set():
            return _TERMINATED
        print()
        return 0


def _serve(config: Path, host: str, port: int, language: Language) -> int:
    # Here, so that no other command loads MkDocs.
    from playbook.mkdocs.preview import UnpreparedError, serve

    try:
        serve(config, host, port, language)
    except UnpreparedError as error:
        print(error, file=sys.stderr)
        return 1
    except (OSError, OverflowError) as error:
        # A port can also be a number that there is none of.
        reason = getattr(error, "strerror", None) or error
        raise wrong_use("cannot-listen", language, address=f"{host}:{port}", reason=reason) from error
    return 0
