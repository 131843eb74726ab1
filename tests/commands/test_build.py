"""`playbook build`: what it builds, and what keeps it from building."""

from pathlib import Path

from conftest import copy_project
from running import PROGRAM, run, run_process


def test_site_is_built_where_it_is_wanted(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    done = run_process(project, PROGRAM, "build", "--site-dir", "built", "--lang", "fr")
    assert done.returncode == 0, done.stderr
    assert (project / "built/fr/index.html").is_file()
    assert "0 erreur" in done.stderr
    assert run(project, "links", "built").returncode == 0


def test_findings_and_warnings_keep_the_site_from_being_built(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    record = project / "data/casestudies/picton.yml"
    right = record.read_text(encoding="utf-8")
    record.write_text(right.replace("model: co-location", "model: x"), encoding="utf-8")
    done = run_process(project, PROGRAM, "build", PLAYBOOK_LANG="fr")
    assert done.returncode == 1
    assert "data/casestudies/picton.yml:3:8: erreur\N{NO-BREAK SPACE}: " in done.stderr
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
