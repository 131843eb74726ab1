#!/usr/bin/env python3
"""Show the site in a browser while you work: it follows every change, and says what to mend when there is a mistake."""

import argparse
import logging
import signal
import sys
from pathlib import Path
from typing import Final, NoReturn

from playbook.languages import LANGUAGES
from playbook.mkdocs.preview import UnpreparedError, serving
from playbook.reports import terminal_language, words

_TERMINATED: Final = 143
"""The status of a command that was ended with SIGTERM, as shells give it."""


class _TerminatedError(KeyboardInterrupt):
    """Somebody ends the command from elsewhere; like Ctrl-C, it is no mistake that the preview outlives."""


def _terminate(*_: object) -> NoReturn:
    raise _TerminatedError


def main() -> int:
    """Run the command until it is interrupted."""
    if hasattr(signal, "SIGTERM"):
        # Python would end at once, and leave the built site behind.
        signal.signal(signal.SIGTERM, _terminate)
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="the project's mkdocs.yml")
    parser.add_argument("--host", default="127.0.0.1", help="where to listen (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="where to listen (default: %(default)s)")
    parser.add_argument("--lang", choices=LANGUAGES, default=terminal_language(), help="language of the messages")
    options = parser.parse_args()
    if not options.config.is_file():
        parser.error(words("no-file", options.lang).format(file=options.config))
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    for name in (
        "mkdocs.livereload",
        "mkdocs.commands.build",
        "mkdocs.plugins.playbook",
        "mkdocs.playbook.mkdocs.preview",
    ):
        logging.getLogger(name).setLevel(logging.INFO)
    try:
        with serving(options.config, options.host, options.port, options.lang) as server:
            server.serve()
    except _TerminatedError:
        return _TERMINATED
    except KeyboardInterrupt:
        print()
    except UnpreparedError as error:
        print(error, file=sys.stderr)
        return 1
    except (OSError, OverflowError) as error:
        # A port can also be a number that there is none of.
        reason = getattr(error, "strerror", None) or error
        said = words("cannot-listen", options.lang)
        parser.error(said.format(address=f"{options.host}:{options.port}", reason=reason))
    return 0


if __name__ == "__main__":
    sys.exit(main())
