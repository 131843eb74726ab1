"""`playbook record`: adds the addresses of today to published.txt; none is ever taken out."""

from pathlib import Path

from playbook.commands.options import flag, lang_option, refuse_no_folder, root_option
from playbook.commands.progress import progress
from playbook.commands.syntax import Command
from playbook.commands.writing import is_written
from playbook.findings import errors
from playbook.languages import Language
from playbook.pages.published import FILE, addresses, read_published, recorded, unrecorded
from playbook.reports import as_text, lines_of
from playbook.site import load

NAME = "record"


def command(language: Language) -> Command:
    """Make the command."""
    params = [root_option(NAME, language), flag(NAME, "check", language), lang_option(NAME, language)]
    return Command(NAME, language, params, callback=_run)


def _run(root: Path, check: bool, lang: Language) -> int:
    refuse_no_folder(root, lang)
    with progress(lang) as tell:
        loading = load(root, review=False, tell=tell)
    findings = list(loading.findings)
    if loading.site:
        present = addresses(loading.site.plan, [redirect.url for redirect in loading.site.redirects])
        text = read_published(root)[0] or ""
        findings = unrecorded(text, present) if check else []
        if not check and not is_written(root, FILE, recorded(text, present), lang):
            return 1
    if errors(findings):
        print(as_text(findings, loading.files, lang, lines=lines_of(root), only_errors=True))
        return 1
    return 0
