"""The schemas that editors' tools use say what the declarations and the records say."""

import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import referencing
from referencing.jsonschema import DRAFT202012

from playbook.editing.schemas import IDS, schemas, stale_schemas, write_schemas
from playbook.reading.documents import read
from playbook.reading.sources import collect
from playbook.records import RECORD_TYPES
from playbook.records.fields import field_names
from playbook.records.schema_files import FOLDER, SCHEMA_NAMES, schema_line

ROOT = Path(__file__).parents[2]
RECORDS = sorted(ROOT.glob("data/*/*.yml"))
SCHEMAS = schemas(collect(ROOT)[0])

REGISTRY: Any = referencing.Registry().with_resources(
    (name, DRAFT202012.create_resource(json.loads(text))) for name, text in SCHEMAS.items()
)


def validator(folder: str) -> jsonschema.Draft202012Validator:
    """Return what holds data against the schema of a folder."""
    schema = json.loads(SCHEMAS[f"{SCHEMA_NAMES[folder]}.schema.json"])
    return jsonschema.Draft202012Validator(schema, registry=REGISTRY)


def data_of(path: Path) -> dict[str, Any]:
    """Return the fields of a record."""
    document, _ = read(path.read_bytes(), path.name)
    assert document is not None
    return dict(document.data)


def ids_of(root: Path) -> dict[str, Any]:
    """Return the definitions of what comes from records."""
    definitions: dict[str, Any] = json.loads(schemas(collect(root)[0])[IDS])["$defs"]
    return definitions


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = Path(shutil.copytree(ROOT / "tests/base", tmp_path / "project"))
    (project / FOLDER).mkdir()
    write_schemas(project)
    return project


def test_committed_schemas_are_current() -> None:
    # What comes from records may lag behind: an editor in a browser can’t run a command, and a notice says so.
    assert set(stale_schemas(ROOT)) <= {IDS}, "run make schemas"
    assert sorted(path.name for path in (ROOT / FOLDER).iterdir()) == sorted(SCHEMAS)


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_schema_is_one(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(SCHEMAS[name]))


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_real_record_passes_its_schema(path: Path) -> None:
    validator(path.parent.name).validate(data_of(path))


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_real_record_names_its_schema(path: Path) -> None:
    assert path.read_text(encoding="utf-8").splitlines()[0] == schema_line(path.parent.name)


PICTON = data_of(ROOT / "data/casestudies/picton.yml")
CHANGES: list[dict[str, object]] = [
    {"kind": "story"},
    {"extra": 1},
    {"title": {"fr": "Titre"}},
    {"reviewed": "2018"},
    {"contacts": []},
    {"contacts": [{"contact": "nobody"}]},
    {"partners": [{"name": {"fr": "A", "en": "A"}, "contact": "nobody"}]},
    {"places": ["on"]},
    {"tools": ["hammer"]},
    {"model": "co-locations"},
    {"subtype": "informal"},
    {"model": "cross-promotion"},
]


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_schema_refuses_what_the_checks_refuse(change: dict[str, object]) -> None:
    assert validator("casestudies").is_valid(PICTON)
    assert not validator("casestudies").is_valid(PICTON | change)


@pytest.mark.parametrize("change", [{"model": "cross-promotion", "subtype": "informal"}, {"places": ["QC", "BE"]}])
def test_schema_takes_what_the_checks_take(change: dict[str, object]) -> None:
    validator("casestudies").validate(PICTON | change)


@pytest.mark.parametrize("folder", RECORD_TYPES)
def test_every_field_says_what_it_is_for_in_both_languages(folder: str) -> None:
    schema = json.loads(SCHEMAS[f"{SCHEMA_NAMES[folder]}.schema.json"])
    assert list(schema["properties"]) == field_names(RECORD_TYPES[folder])
    for part in [schema, *schema["$defs"].values()]:
        for name, described in [("", part), *part["properties"].items()]:
            assert described["title"], name
            english, between, french = described["description"].partition("\n\nFrançais\N{NO-BREAK SPACE}: ")
            assert english.endswith((".", "?")), name
            assert between, name
            assert french.endswith((".", "?")), name
            assert english != french, name


def test_ids_are_offered_with_what_they_are_called(project: Path) -> None:
    contacts = ids_of(project)["ContactId"]
    assert contacts["enum"] == ["mailbox", "north"]
    assert contacts["enumDescriptions"] == ["The mailbox / La boîte", "The North / Le Nord"]


def test_new_contact_changes_one_file_only(project: Path) -> None:
    assert not stale_schemas(project)
    shutil.copyfile(project / "data/contacts/north.yml", project / "data/contacts/south.yml")
    assert list(stale_schemas(project)) == [IDS]
    assert write_schemas(project) == ([IDS], {})
    assert not stale_schemas(project)


def test_project_without_schemas_has_none_to_keep_current(project: Path) -> None:
    shutil.rmtree(project / FOLDER)
    assert not stale_schemas(project)


def test_broken_records_are_offered_all_the_same(project: Path) -> None:
    (project / "data/contacts/broken.yml").write_text("kind: [", encoding="utf-8")
    (project / "data/contacts/odd.yml").write_text("name: {fr: Bizarre}\nkind: 1\n", encoding="utf-8")
    model = project / "data/models/visits.yml"
    model.write_text(model.read_text(encoding="utf-8").replace("order: 1", "order: one"), encoding="utf-8")
    definitions = ids_of(project)
    assert definitions["ContactId"]["enum"] == ["broken", "mailbox", "north", "odd"]
    assert definitions["ContactId"]["enumDescriptions"][3] == "Bizarre"
    assert definitions["ModelId"]["enum"] == ["shared-places", "visits"]
    conditions = definitions["SubtypeOfModel"]["allOf"]
    assert [condition["if"]["properties"]["model"]["const"] for condition in conditions] == ["shared-places"]


def test_editors_find_the_schema_of_a_record_without_its_first_line() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"] == {
        f"./{FOLDER}/{SCHEMA_NAMES[folder]}.schema.json": f"data/{folder}/*.yml" for folder in RECORD_TYPES
    }
