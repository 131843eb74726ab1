"""Records in which everything that is commented out is put to use."""

import re


def without_comment_signs(text: str) -> str:
    """Put every optional field to use: what is commented out loses its signs, outer ones first."""
    for _ in range(2):
        text = re.sub(r"(?m)^( *)# (?=#|[a-z_]+:(?: |$)| |- )", r"\1", text)
    return text
