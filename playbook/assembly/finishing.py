"""What is done to the built site beside its pages: more files, and when all are there, their names and their list."""

from collections.abc import Mapping
from pathlib import Path

from playbook.outputs.checksums import seal
from playbook.outputs.content_names import name_by_content
from playbook.outputs.file_sizes import write_sizes
from playbook.outputs.offline import offline_copy


def write_files(site: Path, files: Mapping[str, str]) -> None:
    """Write files of the site.

    Args:
        site: The folder of the built site.
        files: The text of each by its name, from the site's root.
    """
    for name, text in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def finish(site: Path, offline: str | None = None, published: str | None = None) -> None:
    """Say the sizes of files, name the assets by their content, and list all files.

    Args:
        site: The folder of the built site.
        offline: The name of the copy that opens from a folder, from the site's root, where there is to be one.
        published: The address at which readers find the site.

    Raises:
        CircleError: The assets can't be named.
    """
    write_sizes(site)
    name_by_content(site)
    if offline:
        path = site / offline
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(offline_copy(site, published, path.stem))
        write_sizes(site)
    seal(site)
