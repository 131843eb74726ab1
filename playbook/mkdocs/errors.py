"""What ends a build that has findings."""

from pathlib import Path

from mkdocs.exceptions import BuildError

from playbook.findings import Finding
from playbook.languages import Language
from playbook.reports import as_text, lines_of, terminal_language


class FindingsError(BuildError):
    """The project has errors, so nothing is built.

    Attributes:
        findings: What was found.
        files: How many files were checked.
        root: The project's folder.
    """

    def __init__(self, findings: tuple[Finding, ...], files: int, root: Path) -> None:
        """Put the findings into the words of the person at the terminal."""
        self.findings = findings
        self.files = files
        self.root = root
        super().__init__("\n" + self.text(terminal_language()))

    def text(self, language: Language) -> str:
        """Say what is to be mended."""
        return as_text(self.findings, self.files, language, lines=lines_of(self.root), only_errors=True)
