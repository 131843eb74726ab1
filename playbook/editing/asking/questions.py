"""The questions about a new case study, each asked again until the answer can be taken."""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter

from playbook.editing.asking.acceptance import WrongAnswerError, line, moment, new_id, several, single
from playbook.editing.asking.answers import FEWEST_PARTNERS, Answers
from playbook.editing.asking.declared import dialogue_of, question
from playbook.editing.asking.dialogue import Dialogue
from playbook.editing.asking.project import FOLDER, Choices, Project
from playbook.languages import LANGUAGES, Language, other
from playbook.records import otherwise
from playbook.records.dates import CalendarDate, Period

T = TypeVar("T")

MOST_PARTNERS: Final = 20
"""After so many partners no other is asked for."""


def ask(answers: Answers, project: Project, dialogue: Dialogue) -> None:
    """Ask for what is not known yet, and add it to the answers.

    Raises:
        EOFError: There are no more answers.
    """
    dialogue.tell(dialogue.words("welcome"))
    for field in dialogue_of(FOLDER):
        _ASKED[field](answers, project, dialogue)
    answers.id = answers.id or _id(answers, project, dialogue)


def _ask_kind(answers: Answers, project: Project, dialogue: Dialogue) -> None:
    answers.kind = answers.kind or _choice("kind", project.kinds, dialogue)


def _ask_model(answers: Answers, project: Project, dialogue: Dialogue) -> None:
    answers.model = answers.model or _choice("model", project.models, dialogue)


def _ask_subtype(answers: Answers, project: Project, dialogue: Dialogue) -> None:
    answers.subtype = answers.subtype or _choice("subtype", project.subtypes[answers.model], dialogue)


def _ask_places(answers: Answers, project: Project, dialogue: Dialogue) -> None:
    answers.places = answers.places or _choices("places", project.places, dialogue)


def _ask_title(answers: Answers, _project: Project, dialogue: Dialogue) -> None:
    for language in LANGUAGES:
        if language not in answers.title:
            beside = answers.title.get(other(language), "")
            title = _line(f"ask-title-{language}", language, dialogue, beside=beside)
            if title:
                answers.title[language] = title


def _ask_contacts(answers: Answers, project: Project, dialogue: Dialogue) -> None:
    if not answers.contacts:
        answers.contacts = _choices("contacts", project.contacts, dialogue)
        # A mailbox has neither regions nor branches.
        answers.units = {
            id_: _in_both("unit", dialogue, name=project.contacts[id_]) for id_ in answers.members(project)
        }


def _ask_partners(answers: Answers, project: Project, dialogue: Dialogue) -> None:
    while len(answers.partners) < MOST_PARTNERS:
        known = len(answers.members(project)) + len(answers.partners)
        of = "partner" if known >= FEWEST_PARTNERS else "second-partner" if known else "first-partner"
        partner = _in_both(of, dialogue)
        if not partner:
            break
        answers.partners.append(partner)


def _ask_as_of(answers: Answers, _project: Project, dialogue: Dialogue) -> None:
    answers.as_of = _moment("as_of", otherwise.period, Period, dialogue)


def _ask_reviewed(answers: Answers, _project: Project, dialogue: Dialogue) -> None:
    answers.reviewed = _moment("reviewed", otherwise.date, CalendarDate, dialogue)


def _moment(field: str, of: Callable[[str], str | None], form: Any, dialogue: Dialogue) -> str:
    """Ask for a day or a period; today's, where the answer is empty."""
    asked = question(FOLDER, field, dialogue.language)
    dialogue.tell(f"\n{dialogue.words('ask-moment', title=asked.title)}\n{asked.description}")
    adapter: TypeAdapter[Any] = TypeAdapter(form)
    return _until_right(lambda answer: moment(answer, of, adapter, dialogue) if answer else "", dialogue)


_ASKED: Final[Mapping[str, Callable[[Answers, Project, Dialogue], None]]] = {
    "kind": _ask_kind,
    "model": _ask_model,
    "subtype": _ask_subtype,
    "title": _ask_title,
    "places": _ask_places,
    "contacts": _ask_contacts,
    "partners": _ask_partners,
    "as_of": _ask_as_of,
    "reviewed": _ask_reviewed,
}
"""How each field is asked for that the terminal asks about (`asked.yml`)."""


def _choice(of: str, choices: Choices, dialogue: Dialogue) -> str:
    _show(of, choices, dialogue)
    return _until_right(lambda answer: single(several(answer, choices, dialogue), dialogue), dialogue)


def _choices(of: str, choices: Choices, dialogue: Dialogue) -> list[str]:
    _show(of, choices, dialogue)
    return _until_right(lambda answer: several(answer, choices, dialogue), dialogue)


def _show(of: str, choices: Choices, dialogue: Dialogue) -> None:
    dialogue.tell(f"\n{dialogue.words(f'ask-{of}')}\n{question(FOLDER, of, dialogue.language).description}")
    width = len(str(len(choices)))
    for number, (id_, label) in enumerate(choices.items(), 1):
        dialogue.tell(f"  {number:>{width}}  {label} ({id_})")


def _line(
    question: str, language: Language, dialogue: Dialogue, *, needed: str = "", beside: str = "", name: str = ""
) -> str:
    """Ask for a line of text, which may be left empty unless there are words that say why it is needed."""
    dialogue.tell(f"\n{dialogue.words(question, name=name)}")

    def accept(answer: str) -> str:
        if not answer and needed:
            raise WrongAnswerError(dialogue.words(needed))
        return line(answer, language, dialogue, beside) if answer else ""

    return _until_right(accept, dialogue)


def _in_both(of: str, dialogue: Dialogue, name: str = "") -> dict[Language, str]:
    """Ask for a text in both languages; none where the first answer is empty."""
    french = _line(f"ask-{of}-fr", "fr", dialogue, name=name)
    if not french:
        return {}
    return {"fr": french, "en": _line("ask-same-en", "en", dialogue, needed="english-needed", beside=french)}


def _id(answers: Answers, project: Project, dialogue: Dialogue) -> str:
    proposed = answers.proposed_id(project)
    dialogue.tell(f"\n{dialogue.words('ask-id')}\n{_addresses(answers, project, dialogue)}")
    return _until_right(lambda answer: new_id(answer or proposed, project, dialogue), dialogue, proposed)


def _addresses(answers: Answers, project: Project, dialogue: Dialogue) -> str:
    """Say where the page will be, as far as that is known, and how it can be put elsewhere."""
    slugs = answers.slugs(project)
    if slugs:
        return dialogue.words("addresses-of-titles", fr=slugs["fr"], en=slugs["en"])
    return dialogue.words("address-of-id")


def _until_right(accept: Callable[[str], T], dialogue: Dialogue, default: str = "") -> T:
    prompt = dialogue.words("prompt-default", default=default) if default else dialogue.words("prompt")
    while True:
        answer = dialogue.read(prompt).strip()
        try:
            return accept(answer)
        except WrongAnswerError as wrong:
            dialogue.tell(str(wrong))
