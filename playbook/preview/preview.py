"""A project that is read again at each change, and whose pages are made when they are asked for."""

import datetime
import gc
import secrets
import shutil
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

import jinja2

from playbook.assembly import OnRequest, Publication
from playbook.assembly.on_request import is_of_search
from playbook.languages import Language
from playbook.outputs.hosting import NOT_FOUND
from playbook.reports import as_text, lines_of, summary, words
from playbook.site import Loading, begin, go_on

Configured = Callable[[], tuple[Publication, datetime.date | None]]
"""Reads where a project is to be shown, and the day that dates are compared with."""

FOUND: Final = 200
LOST: Final = 404
WRONG: Final = 503
"""The status of a page that says what is to be mended."""

MOST_LEFT: Final = 8
"""What is left of how many versions waits until nobody else does."""

_ERROR_PAGE: Final = jinja2.Template(
    """<!doctype html>
<html lang="{{ language }}">
<head>
<meta charset="utf-8">
<title>{{ title }}</title>
</head>
<body>
<main>
<h1>{{ title }}</h1>
<pre>{{ problem }}</pre>
<p>{{ help }}</p>
</main>
</body>
</html>
""",
    autoescape=True,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered to who asks for a file.

    Attributes:
        status: Whether it was found.
        content: What is in it.
        version: Which version of the project it is of.
    """

    status: int
    content: bytes
    version: str

    @property
    def is_wrong(self) -> bool:
        """Whether it says what is to be mended."""
        return self.status == WRONG


@dataclass(slots=True, eq=False)
class _Version:
    """What came of reading the project once.

    Attributes:
        name: A name that no other version has.
        folder: Where the index of its search is written.
        files: Its files; none where it has errors.
        problem: What is to be mended.
        rest: What is still to be done, step by step; nothing when all is done.
    """

    name: str
    folder: Path
    files: OnRequest | None = None
    problem: str | None = None
    rest: Generator[None, None, None] | None = None


class Preview:
    """Shows the last version of a project."""

    def __init__(
        self, root: Path, configured: Configured, folder: Path, language: Language, tell: Callable[[str], None]
    ) -> None:
        """Show nothing yet.

        Args:
            root: The project's folder.
            configured: Reads where it is to be shown.
            folder: A folder for what is written meanwhile.
            language: The language in which errors are told.
            tell: Is told what goes on.
        """
        self._root = root
        self._configured = configured
        self._folder = folder
        self._language = language
        self._tell = tell
        self._run = secrets.token_hex(4)  # a page that an earlier preview showed is not taken for one of this
        self._numbers = count(1)
        self._version = self._new()
        self._left = 0

    @property
    def version(self) -> str:
        """The name of the version that is shown; another one has another name, and so have other words about it."""
        return self._version.name

    def read(self) -> None:
        """Read the project, and check what can be told before a page is made; the rest follows."""
        self._give_up()
        version = self._new()
        gc.disable()  # it would look at all that is remembered again and again
        try:
            publication, today = self._configured()
            begun = begin(self._root, today=today)
            if begun.site:
                version.files = OnRequest(begun.site, publication)
                version.rest = self._rest(version, version.files, begun)
                self._tell(summary(begun.findings, begun.files, self._language))
            else:
                version.problem = self._found(begun)
        except Exception as error:  # the preview outlives any mistake
            version.problem = _said(error)
        self._show(version)

    def go_on(self) -> bool:
        """Do a little of what follows when a version was read: find what only shows on pages, and write the index of the search.

        Returns:
            Whether something is left to do.
        """
        version = self._version
        if version.rest is None:
            return False
        try:
            next(version.rest)
        except StopIteration:
            version.rest = None
        except Exception as error:  # as above
            self._fail(_said(error))
        return self._version.rest is not None

    def answer(self, name: str) -> Answer | None:
        """Return a file of the version, or what is to be mended.

        Args:
            name: The file's name from the site's root.

        Returns:
            The answer; nothing where something is still to be done for it.
        """
        version = self._version
        if version.files is None:
            return Answer(WRONG, self._page(version.problem or ""), version.name)
        if is_of_search(name) and version.rest is not None:
            return None
        try:
            return self._answer_of(version, version.files, name)
        except Exception as error:  # where what follows comes to the same page, it shows it everywhere
            return Answer(WRONG, self._page(_said(error)), version.name)

    def close(self) -> None:
        """Show nothing more."""
        self._give_up()
        gc.enable()

    def _give_up(self) -> None:
        """Leave undone what is still to be done of a version."""
        if self._version.rest is not None:
            self._version.rest.close()
            self._version.rest = None
        shutil.rmtree(self._version.folder, ignore_errors=True)

    def _new(self) -> _Version:
        number = next(self._numbers)
        return _Version(f"{self._run}-{number}", self._folder / str(number))

    def _show(self, version: _Version) -> None:
        if version.problem:
            self._tell(version.problem)
        self._version = version

    def _rest(self, version: _Version, files: OnRequest, begun: Loading) -> Generator[None, None, None]:
        self._left += 1
        if self._left > MOST_LEFT:
            self._collect_garbage()
            yield
        checked = yield from go_on(self._root, begun)
        if checked.site is None:
            self._fail(self._found(checked))
            return
        self._collect_garbage()  # it takes long in a large project: now the page was shown that somebody waited for
        yield
        version.folder.mkdir()
        with closing(files.follow(version.folder)) as following:
            yield from following

    def _collect_garbage(self) -> None:
        gc.unfreeze()  # what was made of the versions before is garbage now
        gc.collect()
        gc.freeze()  # what is remembered stays
        self._left = 0

    def _fail(self, problem: str) -> None:
        """Show what is to be mended in a version that seemed to be right."""
        version = self._new()
        version.problem = problem
        self._show(version)

    def _answer_of(self, version: _Version, files: OnRequest, name: str) -> Answer:
        if is_of_search(name):
            path = version.folder / name
            content = path.read_bytes() if path.is_file() else None
        else:
            content = files.file(name)
        if content is not None:
            return Answer(FOUND, content, version.name)
        return Answer(LOST, files.file(NOT_FOUND) or b"", version.name)

    def _found(self, loading: Loading) -> str:
        lines = lines_of(self._root)
        return as_text(loading.findings, loading.files, self._language, lines=lines, only_errors=True)

    def _page(self, problem: str) -> bytes:
        title, help_ = (words(name, self._language) for name in ("preview-title", "preview-help"))
        page: str = _ERROR_PAGE.render(language=self._language, title=title, problem=problem, help=help_)
        return page.encode()


def _said(error: Exception) -> str:
    if isinstance(error, jinja2.TemplateSyntaxError):
        return f"{error.filename or error.name}:{error.lineno}: {error.message}"
    return f"{type(error).__name__}: {error}"
