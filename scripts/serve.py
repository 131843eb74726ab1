#!/usr/bin/env python3
"""Show the site in a browser while you work: it follows every change, and says what to mend when there is a mistake."""

import argparse
import logging
import sys
from pathlib import Path

from playbook.languages import LANGUAGES
from playbook.preview import serving
from playbook.reports import terminal_language


def main() -> int:
    """Run the command until it is interrupted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="the project's mkdocs.yml")
    parser.add_argument("--host", default="127.0.0.1", help="where to listen (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="where to listen (default: %(default)s)")
    parser.add_argument("--lang", choices=LANGUAGES, default=terminal_language(), help="language of the messages")
    options = parser.parse_args()
    if not options.config.is_file():
        parser.error(f"there is no file {options.config}")
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    for name in ("mkdocs.livereload", "mkdocs.commands.build", "mkdocs.plugins.playbook", "mkdocs.playbook.preview"):
        logging.getLogger(name).setLevel(logging.INFO)
    try:
        with serving(options.config, options.host, options.port, options.lang) as server:
            server.serve()
    except KeyboardInterrupt:
        print()
    except OSError as error:
        parser.error(f"can't listen on {options.host}:{options.port} ({error.strerror}); try --port")
    return 0


if __name__ == "__main__":
    sys.exit(main())
