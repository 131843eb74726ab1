"""Address books read the vCards: each field arrives as the record has it, in the language of the page."""

import re
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from conftest import SITE_URL, BuiltSite

from playbook.languages import LANGUAGES, Language
from playbook.languages.interface import words
from playbook.outputs.vcards import vcards
from playbook.pages.vcard_files import vcard_files
from playbook.records import Contact, Line, Person, Verification
from playbook.site import Site

ESCAPES = {"n": "\n", "N": "\n", ",": ",", ";": ";", "\\": "\\"}


@dataclass(frozen=True)
class Card:
    """A vCard as an address book understands it.

    Attributes:
        fields: The parts of each value by the name of the property; that of a telephone number with its kind.
    """

    fields: dict[str, list[str]]


def parsed(text: str) -> Card:
    """Read a vCard of version 3.0 strictly: https://www.rfc-editor.org/rfc/rfc2426 and its line form of RFC 2425."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert not text.startswith("\ufeff")
    lines = text[:-2].split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines), lines
    lines = text[:-2].replace("\r\n ", "").split("\r\n")
    assert (lines[0], lines[1], lines[-1]) == ("BEGIN:VCARD", "VERSION:3.0", "END:VCARD")
    fields: dict[str, list[str]] = {}
    for line in lines[1:-1]:
        names, _, value = line.partition(":")
        name, *parameters = names.split(";")
        assert re.fullmatch(r"[A-Z]+", name), line
        fields[name if name != "TEL" else f"TEL {parameters[0]}"] = parts(value)
    return Card(fields)


def parts(value: str) -> list[str]:
    """Return what stands between semicolons that are not escaped, with the escapes undone."""
    found = [""]
    characters = iter(value)
    for character in characters:
        if character == ";":
            found.append("")
        elif character == "\\":
            found[-1] += ESCAPES[next(characters)]
        else:
            assert character != ",", value
            found[-1] += character
    return found


def name_of(person: Person, language: Language) -> str:
    """Return what a person is called: the position where nobody is named."""
    if person.name:
        return person.name
    assert person.role
    return person.role.in_language(language)


@pytest.fixture(scope="module")
def files(project: Site) -> dict[str, str]:
    return vcards(project.catalogue, project.plan, SITE_URL)


def test_every_person_and_mailbox_has_a_card_in_each_language(project: Site, files: dict[str, str]) -> None:
    shown: dict[Language, list[str]] = {"fr": [], "en": []}
    for name, text in files.items():
        shown["fr" if name.startswith("fr/") else "en"] += parsed(text).fields["FN"]
    contacts = [entry.record for entry in project.catalogue.contacts.values()]
    for language in LANGUAGES:
        expected = [name_of(person, language) for contact in contacts for person in contact.people]
        expected += [contact.name.in_language(language) for contact in contacts if contact.email]
        assert sorted(shown[language]) == sorted(expected)


def test_card_holds_what_the_record_says_in_the_language_of_the_page(files: dict[str, str]) -> None:
    card = parsed(files["fr/personnes-ressources/edsc/cheryl-meek.vcf"])
    assert card.fields == {
        "VERSION": ["3.0"],
        "FN": ["Cheryl Meek"],
        "N": ["Meek", "Cheryl", "", "", ""],
        "ORG": [
            "Emploi et Développement social Canada",
            "Partenariats de service, Direction générale des politiques stratégiques et de service",
        ],
        "TITLE": ["Directrice (par intérim)"],
        "TEL TYPE=WORK,VOICE": ["+1-819-654-6110"],
        "EMAIL": ["cheryl.meek@servicecanada.gc.ca"],
        "NOTE": ["Représentante du coprésident fédéral\nCoordonnées\u00a0: telles qu’imprimées en 2018"],
        "URL": [f"{SITE_URL}fr/personnes-ressources/edsc/"],
    }
    english = parsed(files["en/contacts/esdc/cheryl-meek.vcf"])
    assert english.fields["ORG"][0] == "Employment and Social Development Canada"
    assert english.fields["TITLE"] == ["Director (acting)"]


def test_extension_and_accents_arrive(files: dict[str, str]) -> None:
    card = parsed(files["fr/personnes-ressources/services-quebec/marie-emilie-pare-pleau.vcf"])
    assert card.fields["FN"] == ["Marie-Émilie Paré-Pleau"]
    assert card.fields["TEL TYPE=WORK,VOICE"] == ["+1-418-646-0425 x88680"]


def test_mailbox_has_a_card(files: dict[str, str]) -> None:
    card = parsed(files["en/contacts/playbook-mailbox/playbook-mailbox.vcf"])
    assert card.fields["FN"] == card.fields["ORG"] == ["Service Partnerships Playbook mailbox"]
    assert card.fields["N"] == ["Service Partnerships Playbook mailbox", "", "", "", ""]
    assert card.fields["EMAIL"] == ["NC-SP-PS-GD@hrdc-drhc.net"]


def test_only_a_verified_card_has_the_day_of_a_revision(project: Site, files: dict[str, str]) -> None:
    words_of = {"fr": ("telles qu’imprimées en", "vérifiées le"), "en": ("as printed in", "verified on")}
    for id_, contact in project.catalogue.contacts.items():
        record = contact.record
        holders: list[Person | Contact] = [*record.people, *([record] if record.email else [])]
        for language in LANGUAGES:
            url = project.plan.record_page("contact", id_).text[language].url
            for holder, file in zip(holders, vcard_files(contact, language), strict=True):
                fields = parsed(files[url + file]).fields
                printed, verified = words_of[language]
                assert (printed in fields["NOTE"][0]) is (holder.verified is None)
                assert (verified in fields["NOTE"][0]) is (holder.verified is not None)
                assert ("REV" in fields) is (holder.verified is not None)


def test_card_of_a_verified_person_says_who_made_sure(project: Site) -> None:
    contact = project.catalogue.contacts["esdc"]
    person = contact.record.people[0].model_copy(
        update={"as_printed": None, "verified": Verification.model_validate({"on": "2026-11-22", "by": "Ann Roy"})}
    )
    entry = replace(contact, record=contact.record.model_copy(update={"people": (person,)}))
    files = vcards(replace(project.catalogue, contacts={"esdc": entry}), project.plan, None)
    english = parsed(files["en/contacts/esdc/cheryl-meek.vcf"])
    assert english.fields["NOTE"][0].endswith("\nDetails: verified on November 22, 2026 by Ann Roy")
    assert english.fields["REV"] == ["2026-11-22"]
    french = parsed(files["fr/personnes-ressources/edsc/cheryl-meek.vcf"])
    assert french.fields["NOTE"][0].endswith("vérifiées le 22 novembre 2026 par Ann Roy")


def test_card_of_nobody_named_has_the_position(project: Site) -> None:
    contact = project.catalogue.contacts["esdc"]
    person = contact.record.people[0].model_copy(update={"name": None})
    entry = replace(contact, record=contact.record.model_copy(update={"people": (person, person)}))
    files = vcards(replace(project.catalogue, contacts={"esdc": entry}), project.plan, None)
    assert vcard_files(entry, "en") == ("person.vcf", "person-2.vcf")
    for language, url in (("fr", "fr/personnes-ressources/edsc/"), ("en", "en/contacts/esdc/")):
        position = "Directrice" if language == "fr" else "Director"
        for file in vcard_files(entry, "en"):
            card = parsed(files[url + file])
            assert card.fields["FN"] == [position]
            assert card.fields["N"] == [position, "", "", "", ""]
            assert card.fields["EMAIL"] == ["cheryl.meek@servicecanada.gc.ca"]


@pytest.mark.parametrize("site_url", [None, "", "http://127.0.0.1:8000/", "http://localhost:8000/"])
def test_card_of_a_site_that_is_not_published_has_no_address(project: Site, site_url: str | None) -> None:
    assert not any("URL" in parsed(text).fields for text in vcards(project.catalogue, project.plan, site_url).values())


def test_signs_of_the_form_and_long_words_arrive(project: Site) -> None:
    name, unit = "Zoë; O\\Brien, Ph. D.", "é" * 100
    person = Person.model_validate(
        {
            "name": name,
            "unit": {"fr": unit, "en": unit},
            "mobile": "613-555-0123",
            "email": "zoe@example.ca",
            "verified": {"on": "2026-11-22", "by": "Ann Roy"},
        }
    )
    contact = project.catalogue.contacts["esdc"]
    changed = contact.record.model_copy(update={"people": (person, person), "email": "box@example.ca"})
    changed = changed.model_copy(update={"verified": person.verified, "name": Line(fr="A;B", en="A;B")})
    assert isinstance(changed, Contact)
    entry = type(contact)("esdc", changed, contact.jurisdiction)
    assert vcard_files(entry, "en") == ("zoe-o-brien-ph-d.vcf", "zoe-o-brien-ph-d-2.vcf", "esdc.vcf")
    catalogue = replace(project.catalogue, contacts={"esdc": entry})
    files = vcards(catalogue, project.plan, None)
    card = parsed(files["en/contacts/esdc/zoe-o-brien-ph-d-2.vcf"])
    assert card.fields["FN"] == [name]
    assert card.fields["ORG"] == ["A;B", unit]
    assert card.fields["TEL TYPE=WORK,CELL"] == ["+1-613-555-0123"]
    assert card.fields["REV"] == ["2026-11-22"]


def test_same_records_give_the_same_cards(project: Site, files: dict[str, str]) -> None:
    assert vcards(project.catalogue, project.plan, SITE_URL) == files


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_of_a_member_offers_each_card_by_the_name_of_the_person(
    site: BuiltSite, project: Site, language: Language
) -> None:
    label = words(language)["vcard"]["add"]
    for id_, contact in project.catalogue.contacts.items():
        url = project.plan.record_page("contact", id_).text[language].url
        links = {link.text_content(): link.get("href") for link in site.pages[url].xpath("//a[@download]")}
        names = [name_of(person, language) for person in contact.record.people]
        names += [contact.record.name.in_language(language)] if contact.record.email else []
        assert len(links) == len(names)
        for (text, file), name in zip(links.items(), names, strict=True):
            assert text.startswith(label)
            assert text.endswith(f" {name}")
            card = parsed((site.folder / url / file).read_bytes().decode("utf-8"))
            assert card.fields["FN"] == [name]
            assert card.fields["URL"] == [SITE_URL + url]


@pytest.mark.parametrize(
    ("url", "subject"),
    [
        ("en/contacts/esdc/", "Service Partnerships Playbook: Employment and Social Development Canada"),
        (
            "fr/personnes-ressources/edsc/",
            "Guide des partenariats de service\u00a0: Emploi et Développement social Canada",
        ),
        ("en/case-studies/picton/", "Service Partnerships Playbook: {}"),
        ("fr/etudes-de-cas/picton/", "Guide des partenariats de service\u00a0: {}"),
    ],
)
def test_messages_begin_with_a_subject(site: BuiltSite, url: str, subject: str) -> None:
    page = site.pages[url]
    links = [str(link) for link in page.xpath("//main//a[starts-with(@href, 'mailto:')]/@href")]
    assert links
    for link in links:
        # What an address may hold unencoded: https://www.rfc-editor.org/rfc/rfc6068#section-2
        assert re.fullmatch(r"mailto:[\w.@+'-]+\?subject=(?:[\w.~!$'()*+,:@/-]|%[0-9A-F]{2})+", link, re.ASCII), link
        assert unquote(link.partition("?subject=")[2]) == subject.format(page.xpath("string(//h1)").strip())


def test_cards_are_files_of_the_site_alone(site: BuiltSite, files: dict[str, str]) -> None:
    built = {path.relative_to(site.folder).as_posix() for path in Path(site.folder).rglob("*.vcf")}
    assert built == set(files)
