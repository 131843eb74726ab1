#!/usr/bin/env python3
"""Write a new case study into data/casestudies/, after asking for what it needs.

Exit status: 0 written, 1 nothing written, 2 wrong use of this command.
"""

import argparse
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

from playbook.catalogue import slug_of
from playbook.descriptions import describe
from playbook.findings import closest
from playbook.languages import LANGUAGES, Language, other
from playbook.new_record import check_line, new_record, slug, unused
from playbook.reading import read
from playbook.records import RECORD_TYPES, CaseStudy, Contact, Jurisdiction, PartnershipModel, Record
from playbook.records.fields import SLUG_PATTERN
from playbook.reports import hint, message, messages, terminal_language
from playbook.rules.unwritten import MARKERS
from playbook.shape import check_shape
from playbook.sources import DATA, SUFFIX, collect
from playbook.terminal import end_with
from playbook.today import day, today

T = TypeVar("T")
P = ParamSpec("P")

FOLDER: Final = "casestudies"

MOST_PARTNERS: Final = 20


class WrongAnswerError(Exception):
    """An answer or an option can't be taken; the words say why."""


class EndedError(Exception):
    """Nothing is to be written; the words say why."""


@dataclass(frozen=True, slots=True)
class Project:
    """What of the project's records the questions need.

    Attributes:
        records: The records whose fields are right, by folder and id.
        ids: The ids of all files, by folder.
    """

    records: Mapping[str, Mapping[str, Record]]
    ids: Mapping[str, list[str]]

    def names(self, folder: str, language: Language) -> dict[str, str]:
        """Return what the records of a folder are called, by id."""
        return {id_: _name(record, language) for id_, record in self.records.get(folder, {}).items()}

    @property
    def addresses(self) -> set[str]:
        """The ids and the addresses that case studies have."""
        studies = self.records.get(FOLDER, {})
        return {slug_of(id_, study, of) for id_, study in studies.items() for of in LANGUAGES} | set(
            self.ids.get(FOLDER, [])
        )


@dataclass(slots=True)
class Answers:
    """What is known of the new case study.

    Attributes:
        kind: How much the source tells.
        model: The id of its model.
        subtype: The id of its sub-type.
        title: Its title, in the languages in which it is known.
        places: The ids of its places.
        contacts: The ids of its contacts.
        units: The responsible units of contacts, by their ids.
        partners: The names of partners that are no contacts.
        id: Its id.
    """

    kind: str | None = None
    model: str | None = None
    subtype: str | None = None
    title: dict[Language, str] = field(default_factory=dict)
    places: list[str] = field(default_factory=list)
    contacts: list[str] = field(default_factory=list)
    units: dict[str, dict[Language, str]] = field(default_factory=dict)
    partners: list[dict[Language, str]] = field(default_factory=list)
    id: str | None = None


class Words:
    """What the command says, in one language."""

    def __init__(self, language: Language) -> None:
        """Choose the language."""
        self.language = language

    def __call__(self, key: str, **arguments: object) -> str:
        """Return the words of `key` with its placeholders filled in."""
        text: str = messages("new_record", self.language)[key]
        return text.format(**arguments)


def main() -> int:
    """Run the command."""
    first = argparse.ArgumentParser(add_help=False)
    first.add_argument("--lang", choices=LANGUAGES, default=terminal_language())
    say = Words(first.parse_known_args()[0].lang)
    parser = _parser(say)
    options = parser.parse_args()
    if not options.root.is_dir():
        parser.error(f"{options.root} is not a folder")
    project = _project(options.root)
    try:
        choices = _choices(project, say)
        answers = _from_options(options, project, choices, say)
        if options.no_input:
            _complete(answers, project, say)
        else:
            _ask(answers, project, choices, say)
        _write(options, answers, project, say)
    except WrongAnswerError as wrong:
        parser.error(str(wrong))
    except EndedError as ended:
        print(ended, file=sys.stderr)
        return 1
    except (EOFError, KeyboardInterrupt):
        print(f"\n{say('ended')}", file=sys.stderr)
        return 1
    return 0


def _parser(say: Words) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=say("about"), allow_abbrev=False)

    def option(name: str, **more: Any) -> None:
        parser.add_argument(f"--{name}", help=say(f"option-{name}").replace("%", "%%"), **more)

    option("root", type=Path, default=Path())
    option("lang", choices=LANGUAGES, default=say.language)
    for name in ("kind", "model", "subtype", "title-fr", "title-en"):
        option(name)
    for name in ("place", "contact"):
        option(name, action="append", default=[])
    for name in ("unit-fr", "unit-en"):
        option(name)
    for name in ("partner-fr", "partner-en"):
        option(name, action="append", default=[])
    option("id")
    option("today", type=day, default=today())
    option("no-input", action="store_true")
    return parser


def _project(root: Path) -> Project:
    records: dict[str, dict[str, Record]] = {}
    ids: dict[str, list[str]] = {}
    for source in collect(root)[0]:
        ids.setdefault(source.folder, []).append(source.id)
        document, _ = read(source.content, source.file)
        record = check_shape(document, RECORD_TYPES[source.folder])[0] if document else None
        if record:
            records.setdefault(source.folder, {})[source.id] = record
    return Project(records, ids)


def _choices(project: Project, say: Words) -> dict[str, dict[str, str]]:
    """Return what can be chosen for each field, with what it is called."""
    kinds = next(field for field in describe(CaseStudy, say.language).fields if field.name == "kind").choices
    choices = {
        "kind": {choice.value: choice.label for choice in kinds},
        "model": project.names("models", say.language),
        "places": project.names("jurisdictions", say.language),
        "contacts": project.names("contacts", say.language),
    }
    folders = {"model": "models", "places": "jurisdictions", "contacts": "contacts"}
    missing = [f"{DATA}/{folder}/" for name, folder in folders.items() if not choices[name]]
    if missing:
        raise EndedError(say("no-choices", folders=", ".join(missing)))
    return choices


def _subtypes(project: Project, model: str, language: Language) -> dict[str, str]:
    record = project.records["models"][model]
    assert isinstance(record, PartnershipModel)
    return {subtype.id: subtype.title.in_language(language) for subtype in record.subtypes}


def _name(record: Record, language: Language) -> str:
    if isinstance(record, Contact | Jurisdiction):
        return record.name.in_language(language)
    return record.title.in_language(language) if isinstance(record, PartnershipModel) else ""


# What options give


def _from_options(
    options: argparse.Namespace, project: Project, choices: Mapping[str, Mapping[str, str]], say: Words
) -> Answers:
    answers = Answers()
    if options.kind is not None:
        answers.kind = _option("kind", options.kind, _choice, choices["kind"], say)
    if options.model is not None:
        answers.model = _option("model", options.model, _choice, choices["model"], say)
    if options.subtype is not None:
        if answers.model is None:
            raise WrongAnswerError(say("both-needed", options="--model, --subtype"))
        known = _subtypes(project, answers.model, say.language)
        answers.subtype = _option("subtype", options.subtype, _choice, known, say)
    answers.places = [_option("place", id_, _choice, choices["places"], say) for id_ in options.place]
    answers.contacts = [_option("contact", id_, _choice, choices["contacts"], say) for id_ in options.contact]
    for language in LANGUAGES:
        title = getattr(options, f"title_{language}")
        if title is not None:
            answers.title[language] = _option(
                f"title-{language}", title, _line, language, say, answers.title.get(other(language), "")
            )
    units = _pairs(
        "unit", [options.unit_fr] if options.unit_fr else [], [options.unit_en] if options.unit_en else [], say
    )
    if units and not answers.contacts:
        raise WrongAnswerError(say("both-needed", options="--unit-fr, --contact"))
    answers.units = dict(zip(answers.contacts, units, strict=False))
    answers.partners = _pairs("partner", options.partner_fr, options.partner_en, say)
    if options.id is not None:
        if options.id in project.ids.get(FOLDER, []):
            raise EndedError(say("file-exists", file=_file(options.id)))
        answers.id = _option("id", options.id, _id, project, say)
    return answers


def _pairs(name: str, french: Sequence[str], english: Sequence[str], say: Words) -> list[dict[Language, str]]:
    """Return texts that are given in both languages."""
    if len(french) != len(english):
        raise WrongAnswerError(say("both-needed", options=f"--{name}-fr, --{name}-en"))
    return [
        {"fr": _option(f"{name}-fr", fr, _line, "fr", say), "en": _option(f"{name}-en", en, _line, "en", say, fr)}
        for fr, en in zip(french, english, strict=True)
    ]


def _option(
    name: str, value: str, accept: Callable[Concatenate[str, P], str], *arguments: P.args, **more: P.kwargs
) -> str:
    """Read the value of an option; what is wrong with it is said with the option's name."""
    try:
        return accept(value, *arguments, **more)
    except WrongAnswerError as wrong:
        raise WrongAnswerError(f"--{name}: {wrong}") from None


def _complete(answers: Answers, project: Project, say: Words) -> None:
    """Fill in what can be, and refuse what lacks."""
    needed = {
        "--kind": answers.kind,
        "--model": answers.model,
        "--subtype": answers.subtype,
        "--place": answers.places,
        "--contact": answers.contacts,
        "--id, --title-en": answers.id or _proposed_id(answers, project),
    }
    missing = [name for name, value in needed.items() if not value]
    if missing:
        raise WrongAnswerError(say("options-needed", options=", ".join(missing)))
    answers.id = answers.id or _proposed_id(answers, project)


def _proposed_id(answers: Answers, project: Project) -> str:
    wanted = slug(answers.title.get("en") or answers.title.get("fr") or "")
    return unused(wanted, project.addresses) if wanted else ""


# What answers give


def _ask(answers: Answers, project: Project, choices: Mapping[str, Mapping[str, str]], say: Words) -> None:
    print(say("welcome"))
    answers.kind = answers.kind or _ask_choice("kind", choices["kind"], say)
    answers.model = answers.model or _ask_choice("model", choices["model"], say)
    answers.subtype = answers.subtype or _ask_choice("subtype", _subtypes(project, answers.model, say.language), say)
    for language in LANGUAGES:
        if language not in answers.title:
            beside = answers.title.get(other(language), "")
            title = _ask_line(f"ask-title-{language}", language, say, beside=beside)
            if title:
                answers.title[language] = title
    answers.places = answers.places or _ask_choices("places", choices["places"], say)
    if not answers.contacts:
        answers.contacts = _ask_choices("contacts", choices["contacts"], say)
        answers.units = {id_: _ask_both("unit", say, name=choices["contacts"][id_]) for id_ in answers.contacts}
    while len(answers.partners) < MOST_PARTNERS:
        partner = _ask_both("partner", say)
        if not partner:
            break
        answers.partners.append(partner)
    answers.id = answers.id or _ask_id(_proposed_id(answers, project), project, say)


def _ask_choice(name: str, choices: Mapping[str, str], say: Words) -> str:
    _show(f"ask-{name}", choices, say)
    return _until_right(lambda answer: _single(_several(answer, choices, say), say), say)


def _ask_choices(name: str, choices: Mapping[str, str], say: Words) -> list[str]:
    _show(f"ask-{name}", choices, say)
    return _until_right(lambda answer: _several(answer, choices, say), say)


def _show(question: str, choices: Mapping[str, str], say: Words) -> None:
    print(f"\n{say(question)}")
    width = len(str(len(choices)))
    for number, (id_, label) in enumerate(choices.items(), 1):
        print(f"  {number:>{width}}  {label} ({id_})")


def _ask_line(
    question: str, language: Language, say: Words, *, needed: bool = False, beside: str = "", name: str = ""
) -> str:
    print(f"\n{say(question, name=name)}")

    def line(answer: str) -> str:
        if not answer and not needed:
            return ""
        if not answer:
            raise WrongAnswerError(say("one-needed"))
        return _line(answer, language, say, beside)

    return _until_right(line, say)


def _ask_both(of: str, say: Words, name: str = "") -> dict[Language, str]:
    """Ask for a text in both languages; none where the first answer is empty."""
    french = _ask_line(f"ask-{of}-fr", "fr", say, name=name)
    if not french:
        return {}
    return {"fr": french, "en": _ask_line(f"ask-{of}-en", "en", say, needed=True, beside=french)}


def _ask_id(proposed: str, project: Project, say: Words) -> str:
    print(f"\n{say('ask-id')}")
    return _until_right(lambda answer: _id(answer or proposed, project, say), say, proposed)


def _until_right(accept: Callable[[str], T], say: Words, default: str = "") -> T:
    prompt = say("prompt-default", default=default) if default else say("prompt")
    while True:
        answer = input(prompt).strip()
        try:
            return accept(answer)
        except WrongAnswerError as wrong:
            print(wrong)


# What answers and options may be


def _single(ids: Sequence[str], say: Words) -> str:
    if len(ids) != 1:
        raise WrongAnswerError(say("one-only"))
    return ids[0]


def _several(answer: str, choices: Mapping[str, str], say: Words) -> list[str]:
    parts = [part for part in re.split(r"[\s,;]+", answer) if part]
    if not parts:
        raise WrongAnswerError(say("one-needed"))
    ids = list(choices)
    chosen = [
        ids[int(part) - 1]
        if part not in choices and part.isascii() and part.isdigit() and 1 <= int(part[:9]) <= len(ids)
        else _choice(part, choices, say)
        for part in parts
    ]
    return list(dict.fromkeys(chosen))


def _choice(answer: str, choices: Mapping[str, str], say: Words) -> str:
    if answer in choices:
        return answer
    near = closest(answer, choices)
    advice = say("did-you-mean", suggestion=near) if near else say("known", known=", ".join(choices))
    raise WrongAnswerError(f"{say('not-a-choice', answer=answer)} {advice}")


def _line(answer: str, language: Language, say: Words, beside: str = "") -> str:
    text, findings = check_line(answer, language, beside)
    if findings:
        raise WrongAnswerError(
            "\n".join(f"{message(found, say.language)}. {hint(found, say.language)}" for found in findings)
        )
    if text != answer:
        print(say("mended", text=text))
    return text


def _id(answer: str, project: Project, say: Words) -> str:
    if not re.fullmatch(SLUG_PATTERN, answer):
        raise WrongAnswerError(say("bad-id", answer=answer))
    if answer.casefold() in {address.casefold() for address in project.addresses}:
        raise WrongAnswerError(say("id-taken", answer=answer))
    return answer


# What is written


def _file(id_: str | None) -> str:
    return f"{DATA}/{FOLDER}/{id_}{SUFFIX}"


def _write(options: argparse.Namespace, answers: Answers, project: Project, say: Words) -> None:
    text = new_record(FOLDER, _given(options, answers, project), project.ids, say.language)
    file = _file(answers.id)
    path = options.root / file
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        raise EndedError(say("file-exists", file=file)) from None
    except OSError as error:
        raise EndedError(say("not-written", file=file, reason=os.strerror(error.errno or 0))) from None
    written = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    count = sum(line.count(marker) for line in written for marker in MARKERS.values())
    print(f"\n{say('written', file=file, count=count)}\n\n{say('next')}")


def _given(options: argparse.Namespace, answers: Answers, project: Project) -> dict[str, Any]:
    given: dict[str, Any] = {
        "kind": answers.kind,
        "model": answers.model,
        "subtype": answers.subtype,
        "title": answers.title,
        "partners": _partners(answers, project),
        "places": answers.places,
        "contacts": [
            {"contact": id_, **({"unit": answers.units[id_]} if answers.units.get(id_) else {})}
            for id_ in answers.contacts
        ],
        "reviewed": options.today.isoformat(),
    }
    slugs = {of: unused(slug(answers.title.get(of, "")), project.addresses) for of in LANGUAGES}
    if all(slugs.values()):
        given["slug"] = slugs
    return given


def _partners(answers: Answers, project: Project) -> list[dict[str, Any]]:
    """Return the partners: the members among the contacts, then the others; at least two, known or not."""
    members = {id_: project.records["contacts"][id_] for id_ in answers.contacts}
    partners: list[dict[str, Any]] = [
        {"name": {of: member.name.in_language(of) for of in LANGUAGES}, "contact": id_}
        for id_, member in members.items()
        if isinstance(member, Contact) and member.kind == "member"
    ]
    partners += [{"name": name} for name in answers.partners]
    return partners + [{}] * max(0, 2 - len(partners))


if __name__ == "__main__":
    end_with(main)
