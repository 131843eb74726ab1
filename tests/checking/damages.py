"""Clean bilingual case studies, made by chance, and what comes of one damage to each.

Run by itself, it tries many and prints by kind what came of them: `python tests/checking/damages.py 5000`, inside `tests/`.
"""

import html
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

import yaml
from damage_kinds import KINDS, NBSP
from test_pasted_cases import RECORD, found

from playbook.checking.wording.typesetting import typeset_record
from playbook.editing.fixing import fix_record
from playbook.findings import Severity
from playbook.languages import LANGUAGES, Language
from playbook.reading.recovery import read_in_part
from playbook.reading.shape import check_shape
from playbook.records import RECORD_TYPES

_SENTENCES: Final[list[dict[Language, str]]] = yaml.load(
    (Path(__file__).parent / "pasted/sentences.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
)
_NUMBERS: Final = (12, 250, 18_019, 1_250_000)
_YEARS: Final = (1998, 2007, 2013, 2019)
_STUDY: Final = RECORD_TYPES["casestudies"]


class Outcome(StrEnum):
    """What came of a damage."""

    FOUND = "found"
    RIGHT = "made right"
    PASSED = "passed"
    WORSE = "made worse by a mend"


@dataclass(frozen=True, slots=True)
class Damage:
    """A record before and after a damage of some kind."""

    kind: str
    clean: str
    text: str


def clean_record(chance: random.Random) -> str:
    """Make a case study in which nothing is found."""
    text = RECORD
    chosen = chance.sample(_SENTENCES, 4)
    number, year = chance.choice(_NUMBERS), chance.choice(_YEARS)
    for language in LANGUAGES:
        written = f"{number:,}".replace(",", NBSP if language == "fr" else ",")
        one, two, three, four = (
            sentence[language].replace("⍽", NBSP).replace("{number}", written).replace("{year}", str(year))
            for sentence in chosen
        )
        begin = text.index(f"  {language}: |-") + len(f"  {language}: |-\n")
        end = text.index("\n\n", begin)
        text = f"{text[:begin]}    {one} {two}\n\n    {three}\n    {four}{text[end:]}"
    return text


def damages(count: int, seed: int, kinds: Iterable[str] = KINDS) -> list[Damage]:
    """Make damaged records, as many of each kind."""
    chance = random.Random(seed)  # noqa: S311 - the same records on every run
    names = list(kinds)
    return [_damage(names[number % len(names)], chance) for number in range(count)]


def _damage(kind: str, chance: random.Random) -> Damage:
    change: Callable[[str, random.Random, Language], str | None] = KINDS[kind]
    while True:
        clean = clean_record(chance)
        text = change(clean, chance, chance.choice(LANGUAGES))
        if text is not None and text != clean:
            return Damage(kind, clean, text)


def outcome(damage: Damage) -> Outcome:
    """Tell what comes of a damage; a mend makes it worse where it hides it, or does more of it."""
    before = _faults(damage.text)
    mended = fix_record(damage.text.encode(), "casestudies").decode()
    after = before if mended == damage.text else _faults(mended)
    is_right = shown(damage.text) == shown(damage.clean)
    is_mended = shown(mended) == shown(damage.clean)
    if len(after) > len(before) or (not after and not is_mended and (before or is_right)):
        return Outcome.WORSE
    if before:
        return Outcome.FOUND
    return Outcome.RIGHT if is_right else Outcome.PASSED


def _faults(text: str) -> list[str]:
    # A notice is nothing that somebody has to look at.
    return [one.code for one in found(text.encode()) if one.severity is not Severity.NOTICE]


@cache
def shown(text: str) -> str:
    """Return what pages show of a record, in which any list is like another."""
    document, _ = read_in_part(text.encode(), "", _STUDY.model_fields)
    record = check_shape(document, _STUDY)[0] if document else None
    # Entities are read by Markdown, addresses become links, and any list is like another.
    words = html.unescape(typeset_record(record).model_dump_json() if record else "")
    words = re.sub(r"<((?:https?://)[^>]+|[\w.]+@[\w.]+)>", r"\1", words)
    return re.sub(r"(?<=\\n)(?:-|[0-9][.)]) ", "- ", words)


def _print_table(count: int, seed: int) -> None:
    by_kind: dict[str, Counter[Outcome]] = {kind: Counter() for kind in KINDS}
    for damage in damages(count, seed):
        by_kind[damage.kind][outcome(damage)] += 1
    width = max(map(len, KINDS))
    print(" " * width, *Outcome, sep="  ")
    for kind, outcomes in [*by_kind.items(), ("all", sum(by_kind.values(), Counter()))]:
        print(f"{kind:{width}}", *(f"{outcomes[one]:{len(one)}}" for one in Outcome), sep="  ")


if __name__ == "__main__":
    _print_table(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 14)
