"""What `--fix` mends, what it leaves alone, and that it keeps everything else."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.editing.fixing import Change, as_diff, fix, fix_page, fix_record, write
from playbook.findings import Finding
from playbook.languages import LANGUAGES
from playbook.reading.documents import read
from playbook.reading.prose import read_prose
from playbook.reading.sources import collect
from playbook.reading.text import MAX_BYTES
from playbook.records import RECORD_TYPES
from playbook.records.otherwise import date, period, telephone

ROOT = Path(__file__).parents[2]
PAIRS = ROOT / "tests/editing/fixing"

bounded = settings(derandomize=True, deadline=None, max_examples=150, database=None)


def fixed(text: str, folder: str = "jurisdictions") -> str:
    """Return a mended record, after making sure that mending it again changes nothing."""
    after = fix_record(text.encode(), folder)
    assert fix_record(after, folder) == after
    return after.decode()


def values(content: bytes) -> object:
    document, _ = read(content, "")
    return document and document.data


def test_a_whole_record_is_mended_with_its_comments_and_layout() -> None:
    before, after = (PAIRS / f"casestudy.{side}.yml" for side in ("before", "after"))
    assert fix_record(before.read_bytes(), "casestudies").decode() == after.read_text(encoding="utf-8")


def test_a_whole_page_is_mended() -> None:
    before, after = (PAIRS / f"page.{side}.md" for side in ("before", "after"))
    assert fix_page(before.read_bytes(), "fr").decode() == after.read_text(encoding="utf-8")
    assert fix_page(after.read_bytes(), "fr") == after.read_bytes()


# Spaces


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("level: province\r\nname: {fr: A, en: B}\r\n", "level: province\nname: {fr: A, en: B}\n"),
        ("level: province\rname: {fr: A, en: B}\r", "level: province\nname: {fr: A, en: B}\n"),
        ("\ufefflevel: province\n", "level: province\n"),
        ("level: province", "level: province\n"),
        ("level: province\n\n  \n", "level: province\n"),
        ("level: province  \nname: \t\n  fr: A # c  \n  en: B\n", "level: province\nname:\n  fr: A # c\n  en: B\n"),
        ("name:\n\tfr: A\n\ten: B\n", "name:\n  fr: A\n  en: B\n"),
        ("name\u00a0:\n  fr: A\n  e\u00a0n: B\n", "name:\n  fr: A\n  en: B\n"),
        ("name:\n\u00a0fr: A\n\u00a0en: B\n", "name:\n fr: A\n en: B\n"),
        ("level:\u00a0x\nname:\n  fr:\u00a0A\n  en: B\n", "level: x\nname:\n  fr: A\n  en: B\n"),
    ],
)
def test_spaces_of_records(before: str, after: str) -> None:
    assert fixed(before) == after


def test_spaces_that_break_a_line_of_markdown_stay() -> None:
    text = "description:\n  fr: |\n    Une ligne  \n    une autre \n\n    ```\n    code  \n    ```\n  en: B\n"
    assert fixed(text, "contacts") == text.replace("autre ", "autre")


@pytest.mark.parametrize(
    "text",
    [
        "name:\n  fr: A\n\ten: B\n   x: C\n",  # it depends on how wide the tab is
        "level: [province \n",  # can't be read: the words stay as they are
        "name: A : B  \n",
    ],
)
def test_spaces_that_could_mean_more_than_one_thing_stay(text: str) -> None:
    assert fixed(text) == text


def test_a_field_that_stands_twice_is_left_alone() -> None:
    text = "name: {en: A, fr: B}\nlevel: a \nlevel: b\n"
    assert fixed(text) == text


# Words


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("fr: L'eau ; oui", "fr: L’eau; oui"),
        ("fr: 'L''eau ; oui'", "fr: 'L’eau; oui'"),
        ('fr: "L\'\\u00e9t\\xe9 ; oui"', 'fr: "L’\\u00e9t\\xe9; oui"'),
        ('fr: "Dit \\"oui\\" !"', 'fr: "Dit «\u00a0oui\u00a0»!"'),
        ("fr: >-\n    L'eau\n    coule ; oui", "fr: >-\n    L’eau\n    coule; oui"),
        ("fr: |-  # l'eau ; ici\n    l'eau ; ici", "fr: |-  # l'eau ; ici\n    l’eau; ici"),
        ("fr: L'eau\n    coule ; oui", "fr: L’eau\n    coule; oui"),
        ("fr: l'eau, l'eau # l'eau", "fr: l’eau, l’eau # l'eau"),
        ("fr: Il vaut 5 000 $", "fr: Il vaut 5\u00a0000\u00a0$"),
        ("fr: >-\n    Il a 5\n    km à faire", "fr: >-\n    Il a 5\u00a0km à faire"),
        ("fr: &eau L'eau\n  en: *eau", None),  # the same words in English too
        ("fr: Un `l'eau ; x` et {{ l'eau }}", None),
        ("fr: L’eau", None),
    ],
)
def test_words_are_corrected_where_they_stand(before: str, after: str | None) -> None:
    text = f"name:\n  {before}\n"
    assert fixed(text) == (text if after is None else f"name:\n  {after}\n")


@pytest.mark.parametrize(
    "body",
    [
        'Ceci_:\n\n    l\'eau = "a" ; b : c\n',
        "Ceci_:\n\n```\nl'eau = \"a\" ; b : c\n\nl'eau ...\n",
        "<script>\nl = 'eau' ; b ? c : d\n</script>\n",
        'Un cadre de 12" x 14", à l’échelle 1:20, pour $2 millions ou $20-30.\n',
    ],
)
def test_code_and_what_is_not_sure_stay_on_a_page(body: str) -> None:
    page = f"---\ntitle: A\n---\n\n{body}".replace("_", "\u00a0").encode()
    assert fix_page(page, "fr") == page


def test_words_are_corrected_in_english_as_in_english() -> None:
    assert fixed("name:\n  en: 'It is \"it\" : 5 % ...'\n") == "name:\n  en: 'It is “it”: 5% …'\n"


def test_what_a_record_makes_an_exception_of_stays() -> None:
    text = "name:\n  fr: L'eau est ; oui\n  en: A\nsuppress:\n  - code: unwanted-space\n    reason: Oui\n    until: 2030-01-01\n"
    assert fixed(text) == text.replace("L'eau", "L’eau")


def test_words_that_are_no_text_for_readers_stay() -> None:
    text = "language: en\nname: L'eau ; oui  # l'eau ; oui\n"
    assert "name: L'eau ; oui  # l'eau ; oui" in fixed(text, "names")


# Fields


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: {en: A, fr: 'B'}\nlevel: x\n", "level: x\nname: {fr: 'B', en: A}\n"),
        (
            "# schema: no\n\n# the name\nname:\n  # in English\n  en: A  # eol\n  fr: B\n\nlevel: x # here\n",
            "# schema: no\n\nlevel: x # here\n\n# the name\nname:\n  fr: B\n  # in English\n  en: A  # eol\n",
        ),
        (
            "# yaml-language-server: $schema=a\nname: {fr: A, en: B}\nlevel: x\n",
            "# yaml-language-server: $schema=a\nlevel: x\nname: {fr: A, en: B}\n",
        ),
        (
            "name:\n  en: |-\n    # A heading\n\n    words\n  fr: |\n    B\nlevel: x\n",
            "level: x\nname:\n  fr: |\n    B\n  en: |-\n    # A heading\n\n    words\n",
        ),
    ],
)
def test_fields_are_put_in_order_with_their_comments(before: str, after: str) -> None:
    assert fixed(before) == after


def test_items_of_lists_stay_in_their_order() -> None:
    before = "people:\n  # Zoé\n  - name: Zoé\n    # new\n    email: z@a.ca\n    telephone: 819-555-0123\n\n  # Al\n  - email: a@a.ca\n    name: Al\n"
    after = "people:\n  # Zoé\n  - name: Zoé\n    telephone: 819-555-0123\n    # new\n    email: z@a.ca\n\n  # Al\n  - name: Al\n    email: a@a.ca\n"
    assert fixed(before, "contacts") == after


@pytest.mark.parametrize(
    "text",
    [
        "name: {fr: A, en: B}\n# about both\n\nlevel: x\n",
        "name: {fr: A, en: B}\nlevel: x\n# about which?\n",
        "zzz: 1\nname: {fr: A, en: B}\nlevel: x\n",
        "name: &name {fr: A, en: B}\nlevel: *name\n",
        "name: {en: A,  # one\n  fr: B}\n",
    ],
)
def test_fields_stay_where_moving_them_could_tear_something_apart(text: str) -> None:
    assert fixed(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("levl: x\n", "level: x\n"),
        ("Level: x\n", "level: x\n"),
        ("'levle': x\n", "'level': x\n"),
        ("name:\n  FR: A\n  En: B\n", "name:\n  fr: A\n  en: B\n"),
        ("level: x\nnmae: {fr: A, en: B}\n", "level: x\nname: {fr: A, en: B}\n"),
    ],
)
def test_names_with_one_near_candidate_are_mended(before: str, after: str) -> None:
    assert fixed(before.replace("nmae", "naame")) == after


@pytest.mark.parametrize(
    ("text", "folder"),
    [
        ("lvvl: x\n", "jurisdictions"),  # too far
        ("levl: x\nlevle: y\n", "jurisdictions"),  # two for one
        ("level: x\nlevl: y\n", "jurisdictions"),  # there already
        ("contact: esdc\n", "casestudies"),  # an id, where `contacts` holds a list
    ],
)
def test_names_that_are_not_sure_stay(text: str, folder: str) -> None:
    assert fixed(text, folder) == text


# Values


@pytest.mark.parametrize(
    "written",
    [
        "2018/07/18",
        "2018.07.18",
        "2018-7-18",
        "July 18, 2018",
        "july 18th, 2018",
        "Jul. 18 2018",
        "18 July 2018",
        "18 juillet 2018",
        "le 18 juillet 2018",
        "le\u00a018\u00a0JUILLET 2018",
    ],
)
def test_dates_written_otherwise(written: str) -> None:
    assert date(written) == "2018-07-18"
    assert period(written) == "2018-07-18"
    assert fixed(f"kind: mailbox\nas_printed: {written}\n", "contacts") == "kind: mailbox\nas_printed: 2018-07-18\n"
    verified = "kind: mailbox\nverified:\n  on: {}\n  by: Ann Roy\n"
    assert fixed(verified.format(written), "contacts") == verified.format("2018-07-18")


def test_the_first_of_a_month() -> None:
    assert date("le 1er août 2013") == "2013-08-01"
    assert date("1er févr. 2013") == "2013-02-01"


@pytest.mark.parametrize(
    "written",
    ["03/04/2018", "18-07-18", "2018/07-18", "February 30, 2018", "2018/13/01", "soon", "0000/01/01", "٢٠١٨/٠٧/١٨"],
)
def test_what_is_no_date_or_could_be_two(written: str) -> None:
    assert date(written) is None
    assert period(written) is None


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("juin 2016", "2016-06"),
        ("June, 2016", "2016-06"),
        ("2016/06", "2016-06"),
        ("2016.06", "2016-06"),
        ("2017.5", None),
        ("2018-7", "2018-07"),
        ("automne 2017", "2017-autumn"),
        ("Fall 2017", "2017-autumn"),
        ("années 1990", "1990s"),
        ("the 1990s", "1990s"),
        ("2017–2018", "2017-2018"),
        ("2017/2018", "2017-2018"),
        ("2010/11", None),  # two years, or November
        ("2005-7", None),
        ("2018-2017", None),
        ("2016/17", None),
        ("brumaire 2016", None),
    ],
)
def test_periods_written_otherwise(written: str, right: str | None) -> None:
    assert period(written) == right
    text = f"figures:\n  - date: {written}\n"
    assert fixed(text, "casestudies") == (text.replace(written, right) if right else text)


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("(819) 555-0123", "819-555-0123"),
        ("(819)555-0123", "819-555-0123"),
        ("819.555.0123", "819-555-0123"),
        ("819 555 0123", "819-555-0123"),
        ("819\u00a0555-0123", "819-555-0123"),
        ("819‑555‑0123", "819-555-0123"),
        ("8195550123", "819-555-0123"),
        ("1-819-555-0123", "819-555-0123"),
        ("+1 819 555 0123", "819-555-0123"),
        ("555-0123", None),
        ("119-555-0123", None),
        ("819-555-0123 poste 4", None),
        ("+33 1 23 45 67 89", None),
        ("٨١٩ ٥٥٥ ٠١٢٣", None),
    ],
)
def test_telephone_numbers_written_otherwise(written: str, right: str | None) -> None:
    assert telephone(written) == right
    for quote in ("", "'", '"'):
        text = f"people:\n  - name: A\n    telephone: {quote}{written}{quote}  # office\n"
        assert fixed(text, "contacts") == (text.replace(written, right) if right else text)


def test_true_and_false_lose_their_quotes_and_nothing_else_becomes_true() -> None:
    assert fixed("people:\n  - acting: 'True'\n", "contacts") == "people:\n  - acting: true\n"
    for written in ("oui", "'yes'", "1", "true"):
        assert fixed(f"people:\n  - acting: {written}\n", "contacts") == f"people:\n  - acting: {written}\n"


# Files


def put(root: Path, name: str, content: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode())
    return path


def test_a_project_is_mended_file_by_file(tmp_path: Path) -> None:
    wrong = put(tmp_path, "data/jurisdictions/ON.yml", "name:\n  fr: L'Ontario\n")
    wrong.chmod(0o640)
    right = put(tmp_path, "data/jurisdictions/QC.yml", "name:\n  fr: Québec\n")
    page = put(tmp_path, "content/en/about.md", "---\ntitle: A\n---\nIt's all.\n")
    age = right.stat().st_mtime_ns

    changes = fix(tmp_path)

    assert wrong.read_text() == "name:\n  fr: L'Ontario\n", "finding out changes nothing"
    assert [change.file for change in changes] == ["data/jurisdictions/ON.yml", "content/en/about.md"]
    assert write(tmp_path, changes) == changes
    assert wrong.read_text() == "name:\n  fr: L’Ontario\n"
    assert page.read_text() == "---\ntitle: A\n---\nIt’s all.\n"
    assert wrong.stat().st_mode & 0o777 == 0o640
    assert right.stat().st_mtime_ns == age
    assert fix(tmp_path) == []
    assert sorted(path.name for path in wrong.parent.iterdir()) == ["ON.yml", "QC.yml"]


def test_links_to_other_files_are_left_alone(tmp_path: Path) -> None:
    elsewhere = put(tmp_path, "elsewhere.yml", "name:\n  fr: L'Ontario\n")
    (tmp_path / "data/jurisdictions").mkdir(parents=True)
    (tmp_path / "data/jurisdictions/ON.yml").symlink_to(elsewhere)
    assert fix(tmp_path) == []


def test_a_file_that_changed_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    file = put(tmp_path, "data/jurisdictions/ON.yml", "name:\n  fr: L'Ontario\n")
    changes = fix(tmp_path)
    file.write_text("name:\n  fr: autre\n")
    assert write(tmp_path, changes) == []
    assert file.read_text() == "name:\n  fr: autre\n"


def test_a_file_too_large_to_be_read_is_left_alone(tmp_path: Path) -> None:
    put(tmp_path, "data/jurisdictions/ON.yml", "# a\r\n" * MAX_BYTES)
    assert fix(tmp_path) == []


def test_a_project_without_data_has_nothing_to_mend(tmp_path: Path) -> None:
    assert fix(tmp_path) == []


def test_the_difference_is_shown() -> None:
    change = Change("data/a.yml", b"a: b : c \nd: e", "a: b\u00a0: c\nd: e\n".encode())
    assert as_diff([change]) == (
        "--- a/data/a.yml\n+++ b/data/a.yml\n@@ -1,2 +1,2 @@\n"
        "-a: b : c \n-d: e\n\\ No newline at end of file\n+a: b\u00a0: c\n+d: e\n"
    )
    assert "-a: b : c·\n" in as_diff([change], marked=True)
    assert "+a: b⍽: c\n" in as_diff([change], marked=True)
    assert as_diff([]) == ""


def test_the_difference_sends_nothing_that_a_terminal_obeys() -> None:
    assert "\x1b" not in as_diff([Change("a", b"\x1b[2J\r\n", b"\x1b[2J\n")], marked=True)


# The project's own files


def test_the_projects_own_records_need_no_mending() -> None:
    sources, _ = collect(ROOT)
    assert [source.file for source in sources if fix_record(source.content, source.folder) != source.content] == []


def test_the_projects_own_pages_keep_what_they_say() -> None:
    before, _ = read_prose(ROOT)
    for page in before:
        content = (ROOT / page.file).read_bytes()
        after = fix_page(content, page.language)
        assert sorted(after.splitlines()) == sorted(content.splitlines()), page.file
        assert fix_page(after, page.language) == after


# Whatever may be written

WORDS = st.lists(
    st.sampled_from(
        [
            "L'eau",
            "oui",
            ";",
            ":",
            "!",
            '"oui"',
            "5 000 $",
            "20 %",
            "...",
            "«non»",
            "#1",
            "- a",
            "é",
            "`a : b`",
            "[a](b)",
            "\n",
            " ",
            "  ",
            "5 km",
            "1,5%",
            "'",
            "\\",
            "{{ a }}",
            "\u00a0",
            "|",
            ">",
        ]
    ),
    min_size=1,
    max_size=8,
).map(" ".join)
"""Texts with slips, and with what YAML or Markdown could stumble over."""

COMMENTS = st.sampled_from(["", "", "", "# l'eau ; oui\n", "\n", "# a\n# b\n", "\n# a\n\n", "    # deep\n"])
ENDS = st.sampled_from(["\n", "\n", " \n", "  # l'eau ; oui\n", "\r\n"])


@st.composite
def scalars(draw: st.DrawFn, indentation: str) -> str:
    """Make a text in one of the ways of writing it."""
    words = draw(WORDS)
    style = draw(st.sampled_from(["plain", "single", "double", "literal", "folded"]))
    end = draw(ENDS)
    line = " ".join(words.split("\n"))
    if style == "plain":
        return f"{line}{end}"
    if style == "single":
        return "'" + line.replace("'", "''") + f"'{end}"
    if style == "double":
        return '"' + line.replace("\\", "\\\\").replace('"', '\\"').replace("é", "\\u00e9") + f'"{end}'
    sign = {"literal": "|", "folded": ">"}[style] + draw(st.sampled_from(["", "-", "+"]))
    return f"{sign}{end}" + "".join(f"{indentation}{part}\n" for part in words.split("\n"))


@st.composite
def records(draw: st.DrawFn) -> str:
    """Make the text of a case study: fields in any order, comments between them, some names misspelt."""

    def both(indentation: str) -> str:
        sides = draw(st.permutations(["fr", "en"]))
        return "".join(f"{draw(COMMENTS)}{indentation}{side}: {draw(scalars(indentation + '  '))}" for side in sides)

    fields = {
        "kind": "kind: example",
        "model": f"{draw(st.sampled_from(['model', 'modle', 'Model']))}: outreach",
        "title": f"{draw(st.sampled_from(['title', 'titel', 'tittle']))}:\n{both('  ')}",
        "summary": f"summary:\n{both('  ')}",
        "objectives": f"objectives:\n  - {both('    ').lstrip(' ')}  - {{en: a, fr: b}}",
        "figures": "figures:\n  - label: {en: a ; b, fr: 'b ; c'}\n    # c\n    date: juin 2016\n    value: 1",
        "reviewed": f"reviewed: {draw(st.sampled_from(['2018-07-18', 'July 18, 2018', '03/04/2018', '2018/7/18']))}",
    }
    chosen = draw(st.lists(st.sampled_from(sorted(fields)), unique=True, min_size=1))
    written = [f"{draw(COMMENTS)}{fields[name]}" for name in chosen]
    return "".join(text if text.endswith("\n") else f"{text}{draw(ENDS)}" for text in written) + draw(COMMENTS)


def letters(text: str) -> Counter[str]:
    """Count the letters of a text, which no correction of marks changes."""
    return Counter(re.findall(r"[a-zé]", text))


@bounded
@given(records())
def test_meaning_is_kept_and_mending_again_changes_nothing(text: str) -> None:
    content = text.encode()
    after = fix_record(content, "casestudies")
    assert fix_record(after, "casestudies") == after
    document, found = read(content, "")
    again, found_after = read(after, "")
    if document is None:
        assert again is None
        return
    assert again is not None
    assert codes(found_after) <= codes(found)
    assert shape(again.data) == shape(document.data)
    assert sorted(comments(after.decode())) == sorted(comments(text))


def codes(findings: list[Finding]) -> Counter[str]:
    return Counter(finding.code for finding in findings)


def shape(data: object, name: str = "") -> object:
    """Give what mending keeps of values: names but for their slips, letters of texts, everything else."""
    names = {"modle": "model", "Model": "model", "titel": "title", "tittle": "title"}
    if isinstance(data, dict):
        return {names.get(key, key): shape(value, str(names.get(key, key))) for key, value in data.items()}
    if isinstance(data, list):
        return [shape(item) for item in data]
    if name in ("reviewed", "date"):
        return {"July 18, 2018": "2018-07-18", "2018/7/18": "2018-07-18", "juin 2016": "2016-06"}.get(str(data), data)
    return letters(data) if isinstance(data, str) and name in LANGUAGES else data


def comments(text: str) -> list[str]:
    """Return the comments that have a line for themselves; a deep one may be words of a block."""
    lines = (line.strip().removeprefix("- ") for line in re.split(r"\r\n?|\n", text))
    return [line for line in lines if line in ("# a", "# b", "# c", "# l'eau ; oui")]


@bounded
@given(st.one_of(st.text(max_size=200), records()), st.sampled_from(sorted(RECORD_TYPES)))
def test_any_text_is_taken_as_a_record(text: str, folder: str) -> None:
    content = text.encode(errors="replace")
    after = fix_record(content, folder)
    assert fix_record(after, folder) == after


@bounded
@given(st.binary(max_size=200), st.sampled_from(LANGUAGES))
def test_any_bytes_are_taken(content: bytes, language: str) -> None:
    for header in (b"", b"---\ntitle: l'eau ; oui\n---\n"):
        after = fix_page(header + content, "fr" if language == "fr" else "en")
        assert fix_page(after, "fr" if language == "fr" else "en") == after
    after = fix_record(content, "terms")
    assert fix_record(after, "terms") == after


@bounded
@given(WORDS, st.sampled_from(LANGUAGES))
def test_the_words_of_a_page_keep_their_letters(words: str, language: str) -> None:
    content = f"---\nmenu: A\n---\n{words}\n".encode()
    after = fix_page(content, "fr" if language == "fr" else "en")
    assert letters(after.decode()) == letters(content.decode())
    assert fix_page(after, "fr" if language == "fr" else "en") == after
