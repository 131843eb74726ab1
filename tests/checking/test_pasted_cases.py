"""What people paste into a record is found at its place or read as it was meant, and no mend makes it worse."""

import datetime
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from playbook.checking.rules import RULES
from playbook.checking.validation import gather
from playbook.editing.fixing import fix_record
from playbook.findings import Finding
from playbook.languages import LANGUAGES
from playbook.reading.collection import Collection
from playbook.reading.settings import Settings
from playbook.reading.sources import Source, collect
from playbook.reading.text import in_files
from playbook.reports import message

HERE = Path(__file__).parent / "pasted"
FILE = "data/casestudies/zz.yml"
TODAY = datetime.date(2026, 12, 1)
NAMED = ("contacts", "jurisdictions", "models", "sources")
"""The folders of the records that a case study names."""
CONTACT = "data/contacts/north.yml"
CASES = yaml.load((HERE / "cases.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
FAULTS = yaml.load((HERE / "faults.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
BASE = (HERE / "base.yml").read_text(encoding="utf-8")
RECORD = (HERE / "record.yml").read_text(encoding="utf-8")


@cache
def others() -> tuple[Source, ...]:
    """Return the records of the small project."""
    return tuple(collect(HERE.parents[1] / "base")[0])


@cache
def beside(file: str) -> Collection:
    """Return the records of the small project but one."""
    return gather([one for one in others() if one.file != file], today=TODAY, settings=Settings())[0]


def found(content: bytes, file: str = FILE) -> list[Finding]:
    """Return what the checks find in a record beside the others of the small project."""
    _, folder, id_ = file.removesuffix(".yml").split("/")
    rest = beside(file)
    read, findings = gather([Source(file, folder, id_, content)], today=TODAY, settings=Settings())
    ids = {name: rest.ids[name] | read.ids[name] for name in rest.ids}
    named = {name: entries if name in NAMED else {} for name, entries in rest.entries.items()}
    alone = Collection({**named, folder: read.entries[folder]}, ids, TODAY)
    findings += [finding for rule in RULES for finding in rule.check(alone)]
    ours = (one for one in findings if one.file == file and not one.code.startswith(("spelling", "contact-not")))
    return sorted(in_files(ours, lambda _: content), key=lambda finding: finding.sort_key)


def shown(content: bytes) -> list[str]:
    """Write each finding as the cases do."""
    return [
        f"{finding.position.line}:{finding.position.column} {finding.code}"
        + (f" → {finding.suggestion}" if finding.suggestion else "")
        for finding in found(content)
    ]


def test_the_base_is_right() -> None:
    assert shown(BASE.encode()) == []


@pytest.mark.parametrize("name", CASES)
def test_pasted_case(name: str) -> None:
    case: dict[str, Any] = CASES[name]
    text = BASE
    for right, pasted in case["put"].items():
        assert right in text, right
        text = text.replace(right, pasted, 1)
    assert shown(text.encode()) == case["found"]
    mended = fix_record(text.encode(), "casestudies")
    assert shown(mended) == case.get("after", [])
    if "after" not in case and not name.startswith("curly marks"):
        assert mended == fix_record(BASE.encode(), "casestudies")
    for finding in found(text.encode()):
        assert all(message(finding, language) for language in LANGUAGES)


def with_fault(fault: dict[str, Any]) -> str:
    """Return the file that has a fault."""
    text = RECORD
    if fault.get("file") == CONTACT:
        (text,) = (source.content.decode() for source in others() if source.file == CONTACT)
    for right, wrong in fault.get("put", {}).items():
        assert right in text, right
        text = text.replace(right, wrong, 1)
    spaces = fault.get("indentation", " ")
    return re.sub("^ +", lambda match: spaces * len(match.group()), text, flags=re.MULTILINE)


def told(text: str, file: str) -> list[dict[str, str]]:
    """Say what is found in a file, as the faults do."""
    return [
        {"at": f"{finding.position.line}:{finding.position.column} {finding.code}"}
        | {language: message(finding, language) for language in LANGUAGES}
        | ({"meant": finding.suggestion} if finding.suggestion else {})
        for finding in found(text.encode(), file)
    ]


@pytest.mark.parametrize("name", FAULTS)
def test_fault_is_said_at_its_place_in_both_languages(name: str) -> None:
    fault: dict[str, Any] = FAULTS[name]
    file = fault.get("file", FILE)
    text, expected = with_fault(fault), fault.get("found", [])
    assert told(text, file) == expected
    mended = fix_record(text.encode(), file.split("/")[1]).decode()
    left = [one["at"] for one in told(mended, file)]
    assert left == ([one["at"] for one in expected] if fault.get("left") == "all" else fault.get("left", []))


@pytest.mark.parametrize(
    ("spoilt", "times"),
    [("cp1252", 1), ("cp1252", 2), ("mac_roman", 1), ("cp850", 1)],
)
def test_whole_file_saved_wrongly_comes_back_to_the_byte(spoilt: str, times: int) -> None:
    right = RECORD.replace("City of Rivermont", "Behchokǫ̀ and Délı̨nę")
    text = right
    for _ in range(times):
        # The five bytes that Windows leaves out are the controls of the same number.
        text = "".join(bytes([byte]).decode(spoilt, "ignore") or chr(byte) for byte in text.encode())
    assert text != right
    assert fix_record(text.encode(), "casestudies").decode() == right
    assert "wrong-encoding" in {finding.code for finding in found(text.encode())}
