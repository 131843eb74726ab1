"""Which files are records, and what is said of the others."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from playbook.reading.sources import collect
from playbook.reading.text import MAX_BYTES


def put(root: Path, name: str, content: bytes = b"level: province\n") -> Path:
    """Write a file, with the folders it is in."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def found(root: Path) -> list[tuple[str, str]]:
    """Return the code and the file of what is found, when there is no record."""
    sources, findings = collect(root)
    assert sources == []
    return [(finding.code, finding.file) for finding in findings]


def test_records_are_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("models/b.yml", "contacts/z.yml", "models/a-1.yml", "jurisdictions/NL-country.yml"):
        put(tmp_path, f"data/{name}", name.encode())
    sources, findings = collect(tmp_path)
    assert findings == []
    assert [(source.file, source.folder, source.id, source.content.decode()) for source in sources] == [
        ("data/contacts/z.yml", "contacts", "z", "contacts/z.yml"),
        ("data/jurisdictions/NL-country.yml", "jurisdictions", "NL-country", "jurisdictions/NL-country.yml"),
        ("data/models/a-1.yml", "models", "a-1", "models/a-1.yml"),
        ("data/models/b.yml", "models", "b", "models/b.yml"),
    ]


def test_hidden_files_are_not_looked_at(tmp_path: Path) -> None:
    for name in (".DS_Store", "models/.picton.yml.swp", "models/.keep", ".git/config"):
        put(tmp_path, f"data/{name}")
    assert found(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("models/a.yaml", "unexpected-file"),
        ("models/a.YML", "unexpected-file"),
        ("models/a.yml~", "unexpected-file"),
        ("models/a.yml.txt", "unexpected-file"),
        ("models/Thumbs.db", "unexpected-file"),
        ("models/a.fr.yml", "bad-file-name"),
        ("models/a_b.yml", "bad-file-name"),
        ("models/a--b.yml", "bad-file-name"),
        ("models/été.yml", "bad-file-name"),
        ("models/ a.yml", "bad-file-name"),
        ("models/a .yml", "bad-file-name"),
        ("models/a..yml", "bad-file-name"),
        ("models/a:b.yml", "bad-file-name"),
        ("models/Ze\u0301bule\u0301.yml", "bad-file-name"),
        ("models/.yml", "bad-file-name"),
        ("models/..yml", "bad-file-name"),
        ("models/.a.yml", "bad-file-name"),
        ("models/.YAML", "bad-file-name"),
        ("models/aux.yml", "unportable-name"),
        ("models/com1.yml", "unportable-name"),
        ("jurisdictions/NUL.yml", "unportable-name"),
        (f"models/{'a' * 101}.yml", "unportable-name"),
    ],
)
def test_other_files_are_named(tmp_path: Path, name: str, code: str) -> None:
    put(tmp_path, f"data/{name}")
    assert found(tmp_path) == [(code, f"data/{name}")]


def test_files_and_folders_out_of_place_are_named(tmp_path: Path) -> None:
    put(tmp_path, "data/notes.md")
    put(tmp_path, "data/model/a.yml")
    put(tmp_path, "data/models/old/a.yml")
    assert found(tmp_path) == [
        ("unknown-folder", "data/model"),
        ("unexpected-file", "data/models/old"),
        ("unexpected-file", "data/notes.md"),
    ]


def test_file_in_place_of_the_folder_is_no_folder(tmp_path: Path) -> None:
    put(tmp_path, "data")
    assert found(tmp_path) == [("no-data-folder", "data")]


@pytest.mark.skipif(sys.platform == "win32", reason="such files can't be made there")
def test_what_is_not_an_ordinary_file_is_not_opened(tmp_path: Path) -> None:
    folder = put(tmp_path, "data/models/.keep").parent
    os.mkfifo(folder / "pipe.yml")
    assert found(tmp_path) == [("unreadable-file", "data/models/pipe.yml")]


@pytest.mark.skipif(sys.platform == "win32", reason="making a link needs a right there")
def test_links_are_not_followed(tmp_path: Path) -> None:
    folder = put(tmp_path, "data/models/.keep").parent
    put(tmp_path, "elsewhere/a.yml", b"secret: abc")
    (tmp_path / "data/contacts").symlink_to(tmp_path / "elsewhere")
    (folder / ".b.txt").symlink_to(tmp_path / "elsewhere/a.yml")
    (folder / "a.yml").symlink_to(tmp_path / "elsewhere/a.yml")
    (folder / "itself.yml").symlink_to(folder / "itself.yml")
    (folder / "nowhere.yml").symlink_to(folder / "gone")
    (folder / ".#open.yml").symlink_to("somebody@host.1")
    files = ("contacts", "models/.b.txt", "models/a.yml", "models/itself.yml", "models/nowhere.yml")
    assert found(tmp_path) == [("linked-file", f"data/{file}") for file in files]


@pytest.mark.skipif(sys.platform == "win32", reason="making a link needs a right there")
def test_folder_of_the_records_is_no_link(tmp_path: Path) -> None:
    put(tmp_path, "elsewhere/models/a.yml")
    (tmp_path / "data").symlink_to(tmp_path / "elsewhere")
    assert found(tmp_path) == [("linked-file", "data")]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere, both can't be there")
def test_names_that_differ_by_capitals_only_are_found(tmp_path: Path) -> None:
    for name in ("NT", "Nt", "ON"):
        put(tmp_path, f"data/jurisdictions/{name}.yml")
    sources, findings = collect(tmp_path)
    assert [source.id for source in sources] == ["NT", "ON"]
    assert [(finding.code, finding.file) for finding in findings] == [("unportable-name", "data/jurisdictions/Nt.yml")]


def test_a_name_that_is_taken_is_not_proposed(tmp_path: Path) -> None:
    for name in ("depot.yml", "dépôt.yml"):
        put(tmp_path, f"data/models/{name}")
    (finding,) = collect(tmp_path)[1]
    assert finding.suggestion == "depot-2.yml"


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("models/Bureau de poste (1).yml", "bureau-de-poste-1.yml"),
        ("models/Été.yml", "ete.yml"),
        ("models/Ze\u0301bule\u0301.yml", "zebule.yml"),
        ("models/a.yaml", "a.yml"),
        ("models/A.YML", "a.yml"),
        ("models/a.yml.txt", "a.yml"),
        ("models/a.yml ", "a.yml"),
        ("models/aux.yml", "aux-2.yml"),
        ("models/.a.yml", "a.yml"),
        ("jurisdictions/c. b..yml", "C-B.yml"),
        ("models/.yml", None),
        ("models/日本.yml", None),
        ("models/notes.docx", None),
        (f"models/{'long-' * 30}x.yml", "-".join(["long"] * 12) + ".yml"),
    ],
)
def test_a_name_that_is_right_is_proposed(tmp_path: Path, name: str, right: str | None) -> None:
    put(tmp_path, f"data/{name}")
    ((finding,), _) = collect(tmp_path)[::-1]
    assert finding.suggestion == right


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere, names are text")
def test_names_that_are_not_text_can_be_shown(tmp_path: Path) -> None:
    put(tmp_path, "data/models/" + os.fsdecode(b"\xe9t\xe9.yml"))
    put(tmp_path, "data/" + os.fsdecode(b"mod\xe8les") + "/a.yml")
    put(tmp_path, "data/models/a\nb.yml")
    assert found(tmp_path) == [
        ("bad-file-name", "data/models/a\ufffdb.yml"),
        ("bad-file-name", "data/models/\ufffdt\ufffd.yml"),
        ("unknown-folder", "data/mod\ufffdles"),
    ]


def test_no_more_of_a_file_is_read_than_needed(tmp_path: Path) -> None:
    put(tmp_path, "data/models/a.yml", b"#" * (MAX_BYTES * 3))
    (source,), _ = collect(tmp_path)
    assert len(source.content) == MAX_BYTES + 1


@pytest.mark.parametrize("method", ["iterdir", "is_dir"])
@pytest.mark.parametrize("folder", ["data", "data/models"])
def test_folder_that_may_not_be_read_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, method: str
) -> None:
    put(tmp_path, "data/models/a.yml")
    closed = tmp_path / folder
    allowed: Callable[[Path], object] = getattr(Path, method)

    def refusing(path: Path) -> object:
        if path == closed:
            raise PermissionError
        return allowed(path)

    monkeypatch.setattr(Path, method, refusing)
    assert found(tmp_path) == [("unreadable-file", folder)]
