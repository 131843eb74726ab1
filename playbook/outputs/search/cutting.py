"""Cutting up what is too heavy in an index: the words of two parts together must not take long to load.

Pagefind parts its words by how often they are on pages. It counts them only as they are without accents, and so puts several
times as much into a part where most words have some.
"""

import gzip
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Final

HEAVIEST: Final = 50_000
"""How many bytes a part takes at most, as it is sent; a search loads one for each of two words."""

_SIGNATURE: Final = b"pagefind_dcd"
_TEXT, _LIST = 3, 4
_CHUNKS: Final = 2
"""Where the parts stand in what Pagefind loads first: after its version and the pages."""


def cut_heavy_parts(index: Path, heaviest: int = HEAVIEST) -> None:
    """Cut up the parts of an index that are too heavy, and name the pieces in their place.

    Args:
        index: The folder that Pagefind wrote.
        heaviest: How many bytes a part takes at most.
    """
    heavy = {path.stem: path for path in (index / "index").iterdir() if path.stat().st_size > heaviest}
    if not heavy:
        return
    (file,) = index.glob("*.pf_meta")
    meta = _read(file)
    begin = _first(meta)
    for _ in range(_CHUNKS):
        begin = _after(meta, begin)
    rows: list[tuple[str, ...]] = []
    for row in _values(meta, begin):
        first, last, name = (_text(meta, at) for at, _ in _values(meta, row[0]))
        rows += _cut(heavy[name], heaviest) if name in heavy else [(first, last, name)]
    parts = _list([_list([_written(text) for text in row]) for row in rows])
    _write(file, meta[:begin] + parts + meta[_after(meta, begin) :])


def _cut(file: Path, heaviest: int) -> Iterator[tuple[str, str, str]]:
    """Write the pieces of a part in its place, each about as long; yield the first and the last word of each, and its name."""
    data = _read(file)
    words = list(_values(data, _first(data)))
    pieces = -(-file.stat().st_size // heaviest)
    length = words[-1][1] - words[0][0]
    piece_of = [min(pieces - 1, (end - words[0][0]) * pieces // length) for _, end in words]
    for piece in sorted(set(piece_of)):
        own = [word for word, its in zip(words, piece_of, strict=True) if its == piece]
        name = f"{file.stem}{piece + 1}"
        listed = _list([data[begin:end] for begin, end in own])
        _write(file.with_stem(name), _SIGNATURE + _list([listed]))
        first, last = (_text(data, _first(data, at)) for at in (own[0][0], own[-1][0]))
        yield first, last, name
    file.unlink()


def _read(file: Path) -> bytes:
    data = gzip.decompress(file.read_bytes())
    if not data.startswith(_SIGNATURE):
        raise ValueError(file.name)
    return data


def _write(file: Path, data: bytes) -> None:
    file.write_bytes(gzip.compress(data, mtime=0))


# ---- values as Pagefind writes them: https://www.rfc-editor.org/rfc/rfc8949


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """Return what kind of value begins somewhere, its number or length, and where the rest begins."""
    kind, number = divmod(data[at], 32)
    at += 1
    if number < 24:
        return kind, number, at
    size = 1 << (number - 24)
    return kind, int.from_bytes(data[at : at + size], "big"), at + size


def _after(data: bytes, at: int) -> int:
    """Return where the value ends that begins somewhere."""
    left = 1
    while left:
        kind, number, at = _head(data, at)
        left -= 1
        if kind == _TEXT:
            at += number
        elif kind == _LIST:
            left += number
    return at


def _first(data: bytes, at: int = len(_SIGNATURE)) -> int:
    """Return where the first value of the list begins that begins somewhere."""
    return _head(data, at)[2]


def _values(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Yield where each value of a list begins and ends."""
    _, count, at = _head(data, at)
    for _ in range(count):
        end = _after(data, at)
        yield at, end
        at = end


def _text(data: bytes, at: int) -> str:
    _, length, begin = _head(data, at)
    return data[begin : begin + length].decode()


def _written(text: str) -> bytes:
    return _headed(_TEXT, len(text.encode())) + text.encode()


def _list(values: list[bytes]) -> bytes:
    return _headed(_LIST, len(values)) + b"".join(values)


def _headed(kind: int, number: int) -> bytes:
    return struct.pack(">BI", kind * 32 + 26, number)
