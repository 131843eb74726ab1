"""The preview looks at the project's own folder, so that a folder that was away is followed again."""

import os
from functools import partial
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.utils.dirsnapshot import DirectorySnapshot, DirectorySnapshotDiff

from playbook.mkdocs.watching import _entries, watch


def look(root: Path) -> DirectorySnapshot:
    return DirectorySnapshot(str(root), listdir=partial(_entries, str(root), {"data"}))


def test_folder_that_is_renamed_away_and_back_is_followed(tmp_path: Path) -> None:
    record = tmp_path / "data/contacts/x.yml"
    record.parent.mkdir(parents=True)
    record.write_text("1", encoding="utf-8")
    there = look(tmp_path)
    (tmp_path / "data").rename(tmp_path / "data.off")
    away = look(tmp_path)
    assert DirectorySnapshotDiff(there, away).files_deleted == [str(record)]
    (tmp_path / "data.off").rename(tmp_path / "data")
    back = look(tmp_path)
    assert DirectorySnapshotDiff(away, back).files_created == [str(record)]
    record.write_text("22", encoding="utf-8")
    assert DirectorySnapshotDiff(back, look(tmp_path)).files_modified == [str(record)]


def test_only_what_the_site_is_made_of_is_looked_at(tmp_path: Path) -> None:
    for name in ("data/contacts", ".git/objects", ".venv/lib", "site/en"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "file").touch()
    (tmp_path / "settings.yml").touch()
    seen = {Path(os.fsdecode(path)).relative_to(tmp_path).as_posix() for path in look(tmp_path).paths}
    assert seen == {".", "settings.yml", "data", "data/contacts", "data/contacts/file"}


def test_folders_elsewhere_are_watched_too(tmp_path: Path) -> None:
    root, elsewhere = tmp_path / "project", tmp_path / "elsewhere"
    for folder in (root / "data", elsewhere):
        folder.mkdir(parents=True)
    with LiveReloadServer(lambda: None, host="127.0.0.1", port=0, root=str(root)) as server:
        watch(server, root, [root / "data", elsewhere])
        assert set(server._watched_paths) == {str(root), str(elsewhere)}
