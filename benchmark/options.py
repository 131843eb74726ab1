"""What the options of the measuring commands have in common."""

import argparse


def parser_of_measuring(description: str | None, records: int) -> argparse.ArgumentParser:
    """Return what reads the options of a command that makes a site of many case studies and measures it.

    Args:
        description: What the command says of itself.
        records: How many case studies are made where nothing else is wanted.
    """
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.ArgumentDefaultsHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("--records", type=positive, default=records, help="how many case studies are made")
    parser.add_argument("--seed", type=int, default=1, help="what they are drawn from")
    return parser


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
