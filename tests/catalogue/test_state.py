"""The counts of the page of the state are those of the records, counted again from their files."""

from typing import Any

import yaml
from finding_codes import PROJECT

from playbook.catalogue.linked import Catalogue
from playbook.catalogue.state import Count, oldest_details, state

SOURCED = (
    *("casestudies", "models", "contacts", "steps", "practices", "factors", "evaluation"),
    *("continuum", "checklists", "tools", "profiles"),
)


def records(folder: str) -> list[Any]:
    return [
        yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        for path in sorted((PROJECT / "data" / folder).glob("*.yml"))
    ]


def test_counts_are_those_of_the_files(catalogue: Catalogue) -> None:
    cases, contacts, models, tools = (records(folder) for folder in ("casestudies", "contacts", "models", "tools"))
    details = [person for contact in contacts for person in contact.get("people", [])]
    details += [contact for contact in contacts if "email" in contact]
    figures = [figure for case in cases for figure in case.get("figures", [])]
    editors = yaml.safe_load((PROJECT / "data/sources/editors.yml").read_text(encoding="utf-8"))
    last = max(int(str(record["date"])[:4]) for record in records("sources") if record != editors)
    expected = {
        "verified": (sum("verified" in holder for holder in details), len(details)),
        "followed_up": (sum(int(str(case["as_of"])[:4]) > last for case in cases), len(cases)),
        "inferred": (sum(call.get("inferred", False) for case in cases for call in case["contacts"]), None),
        "classified": (sum(case.get("classification") == "editors" for case in cases), len(cases)),
        "answered": (sum(model["questions"].get("classification") == "editors" for model in models), len(models)),
        "undated_figures": (sum("date" not in figure for figure in figures), len(figures)),
        "undated_starts": (sum("started" not in case or "started_event" in case for case in cases), len(cases)),
        "notes": (sum("editors_note" in record for folder in SOURCED for record in records(folder)), None),
        "tools": (sum("link" in tool for tool in tools), len(tools)),
    }
    assert list(state(catalogue)) == [Count(name, *numbers) for name, numbers in expected.items()]


def test_oldest_details_are_those_of_the_oldest_document(catalogue: Catalogue) -> None:
    oldest = oldest_details(catalogue)
    assert oldest
    printed = [
        str(holder["as_printed"])
        for contact in records("contacts")
        for holder in (contact, *contact.get("people", []))
        if "as_printed" in holder
    ]
    assert oldest.as_printed == min(printed)
