"""A new case study: what the project offers, what options and answers say, and the file that they make."""

from playbook.editing.asking.acceptance import WrongAnswerError
from playbook.editing.asking.dialogue import Dialogue, EndedError
from playbook.editing.asking.options import Options, answers_from, complete
from playbook.editing.asking.project import FOLDER, project_at
from playbook.editing.asking.questions import ask
from playbook.editing.asking.writing import casestudy, still_to_write, write_new
from playbook.reading.sources import file_of

__all__ = ["Dialogue", "EndedError", "Options", "WrongAnswerError", "new_casestudy", "write_new"]


def new_casestudy(options: Options, dialogue: Dialogue) -> None:
    """Write a new case study, after asking for what the options leave open.

    Args:
        options: What the command was given.
        dialogue: Where questions go and answers come from.

    Raises:
        WrongAnswerError: An option can't be taken, or one that is needed is missing.
        EndedError: Nothing was written, because there is nothing to choose from or the file can't be written.
        EOFError: There are no more answers.
    """
    project = project_at(options.root, dialogue.language)
    missing = project.folders_without_choices()
    if missing:
        raise EndedError(dialogue.words("no-choices", folders=", ".join(missing)))
    answers = answers_from(options, project, dialogue)
    if options.no_input:
        complete(answers, project, dialogue)
    else:
        ask(answers, project, dialogue)
    file = file_of(FOLDER, answers.id)
    text = casestudy(answers, project, options.today, dialogue.language)
    write_new(options.root, file, text, dialogue)
    dialogue.tell(f"\n{dialogue.words('written', file=file, count=still_to_write(text))}\n\n{dialogue.next_steps()}")
