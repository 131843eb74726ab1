"""The forms: which questions each asks, in the words of the fields that they fill."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from playbook.editing.asking.project import Project
from playbook.editing.descriptions import describe
from playbook.editing.forms.words import said
from playbook.languages import LANGUAGES, Language
from playbook.records import CaseStudy, Citation, Person, Record, Verification

FormName = Literal["case-study", "correction", "contact"]

Kind = Literal["line", "text", "one", "some", "yes"]
"""The form of an answer: a line, a text of several, one or some of the choices, or a box to tick."""

CHANGES: Final = ("details", "left", "joined", "removed")
"""What can have become of a person."""

YES: Final = "yes"


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a form.

    Attributes:
        name: The field that it fills, with the language of a text: `title-fr`.
        label: The heading under which the answer stands.
        hint: What is to be written there.
        kind: The form of the answer.
        needed: Whether the form can't be sent without an answer.
        choices: What can be chosen, by id, as it is shown.
    """

    name: str
    label: str
    hint: str = ""
    kind: Kind = "line"
    needed: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Form:
    """A form in a language.

    Attributes:
        name: Its name, the same in both languages.
        language: Its language.
        questions: The questions in order; no two have the same label.
    """

    name: FormName
    language: Language
    questions: tuple[Question, ...]

    @property
    def file(self) -> str:
        """The name of its file, without what stands before and after: `case-study.fr`."""
        return f"{self.name}.{self.language}"


def forms_of(project: Project, language: Language) -> tuple[Form, ...]:
    """Return the forms in a language.

    Args:
        project: What the records offer to choose from, called by their names in that language.
        language: The language.
    """
    questions: Mapping[FormName, Iterable[Question]] = {
        "case-study": _case_study(project, language),
        "correction": _correction(language),
        "contact": _contact(project, language),
    }
    return tuple(Form(name, language, tuple(asked)) for name, asked in questions.items())


def _case_study(project: Project, language: Language) -> Iterator[Question]:
    yield _of_field(CaseStudy, "kind", language, "one", _with_ids(project.kinds), needed=True)
    subtypes = {
        f"{model}/{id_}": f"{title} – {name} ({model}/{id_})"
        for model, title in project.models.items()
        for id_, name in project.subtypes[model].items()
    }
    yield _asked("subtype", language, "one", subtypes, needed=True)
    for name in ("title", "summary", "context", "objectives", "results", "partners"):
        for side in LANGUAGES:
            yield _in_one_language(CaseStudy, name, side, language, "line" if name == "title" else "text")
    yield _of_field(CaseStudy, "places", language, "some", _with_ids(project.places), needed=True, hint="some")
    yield _of_field(CaseStudy, "contacts", language, "some", _with_ids(project.contacts), needed=True, hint="some")
    yield _of_field(CaseStudy, "as_of", language, needed=True)
    yield _of_field(CaseStudy, "source", language, "one", _with_ids(project.sources), needed=True, hint="source")
    for side in LANGUAGES:
        yield _in_one_language(Citation, "place", side, language, "line")
    yield _asked("note", language, "text")
    yield _agreement(language)


def _correction(language: Language) -> Iterator[Question]:
    yield _asked("page", language, needed=True)
    yield _asked("wrong", language, "text", needed=True)
    for side in LANGUAGES:
        yield _asked(f"right-{side}", language, "text")
    yield _asked("how", language, "text", needed=True)


def _contact(project: Project, language: Language) -> Iterator[Question]:
    yield _asked("contact", language, "one", _with_ids(project.contacts), needed=True)
    yield _asked("change", language, "one", {id_: said(f"change-{id_}", language) for id_ in CHANGES}, needed=True)
    yield _asked("person", language)
    yield _of_field(Person, "name", language, hint="name")
    for side in LANGUAGES:
        yield _in_one_language(Person, "role", side, language, "line")
    for name in ("telephone", "mobile", "email"):
        yield _of_field(Person, name, language)
    yield _asked("how", language, "text", needed=True)
    yield _of_field(Verification, "on", language, hint="on")
    yield _of_field(Verification, "by", language, hint="by")
    yield _agreement(language)


def _agreement(language: Language) -> Question:
    return _asked("agreement", language, "yes", {YES: said("agreed", language)}, needed=True)


def _asked(
    name: str,
    language: Language,
    kind: Kind = "line",
    choices: Mapping[str, str] | None = None,
    *,
    needed: bool = False,
) -> Question:
    """Return a question that fills no field by itself."""
    return Question(name, said(f"label-{name}", language), said(f"hint-{name}", language), kind, needed, choices or {})


def _of_field(
    record_type: type[Record],
    name: str,
    language: Language,
    kind: Kind = "line",
    choices: Mapping[str, str] | None = None,
    *,
    needed: bool = False,
    hint: str | None = None,
) -> Question:
    """Return the question for a field, in the words of its declaration; `hint` is the key of others."""
    described = next(field for field in describe(record_type, language).fields if field.name == name)
    words = said(f"hint-{hint}", language) if hint else described.description
    if described.examples and not hint:
        words = f"{words} {said('example', language, example=described.examples[-1])}"
    return Question(name, described.title, words, kind, needed, choices or {})


def _in_one_language(record_type: type[Record], name: str, side: Language, language: Language, kind: Kind) -> Question:
    """Return the question for one language of a text."""
    asked = _of_field(record_type, name, language, kind)
    many = next(field for field in describe(record_type, language).fields if field.name == name).many
    hint = f"{asked.hint} {said('one-a-line', language)}" if many else asked.hint
    return Question(f"{name}-{side}", f"{asked.label} ({said(f'in-{side}', language)})", hint, kind)


def _with_ids(choices: Mapping[str, str]) -> dict[str, str]:
    return {id_: f"{name} ({id_})" for id_, name in choices.items()}
