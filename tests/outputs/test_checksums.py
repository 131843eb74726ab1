"""The list of the site's files is the one that `sha256sum --check` reads."""

import hashlib
import os
from pathlib import Path

import pytest
from conftest import BuiltSite

from playbook.outputs.checksums import seal


def test_list_names_every_file_in_order_and_is_right(site: BuiltSite) -> None:
    lines = (site.folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    listed = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    files = {path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*") if path.is_file()}
    assert list(listed) == sorted(files - {"SHA256SUMS"})
    for name, digest in listed.items():
        assert hashlib.sha256((site.folder / name).read_bytes()).hexdigest() == digest, name


@pytest.mark.skipif(os.name != "posix", reason="files have other rights there")
def test_everyone_may_read_what_is_published(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "en").mkdir(parents=True, mode=0o700)
    (site / "en/index.html").touch(0o600)
    seal(site)
    modes = {path.name: path.stat().st_mode & 0o777 for path in (site, *site.rglob("*"))}
    assert modes == {"site": 0o755, "en": 0o755, "index.html": 0o644, "SHA256SUMS": 0o644}
