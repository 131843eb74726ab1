"""The program without a part of what it builds, to see how long that part takes; as `python -m benchmark.without PART… -- build`."""

import sys
from typing import Final

import playbook.assembly.building as building
import playbook.assembly.pages as pages
from playbook.commands import main
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
        # As in the preview: no twins, citations and feeds, nor links to them.
        vars(pages)["_beside"] = lambda *_: None
        vars(building)["exports"] = lambda *_: {}
        vars(building)["record_originals"] = lambda *_: {}


if __name__ == "__main__":
    end = sys.argv.index("--")
    for named in sys.argv[1:end]:
        leave_out(named)
    sys.argv[1 : end + 1] = []
    main()
