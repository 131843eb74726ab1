"""Setting papers with Typst, beside what the build does meanwhile, and only those that no earlier build has set."""

import contextlib
import hashlib
import importlib.metadata
import json
import os
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

from playbook.languages import LANGUAGES, Language
from playbook.outputs.papers.choosing import Paper, papers
from playbook.outputs.papers.desk import PageHtml
from playbook.outputs.papers.fields import fillable
from playbook.outputs.papers.look import desk_of, read_look
from playbook.outputs.stylesheet import THEME
from playbook.pages.rendering import Renderer

CACHE: Final = ".cache/papers"
"""Where papers are kept between builds, from the project's root."""

_HERE: Final = Path(__file__).parent
_FONT: Final = "assets/fonts/radio-canada-big.woff2"
_STANDARD: Final = "ua-1"
"""PDF/UA-1: tagged, so that it can be read aloud (ISO 14289-1)."""

_PAGES: Final = re.compile(rb"/Type/Pages/Count (\d+)")


class Typesetting:
    """Typst at work on the papers of a site."""

    def __init__(self, renderer: Renderer, html: PageHtml, site_url: str | None) -> None:
        """Start to set the papers that the site offers.

        Args:
            renderer: Knows the records, the plan, the files on offer and the project's folder.
            html: Gives the HTML of a page.
            site_url: The address of the site, where it is known.
        """
        self._renderer = renderer
        self._html = html
        self._site_url = site_url
        self._cache = renderer.root / CACHE
        self._font = (renderer.root / THEME / _FONT).read_bytes()
        self._look = read_look(renderer.root)
        self._used: set[str] = set()
        self._pool = ThreadPoolExecutor(len(LANGUAGES))
        fonts = self._pool.submit(self._fonts)
        self._set = [self._pool.submit(self._all, language, fonts) for language in LANGUAGES]

    def finish(self, site: Path) -> None:
        """Wait for the papers, and put them into the site.

        Args:
            site: The folder of the built site.
        """
        for future in self._set:
            for file, pdf in future.result().items():
                target = site / file
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(pdf)
        self._pool.shutdown()
        with contextlib.suppress(OSError):
            for kept in self._cache.glob("*.pdf"):
                if kept.stem not in self._used:
                    kept.unlink(missing_ok=True)

    def stop(self) -> None:
        """Give up what was begun."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _all(self, language: Language, fonts: Future[Path]) -> dict[str, bytes]:
        desk = desk_of(self._renderer, self._html, self._look, self._site_url, language)
        offered = [download for section in self._renderer.downloads for download in section.downloads]
        salt = self._salt()
        return {paper.file: self._one(paper, salt, fonts) for paper in papers(desk, self._look, offered)}

    def _one(self, paper: Paper, salt: bytes, fonts: Future[Path]) -> bytes:
        given = json.dumps([paper.template, paper.sizes, paper.most, paper.given, dict(paper.fields)], sort_keys=True)
        key = hashlib.sha256(salt + given.encode()).hexdigest()[:32]
        self._used.add(key)
        kept = self._cache / f"{key}.pdf"
        if kept.is_file():
            return kept.read_bytes()
        pdf = typeset(paper, fonts.result())
        # A folder in which nothing can be written only costs time at the next build.
        with contextlib.suppress(OSError):
            self._cache.mkdir(parents=True, exist_ok=True)
            unfinished = self._cache / f"{key}.{os.getpid()}"
            unfinished.write_bytes(pdf)
            unfinished.replace(kept)
        return pdf

    def _salt(self) -> bytes:
        """Return what every paper depends on besides what stands on it."""
        templates = b"\0".join(file.read_bytes() for file in [*sorted(_HERE.glob("*.typ")), _HERE / "fields.py"])
        versions = [importlib.metadata.version(package) for package in ("typst", "fonttools", "pypdf")]
        return hashlib.sha256(b"\0".join([self._font, templates, repr(versions).encode()])).digest()

    def _fonts(self) -> Path:
        from playbook.outputs.pictures.fonts import FONTS, font_files

        return font_files(self._font, self._renderer.root / FONTS)


def typeset(paper: Paper, fonts: Path) -> bytes:
    """Set a paper, in the largest letters with which it has no more pages than it may.

    Args:
        paper: The paper.
        fonts: The folder with the font's files.

    Returns:
        A PDF; the same for the same input.
    """
    for pdf in _tries(paper, fonts):
        if paper.most is None or pages_of(pdf) <= paper.most:
            break
    return fillable(pdf, paper.fields) if paper.fields else pdf


def pages_of(pdf: bytes) -> int:
    """Count the pages of a PDF that Typst made."""
    counted = _PAGES.search(pdf)
    return int(counted[1]) if counted else 0


def _tries(paper: Paper, fonts: Path) -> Iterator[bytes]:
    # Here, since only a build that sets papers needs it.
    import typst

    compiler = typst.Compiler(
        input=str(_HERE / paper.template), root=str(_HERE), font_paths=[str(fonts)], ignore_system_fonts=True
    )
    for size in paper.sizes:
        given: Mapping[str, Any] = {**paper.given, "size": size}
        pdf = compiler.compile(
            format="pdf", pdf_standards=[_STANDARD], timestamp=0, sys_inputs={"given": json.dumps(given)}
        )
        assert isinstance(pdf, bytes)
        yield pdf
