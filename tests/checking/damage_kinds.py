"""What pasting and typing do to a text, kind by kind."""

import random
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from playbook.languages import Language

NBSP: Final = "\N{NO-BREAK SPACE}"

Change = Callable[[str, random.Random, Language], str | None]
"""Damages a record in one of its languages; `None` where it has nothing to which this could happen."""


def _text(record: str, language: Language) -> tuple[int, int]:
    """Return where the long text of a language begins and ends."""
    begin = record.index(f"  {language}: |-") + len(f"  {language}: |-\n")
    end = re.compile(r"\n {0,2}\S").search(record, begin)
    return begin, end.start() if end else len(record)


def inside(pattern: str, right: str | Callable[[re.Match[str]], str]) -> Change:
    """Damage one of the places of a text where a pattern is found."""
    compiled = re.compile(pattern, re.MULTILINE)

    def change(record: str, chance: random.Random, language: Language) -> str | None:
        begin, end = _text(record, language)
        matches = list(compiled.finditer(record, begin, end))
        if not matches:
            return None
        match = chance.choice(matches)
        wrong = right(match) if callable(right) else match.expand(right)
        return record[: match.start()] + wrong + record[match.end() :]

    return change


def everywhere(of_text: Callable[[str], str]) -> Change:
    """Damage the whole text."""

    def change(record: str, _chance: random.Random, language: Language) -> str:
        begin, end = _text(record, language)
        return record[:begin] + of_text(record[begin:end]) + record[end:]

    return change


def instead(right: str, wrong: str) -> Change:
    """Put something in the place of a part of every record."""
    return lambda record, _chance, _language: record.replace(right, wrong, 1) if right in record else None


def any_of(*changes: Change) -> Change:
    """Do one of several things."""

    def change(record: str, chance: random.Random, language: Language) -> str | None:
        return chance.choice(changes)(record, chance, language)

    return change


def said(french: str, english: str) -> Change:
    """Add a sentence to the first line of a text."""

    def change(record: str, _chance: random.Random, language: Language) -> str:
        end = record.index("\n", _text(record, language)[0])
        return f"{record[:end]} {french if language == 'fr' else english}{record[end:]}"

    return change


def both(french: str, english: str) -> Change:
    """Add a sentence to the texts of both languages, so that only what it is can be wrong."""

    def change(record: str, chance: random.Random, _: Language) -> str | None:
        first = said(french, english)(record, chance, "fr")
        return first and said(french, english)(first, chance, "en")

    return change


def paragraph(*lines: str) -> Change:
    """Add lines of their own to the texts of both languages."""

    def change(record: str, _chance: random.Random, _: Language) -> str:
        for language in ("fr", "en"):
            end = record.index("\n\n", _text(record, language)[0])
            record = record[:end] + "\n\n" + "\n".join(f"    {line}" for line in lines) + record[end:]
        return record

    return change


def bullets(*signs: str) -> Change:
    """Write the list as other programs do."""

    def change(record: str, _chance: random.Random, language: Language) -> str:
        begin, end = _text(record, language)
        order = iter(signs * 2)
        return record[:begin] + re.sub("- (?=[a-zé])", lambda _: next(order), record[begin:end]) + record[end:]

    return change


def inserted(character: str) -> Change:
    """Put a character into a word."""
    return inside(r"(?<=[a-z]{2})(?=[a-z]{2})(?<!\(h.{3})", character)


def _twice(encoding: str, text: str) -> str:
    return text.encode().decode(encoding, "replace")


def _as_one_of(encoding: str) -> Change:
    return everywhere(lambda text: re.sub("[À-ÿ’“”«»]+", lambda match: _twice(encoding, match.group()), text))


_IN_WORD: Final = r"(?<=\s[a-zé]{3})(?=[a-z]{3})"
_FIRST_LETTER: Final = r"(?<![\w/])([a-z])(?=[a-z]{4})"

KINDS: Final[Mapping[str, Change]] = {
    "bullets •": any_of(*(bullets(f"{sign}{gap}") for sign in "•▪◦●➢✓\uf0b7\uf0a7" for gap in (" ", "\t", ""))),
    "bullets of letters and dashes": any_of(bullets("o   "), bullets("· "), bullets("– "), bullets("— "), bullets("o\t")),
    "labels a) and i)": any_of(bullets("a) ", "b) "), bullets("(1) ", "(2) "), bullets("i) ", "ii) "), bullets("1° ", "2° ")),
    "numbers 1)": bullets("1) ", "2) "),
    "accents in two parts": everywhere(partial(unicodedata.normalize, "NFD")),
    "saved as Windows-1252": _as_one_of("cp1252"),
    "saved as Latin-1": _as_one_of("latin-1"),
    "saved as Mac Roman": _as_one_of("mac_roman"),
    "lost letters �": inside("[éèàçÉÀâêîôû]", "\ufffd"),
    "lost letters ?": inside("(?<=[a-z])[éèàçâêîôû](?=[a-z])", "?"),
    "ordinary spaces": everywhere(lambda text: text.replace(NBSP, " ")),
    "narrow spaces": everywhere(lambda text: text.replace(NBSP, "\u202f")),
    "straight apostrophes": everywhere(lambda text: text.replace("’", "'")),
    "entities": everywhere(lambda text: text.replace(NBSP, "&nbsp;").replace("’", "&rsquo;").replace("é", "&eacute;")),
    "entities twice over": any_of(inside("é", "&amp;eacute;"), inside(NBSP, "&amp;nbsp;"), inside("’", "&amp;#8217;")),
    "entities cut short": any_of(inside("é", "&eacute"), inside(NBSP, "&nbsp"), inside(" et | and ", " &amp ")),
    "entities of nothing": any_of(*(inserted(code) for code in ("&nosuch;", "&#0;", "&eacut;", "&zwj;", "&shy;"))),
    "footnotes": any_of(inside(r"(?<=[a-zé])(?=\.)", "[^1]"), inside(r"(?<=[a-zé])(?=\.)", "[^note]"), paragraph("[^1]: Note.")),
    "links to addresses below": inside(r"\[([^\]]+)\]\([^)]+\)", r"[\1][1]"),
    "links of wikis": any_of(inside(_FIRST_LETTER + r"([a-z]+)", r"[[\1\2]]"), inside(r"\[([^\]]+)\]\(([^)]+)\)", r"[\2 \1]")),
    "struck and marked text": any_of(*(inside(_FIRST_LETTER + r"([a-z]+)", rf"{sign}\1\2{sign}") for sign in ("~~", "==", "''", "'''"))),
    "marks of forums": inside(_FIRST_LETTER + r"([a-z]+)", r"[b]\1\2[/b]"),
    "tasks": bullets("- [ ] "),
    "tables": any_of(
        paragraph("A | B", "---|---", "a | b"),
        paragraph("| A | B |", "|---|---|", "| a | b |"),
        paragraph("A\tB", "a\tb"),
    ),
    "attributes": any_of(said("{: .note }", "{: .note }"), inside(r"(?<=\))", '{: target="_blank"}'), inside(r"(?<=\))", "{target=_blank}")),
    "notes": any_of(paragraph("!!! note", "    A."), paragraph("??? note", "    A."), paragraph(":::note", "A.", ":::"), paragraph("> [!NOTE]", "> A.")),
    "headings and lines": any_of(paragraph("## Titre A"), paragraph("A", "==="), paragraph("---"), paragraph("***")),
    "code": any_of(paragraph("```", "a", "```"), paragraph("~~~", "a", "~~~")),
    "pictures": any_of(paragraph("![A](a.jpg)"), paragraph("![](https://www.example.ca/a.png)"), paragraph('<img src="a.png">')),
    "macros": any_of(both("{{ figure('a') }}", "{{ figure('a') }}"), both("{% if a %}", "{% if a %}")),
    "HTML": any_of(*(inside(_FIRST_LETTER + r"([a-z]+)", rf"<{tag}>\1\2</{tag.split()[0]}>") for tag in ("b", "i", "u", "span style='x'", "p", "font")), inside(r"(?<=\.) ", "<br>")),
    "bare addresses": inside("<((?:https?|[a-z]+@)[^>]+)>", r"\1"),
    "addresses without https": inside("<https://(www[^>]+)>", r"\1"),
    "odd addresses": any_of(
        *(
            inside(r"\(https://www\.example\.ca/[^)]*\)", f"({address})")
            for address in (
                "https://www.example.ca/rapport annuel.html", "mailto:bob", "tel:abc", "http://127.0.0.1:8000/",
                "https://intranet/a", "https://www.canada.ca@a.example/", "http://localhost/a", "https:// www.example.ca",
                "https://nam06.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.example.ca%2F&data=1",
                "javascript:alert(1)", "file:///C:/a.pdf", "C:\\\\a.pdf", "rapport.pdf", "", "https://", "http://192.168.0.1/",
                "https:/www.example.ca/a", "htps://www.example.ca/a", "https://ex\u0430mple.ca/",
            )
        )
    ),
    "links without words": inside(r"\[[^\]]+\](?=\()", "[]"),
    "links askew": any_of(
        inside(r"\[([^\]]+)\]\(([^)]+)\)", r"(\1)[\2]"), inside(r"\]\(", "] ("), inside(r"(?<=t)\)", ""), inside(r"\]\(", "("),
        inside(r"\[([^\]]+)\]\(([^)]+)\)", r"[\1](<\2"), inside(r"\[(?=[^\]]+\]\()", ""),
    ),
    "emphasis askew": any_of(inside(r"\*\*(?= ?[a-zé][^*]*\*\*)", "** "), inside(r"(?<=[a-zé])\*\*", ""), inside(r"(?<=[a-zé])\*\*", " **"), inside(r"(?<=[a-zé])\*\*", "*")),
    "quotes around titles": any_of(
        instead("en: The report", "en: “The report”"), instead("fr: Le rapport", "fr: >-\n        « Le rapport »"),
        instead("en: City of Rivermont", "en: “City of Rivermont”"), instead("fr: Ville de Rivermont", "fr: « Ville de Rivermont »"),
        instead("en: City of Rivermont", "en: ‘City of Rivermont’"), instead("fr: Ville de Rivermont", "fr: “Ville de\n        Rivermont”"),
    ),
    "quotes around ids": any_of(instead("regular", "“regular”"), instead("[NT]", "[“NT”]"), instead("contact: north", "contact: “north”"), instead("regular", "‘regular’"), instead("regular", "« regular »")),
    "unseen characters": any_of(*(inserted(sign) for sign in "\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u00ad\ufeff\u061c\u180e\U000e0041\u2028\x0b\x07")),
    "blank characters": any_of(*(inserted(sign) for sign in "\u3164\u2800\ufffc\uffa0\u115f\ue000\uf8ff\U000f0000")),
    "odd spaces": any_of(*(inside("(?<=[a-z]) (?=[a-z])", sign) for sign in "\u2002\u2003\u2009\u200a\u3000\u205f\u1680")),
    "letters of another form": any_of(inside("fi(?=[a-z])", "ﬁ"), inside("a(?=[a-z]{2})", "ａ"), inside("a(?=[a-z]{2})", "𝐚"), inside("ff", "ﬀ")),
    "letters of another alphabet": any_of(inside("(?<=[a-z])a(?=[a-z])", "а"), inside("(?<=[a-z])e(?=[a-z])", "е"), inside("(?<=[a-z])o(?=[a-z])", "ο")),
    "many marks on a letter": inserted("\u0301" * 20),
    "words cut in two": any_of(inside(_IN_WORD, "- "), inside(_IN_WORD, "-\n    "), inside(_IN_WORD, "¬")),
    "straight guillemets": any_of(inside(f"«{NBSP}([^»]+){NBSP}»", r"<<\1>>"), inside(f"«{NBSP}([^»]+){NBSP}»|“([^”]+)”", lambda match: f'"{match[1] or match[2]}"')),
    "quotes of the other language": any_of(inside(f"«{NBSP}([^»]+){NBSP}»", r"“\1”"), inside("“([^”]+)”", r"« \1 »"), inside(f"«{NBSP}([^»]+){NBSP}»|“([^”]+)”", lambda match: f"„{match[1] or match[2]}“")),
    "dashes of a typewriter": any_of(inside("(?<=[a-zé]), (?=[a-z])", " -- "), inside("(?<=[a-zé]), (?=[a-z])", "--")),
    "spaces beside marks": any_of(inside(r"(?<=[a-zé]),(?= [a-zé])", " ,"), inside(r"(?<=[a-zé])\.$", " ."), inside(r"(?<=[a-zé]), (?=[a-zé])", " ,"), inside(r"(?<=[a-zé]{2}\.) (?=[A-Z][a-z])", ""), inside(r"(?<=[a-zé]{2}), (?=[a-z]{3})", ",")),
    "spaces too many": inside("(?<=[a-z]) (?=[a-z])", "  "),
    "marks too many": any_of(inside(r"(?<=[a-zé]{2})\.(?= [A-Z])", ".."), inside(r"\?(?= )", "???"), inside(r"(?<=[a-zé]{2})\.(?= [A-Z])", "!!"), inside(r"(?<=[a-zé]),(?= )", ",,")),
    "words twice": inside(r"\b(le|la|les|the|a|of|un|de|du|and|to) (?=[a-z])", r"\1 \1 "),
    "dots": inside("…", "..."),
    "days in digits": both("Il a fermé le 2019-03-04.", "It closed on 2019-03-04."),
    "days of no calendar": any_of(both("Fermé le 31 février 2019.", "Closed on February 31, 2019."), both("Fermé le 2019-13-45.", "Closed on 2019-13-45."), both("Fermé à 25 h 61.", "Closed at 13:61 p.m.")),
    "another number": inside(r"\b(?:1998|2007|2013|2019)\b", "2004"),
    "numbers of the other language": any_of(inside("([0-9]),([0-9]{3})", r"\1 \2"), inside(f"([0-9]){NBSP}([0-9]{{3}})", r"\1,\2"), inside(f"(?<=[0-9]){NBSP}%", "%"), inside("(?<=[0-9])%", " %"), inside(f"16{NBSP}h{NBSP}30", "4:30 p.m."), inside("4:30 p.m.", "16:30 p.m.")),
    "fillers": any_of(both("TBD", "TBD"), both("xxx", "xxx"), both("À COMPLÉTER", "TO BE COMPLETED"), both("Lorem ipsum dolor sit amet.", "Lorem ipsum dolor sit amet.")),
    "emoji": both("🙂", "🙂"),
    "fields of a word processor": any_of(both("Erreur! Source du renvoi introuvable.", "Error! Reference source not found."), both('HYPERLINK "https://www.example.ca"', 'HYPERLINK "https://www.example.ca"')),
    "breaks as \\n": inside(r"(?<=\.) ", r"\\n"),
    "no colon": any_of(instead("model: visits", "model visits"), instead("title:\n", "title\n"), instead("model: visits", "model:visits"), instead('  fr: "Bib', '  fr "Bib'), instead("  en: City", "  en City")),
    "colon without quotes": instead('"Rivermont library: a shared counter"', "Rivermont library: a shared counter"),
    "number sign": any_of(instead("en: City of", "en: #1 City of"), instead("en: City of", "en: City #1 of")),
    "odd indentation": any_of(instead("  en: City", f"{NBSP} en: City"), instead("      en: City", "\t\t\ten: City"), instead("      en: City", "     en: City"), instead("    en: The report", "     en: The report"), everywhere(lambda text: text.replace("    ", NBSP * 4))),
    "ids by name": any_of(instead("regular", "Regular visits"), instead("[NT]", "[Northwest Territories]"), instead("contact: north", "contact: The North"), instead("- contact: north\n", "- north\n"), instead("model: visits", "model: Visits")),
    "one language for both": any_of(instead("fr: Neuf visiteurs sur dix se disaient satisfaits.", "fr: Nine visitors out of ten said they were satisfied."), instead("en: Nine visitors out of ten said they were satisfied.", "en: Neuf visiteurs sur dix se disaient satisfaits."), instead("      en: City of Rivermont\n", "")),
}  # fmt: skip
"""What pasting and typing do."""
