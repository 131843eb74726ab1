"""The file of all figures opens in a spreadsheet, in both languages."""

import csv
import io

from playbook.outputs.exports import exports
from playbook.outputs.figures_csv import FILE
from playbook.site import Site

SITE_URL = "https://playbook.example.ca/"


def file_of(project: Site) -> str:
    return exports(project.catalogue, project.plan, project.renderer.settings, None, SITE_URL)[FILE]


def rows_of(project: Site) -> list[dict[str, str]]:
    text = file_of(project)
    assert text.startswith("\ufeff"), "a spreadsheet would not know that it is UTF-8"
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_every_figure_has_a_line(project: Site) -> None:
    rows = rows_of(project)
    figures = [(case.id, figure) for case in project.catalogue.cases.values() for figure in case.record.figures]
    assert [(row["case"], float(row["value"]), row["counted_fr"], row["counted_en"]) for row in rows] == [
        (id_, figure.value, figure.label.fr, figure.label.en) for id_, figure in figures
    ]
    assert file_of(project).count("\r\n") == len(figures) + 1


def test_a_line_says_when_how_precisely_from_where_and_on_which_page(project: Site) -> None:
    rows = rows_of(project)
    requests = next(row for row in rows if row["value"] == "75849")
    assert requests["date"] == "2017-2018"
    assert requests["model_fr"] == "Promotion croisée"
    assert "the Playbook of 2018" in requests["source_en"]
    assert requests["page_en"] == f"{SITE_URL}en/case-studies/sin-at-landing/"
    assert (requests["qualifier"], requests["precision_en"]) == ("exactly", "")
    assert {row["precision_fr"] for row in rows if row["qualifier"] == "about"} == {"environ"}
