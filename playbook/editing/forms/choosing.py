"""What the answers of a form choose, and what is wrong with them."""

from playbook.editing.asking.acceptance import WrongAnswerError, several, single
from playbook.editing.asking.dialogue import Dialogue
from playbook.editing.forms.declaring import Question
from playbook.editing.forms.filled import Filled
from playbook.editing.forms.words import said


class Chooser:
    """Reads the answers that name choices.

    Attributes:
        problems: What is wrong with the answers read so far, in the language of the form.
    """

    def __init__(self, filled: Filled) -> None:
        """Read the answers of a form; those that are needed and missing are problems at once."""
        self._filled = filled
        self._language = filled.form.language
        self._dialogue = Dialogue(self._language, tell=lambda _: None)
        self._questions = {question.name: question for question in filled.form.questions}
        self.problems = [
            said("needed", self._language, label=question.label)
            for question in filled.form.questions
            if question.needed and not filled.answers[question.name]
        ]

    def some(self, name: str) -> list[str]:
        """Return the ids of what was chosen; none where that can't be said."""
        question, answer = self._questions[name], self._filled.answers[name]
        if not answer:
            return []
        try:
            return several(answer, question.choices, self._dialogue)
        except WrongAnswerError as wrong:
            self._refuse(question, wrong)
            return []

    def one(self, name: str) -> str:
        """Return the id of what was chosen; an empty text where that can't be said."""
        chosen = self.some(name)
        if not chosen:
            return ""
        try:
            return single(chosen, self._dialogue)
        except WrongAnswerError as wrong:
            self._refuse(self._questions[name], wrong)
            return ""

    def _refuse(self, question: Question, wrong: WrongAnswerError) -> None:
        self.problems.append(said("wrong", self._language, label=question.label, reason=wrong))
