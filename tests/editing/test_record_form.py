"""What the form for records is made of: the declarations, the patterns of the checks, the files that it corrects."""

import dataclasses
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from conftest import BuiltSite
from lxml.html import HtmlElement

from playbook.catalogue.linked import Catalogue
from playbook.catalogue.names import names_by_folder
from playbook.editing.asking.declared import dialogue_of, folders_asked, follows, sections
from playbook.editing.descriptions import FieldDescription, describe
from playbook.editing.record_form.originals import original
from playbook.editing.record_form.page_data import other_records, page_data
from playbook.editing.record_form.patterns import pattern_of_browsers
from playbook.languages import LANGUAGES, Language
from playbook.languages.interface import words
from playbook.records import RECORD_TYPES, RootRecord
from playbook.site import Site

PAGES = {"casestudies": "case-studies/add", "contacts": "contacts/correct"}


@pytest.mark.parametrize("folder", folders_asked())
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_is_asked_once_in_written_order(folder: str, language: Language) -> None:
    asked = sections(folder, language)
    fields = describe(RECORD_TYPES[folder], language).fields
    written = [field for field in fields if field.name not in RootRecord.model_fields]
    assert [field for section in asked for field in section.fields] == written
    assert set(words(language)["record_form"]["sections"][folder]) == {section.name for section in asked}
    names = {field.name for field in written}
    assert {*dialogue_of(folder), *follows(folder), *follows(folder).values()} <= names


def _element(above: HtmlElement, name: str) -> HtmlElement:
    """Return what asks for a field inside another, and not inside a field within that."""
    (found,) = [
        one
        for one in above.xpath(f".//*[@data-field='{name}']")
        if next(one.iterancestors("fieldset", "form")) is above
    ]
    return found


def _fields(form: HtmlElement, fields: tuple[FieldDescription, ...]) -> Iterator[tuple[HtmlElement, FieldDescription]]:
    for field in fields:
        if field.name not in RootRecord.model_fields:
            element = _element(form, field.name)
            yield element, field
            yield from _fields(element, field.fields)


@pytest.mark.parametrize("folder", folders_asked())
@pytest.mark.parametrize("language", LANGUAGES)
def test_form_asks_as_the_declaration_says(
    site: BuiltSite, project: Site, catalogue: Catalogue, folder: str, language: Language
) -> None:
    page = site.pages[project.plan.pages[PAGES[folder]].text[language].url]
    (form,) = page.xpath("//form[@data-folder]")
    names = names_by_folder(catalogue)
    seen = 0
    for element, field in _fields(form, describe(RECORD_TYPES[folder], language).fields):
        seen += 1
        assert element.get("data-form") == field.form
        own = element.xpath(".//input | .//select | .//textarea") if not field.fields and not field.many else []
        is_required = {control.get("aria-required") == "true" for control in own if control.get("type") != "checkbox"}
        assert is_required <= {field.required}, field.name
        assert field.description.replace("`", "")[:40] in element.text_content().replace("\n", " "), field.name
        offered = [value for value in element.xpath("./select//option/@value") if value]
        ticked = element.xpath("./div[@class='record-choices']//input/@value")
        if field.name in follows(folder):
            assert offered == [id_ for model in catalogue.models.values() for id_ in model.subtypes]
        elif field.form == "reference":
            assert (ticked if field.many else offered) == list(names[field.folder or ""])
        elif field.form == "choice":
            assert offered == [choice.value for choice in field.choices]
    assert seen > len(RECORD_TYPES[folder].model_fields)


def _declared(fields: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        field["name"]: (field.get("required", False), field.get("longest"), _declared(field.get("fields", [])))
        for field in fields
    }


def _described(fields: tuple[FieldDescription, ...]) -> dict[str, Any]:
    return {
        field.name: (field.required, field.longest, _described(field.fields))
        for field in fields
        if field.name not in RootRecord.model_fields
    }


@pytest.mark.parametrize("folder", folders_asked())
def test_script_is_told_what_is_required_and_how_long_it_may_be(catalogue: Catalogue, folder: str) -> None:
    told = page_data(folder, catalogue, "fr")
    assert _declared(json.loads(told)["record"]["fields"]) == _described(describe(RECORD_TYPES[folder], "fr").fields)


def test_what_grows_with_the_case_studies_is_not_in_what_the_form_begins_with(catalogue: Catalogue) -> None:
    fewer = dataclasses.replace(catalogue, cases=dict(list(catalogue.cases.items())[:1]))
    assert page_data("casestudies", fewer, "en") == page_data("casestudies", catalogue, "en")
    others = json.loads(other_records("casestudies", catalogue))
    assert {id_: one["title"]["en"] for id_, one in others.items()} == {
        id_: case.record.title.en for id_, case in catalogue.cases.items()
    }


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"é+?(?P<x>a|b)\Z", r"(?:é)+?([ab])(?![\s\S])"),
        (r"(?i:été)", "(?:[Éé][Tt][Éé])"),
        (r"(?i)[b-d+-Z]", "[B-Db-d\\x2b-Z]"),
        (r"^x$", r"(?<![\s\S])x(?=\n?(?![\s\S]))"),
        (r"(?m)^x$", r"(?<![^\n])x(?![^\n])"),
        (r"[^\W\d]{2,3}-", r"(?:[^[^[\p{L}\p{N}_]]\p{Nd}]){2,3}\x2d"),
        (r"a++(?>b)", "(?:a)+(?:b)"),
        (r"(a)\1", r"(a)(?:\1)"),
    ],
)
def test_patterns_of_the_checks_are_written_for_browsers(pattern: str, expected: str) -> None:
    assert pattern_of_browsers(re.compile(pattern)) == expected


def test_pattern_without_a_counterpart_is_refused() -> None:
    with pytest.raises(ValueError, match="no counterpart"):
        pattern_of_browsers(re.compile(r"(a)?(?(1)b|c)"))


def test_places_of_an_original_are_those_of_its_values() -> None:
    text = '# 😀\nkind: a # b\ntitle:\n  fr: "x: y"\n  en: >-\n    one\n    two\n\nlist:\n  - fr: x\n  - y\nflow: [ON, QC]\n'
    read = original(text.encode(), "f.yml")
    keys = {name: (at, node) for name, at, node in read["tree"]["keys"]}
    assert [read["text"][at : at + 4] for at, _ in keys.values()] == ["kind", "titl", "list", "flow"]
    kind, title, listed, flow = (node for _, node in keys.values())
    assert read["text"][kind["start"] : kind["end"]] == kind["text"] == "a"
    english = title["keys"][1][2]
    assert english["text"] == "one two"
    assert read["text"][english["start"] : english["end"]] == ">-\n    one\n    two"
    assert [read["text"][hyphen] for hyphen, _ in listed["items"]] == ["-", "-"]
    assert read["text"][: flow["end"]].endswith("[ON, QC]")
