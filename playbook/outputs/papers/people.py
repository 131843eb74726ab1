"""Whom a reader calls, on paper."""

from collections.abc import Iterator

from playbook.catalogue.linked import ContactEntry
from playbook.catalogue.reaching import people_called
from playbook.languages import formats
from playbook.outputs.papers.desk import Desk
from playbook.outputs.papers.nodes import Inline, Node
from playbook.outputs.papers.ways import link
from playbook.records import Contact, ContactUnit, Person


def called(desk: Desk, call: ContactUnit) -> Node:
    """Describe a contact of a case study.

    Args:
        desk: The records in a language.
        call: The contact, and the unit that is responsible.
    """
    contact = desk.catalogue.contacts[call.contact]
    t = desk.words
    return {
        **_described(desk, contact, people_called(contact, call)),
        "reason": f"{t['case']['inferred']} {desk.tr(call.reason)}" if call.inferred and call.reason else "",
        "unit": desk.tr(call.unit) if call.unit else "",
        "lead": f"{t['case']['lead']} {desk.tr(call.lead)}." if call.lead else "",
    }


def member(desk: Desk, contact: ContactEntry) -> Node:
    """Describe a contact with all its people."""
    return {**_described(desk, contact, contact.record.people), "reason": "", "unit": "", "lead": ""}


def _described(desk: Desk, contact: ContactEntry, people: tuple[Person, ...]) -> Node:
    holders: list[Person | Contact] = [*people]
    if contact.record.email:
        holders.append(contact.record)
    dated = [_dated(desk, holder) for holder in holders]
    # What holds for all of them is said once.
    once = dated[-1:] if len(set(dated)) == 1 else []
    return {
        "name": link(desk.way("contact", contact.id), desk.tr(contact.record.name)),
        "people": [
            {**_person(desk, holder), "dated": "" if once else said}
            for holder, said in zip(holders, dated, strict=True)
        ],
        "dated": "".join(once),
    }


def _person(desk: Desk, holder: Person | Contact) -> Node:
    if not isinstance(holder, Person):
        return {"name": "", "lines": [], "reach": list(_mail(holder.email or ""))}
    acting = f" ({desk.words['contact']['acting']})" if holder.acting else ""
    role = [holder.role] if holder.role and holder.name else []
    lines = [desk.tr(line) for line in (*role, holder.unit, holder.council_role) if line]
    name = holder.name or (desk.tr(holder.role) if holder.role else "")
    return {"name": name + acting, "lines": lines, "reach": list(_reach(desk, holder))}


def _reach(desk: Desk, person: Person) -> Iterator[Inline]:
    t = desk.words
    if person.telephone:
        shown = formats.telephone(person.telephone, desk.language)
        extension = f", {t['contact']['extension']} {person.extension}" if person.extension else ""
        yield link({"url": f"tel:+1-{person.telephone}"}, shown + extension)
    if person.mobile:
        shown = f"{formats.telephone(person.mobile, desk.language)} ({t['people']['mobile']})"
        yield link({"url": f"tel:+1-{person.mobile}"}, shown)
    yield from _mail(person.email)


def _mail(email: str) -> Iterator[Inline]:
    yield link({"url": f"mailto:{email}"}, email)


def _dated(desk: Desk, holder: Person | Contact) -> str:
    t = desk.words["people"]
    if holder.verified:
        day = formats.date(holder.verified.on, desk.language)
        return str(t["verified"]).format(date=day, by=holder.verified.by)
    return str(t["printed"]).format(date=desk.period(holder.as_printed)) if holder.as_printed else ""
