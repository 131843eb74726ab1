"""How the files of the data are written."""

import json


def as_json(value: object) -> str:
    """Write JSON that people can read too."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
