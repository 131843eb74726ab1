"""The same content as a site of Hugo: the same records, words and prose, in templates that Hugo's users would write.

Hugo's site has no checks of records, expands no abbreviations, and its related case studies are those of the sub-type. Of
the lists that macros write on prose pages, it has those that grow with the case studies.
"""

import json
import re
import shutil
from pathlib import Path
from typing import Any, Final

import yaml

from playbook.languages import LANGUAGES
from playbook.languages.interface import words
from playbook.pages.plan import SECTIONS
from playbook.reading.content_files import CONTENT
from playbook.reading.prose import ProsePage, read_prose
from playbook.reading.sources import DATA

_HERE: Final = Path(__file__).with_name("hugo")
_ADAPTER: Final = "_content.gotmpl"

_LISTS: Final = {
    "case_finder": "finder",
    "browse": "browse",
    "cases_by_contact": "contacts",
    "figure_list": "figures",
    "index_list": "index",
}
"""The templates that list what a macro lists."""

_MACRO: Final = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)


def write_hugo_site(project: Path, folder: Path) -> None:
    """Write a site that Hugo builds.

    Args:
        project: The project, or a copy of it; Hugo reads its records where they are.
        folder: Where the site goes.
    """
    shutil.copytree(_HERE, folder)
    settings = (folder / "hugo.yaml").read_text(encoding="utf-8")
    (folder / "hugo.yaml").write_text(settings.replace("PROJECT", str(project.resolve())), encoding="utf-8")
    adapter = (folder / _ADAPTER).read_text(encoding="utf-8")
    (folder / _ADAPTER).unlink()
    for language in LANGUAGES:
        _write_data(folder / DATA / "words" / f"{language}.json", words(language))
        (folder / CONTENT / language).mkdir(parents=True)
        (folder / CONTENT / language / _ADAPTER).write_text(adapter, encoding="utf-8")
    navigation = yaml.safe_load((project / CONTENT / "navigation.yml").read_text(encoding="utf-8"))
    _write_data(folder / DATA / "navigation.json", navigation)
    pages, _ = read_prose(project)
    for page in pages:
        _write_page(folder / CONTENT / page.language, page)


def _write_data(path: Path, data: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def _write_page(folder: Path, page: ProsePage) -> None:
    header = {"title": page.header.title, "description": page.header.description}
    if page.header.slug and page.key not in SECTIONS.values():
        header["slug"] = page.header.slug
    for macro, kind in _LISTS.items():
        if f"{{{{ {macro}(" in page.body:
            header["list"] = kind
    path = folder / _file(page.key)
    path.parent.mkdir(parents=True, exist_ok=True)
    front = yaml.safe_dump(header, allow_unicode=True, width=1000)
    path.write_text(f"---\n{front}---\n{_MACRO.sub('', page.body)}", encoding="utf-8")


def _file(key: str) -> str:
    if key == "index":
        return "_index.md"
    return f"{key}/_index.md" if key in SECTIONS.values() else f"{key}.md"
