"""The forms as hosts of repositories take them: issue forms of GitHub, description templates of GitLab.

The first are YAML (https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema),
the second Markdown under whose headings one writes.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import yaml

from playbook.editing.asking.project import project_at
from playbook.editing.forms.declaring import Form, Question, forms_of
from playbook.editing.forms.words import said
from playbook.languages import LANGUAGES

GITHUB: Final = ".github/ISSUE_TEMPLATE"
GITLAB: Final = ".gitlab/issue_templates"

_NOTE: Final = "# Written from the records by `make forms`; change it there.\n"


def templates(root: Path) -> dict[str, str]:
    """Write the forms of a project.

    Args:
        root: The project's folder.

    Returns:
        The text of each file, by its name relative to that folder.
    """
    forms = [form for language in LANGUAGES for form in forms_of(project_at(root, language), language)]
    return {
        **{f"{GITHUB}/{form.file}.yml": _github(form) for form in forms},
        **{f"{GITLAB}/{form.file}.md": _gitlab(form) for form in forms},
    }


def _github(form: Form) -> str:
    begin = {"type": "markdown", "attributes": {"value": said(f"begin-{form.name}", form.language)}}
    whole = {
        "name": said(f"form-{form.name}", form.language),
        "description": said(f"about-{form.name}", form.language),
        "labels": [form.name],
        "body": [begin, *map(_element, form.questions)],
    }
    return _NOTE + yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=100)


def _element(question: Question) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": question.label, "description": question.hint}
    element: dict[str, Any] = {"type": _type(question), "id": question.name, "attributes": attributes}
    if question.kind == "yes":
        attributes["options"] = [{"label": words, "required": True} for words in question.choices.values()]
        return element
    if question.kind == "some":
        attributes["multiple"] = True
    if question.choices:
        attributes["options"] = list(question.choices.values())
    return element | ({"validations": {"required": True}} if question.needed else {})


def _type(question: Question) -> str:
    if question.kind in ("one", "some"):
        return "dropdown"
    return {"line": "input", "text": "textarea", "yes": "checkboxes"}[question.kind]


def _gitlab(form: Form) -> str:
    parts = [f"<!-- {said(f'begin-{form.name}', form.language)} -->"]
    for question in form.questions:
        parts += [f"### {question.label}", f"<!-- {question.hint} -->", *_boxes(question.choices.values())]
    return "\n\n".join(parts) + "\n"


def _boxes(choices: Iterable[str]) -> list[str]:
    boxes = [f"- [ ] {words}" for words in choices]
    return ["\n".join(boxes)] if boxes else []
