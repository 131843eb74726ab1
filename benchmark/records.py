"""Case studies that nobody wrote: valid, about as long as real ones, the same for the same seed."""

import random
import textwrap
from collections.abc import Callable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, Final, TypedDict, get_args

import yaml

from playbook.catalogue.linked import Catalogue
from playbook.languages import LANGUAGES, Language
from playbook.languages.formats import Unit
from playbook.records.casestudy import Kind, Qualifier

_SENTENCE: Final[dict[Language, tuple[int, int]]] = {"fr": (13, 20), "en": (11, 17)}
"""How many words a sentence has, at least and at most: French says the same in more words."""

_EMPHASIS: Final = 0.3
_LINK: Final = 0.5
_LIST: Final = 0.7
"""In how many of the long texts there is one."""

_COMMUNITY: Final = 0.5
_PLOT: Final = 0.5
"""In how many of the records there is one."""

_COLON: Final[dict[Language, str]] = {"fr": "\u00a0:", "en": ":"}

_WIDTH: Final = 106


class BothLanguages(TypedDict):
    """A text in both languages."""

    fr: str
    en: str


def synthetic_records(count: int, seed: int, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Make case studies.

    Args:
        count: How many.
        seed: What they are drawn from. A record depends on the seed and its number only, so that a larger set begins
            with the smaller one.
        catalogue: The models, contacts and jurisdictions that they name.

    Yields:
        The id of a record and its YAML.
    """
    for number in range(1, count + 1):
        record = _Draw(random.Random(f"{seed}/{number}"), catalogue).record(number)  # noqa: S311 - nothing is secret
        yield _id(number), yaml.dump(record, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH)


def _id(number: int) -> str:
    return f"synthetic-{number:04}"


class _Draw:
    """Draws one record."""

    def __init__(self, source: random.Random, catalogue: Catalogue) -> None:
        self._random = source
        self._catalogue = catalogue

    def record(self, number: int) -> dict[str, Any]:
        """Draw the fields, as many and as long as those of the real records on average."""
        model = self._random.choice(sorted(self._catalogue.models))
        where = self._where()
        contacts = self._random.sample(sorted(self._catalogue.contacts), self._random.randint(1, 2))
        return {
            "kind": self._random.choice(get_args(Kind)),
            "model": model,
            "subtype": self._random.choice(sorted(self._catalogue.models[model].subtypes)),
            "title": self._both(lambda language: self._phrase(language, 5, 10)),
            "slug": {"fr": f"etude-{number:04}", "en": f"study-{number:04}"},
            "summary": self._both(self._sentence),
            "context": self._context(number, where.get("communities", [])),
            "objectives": self._texts(3, 5),
            "results": self._texts(2, 5),
            "next_steps": self._texts(1, 3),
            "partners": [
                *({"name": self._name(), "contact": contact} for contact in contacts),
                {"name": self._name()},
            ],
            **where,
            "tools": sorted(self._random.sample(sorted(self._catalogue.tools), self._random.randint(0, 2))),
            "situations": sorted(self._random.sample(sorted(self._catalogue.situations), self._random.randint(0, 2))),
            "as_of": 2018,
            "started": f"{self._random.randint(1995, 2018)}-{self._random.randint(1, 12):02}",
            "figures": self._figures(),
            "contacts": [{"contact": contact, "lead": self._name()} for contact in contacts],
            # As fresh as the real ones, so that no finding about age is counted.
            "reviewed": max(case.record.reviewed for case in self._catalogue.cases.values()).isoformat(),
            "source": [{"document": self._random.choice(sorted(self._catalogue.sources)), "place": self._name()}],
        }

    def _context(self, number: int, communities: list[str]) -> BothLanguages:
        """Draw a long text that names the communities: paragraphs, in some records with an emphasis, a link or a list."""
        record = f"case:{_id(self._random.randint(1, number - 1))}" if number > 1 else "model:outreach"
        address = self._random.choice((record, "https://www.example.org/"))
        has_emphasis = self._random.random() < _EMPHASIS
        has_link = self._random.random() < _LINK
        has_list = self._random.random() < _LIST

        def text(language: Language) -> str:
            emphasis = f" **{self._phrase(language, 2, 3).lower()}**" if has_emphasis else ""
            link = f" [{self._phrase(language, 2, 4).lower()}]({address})" if has_link else ""
            blocks = [self._paragraph(language, emphasis), self._paragraph(language, link)]
            if has_list:
                blocks.append(f"{self._phrase(language, 4, 7)}{_COLON[language]}")
                blocks.append("\n".join(f"- {self._phrase(language, 4, 8)}" for _ in range(4)))
            names = [f"{self._catalogue.communities[id_].name.in_language(language)}." for id_ in communities]
            return "\n\n".join([*blocks, self._paragraph(language, ""), *names])

        return self._both(text)

    def _texts(self, least: int, most: int) -> list[BothLanguages]:
        return [
            self._both(lambda language: self._wrapped(self._sentence(language), self._phrase(language, 3, 6) + "."))
            for _ in range(self._random.randint(least, most))
        ]

    def _where(self) -> dict[str, list[str]]:
        """Draw a place, in some records with a community of it."""
        if self._random.random() < _COMMUNITY:
            id_ = self._random.choice(sorted(self._catalogue.communities))
            return {"places": [self._catalogue.communities[id_].jurisdiction], "communities": [id_]}
        return {"places": [self._random.choice(sorted(self._catalogue.jurisdictions))]}

    def _figures(self) -> list[dict[str, Any]]:
        """Draw figures by themselves, or in some records as many in one plot."""
        count = self._random.randint(1, 4)
        if count == 1 or self._random.random() >= _PLOT:
            return [self._figure() for _ in range(count)]
        plotted = [self._plotted() for _ in range(count)]
        plotted[0]["chart"]["title"] = self._both(lambda language: self._phrase(language, 3, 6))
        return plotted

    def _plotted(self) -> dict[str, Any]:
        short = self._both(lambda language: self._phrase(language, 1, 2).lower())
        chart = {"kind": "bars", "group": "plot", "short": short}
        return {**self._figure(), "unit": "count", "qualifier": "exactly", "chart": chart}

    def _figure(self) -> dict[str, Any]:
        return {
            "value": self._random.randint(2, 20_000),
            "unit": self._random.choice(get_args(Unit)),
            "qualifier": self._random.choice(get_args(Qualifier)),
            "label": self._both(lambda language: self._phrase(language, 3, 6).lower()),
        }

    def _name(self) -> BothLanguages:
        return self._both(lambda language: self._phrase(language, 2, 4))

    def _both(self, text: Callable[[Language], str]) -> BothLanguages:
        drawn = {language: text(language) for language in LANGUAGES}
        return {"fr": drawn["fr"], "en": drawn["en"]}

    def _paragraph(self, language: Language, mark: str) -> str:
        sentences = [self._sentence(language) for _ in range(3)]
        return self._wrapped(sentences[0], f"{sentences[1][:-1]}{mark}.", sentences[2])

    def _sentence(self, language: Language) -> str:
        return f"{self._phrase(language, *_SENTENCE[language])}."

    def _phrase(self, language: Language, least: int, most: int) -> str:
        words = self._random.choices(_words(language), k=self._random.randint(least, most))
        # The same word twice in a row would be found as a slip.
        return " ".join(word for word, _ in groupby(words)).capitalize()

    def _wrapped(self, *sentences: str) -> str:
        return textwrap.fill(" ".join(sentences), _WIDTH, break_long_words=False, break_on_hyphens=False)


@cache
def _words(language: Language) -> tuple[str, ...]:
    return tuple(Path(__file__).with_name(f"words.{language}.txt").read_text(encoding="utf-8").split())


class _Dumper(yaml.CSafeDumper):
    """Writes texts of several lines as editors do."""


def _written(dumper: yaml.CSafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _written)
