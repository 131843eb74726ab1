"""What is used of Material for MkDocs, the theme that MkDocs is given."""

from pathlib import Path

import material
from mkdocs.structure.files import File


def material_stylesheet() -> str:
    """Return the name of Material's stylesheet, which has a hash in it that changes with each version."""
    templates = Path(material.__file__).parent / "templates"
    return next(
        path.relative_to(templates).as_posix() for path in sorted(templates.glob("assets/stylesheets/main.*.css"))
    )


def is_unused_asset(file: File) -> bool:
    """Tell whether Material brings a file that no page asks for: its scripts, palettes and source maps."""
    if file.src_uri == material_stylesheet() or not file.src_uri.startswith("assets/"):
        return False
    return Path(material.__file__).parent in Path(file.abs_src_path or "").parents
