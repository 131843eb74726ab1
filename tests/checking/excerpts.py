"""Whole files made of the examples of finding codes, and where in the excerpt a finding stands."""

import datetime
import re
import shutil
import string
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from finding_codes import PROJECT

from playbook.checking.rules import RULES
from playbook.checking.validation import check, gather
from playbook.findings import Finding
from playbook.languages import LANGUAGES
from playbook.reading.settings import Settings
from playbook.reading.sources import Source, collect
from playbook.records import RECORD_TYPES, PartnershipModel
from playbook.records.schema_files import schema_line
from playbook.reports.codes import Example, said_of
from playbook.site import load

TODAY: Final = datetime.date(2026, 12, 1)

BASES: Final = Path(__file__).parent / "bases"
"""A right file of each kind; the examples stand at its beginning."""

NAMED: Final = (
    *("casestudies/picton", "communities/ottawa", "communities/picton", "contacts/esdc", "contacts/so"),
    *("jurisdictions/CA", "jurisdictions/ON", "jurisdictions/QC"),
    *("models/co-location", "models/outreach", "situations/north-and-remote", "situations/small-towns"),
    *("sources/guide-2018", "sources/presentation-2017", "steps/design", "tools/service-collaboration-framework"),
)
"""The records of the playbook that the examples of the editors' guide name."""

LONELY: Final = {"unused-community", "unused-contact", "unused-subtype"}
"""What may be found because no other record names the example."""

NAME: Final = "zz-example"

PICTURE: Final = "map.png"
"""A picture that examples of pages show; it stands beside them."""

LEFT_OUT: Final = "title: {fr: Titre, en: Title}\n    short_title: {fr: T, en: T}\n    definition: {fr: Un., en: One.}"
"""What `# …` stands for in an example."""


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a side of an example.

    Attributes:
        texts: Their texts by their names in a project.
        lines: The line of the excerpt, and how far it is set in there, by file and line.
    """

    texts: dict[str, str]
    lines: dict[tuple[str, int], tuple[int, int]]

    @property
    def written(self) -> set[str]:
        """The files in which lines of the excerpt stand."""
        return {file for file, _ in self.lines}

    def place(self, finding: Finding) -> str:
        """Return where in the excerpt something was found, as in `2:7`; the place in the file where it is outside."""
        line, column = finding.position.line, finding.position.column
        if (finding.file, line) not in self.lines:
            return f"{finding.file}:{line}:{column}"
        written, depth = self.lines[finding.file, line]
        return f"{written}:{column + depth}"


def found_in(example: Example, excerpt: str, code: str | None = None) -> list[tuple[str, Finding]]:
    """Return what is found in the files of a side of an example, and where in the excerpt.

    What is found because no other record names the example is left out, but for the code that it is an example of.
    A redirect, a page and the navigation are checked as a part of the whole site; other records are beside others only.
    """
    files = files_of(example, excerpt)
    if example.of in RECORD_TYPES and example.of != "redirects":
        ((name, text),) = files.texts.items()
        findings = check([*_others(example), Source(name, example.of, NAME, text.encode())], today=TODAY).findings
    else:
        with TemporaryDirectory() as folder:
            findings = load(_project(Path(folder), example, files), today=TODAY).findings
    found = [(files.place(finding), finding) for finding in findings if finding.file in files.written]
    return [(place, finding) for place, finding in found if finding.code not in LONELY or finding.code == code]


def found_by_rules(example: Example) -> dict[str, set[str]]:
    """Return the codes of what each rule finds in the files of a wrong example, by the module of the rule."""
    if example.of not in RECORD_TYPES:
        return {}
    ((name, text),) = files_of(example, example.wrong).texts.items()
    collection, _ = gather(
        [*_others(example), Source(name, example.of, NAME, text.encode())], today=TODAY, settings=Settings()
    )
    return {
        rule.check.__module__: {finding.code for finding in rule.check(collection) if finding.file == name}
        for rule in RULES
    }


def quoted_in(code: str) -> set[str]:
    """Return the words in braces of the message of a code."""
    texts = said_of(code).message.values()
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


def _project(folder: Path, example: Example, files: Files) -> Path:
    """Lay the files over a small project."""
    project = Path(shutil.copytree(PROJECT / "tests/base", folder / "project"))
    (project / "settings.yml").unlink()
    texts = {source.file: source.content.decode() for source in _others(example)} | files.texts
    for file, text in texts.items():
        (project / file).parent.mkdir(exist_ok=True)
        (project / file).write_text(text, encoding="utf-8")
    if PICTURE in (example.right or ""):
        (project / f"content/en/{PICTURE}").write_bytes(b"\x89PNG\r\n\x1a\n")
    return project


def _others(example: Example) -> list[Source]:
    """Return the records beside which an example is looked at: small ones, and those of the playbook that it names."""
    small, named = _records()
    text, beside = f"{example.wrong} {example.right} {example.suggestion}", list[Source]()
    # What the records beside name in turn is needed as well.
    while found := [source for source in named if source not in beside and _names(text, source.id)]:
        beside += found
        text = " ".join(source.content.decode() for source in found)
    return [*small, *beside]


def _names(text: str, id_: str) -> bool:
    return re.search(rf"(?<![\w-]){id_}(?![\w-])", text, re.IGNORECASE) is not None


@cache
def _records() -> tuple[list[Source], list[Source]]:
    small = [_shortened(source) for source in collect(PROJECT / "tests/base")[0]]
    named = [_shortened(source) for source in collect(PROJECT)[0] if f"{source.folder}/{source.id}" in NAMED]
    assert len(named) == len(NAMED)
    return small, named


def _shortened(source: Source) -> Source:
    """Leave out of a model what it need not have, which is long; begin every record with the line of its schema."""
    blocks = _blocks(source.content.decode())
    if source.folder == "models":
        needed = {"slug", *(name for name, field in PartnershipModel.model_fields.items() if field.is_required())}
        blocks = [block for block in blocks if needed.intersection(_fields_of(block))]
    text = "".join(blocks).removeprefix(f"{schema_line(source.folder)}\n")
    return replace(source, content=f"{schema_line(source.folder)}\n{text}".encode())


def files_of(example: Example, excerpt: str) -> Files:
    """Make the files of a side of an example."""
    if example.of in RECORD_TYPES:
        above = "" if "# yaml-language-server" in f"{example.wrong}{example.right}" else f"{schema_line(example.of)}\n"
        return _file(f"data/{example.of}/{NAME}.yml", above, excerpt, _rest_of_record(example))
    if example.of == "settings":
        return _file("settings.yml", "", excerpt, "")
    if example.of == "navigation":
        return _file("content/navigation.yml", "", excerpt, "  - page: models\n")
    if example.of == "pages":
        return _files_of_pages(excerpt)
    headings = [line for line in excerpt.split("\n") if line.startswith("#")]
    own_header = any(side and side.startswith("---") for side in (example.wrong, example.right))
    body = "\nThe text.\n" if excerpt.endswith("\n---") else ""  # a page has words
    made = _file("content/en/example.md", "" if own_header else _header("en"), excerpt, body)
    made.texts["content/fr/example.md"] = _header("fr") + "\n\n".join(headings or ["Le texte."]) + "\n"
    return made


def _file(name: str, above: str, excerpt: str, below: str) -> Files:
    text, lines = above, dict.fromkeys([(name, 1)], (0, 0)) if above else {}
    for number, line in enumerate(excerpt.split("\n"), 1):
        written = f"{line.replace('# …', LEFT_OUT)}\n"
        for index in range(written.count("\n")):
            lines[name, text.count("\n") + 1 + index] = (number, 0)
        text += written
    return Files({name: text + below}, lines)


def _files_of_pages(excerpt: str) -> Files:
    made = Files({}, {})
    name = ""
    for number, line in enumerate(excerpt.split("\n"), 1):
        if line.startswith("content/"):
            name = line.rstrip(":")
            made.texts[name] = next(_header(language) for language in LANGUAGES if f"/{language}/" in name)
        else:
            made.lines[name, made.texts[name].count("\n") + 1] = (number, len(line) - len(line.lstrip()))
            made.texts[name] += f"{line.strip()}\n\n"
    return made


def _header(language: str) -> str:
    return (BASES / f"page.{language}.md").read_text(encoding="utf-8")


def _rest_of_record(example: Example) -> str:
    """Return the fields of a right record that neither side of an example has."""
    fields = {*_fields_of(example.wrong), *_fields_of(example.right or ""), *example.without}
    blocks = _blocks((BASES / f"{example.of}.yml").read_text(encoding="utf-8"))
    return "".join(block for block in blocks if not fields.intersection(_fields_of(block)))


def _blocks(text: str) -> list[str]:
    return re.split(r"^(?=[a-z_]+:)", text, flags=re.MULTILINE)


def _fields_of(text: str) -> Iterator[str]:
    yield from re.findall(r"^([a-z_]+)[\u00a0 ]*:", text, re.MULTILINE)
