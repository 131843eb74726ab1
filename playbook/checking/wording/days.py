"""Days as each language writes them in a text."""

import re

from playbook.checking.wording.typos import exists
from playbook.languages.formats import months


def french_day(match: re.Match[str]) -> str:
    """Write a day such as 2013-06-01, whose parts are three groups, in French words; one that no calendar has stays."""
    year, month, day = match.groups()
    if not exists(day, month, year):
        return match.group()
    return f"{'1er' if day == '01' else int(day)} {months('fr')[int(month) - 1]} {year}"


def english_day(match: re.Match[str]) -> str:
    """Write a day such as 2013-06-01 in English words."""
    year, month, day = match.groups()
    if not exists(day, month, year):
        return match.group()
    return f"{months('en')[int(month) - 1]} {int(day)}, {year}"


def small_letters(match: re.Match[str]) -> str:
    """Write what was matched in small letters, such as the name of a month."""
    return match.group().lower()
