"""Slips in words are found, and what only looks like one is left alone."""

import re
from pathlib import Path

import pytest
from texts import Place, texts_of_messages, texts_of_pages, texts_of_records

from playbook.checking.wording import markdown_slips, slips
from playbook.checking.wording.language import foreign_passages
from playbook.checking.wording.marks import hide
from playbook.checking.wording.numbers import differing_numbers
from playbook.checking.wording.paragraphs import unsupported_marks
from playbook.checking.wording.prose import check_marks, check_prose
from playbook.checking.wording.reading_ease import MAX_WORDS, long_sentences
from playbook.checking.wording.sentences import count_words, sentences
from playbook.checking.wording.typography import typographic_slips
from playbook.findings import Finding
from playbook.languages import LANGUAGES, Language, other
from playbook.reading.prose import read_prose

NBSP = "\N{NO-BREAK SPACE}"
NARROW = "\N{NARROW NO-BREAK SPACE}"

MAX_AVERAGE = 20
"""How many words a sentence of the site has on average, at most."""


def spaced(text: str) -> str:
    """Write a text with `_` for each non-breaking space, so that it can be seen."""
    return text.replace("_", NBSP)


def mended(text: str, language: Language) -> list[tuple[str, str, str | None]]:
    """Return the code, the words and the right words of each slip."""
    slips = typographic_slips(hide(text), language)
    return [(slip.code, slip.words(text), slip.correction) for slip in slips]


TYPOGRAPHY: list[tuple[Language, str, str, str, str | None]] = [
    ("fr", "missing-non-breaking-space", "Un mot : deux", "mot :", "mot_:"),
    ("fr", "missing-non-breaking-space", "Un mot: deux", "mot:", "mot_:"),
    ("fr", "missing-non-breaking-space", f"Un mot{NARROW}: deux", f"mot{NARROW}:", "mot_:"),
    ("fr", "missing-non-breaking-space", "En 2018: deux", "2018:", "2018_:"),
    ("fr", "missing-non-breaking-space", "**Le mot**: deux", "mot**:", "mot**_:"),
    ("fr", "missing-non-breaking-space", "Dire « oui »", "« oui »", "«_oui_»"),
    ("fr", "missing-non-breaking-space", "Dire «oui»", "«oui»", "«_oui_»"),
    ("fr", "missing-non-breaking-space", "Il y a 50 %.", "50 %", "50_%"),
    ("fr", "missing-non-breaking-space", "Il y a 50%.", "50%", "50_%"),
    ("fr", "missing-non-breaking-space", "Payer 5 $ ou", "5 $", "5_$"),
    ("fr", "missing-non-breaking-space", "Payer 3 M$ ou", "3 M$", "3_M$"),
    ("fr", "missing-non-breaking-space", "les 18 019 demandes", "18 019", "18_019"),
    ("fr", "missing-non-breaking-space", "les 1 018 019 demandes", "1 018 019", "1_018_019"),
    ("fr", "missing-non-breaking-space", "à 16h30", "16h30", "16_h_30"),
    ("fr", "missing-non-breaking-space", "à 9 h, ou", "9 h", "9_h"),
    ("fr", "missing-non-breaking-space", "à 1_200 km", "200 km", "200_km"),
    ("en", "missing-non-breaking-space", "1,200 km away", "1,200 km", "1,200_km"),
    ("en", "missing-non-breaking-space", "5km away", "5km", "5_km"),
    ("fr", "unwanted-space", "Qui ?", "Qui ?", "Qui?"),
    ("fr", "unwanted-space", "Oui_; non", "Oui_;", "Oui;"),
    ("fr", "unwanted-space", f"Oui{NARROW}!", f"Oui{NARROW}!", "Oui!"),
    ("fr", "unwanted-space", "Oui , non", "Oui ,", "Oui,"),
    ("fr", "unwanted-space", "[le pont](case:bridge) , non", ",", None),
    ("en", "unwanted-space", "Yes .", "Yes .", "Yes."),
    ("en", "unwanted-space", "Yes : no", "Yes :", "Yes:"),
    ("en", "unwanted-space", "Yes_?", "Yes_?", "Yes?"),
    ("en", "unwanted-space", "at 50 % of", "50 %", "50%"),
    ("en", "unwanted-space", "for $ 200", "$ 200", "$200"),
    ("en", "unwanted-space", "a “ word ” or", "“ word ”", "“word”"),
    ("en", "unwanted-space", "two  words", "two  words", "two words"),
    ("fr", "missing-non-breaking-space", "deux _: mots", "deux _:", "deux_:"),
    ("fr", "three-dots", "Puis...", "Puis...", "Puis…"),
    ("en", "three-dots", "Then...", "Then...", "Then…"),
    ("fr", "straight-quote", "l'école", "l'école", "l’école"),
    ("fr", "straight-quote", 'le "mot juste" ici', '"mot juste"', "«_mot juste_»"),
    ("en", "straight-quote", "don't", "don't", "don’t"),
    ("en", "straight-quote", "the members' work", "members'", "members’"),
    ("en", "straight-quote", 'the "right word" here', '"right word"', "“right word”"),
    ("en", "straight-quote", "the 'right' word", "'right'", "“right”"),
    ("en", "straight-quote", "the 'right word, then' and", "'right word, then'", "“right word, then”"),
    ("fr", "straight-quote", "le 'mot juste' ici", "'mot juste'", "«_mot juste_»"),
    ("en", "straight-quote", "the '90s, when", "'90s", None),
    ("en", "straight-quote", 'a 6" pipe', '6"', None),
    ("fr", "wrong-quotes", "le “mot juste” ici", "“mot juste”", "«_mot juste_»"),
    ("en", "wrong-quotes", "the «_right word_» here", "«_right word_»", "“right word”"),
    ("fr", "number-form", "payer $1,200.50 ici", "$1,200.50", "1_200,50_$"),
    ("fr", "number-form", "payer $2 millions ici", "$2 millions", None),
    ("fr", "number-form", "soit 2.5_% de", "2.5", "2,5"),
    ("fr", "number-form", "à 16:30", "16:30", "16_h_30"),
    ("en", "number-form", "pay 1,200 $ here", "1,200 $", "$1,200"),
    ("en", "number-form", "the 18 019 requests", "18 019", "18,019"),
    ("en", "number-form", "the 18_019 requests", "18_019", "18,019"),
    ("en", "number-form", "or 2,5% of", "2,5%", "2.5%"),
    ("en", "number-form", "the 12500 clients", "12500", "12,500"),
    ("en", "number-form", "for $12500 or", "$12500", "$12,500"),
    ("fr", "number-form", "les 12500 clients", "12500", "12_500"),
    ("fr", "number-form", "les 1,200 clients", "1,200", None),
    ("fr", "number-form", "les 1,200,300 clients", "1,200,300", "1_200_300"),
    ("en", "number-form", "at 4:30 pm or", "4:30 pm", "4:30 p.m."),
    ("en", "number-form", "at 9AM or", "9AM", "9 a.m."),
    ("fr", "date-form", "le 1 juin 2013", "1 juin", "1er juin"),
    ("fr", "date-form", "le 1 er juin", "1 er", "1er"),
    ("fr", "date-form", "la 1ère et", "1ère", "1re"),
    ("fr", "date-form", "la 2ème et", "2ème", "2e"),
    ("fr", "date-form", "le 3 Juin 2013", "3 Juin", "3 juin"),
    ("en", "date-form", "on 3 June 2013", "3 June 2013", "June 3, 2013"),
    ("en", "date-form", "on June 3rd", "June 3rd", "June 3"),
    ("en", "date-form", "on June 3 2013", "June 3", "June 3,"),
    ("fr", "date-form", "le 2013-06-01, à", "2013-06-01", "1er juin 2013"),
    ("en", "date-form", "on 2013-06-03, at", "2013-06-03", "June 3, 2013"),
    ("fr", "date-form", "le 03/06/2013, à", "03/06/2013", None),
    ("fr", "date-form", "le 3.6.2013.", "3.6.2013", None),
    ("en", "date-form", "on 6-3-2013 at", "6-3-2013", None),
    ("fr", "number-form", "après 8.5 jours", "8.5", "8,5"),
    ("en", "number-form", "after 8,5 days", "8,5", "8.5"),
    ("en", "date-form", "On 3 and 4 June 2013,", "4 June 2013", None),
    ("en", "date-form", "on 1–4 June 2013", "1–4 June 2013", None),
    ("en", "date-form", "on 1-4 June 2013", "1-4 June 2013", None),
    ("en", "date-form", "on 3/4 June 2013", "3/4 June 2013", None),
    ("en", "date-form", "on 3 & 4 June 2013", "4 June 2013", None),
    ("en", "date-form", "on 2, 3, or 4th June 2013", "4th June 2013", None),
    ("en", "date-form", "from 3 to 4 June 2013", "4 June 2013", None),
    ("en", "date-form", "from 30 May to 4 June 2013", "4 June 2013", None),
    ("en", "date-form", "for 300 and on 4 June 2013", "4 June 2013", "June 4, 2013"),
    ("fr", "number-form", "payer $2,50 ici", "$2,50", "2,50_$"),
    ("fr", "number-form", "payer $2,50.", "$2,50", "2,50_$"),
    ("fr", "number-form", "payer $1_200,50 ici", "$1_200,50", "1_200,50_$"),
    ("fr", "number-form", "payer $12500 ici", "$12500", "12_500_$"),
    ("fr", "number-form", "payer $500/jour", "$500/jour", "500_$/jour"),
    ("fr", "number-form", "payer $5,5 millions ici", "$5,5 millions", None),
    ("fr", "number-form", "payer $20 à 30 millions", "$20", None),
    ("fr", "number-form", "payer $10K ici", "$10K", None),
    ("fr", "number-form", "payer $2 M ici", "$2", None),
    ("fr", "number-form", "payer $20-30 ici", "$20-30", None),
    ("fr", "number-form", "payer US$500 ici", "US$500", None),
    ("fr", "number-form", "payer US $500 ici", "$500", None),
    ("fr", "number-form", "payer $1.000,50 ici", "$1.000,50", None),
    ("fr", "number-form", "payer $1.500 ici", "$1.500", None),
    ("fr", "number-form", "payer $1,500,50 ici", "$1,500,50", None),
    ("fr", "number-form", "payer $1 000,500 ici", "$1 000,500", None),
    ("fr", "number-form", "payer 1,500.50_$ ici", "1,500.50", None),
    ("en", "number-form", "pay 20-30 $ here", "20-30 $", None),
    ("en", "number-form", "pay 10 $US here", "10 $US", None),
    ("fr", "missing-accent", "l’Etat", "l’Etat", "l’État"),
    ("fr", "missing-accent", "Oui. A la fin", "A la", "À la"),
]


@pytest.mark.parametrize(("language", "code", "text", "words", "right"), TYPOGRAPHY)
def test_typographic_slip_is_found_and_mended(
    language: Language, code: str, text: str, words: str, right: str | None
) -> None:
    found = mended(spaced(text), language)
    assert [slip[:2] for slip in found if slip[0] == code] == [(code, spaced(words))]
    if words != ",":
        assert found[0][2] == (None if right is None else spaced(right))


RIGHT: list[tuple[Language, str]] = [
    ("fr", "Un mot_: deux, «_oui_», 50_%, 200_$, 18_019 demandes, 2,5 millions, à 16_h_30; oui? Non!"),
    ("fr", "Le 1er juin 2013, le 11 juin, la 1re et la 2e; en 2018 200 personnes; juin 2018."),
    ("fr", "Appelez le 819 555-0123 ou le 1 800 555-0123."),
    (
        "fr",
        "Voir https://exemple.ca/a:b?c!, [le pont](case:bridge), `a: b`, <nord@exemple.ca> et {{ figure('a: b') }}.",
    ),
    ("fr", "«_Il a dit “oui”._» Le signe «_:_» et le signe «_!_»."),
    ("fr", "| Colonne | Autre |\n|:---|---:|\n| a   | b |"),
    ("fr", '!!! note "Le titre"\n    Le texte.'),
    ("fr", "Un texte\n\n- un_:\n    - deux;\n\n1.  trois"),
    ("fr", "## Le titre {: #le-titre }"),
    ("fr", "les normes WCAG 2.1 et un fichier .yml, l’article 8.5 et la version 1.2.201"),
    ("fr", "*It's “right” at 4:30 p.m.*{: lang=en } est en anglais."),
    ("fr", "Plan A la semaine prochaine; les Esquimaux, En, Elle, Entente, Emploi."),
    ("fr", "```\nl'école : x\n```"),
    ("en", "A word: two, “yes”, ‘no’, 50%, $200, 18,019 requests, 2.5 million, at 4:30 p.m.; yes? No!"),
    ("en", "June 3, 2013; May 2018; the 3rd of them; 5-in-1; the 1990s; the members’ work."),
    ("en", "form 12-2013, room 1-2-20134, 24/7 and 555-01-2013-4"),
    ("en", "Call 819-555-0123 or 819 555-0123. Am I at 5 amps?"),
    ("en", "See https://example.ca/a'b, [it](https://example.ca/?q='x'), `don't` and {{ figure(\"don't\") }}."),
    ("en", "Term\n: definition"),
    ("en", "<!-- don't -->Text<br class='x'>"),
    ("en", "Use {name} ..{more}"),
    ("en", "![A picture](picture.png) and a ![second](x.png)"),
    ("fr", "Un ratio de 1:15, la carte est au 1:50_000, à l’échelle 1:20, un rapport de 2:30, une proportion_: 1:10."),
    ("en", "A paragraph:\n\n    x = 'l' ...\n\n      y  \"z\"\n\nWords."),
    ("en", "A paragraph:\n \t\n\tx = 'l' ..."),
    ("en", "## A heading\n\n    x = 'l' ..."),
    ("en", "`code` is this:\n\n    x = 'l' ..."),
    ("fr", "Du code_:\n\n```\nl'école : x\n\nl'eau ?"),
    ("fr", "~~~ python\nl'école : x"),
    ("fr", "<script>\nlet a = 'b' ; c : d\n</script>\n\n<SCRIPT type='x'>'y' ;</SCRIPT> Oui."),
    ("fr", "<style>a : b</style><pre>c  : d</pre> et <code>l'eau ;</code>"),
]


@pytest.mark.parametrize(("language", "text"), RIGHT)
def test_what_is_right_is_left_alone(language: Language, text: str) -> None:
    assert mended(spaced(text), language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_of_inches_are_no_quotation_marks(language: Language) -> None:
    assert mended('12" x 14"', language) == [("straight-quote", '12"', None), ("straight-quote", '14"', None)]


@pytest.mark.parametrize(
    "before",
    [
        "- An item",
        "1. An item\nthat goes on",
        "Items:\n- one",
        '!!! note "A title"',
        "!!! note\n    A text",
        "- An item\n\n    A text",
        "Term\n: A definition",
        "",
        "Words in a line",
    ],
)
def test_indented_text_that_may_be_no_code_is_read(before: str) -> None:
    space = "\n" if before.startswith("Words") else "\n\n"
    text = f"{before}{space}    It's here."
    assert [(slip[1], slip[2]) for slip in mended(text, "en")] == [("It's", "It’s")]


@pytest.mark.parametrize("text", ["``` x ``` it's", "```` a\n```\nb\n````\nit's", "<code>a</code> it's"])
def test_words_after_code_are_read(text: str) -> None:
    assert [(slip[1], slip[2]) for slip in mended(text, "en")] == [("it's", "it’s")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('See {{ case_link("picton") }}.', ['{{ case_link("picton") }}']),
        ("a {% if b %}c{% endif %}", ["{% if b %}", "{% endif %}"]),
        ("{{ a\nb }} {{ {'c': 1} }}", ["{{ a\nb }}", "{{ {'c': 1} }}"]),
        ("write `{{ a }}` and {b}, {{ c or 5 %}", []),
        ("`a` {{ b }} `c`", ["{{ b }}"]),
    ],
)
def test_macros_are_marks_that_records_do_not_know(text: str, words: list[str]) -> None:
    assert [(slip.code, slip.words(text)) for slip in unsupported_marks(text)] == [
        ("unsupported-mark", one) for one in words
    ]


def test_slips_in_the_same_words_are_mended_together() -> None:
    assert mended("soit 2.5 % :", "fr") == [
        ("number-form", "2.5 % :", spaced("2,5_%_:")),
        ("missing-non-breaking-space", "2.5 % :", spaced("2,5_%_:")),
    ]


def test_hidden_text_is_as_long_as_it_was() -> None:
    text = '# A `b`\n\n| c | d |\n|---|---|\n\nin\n2014. Not an item\n\n1. {{ x("y") }} [z](u)\n2. w\n\n!!! note "T"\n    x'
    assert len(hide(text)) == len(text)
    assert [index for index, sign in enumerate(hide(text)) if sign == "\n"] == [
        index for index, sign in enumerate(text) if sign == "\n"
    ]
    assert "2014" in hide(text)
    assert "2" not in hide(text).replace("2014", "")


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("18_019 demandes et 2,5_%", "18,019 requests and 2.5%"),
        ("le 3 juin 2013", "on June 3, 2013"),
        ("Le 1er mai", "On May 1"),
        ("Juin 2016", "June 2016"),
        ("à 16_h_30", "at 4:30 p.m."),
        ("de 9_h à 12_h", "from 9 a.m. to 12:00 p.m."),
        ("à 0_h_15", "at 12:15 a.m."),
        ("24 heures sur 24, 7 jours sur 7", "24 hours a day, 7 days a week"),
        ("2_milliards de dollars", "$2 billion"),
        ("1,5 million", "1,500,000"),
        ("5 en 1", "5-in-1"),
        ("la 2e étape", "the 2nd step"),
        ("en 2013-2014", "in 2013-2014"),
        ("le 819_555-0123", "819-555-0123"),
        ("en 2018, puis en 2018", "in 2018"),
        ("[ici](https://exemple.ca/12)", "[here](https://example.ca/34)"),
        ("{{ figure(1) }}", "{{ figure(2) }}"),
        ("1. un\n2. deux", "- one\n- two"),
        ("en\n2014. Service BC", "in 2014. Service BC"),
        ("des produits de mars", "products that may march"),
        # Ordinals, centuries, floors.
        ("au XXIe siècle", "in the 21st century"),
        ("les XVIIIe et XIXᵉ siècles", "the 18th and 19th centuries"),
        ("au 2e étage", "on the second floor"),
        ("la première année", "the 1st year"),
        ("le vingt et unième", "the 21st"),
        ("phase II, partie I", "phase 2, part 1"),
        # Years.
        ("en 2018-2019", "in 2018–19"),
        ("l’exercice 2018-2019", "FY2018-19"),
        ("l’exercice 2018-2019", "fiscal year 2019"),
        ("l’exercice 2019-2020", "FY 19–20"),
        ("de 1999 à 2000", "in 1999–00"),
        ("les années 90", "the 1990s"),
        ("les années 1990", "the ’90s"),
        ("les années 1990", "the nineties"),
        ("le 5 septembre", "Sept. 5"),
        ("2019-09-05", "September 5, 2019"),
        # Large amounts.
        ("100 millions_$", "$100M"),
        ("1_milliard_$", "$1B"),
        ("1,2_G$", "$1.2-billion"),
        ("5_k$", "$5,000"),
        ("10_000 appels", "10K calls"),
        ("un million", "1,000,000"),
        ("l’annexe 1B, la 5G, 10_m", "Form 1B, 5G, 10 m"),
        # Telephone numbers.
        ("le 1_800 622-6232", "1-800-622-6232"),
        ("le 1_800 622-6232", "+1 (800) 622-6232"),
        ("le 1_800 O-Canada", "1-800-O-Canada"),
        ("le 819_555-0123, poste 45", "(819) 555-0123, ext. 45"),
        ("le +33 1 23 45 67 89", "+33 (1) 23-45-67-89"),
        ("le 911", "9-1-1"),
        # Numbers in words.
        ("cinq", "5"),
        ("16 semaines", "sixteen weeks"),
        ("douze mois", "12 months"),
        ("quatre-vingt-dix-sept", "97"),
        ("vingt-et-un", "21"),
        ("deux cent cinquante mille", "250,000"),
        ("deux mille dix-huit", "2018"),
        ("une vingtaine, une centaine", "20, 100"),
        ("24", "two dozen"),
        ("neuf sur dix", "9/10"),
        # Lengths of time.
        ("tous les 3 mois", "quarterly"),
        ("tous les 3, 6 ou 12 mois", "quarterly, semi-annually or annually"),
        ("24 mois", "two years"),
        ("1_h_30", "90 minutes"),
        ("1 heure et 30 minutes", "1.5 hours"),
        ("une heure et demie", "90 minutes"),
        ("2,5 heures", "two and a half hours"),
        ("deux ans et demi", "30 months"),
        ("30 minutes", "half an hour"),
        # Times.
        ("de midi à minuit", "from 12 p.m. to 12 a.m."),
        ("à 12_h", "at noon"),
        ("à 12_h_30", "at 12:30 p.m."),
        ("de 13_h à 16_h", "from 1 to 4 p.m."),
        ("de 13_h_30 à 16_h", "1:30–4 p.m."),
        ("à 16_h", "at 4 o’clock"),
        # Shares.
        ("la moitié", "50%"),
        ("7,5 p. 100", "7.5%"),
        ("20_%", "one in five"),
        ("un million et demi", "1.5 million"),
        ("minuit", "12 midnight"),
        ("1 bureau, aucun retard", "an office, 0 delays"),
        ("2 km2 de CO2", "2 km² of CO₂"),
        ("+44 20 7946 0958", "+44 (0)20 7946 0958"),
        ("les deux tiers", "2/3"),
        ("33 1/3_%", "33⅓%"),
        ("1/2", "½"),
        ("50 pour cent", "50%"),
        ("de 9_h à 17_h", "from 9 to 5"),
        ("de 9_h à 17_h", "nine to five"),
        ("de 8_h_30 à 16_h_30", "8:30–4:30"),
        ("de 13_h à 17_h", "from 1 to 5"),
        ("de 9_h à 12_h et de 13_h à 16_h_30", "9 to 12 and 1 to 4:30"),
        ("entre 9_h et 17_h", "between 9 and 5"),
        ("Il ferme à 17_h", "It closes at 5"),
        ("1,5 milliard", "one and a half billion"),
        ("au XIXe siècle", "in the 1800s"),
        ("25,000 messages", "25,000 messages"),
        ("1.250.000 messages", "1,250,000 messages"),
    ],
)
def test_same_numbers_in_each_language_s_form(french: str, english: str) -> None:
    assert list(differing_numbers(hide(spaced(french)), hide(english))) == []


@pytest.mark.parametrize(
    ("french", "english", "missing"),
    [
        ("18_019 demandes", "18,109 requests", [("fr", "18_019"), ("en", "18,109")]),
        ("2 milliards", "2 million", [("fr", "2 milliards"), ("en", "2 million")]),
        ("le 3 juin 2013", "on July 3, 2013", [("fr", "juin"), ("en", "July")]),
        ("à 16_h_30", "at 5:30 p.m.", [("fr", "16_h_30"), ("en", "5:30 p.m.")]),
        ("à 12_h", "at 12 a.m.", [("fr", "12_h"), ("en", "12 a.m.")]),
        ("2,5_%", "25%", [("fr", "2,5"), ("en", "25")]),
        ("cinq", "6", [("en", "6")]),
        ("14 jours", "10-14 days", [("en", "10")]),
        ("les 18_019 demandes", "the 18,091 requests", [("fr", "18_019"), ("en", "18,091")]),
        ("100_millions_$", "$100B", [("fr", "100_millions"), ("en", "100B")]),
        ("5_M$", "$5", [("fr", "5_M"), ("en", "5")]),
        ("100 appels", "100M calls", [("fr", "100"), ("en", "100M")]),
        ("au XXe siècle", "in the 21st century", [("en", "21")]),
        ("en 2018-2019", "in 2018–20", [("fr", "2019"), ("en", "20")]),
        ("en 2018-2019", "FY2019-20", [("fr", "2018"), ("en", "20")]),
        ("1_800 622-6232", "1-800-622-6233", [("fr", "1_800 622-6232"), ("en", "1-800-622-6233")]),
        ("+33 1 23 45 67 89", "+33 1 23 45 67 88", [("fr", "+33 1 23 45 67 89"), ("en", "+33 1 23 45 67 88")]),
        ("tous les 3 mois", "monthly", [("fr", "3")]),
        ("douze mois", "13 months", [("en", "13")]),
        ("les années 80", "the 1990s", [("fr", "80"), ("en", "1990")]),
        ("50_%", "a third", [("fr", "50")]),
        ("20_%", "one in four", [("fr", "20")]),
        ("un million", "1.5 million", [("en", "1.5 million")]),
        ("minuit", "12 p.m.", [("en", "12 p.m.")]),
        ("le 5 sept.", "Oct. 5", [("fr", "sept"), ("en", "Oct")]),
        ("2019-09-05", "September 6, 2019", [("fr", "05"), ("en", "6")]),
        ("à 16_h", "from 1 to 3 p.m.", [("fr", "16_h"), ("en", "1"), ("en", "3 p.m.")]),
        ("vingt-deux bureaux", "21 offices", [("en", "21")]),
        ("phase III", "phase 2", [("en", "2")]),
        ("33 1/3_%", "33½%", [("fr", "33 1/3"), ("en", "33½")]),
        ("en 2016 et en 2018", "in 2018", [("fr", "2016")]),
        ("le 819_555-0123", "819-555-0132", [("fr", "819_555-0123"), ("en", "819-555-0132")]),
        ("14 à 15 semaines", "2 to 3 weeks", [("fr", "14"), ("fr", "15"), ("en", "2"), ("en", "3")]),
    ],
)
def test_number_that_one_side_lacks_is_found(french: str, english: str, missing: list[tuple[str, str]]) -> None:
    texts: dict[Language, str] = {"fr": spaced(french), "en": english}
    found = list(differing_numbers(texts["fr"], texts["en"]))
    assert [(language, slip.words(texts[language])) for language, slip in found] == [
        (language, spaced(words)) for language, words in missing
    ]
    assert [slip.code for _, slip in found] == [f"number-missing-{'en' if one == 'fr' else 'fr'}" for one, _ in missing]


FRENCH = "L’équipe va dans le Nord pour rencontrer les gens."
ENGLISH = "The team goes to the North to meet people."


def foreign(text: str, language: Language) -> list[str]:
    """Return the words of each passage that is in the other language."""
    return [slip.words(text) for slip in foreign_passages(hide(text), language)]


def test_text_in_the_other_language_is_found() -> None:
    assert foreign(FRENCH, "en") == [FRENCH]
    assert foreign(ENGLISH, "fr") == [ENGLISH]
    assert foreign(FRENCH, "fr") == foreign(ENGLISH, "en") == []


def test_sentence_in_the_other_language_is_found_among_others() -> None:
    assert foreign(f"{FRENCH} {ENGLISH} {FRENCH}", "fr") == [ENGLISH]
    assert foreign(f"- {ENGLISH}\n- {FRENCH}", "en") == [FRENCH]


def test_short_sentences_in_the_other_language_tell_together() -> None:
    text = "They come. It is there. We go."
    assert foreign(text, "fr") == [text]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Service Canada", "fr"),
        ("The North", "fr"),
        ("Immigration, Refugees and Citizenship Canada", "fr"),
        ("Sainte-Thérèse: the Maison de l’emploi et du développement humain", "en"),
        ("L’outil s’appelle Guide to the Management of the Public Service.", "fr"),
        ("Voir [la page](the-name-of-the-page-that-is-in-english.md) `if this is not the one that we have`.", "fr"),
        ("*The team goes to the North to meet people.*{: lang=en }", "fr"),
    ],
)
def test_names_and_code_are_of_no_language(text: str, language: Language) -> None:
    assert foreign(text, language) == []


def test_nearly_every_sentence_of_the_site_would_be_found_on_the_wrong_side() -> None:
    found = total = 0
    for place in (*texts_of_records(), *texts_of_pages()):
        text = hide(place.text)
        for start, end in sentences(text):
            if count_words(text[start:end]) >= 8:
                total += 1
                found += bool(list(foreign_passages(text[start:end], other(place.language))))
    assert found / total > 0.97


def split(text: str) -> list[str]:
    """Return the sentences of a text."""
    hidden = hide(text)
    return [text[start:end].strip() for start, end in sentences(hidden)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un. Deux? Trois! «_Quatre._» Cinq…", ["Un.", "Deux?", "Trois!", "«_Quatre._»", "Cinq…"]),
        ("Par ex. Service Canada, p. ex. Un autre.", ["Par ex. Service Canada, p. ex. Un autre."]),
        ("Mr. Smith, J. Murphy and No. 5 met Dr. Roy.", ["Mr. Smith, J. Murphy and No. 5 met Dr. Roy."]),
        ("At 4:30 p.m. The door opens. It closes.", ["At 4:30 p.m.", "The door opens.", "It closes."]),
        ("Version 2.1 of it. Sundhed.dk is one.", ["Version 2.1 of it.", "Sundhed.dk is one."]),
        (
            "On two\nlines. And more.\n\nThen:\n\n- one\n- two. Three.",
            ["On two\nlines.", "And more.", "Then:", "one", "two.", "Three."],
        ),
        ("## Title\n\n| A | B? C |\n|---|---|\n| d | e |", ["Title", "A", "B?", "C", "d", "e"]),
        ("Why (really?) go. “Yes.” He", ["Why (really?) go.", "“Yes.”", "He"]),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    parts = [part.strip(" |") for part in split(spaced(text))]
    assert [part for part in parts if part] == [spaced(part) for part in expected]


@pytest.mark.parametrize(
    ("text", "count"),
    [("L’école a 18_019 élèves_: voilà – oui.", 6), ("{{ figure('a b') }} and `c d`", 3), ("a 5-in-1 service", 3)],
)
def test_how_words_are_counted(text: str, count: int) -> None:
    assert count_words(hide(spaced(text))) == count


def test_sentence_that_is_too_long_is_a_notice() -> None:
    right = " ".join(["word"] * MAX_WORDS)
    text = f"{right}. {right.capitalize()} more. Short."
    assert [(slip.words(text), slip.severity, dict(slip.arguments)) for slip in long_sentences(text)] == [
        (f"{right.capitalize()} more.", "notice", {"count": str(MAX_WORDS + 1), "limit": str(MAX_WORDS)})
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_of_the_site_are_short(language: Language) -> None:
    lengths: list[int] = []
    for place in (*texts_of_records(), *texts_of_pages()):
        if place.language == language:
            text = hide(place.text)
            # Headings and labels are short; they would hide long sentences.
            ended = (text[start:end].rstrip() for start, end in sentences(text))
            lengths += [count_words(sentence) for sentence in ended if sentence.endswith((".", "?", "!", ";", ":"))]
    assert sum(lengths) / len(lengths) <= MAX_AVERAGE
    assert max(lengths) <= MAX_WORDS


def quoted_left_out(place: Place) -> str:
    """Hide what a message quotes: what an editor types or what a page holds."""
    text = re.sub(r"\(\" o[ru] '\)|^\{place\}:", "x", place.text)  # marks that are meant, the place in a file
    for opening, closing in (("“", "”"), (f"«{NBSP}", f"{NBSP}»"), ('"', '"')):
        while opening in text and closing in text.partition(opening)[2]:
            before, _, rest = text.partition(opening)
            text = f"{before}x{rest.partition(closing)[2]}"
    return text


def test_messages_are_set_right() -> None:
    texts = [(place.file, place.field, place.language, quoted_left_out(place)) for place in texts_of_messages()]
    slips = {
        # A date stands in messages as it does in records.
        (file, field): [slip for slip in mended(text, language) if not re.fullmatch("[0-9-]{10}", slip[1])]
        for file, field, language, text in texts
    }
    assert {place: found for place, found in slips.items() if found} == {}


def page(root: Path, language: Language, body: str, **header: str) -> None:
    """Write a prose page."""
    fields = {"title": "Nord", "description": "Nord."} | header
    path = root / "content" / language / "page.md"
    path.parent.mkdir(parents=True)
    lines = ["---", *(f"{name}: {value}" for name, value in fields.items()), "source: [{document: editors}]", "---"]
    path.write_text("\n".join([*lines, body]), encoding="utf-8")


def found_in(root: Path) -> list[tuple[str, str, str]]:
    """Return the code, place and field of each slip in the prose pages."""
    pages = read_prose(root)[0]
    return [_shown(finding) for finding in (*check_prose(pages), *check_marks(pages))]


def _shown(finding: Finding) -> tuple[str, str, str]:
    place = f"{finding.file}:{finding.position.line}:{finding.position.column}"
    return finding.code, place.removeprefix("content/"), finding.path


def test_slips_of_a_page_have_their_places(tmp_path: Path) -> None:
    page(tmp_path, "fr", "Oui.\n\n- Qui  va?\n\nL'un.", description='"Une page : une autre"')
    page(tmp_path, "en", "Yes.\n\n- It is `it's` it's.", description="A page")
    assert found_in(tmp_path) == [
        ("missing-non-breaking-space", "fr/page.md:3:19", "description"),
        ("unwanted-space", "fr/page.md:8:3", ""),
        ("straight-quote", "fr/page.md:10:1", ""),
        ("straight-quote", "en/page.md:8:16", ""),
    ]


def test_foreign_and_long_sentences_of_a_page_have_their_places(tmp_path: Path) -> None:
    page(tmp_path, "fr", f"{FRENCH}\n\n{ENGLISH}")
    page(tmp_path, "en", f"{ENGLISH} And\n{' '.join(['a word'] * 18)}.")
    assert found_in(tmp_path) == [("not-in-fr", "fr/page.md:8:1", ""), ("long-sentence", "en/page.md:6:44", "")]


def test_numbers_of_a_page_are_compared_by_section(tmp_path: Path) -> None:
    page(tmp_path, "fr", "En 2017.\n\n## Un\n\nEn 2018.\n\n## Deux\n\nEn 2016.", title="Les 5 pages")
    page(tmp_path, "en", "In 2017.\n\n## One\n\nIn 2016.\n\n## Two\n\nIn 2016.", title="The six pages")
    assert found_in(tmp_path) == [
        ("number-missing-en", "fr/page.md:2:12", "title"),
        ("number-missing-en", "fr/page.md:10:4", ""),
        ("number-missing-fr", "en/page.md:10:4", ""),
    ]


def test_headings_of_a_page_are_those_of_its_counterpart(tmp_path: Path) -> None:
    page(tmp_path, "fr", "## Un\n\n### Deux\n\nEn 2018.\n\n## Trois")
    page(tmp_path, "en", "## One\n\n## Two\n\n```\n## Code\n```\n\n## Three\n\nIn 2018.")
    assert found_in(tmp_path) == [("different-headings", "en/page.md:8:1", "")]


def test_extra_heading_is_where_the_difference_is(tmp_path: Path) -> None:
    page(tmp_path, "fr", "## Un\n\n## Deux")
    page(tmp_path, "en", "## One")
    assert found_in(tmp_path) == [("different-headings", "fr/page.md:8:1", "")]


def test_page_without_counterpart_is_looked_at_by_itself(tmp_path: Path) -> None:
    page(tmp_path, "en", "In 2018, it's.")
    assert found_in(tmp_path) == [("straight-quote", "en/page.md:6:10", "")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "part",
    [
        "«",
        "« ",
        '"',
        "[](",
        "`",
        "``` ",
        "```\n",
        "a\n\n    b\n\n",
        "a\n \n",
        "\n    ",
        "<code ",
        "<pre>",
        "{{",
        "{% ",
        "<!--",
        "*a*{:lang=",
        "a@",
        "*",
    ],
)
def test_hostile_text_is_read_to_its_end(part: str, language: Language) -> None:
    text = part * (20_000 // len(part))
    hidden = hide(text)
    assert len(hidden) == len(text)
    found = [*slips(hidden, language), *markdown_slips(text, hidden, language)]
    assert all(slip.start <= slip.end <= len(text) for slip in found)


def test_marks_of_a_comment_a_macro_and_code_are_hidden_whole() -> None:
    for mark in ("<!-- a - b -> c -->", "<!---->", "{{ a }}", "{% raw %}", "``a ` b``", "{: lang=fr }", "`a{b}`"):
        assert not hide(f"x {mark} y").replace("\ue000", "").strip("xy ")
