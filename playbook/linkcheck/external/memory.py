"""What addresses answered lately, so that hosts are not asked the same every day."""

import datetime
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from playbook.file_links import write_file
from playbook.linkcheck.external.asking import Answer, State

_FILE: Final = ".cache/external-links.json"
_DAYS: Final = 6
"""For how many days an answer is taken for what it was; a check once a week asks all again."""


def remembered(root: Path, day: datetime.date) -> Mapping[str, Answer]:
    """Return the good answers of the last days, by address; what was wrong is asked again each time."""
    try:
        written = json.loads((root / _FILE).read_text(encoding="utf-8"))
        kept = {
            address: (datetime.date.fromisoformat(on), Answer(State(state), said, target))
            for address, (on, state, said, target) in written.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
    return {address: answer for address, (on, answer) in kept.items() if 0 <= (day - on).days <= _DAYS}


def remember(root: Path, day: datetime.date, answers: Mapping[str, Answer]) -> None:
    """Keep the good answers of a day, beside those of the days before; where they can't be kept, all is asked again."""
    try:
        before = json.loads((root / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        before = {}
    good = {
        address: [day.isoformat(), answer.state, answer.said, answer.target]
        for address, answer in answers.items()
        if answer.state in (State.FINE, State.MOVED)
    }
    try:
        write_file(root, _FILE, json.dumps(dict(sorted((before | good).items())), indent=1))
    except OSError:
        return
