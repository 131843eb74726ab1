"""Every field is described in both languages, and nothing else is."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from playbook.editing.descriptions import FieldDescription, describe, parts_of
from playbook.languages import LANGUAGES, Language
from playbook.languages.interface import words as interface_words
from playbook.records import RECORD_TYPES, CaseStudy, Contact, PartnershipModel, Person, Record, Tool
from playbook.records.fields import field_names
from playbook.records.words import field_words

DECLARED = list(dict.fromkeys(part for record_type in RECORD_TYPES.values() for part in parts_of(record_type)))


def words(language: Language) -> Mapping[str, Any]:
    """Return the words of types and their fields."""
    return {name: said for name, said in field_words(language).items() if name != "forms"}


def fields_of(record_type: type[Record], language: Language) -> Iterator[FieldDescription]:
    """Yield the fields of a type, and those inside them."""
    waiting = list(describe(record_type, language).fields)
    while waiting:
        field = waiting.pop(0)
        yield field
        waiting += field.fields


def field(record_type: type[Record], name: str, language: Language = "en") -> FieldDescription:
    """Return a field by its name."""
    return next(field for field in describe(record_type, language).fields if field.name == name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_type_and_field_has_words_and_all_words_have_a_field(language: Language) -> None:
    written = words(language)
    assert sorted(written) == sorted(declared.__name__ for declared in DECLARED)
    for declared in DECLARED:
        of_type = written[declared.__name__]
        assert list(of_type["fields"]) == field_names(declared), declared.__name__
        parts = {"title", "description"} if language == "fr" else {"title"}
        assert set(of_type) == parts | {"fields"}
        for name, of_field in of_type["fields"].items():
            assert set(of_field) - {"values"} == parts, f"{declared.__name__}.{name}"


def test_both_languages_label_the_same_values() -> None:
    labelled = [
        {
            (type_name, name): list(of_field.get("values", ()))
            for type_name, of_type in words(language).items()
            for name, of_field in of_type["fields"].items()
        }
        for language in LANGUAGES
    ]
    assert labelled[0] == labelled[1]
    assert list(field_words("fr")["forms"]) == list(field_words("en")["forms"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_is_written_that_is_never_shown(language: Language) -> None:
    written = words(language)
    for declared in DECLARED:
        for described in describe(declared, language).fields:
            own = written[declared.__name__]["fields"][described.name].get("values", {})
            shown = {choice.value: choice.label for choice in described.choices}
            assert own.items() <= shown.items(), f"{declared.__name__}.{described.name}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("record_type", RECORD_TYPES.values(), ids=lambda record_type: record_type.__name__)
def test_descriptions_are_sentences(record_type: type[Record], language: Language) -> None:
    described = describe(record_type, language)
    texts = [described.description, *(of_field.description for of_field in fields_of(record_type, language))]
    for text in texts:
        assert re.fullmatch(r"[A-ZÀÉÊÎÔ].*[.?]", text), text
        assert "'" not in text
    assert len({of_field.name for of_field in described.fields}) == len(described.fields)


@pytest.mark.parametrize("record_type", RECORD_TYPES.values(), ids=lambda record_type: record_type.__name__)
def test_no_french_description_is_the_english_one(record_type: type[Record]) -> None:
    both = zip(fields_of(record_type, "fr"), fields_of(record_type, "en"), strict=True)
    for french, english in both:
        assert french.name == english.name
        assert french.description != english.description


def test_description_says_what_may_be_written() -> None:
    kind = field(CaseStudy, "kind", "fr")
    assert (kind.required, kind.many, kind.form) == (True, False, "choice")
    assert [(choice.value, choice.label) for choice in kind.choices] == list(interface_words("fr")["kinds"].items())
    places = field(CaseStudy, "places")
    assert (places.form, places.folder, places.many, places.fewest) == ("reference", "jurisdictions", True, 1)
    assert places.form_in_words == "a list; each item is the id of a record in data/jurisdictions/"
    assert field(CaseStudy, "started").examples[0] == "2017"
    assert field(CaseStudy, "summary").longest == 300
    assert field(CaseStudy, "classification").default == "source"
    assert field(Person, "acting").default == "false"
    assert field(Contact, "people").form_in_words == "a list; each item is a set of fields (person)"
    assert [inner.name for inner in field(PartnershipModel, "questions").fields] == [
        "what",
        "why",
        "who",
        "where",
        "when",
        "classification",
    ]
    assert field(Tool, "step").required is False


def test_fields_stand_in_the_order_in_which_they_are_written() -> None:
    assert [of_field.name for of_field in describe(CaseStudy, "en").fields] == field_names(CaseStudy)
    assert describe(CaseStudy, "fr").fields[-1].name == "suppress"
