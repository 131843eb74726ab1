"""The schemas that editors' tools use say what the declarations say."""

import json
from pathlib import Path

import jsonschema
import pytest

from playbook.reading import read
from playbook.schemas import FOLDER, SCHEMA_NAMES, schemas

ROOT = Path(__file__).parent.parent
RECORDS = sorted(ROOT.glob("data/*/*.yml"))


def test_committed_schemas_are_current() -> None:
    committed = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / FOLDER).iterdir()}
    assert committed == schemas(), "run make schemas"


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_real_record_passes_its_schema(path: Path) -> None:
    schema = json.loads((ROOT / FOLDER / f"{SCHEMA_NAMES[path.parent.name]}.schema.json").read_text(encoding="utf-8"))
    document, _ = read(path.read_bytes(), path.name)
    assert document is not None
    jsonschema.Draft202012Validator(schema).validate(document.data)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_real_record_names_its_schema(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=../../{FOLDER}/{SCHEMA_NAMES[path.parent.name]}.schema.json"


def test_schema_refuses_what_the_declaration_refuses() -> None:
    schema = json.loads(schemas()["casestudy.schema.json"])
    document, _ = read((ROOT / "data/casestudies/picton.yml").read_bytes(), "picton.yml")
    assert document is not None
    validator = jsonschema.Draft202012Validator(schema)
    changes: list[dict[str, object]] = [
        {"kind": "story"},
        {"extra": 1},
        {"title": {"fr": "Titre"}},
        {"reviewed": "2018"},
        {"contacts": []},
    ]
    for change in changes:
        assert not validator.is_valid(dict(document.data) | change), change
