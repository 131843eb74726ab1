"""`make serve` follows what an editor does, and outlives mistakes."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT, copy_project, copy_small_project

from playbook.mkdocs.preview import UnpreparedError
from playbook.mkdocs.preview import serve as serve_here

PATIENCE = 60.0
"""How long the server may take to answer, in seconds; it answers as soon as it has built."""

VERSIONS = 4
"""How many versions a change may take to be seen."""

RECORD = "data/casestudies/bridge.yml"
STUDY = "/en/case-studies/bridge/"


class Preview:
    """A running `scripts/serve.py` and the project that it shows."""

    def __init__(self, project: Path, port: int) -> None:
        self.project = project
        self._port = port

    def get(self, path: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
        connection.request("GET", path)
        response = connection.getresponse()
        text = response.read().decode()
        connection.close()
        return response.status, text

    def version(self) -> str:
        page = self.get("/index.html")[1]
        match = re.search(r'data-shown="([\w-]+)"', page)
        assert match, "the page does not reload by itself"
        return match.group(1)

    def wait_for(self, path: str, words: str, status: int = 200) -> str:
        """Wait until a page says something; a change can take more than one version to be seen."""
        for _ in range(VERSIONS):
            version = self.version()
            answered, text = self.get(path)
            if (answered, words in text) == (status, True):
                return text
            # It ends when there is another version: what the browser asks, too.
            self.get(f"/_preview/events?shown={version}")
        pytest.fail(f"{path} does not say: {words}")

    def wait_for_style(self, words: str) -> None:
        """Wait until the style sheet of the entry page says something; its name changes with it."""
        for _ in range(VERSIONS):
            version = self.version()
            (sheet,) = re.findall(
                r'rel="stylesheet" href="\.(/assets/stylesheets/playbook\.\w+\.css)"', self.get("/")[1]
            )
            if words in self.get(sheet)[1]:
                return
            self.get(f"/_preview/events?shown={version}")
        pytest.fail(f"the style sheet does not say: {words}")

    def edit(self, file: str, text: str | None) -> None:
        path = self.project / file
        if text is None:
            path.unlink()
        else:
            path.write_text(text, encoding="utf-8")

    def replace(self, file: str, before: str, after: str) -> None:
        text = (self.project / file).read_text(encoding="utf-8")
        assert before in text
        self.edit(file, text.replace(before, after))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def start(project: Path) -> Iterator[Preview]:
    port = free_port()
    command = [sys.executable, "-u", str(ROOT / "scripts/serve.py"), "--port", str(port), "--lang", "en"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(command, cwd=project, env=environment, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        for line in server.stderr:
            if "Ctrl-C" in line:
                break
        yield Preview(project, port)
        server.terminate()
        server.stderr.read()


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    yield from start(copy_small_project(tmp_path))


@pytest.fixture
def broken_preview(tmp_path: Path) -> Iterator[Preview]:
    project = copy_small_project(tmp_path)
    record = project / RECORD
    record.write_text(record.read_text(encoding="utf-8").replace("model: visits", "model: x"), encoding="utf-8")
    yield from start(project)


NOT_FOUND = "Page introuvable"
WRONG = 503


def test_preview_follows_records_prose_templates_theme_and_settings(preview: Preview) -> None:
    preview.replace(RECORD, "en: The context.", "en: In the month of June 2016.")
    preview.wait_for(STUDY, "In the month of June 2016")

    ninth = (preview.project / RECORD).read_text(encoding="utf-8")
    ninth = ninth.replace("title: {fr: Le pont, en: The bridge}", "title: {fr: Une neuvième étude, en: A ninth study}")
    preview.edit("data/casestudies/ninth.yml", f"{ninth}slug: {{fr: neuvieme, en: ninth}}\n")
    preview.wait_for("/en/case-studies/ninth/", "A ninth study")
    preview.wait_for("/en/models/visits/", "en/case-studies/ninth/")

    preview.edit("data/casestudies/ninth.yml", None)
    preview.wait_for("/en/case-studies/ninth/", NOT_FOUND, 404)
    preview.wait_for("/fr/etudes-de-cas/neuvieme/", NOT_FOUND, 404)

    preview.replace("content/en/tools.md", "The tools.\n", "All that we made.\n")
    preview.wait_for("/en/tools/", "All that we made.")

    preview.replace("macros/templates/case.html", '<p class="lead">', '<p class="lead changed">')
    preview.wait_for(STUDY, "lead changed")

    preview.replace("theme/assets/stylesheets/parts/10-tokens.css", ":root {", ":root { --changed: 1;")
    preview.wait_for_style("--changed")

    preview.replace("settings.yml", "  casestudies: {notice: 24,", "  casestudies: {notice: 24, warnin: 30,")
    preview.wait_for(STUDY, "settings.yml:", WRONG)


def test_preview_shows_a_mistake_stays_up_and_comes_back(preview: Preview) -> None:
    preview.replace(RECORD, "subtype: seasonal", "subtype: saesonal")
    for path in (STUDY, "/", "/fr/"):
        text = preview.wait_for(path, f"{RECORD}:3:10: error:", WRONG)
        assert "Did you mean “seasonal”?" in text
    preview.replace(RECORD, "subtype: saesonal", "subtype: seasonal")
    preview.wait_for(STUDY, 'id="main"')

    preview.replace("content/en/tools.md", "The tools.\n", 'See {{ model_link("vistis") }}.\n')
    preview.wait_for("/en/tools/", "content/en/tools.md:", WRONG)
    preview.replace("content/en/tools.md", "vistis", "visits")
    preview.wait_for("/en/tools/", 'id="main"')

    preview.replace("theme/main.html", "{% block meta %}", "{% block meta %}{% if %}")
    preview.wait_for("/", "main.html:", WRONG)
    preview.replace("theme/main.html", "{% block meta %}{% if %}", "{% block meta %}")
    preview.wait_for(STUDY, 'id="main"')


def test_preview_starts_on_a_broken_project_and_comes_back(broken_preview: Preview) -> None:
    broken_preview.wait_for("/", "[unknown-model]", WRONG)
    broken_preview.wait_for(STUDY, "[unknown-model]", WRONG)
    broken_preview.replace(RECORD, "model: x", "model: visits")
    broken_preview.wait_for(STUDY, 'id="main"')


def serve(project: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command where it ends by itself."""
    return subprocess.run(
        [sys.executable, str(ROOT / "scripts/serve.py"), *options],
        cwd=project,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=PATIENCE,
    )


@pytest.mark.parametrize(
    "text",
    ["site_name: [a\n", "just words\n", "site_name: a\nplugins: [no-such-plugin]\n"],
    ids=["yaml", "text", "plugin"],
)
def test_preview_says_that_its_configuration_is_wrong(tmp_path: Path, text: str) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    done = serve(tmp_path, TMPDIR=str(temporary))
    assert (done.returncode, done.stdout) == (1, "")
    assert "mkdocs.yml: " in done.stderr
    assert "Traceback" not in done.stderr
    assert list(temporary.iterdir()) == []


def test_preview_says_that_there_is_no_file_in_french(tmp_path: Path) -> None:
    done = serve(tmp_path, "--lang", "fr")
    assert done.returncode == 2
    assert "il n’y a pas de fichier mkdocs.yml" in done.stderr


def test_preview_without_room_is_not_taken_for_a_taken_port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(**_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "mkdtemp", refusing)
    with pytest.raises(
        UnpreparedError, match=r"^no temporary folder can be made for the site: No space left on device$"
    ):
        serve_here(tmp_path / "mkdocs.yml", "127.0.0.1", 0, "en")


@pytest.mark.skipif(os.name != "posix", reason="elsewhere, nothing can be done before the end")
def test_preview_that_is_ended_while_it_indexes_leaves_nothing_behind(tmp_path: Path) -> None:
    project, temporary = copy_project(tmp_path / "project"), tmp_path / "temporary"
    temporary.mkdir()
    command = [sys.executable, "-u", str(ROOT / "scripts/serve.py"), "--port", str(free_port()), "--lang", "en"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(temporary)}
    with subprocess.Popen(command, cwd=project, env=environment, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        for line in server.stderr:
            if "Ctrl-C" in line:
                break
        assert list(temporary.iterdir()) != []
        server.send_signal(signal.SIGTERM)
        assert "Traceback" not in server.stderr.read()
    assert server.returncode == 128 + signal.SIGTERM
    assert list(temporary.iterdir()) == []
