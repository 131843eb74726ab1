"""Files that people copy in beside the records and pages: what is said of each, in both languages, and nothing is read."""

from pathlib import Path

import pytest

from playbook.languages import LANGUAGES
from playbook.reading.content_files import content_files
from playbook.reading.sources import collect
from playbook.reports import message

NBSP = "\N{NO-BREAK SPACE}"
LINK = "SECRET"
"""What stands in a file outside, to which the file in the project is a link."""

ID = ("«⍽.yml⍽» ne peut pas être l’identifiant d’une fiche", "“.yml” can’t be the id of a record")
STRAY = (
    "ceci n’est ni une page ni un fichier qu’une page peut montrer; rien n’en est publié",
    "this is neither a page nor a file that a page can show; nothing of it is published",
)


def linked(name: str) -> tuple[str, str]:
    return (
        f"«⍽{name}⍽» est un lien symbolique; ce à quoi il mène n’est pas lu",
        f"“{name}” is a symbolic link; what it leads to is not read",
    )


def unportable(name: str) -> tuple[str, str]:
    return (
        f"un fichier ou un dossier ne peut pas s’appeler «⍽{name}⍽» partout",
        f"a file or folder can’t be called “{name}” everywhere",
    )


@pytest.mark.parametrize(
    ("file", "content", "code", "said", "meant"),
    [
        ("data/casestudies/.yml", "kind: example\n", "bad-file-name", ID, None),
        ("data/casestudies/aux.yml", "kind: example\n", "unportable-name", unportable("aux"), "aux-2.yml"),
        ("data/casestudies/com1.yml", "kind: example\n", "unportable-name", unportable("com1"), "com1-2.yml"),
        ("data/casestudies/env.yml", LINK, "linked-file", linked("data/casestudies/env.yml"), None),
        ("content/en/leak.txt", LINK, "linked-file", linked("content/en/leak.txt"), None),
        ("content/en/evil.html", "<script>alert(1)</script>", "stray-file", STRAY, None),
        ("content/en/about.md.bak", "x", "stray-file", STRAY, None),
        ("content/fr/Copie de about (1).md.txt", "x", "stray-file", STRAY, None),
        ("content/fr/Thumbs.db", "x", "stray-file", STRAY, None),
        ("content/en/notes.docx", "PK", "stray-file", STRAY, None),
        ("content/CNAME", "example.ca", "stray-file", STRAY, None),
    ],
)
def test_file_is_named_and_not_read(
    file: str, content: str, code: str, said: tuple[str, str], meant: str | None, tmp_path: Path
) -> None:
    path = tmp_path / "project" / file
    path.parent.mkdir(parents=True)
    for folder in ("data", "content/fr", "content/en"):
        (tmp_path / "project" / folder).mkdir(parents=True, exist_ok=True)
    written = tmp_path / "outside" if content == LINK else path
    written.write_text(content, encoding="utf-8")
    if written != path:
        path.symlink_to(written)
    sources, found = collect(tmp_path / "project")
    findings = [*found, *content_files(tmp_path / "project").findings]
    (finding,) = (one for one in findings if one.file == file)
    assert not sources
    assert (finding.code, finding.position.line, finding.position.column) == (code, 1, 1)
    assert finding.suggestion == meant
    words = tuple(message(finding, language) for language in LANGUAGES)
    assert words == tuple(one.replace("⍽", NBSP) for one in said)
    assert LINK not in "".join(words)
