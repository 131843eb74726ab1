"""What comes with pasted text is read as it is meant, found where it stands, and mended to the same."""

import unicodedata

import pytest

from playbook.reading.documents import read
from playbook.reading.pasted import repaired
from playbook.reading.text import in_files, mended_text

NBSP = "\N{NO-BREAK SPACE}"
NAMES = frozenset({"title", "fr", "en", "places", "subtype", "contact"})


def twice(text: str, encoding: str = "cp1252") -> str:
    """Take a text for one in an older encoding."""
    return "".join(
        bytes([byte]).decode(encoding, "replace").replace("\ufffd", chr(byte)) for byte in text.encode("utf-8")
    )


RIGHT = (
    "l’école « Réussir »",
    "À la bibliothèque, où l’on paie 10 €… ça s’est passé là-bas – enfin",
    "Cœur, œuvre, Ÿ, ©, ®, ½, 20 °C, n° 3",
    "ʔaqam, ᐃᓄᒃᑎᑐᑦ, Tłı̨chǫ, K’asho Got’ı̨nę, hən̓q̓əmin̓əm̓, W̱SÁNEĆ, Kanien’kehá:ka",
)


@pytest.mark.parametrize("text", [text.replace(" »", f"{NBSP}»").replace("« ", f"«{NBSP}") for text in RIGHT])
@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_text_in_the_wrong_encoding_is_read_as_it_was_written(text: str, encoding: str) -> None:
    text = unicodedata.normalize("NFC", text)
    read = repaired(twice(text, encoding), NAMES)
    assert read.text == text
    assert {finding.code for finding in read.findings("f.yml")} == {"wrong-encoding"}
    assert mended_text(twice(twice(text, encoding))) == text


@pytest.mark.parametrize(
    "text",
    [
        *RIGHT,
        "São Tomé, SÃO PAULO, la lettre «\N{NO-BREAK SPACE}Ã\N{NO-BREAK SPACE}», «\N{NO-BREAK SPACE}été\N{NO-BREAK SPACE}», «\N{NO-BREAK SPACE}Â\N{NO-BREAK SPACE}»",
        "ʔayʔaǰuθəm, Xwémalhkwu, q̓íc̓əy̓, χ, λ, SḴAUTW̱, Dënësųłı̨né, ą̈́, mâwacihitowin, Ḵ̓wa̱",
        "👩‍👩‍👧 ❤️ ☎️ 1️⃣ ✔ →",
        "Αθήνα, Москва, 東京",
        "« œ », l’Île‑Perrot, 5 × 3 − 2",
    ],
)
def test_right_text_stays_as_it_is(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    read = repaired(f"a: {text}\n", NAMES)
    assert (read.text, read.findings("f.yml")) == (f"a: {text}\n", [])


@pytest.mark.parametrize(
    ("raw", "text", "found"),
    [
        ('a: "l\\xE2\\x80\\x99\\xC3\\xA9cole"', 'a: "l’école"', ("wrong-encoding", 5)),
        ('a: "\\u00c3\\u00a9cole"', 'a: "école"', ("wrong-encoding", 5)),
        ("a: l\x92école", "a: l’école", ("wrong-encoding", 4)),
        ("a: Biblioth√®que", "a: Bibliothèque", ("wrong-encoding", 4)),
        ("a: é b\u200bc", "a: é bc", ("control-character", 7)),
        ("a: e\u0301 b\u200bc", "a: é bc", ("control-character", 8)),
        ("a: b\u200c\u061cc", "a: bc", ("control-character", 5)),
        ("a: b\U000e0041c", "a: bc", ("control-character", 5)),
        ("a: b\ufe0fc", "a: bc", ("control-character", 5)),
        ("a: b\u3164c", "a: b\u3164c", ("lost-character", 5)),
        ("a: b\u115fc", "a: b\u115fc", ("lost-character", 5)),
        ("a: b\ue123c", "a: b\ue123c", ("lost-character", 5)),
        ("a: b\U000100000c".replace("\U00010000" + "0", "\U0001fbff"), "a: b\U0001fbffc", ("lost-character", 5)),
        ("a: Q" + "\u0335\u0321\u0316\u0347\u0348", "a: Q" + "\u0335\u0321\u0316\u0347\u0348", ("lost-character", 8)),
        ("a: b\u2009c", "a: b c", ("other-character", 5)),
        ("a: b\u2003c", "a: b c", ("other-character", 5)),
        ("a: b\u2007c", f"a: b{NBSP}c", ("other-character", 5)),
        ("a: oﬃce", "a: office", ("other-character", 5)),
        ("a: Ｃａｎ", "a: Can", ("other-character", 4)),
        ("a: 𝐂anada", "a: Canada", ("other-character", 4)),
        ("a: the Саnаdа way", "a: the Саnаdа way", ("mixed-scripts", 8)),
        ("a: Οntario", "a: Οntario", ("mixed-scripts", 4)),
        ("subtype: “shared-counter”", 'subtype: "shared-counter"', ("value-in-quotes", 10)),
        ("places: [QC, „ON“]", 'places: [QC, "ON"]', ("value-in-quotes", 14)),
        ("  - contact: « esdc »", '  - contact: "esdc"', ("value-in-quotes", 14)),
        ("- “esdc”", '- "esdc"', ("value-in-quotes", 3)),
        ('fr “a "b"”', 'fr “a "b"”', None),
        ('title:\n  fr "A : b"', 'title:\n  fr: "A : b"', ("missing-colon", 3)),
        ("title:\n  fr 'A : b'", "title:\n  fr: 'A : b'", ("missing-colon", 3)),
        ("title:\n  en: A\n  fr A\u00a0: b", 'title:\n  en: A\n  fr: "A\u00a0: b"', ("missing-colon", 3)),
        ('title "A : b"', 'title: "A : b"', ("missing-colon", 1)),
        ("fr: >-\n  fr \"A : b\"", "fr: >-\n  fr \"A : b\"", None),
        ("fr: |\n  note: “a”", "fr: |\n  note: “a”", None),
        ("fr: « Il fait froid. »", "fr: « Il fait froid. »", None),
        ("fr: “A” and “B”", "fr: “A” and “B”", None),
        ("a:\n\u00a0\u00a0b: 1\n\u00a0\u00a0c: 2", "a:\n  b: 1\n  c: 2", ("odd-indentation", 1)),
        ("a:\n\u00a0 -\u00a0b\n\u00a0 -\u00a0c", "a:\n  - b\n  - c", ("odd-indentation", 1)),
        ("a: |\n\u00a0 b\n\u00a0 c\nd: e", "a: |\n  b\n  c\nd: e", ("odd-indentation", 1)),
    ],
)  # fmt: skip
def test_pasted_faults(raw: str, text: str, found: tuple[str, int] | None) -> None:
    read = repaired(f"{raw}\n", NAMES)
    assert read.text == f"{text}\n"
    found_in_file = list(in_files(read.findings("f.yml"), lambda _: f"{raw}\n".encode()))
    assert [(finding.code, finding.position.column) for finding in found_in_file] == ([found] if found else [])
    assert repaired(read.text, NAMES).text == read.text


def test_places_behind_a_repair_are_those_of_the_file() -> None:
    raw = f"a: e\N{COMBINING ACUTE ACCENT}te\N{COMBINING ACUTE ACCENT} {twice('é')}{twice('à')} \u200bx {{\n"
    document, findings = read(raw.encode(), "f.yml")
    assert document is not None
    at = document.text.index("{")
    placed = {finding.position.column for finding in in_files(findings, lambda _: raw.encode())}
    assert document.text[at - 5 : at] == "éà x "[-5:]
    assert repaired(raw, NAMES).position_in_file(document.position_at(at)).column == raw.index("{") + 1
    assert placed == {raw.index("Ã") + 1, raw.index("\u200b") + 1}


def test_only_the_header_of_a_page_has_fields() -> None:
    page = "---\ntitle: “A page”\n---\n\nfr “a”\n- “b”\n"
    assert mended_text(page, is_page=True) == page.replace("“A page”", '"A page"')


def test_a_long_word_in_the_wrong_encoding_is_read_to_its_end() -> None:
    assert repaired("Ã©" * 60_000, NAMES).text == "é" * 60_000
