"""The findings as data say what the files of the rules say."""

import json
from typing import Any

import yaml

from playbook.languages import LANGUAGES
from playbook.outputs.findings_json import findings_json
from playbook.reports import codes
from playbook.reports.codes import files_of_codes

ENTRIES: list[dict[str, Any]] = json.loads(findings_json())["findings"]


def test_every_code_is_there_once_with_the_words_of_its_file() -> None:
    written: dict[str, Any] = {}
    for file in files_of_codes():
        written |= yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    assert sorted(entry["code"] for entry in ENTRIES) == sorted(codes())
    for entry in ENTRIES:
        said = written[entry["code"]]
        parts = ("since", "subject", "title", "message", "why", "hint")
        assert {part: entry[part] for part in parts} == {part: said[part] for part in parts}
        assert entry["guide"] == said.get("guide", said["hint"])
        assert set(entry["title"]) == set(LANGUAGES)
        if "wrong" in said:
            assert entry["examples"][0]["wrong"] == said["wrong"]
            assert entry["examples"][0]["right"] == said["right"]
            assert said.get("severity", "error") in entry["severities"]


def test_file_is_the_same_each_time() -> None:
    assert findings_json() == findings_json()
