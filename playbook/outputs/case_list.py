"""The list of the case finder in files, where it is too long for its page: a choice loads what it needs of it.

What choices are made of comes first, and the cards that are shown. All cards come when a reader is about to do more, and
words when somebody types one that begins like them.
"""

import json
from collections.abc import Callable
from functools import cached_property, partial
from typing import Any, Final

from markupsafe import Markup

from playbook.catalogue.facets import sortable
from playbook.catalogue.linked import Case
from playbook.languages import Language
from playbook.languages.ordering import alphabetical
from playbook.outputs.case_words import words_besides, words_in_parts
from playbook.outputs.my_list import Mark
from playbook.pages.comparing import CELL
from playbook.pages.finding import finder
from playbook.pages.plan import SECTIONS
from playbook.pages.rendering import Place, Renderer, base_of

LIST_SCRIPT: Final = "assets/javascripts/finder-long.js"
"""What asks for the files; a site without a long list has no page that loads it."""

CARDS: Final = "macros/finder-cards.html"
"""The template of the cards."""

TOGETHER: Final = 10
"""The cards of how many case studies a file has: those that a choice shows first may be anywhere in the list."""

PARTS: Final = 64
"""How many files the words are in: for each that is typed, one or two are loaded."""

_FOLDER: Final = "assets/finder"


def list_file(language: Language) -> str:
    """Return the name of the file that names the others of a language, from the site's root."""
    return f"{_FOLDER}/list.{language}.json"


class CaseList:
    """The whole list of a language: a case study is its place in it, by model and then by title."""

    def __init__(self, renderer: Renderer, language: Language, mark: Mark) -> None:
        """Prepare the files.

        Args:
            renderer: Renders the cards.
            language: The language.
            mark: Marks their texts.
        """
        self._renderer = renderer
        self._language: Language = language
        self._mark = mark

    def files(self) -> dict[str, Callable[[], str]]:
        """Say which files there are.

        Returns:
            What writes each, by its name from the site's root.
        """
        numbers = range(len(self._renderer.catalogue.cases))
        some = {
            self._cards_file(first): partial(self._cards_of, numbers[first : first + TOGETHER])
            for first in numbers[::TOGETHER]
        }
        words = {self._words_file(part): partial(self._words_of, part) for part in range(PARTS)}
        return {list_file(self._language): self._choices, self._all: partial(self._cards_of, numbers), **some, **words}

    @property
    def _all(self) -> str:
        return f"{_FOLDER}/cards.{self._language}.json"

    def _cards_file(self, first: int) -> str:
        return f"{_FOLDER}/cards.{self._language}-{first}.json"

    def _words_file(self, part: int) -> str:
        return f"{_FOLDER}/words.{self._language}-{part}.json"

    def _choices(self) -> str:
        """Write what choices are made of.

        For each case study, the numbers of its values, as in the page, and its beginning in a form that sorts; how many case
        studies each model has; for each in the order of titles, the number of its model, which says all of that order since
        those of a model stand in it; and the names of the other files, those of words with the first word in them.
        """
        models = {id_: str(number) for number, id_ in enumerate(self._found["lots"])}
        return _json(
            {
                "values": [" ".join(map(str, self._found["numbers"][case.id])) for case in self._cases],
                "started": [sortable(case.record.started) for case in self._cases],
                "sizes": [len(lot) for lot in self._found["lots"].values()],
                "titles": "".join(models[case.model.id] for case in alphabetical(self._cases, self._title)),
                "all": _beside(self._all),
                "together": TOGETHER,
                "cards": [_beside(self._cards_file(first)) for first in range(0, len(self._cases), TOGETHER)],
                "words": [
                    [min(words), _beside(self._words_file(part))] for part, words in enumerate(self._words) if words
                ],
            }
        )

    def _cards_of(self, numbers: range) -> str:
        return _json([self._cards[number] for number in numbers])

    def _words_of(self, part: int) -> str:
        """Write for each word of a part how far each case study that has it stands from the one before."""
        return _json({word: _steps(numbers) for word, numbers in self._words[part].items()})

    def _title(self, case: Case) -> str:
        return case.record.title.in_language(self._language)

    @cached_property
    def _found(self) -> dict[str, Any]:
        return dict(finder(self._renderer.catalogue, self._language))

    @cached_property
    def _cases(self) -> list[Case]:
        return [case for lot in self._found["lots"].values() for case in lot]

    @cached_property
    def _cards(self) -> list[str]:
        plan = self._renderer.plan
        place = Place(self._language, base_of(plan.pages[SECTIONS["case"]].text[self._language].url), plan)
        shown = self._renderer.render(CARDS, place, cases=self._cases)
        lines = (line.strip() for line in self._mark(shown, self._language).splitlines())
        return [card.strip() for card in "\n".join(lines).split(CELL)]

    @cached_property
    def _words(self) -> list[dict[str, list[int]]]:
        return words_in_parts(map(self._text, self._cases, self._cards), PARTS)

    def _text(self, case: Case, card: str) -> str:
        """Return all that words find a case study by."""
        labels = [value.label for facet in self._found["facets"] for value in facet.values]
        shown = Markup(card).striptags()  # noqa: S704 - only its text is taken
        besides = words_besides(self._renderer.catalogue, case, self._language)
        return " ".join([shown, besides, *(labels[number] for number in self._found["numbers"][case.id])])


def _beside(file: str) -> str:
    """Return the name of a file as the others beside it name it."""
    return file.removeprefix(f"{_FOLDER}/")


def _steps(numbers: list[int]) -> str:
    return " ".join(str(number - before) for before, number in zip([0, *numbers], numbers, strict=False))


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=0) + "\n"
