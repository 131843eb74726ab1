#!/usr/bin/env python3
"""Add the addresses of today to published.txt; none is ever taken out.

Exit status: 0 done, 1 addresses are missing (with --check), the project has errors or the list can't be written,
2 wrong use of this command.
"""

import argparse
import sys
from pathlib import Path

from playbook.findings import Finding, errors
from playbook.languages import LANGUAGES
from playbook.pages.published import FILE, addresses, read_published, recorded, unrecorded
from playbook.reports import as_text, lines_of, terminal_language, words
from playbook.reports.terminal import end_with
from playbook.site import load


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder (default: this folder)")
    parser.add_argument("--check", action="store_true", help="say what is missing, and write nothing")
    parser.add_argument("--lang", choices=LANGUAGES, default=terminal_language(), help="language of the messages")
    options = parser.parse_args()
    if not options.root.is_dir():
        parser.error(words("no-folder", options.lang).format(folder=options.root))
    loading = load(options.root, review=False)
    findings = list(loading.findings)
    if loading.site:
        old = [redirect.url for redirect in loading.site.redirects]
        present = addresses(loading.site.plan, old)
        text = read_published(options.root)[0] or ""
        if options.check:
            findings = unrecorded(text, present)
        else:
            try:
                (options.root / FILE).write_text(recorded(text, present), encoding="utf-8", newline="\n")
            except OSError as error:
                said = words("not-written", options.lang)
                print(said.format(file=FILE, reason=error.strerror), file=sys.stderr)
                return 1
            findings = []
    return _report(findings, loading.files, options)


def _report(findings: list[Finding], files: int, options: argparse.Namespace) -> int:
    if errors(findings):
        print(as_text(findings, files, options.lang, lines=lines_of(options.root), only_errors=True))
        return 1
    return 0


if __name__ == "__main__":
    end_with(main)
