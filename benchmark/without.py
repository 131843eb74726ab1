"""The program without a part of what it builds, to see how long that part takes; as `python -m benchmark.without PART… -- build`."""

import sys
from typing import Final

from playbook.assembly import beside
from playbook.commands import main
from playbook.outputs.beside import Beside
from playbook.outputs.search import Search

PARTS: Final = ("search", "beside")
"""The search; what stands beside the pages for programs and for those who take data away."""


def leave_out(part: str) -> None:
    """Have nothing made of a part.

    Args:
        part: One of `PARTS`.
    """
    if part == "search":
        for name in ("add", "start"):
            setattr(Search, name, lambda *_: None)
    else:
        # Neither twins, citations and feeds, nor links to them.
        for name in ("files", "files_of_page", "of_page"):
            setattr(Beside, name, lambda *_: {})
        vars(beside)["exports"] = vars(beside)["record_originals"] = lambda *_: {}


if __name__ == "__main__":
    end = sys.argv.index("--")
    for named in sys.argv[1:end]:
        leave_out(named)
    sys.argv[1 : end + 1] = []
    main()
