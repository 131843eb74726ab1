"""Dates, numbers and telephone numbers are written as each language writes them."""

import datetime

import pytest

from playbook.languages import Language, formats
from playbook.languages.formats import Unit


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        ("2013-06-03", "3 juin 2013", "June 3, 2013"),
        ("2018-08-01", "1er août 2018", "August 1, 2018"),
        ("2016-05", "mai 2016", "May 2016"),
        ("2017-autumn", "automne 2017", "fall 2017"),
        ("1990s", "années 1990", "1990s"),
        ("2013-2014", "2013-2014", "2013-2014"),
        ("2017", "2017", "2017"),
    ],
)
def test_periods(value: str, french: str, english: str) -> None:
    assert formats.period(value, "fr") == french
    assert formats.period(value, "en") == english


@pytest.mark.parametrize(
    ("value", "machine"),
    [
        ("2013-06-03", "2013-06-03"),
        ("2016-05", "2016-05"),
        ("2017", "2017"),
        ("2017-autumn", None),
        ("1990s", None),
        ("2013-2014", None),
    ],
)
def test_periods_for_machines(value: str, machine: str | None) -> None:
    assert formats.machine_date(value) == machine


@pytest.mark.parametrize(
    ("value", "unit", "french", "english"),
    [
        (18019, "count", "18\u00a0019", "18,019"),
        (50, "count", "50", "50"),
        (2.5, "count", "2,5", "2.5"),
        (87, "percent", "87\u00a0%", "87%"),
        (200, "dollars", "200\u00a0$", "$200"),
        (2_000_000_000, "dollars", "2\u00a0milliards de dollars", "$2 billion"),
        (1_200, "kilometres", "1\u00a0200\u00a0km", "1,200\u00a0km"),
        (90, "minutes", "90\u00a0minutes", "90\u00a0minutes"),
    ],
)
def test_quantities(value: float, unit: Unit, french: str, english: str) -> None:
    assert formats.quantity(value, unit, "fr") == french
    assert formats.quantity(value, unit, "en") == english


@pytest.mark.parametrize(("language", "written"), [("fr", "819\u00a0654-6110"), ("en", "819-654-6110")])
def test_telephone_numbers(language: Language, written: str) -> None:
    assert formats.telephone("819-654-6110", language) == written


def test_dates_on_the_first_of_a_month_are_ordinal_in_french_only() -> None:
    assert formats.date(datetime.date(2021, 1, 1), "fr") == "1er janvier 2021"
    assert formats.date(datetime.date(2021, 1, 11), "fr") == "11 janvier 2021"
    assert formats.date(datetime.date(2021, 1, 1), "en") == "January 1, 2021"
