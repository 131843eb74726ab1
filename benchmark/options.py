"""What the options of the measuring commands have in common."""

import argparse


def positive(text: str) -> int:
    """Read a number of at least 1.

    Raises:
        argparse.ArgumentTypeError: It is less.
    """
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{number} is less than 1")
    return number


def verdict(*, is_met: bool) -> str:
    """Say whether a target was met."""
    return "met" if is_met else "NOT met"
