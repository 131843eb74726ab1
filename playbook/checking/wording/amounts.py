"""Amounts of dollars that are written as the other language writes them."""

import re
from typing import Final

from playbook.languages.formats import NBSP

_LONGEST_GROUP: Final = 3
"""How many digits stand together in a number that is written in groups."""

_LONGEST_YEAR: Final = 4
"""How many digits may stand together without being grouped."""


def canadian_dollars(match: re.Match[str]) -> str | None:
    """Write in French what stands after a dollar sign: 1 200,50 $.

    Args:
        match: The sign and what follows it, with three groups: the whole dollars, the cents, and the beginning of a
            word such as `millions`.

    Returns:
        The amount, or `None` where the sign of the decimals can't be told from that of the thousands.
    """
    whole, cents, scale = match.groups(default="")
    first, *groups = re.split(f"[ ,{NBSP}]", whole)
    is_mixed = "," in whole and (" " in whole or NBSP in whole or cents.startswith(","))
    if scale or is_mixed or (groups and len(first) > _LONGEST_GROUP):
        return None
    if len(first) > _LONGEST_YEAR:
        first, *groups = f"{int(first):,}".split(",")
    return NBSP.join([first, *groups]) + cents.replace(".", ",") + f"{NBSP}$"
