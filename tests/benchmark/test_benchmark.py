"""The benchmark measures what it says: valid records, the same content on both sides, ratios of what was measured."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import lxml.etree
import lxml.html
import markdown
import pytest
from conftest import copy_small_project
from pydantic import BaseModel

from benchmark.hugo_site import write_hugo_site
from benchmark.measure import Build, BuildFailedError, build
from benchmark.records import synthetic_records
from benchmark.report import Comparison, Series, as_json, as_text, conclusions
from benchmark.sites import UnsoundProjectError, copy_as_stock, copy_project
from benchmark.stock import write_stock_site
from benchmark.ways import STOCK
from playbook.checking.validation import check
from playbook.languages import LANGUAGES, Language
from playbook.outputs.markdown import as_markdown
from playbook.reading.sources import Source, collect, file_of
from playbook.records import Line, Text
from playbook.site import Site, load

ROOT = Path(__file__).parents[2]
COUNT = 6


@pytest.fixture(scope="module")
def larger(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A copy of the project with synthetic records."""
    folder = tmp_path_factory.mktemp("benchmark") / "own"
    copy_project(ROOT, folder, COUNT, seed=1)
    loading = load(folder)
    assert loading.site, loading.findings
    return loading.site


@pytest.fixture(scope="module")
def stock(larger: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its content as a stock site."""
    folder = tmp_path_factory.mktemp("stock")
    write_stock_site(folder, larger, records_in_navigation=True)
    return folder


def test_synthetic_records_are_valid(project: Site) -> None:
    made = [
        Source(file_of("casestudies", id_), "casestudies", id_, text.encode())
        for id_, text in synthetic_records(COUNT, 1, project.catalogue)
    ]
    checked = check([*collect(ROOT)[0], *made])
    assert checked.catalogue, checked.findings
    assert len(checked.catalogue.cases) == len(project.catalogue.cases) + COUNT


def test_the_same_seed_gives_the_same_records(project: Site) -> None:
    records = list(synthetic_records(COUNT, 1, project.catalogue))
    assert records == list(synthetic_records(COUNT, 1, project.catalogue))
    assert records == list(synthetic_records(COUNT + 5, 1, project.catalogue))[:COUNT]


def test_another_seed_gives_other_records(project: Site) -> None:
    first, other = (dict(synthetic_records(COUNT, seed, project.catalogue)) for seed in (1, 2))
    assert first.keys() == other.keys()
    assert all(first[id_] != other[id_] for id_ in first)


@pytest.mark.parametrize("language", LANGUAGES)
def test_synthetic_records_are_about_400_words_long(larger: Site, language: Language) -> None:
    made = [case.record for id_, case in larger.catalogue.cases.items() if id_.startswith("synthetic-")]
    words = sum(len(text.split()) for record in made for text in _texts(record, language))
    assert words / len(made) == pytest.approx(400, rel=0.25)


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_sides_hold_the_same_texts(larger: Site, stock: Path, language: Language) -> None:
    for page in larger.plan.pages.values():
        source = stock / "content" / language / f"{page.key}.md"
        assert _heading(source) == page.text[language].title
        if page.kind != "prose":
            own = _words(str(larger.renderer.record_page(page, language)))
            assert _words(_stock_html(source)) == own


def test_records_link_to_each_other_on_the_stock_site(larger: Site, stock: Path) -> None:
    links = 0
    for source in sorted(stock.glob("content/*/case-studies/*.md")):
        for target in re.findall(r"\]\(([^):#]+\.md)", source.read_text(encoding="utf-8")):
            links += 1
            assert (source.parent / target).is_file(), f"{source}: {target}"
    assert links > 2 * len(larger.catalogue.cases)


def test_macros_of_prose_pages_are_written_out(larger: Site, stock: Path) -> None:
    written = (stock / "content" / "en" / "case-studies.md").read_text(encoding="utf-8")
    assert "{{" not in written
    for case in larger.catalogue.cases.values():
        assert f"[{case.record.title.en}](./case-studies/{case.id}.md)" in written


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One <strong>strong</strong>\nword.</p><p>Two.</p>", "One **strong** word.\n\nTwo."),
        ('<h2 id="why">Why</h2>loose <a href="../a.md#b">words</a>', "## Why {: #why }\n\nloose [words](../a.md#b)"),
        ("<ul><li>One<ul><li>Deep</li></ul></li><li><p>Two</p></li></ul>", "-   One\n\n    -   Deep\n\n-   Two"),
        ("<ol><li>One</li></ol>", "1.  One"),
        ("<dl><div><dt>Kind</dt><dd>Pilot</dd></div></dl>", "-   **Kind** Pilot"),
        (
            "<table><tr><th>A</th><th>B</th></tr><tr><td>1|</td><td>2</td></tr></table>",
            "| A | B |\n|---|---|\n| 1\\| | 2 |",
        ),
        (
            "<section><svg><title>Not read</title></svg><p>2 * 3 &lt; 7 &amp; more_or_less</p></section>",
            r"2 \* 3 &lt; 7 &amp; more\_or\_less",
        ),
        ("<p>2018. A year</p><p># Not a heading</p>", "2018\\. A year\n\n\\# Not a heading"),
    ],
)
def test_html_is_written_as_markdown(html: str, expected: str) -> None:
    assert as_markdown(html) == expected


def test_the_stock_sites_build_every_page(tmp_path: Path) -> None:
    small = load(copy_small_project(tmp_path / "small")).site
    assert small
    builds = {}
    for in_navigation in (True, False):
        folder = tmp_path / f"stock-{in_navigation}"
        copy_as_stock(small.root, folder, records_in_navigation=in_navigation)
        builds[in_navigation] = build(folder, tmp_path / "bytecode", STOCK.commands)
        assert not (folder / "site").exists()
    not_found = 1
    assert builds[True].pages == builds[False].pages == len(small.plan.pages) * len(LANGUAGES) + not_found
    assert builds[True].peak_bytes > 10_000_000
    # The navigation is in every page.
    assert builds[True].median_page_bytes > 1.5 * builds[False].median_page_bytes


def test_a_build_that_fails_is_told(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("[nowhere](nowhere.md)\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Broken\n", encoding="utf-8")
    with pytest.raises(BuildFailedError, match=r"nowhere\.md"):
        build(tmp_path, tmp_path / "bytecode", [[*STOCK.commands[0], "--strict"]])


def test_a_project_with_errors_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnsoundProjectError, match="no-data-folder"):
        copy_as_stock(tmp_path, tmp_path / "stock", records_in_navigation=True)


BUILD = Build(
    seconds=4.0, cpu_seconds=3.0, peak_bytes=100_000_000, pages=1_000, median_page_bytes=9_000, html_bytes=10_000_000
)


def _comparison(**seconds: float) -> Comparison:
    """Return figures of this project and of Hugo, by what they took; of 500 case studies where nothing else is named."""
    series = []
    for name in ("own", "hugo"):
        for records, pages in ((0, 300), (500, 1_000), (10_000, 20_000)):
            taken = seconds.get(f"{name}_{records}", 4.0 * pages / 1_000)
            builds = [replace(BUILD, seconds=each, pages=pages) for each in (taken, 2 * taken, taken)]
            series.append(Series(name, records, builds))
    return Comparison("own", "hugo", series, seed=1, folder="folder")


def test_ratios_are_of_the_medians() -> None:
    found = {one.about: one.figure for one in conclusions(_comparison(hugo_500=8.0, own_10000=88.0))}
    assert found["time over hugo, 500 case studies added"] == 0.5
    assert found["time a page, 10,000 over 500"] == pytest.approx(1.1)
    assert found["memory over hugo, 500 case studies added"] == 1


@pytest.mark.parametrize(("own", "met"), [(5.2, True), (5.3, False)])
def test_targets_are_met_or_not(own: float, met: bool) -> None:
    comparison = _comparison(own_500=own, hugo_500=4.0)
    (about,) = (one for one in conclusions(comparison) if one.about == "time over hugo, 500 case studies added")
    assert about.met is met
    assert f"{own / 4:.2f}; target at most 1.3, {'met' if met else 'NOT met'}" in as_text(comparison)


def test_other_numbers_of_records_have_no_target() -> None:
    (about,) = (one for one in conclusions(_comparison()) if one.about == "time over hugo, 10,000 case studies added")
    assert about.met is None


def test_programs_read_every_build() -> None:
    figures = json.loads(as_json(_comparison(own_500=5.2, hugo_500=4.0)))
    assert [len(series["builds"]) for series in figures["series"]] == [3] * 6
    assert {"about": "time over hugo, 500 case studies added", "figure": 1.3, "at_most": 1.3, "met": True} in figures[
        "conclusions"
    ]


def test_hugo_is_given_every_record_and_page(larger: Site, tmp_path: Path) -> None:
    write_hugo_site(larger.root, tmp_path / "hugo")
    assert f"{larger.root}/data, target: data" in (tmp_path / "hugo/hugo.yaml").read_text(encoding="utf-8")
    prose = [key for key, page in larger.plan.pages.items() if page.kind == "prose"]
    for language in LANGUAGES:
        content = tmp_path / "hugo/content" / language
        written = [path.relative_to(content).as_posix() for path in content.rglob("*.md")]
        keys = sorted("index" if name == "_index.md" else re.sub(r"(/_index)?\.md$", "", name) for name in written)
        assert keys == sorted(prose)
        assert "list: finder" in (content / "case-studies/_index.md").read_text(encoding="utf-8")
        assert not [name for name in written if "{{" in (content / name).read_text(encoding="utf-8")]
        assert (content / "_content.gotmpl").is_file()


def _texts(value: object, language: Language) -> Iterator[str]:
    """Yield every text of a record in a language."""
    if isinstance(value, Line | Text):
        yield value.in_language(language)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name), language)
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item, language)


def _heading(source: Path) -> str:
    _, _, body = source.read_text(encoding="utf-8").split("---\n", 2)
    return body.partition("\n")[0].removeprefix("# ")


def _stock_html(source: Path) -> str:
    _, _, body = source.read_text(encoding="utf-8").split("---\n", 2)
    html = markdown.markdown(body, extensions=["attr_list", "tables"])
    return html.partition("</h1>")[2]


def _words(html: str) -> str:
    """Return the letters that a reader sees; where spaces stand differs between the sides."""
    element = lxml.html.fromstring(f"<div>{html}</div>")
    lxml.etree.strip_elements(element, "svg", with_tail=False)
    return "".join("".join(str(text) for text in element.itertext()).split())
