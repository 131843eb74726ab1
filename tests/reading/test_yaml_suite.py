"""The inputs of the YAML test suite, fed as records: findings or a record, never a traceback.

The suite (https://github.com/yaml/yaml-test-suite) is not part of the project: `make yaml-suite` brings it.
"""

import json
import os
from pathlib import Path
from typing import Any, Final

import pytest

from playbook.checking.validation import check
from playbook.findings import errors
from playbook.languages import LANGUAGES
from playbook.reading.sources import Source, collect
from playbook.reports import as_text

ROOT: Final = Path(__file__).parents[2]
SUITE: Final = ROOT / ".venv/yaml-suite"
REQUIRED: Final = os.environ.get("REQUIRE_YAML_SUITE") == "1"

MARKS: Final = str.maketrans({"␣": " ", "»": "\t", "—": None, "←": "\r", "⇔": "\ufeff", "↵": "\n", "∎": None})
"""The suite's own marks for what can't be seen (its ReadMe.md)."""


def inputs() -> list[tuple[str, str]]:
    """Return every input with the name of its case."""
    found: list[tuple[str, str]] = []
    for path in sorted(SUITE.glob("data/????.js")):
        module = path.read_text(encoding="utf-8")
        loaded: dict[str, Any] = json.loads(module.partition("export default")[2].strip().rstrip(";"))
        found += [(f"{path.stem}-{number}", case["yaml"]) for number, case in enumerate(loaded["cases"])]
    return found


INPUTS: Final = inputs()


def test_suite_is_there() -> None:
    if not INPUTS and not REQUIRED:
        pytest.skip("the YAML test suite is not here; `make yaml-suite` brings it")
    assert len(INPUTS) > 300


@pytest.mark.parametrize("folder", ["casestudies", "names"])
def test_inputs_fed_as_records_are_refused_in_words(folder: str) -> None:
    if not INPUTS:
        pytest.skip("the YAML test suite is not here; `make yaml-suite` brings it")
    others, _ = collect(ROOT / "tests/base")
    for name, text in INPUTS:
        for version in (text, text.translate(MARKS)):
            fed = Source(f"data/{folder}/{name}.yml", folder, name, version.encode("utf-8"))
            found = [finding for finding in check([*others, fed]).findings if finding.file == fed.file]
            # None of them is a record of ours, so each has something to mend.
            assert errors(found), name
            for language in LANGUAGES:
                assert as_text(found, 1, language)
