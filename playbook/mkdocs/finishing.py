"""What is done to the built site beside its pages: more files, and when all are there, their names and their list."""

from collections.abc import Mapping
from pathlib import Path

from mkdocs.exceptions import BuildError

from playbook.outputs.checksums import seal
from playbook.outputs.content_names import CircleError, name_by_content
from playbook.outputs.file_sizes import write_sizes


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


def finish(site: Path) -> None:
    """Say the sizes of files, name the assets by their content, and list all files.

    Args:
        site: The folder of the built site.

    Raises:
        BuildError: The assets can't be named.
    """
    write_sizes(site)
    try:
        name_by_content(site)
    except CircleError as error:
        raise BuildError(str(error)) from error
    seal(site)
