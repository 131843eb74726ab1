"""The form that adds and corrects records, in a browser."""

import difflib
import json
import os
import random
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from browsing import SIDEWAYS, axe_findings
from conftest import ROOT, BuiltSite
from playwright.sync_api import Page, expect

from playbook.catalogue.linked import Catalogue
from playbook.checking.validation import check
from playbook.checking.wording.typography import typographic_edits
from playbook.editing.asking.declared import folders_asked
from playbook.editing.descriptions import FieldDescription, describe
from playbook.editing.new_record import new_record
from playbook.editing.record_form.originals import original, original_file
from playbook.editing.record_form.page_data import ids_by_folder
from playbook.findings import Finding, Severity
from playbook.languages import LANGUAGES, Language
from playbook.reading.collection import bilingual_texts
from playbook.reading.documents import read
from playbook.reading.sources import Source, collect
from playbook.records import CaseStudy, Line

NBSP = "\N{NO-BREAK SPACE}"

ADD: Final[Mapping[Language, str]] = {
    "fr": "fr/etudes-de-cas/ajouter-une-etude-de-cas/",
    "en": "en/case-studies/add-a-case-study/",
}
CORRECT_CONTACT = "fr/personnes-ressources/corriger-un-contact/"

FILLINGS: Final = int(os.environ.get("FILLINGS", "15"))
"""How often the form is filled in each language; after a change of it, try FILLINGS=500."""

_WRITTEN: Final = """async values => {
  await recordForm.meet();
  const form = document.querySelector(".record-form");
  return values.map((one) => {
    recordForm.fillForm({});
    for (const control of form.querySelectorAll("input, textarea")) control.proposed = undefined;
    document.getElementById("record-id").value = "";
    recordForm.fillForm(one);
    for (const control of form.querySelectorAll("[data-field] input[type=text], [data-field] textarea")) recordForm.tidy(control);
    const { values, problems } = recordForm.update({ isKept: false });
    const text = document.querySelector(".record-file").value;
    return { values, text, problems: problems.map(({ at }) => at.id) };
  });
}"""
"""Fills the form and returns what came out of it, for each of several sets of values."""

_OPENED: Final = """originals => originals.map((original) => {
  recordForm.open(original, "x");
  const { problems } = recordForm.update({ isKept: false });
  return [document.querySelector(".record-file").value, problems.map(({ text }) => text)];
})"""

HOSTILE: Final = (
    "<script>alert(1)</script>",
    '"; title: [x]\n- y',
    "{{ 7*7 }} {% raw %}",
    "a: b # c &d *e !f | g > h",
    "\u202e\u200b\u00ad\ue000\u2028",
    "[x](javascript:alert(1))",
    'l\'été «quoi» : 50 %, "straight"',
    "\t• un\n• deux\n1) trois",
    "null",
    "2018-01-01",
    "mot " * 90,
    "--- \n...",
    "\\n\\ \\",
    "constructor __proto__ $& $1",
    "Саnаdа",
    "They work with the people of the town and of the province.",
    "Les gens de la ville travaillent avec ceux de la province.",
)


ADDRESSES: Final = ("https://www.example.ca/a", "www.example.ca", "http://10.0.0.1/")
ANSWERS: Final = {
    "period": ("2017", "juin 2016", "June 22, 2017", "automne 2017", "les années 1990", "05/06/2017"),
    "date": ("29 novembre 2026", "November 22, 2026", "2026-02-30"),
    "number": ("12,500", "8.5", "75849", "-3"),
    "yes-or-no": ("true",),
    "id": ("a-b", "a b"),
}
"""What people write, by the form of the value."""


@pytest.fixture
def open_page(open_page: Callable[..., Page]) -> Callable[..., Page]:
    """Open a page, and wait until the form has what it needs, where the page has one that works."""

    def opened(url: str, **options: Any) -> Page:
        page = open_page(url, **options)
        if options.get("java_script_enabled", True) and page.locator(".record-form").count():
            page.locator(".record-form:is(.waiting, .ready)").wait_for(state="attached")
        return page

    return opened


def test_records_that_are_opened_and_not_changed_keep_every_byte(
    site: BuiltSite, open_page: Callable[..., Page], catalogue: Catalogue
) -> None:
    for folder, url in zip(folders_asked(), (ADD["en"], CORRECT_CONTACT), strict=True):
        ids = ids_by_folder(catalogue)[folder]
        files = [json.loads((site.folder / original_file(folder, id_)).read_bytes()) for id_ in ids]
        results = open_page(url).evaluate(_OPENED, files)
        assert len(results) == len(ids)
        for id_, (text, problems) in zip(ids, results, strict=True):
            assert text.encode() == (ROOT / f"data/{folder}/{id_}.yml").read_bytes(), id_
            assert problems == [], id_


def _pruned(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: kept for name, one in value.items() if (kept := _pruned(one)) not in ("", {}, [])}
    return [kept for one in value if (kept := _pruned(one))] if isinstance(value, list) else value


class Filler:
    """Fills the form at random, always alike for the same seed."""

    def __init__(self, catalogue: Catalogue, seed: int) -> None:
        """Take texts of real records, and ids that there are."""
        self._random = random.Random(seed)  # noqa: S311 - the same for the same seed
        self._catalogue = catalogue
        self._ids = ids_by_folder(catalogue)
        texts = [text for case in catalogue.cases.values() for _, text in bilingual_texts(case.record)]
        self._lines = [{"fr": text.fr, "en": text.en} for text in texts if isinstance(text, Line)]
        self._texts = [{"fr": text.fr, "en": text.en} for text in texts if not isinstance(text, Line)]
        self._is_hostile = False

    def values(self) -> dict[str, Any]:
        """Return what somebody might have filled in."""
        self._is_hostile = self._random.random() < 0.5
        fields = describe(CaseStudy, "en").fields
        values = {field.name: self._field(field) for field in fields if self._is_filled(field)}
        values["subtype"] = self._random.choice(list(self._catalogue.models[values["model"]].subtypes))
        return values

    def _is_filled(self, field: FieldDescription) -> bool:
        return field.name != "suppress" and (field.required or self._random.random() < 0.4)

    def _field(self, field: FieldDescription) -> Any:
        if not field.many:
            return self._value(field)
        items = [self._value(field) for _ in range(self._random.choice((1, 1, 2, 3)))]
        return list(dict.fromkeys(items)) if field.form == "reference" else items

    def _value(self, field: FieldDescription) -> Any:
        choose = self._random.choice
        match field.form:
            case "fields":
                return {inner.name: self._field(inner) for inner in field.fields if self._is_filled(inner)}
            case "line" | "text":
                return self._pair(field.form)
            case "slug":
                return {of: f"{of}-{self._random.randrange(10**6)}" for of in LANGUAGES}
            case "addresses":
                return dict.fromkeys(LANGUAGES, choose(ADDRESSES))
            case "reference":
                return choose(self._ids[field.folder or ""])
            case "choice":
                return choose(field.choices).value
            case _:
                return choose(ANSWERS[field.form])

    def _pair(self, form: str) -> dict[str, str]:
        pair = dict(self._random.choice(self._lines if form == "line" else self._texts))
        if self._is_hostile and self._random.random() < 0.2:
            pair[self._random.choice(LANGUAGES)] += f" {self._random.choice(HOSTILE)}"
        return pair


def _same(written: Any, data: Any) -> bool:
    if isinstance(written, dict):
        return written.keys() == data.keys() and all(_same(one, data[name]) for name, one in written.items())
    if isinstance(written, list):
        return len(written) == len(data) and all(map(_same, written, data))
    if isinstance(data, bool):
        return bool(written == str(data).lower())
    return bool(written == data) or (isinstance(data, int | float) and float(written) == data)


def _grave(findings: tuple[Finding, ...]) -> Iterator[tuple[str, str]]:
    """Yield the files and fields of what would stop a new record; these ones are like one another."""
    for finding in findings:
        # What two of these records have in common is no fault of the form.
        like = finding.code == "similar-casestudies" or (
            finding.code == "same-title" and "zz-" in str(finding.arguments)
        )
        if "/zz-" in finding.file and finding.severity is not Severity.NOTICE and not like:
            yield finding.file, re.split(r"[.\[]", finding.path)[0].replace("_", "-")


@pytest.mark.parametrize(("language", "seed"), [("fr", 1), ("en", 2)])
def test_what_is_filled_in_is_read_back_and_right_or_else_the_form_names_the_field(
    open_page: Callable[..., Page], catalogue: Catalogue, language: Language, seed: int
) -> None:
    filler = Filler(catalogue, seed)
    results = open_page(ADD[language]).evaluate(_WRITTEN, [filler.values() for _ in range(FILLINGS)])
    ids = ids_by_folder(catalogue)
    sources: list[Source] = []
    for number, result in enumerate(results):
        values = _pruned(result["values"])
        assert result["text"] == new_record("casestudies", values, ids, language)
        document, findings = read(result["text"].encode(), "")
        assert document is not None, findings
        assert all(_same(value, document.data[name]) for name, value in values.items())
        id_ = f"zz-{number}"
        sources.append(Source(f"data/casestudies/{id_}.yml", "casestudies", id_, result["text"].encode()))
    named = {source.file: result["problems"] for source, result in zip(sources, results, strict=True)}
    others = collect(ROOT)[0]
    # The form knows the addresses of the site, and not those that it was asked for before.
    lots: list[dict[str, Source]] = []
    for source, result in zip(sources, results, strict=True):
        slugs = set(result["values"].get("slug", {}).values()) - {""}
        lot = next((lot for lot in lots if lot.keys().isdisjoint(slugs)), None)
        if lot is None:
            lots.append(lot := {})
        lot |= dict.fromkeys(slugs or {source.file}, source)
    for lot in lots:
        alone = {source.file: source for source in lot.values()}.values()
        for file, field in _grave(check([*others, *alone]).findings):
            # What is wrong with a file as a whole has no field.
            assert any(id_.startswith(f"record-{field}") for id_ in named[file]), (file, field)


def test_form_mends_typography_as_the_checks_do(open_page: Callable[..., Page], catalogue: Catalogue) -> None:
    rules: list[tuple[Language, str]] = [
        (of, text.in_language(of).replace(NBSP, " ").replace("’", "'"))
        for case in catalogue.cases.values()
        for _, text in bilingual_texts(case.record)
        for of in LANGUAGES
        if NBSP in text.in_language(of) or "’" in text.in_language(of)
    ]
    page = open_page(ADD["fr"])
    mended: list[str] = page.evaluate(
        """texts => {
          return texts.map(([of, text]) => recordForm.mended(text, of, false, recordForm.checks)[0]);
        }""",
        rules,
    )
    assert mended != [text for _, text in rules]
    for (of, before), after in zip(rules, mended, strict=True):
        assert [edit for edit in typographic_edits(after, of) if edit.right is not None] == [], before


STORY: Final[Mapping[str, tuple[str, str]]] = {
    "title": ("Un comptoir commun à la bibliothèque", "A shared counter at the library"),
    "summary": (
        "La bibliothèque et Service Canada partagent un comptoir.",
        "The library and Service Canada share a counter.",
    ),
    "context": (
        "La bibliothèque et Service Canada ont ouvert un comptoir commun.",
        "The library and Service Canada opened a shared counter.",
    ),
}


class Keys:
    """A reader with a keyboard only; counts the keys."""

    def __init__(self, page: Page) -> None:
        """Begin at the top of the page."""
        self.page = page
        self.pressed = 0

    def press(self, key: str) -> None:
        """Press a key."""
        self.page.keyboard.press(key)
        self.pressed += 1

    def reach(self, selector: str) -> None:
        """Go on with the Tab key until an element has the focus."""
        for _ in range(400):
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
            self.press("Tab")
        pytest.fail(f"{selector} is not reached")

    def write(self, selector: str, text: str) -> None:
        """Write in a field."""
        self.reach(selector)
        self.page.keyboard.insert_text(text)
        self.pressed += len(text)

    def choose(self, selector: str, letters: str) -> None:
        """Choose in a list by the beginning of a name."""
        self.reach(selector)
        self.page.keyboard.type(letters)
        self.pressed += len(letters)


WAYS: Final = [
    ("fr", 390, ("Exemple", "Sites", "Guichet", "Emploi", "La r")),
    ("en", 1280, ("Example", "Co-loc", "Shared cou", "Employment", "the ed")),
]


@pytest.mark.parametrize(("language", "width", "names"), WAYS)
def test_newcomer_adds_a_case_study_by_keyboard(
    open_page: Callable[..., Page], tmp_path: Path, language: Language, width: int, names: tuple[str, ...]
) -> None:
    page = open_page(f"{language}/", width=width)
    keys = Keys(page)
    keys.reach(f"a[href$='{ADD[language].split('/', 1)[1]}']")
    keys.press("Enter")
    page.wait_for_url(f"**/{ADD[language]}")
    expect(page.locator(".record-form")).to_have_class(re.compile("ready"))
    kind, model, subtype, member, document = names
    keys.choose("#record-kind", kind)
    keys.choose("#record-model", model)
    keys.choose("#record-subtype", subtype)
    for name, (french, english) in STORY.items():
        keys.write(f"#record-{name}-fr", french)
        keys.write(f"#record-{name}-en", english)
    keys.choose("[data-field=partners] [data-field=contact] select", member)
    keys.reach("#record-places-on")
    keys.press("Space")
    keys.write("#record-as-of", "juin 2026")
    keys.choose("[data-field=contacts] [data-field=contact] select", member)
    keys.write("#record-reviewed", "29 novembre 2026" if language == "fr" else "November 29, 2026")
    keys.choose("[data-field=source] [data-field=document] select", document)
    if language == "en":
        assert axe_findings(page) == []
    assert page.evaluate(SIDEWAYS) <= 0
    keys.reach(".record-download")
    with page.expect_download() as downloaded:
        keys.press("Enter")
    assert page.locator(".record-left li").all_inner_texts() == []
    assert downloaded.value.suggested_filename == "a-shared-counter-at-the-library.yml"
    downloaded.value.save_as(tmp_path / "study.yml")
    new = Source("data/casestudies/zz-new.yml", "casestudies", "zz-new", (tmp_path / "study.yml").read_bytes())
    findings = [one for one in check([*collect(ROOT)[0], new]).findings if one.file == new.file]
    assert findings == []
    assert keys.pressed < 1500


def _changed_lines(before: str, after: str) -> list[str]:
    lines = list(difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0))[2:]
    return [line for line in lines if not line.startswith("@@")]


def test_correction_changes_only_what_was_changed(open_page: Callable[..., Page]) -> None:
    page = open_page("en/case-studies/picton/")
    page.get_by_role("link", name="Correct this").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Correct “Picton"))
    expect(page.locator(".record-form")).to_have_class(re.compile("ready"))
    before = (ROOT / "data/casestudies/picton.yml").read_text(encoding="utf-8")
    assert page.locator(".record-file").input_value() == before
    page.get_by_label("In English").first.fill('Picton: "one" office')
    page.locator("#record-started").fill("July 2016")
    page.get_by_role("button", name="Add: Key figure").click()
    row = page.locator("[data-field=figures] .record-row")
    row.get_by_label("Number").fill("1,200")
    row.locator("[data-field=label] [data-side=fr]").fill("demandes")
    row.locator("[data-field=label] [data-side=en]").fill("requests")
    page.get_by_role("button", name="Remove: Place in a document 2").click()
    after = page.locator(".record-file").input_value()
    assert _changed_lines(before, after) == [
        '-  en: "Picton: a joint office of Service Canada and ServiceOntario"',
        '+  en: "Picton: “one” office"',
        "-started: 2016-06",
        "+started: 2016-07",
        "+figures:",
        "+  - value: 1200",
        "+    label:",
        "+      fr: demandes",
        "+      en: requests",
        "-  - document: presentation-2017",
        "-    place:",
        "-      fr: diapositive « Partenariat avec Picton – ServiceOntario et Service Canada »".replace(
            "« ", f"«{NBSP}"
        ).replace(" »", f"{NBSP}»"),
        "-      en: slide “Partnership with Picton – ServiceOntario and Service Canada”",
    ]
    page.reload()
    expect(page.locator(".record-told")).to_have_text("This is your draft from last time.")
    assert page.locator(".record-file").input_value() == after
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Throw the draft away").click()
    assert page.locator(".record-file").input_value() == before
    assert page.evaluate("Object.keys(localStorage)") == []


BEFORE: Final = """\
# Above.
kind: example # why
title:
  # French first.
  fr: Un # end
  en: One
places: [ON] # where
figures:
  # The first.
  - value: 5 # five
    label: {fr: bureaux, en: offices}
  # The second.
  - value: 6
    label:
      fr: places
      en: seats
# Last.
reviewed: 2026-11-29
"""
AFTER: Final = """\
# Above.
kind: example # why
title:
  # French first.
  fr: >- # end
    Un titre qui est bien plus long que le premier, et qui pour cela se trouve écrit sur deux lignes du
    fichier à corriger
  en: One
places: [ON, QC] # where
started: 2017-06
figures:
  # The first.
  - value: 5 # five
    qualifier: about
    label:
      fr: bureaux
      en: rooms
  # The second.
  - value: 7
    unit: percent
    label:
      fr: places
      en: seats
  - value: 8
    label:
      fr: jours
      en: days
# Last.
reviewed: 2026-11-29
"""
CHANGES: Final = """async original => {
  const { record } = await (await fetch(document.querySelector(".record-form").dataset.needs)).json();
  const values = recordForm.withOrigins(original.tree);
  values.title.fr = "Un titre qui est bien plus long que le premier, et qui pour cela se trouve écrit sur deux lignes du fichier à corriger";
  values.places.push("QC");
  values.started = "2017-06";
  Object.assign(values.figures[0], { qualifier: "about", label: { fr: "bureaux", en: "rooms" } });
  Object.assign(values.figures[1], { value: "7", unit: "percent" });
  values.figures.push({ value: "8", label: { fr: "jours", en: "days" } });
  return recordForm.changed(record, original, values);
}"""


def test_correction_keeps_comments_and_the_order_of_fields(open_page: Callable[..., Page]) -> None:
    assert open_page(ADD["en"]).evaluate(CHANGES, original(BEFORE.encode(), "f.yml")) == AFTER


def test_what_is_pasted_is_cleaned_and_what_is_wrong_is_said_beside_the_field(
    open_page: Callable[..., Page], catalogue: Catalogue
) -> None:
    page = open_page(ADD["fr"])
    # Which records there are comes once somebody writes.
    asked = "() => performance.getEntriesByType('resource').some(({ name }) => name.includes('.others.'))"
    assert not page.evaluate(asked)
    page.locator("#record-title-fr").fill(catalogue.cases["picton"].record.title.fr)
    page.locator("#record-title-fr").blur()
    expect(page.locator("#record-title-fr-said")).to_contain_text("picton.yml")
    context = page.locator("#record-context-fr")
    context.fill("L'équipe a vu :\n•\tun gui\u00adchet\n•\tdeux  salles")
    context.blur()
    assert context.input_value() == f"L’équipe a vu{NBSP}:\n\n- un guichet\n- deux salles"
    said = page.locator("#record-context-fr-said")
    expect(said).to_contain_text("caractères que personne ne voit")
    page.locator("#record-context-en").fill("The team saw 12,500 people.")
    page.locator("#record-context-en").blur()
    expect(page.locator("#record-context-en-said")).to_contain_text("12,500")
    title = page.locator("#record-title-fr")
    title.fill("They work with the people of the town and of the province")
    title.blur()
    expect(page.locator("#record-title-fr-said")).to_contain_text("en français")
    assert title.get_attribute("aria-invalid") == "true"


def test_ways_to_send(open_page: Callable[..., Page]) -> None:
    page = open_page(ADD["en"])
    page.locator("#record-title-en").fill("A shared counter")
    page.locator("#record-title-fr").fill("Un comptoir commun")
    page.locator("#record-title-fr").blur()
    host = page.locator(".record-host a")
    # The template has more than an address may hold.
    assert (host.get_attribute("href") or "").endswith("/new/main/data/casestudies?filename=a-shared-counter.yml")
    expect(page.locator(".record-host .cap")).to_contain_text("copied first")
    mail = page.locator(".record-mail a").get_attribute("href") or ""
    assert mail.startswith("mailto:")
    assert len(mail) < 2000
    assert "New%20case%20study%3A%20A%20shared%20counter" in mail


def test_without_a_script_the_fields_are_there_and_the_template(
    open_page: Callable[..., Page], site: BuiltSite
) -> None:
    page = open_page(ADD["fr"], java_script_enabled=False)
    expect(page.locator("#record-kind")).to_be_visible()
    address = page.get_by_role("link", name="Le modèle, avec des commentaires").first.get_attribute("href") or ""
    template = site.folder / ADD["fr"] / address
    assert template.read_text(encoding="utf-8") == (site.folder / "fr/casestudy.yml").read_text(encoding="utf-8")
