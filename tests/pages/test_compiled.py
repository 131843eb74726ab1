"""Templates that are written alike are compiled once, and what goes wrong in one names its own file."""

import traceback
from pathlib import Path

import jinja2
import pytest

from playbook.pages.compiled import CompiledTemplates


def environment(folder: Path, text: str, compiled: CompiledTemplates) -> jinja2.Environment:
    folder.mkdir(exist_ok=True)
    (folder / "page.html").write_text(text, encoding="utf-8")
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        bytecode_cache=compiled,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
    )


def test_templates_are_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = CompiledTemplates({})
    first = environment(tmp_path / "one", "{{ word }}!", compiled)
    assert first.get_template("page.html").render(word="One") == "One!"
    second = environment(tmp_path / "two", "{{ word }}!", compiled)
    monkeypatch.setattr(second, "compile", None)
    assert second.get_template("page.html").render(word="Two") == "Two!"


def test_template_that_changes_is_compiled_again(tmp_path: Path) -> None:
    compiled = CompiledTemplates({})
    for text, shown in (("{{ word }}!", "A word!"), ("{{ word }}?", "A word?")):
        assert environment(tmp_path / "one", text, compiled).get_template("page.html").render(word="A word") == shown


def test_error_names_the_file_of_its_own_project(tmp_path: Path) -> None:
    compiled = CompiledTemplates({})
    for name in ("one", "two"):
        template = environment(tmp_path / name, "\n{{ nothing }}", compiled).get_template("page.html")
        with pytest.raises(jinja2.UndefinedError) as raised:
            template.render()
        places = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(raised.value.__traceback__)]
        assert (str(tmp_path / name / "page.html"), 2) in places


def test_next_process_does_not_compile_what_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "kept"
    first = environment(tmp_path / "one", "{{ word }}!", CompiledTemplates({}, kept))
    assert first.get_template("page.html").render(word="One") == "One!"
    again = environment(tmp_path / "one", "{{ word }}!", CompiledTemplates({}, kept))
    monkeypatch.setattr(again, "compile", None)
    assert again.get_template("page.html").render(word="Again") == "Again!"
    # What is damaged, or of other words, is compiled again.
    for damage in (b"", b"no code"):
        (file,) = kept.iterdir()
        file.write_bytes(damage)
        mended = environment(tmp_path / "one", "{{ word }}!", CompiledTemplates({}, kept))
        assert mended.get_template("page.html").render(word="Mended") == "Mended!"
    changed = environment(tmp_path / "one", "{{ word }}?", CompiledTemplates({}, kept))
    assert changed.get_template("page.html").render(word="Changed") == "Changed?"
    assert len(list(kept.iterdir())) == 1
