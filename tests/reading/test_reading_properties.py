"""Reading, held by properties: whatever is given is read or refused in words, and what is read is what was written."""

import string
from typing import Any, Final

import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from playbook.languages import LANGUAGES
from playbook.reading.documents import read
from playbook.reading.shape import check_shape
from playbook.reading.text import mended_text
from playbook.reading.values import Value
from playbook.records import RECORD_TYPES
from playbook.reports import as_text

FIXED: Final = settings(derandomize=True, max_examples=200, deadline=None, database=None)

SIGNS: Final = st.text(alphabet=st.sampled_from("ab:-#&*!|>'\"%@`{}[],?~ \n\t\r\u00a0é0<=."), max_size=120)

WORDS: Final = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Cn", "Co"]), max_size=40
)
NAMES: Final = st.text(alphabet=string.ascii_lowercase + "_", min_size=1, max_size=12)
RECORDS: Final = st.dictionaries(
    NAMES,
    st.recursive(
        WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4), max_leaves=12
    ),
    min_size=1,
    max_size=6,
)
STYLES: Final = st.sampled_from([None, '"', "'", "|", ">"])
FOLDERS: Final = st.sampled_from(sorted(RECORD_TYPES))


def refused_in_words(content: bytes, folder: str) -> None:
    document, found = read(content, "data/x/y.yml")
    if document is not None:
        _, more = check_shape(document, RECORD_TYPES[folder])
        found += more
    else:
        assert found
    lines = content.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for finding in found:
        assert 1 <= finding.position.line <= lines + 1
    for language in LANGUAGES:
        assert as_text(found, 1, language, lines=lambda _: content.decode("utf-8", "replace").split("\n"))


@FIXED
@given(st.binary(max_size=200), FOLDERS)
def test_any_bytes_are_read_or_refused(content: bytes, folder: str) -> None:
    refused_in_words(content, folder)


@FIXED
@given(SIGNS, FOLDERS)
def test_any_signs_are_read_or_refused(text: str, folder: str) -> None:
    refused_in_words(text.encode("utf-8"), folder)


@FIXED
@given(RECORDS, STYLES)
def test_what_is_read_is_what_was_written(data: dict[str, Any], style: str | None) -> None:
    written = yaml.safe_dump(data, allow_unicode=True, default_style=style, sort_keys=False)
    assume(mended_text(written) == written)  # what is pasted is read as it is meant: tests/reading/test_pasted.py
    document, found = read(written.encode("utf-8"), "data/x/y.yml")
    assert document is not None, found
    assert document.data == data


@FIXED
@given(RECORDS)
def test_every_value_has_its_place(data: dict[str, Any]) -> None:
    written = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
    assume(mended_text(written) == written)
    document, _ = read(written.encode("utf-8"), "data/x/y.yml")
    assert document is not None
    lines = written.split("\n")
    for name, place in document.root.keys.items():
        assert lines[place.line - 1][place.column - 1 :].lstrip("'\"").startswith(name)
    for value in leaves(document.root):
        source = written[value.start : value.end]
        assert yaml.safe_load(source) == value.data or source.strip() == str(value.data)


def leaves(value: Value) -> list[Value]:
    if value.children:
        return [leaf for child in value.children.values() for leaf in leaves(child)]
    return [] if isinstance(value.data, dict | list) else [value]
