"""What is used of Material for MkDocs, the theme that MkDocs is given: the names of its templates, and nothing that is sent."""

from pathlib import Path

import material
from mkdocs.structure.files import File


def is_unused_asset(file: File) -> bool:
    """Tell whether Material brings a file: its scripts, style sheets, palettes and source maps, for which no page asks."""
    return Path(material.__file__).parent in Path(file.abs_src_path or "").parents
