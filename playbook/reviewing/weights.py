"""What the built site weighs before and after a change."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

_PAGE: Final = ".html"


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes before and after; 0 where there is nothing."""

    before: int
    after: int

    @property
    def more(self) -> int:
        """How many bytes there are more than before."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Weights:
    """What two built folders weigh.

    Attributes:
        pages: All pages together.
        everything: All files together.
        by_page: The pages whose weight changed, by address from the site's root, the greatest change first.
    """

    pages: Weight
    everything: Weight
    by_page: dict[str, Weight]


def weigh(before: Path, after: Path) -> Weights:
    """Weigh two built folders."""
    old, new = _files(before), _files(after)
    of_pages = {
        name: Weight(old.get(name, 0), new.get(name, 0)) for name in sorted(old.keys() | new.keys()) if _is_page(name)
    }
    changed = {name.removesuffix("index.html"): weight for name, weight in of_pages.items() if weight.more}
    return Weights(
        pages=Weight(
            sum(weight.before for weight in of_pages.values()), sum(weight.after for weight in of_pages.values())
        ),
        everything=Weight(sum(old.values()), sum(new.values())),
        by_page=dict(sorted(changed.items(), key=lambda item: (-abs(item[1].more), item[0]))),
    )


def _files(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): path.stat().st_size
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def _is_page(name: str) -> bool:
    return name.endswith(_PAGE)
