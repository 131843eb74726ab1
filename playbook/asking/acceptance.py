"""What an answer or the value of an option may be."""

import re
from collections.abc import Sequence

from playbook.asking.dialogue import Dialogue
from playbook.asking.project import Choices, Project
from playbook.findings import closest
from playbook.languages import Language
from playbook.new_record import check_line
from playbook.records.fields import SLUG_PATTERN
from playbook.reports import hint, message, words


class WrongAnswerError(Exception):
    """An answer or an option can't be taken; the words say why."""


def single(ids: Sequence[str], dialogue: Dialogue) -> str:
    """Return the only one of `ids`.

    Raises:
        WrongAnswerError: There are more.
    """
    if len(ids) != 1:
        raise WrongAnswerError(dialogue.words("one-only"))
    return ids[0]


def several(answer: str, choices: Choices, dialogue: Dialogue) -> list[str]:
    """Read an answer that names choices by their ids, or by their numbers from 1.

    Returns:
        The ids, each once.

    Raises:
        WrongAnswerError: None is named, or one that there is not.
    """
    parts = [part for part in re.split(r"[\s,;]+", answer) if part]
    if not parts:
        raise WrongAnswerError(dialogue.words("one-needed"))
    numbered = {str(number): id_ for number, id_ in enumerate(choices, 1)}
    # An id may look like a number, and goes first.
    ids = [None if part in choices else numbered.get(part.lstrip("0")) for part in parts]
    return list(dict.fromkeys(id_ or choice(part, choices, dialogue) for id_, part in zip(ids, parts, strict=True)))


def choice(answer: str, choices: Choices, dialogue: Dialogue) -> str:
    """Return the id that an answer names.

    Raises:
        WrongAnswerError: There is none such; the words name the nearest, or all.
    """
    if answer in choices:
        return answer
    near = closest(answer, choices)
    advice = (
        words("did-you-mean", dialogue.language).format(suggestion=near)
        if near
        else dialogue.words("known", known=", ".join(choices))
    )
    raise WrongAnswerError(f"{dialogue.words('not-a-choice', answer=answer)} {advice}")


def line(answer: str, language: Language, dialogue: Dialogue, beside: str = "") -> str:
    """Return a line of text with its typography mended, and tell when it was.

    Args:
        answer: What somebody wrote.
        language: The language that it is in.
        dialogue: Where the mended text is told.
        beside: The same in the other language, where it is known.

    Raises:
        WrongAnswerError: Something is wrong with it that only its author can mend.
    """
    text, findings = check_line(answer, language, beside)
    if findings:
        said = [(message(found, dialogue.language), hint(found, dialogue.language)) for found in findings]
        raise WrongAnswerError("\n".join(f"{what}. {mend}" for what, mend in said))
    if text != answer:
        dialogue.tell(dialogue.words("mended", text=text))
    return text


def new_id(answer: str, project: Project, dialogue: Dialogue) -> str:
    """Return an id that a new case study can have.

    Raises:
        WrongAnswerError: It has not the form of one, or another case study has it or such an address.
    """
    if not re.fullmatch(SLUG_PATTERN, answer):
        raise WrongAnswerError(dialogue.words("bad-id", answer=answer))
    if answer.casefold() in {address.casefold() for address in project.addresses}:
        raise WrongAnswerError(dialogue.words("id-taken", answer=answer))
    return answer
