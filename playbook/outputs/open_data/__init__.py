"""Open data: every record for programs and spreadsheets, described so that no one has to guess.

The version is a part of the addresses: a field that is renamed or taken away makes another version, one that is added does
not.
"""

from dataclasses import dataclass
from typing import Final

from playbook.catalogue.linked import Catalogue
from playbook.outputs.open_data.data_package import data_package
from playbook.outputs.open_data.json_schemas import json_schemas, schema_file
from playbook.outputs.open_data.places import places
from playbook.outputs.open_data.records_json import folders, records_json
from playbook.outputs.open_data.spreadsheets import spreadsheets, tables_with_lines
from playbook.pages.plan import SitePlan

VERSION: Final = "1.0.0"
"""Its first number stands in the addresses."""

FOLDER: Final = f"data/v{VERSION.partition('.')[0]}/"
"""Where the data are, from the site's root."""


@dataclass(frozen=True, slots=True)
class Kind:
    """The files of a kind of record.

    Attributes:
        folder: The folder of `data/` that has them.
        records: How many there are.
        files: The names of their files, from the folder of the data: JSON, the schema, then the tables.
    """

    folder: str
    records: int
    files: tuple[str, ...]


def kinds(catalogue: Catalogue, plan: SitePlan) -> list[Kind]:
    """Return which files there are for each kind of record, without writing them.

    Args:
        catalogue: The records.
        plan: The pages that show them.
    """
    return [
        Kind(
            folder,
            len(records),
            (
                f"{folder}.json",
                schema_file(folder),
                *(f"{table.name}.csv" for table in tables_with_lines(folder, records)),
            ),
        )
        for folder, records in folders(catalogue, plan, "/").items()
        if records
    ]


def open_data(catalogue: Catalogue, plan: SitePlan, site_url: str | None) -> dict[str, str]:
    """Write the data of every record.

    Args:
        catalogue: The records.
        plan: The pages that show them.
        site_url: The address of the site, where it is known.

    Returns:
        The text of each file by its name, from the site's root.
    """
    site = (site_url or "").rstrip("/") + "/"
    base = site + FOLDER
    listed = folders(catalogue, plan, site)
    files = records_json(listed, base)
    files |= spreadsheets(listed)
    files |= places(catalogue, listed)
    files |= json_schemas(base, VERSION)
    files |= data_package(files, catalogue, site, base, VERSION)
    return {f"{FOLDER}{name}": text for name, text in files.items()}
