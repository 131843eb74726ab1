"""`playbook build`: what it builds, and what keeps it from building."""

import errno
import os
from pathlib import Path

import pytest
from conftest import copy_small_project
from running import PROGRAM, run, run_process

from playbook.mkdocs import building
from playbook.outputs.replacing import ReplacingError


def test_site_is_built_where_it_is_wanted(tmp_path: Path) -> None:
    project = copy_small_project(tmp_path / "project")
    page = project / "content/en/tools.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\n![A map](map.png)\n", encoding="utf-8")
    for name in ("map.png", "unused.png"):
        (project / "content/en" / name).write_bytes(b"\x89PNG\r\n\x1a\n")
    (project / "content/en/Thumbs.db").touch()
    done = run_process(
        project, PROGRAM, "build", "--site-dir", "built", "--lang", "fr", PICTURES="false", DOWNLOADS="false"
    )
    assert done.returncode == 0, done.stderr
    # What no page shows, and what a program left, is not published.
    built = project / "built/en"
    assert [name for name in ("map.png", "unused.png", "Thumbs.db") if (built / name).exists()] == ["map.png"]
    assert (project / "built/fr/index.html").is_file()
    assert (project / "built/en/case-studies/bridge/index.html").is_file()
    assert "0 erreur" in done.stderr


def test_findings_and_warnings_keep_the_site_from_being_built(tmp_path: Path) -> None:
    project = copy_small_project(tmp_path / "project")
    record = project / "data/casestudies/bridge.yml"
    right = record.read_text(encoding="utf-8")
    record.write_text(right.replace("model: visits", "model: x"), encoding="utf-8")
    done = run_process(project, PROGRAM, "build", PLAYBOOK_LANG="fr")
    assert done.returncode == 1
    assert "data/casestudies/bridge.yml:2:8: erreur\N{NO-BREAK SPACE}: " in done.stderr
    assert "Traceback" not in done.stderr
    assert not (project / "site").exists()
    record.write_text(right, encoding="utf-8")
    config = project / "mkdocs.yml"
    config.write_text(f"{config.read_text(encoding='utf-8')}\nno_such_setting: 1\n", encoding="utf-8")
    done = run_process(project, PROGRAM, "build")
    assert done.returncode == 1
    assert "WARNING" in done.stderr


def test_configuration_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = run(tmp_path, "build", "--lang", "fr")
    assert (done.returncode, done.stdout) == (2, "")
    assert "il n’y a pas de fichier mkdocs.yml" in done.stderr


@pytest.mark.parametrize(
    ("error", "english", "french"),
    [
        (
            ReplacingError("site-is-file", Path("site")),
            "the site can’t be built in site: that is a file, and the site is a folder",
            "impossible de construire le site dans site\N{NO-BREAK SPACE}: c’est un fichier, alors que le site est un dossier",
        ),
        (
            ReplacingError("site-is-foreign", Path("site")),
            (
                "the site can’t be built in site: there is something else there, which would be lost; name another folder, or "
                "empty that one"
            ),
            (
                "impossible de construire le site dans site\N{NO-BREAK SPACE}: il s’y trouve autre chose, qui serait perdu; nommez un autre "
                "dossier ou videz celui-là"
            ),
        ),
        (
            ReplacingError("site-is-busy", Path("site")),
            "another build is at work on site; try again when it has ended",
            "une autre construction est en cours dans site; réessayez quand elle sera terminée",
        ),
        (
            OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)),
            "the site can’t be built: No space left on device",
            "impossible de construire le site\N{NO-BREAK SPACE}: No space left on device",
        ),
        (
            PermissionError(errno.EACCES, os.strerror(errno.EACCES), "site"),
            "the site can’t be built: Permission denied (site)",
            "impossible de construire le site\N{NO-BREAK SPACE}: Permission denied (site)",
        ),
    ],
    ids=["file", "foreign", "busy", "full", "not writable"],
)
def test_what_keeps_the_site_from_its_place_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, english: str, french: str
) -> None:
    def failing(*_: object) -> int:
        raise error

    (tmp_path / "mkdocs.yml").touch()
    monkeypatch.setattr(building, "build", failing)
    for language, sentence in (("en", english), ("fr", french)):
        done = run(tmp_path, "build", "--lang", language)
        assert (done.returncode, done.stdout, done.stderr) == (1, "", f"{sentence}\n")


@pytest.mark.skipif(os.name != "posix", reason="there is no such limit")
def test_build_that_finds_no_room_leaves_the_last_site_whole_and_nothing_else(tmp_path: Path) -> None:
    project, temporary = copy_small_project(tmp_path / "project"), tmp_path / "temporary"
    temporary.mkdir()
    site = project / "site"
    site.mkdir()
    (site / "404.html").write_text("the last one")
    # No file of more than 8 kB can be written: neither a style sheet nor most pages.
    limited = f'ulimit -f 16; trap "" XFSZ; "{PROGRAM}" build --lang en'
    done = run_process(project, "/bin/sh", "-c", limited, TMPDIR=str(temporary), PICTURES="false")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("the site can’t be built: File too large")
    assert "Traceback" not in done.stderr
    assert [path.name for path in site.iterdir()] == ["404.html"]
    assert not [path for path in project.iterdir() if path.name.startswith(".site")]
    assert list(temporary.iterdir()) == []
