"""The preview looks at the project's own folder, so that a folder that was away is followed again."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from playbook.preview.watching import Watch


def files(watch: Watch, root: Path) -> set[str]:
    return {Path(name).relative_to(root).as_posix() for name in watch.look()}


def test_folder_that_is_renamed_away_and_back_is_followed(tmp_path: Path) -> None:
    record = tmp_path / "data/contacts/x.yml"
    record.parent.mkdir(parents=True)
    record.write_text("1", encoding="utf-8")
    watch = Watch(tmp_path, [tmp_path / "data"])
    there = watch.look()
    (tmp_path / "data").rename(tmp_path / "data.off")
    assert files(watch, tmp_path) == set()
    (tmp_path / "data.off").rename(tmp_path / "data")
    assert watch.look() == there
    record.write_text("22", encoding="utf-8")
    assert watch.look() != there
    # It is seen without anybody's waiting. In a thread, since a browser that other tests have used leaves its own loop here.
    with ThreadPoolExecutor() as aside:
        aside.submit(asyncio.run, watch.wait()).result()


def test_only_what_the_site_is_made_of_is_looked_at(tmp_path: Path) -> None:
    for name in ("data/contacts", "macros/__pycache__", ".git/objects", ".venv/lib", "site/en"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "file").touch()
    (tmp_path / "settings.yml").touch()
    watch = Watch(tmp_path, [tmp_path / "data", tmp_path / "macros"])
    assert files(watch, tmp_path) == {"settings.yml", "data/contacts/file"}


def test_folders_elsewhere_are_watched_too(tmp_path: Path) -> None:
    root, elsewhere = tmp_path / "project", tmp_path / "elsewhere"
    for folder in (root / "data", elsewhere):
        folder.mkdir(parents=True)
    (elsewhere / "file").touch()
    assert files(Watch(root, [root / "data", elsewhere]), tmp_path) == {"elsewhere/file"}
