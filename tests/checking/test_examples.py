"""The examples of the editors' guide tell the truth: what is wrong gives its finding, what is right gives none."""

import datetime
import re
from pathlib import Path
from typing import Final

import pytest
from conftest import copy_project
from finding_codes import PROJECT

from playbook.checking.validation import check
from playbook.reading.sources import Source, collect
from playbook.records import RECORD_TYPES
from playbook.records.schema_files import SCHEMA_NAMES
from playbook.reports import codes, said_of
from playbook.site import load

EXAMPLES: Final = {
    code: {"wrong": said.wrong or "", "right": said.right or ""} for code in codes() if (said := said_of(code)).wrong
}

TODAY: Final = datetime.date(2026, 11, 22)

BASES: Final = {
    "casestudies": """\
kind: example
model: co-location
subtype: shared-space
title: {fr: Un titre, en: A title}
summary: {fr: Un résumé., en: A summary.}
context: {fr: Le contexte., en: The context.}
partners: [{name: {fr: Le Nord, en: The North}}]
places: [ON]
contacts: [{contact: esdc}]
reviewed: 2026-11-22
""",
    "contacts": """\
kind: member
name: {fr: Le Sud, en: The South}
order: municipal
people: [{name: Jean Roy, email: jean.roy@example.ca, verified: 2026-11-22}]
""",
    "jurisdictions": "level: province\nname: {fr: Le Nord, en: The North}\n",
    "models": re.sub(
        r"^slug:\n.*\n.*\n", "", (PROJECT / "data/models/outreach.yml").read_text(encoding="utf-8"), flags=re.MULTILINE
    ),
    "tools": """\
title: {fr: Un plan, en: A plan}
summary: {fr: Pour commencer., en: To begin with.}
where: gccollab
""",
    "questions": "order: 1\ntitle: {fr: Où vont les gens, en: Where people go}\n",
}
"""A right record of each folder, whose fields those of an example replace."""

LEFT_OUT: Final = "title: {fr: Titre, en: Title}\n    short_title: {fr: T, en: T}\n    definition: {fr: Un., en: One.}"
"""What `# …` stands for in an example."""

OF_PAGES: Final = {
    "bad-macro-call",
    "bad-redirect-address",
    "different-headings",
    "duplicate-address",
    "macro-failed",
    "macro-syntax",
    "missing-alternative-text",
    "missing-header",
    "redirect-taken",
    "repeated-page",
    "skipped-heading",
    "table-without-header",
    "unknown-macro",
    "unknown-macro-value",
    "unknown-page",
    "unknown-redirect-target",
}
"""The examples that are no records, or that only the whole site shows."""

ALSO: Final = {
    "suppression-ended": {"three-dots"},
    "suppression-not-allowed": {"unknown-place"},
    "suppression-unknown-code": {"three-dots"},
}
"""What an exception was made for shows again."""

OTHERS: Final = [
    source
    for source in collect(PROJECT)[0]
    if source.folder in ("contacts", "jurisdictions", "models", "steps", "tools") or source.id == "picton"
]


def fields_of(text: str) -> set[str]:
    return set(re.findall(r"^([a-z_]+)[\u00a0 ]*:", text, re.MULTILINE))


def completed(excerpt: str, folder: str, fields: set[str], schema_line: bool) -> str:
    """Make a whole record of an excerpt."""
    blocks = re.split(r"^(?=[a-z_]+:)", BASES[folder], flags=re.MULTILINE)
    kept = "".join(block for block in blocks if re.match(r"[a-z_]+:", block) and not fields_of(block) & fields)
    first = f"# yaml-language-server: $schema=../../schemas/{SCHEMA_NAMES[folder]}.schema.json\n" if schema_line else ""
    return f"{first}{excerpt.replace('# …', LEFT_OUT)}\n{'' if {'level', 'name'} <= fields else kept}"


def codes_in(text: str, folder: str) -> set[str]:
    source = Source(f"data/{folder}/zz-example.yml", folder, "zz-example", text.encode("utf-8"))
    found = check([*OTHERS, source], today=TODAY).findings
    return {finding.code for finding in found if finding.file == source.file} - {"unused-contact", "unused-subtype"}


def folders_for(fields: set[str]) -> list[str]:
    return [folder for folder in BASES if fields <= set(RECORD_TYPES[folder].model_fields)]


@pytest.mark.parametrize("code", sorted(EXAMPLES.keys() - OF_PAGES))
def test_example_of_a_record_gives_its_finding(code: str) -> None:
    example = EXAMPLES[code]
    fields = fields_of(example["right"]) | fields_of(example["wrong"]) | {"suppress"}
    if "kind: mailbox" in example["right"]:
        fields |= {"order", "people"}
    shown = []
    for folder in folders_for(fields_of(example["right"])):
        sides = [
            codes_in(completed(example[side], folder, fields, code != "missing-schema-line"), folder)
            for side in ("wrong", "right")
        ]
        shown.append(sides)
        if sides[0] - ALSO.get(code, set()) == {code} and not sides[1]:
            return
    pytest.fail(f"{code}: {shown}")


HEAD: Final = "---\ntitle: {}\ndescription: {}\n---\n\n"
PAGE: Final = {"fr": HEAD.format("Une page", "Une page."), "en": HEAD.format("A page", "A page.")}
REDIRECT: Final = "{}\nsince: 2026-11-22\nreason:\n  fr: La page a un autre nom.\n  en: The page has another name.\n"


def files_of(code: str, text: str) -> dict[str, str]:
    """Return the files of a project that an example of a page stands for."""
    if "redirect" in code:
        return {"data/redirects/example.yml": REDIRECT.format(text)}
    if code in ("repeated-page", "unknown-page"):
        return {"content/navigation.yml": f"{text}\n  - page: models\n"}
    if code == "different-headings":
        french, english = (
            "\n\n".join(line.strip() for line in side.split("\n")[1:] if line.strip()) + "\n"
            for side in text.split("content/en/about.md:")
        )
        return {"content/fr/example.md": PAGE["fr"] + french, "content/en/example.md": PAGE["en"] + english}
    if code in ("duplicate-address", "missing-header"):
        return {"content/en/example.md": f"{text}\n\nText.\n", "content/fr/example.md": PAGE["fr"] + "Le texte.\n"}
    headings = "\n\n".join(line for line in text.split("\n") if line.startswith("#"))
    return {
        "content/en/example.md": f"{PAGE['en']}{text}\n",
        "content/fr/example.md": f"{PAGE['fr']}{headings or 'Le texte.'}\n",
    }


@pytest.mark.parametrize("code", sorted(EXAMPLES.keys() & OF_PAGES))
def test_example_of_a_page_gives_its_finding(code: str, tmp_path: Path) -> None:
    for side in ("wrong", "right"):
        (tmp_path / side).mkdir()
        project = copy_project(tmp_path / side)
        files = files_of(code, EXAMPLES[code][side])
        for file, text in files.items():
            (project / file).parent.mkdir(exist_ok=True)
            (project / file).write_text(text, encoding="utf-8")
        found = {finding.code for finding in load(project).findings if finding.file in files}
        assert (code in found) is (side == "wrong"), (side, found)


WITHOUT: Final = {
    *("bad-file-name", "unexpected-file", "unknown-folder", "unreadable-file", "no-data-folder", "stale-schema"),
    *("file-too-large", "not-utf8", "control-character", "too-many-values", "text-too-long"),
    *("bad-page-name", "missing-page-fr", "missing-page-en", "missing-navigation", "missing-section-page"),
    *("unused-contact", "unused-subtype", "similar-casestudies", "duplicate-redirect", "bad-published-address"),
    *("lost-address", "unrecorded-address", "unexpected-page", "ages-out-of-order"),
}
"""What no few lines of one file can show."""


def test_every_other_code_has_an_example() -> None:
    assert codes() - EXAMPLES.keys() == WITHOUT


def test_examples_are_short_and_have_both_sides() -> None:
    for code, example in EXAMPLES.items():
        assert all(side and side.count("\n") < 6 for side in example.values()), code
