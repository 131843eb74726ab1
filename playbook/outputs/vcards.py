"""Files for address books: a vCard for each person and mailbox, beside the page of its member.

The form is vCard 3.0 (https://www.rfc-editor.org/rfc/rfc2426), which every address book reads; Outlook reads no later one.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from playbook.catalogue.linked import Catalogue
from playbook.languages import LANGUAGES, Language
from playbook.languages.formats import date, period
from playbook.languages.interface import words
from playbook.outputs.publishing import published_at
from playbook.pages.plan import SitePlan
from playbook.pages.vcard_files import vcard_files
from playbook.records import Contact, Person

_LONGEST_LINE: Final = 75
"""How many octets a line may have; a longer one goes on after a line end and a space."""

_ESCAPED: Final = str.maketrans({"\\": r"\\", ",": r"\,", ";": r"\;", "\n": r"\n"})


def vcards(catalogue: Catalogue, plan: SitePlan, site_url: str | None) -> dict[str, str]:
    """Write the vCards of every contact.

    Args:
        catalogue: The records.
        plan: The pages, beside which they stand.
        site_url: The address of the site, where it is known.

    Returns:
        The text of each file by its name from the site's root; its lines end as vCards ask.
    """
    base = published_at(site_url)
    files: dict[str, str] = {}
    for id_, contact in catalogue.contacts.items():
        for language in LANGUAGES:
            url = plan.record_page("contact", id_).text[language].url
            page = f"{base}{url}" if base else None
            written = _cards(contact.record, page, language)
            files |= {url + name: card for name, card in zip(vcard_files(contact, language), written, strict=True)}
    return files


def _cards(contact: Contact, page: str | None, language: Language) -> Iterator[str]:
    for person in contact.people:
        yield _card(_of_person(person, contact, language), page)
    if contact.email:
        yield _card(_of_mailbox(contact, language), page)


def _card(lines: Iterable[str], page: str | None) -> str:
    last = [f"URL:{page}"] if page else []
    whole = ["BEGIN:VCARD", "VERSION:3.0", *lines, *last, "END:VCARD"]
    return "".join(f"{_folded(line)}\r\n" for line in whole)


def _of_person(person: Person, contact: Contact, language: Language) -> Iterator[str]:
    t = words(language)["contact"]
    if person.name:
        given, _, family = person.name.rpartition(" ")
        yield f"FN:{_text(person.name)}"
        yield f"N:{_text(family)};{_text(given)};;;"
    else:
        position = _text((person.role or contact.name).in_language(language))
        yield f"FN:{position}"
        yield f"N:{position};;;;"
    unit = [person.unit.in_language(language)] if person.unit else []
    yield "ORG:" + ";".join(map(_text, [contact.name.in_language(language), *unit]))
    if person.role:
        acting = f" ({t['acting']})" if person.acting else ""
        yield f"TITLE:{_text(person.role.in_language(language) + acting)}"
    if person.telephone:
        extension = f" x{person.extension}" if person.extension else ""
        yield f"TEL;TYPE=WORK,VOICE:+1-{person.telephone}{extension}"
    if person.mobile:
        yield f"TEL;TYPE=WORK,CELL:+1-{person.mobile}"
    yield f"EMAIL;TYPE=INTERNET:{_text(person.email)}"
    council_role = [person.council_role.in_language(language)] if person.council_role else []
    note = "\n".join([*council_role, *_dated(person, language)])
    yield f"NOTE:{_text(note)}"
    yield from _revision(person)


def _of_mailbox(contact: Contact, language: Language) -> Iterator[str]:
    name = _text(contact.name.in_language(language))
    yield f"FN:{name}"
    # Address books that sort by last name would put a card without one under nothing.
    yield f"N:{name};;;;"
    yield f"ORG:{name}"
    yield f"EMAIL;TYPE=INTERNET:{_text(contact.email or '')}"
    yield f"NOTE:{_text(' '.join(_dated(contact, language)))}"
    yield from _revision(contact)


def _dated(holder: Person | Contact, language: Language) -> Iterator[str]:
    """Say from when the details are: the day somebody made sure of them, or the document in which they are printed."""
    t = words(language)["contact"]
    if holder.verified:
        yield f"{t['details']} {t['verified_on'].format(date=date(holder.verified.on, language), by=holder.verified.by)}"
    elif holder.as_printed:
        yield f"{t['details']} {t['as_printed'].format(date=period(holder.as_printed, language))}"


def _revision(holder: Person | Contact) -> Iterator[str]:
    # The day that somebody made sure, not the day of the build: the same records give the same file.
    if holder.verified:
        yield f"REV:{holder.verified.on.isoformat()}"


def _text(value: str) -> str:
    return value.translate(_ESCAPED)


def _folded(line: str) -> str:
    """Break a line that is too long, never inside a character."""
    parts = [b""]
    for character in line:
        octets = character.encode()
        if len(parts[-1]) + len(octets) > _LONGEST_LINE:
            parts.append(b" ")
        parts[-1] += octets
    return b"\r\n".join(parts).decode()
