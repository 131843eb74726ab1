"""The files that readers take with them, as `offered.yml` declares them: which there are, and where they stand."""

from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Final, Literal

from pydantic import Field

from playbook.catalogue.linked import Catalogue
from playbook.languages import LANGUAGES, Language
from playbook.languages.data_files import read_data
from playbook.pages.downloads import Download, DownloadSection, Maker
from playbook.pages.plan import SitePlan
from playbook.records import Line, Record, Text
from playbook.records.fields import Bilingual

FOLDER: Final = "downloads"
"""Where most of the files stand, from the site's root."""

OFFERED: Final = Path(__file__).with_name("offered.yml")


class FileNames(Bilingual):
    """The name of a file in each language, from the site's root."""


class DeclaredFile(Record):
    """A file, or one for each record of a kind."""

    id: str
    """What it is called in the code."""
    title: Line
    """What readers find in it."""
    format: str
    """Its kind, as readers know it."""
    file: FileNames
    """Its name from the site's root; `{page}` stands for the address of the record's page, without a slash at its ends."""
    of: Literal["case", "model"] | None = None
    """The kind of the records of which each has one."""
    page: str | None = None
    """The key of the prose page from which it is made; a project without it has no such file."""
    needs: Maker | None = None
    """What makes it, where that can be left out."""


class DeclaredSection(Record):
    """Files of one kind, under a heading of their own."""

    id: str
    """The id of the heading."""
    title: Line
    """The heading."""
    text: Text | None = None
    """What is said of the files."""
    files: tuple[DeclaredFile, ...] = Field(min_length=1)
    """The files."""


@cache
def declared() -> tuple[DeclaredSection, ...]:
    """Read the declaration."""
    written = read_data(OFFERED)
    return tuple(DeclaredSection.model_validate(section) for section in written)


def downloads(catalogue: Catalogue, plan: SitePlan, makers: Collection[Maker]) -> tuple[DownloadSection, ...]:
    """Say which files readers can take with them.

    Args:
        catalogue: The records.
        plan: The pages.
        makers: What this build has to make files with.
    """
    return tuple(_section(section, catalogue, plan, makers) for section in declared())


def _section(
    section: DeclaredSection, catalogue: Catalogue, plan: SitePlan, makers: Collection[Maker]
) -> DownloadSection:
    there = [file for file in section.files if file.page is None or file.page in plan.pages]
    made = [file for file in there if file.needs is None or file.needs in makers]
    return DownloadSection(
        section.id,
        section.title,
        section.text,
        tuple(one for file in made for one in _downloads(file, catalogue, plan)),
        tuple(file.title for file in there if file not in made),
    )


def _downloads(file: DeclaredFile, catalogue: Catalogue, plan: SitePlan) -> Iterator[Download]:
    if file.of is None:
        yield Download(file.id, file.title, file.format, _named(file))
    elif file.of == "case":
        for id_, case in catalogue.cases.items():
            study = case.record
            yield Download(file.id, study.title, file.format, _named(file, plan, id_), ("case", id_), study.as_of)
    else:
        for id_, model in catalogue.models.items():
            yield Download(file.id, model.record.title, file.format, _named(file, plan, id_), ("model", id_))


def _named(file: DeclaredFile, plan: SitePlan | None = None, id_: str = "") -> tuple[tuple[Language, str], ...]:
    def name(language: Language) -> str:
        written = file.file.in_language(language)
        if plan is None or file.of is None:
            return written
        return written.replace("{page}", plan.record_page(file.of, id_).text[language].url.strip("/"))

    return tuple((language, name(language)) for language in LANGUAGES)
