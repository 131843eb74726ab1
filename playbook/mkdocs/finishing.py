"""What is done to the built site as a whole, when all its files are there."""

from pathlib import Path

from mkdocs.exceptions import BuildError

from playbook.outputs.checksums import seal
from playbook.outputs.content_names import CircleError, name_by_content


def finish(site: Path) -> None:
    """Name the assets by their content, and list all files.

    Args:
        site: The folder of the built site.

    Raises:
        BuildError: The assets can't be named.
    """
    try:
        name_by_content(site)
    except CircleError as error:
        raise BuildError(str(error)) from error
    seal(site)
