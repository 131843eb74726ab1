"""The same content on a stock MkDocs site: a Markdown file a page and language, Material as it comes."""

import dataclasses
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

import jinja2
import yaml
from markupsafe import Markup

from macros.library import Macros
from playbook.languages import LANGUAGES, Language
from playbook.outputs.markdown import as_markdown
from playbook.pages.plan import SECTIONS, PageText, SitePlan
from playbook.pages.rendering import Place, Renderer, base_of
from playbook.reading.prose import read_prose
from playbook.site import Site

_CONFIGURATION: Final = """\
site_name: Service Partnerships Playbook
site_url: https://www.example.org/
docs_dir: content
theme:
  name: material
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
        - locale: fr
          name: Français
          default: true
        - locale: en
          name: English
markdown_extensions:
  - admonition
  - attr_list
  - def_list
  - tables
"""

_RECORDS_LEFT_OUT: Final = "not_in_nav: |\n" + "".join(f"  /*/{section}/\n" for section in sorted(SECTIONS.values()))


def write_stock_site(folder: Path, site: Site, *, records_in_navigation: bool) -> None:
    """Write what somebody without this project would write by hand.

    Args:
        folder: Where; it holds `mkdocs.yml` and `content/` afterwards.
        site: The content.
        records_in_navigation: Whether the navigation lists every page, as MkDocs does by itself, or the prose pages
            only.
    """
    left_out = "" if records_in_navigation else _RECORDS_LEFT_OUT
    _write(folder / "mkdocs.yml", _CONFIGURATION + left_out)
    plan = _plan_of_files(site.plan)
    renderer = Renderer(site.root, site.catalogue, plan)
    for page in plan.pages.values():
        for language in LANGUAGES:
            if page.kind != "prose":
                body = as_markdown(renderer.record_page(page, language))
                text = page.text[language]
                _write_page(folder / "content" / language / text.url, text.title, text.description, body)
    prose, _ = read_prose(site.root)
    for source in prose:
        url = plan.pages[source.key].text[source.language].url
        body = _written_out(source.body, renderer, Place(source.language, base_of(url), plan))
        header = source.header
        _write_page(folder / "content" / source.language / url, header.title, header.description, body)


def _plan_of_files(plan: SitePlan) -> SitePlan:
    """Return a plan in which the address of a page is its file, as links from Markdown to Markdown are written."""

    def in_file(key: str, text: Mapping[Language, PageText]) -> Mapping[Language, PageText]:
        return MappingProxyType(
            {language: dataclasses.replace(text[language], url=f"{key}.md") for language in LANGUAGES}
        )

    pages = {key: dataclasses.replace(page, text=in_file(key, page.text)) for key, page in plan.pages.items()}
    return dataclasses.replace(plan, pages=MappingProxyType(pages))


def _written_out(body: str, renderer: Renderer, place: Place) -> str:
    """Write out the macros of a prose page: without them, it would hold their lists itself."""
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=True)
    macros = Macros(renderer, lambda: place).functions()
    return environment.from_string(body).render({name: _in_markdown(macro) for name, macro in macros.items()})


def _in_markdown(macro: Callable[..., Markup]) -> Callable[..., Markup]:
    def call(*arguments: object, **options: object) -> Markup:
        return Markup(as_markdown(macro(*arguments, **options)))  # noqa: S704 - it is Markdown

    return call


def _write_page(path: Path, title: str, description: str, body: str) -> None:
    header = yaml.safe_dump({"title": title, "description": description}, allow_unicode=True, width=1000)
    _write(path, f"---\n{header}---\n# {title}\n\n{body}\n")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
