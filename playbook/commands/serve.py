"""`playbook serve`: shows the site in a browser while you work, and follows every change."""

import logging
import signal
import sys
from pathlib import Path
from typing import Final, NoReturn

from playbook.commands.options import config_option, lang_option, option, wrong_use
from playbook.commands.syntax import Command
from playbook.commands.values import number_type
from playbook.languages import Language

NAME = "serve"

_TERMINATED: Final = 143
"""The status of a command that was ended with SIGTERM, as shells give it."""

_TOLD: Final = (
    "mkdocs.livereload",
    "mkdocs.commands.build",
    "mkdocs.plugins.playbook",
    "mkdocs.playbook.mkdocs.preview",
)
"""Who says what goes on."""


class _TerminatedError(KeyboardInterrupt):
    """Somebody ends the command from elsewhere; like Ctrl-C, it is no mistake that the preview outlives."""


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
    if hasattr(signal, "SIGTERM"):
        # Python would end at once, and leave the built site behind.
        signal.signal(signal.SIGTERM, _terminate)
    try:
        return _serve(config, host, port, lang)
    except _TerminatedError:
        return _TERMINATED
    except KeyboardInterrupt:
        print()
        return 0


def _serve(config: Path, host: str, port: int, language: Language) -> int:
    # Here, so that no other command loads MkDocs.
    from playbook.mkdocs.preview import UnpreparedError, serving

    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    for name in _TOLD:
        logging.getLogger(name).setLevel(logging.INFO)
    try:
        with serving(config, host, port, language) as server:
            server.serve()
    except UnpreparedError as error:
        print(error, file=sys.stderr)
        return 1
    except (OSError, OverflowError) as error:
        # A port can also be a number that there is none of.
        reason = getattr(error, "strerror", None) or error
        raise wrong_use("cannot-listen", language, address=f"{host}:{port}", reason=reason) from error
    return 0


def _terminate(*_: object) -> NoReturn:
    raise _TerminatedError
