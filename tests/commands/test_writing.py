"""Commands that write don't write where a symbolic link leads."""

import shutil
from pathlib import Path

import pytest
from finding_codes import PROJECT
from running import run

WORDS = {"en": "“{file}” is a symbolic link; nothing was written", "fr": "« {file} » est un lien symbolique; rien n’a"}


@pytest.mark.parametrize(
    ("command", "file", "language"),
    [
        ("schemas", "schemas/ids.schema.json", "en"),
        ("schemas", "schemas", "fr"),
        ("hosting", "hosting/nginx.conf", "fr"),
        ("forms", ".github", "en"),
    ],
)
def test_link_is_named_and_what_it_leads_to_stays(command: str, file: str, language: str, tmp_path: Path) -> None:
    project = Path(shutil.copytree(PROJECT / "tests/base", tmp_path / "project"))
    link, kept = project / file, tmp_path / "elsewhere"
    link.parent.mkdir(exist_ok=True)
    if link.suffix:
        kept.write_text("kept", encoding="utf-8")
    else:
        kept.mkdir()
    link.symlink_to(kept)
    done = run(project, command, "--lang", language)
    assert done.returncode == 1
    assert WORDS[language].format(file=file) in done.stderr.replace("\N{NO-BREAK SPACE}", " ")
    assert not list(kept.iterdir()) if kept.is_dir() else kept.read_text(encoding="utf-8") == "kept"
