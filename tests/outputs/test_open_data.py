"""The open data are the records: nothing is lost, and every file is what it says it is."""

import csv
import datetime
import hashlib
import io
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
import yaml
from conftest import ROOT
from jsonschema import Draft202012Validator
from referencing import Registry

from playbook.outputs.open_data import FOLDER, VERSION, open_data
from playbook.outputs.open_data.spreadsheets import spreadsheets
from playbook.records.schema_files import SCHEMA_NAMES
from playbook.site import Site

SITE_URL = "https://playbook.example.ca/guide/"
BASE = SITE_URL + FOLDER


@pytest.fixture(scope="module")
def files(project: Site) -> dict[str, str]:
    """Every file by its name in the folder of the data."""
    return {
        name.removeprefix(FOLDER): text for name, text in open_data(project.catalogue, project.plan, SITE_URL).items()
    }


def records() -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Yield the folder, the id and the content of every record file, its values as they are written."""
    for path in sorted((ROOT / "data").glob("*/*.yml")):
        yield path.parent.name, path.stem, yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506 - makes texts only


def table(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff"), "a spreadsheet would not know that it is UTF-8"
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def lost(written: Any, published: Any, way: str) -> Iterator[str]:
    """Yield where a value of a record file is not in the data."""
    if isinstance(written, dict) and isinstance(published, dict):
        for key, value in written.items():
            yield from lost(value, published.get(key), f"{way}.{key}")
    elif isinstance(written, list) and isinstance(published, list) and len(published) == len(written):
        for number, (one, other) in enumerate(zip(written, published, strict=True)):
            yield from lost(one, other, f"{way}[{number}]")
    elif not isinstance(written, str) or not says(published, written.strip()):
        yield f"{way}: {written!r}"


def says(published: Any, written: str) -> bool:
    """Say whether a value of the data is what stands in the record file."""
    if isinstance(published, bool):
        return written == str(published).lower()
    if isinstance(published, int | float):
        return float(written) == published
    return bool(written == published)


def test_nothing_of_a_record_is_lost_on_the_way_to_json(files: Mapping[str, str]) -> None:
    seen = 0
    for folder, id_, written in records():
        published = json.loads(files[f"{folder}/{id_}.json"])
        assert list(lost(written, published, f"{folder}/{id_}")) == []
        assert published["id"] == id_
        assert published in json.loads(files[f"{folder}.json"])
        seen += 1
    assert seen == sum(len(json.loads(files[f"{folder}.json"])) for folder in SCHEMA_NAMES)


def test_what_the_data_have_besides_is_only_what_the_record_leaves_out(files: Mapping[str, str]) -> None:
    for folder, id_, written in records():
        published = json.loads(files[f"{folder}/{id_}.json"])
        besides = {key: value for key, value in published.items() if key not in written}
        assert {"$schema", "id", "pages"} <= set(besides)
        values = [value for key, value in besides.items() if key not in ("$schema", "id", "pages")]
        assert all(value in (None, [], "source", False) for value in values), (folder, id_)


def test_every_record_holds_to_the_schema_that_it_names(files: Mapping[str, str]) -> None:
    for folder, name in SCHEMA_NAMES.items():
        schema = json.loads(files[f"schemas/{name}.schema.json"])
        Draft202012Validator.check_schema(schema)
        assert schema["$id"] == f"{BASE}schemas/{name}.schema.json"
        assert schema["version"] == VERSION
        validator = Draft202012Validator(schema, registry=Registry())  # fetches nothing
        for record in json.loads(files[f"{folder}.json"]):
            assert record["$schema"] == schema["$id"]
            assert [error.message for error in validator.iter_errors(record)] == []
            assert not validator.is_valid({**record, "unknown": 1})


def test_records_with_pages_lead_to_them(files: Mapping[str, str], project: Site) -> None:
    picton = json.loads(files["casestudies/picton.json"])
    pages = project.plan.record_page("case", "picton").text
    assert picton["pages"] == {"fr": SITE_URL + pages["fr"].url, "en": SITE_URL + pages["en"].url}
    assert json.loads(files["terms/ei.json"])["pages"] is None


def test_tables_have_both_languages_as_columns(files: Mapping[str, str], project: Site) -> None:
    rows = table(files["casestudies.csv"])
    assert [(row["id"], row["title_fr"], row["title_en"]) for row in rows] == [
        (case.id, case.record.title.fr, case.record.title.en) for case in project.catalogue.cases.values()
    ]
    picton = next(row for row in rows if row["id"] == "picton")
    assert picton["objectives_fr"].split("\n\n") == [
        text.fr for text in project.catalogue.cases["picton"].record.objectives
    ]
    assert picton["editors_note_date"] == "2026-11-29"
    assert picton["as_of"] == "2018"


def test_lists_with_fields_are_tables_that_name_their_record(files: Mapping[str, str], project: Site) -> None:
    cases = project.catalogue.cases.values()
    assert [
        (row["record"], int(row["figures_number"]), float(row["value"]), row["label_fr"], row["chart_kind"])
        for row in table(files["casestudies-figures.csv"])
    ] == [
        (case.id, number, figure.value, figure.label.fr, figure.chart.kind if figure.chart else "")
        for case in cases
        for number, figure in enumerate(case.record.figures, 1)
    ]
    people = table(files["contacts-people.csv"])
    assert len(people) == sum(len(contact.record.people) for contact in project.catalogue.contacts.values())


def test_no_cell_is_a_formula(files: Mapping[str, str]) -> None:
    for name, text in files.items():
        if name.endswith(".csv"):
            cells = [cell for row in table(text) for cell in row.values()]
            dangerous = [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
            assert all(float(cell) < 0 for cell in dangerous), name


def test_what_a_spreadsheet_would_calculate_has_an_apostrophe_before_it(files: Mapping[str, str]) -> None:
    community = json.loads(files["communities/picton.json"])
    community["name"] = {"fr": "=HYPERLINK(1)", "en": "Picton - Ontario"}
    (row,) = table(spreadsheets({"communities": {"picton": community}})["communities.csv"])
    assert (row["name_fr"], row["name_en"]) == ("'=HYPERLINK(1)", "Picton - Ontario")
    assert row["point_longitude"] == str(community["point"]["longitude"]), "a number below zero is no formula"
    assert row["point_longitude"].startswith("-")


def test_the_package_describes_every_file_as_it_is(files: Mapping[str, str]) -> None:
    package = json.loads(files["datapackage.json"])
    resources = {resource["path"]: resource for resource in package["resources"]}
    described = {name for name in files if "/" not in name} - {"datapackage.json"}
    assert set(resources) == described
    assert len({resource["name"] for resource in resources.values()}) == len(resources)
    assert "licenses" not in package, "none is known of the documents"
    for name, resource in resources.items():
        content = files[name].encode()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_columns_hold_what_the_package_says(files: Mapping[str, str]) -> None:
    package = json.loads(files["datapackage.json"])
    read: Mapping[str, Callable[[str], object]] = {
        "integer": int,
        "number": float,
        "date": datetime.date.fromisoformat,
        "boolean": {"true": True, "false": False}.__getitem__,
    }
    for resource in package["resources"]:
        if resource["format"] != "csv":
            continue
        rows = table(files[resource["path"]])
        schema = resource["schema"]
        assert list(rows[0]) == [field["name"] for field in schema["fields"]]
        keys = [tuple(row[key] for key in schema["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(keys), resource["name"]
        for field in schema["fields"]:
            cells = {row[field["name"]] for row in rows} - {""}
            assert cells <= set(field.get("constraints", {}).get("enum", cells)), (resource["name"], field["name"])
            for cell in cells if field["type"] in read else ():
                read[field["type"]](cell)
        for key in schema.get("foreignKeys", ()):
            of_records = resources_of(package, key["reference"]["resource"])
            assert {row["record"] for row in rows} <= {row["id"] for row in table(files[of_records])}


def resources_of(package: Mapping[str, Any], name: str) -> str:
    path: str = next(resource["path"] for resource in package["resources"] if resource["name"] == name)
    return path


def test_maps_show_the_communities_where_they_are(files: Mapping[str, str], project: Site) -> None:
    features = json.loads(files["communities.geojson"])["features"]
    assert [feature["id"] for feature in features] == list(project.catalogue.communities)
    for feature in features:
        point = project.catalogue.communities[feature["id"]].point
        assert feature["geometry"] == (point and {"type": "Point", "coordinates": [point.longitude, point.latitude]}), (
            "degrees east come first"
        )
    picton = next(feature for feature in features if feature["id"] == "picton")
    assert picton["properties"]["case_studies"] == ["picton"]
