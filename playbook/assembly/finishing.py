"""What is done to the built site beside its pages: more files, and when all are there, their sizes and their list."""

from collections.abc import Collection, Mapping
from pathlib import Path

from playbook.outputs.checksums import seal
from playbook.outputs.file_sizes import write_sizes
from playbook.outputs.offline import offline_copy


def write_files(site: Path, files: Mapping[str, bytes]) -> None:
    """Write files of the site.

    Args:
        site: The folder of the built site.
        files: What is in each by its name, from the site's root.
    """
    for name, content in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def finish(site: Path, sized: Collection[str], offline: str | None = None, published: str | None = None) -> None:
    """Say the sizes of files, and list all files.

    Args:
        site: The folder of the built site.
        sized: The names of the pages that have places for sizes, from the site's root.
        offline: The name of the copy that opens from a folder, from the site's root, where there is to be one.
        published: The address at which readers find the site.
    """
    write_sizes(site, sized)
    if offline:
        write_files(site, {offline: offline_copy(site, published, Path(offline).stem)})
        write_sizes(site, sized)
    seal(site)
