"""What the package's own files say is kept, and read anew when a file changes."""

import os
import sys
from pathlib import Path

import pytest

from playbook.languages.data_files import read_data


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that says something, where Python may keep what it reads."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "words.fr.yml").write_text("a: [1, é]\n", encoding="utf-8")
    return tmp_path / "words.fr.yml"


def kept(file: Path) -> Path:
    """Return the file in which it is kept."""
    (found,) = (file.parent / "__pycache__").iterdir()
    return found


def test_a_file_that_changes_is_read_anew(file: Path) -> None:
    assert read_data(file) == read_data(file) == {"a": [1, "é"]}
    file.write_text("a: [2, é]\n", encoding="utf-8")
    os.utime(file, ns=(1, 1))
    assert read_data(file) == read_data(file) == {"a": [2, "é"]}


@pytest.mark.parametrize("damage", [b"", b"x", b"i\x01\x00\x00\x00"])
def test_what_is_kept_and_damaged_is_written_anew(file: Path, damage: bytes) -> None:
    read_data(file)
    whole = kept(file).read_bytes()
    kept(file).write_bytes(damage)
    assert read_data(file) == {"a": [1, "é"]}
    assert kept(file).read_bytes() == whole


def test_nothing_is_kept_where_python_keeps_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert read_data(file) == {"a": [1, "é"]}
    assert not (file.parent / "__pycache__").exists()
