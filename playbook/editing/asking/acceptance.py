"""What an answer or the value of an option may be."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from playbook.editing.asking.dialogue import Dialogue
from playbook.editing.asking.project import Choices, Project
from playbook.editing.new_record import check_line
from playbook.findings import Finding
from playbook.languages import Language
from playbook.records.identifiers import SLUG_PATTERN
from playbook.reports import hint, message, words

_NEAR: Final = 0.75
"""How alike an answer and a choice are when one was probably meant; names of services share half their letters."""


_ABOUT_THE_ANSWER: Final = frozenset({"empty-text", "more-than-one-line", "text-too-long"})
"""What is said of an answer in other words than of a field: it has no name here."""


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
    """Read an answer that names choices by their numbers from 1, their ids or what they are called.

    Commas stand between several answers; between numbers or ids, spaces do.

    Returns:
        The ids, each once.

    Raises:
        WrongAnswerError: None is named, or one that there is not.
    """
    parts = [part for part in re.split(r"\s*[,;]\s*", answer.strip()) if part]
    advice = dialogue.words("choose-from", count=len(choices))
    if not parts:
        raise WrongAnswerError(f"{dialogue.words('choice-needed')} {advice}")
    ids: list[str] = []
    while parts:
        # A name may hold commas itself: the longest that is known goes first.
        for length in range(len(parts), 0, -1):
            found = _named(", ".join(parts[:length]), choices)
            if found:
                ids += found
                parts = parts[length:]
                break
        else:
            raise _unknown(parts[0], choices, advice, dialogue)
    return list(dict.fromkeys(ids))


def choice(answer: str, choices: Choices, dialogue: Dialogue) -> str:
    """Return the id that an answer names, by itself or by what it is called.

    Raises:
        WrongAnswerError: There is none such; the words name the nearest, or all.
    """
    found = _called(answer, choices)
    if found is None:
        raise _unknown(answer, choices, dialogue.words("known", known=", ".join(choices)), dialogue)
    return found


def _named(answer: str, choices: Choices) -> list[str]:
    """Return the ids that an answer without commas names; none where a part of it names nothing."""
    found = _numbered(answer, choices)
    if found is not None:
        return [found]
    each = [_numbered(word, choices) for word in answer.split()]
    return [id_ for id_ in each if id_ is not None] if None not in each else []


def _numbered(answer: str, choices: Choices) -> str | None:
    # An id may look like a number, and goes first.
    by_number = {str(number): id_ for number, id_ in enumerate(choices, 1)}
    return _called(answer, choices) or by_number.get(answer.lstrip("0"))


def _called(answer: str, choices: Choices) -> str | None:
    """Return the id that is the answer, or is called so; accents and capitals make no difference."""
    if answer in choices:
        return answer
    wanted = _folded(answer)
    for names in ({id_: id_ for id_ in choices}, choices):
        found = [id_ for id_, name in names.items() if _folded(name) == wanted]
        if len(found) == 1:
            return found[0]
    return None


def _unknown(answer: str, choices: Choices, advice: str, dialogue: Dialogue) -> WrongAnswerError:
    names = {_folded(name): id_ for id_, label in reversed(list(choices.items())) for name in (label, id_)}
    near = get_close_matches(_folded(answer), names, n=1, cutoff=_NEAR)
    if near:
        advice = words("did-you-mean", dialogue.language).format(suggestion=names[near[0]])
    return WrongAnswerError(f"{dialogue.words('not-a-choice', answer=answer)} {advice}")


def _folded(name: str) -> str:
    """Give a name as people may type it: without capitals, accents and typographic signs."""
    plain = name.casefold().replace("œ", "oe").replace("æ", "ae").replace("’", "'")
    letters = (letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))
    return " ".join("".join(letters).split())


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
        raise WrongAnswerError("\n".join(_said(found, dialogue) for found in findings))
    if text != answer:
        dialogue.tell(dialogue.words("mended", text=text))
    return text


def _said(found: Finding, dialogue: Dialogue) -> str:
    if found.code in _ABOUT_THE_ANSWER:
        return dialogue.words(f"answer-{found.code}", **found.arguments)
    return f"{message(found, dialogue.language)}. {hint(found, dialogue.language)}"


def moment(answer: str, of: Callable[[str], str | None], form: TypeAdapter[Any], dialogue: Dialogue) -> str:
    """Return a day or a period, however people write it.

    Args:
        answer: What somebody wrote.
        of: Reads what is not written as records have it.
        form: What records may have.
        dialogue: The words for what is wrong.

    Raises:
        WrongAnswerError: It is none, or could be two.
    """
    meant = of(answer) or answer
    try:
        form.validate_python(meant)
    except ValidationError as error:
        context = {"value": answer, **error.errors()[0].get("ctx", {})}
        found = Finding(error.errors()[0]["type"], "", arguments={name: str(one) for name, one in context.items()})
        raise WrongAnswerError(_said(found, dialogue)) from None
    return meant


def new_id(answer: str, project: Project, dialogue: Dialogue) -> str:
    """Return an id that a new case study can have.

    Raises:
        WrongAnswerError: It has not the form of one, or another case study has it or such an address.
    """
    if not answer:
        raise WrongAnswerError(dialogue.words("id-needed"))
    if not re.fullmatch(SLUG_PATTERN, answer):
        raise WrongAnswerError(dialogue.words("bad-id", answer=answer))
    if answer.casefold() in {address.casefold() for address in project.addresses}:
        raise WrongAnswerError(dialogue.words("id-taken", answer=answer))
    return answer
