"""Drawing pictures with Typst, beside what the build does meanwhile, and only those that no earlier build has drawn."""

import contextlib
import hashlib
import importlib.metadata
import json
import os
import shutil
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from playbook.languages import LANGUAGES
from playbook.outputs.pictures.choosing import Picture
from playbook.outputs.pictures.colours import colours
from playbook.outputs.stylesheet import STYLESHEET_PARTS, THEME

CACHE: Final = ".cache/pictures"
"""Where drawn pictures are kept between builds, from the project's root."""

_PACKAGES: Final = {"typst": "typst", "PIL": "pillow", "fontTools": "fonttools", "brotli": "brotli"}
"""What draws: the modules, and the packages that bring them."""

_TEMPLATE: Final = Path(__file__).with_name("picture.typ")
_HERE: Final = (
    _TEMPLATE,
    Path(__file__),
    Path(__file__).with_name("squeezing.py"),
    Path(__file__).with_name("colours.py"),
)
_FONT: Final = "assets/fonts/radio-canada-big.woff2"
_DRAWINGS: Final = {name: f"assets/images/{name}.svg" for name in ("icon", "map", "signs")}
_TOKENS: Final = f"{STYLESHEET_PARTS}/10-tokens.css"


def can_draw() -> bool:
    """Say whether everything that draws is installed."""
    return all(find_spec(module) for module in _PACKAGES)


class Drawing:
    """Typst at work on the pictures of a site."""

    def __init__(self, root: Path, wanted: Iterable[Picture]) -> None:
        """Start drawing what is not there yet.

        Args:
            root: The project's folder, with its theme and its cache.
            wanted: The pictures.
        """
        theme = root / THEME
        self._root = root
        self._cache = root / CACHE
        self._font = (theme / _FONT).read_bytes()
        self._drawings = {name: (theme / file).read_text(encoding="utf-8") for name, file in _DRAWINGS.items()}
        self._colours = colours((theme / _TOKENS).read_text(encoding="utf-8"))
        salt = self._salt()
        self._keys = {picture: _key(salt, picture) for picture in wanted}
        missing = [picture for picture, key in self._keys.items() if not self._kept(key).is_file()]
        self._drawn: list[Future[dict[Picture, bytes]]] = []
        self._pool = ThreadPoolExecutor(len(LANGUAGES))
        if missing:
            fonts = self._pool.submit(self._fonts)
            for language in LANGUAGES:
                ours = [picture for picture in missing if picture.language == language]
                if ours:
                    self._drawn.append(self._pool.submit(self._draw, ours, fonts))

    def finish(self, site: Path) -> None:
        """Wait for the pictures, and put them beside the pages.

        Args:
            site: The folder of the built site.
        """
        drawn = {picture: png for future in self._drawn for picture, png in future.result().items()}
        self._pool.shutdown()
        for picture, key in self._keys.items():
            target = site / picture.file
            target.parent.mkdir(parents=True, exist_ok=True)
            if picture in drawn:
                target.write_bytes(drawn[picture])
            else:
                shutil.copyfile(self._kept(key), target)
        self._keep(drawn)

    def stop(self) -> None:
        """Give up what was begun."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _kept(self, key: str) -> Path:
        return self._cache / f"{key}.png"

    def _keep(self, drawn: dict[Picture, bytes]) -> None:
        """Keep new pictures for the next build, and forget those that are of no use any more."""
        # A folder in which nothing can be written only costs time at the next build.
        with contextlib.suppress(OSError):
            self._cache.mkdir(parents=True, exist_ok=True)
            for picture, png in drawn.items():
                unfinished = self._cache / f"{self._keys[picture]}.{os.getpid()}"
                unfinished.write_bytes(png)
                unfinished.replace(self._kept(self._keys[picture]))
            if drawn:
                used = {self._kept(key) for key in self._keys.values()}
                for file in self._cache.glob("*.png"):
                    if file not in used:
                        file.unlink(missing_ok=True)

    def _salt(self) -> bytes:
        """Return what every picture depends on."""
        versions = [importlib.metadata.version(package) for package in _PACKAGES.values()]
        parts = [
            self._font,
            *(text.encode() for text in self._drawings.values()),
            *(file.read_bytes() for file in _HERE),
        ]
        parts += [repr((versions, self._colours)).encode()]
        return hashlib.sha256(b"\0".join(parts)).digest()

    def _fonts(self) -> Path:
        from playbook.outputs.pictures.fonts import FONTS, font_files

        return font_files(self._font, self._root / FONTS)

    def _draw(self, wanted: Sequence[Picture], fonts: Future[Path]) -> dict[Picture, bytes]:
        # Here, since most builds draw nothing.
        import typst

        from playbook.outputs.pictures.squeezing import palette, squeezed

        given = {
            "pictures": [asdict(picture) for picture in wanted],
            "colours": {
                "ink": self._colours.ink,
                **{name: asdict(tones) for name, tones in self._colours.tones.items()},
            },
            **self._drawings,
        }
        compiler = typst.Compiler(
            font_paths=[str(fonts.result())], ignore_system_fonts=True, sys_inputs={"given": json.dumps(given)}
        )
        pages = compiler.compile(input=_TEMPLATE.read_bytes(), format="png", ppi=72)
        drawn = [page for page in (pages if isinstance(pages, list) else [pages]) if page]
        palettes = {name: palette(tones, self._colours.ink) for name, tones in self._colours.tones.items()}
        return {
            picture: squeezed(png, palettes[f"m{picture.model}" if picture.model else "site"])
            for picture, png in zip(wanted, drawn, strict=True)
        }


def _key(salt: bytes, picture: Picture) -> str:
    """Name what a picture shows, wherever it stands."""
    shown = {name: value for name, value in asdict(picture).items() if name != "file"}
    return hashlib.sha256(salt + json.dumps(shown, sort_keys=True).encode()).hexdigest()[:32]
