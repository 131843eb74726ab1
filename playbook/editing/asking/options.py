"""The answers that a command's options give before anything is asked."""

import datetime
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playbook.editing.asking.acceptance import WrongAnswerError, choice, line, new_id
from playbook.editing.asking.answers import Answers
from playbook.editing.asking.dialogue import Dialogue, EndedError
from playbook.editing.asking.project import FOLDER, Choices, Project
from playbook.languages import LANGUAGES, Language, other
from playbook.reading.sources import file_of


@dataclass(frozen=True, slots=True)
class Options:
    """What the command was given; `None` and empty lists stand for what is left open.

    Attributes:
        root: The project's folder.
        lang: The language of the questions and comments.
        kind: How much the source tells.
        model: The id of the model.
        subtype: The id of the sub-type.
        title_fr: The title in French.
        title_en: The title in English.
        place: The ids of places.
        contact: The ids of contacts.
        unit_fr: The responsible unit of the first contact, in French.
        unit_en: The same in English.
        partner_fr: The names of partners that are no contacts, in French.
        partner_en: The same in English.
        id: The id.
        today: The day of the review.
        no_input: Whether nothing is to be asked.
    """

    root: Path
    lang: Language
    kind: str | None
    model: str | None
    subtype: str | None
    title_fr: str | None
    title_en: str | None
    place: Sequence[str]
    contact: Sequence[str]
    unit_fr: str | None
    unit_en: str | None
    partner_fr: Sequence[str]
    partner_en: Sequence[str]
    id: str | None
    today: datetime.date
    no_input: bool


def answers_from(options: Options, project: Project, dialogue: Dialogue) -> Answers:
    """Return the answers that options give.

    Raises:
        WrongAnswerError: An option can't be taken.
        EndedError: There is a case study of the wanted id already.
    """
    answers = Answers()
    answers.kind = _choice("kind", options.kind, project.kinds, dialogue)
    answers.model = _choice("model", options.model, project.models, dialogue)
    answers.subtype = _subtype(options.subtype, answers.model, project, dialogue)
    answers.places = _choices("place", options.place, project.places, dialogue)
    answers.contacts = _choices("contact", options.contact, project.contacts, dialogue)
    answers.title = _title(options, dialogue)
    answers.units = _units(options, answers.contacts, dialogue)
    answers.partners = _pairs("partner", options.partner_fr, options.partner_en, dialogue)
    answers.id = _id(options.id, project, dialogue)
    return answers


def complete(answers: Answers, project: Project, dialogue: Dialogue) -> None:
    """Fill in what follows from the options.

    Raises:
        WrongAnswerError: Options are missing; the words name them all.
    """
    answers.id = answers.id or answers.proposed_id(project)
    needed = {
        "--kind": answers.kind,
        "--model": answers.model,
        "--subtype": answers.subtype,
        "--place": answers.places,
        "--contact": answers.contacts,
        "--id, --title-en": answers.id,
    }
    missing = [name for name, value in needed.items() if not value]
    if missing:
        raise WrongAnswerError(dialogue.words("options-needed", options=", ".join(missing)))


@contextmanager
def _named(name: str) -> Iterator[None]:
    """Say what is wrong with a value together with the name of its option."""
    try:
        yield
    except WrongAnswerError as wrong:
        raise WrongAnswerError(f"--{name}: {wrong}") from None


def _choice(name: str, value: str | None, choices: Choices, dialogue: Dialogue) -> str:
    if value is None:
        return ""
    with _named(name):
        return choice(value, choices, dialogue)


def _choices(name: str, values: Sequence[str], choices: Choices, dialogue: Dialogue) -> list[str]:
    """Return the ids that the values of a repeated option name, each once."""
    return list(dict.fromkeys(_choice(name, value, choices, dialogue) for value in values))


def _subtype(value: str | None, model: str, project: Project, dialogue: Dialogue) -> str:
    if value is not None and not model:
        raise _apart("--model, --subtype", dialogue)
    return _choice("subtype", value, project.subtypes.get(model, {}), dialogue)


def _line(name: str, value: str, language: Language, dialogue: Dialogue, beside: str = "") -> str:
    with _named(f"{name}-{language}"):
        return line(value, language, dialogue, beside)


def _title(options: Options, dialogue: Dialogue) -> dict[Language, str]:
    given: dict[Language, str | None] = {"fr": options.title_fr, "en": options.title_en}
    title: dict[Language, str] = {}
    for language in LANGUAGES:
        value = given[language]
        if value is not None:
            title[language] = _line("title", value, language, dialogue, title.get(other(language), ""))
    return title


def _units(options: Options, contacts: Sequence[str], dialogue: Dialogue) -> dict[str, dict[Language, str]]:
    """Return the unit of the first contact, by its id."""
    french, english = ([unit] if unit else [] for unit in (options.unit_fr, options.unit_en))
    units = _pairs("unit", french, english, dialogue)
    if units and not contacts:
        raise _apart("--unit-fr, --contact", dialogue)
    return dict(zip(contacts, units, strict=False))


def _pairs(name: str, french: Sequence[str], english: Sequence[str], dialogue: Dialogue) -> list[dict[Language, str]]:
    """Return texts that are given in both languages."""
    if len(french) != len(english):
        raise _apart(f"--{name}-fr, --{name}-en", dialogue)
    return [
        {"fr": _line(name, fr, "fr", dialogue), "en": _line(name, en, "en", dialogue, fr)}
        for fr, en in zip(french, english, strict=True)
    ]


def _apart(options: str, dialogue: Dialogue) -> WrongAnswerError:
    return WrongAnswerError(dialogue.words("both-needed", options=options))


def _id(value: str | None, project: Project, dialogue: Dialogue) -> str:
    if value is None:
        return ""
    if value in project.ids[FOLDER]:
        raise EndedError(dialogue.words("file-exists", file=file_of(FOLDER, value)))
    with _named("id"):
        return new_id(value, project, dialogue)
