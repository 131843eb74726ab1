"""What was published keeps answering: removed and renamed pages lead on, and none disappears unnoticed."""

import re
import shutil
import subprocess
from pathlib import Path

import lxml.html
import pytest
from conftest import ROOT, SITE_URL, copy_small_project, run_build
from finding_codes import PROJECT, codes_named_in
from running import run

from playbook.findings import Finding, errors
from playbook.languages import LANGUAGES
from playbook.linkcheck import check, read_site
from playbook.pages.published import FILE, addresses, recorded
from playbook.reports import as_text, hint, message
from playbook.site import Loading, Site, load
from playbook.today import day

OF_THE_SMALL_PROJECT = {"broken-fragment", "orphan-page", "template-leftover", "unused-file"}
"""What its own few pages lack."""

TODAY = day("2026-11-22")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small project, with the addresses that it has published."""
    project = Path(shutil.copytree(PROJECT / "tests/base", tmp_path / "project"))
    publish(project)
    return project


def publish(project: Path) -> None:
    """Write the list of published addresses."""
    path = project / FILE
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(recorded(text, addresses(sound(project).plan, ())), encoding="utf-8")


def sound(project: Path) -> Site:
    loading = load(project, review=False)
    assert loading.site, as_text(loading.findings, loading.files, "en")
    return loading.site


def redirect(project: Path, *, fr: str = "[]", en: str = "[]", to: str = "", name: str = "gone") -> Path:
    """Write a redirect."""
    target = f"to: {to}\n" if to else ""
    path = project / f"data/redirects/{name}.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        f"addresses:\n  fr: {fr}\n  en: {en}\n{target}since: 2026-11-01\nreason:\n  fr: Parce que.\n  en: Because.\n",
        encoding="utf-8",
    )
    return path


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


def found(loading: Loading) -> list[tuple[str, str, str | None]]:
    return [
        (finding.code, f"{finding.file}:{finding.position.line}:{finding.position.column}", finding.suggestion)
        for finding in loading.findings
    ]


def lost(project: Path) -> dict[str, Finding]:
    """Return what is said of each lost address."""
    loading = load(project, review=False, today=TODAY)
    assert loading.site is None
    found = errors(loading.findings)
    assert {finding.code for finding in found} == {"lost-address"}
    return {finding.arguments["address"]: finding for finding in found}


def write_suggested(project: Path, finding: Finding) -> None:
    """Do what the finding says."""
    path = project / finding.arguments["file"]
    path.parent.mkdir(exist_ok=True)
    path.write_text(finding.arguments["record"] + "\n", encoding="utf-8")
    assert [finding.code for finding in errors(load(project, review=False).findings)][:2] == ["text-to-write"] * 2
    path.write_text(re.sub('"(À ÉCRIRE|TO WRITE).*"', "Because.", path.read_text(encoding="utf-8")), encoding="utf-8")


def target(finding: Finding) -> str | None:
    """Return the page to which the suggested record leads."""
    found = re.search("^to: (.*)$", finding.arguments["record"], re.MULTILINE)
    return found and found[1]


GONE = "data/redirects/gone.yml"

WRONG = {
    "bad-redirect-address": (
        {"fr": '["/fr/études/Mon cas/"]'},
        [("bad-redirect-address", f"{GONE}:2:8", "etudes/mon-cas")],
    ),
    "bad-redirect-address without any likely one": ({"en": '["?"]'}, [("bad-redirect-address", f"{GONE}:3:8", None)]),
    "bad-redirect-address that begins with a language": (
        {"fr": "[fr/etudes/mon-cas]"},
        [("bad-redirect-address", f"{GONE}:2:8", "etudes/mon-cas")],
    ),
    "bad-redirect-address that climbs": ({"en": "[../../outside]"}, [("bad-redirect-address", f"{GONE}:3:8", None)]),
    "text-too-long": ({"en": f"[old/{'a' * 101}]"}, [("text-too-long", f"{GONE}:3:8", None)]),
    "redirect-taken": ({"en": "[old, case-studies/bridge]"}, [("redirect-taken", f"{GONE}:3:13", None)]),
    "duplicate-redirect": ({"fr": "[vieux, vieux]"}, [("duplicate-redirect", f"{GONE}:2:15", None)]),
    "unknown-redirect-target": (
        {"fr": "[vieux]", "to": "case:brigde"},
        [("unknown-redirect-target", f"{GONE}:4:5", "case:bridge")],
    ),
    "unknown-redirect-target of no known kind": (
        {"fr": "[vieux]", "to": "page:contact"},
        [("unknown-redirect-target", f"{GONE}:4:5", "page:contacts")],
    ),
    "unknown-redirect-target elsewhere": (
        {"fr": "[vieux]", "to": "https://www.example.ca/"},
        [("unknown-redirect-target", f"{GONE}:4:5", None)],
    ),
    "empty-list": ({}, [("empty-list", f"{GONE}:2:3", None)]),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_redirect_is_found(case: str, project: Path) -> None:
    fields, expected = WRONG[case]
    redirect(project, **fields)
    loading = load(project, review=False)
    assert loading.site is None
    assert found(loading) == expected
    for finding in loading.findings:
        assert message(finding, "fr") != message(finding, "en")


def test_two_redirects_of_one_address_are_found(project: Path) -> None:
    redirect(project, en="[old]", to="case:bridge")
    redirect(project, en="[old]", to="case:depot", name="second")
    assert found(load(project, review=False)) == [("duplicate-redirect", "data/redirects/second.yml:3:8", None)]


def test_right_redirects_are_planned_with_what_they_lead_to(project: Path) -> None:
    redirect(project, fr="[a, b/c]", en="[old]", to="case:bridge")
    redirect(project, en="[contacts/old-member, gone]", name="removed")
    pages = {page.url: page for page in sound(project).redirects}
    assert {url: (page.to.url, page.counterpart, page.is_removed) for url, page in pages.items()} == {
        "fr/a/": ("fr/case-studies/bridge/", "en/old/", False),
        "fr/b/c/": ("fr/case-studies/bridge/", "en/old/", False),
        "en/old/": ("en/case-studies/bridge/", "fr/a/", False),
        "en/contacts/old-member/": ("en/contacts/", "fr/contacts/", True),
        "en/gone/": ("en/", "fr/", True),
    }


def test_project_without_a_list_has_lost_nothing(project: Path) -> None:
    (project / FILE).unlink()
    (project / "data/casestudies/depot.yml").unlink()
    sound(project)


def test_changed_slug_is_recognized_and_mended_as_told(project: Path) -> None:
    change(project / "data/casestudies/airport.yml", "aeroport", "aerogare-du-nord")
    said = lost(project)
    assert {address: target(finding) for address, finding in said.items()} == {
        "/fr/case-studies/aeroport/": "case:airport"
    }
    (finding,) = said.values()
    lines = (project / FILE).read_text(encoding="utf-8").splitlines()
    assert (finding.file, lines[finding.position.line - 1]) == (FILE, "fr/case-studies/aeroport/")
    assert "to: case:airport" in hint(finding, "en")
    assert "since: 2026-11-22" in hint(finding, "fr")
    write_suggested(project, finding)
    (page,) = sound(project).redirects
    assert (page.url, page.to.url) == ("fr/case-studies/aeroport/", "fr/case-studies/aerogare-du-nord/")


def test_renamed_record_is_recognized_in_both_languages(project: Path) -> None:
    folder = project / "data/casestudies"
    (folder / "depot.yml").rename(folder / "new-depot.yml")
    said = lost(project)
    assert {address: target(finding) for address, finding in said.items()} == {
        "/fr/case-studies/depot/": "case:new-depot",
        "/en/case-studies/depot/": "case:new-depot",
    }
    # One file serves both: its lines are shown once.
    assert as_text(list(said.values()), 1, "en").count("addresses:") == 1
    assert len({finding.arguments["record"] for finding in said.values()}) == 1
    write_suggested(project, said["/fr/case-studies/depot/"])
    assert len(sound(project).redirects) == 2


def test_removed_record_is_not_taken_for_another_one(project: Path) -> None:
    folder = project / "data/casestudies"
    change(folder / "airport.yml", "aeroport", "piste")
    (folder / "depot.yml").rename(folder / "quite-another-thing.yml")
    said = lost(project)
    assert target(said["/fr/case-studies/aeroport/"]) == "case:airport"
    for language in LANGUAGES:
        finding = said[f"/{language}/case-studies/depot/"]
        assert target(finding) is None
        # It may be the same case after all: a person decides.
        assert "\n# to: case:quite-another-thing\n" in finding.arguments["record"]
        assert "  fr: [case-studies/depot]\n  en: [case-studies/depot]" in finding.arguments["record"]
    for finding in said.values():
        write_suggested(project, finding)
    pages = {page.url: page for page in sound(project).redirects}
    assert pages["fr/case-studies/depot/"].is_removed
    assert pages["fr/case-studies/depot/"].to.url == "fr/case-studies/"


def test_page_that_is_gone_in_both_languages_is_not_taken_for_one_that_is_not(project: Path) -> None:
    folder = project / "data/casestudies"
    change(folder / "clinic.yml", "summary:", "slug: {fr: urgence, en: clinic}\nsummary:")
    (project / FILE).unlink()
    publish(project)
    change(folder / "clinic.yml", "urgence", "soins")
    (folder / "airport.yml").unlink()
    assert {address: target(finding) for address, finding in lost(project).items()} == {
        "/fr/case-studies/urgence/": "case:clinic",
        "/fr/case-studies/aeroport/": None,
        "/en/case-studies/airport/": None,
    }


def test_moved_section_is_recognized_page_by_page(project: Path) -> None:
    change(project / "content/fr/case-studies.md", "---\ntitle", "---\nslug: etudes-de-cas\ntitle")
    said = lost(project)
    assert {address: target(finding) for address, finding in said.items()} == {
        "/fr/case-studies/": "page:case-studies",
        "/fr/case-studies/aeroport/": "case:airport",
        **{f"/fr/case-studies/{name}/": f"case:{name}" for name in ("bridge", "clinic", "depot")},
    }


def test_name_of_a_suggested_record_is_free(project: Path) -> None:
    redirect(project, en="[old]", to="case:bridge", name="depot")
    (project / "data/casestudies/depot.yml").unlink()
    assert {finding.arguments["file"] for finding in lost(project).values()} == {"data/redirects/depot-2.yml"}


def test_redirect_to_a_removed_page_is_no_redirect(project: Path) -> None:
    redirect(project, en="[old]", to="case:depot")
    (project / "data/casestudies/depot.yml").unlink()
    codes = {finding.code for finding in errors(load(project, review=False).findings)}
    assert codes == {"unknown-redirect-target", "lost-address"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/\nen/\nwho knows\n", [("bad-published-address", f"{FILE}:3:1", None)]),
        ("https://example.ca/en/\n", [("bad-published-address", f"{FILE}:1:1", None)]),
        ("\n/en/case-studies\r\n\nfr\n", []),
        ("/\n<<<<<<< HEAD\nen/\n", [("merge-conflict", f"{FILE}:2:1", None)]),
        (b"\xff\xfe", [("not-utf8", f"{FILE}:1:1", None)]),
        (None, [("unreadable-file", f"{FILE}:1:1", None)]),
    ],
)
def test_list_of_published_addresses_is_read_with_care(
    text: str | bytes | None, expected: list[tuple[str, str, str | None]], project: Path
) -> None:
    path = project / FILE
    if text is None:
        path.unlink()
        path.mkdir()
    else:
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert found(load(project, review=False)) == expected


def record_addresses(project: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return run(project, "record", "--root", str(project), "--lang", "en", *options)


def test_addresses_are_recorded_and_never_taken_out(project: Path) -> None:
    path = project / FILE
    path.write_text("fr/case-studies/vieux/\n", encoding="utf-8")
    refused = record_addresses(project)
    assert refused.returncode == 1
    assert "/fr/case-studies/vieux/ was published" in refused.stdout
    assert path.read_text(encoding="utf-8") == "fr/case-studies/vieux/\n"

    redirect(project, fr="[case-studies/vieux, plus-vieux]")
    missing = record_addresses(project, "--check")
    assert missing.returncode == 1
    assert "/fr/plus-vieux/ isn’t in the list" in missing.stdout
    assert path.read_text(encoding="utf-8") == "fr/case-studies/vieux/\n"

    assert record_addresses(project).returncode == 0
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert {"/", "en/", "fr/case-studies/vieux/", "fr/plus-vieux/", "en/case-studies/bridge/"} <= set(lines)
    done = record_addresses(project, "--check")
    assert (done.returncode, done.stdout) == (0, "")


def test_list_that_cannot_be_written_is_named(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(path: Path, *_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    before = (project / FILE).read_bytes()
    monkeypatch.setattr(Path, "write_text", refusing)
    for language, said in {
        "en": f"{FILE} can’t be written: Permission denied\n",
        "fr": f"impossible d’écrire {FILE}\N{NO-BREAK SPACE}: Permission denied\n",
    }.items():
        done = run(project, "record", "--lang", language)
        assert (done.returncode, done.stdout, done.stderr) == (1, "", said)
    assert (project / FILE).read_bytes() == before


def test_option_that_is_not_written_out_is_refused_and_nothing_is_written(project: Path) -> None:
    (project / FILE).unlink()
    assert record_addresses(project, "--che").returncode == 2
    assert record_addresses(project, "--ch").returncode == 2
    assert not (project / FILE).exists()


def test_what_is_in_the_list_stays_in_it() -> None:
    assert recorded("fr/b/\n/en/c\n\nfr/b/\n", {"/", "fr/a/"}) == "/\nen/c/\nfr/a/\nfr/b/\n"


def test_list_of_the_real_site_is_in_order_and_nothing_of_it_is_lost() -> None:
    site = sound(ROOT)
    published = (ROOT / FILE).read_text(encoding="utf-8")
    present = addresses(site.plan, [page.url for page in site.redirects])
    assert set(published.splitlines()) <= set(recorded(published, present).splitlines())
    assert recorded(published, ()) == published


def test_every_code_has_an_example() -> None:
    shown = {case.partition(" ")[0] for case in WRONG}
    shown |= {"lost-address", "bad-published-address", "not-utf8", "unreadable-file"}
    shown |= {"unrecorded-address"}
    assert codes_named_in(PROJECT / "playbook/pages" / name for name in ("redirects.py", "published.py")) == shown


def test_renamed_and_removed_case_studies_keep_answering(tmp_path: Path) -> None:
    project = copy_small_project(tmp_path / "project")
    publish(project)
    bridge = project / "data/casestudies/bridge.yml"
    change(bridge, "summary:", "slug: {fr: le-grand-pont, en: the-great-bridge}\nsummary:")
    refused = run_build(project, tmp_path / "refused")
    assert refused.returncode != 0
    assert "/fr/case-studies/bridge/ was published" in refused.stderr
    assert not (tmp_path / "refused/fr").exists()

    write_suggested(project, lost(project)["/en/case-studies/bridge/"])
    redirect(project, fr="[outils/vieux]", en="[tools/old, gone]", name="removed")
    folder = tmp_path / "guide"
    done = run_build(project, folder, SITE_URL=SITE_URL)
    assert done.returncode == 0, done.stderr

    for old, new in {
        "fr/case-studies/bridge/": "fr/case-studies/le-grand-pont/",
        "en/case-studies/bridge/": "en/case-studies/the-great-bridge/",
    }.items():
        page = lxml.html.parse(str(folder / old / "index.html")).getroot()
        target = f"../../../{new}"
        assert page.get("lang") == old[:2]
        assert page.xpath("string(//meta[@http-equiv='refresh']/@content)") == f"0; url={target}"
        assert page.xpath("string(//link[@rel='canonical']/@href)") == SITE_URL + new
        assert page.xpath("string(//meta[@name='robots']/@content)") == "noindex"
        assert target in page.xpath("//main//a/@href")
        assert page.xpath("string(//a[@class='language']/@lang)") != old[:2]
        assert not page.xpath("//style | //*[@style] | //script[not(@src)]")

    removed = lxml.html.parse(str(folder / "en/tools/old/index.html")).getroot()
    assert not removed.xpath("//meta[@http-equiv='refresh'] | //link[@rel='canonical']")
    assert "Because." in removed.text_content()
    assert "../../../en/tools/" in removed.xpath("//main//a/@href")

    sitemap = (folder / "sitemap.xml").read_text(encoding="utf-8")
    assert not re.search(r"case-studies/bridge/|en/gone/", sitemap)

    def wrong() -> set[str]:
        return {finding.code for finding in check(read_site(folder))} - OF_THE_SMALL_PROJECT

    assert wrong() == set()

    # What search engines are to leave out is not to be in the sitemap.
    listed = sitemap.replace("</urlset>", f"<url><loc>{SITE_URL}en/gone/</loc></url></urlset>")
    (folder / "sitemap.xml").write_text(listed, encoding="utf-8")
    assert wrong() == {"sitemap-broken"}


def test_texts_of_a_redirect_are_text(tmp_path: Path) -> None:
    project = copy_small_project(tmp_path / "project")
    path = redirect(project, en="[gone]")
    change(path, "en: Because.", 'en: "<b>{{ 7*7 }}</b>"')
    done = run_build(project, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    html = (tmp_path / "site/en/gone/index.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;{{ 7*7 }}&lt;/b&gt;" in html
