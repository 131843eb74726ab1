"""Mends change typography and nothing else, pages are set whatever the keyboard was, and no hidden mark is ever shown."""

import random
import re
from typing import Final

import pytest

from playbook.checking.wording import number_slips, slips
from playbook.checking.wording.prose import check_prose
from playbook.checking.wording.typesetting import typeset, typeset_line, typeset_record
from playbook.checking.wording.words import Words
from playbook.editing.fixing.wording import corrected
from playbook.findings import Severity
from playbook.languages import LANGUAGES, Language
from playbook.reading.prose import Header, ProsePage
from playbook.records import SuccessFactor
from playbook.reports import as_github, as_json, as_markdown, as_sarif, as_text

NBSP: Final = "\N{NO-BREAK SPACE}"

KEPT: Final[dict[Language, list[str]]] = {
    "fr": [
        *(
            "le NAS 046 454 286",
            "le NE 123 456 789 RT 0001",
            "la norme EN 301 549",
            "la norme ISO 27 001",
            "le 1:50 000",
        ),
        *("le formulaire 12 345", "la salle 12345", "le compte 12 345 678", "le dossier n° 12 345", "poste 12 345"),
        *("l’IBAN FR76 3000 6000 0112", "K1A 0J9", "RC4022", "WCAG 2.1", "le 819 555-0123", "le 1 800 622-6232"),
        *("le 3 juin 2013", "le 2013-06-01", "le 03/06/2013", "la version 1.2.201", "un ratio de 1:15", "le 012 345"),
        *("[le pont](https://exemple.ca/a:b?c=l'x;d)", "`l'eau ; x`", "{{ figure('a: b') }}", "urn:isbn:12", "X5km"),
        *("exemple.ca/l'eau;x", "https://exemple.ca/l'eau;x", "l'eau.x@exemple.ca", "<https://a.ca/l'x>", "guide.Pdf"),
        *(
            "«⍽un mot⍽»",
            "12⍽500⍽$",
            "2,5⍽%",
            "18⍽019 demandes",
            "16⍽h⍽30",
            "<nord@exemple.ca>",
            "le 12 345 Grande Allée",
        ),
    ],
    "en": [
        *(
            "the SIN 046 454 286",
            "the BN 123 456 789 RT 0001",
            "the standard EN 301 549",
            "ISO 27 001",
            "a map at 1:50 000",
        ),
        *(
            "form 12 345",
            "room 12345",
            "account 12 345 678",
            "file no. 12 345",
            "extension 12 345",
            "the gadget 12 345",
        ),
        *("the IBAN GB29 6016 1331", "K1A 0J9", "RC4022", "WCAG 2.1", "call 819-555-0123", "call 1-800-622-6232"),
        *("on June 3, 2013", "on 2013-06-01", "on 03/06/2013", "version 1.2.201", "a ratio of 1:15", "code 012 345"),
        *("[it](https://example.ca/a:b?c='x';d)", "`it's ; x`", "{{ figure('a: b') }}", "urn:isbn:12", "X5km"),
        *("example.ca/it's;x", "https://example.ca/it's;x", "o'neil@example.ca", "<https://a.ca/it's>", "en.Pdf"),
        *("“a word”", "$12,500", "2.5%", "18,019 requests", "4:30 p.m.", "<north@example.ca>", "to 12 345 Main Street"),
    ],
}
"""What no mend may touch: identifiers, amounts, dates, links, code and quotations as they should be."""

NAMED: Final = {
    language: [one for one in KEPT[language] if re.search("[0-9] [0-9]{3}\\b", one) and " 0" not in one]
    for language in LANGUAGES
}
"""Those whose digits may be any."""

SLIPS: Final[dict[Language, list[str]]] = {
    "fr": [
        "l'eau",
        '"oui"',
        "deux : trois",
        "« non »",
        "20 %",
        "les 12 500 clients",
        "Qui ?",
        "à 9h30",
        "puis...",
        "&nbsp;:",
    ],
    "en": ["it's", '"yes"', "two : three", "« no »", "20 %", "the 12 500 clients", "Who ?", "at 9AM today", "then..."],
}
WORDS: Final[dict[Language, list[str]]] = {
    "fr": ["et", "puis", "dans la ville,", "ouvert.", "qui sert", "(voir)", "**fort**", "- ", "\n", "\n\n"],
    "en": ["and", "then", "in the town,", "open.", "that serves", "(see)", "**strong**", "- ", "\n", "\n\n"],
}

_TYPOGRAPHY: Final = re.compile(r"&nbsp;|[\s.,;:!?'’\"“”«»…%$]|(?<=[0-9])(?:AM|a\.m\.)")


def made(chance: random.Random, language: Language) -> tuple[str, list[str]]:
    """Make a text, and return it with what of it has to stay."""
    kept, parts = [], []
    for _ in range(chance.randrange(2, 9)):
        kind = chance.choice((KEPT, KEPT, SLIPS, WORDS))
        part = chance.choice(kind[language]).replace("⍽", NBSP)
        if kind is KEPT and part in NAMED[language]:
            part = re.sub("[0-9](?=[0-9 ])", lambda _: str(chance.randrange(10)), part)
        parts.append(part)
        if kind is KEPT:
            kept.append(part)
    return " ".join(parts), kept


def essence(text: str) -> str:
    """Return what of a text is not typography: its letters, digits and signs in their order."""
    return _TYPOGRAPHY.sub("", text).replace("am", "").replace("AM", "")


def broken_by_mends(rounds: int) -> list[tuple[str, str]]:
    """Return the made texts of which a mend, or the setting for pages, changes more than typography."""
    chance, broken = random.Random(14), []  # noqa: S311 - the same texts each time
    for number in range(rounds):
        language = LANGUAGES[number % 2]
        text, kept = made(chance, language)
        for mend in (corrected, typeset):
            after = mend(text, language)
            start = 0
            for part in kept:
                start = after.find(part, start)
                if start < 0:
                    break
            if start < 0 or essence(after) != essence(text) or mend(after, language) != after:
                broken.append((text, after))
    return broken


def test_a_mend_changes_typography_and_nothing_else() -> None:
    assert broken_by_mends(1000) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_no_mend_may_touch_is_a_notice_at_most(language: Language) -> None:
    known_by_a_person = {"date-form"}  # dates in digits are for a person to write out
    for text in KEPT[language]:
        words = Words.of(text.replace("⍽", NBSP))
        found = {slip.code for slip in slips(words.read, language) if slip.severity is not Severity.NOTICE}
        assert found <= known_by_a_person, text
        assert corrected(words.written, language) == words.written


@pytest.mark.parametrize(
    ("language", "text", "suggestion"),
    [
        ("fr", 'Le mot "[courriel](https://exemple.ca/m)" est connu.', "«⍽[courriel](https://exemple.ca/m)⍽»"),
        ("fr", "Le mot “[courriel](https://exemple.ca/m)” est connu.", "«⍽[courriel](https://exemple.ca/m)⍽»"),
        ("fr", 'Le mot "`code`" est connu.', "«⍽`code`⍽»"),
        ("en", 'The word "[email](https://example.ca/m)" is known.', "“[email](https://example.ca/m)”"),
        ("en", "The word « {{ term('a') }} » is known.", "“{{ term('a') }}”"),
    ],
)
def test_right_words_have_the_marks_that_rules_do_not_read(language: Language, text: str, suggestion: str) -> None:
    words = Words.of(text)
    (slip,) = (words.in_place(slip) for slip in slips(words.read, language))
    assert slip.correction == suggestion.replace("⍽", NBSP)
    assert f"{text[: slip.start]}{slip.correction}{text[slip.end :]}" == corrected(text, language)


def test_no_report_shows_what_stands_for_a_hidden_mark() -> None:
    body = 'Le mot "[courriel](https://exemple.ca/m)" ou “`x`” ,mais "{{ y }}" : « <b>z</b> » 5 km.\n\n- "un" ;\n| a | "b" |\n'
    header = Header.model_validate({"title": "A", "description": "A", "source": [{"document": "editors"}]})
    findings = list(check_prose([ProsePage("a", "fr", "content/fr/a.md", header, body, 5)]))
    assert findings
    for language in LANGUAGES:
        shown = [report(findings, 1, language) for report in (as_text, as_markdown, as_github, as_json, as_sarif)]
        for report in shown:
            assert not re.search("[\ue000-\uf8ff]|\\\\u[eE][0-9a-fA-F]{3}|\\\\uf[0-8]", report)


# Character references


@pytest.mark.parametrize(
    ("language", "text", "mended"),
    [
        ("fr", "Voici la solution&nbsp;: le mot «&nbsp;courriel&#160;» est connu.", None),
        ("fr", "Il a 20&nbsp;000&#xA0;$ et Qui&nbsp;? oui", "Il a 20&nbsp;000&#xA0;$ et Qui? oui"),
        ("fr", "L&#39;achat coûte 20&nbsp;000 $.", "L’achat coûte 20&nbsp;000⍽$."),
        ("fr", "Un &laquo; mot &raquo; ici", "Un &laquo;⍽mot⍽&raquo; ici"),
        ("en", "It&#39;s a &quot;word&quot; &amp; so on", "It’s a “word” &amp; so on"),
        ("en", "`&#39;` and [it](https://example.ca/?a=b&nbsp;c)", None),
    ],
)
def test_references_are_read_as_their_characters(language: Language, text: str, mended: str | None) -> None:
    words = Words.of(text)
    found = [words.in_place(slip) for slip in slips(words.read, language)]
    assert bool(found) == (mended is not None)
    for slip in found:
        assert slip.words(text) in text
    assert corrected(text, language) == (mended or text).replace("⍽", NBSP)


def test_numbers_are_read_in_references() -> None:
    french, english = Words.of("L&#39;achat a coûté 20&nbsp;000&nbsp;$."), Words.of("The purchase cost $20,000.")
    assert list(number_slips(french, english)) == []
    (found, slip), *_ = number_slips(Words.of("L&#39;an &amp; 2019"), Words.of("The year"))
    assert (found, slip.words("L&#39;an &amp; 2019")) == ("fr", "2019")


# Setting pages


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("fr", "Le mot: l'eau, «oui» et « non » : 20 %, 5 $, 12 500 clients, 16h30, 5 km", None),
        ("fr", "Un \u202f: « oui\u202f»", "Un⍽: «⍽oui⍽»"),
        ("fr", "le NAS 046 454 286 et `l'eau : x`", "le NAS 046 454 286 et `l'eau : x`"),
        ("fr", 'Dire "oui" , non ; puis...', 'Dire "oui" , non ; puis...'),
        ("fr", "Une ligne de 5\nkm et un mot:\n\n- l'eau", "Une ligne de 5\nkm et un mot⍽:\n\n- l’eau"),
        ("en", "It's 5 km: the members' work", "It’s 5⍽km: the members’ work"),
        ("en", "the '90s and 50 % : {{ a('b') }}", "the '90s and 50 % : {{ a('b') }}"),
    ],
)
def test_pages_are_set_whatever_the_keyboard_was(language: Language, text: str, shown: str | None) -> None:
    right = "Le mot⍽: l’eau, «⍽oui⍽» et «⍽non⍽»⍽: 20⍽%, 5⍽$, 12⍽500 clients, 16⍽h⍽30, 5⍽km"
    assert typeset(text, language) == (shown or right).replace("⍽", NBSP)


def test_plain_text_has_no_references() -> None:
    assert typeset_line("R&amp;D&nbsp;: l&#39;eau &foo; A&B", "fr") == f"R&D{NBSP}: l’eau &foo; A&B"


def test_a_record_is_set_in_both_languages_and_stays_itself_where_it_is_right() -> None:
    both = {"fr": "L'eau: oui", "en": "It's so: yes"}
    right = {"fr": f"L’eau{NBSP}: oui", "en": "It’s so: yes"}
    made_of = [
        SuccessFactor.model_validate(
            {"order": 1, "title": one, "practices": [one], "source": [{"document": "editors"}]}
        )
        for one in (both, right)
    ]
    assert typeset_record(made_of[0]) == made_of[1]
    assert typeset_record(made_of[1]) is made_of[1]
