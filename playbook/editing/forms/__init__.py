"""The way in without git: forms that a host of repositories shows, and what a filled one becomes.

A form asks for the fields of records in the words of their declarations. `forms_of` declares the three there are,
`templates` writes them for GitHub and GitLab, `read_filled` reads what somebody sent, and `outcome_of` says what comes
of it. Nothing that was sent is ever run, and no file is named after it but by a slug.
"""

from playbook.editing.forms.answering import answer
from playbook.editing.forms.branch import BranchError, make_branch
from playbook.editing.forms.declaring import Form, Question, forms_of
from playbook.editing.forms.filled import MOST, Filled, read_filled
from playbook.editing.forms.outcome import Outcome, outcome_of
from playbook.editing.forms.templates import templates

__all__ = [
    "MOST",
    "BranchError",
    "Filled",
    "Form",
    "Outcome",
    "Question",
    "answer",
    "forms_of",
    "make_branch",
    "outcome_of",
    "read_filled",
    "templates",
]
