"""What people paste into a record is found at its place or read as it was meant, and no mend makes it worse."""

import datetime
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
CASES = yaml.safe_load((HERE / "cases.yml").read_text(encoding="utf-8"))
BASE = (HERE / "base.yml").read_text(encoding="utf-8")


@cache
def others() -> tuple[Source, ...]:
    """Return the records of the small project."""
    return tuple(collect(HERE.parents[1] / "base")[0])


def found(content: bytes) -> list[Finding]:
    """Return what the checks find in a case study beside the records of the small project."""
    sources = [*others(), Source(FILE, "casestudies", "zz", content)]
    collection, findings = gather(sources, today=datetime.date(2026, 12, 1), settings=Settings())
    entry = collection.entries["casestudies"]["zz"]
    alone = Collection({**collection.entries, "casestudies": {"zz": entry}}, collection.ids, collection.today)
    findings += [finding for rule in RULES for finding in rule.check(alone)]
    own = (finding for finding in findings if finding.file == FILE and not finding.code.startswith("spelling"))
    return sorted(in_files(own, lambda _: content), key=lambda finding: finding.sort_key)


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
