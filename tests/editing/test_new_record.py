"""New records, and what is asked and answered on the way to them."""

import re

import pytest
from comment_signs import without_comment_signs

from playbook.editing.asking import Dialogue, WrongAnswerError
from playbook.editing.asking.acceptance import several
from playbook.editing.new_record import check_line, new_record
from playbook.editing.words import editing_words
from playbook.languages import LANGUAGES, Language
from playbook.languages.slugs import slug, unused
from playbook.reading.documents import read
from playbook.reading.shape import check_shape
from playbook.records import RECORD_TYPES
from playbook.records.fields import RootRecord

NBSP = "\N{NO-BREAK SPACE}"

PLACES = {
    "AB": "Alberta",
    "ON": "Ontario",
    "NS": "Nova Scotia",
    "QC": "Québec",
    "2": "Lot 2",
    "ircc": "Immigration, Refugees and Citizenship Canada",
    "services-quebec": "Services Québec",
    "l-oeuvre": "L’Œuvre",
}


def test_questions_have_the_same_words_in_both_languages() -> None:
    french, english = editing_words("fr"), editing_words("en")
    assert list(french) == list(english)
    for key, text in french.items():
        assert re.findall(r"\{\w+\}", text) == re.findall(r"\{\w+\}", english[key]), key


def dialogue(language: Language = "en") -> Dialogue:
    """A talk in which nothing is asked."""
    return Dialogue(language, read=lambda _: pytest.fail("asked"), tell=lambda _: None)


@pytest.mark.parametrize(
    ("answer", "ids"),
    [
        ("Ontario", ["ON"]),
        ("on", ["ON"]),
        ("quebec, NOVA  SCOTIA", ["QC", "NS"]),
        ("nova scotia", ["NS"]),
        ("ON QC", ["ON", "QC"]),
        ("1 3", ["AB", "NS"]),
        ("01,1; AB", ["AB"]),
        ("2", ["2"]),
        ("Immigration, Refugees and Citizenship Canada", ["ircc"]),
        ("Ontario, immigration, refugees and citizenship canada, 3", ["ON", "ircc", "NS"]),
        ("l'oeuvre", ["l-oeuvre"]),
    ],
)
def test_choices_are_named_as_people_name_them(answer: str, ids: list[str]) -> None:
    assert several(answer, PLACES, dialogue()) == ids


@pytest.mark.parametrize(
    ("answer", "advice"),
    [
        ("Ontari", "“Ontari” is not among the choices. Did you mean “ON”?"),
        ("Service Canada", "“Service Canada” is not among the choices. Write a number from 1 to 8"),
        ("Ontario, Nowhere Land", "“Nowhere Land” is not among the choices. Write a number from 1 to 8"),
        ("9", "“9” is not among the choices. Write a number from 1 to 8"),
        (" , ", "There has to be an answer here. Write a number from 1 to 8"),
    ],
)
def test_answer_that_names_no_choice_is_explained(answer: str, advice: str) -> None:
    with pytest.raises(WrongAnswerError) as wrong:
        several(answer, PLACES, dialogue())
    assert str(wrong.value).startswith(advice)


def test_name_that_two_choices_share_names_none() -> None:
    with pytest.raises(WrongAnswerError):
        several("Bridge", {"a": "Bridge", "b": "bridge"}, dialogue())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", RECORD_TYPES)
def test_new_record_of_every_type_has_the_fields_that_are_required(folder: str, language: Language) -> None:
    text = new_record(folder, {}, {"contacts": ["north"]}, language)
    record_type = RECORD_TYPES[folder]
    for candidate in (text, without_comment_signs(text)):
        document, findings = read(candidate.encode(), "")
        assert document is not None, findings
        record, findings = check_shape(document, record_type)
        assert record is not None, findings
        fields = set(document.data)
    assert fields == set(record_type.model_fields) - set(RootRecord.model_fields)


@pytest.mark.parametrize("title", ["12", "true", "a: b # c", '"', "- x", "2018-01-01", "&a", "{{ x }}", "é  è", "\\"])
def test_titles_are_read_back_as_they_were_given(title: str) -> None:
    text = new_record("casestudies", {"title": {"fr": title, "en": title}}, {}, "fr")
    document, _ = read(text.encode(), "")
    assert document is not None
    assert document.data["title"] == {"fr": title, "en": title}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (f"Picton{NBSP}: un bureau commun", "picton"),
        ("Picton: a joint office", "picton"),
        ("L’île du Cœur brisé", "l-ile-du-coeur-brise"),
        ("Canada’s 3rd office", "canadas-3rd-office"),
        ("word " * 30, "word-" * 11 + "word"),
        ("x" * 100, "x" * 60),
        ("東京", ""),
        ("", ""),
    ],
)
def test_address_made_of_a_title(title: str, expected: str) -> None:
    assert slug(title) == expected


def test_address_that_is_taken_gets_a_number() -> None:
    assert unused("a", []) == "a"
    assert unused("a", ["A", "a-2"]) == "a-3"


@pytest.mark.parametrize(
    ("text", "language", "mended", "codes"),
    [
        ('Un "test" : oui', "fr", f"Un «{NBSP}test{NBSP}»{NBSP}: oui", []),
        ('A "test" : yes', "en", "A “test”: yes", []),
        ("L'essai", "fr", "L’essai", []),
        ("Un texte", "fr", "Un texte", []),
        ("They work with the people of the town.", "fr", None, ["not-in-fr"]),
        ("", "fr", None, ["empty-text"]),
    ],
)
def test_typography_of_an_answer_is_mended(text: str, language: Language, mended: str | None, codes: list[str]) -> None:
    written_text, findings = check_line(text, language)
    assert [finding.code for finding in findings] == codes
    assert written_text == (mended or text)
