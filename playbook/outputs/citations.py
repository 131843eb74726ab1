"""What to write when one cites a case study or a model: in words, as BibTeX and as CSL-JSON, in files beside its page.

The body that wrote the documents is the author of the facts; the sentences are the editors', and a citation says so.
"""

import json
import re
from dataclasses import dataclass
from typing import Any, Final

from playbook.catalogue.linked import Catalogue
from playbook.languages import Language
from playbook.languages.formats import period
from playbook.languages.interface import words
from playbook.pages.plan import PlannedPage, SitePlan
from playbook.pages.rendering import base_of

TEXT: Final = "citation.txt"
BIBTEX: Final = "citation.bib"
CSL: Final = "citation.json"

TERMS_PAGE: Final = "open-data"
TERMS: Final = "terms"
"""The page, and the place in it, that says what is known of the terms of use."""

_BIBTEX_SIGNS: Final = re.compile(r"[&%$#_{}]")
_SEASONS: Final = {"spring": 1, "summer": 2, "autumn": 3, "winter": 4}


@dataclass(frozen=True, slots=True)
class Citation:
    """What is said of a page.

    Attributes:
        key: A name for it, different for each page and language.
        language: The language of the page.
        authors: The bodies that wrote the documents that it restates.
        title: The title of the page.
        source: The documents, each with the place.
        as_of: The day or year for which it speaks.
        url: Its address.
    """

    key: str
    language: Language
    authors: tuple[str, ...]
    title: str
    source: str
    as_of: str
    url: str

    @property
    def note(self) -> str:
        """That the words are the editors', where the facts are from, and as of when they hold."""
        t = words(self.language)["citation"]
        return (
            f"{t['restated']} {t['source'].format(self.source)} {t['as_of'].format(period(self.as_of, self.language))}"
        )

    def in_words(self) -> str:
        """Write it for people."""
        t = words(self.language)
        title = t["citation"]["title"].format(self.title)
        return f"{'; '.join(self.authors)}. {title} {t['site']['title']}. {self.note} {self.url}"

    def as_bibtex(self) -> str:
        """Write it for LaTeX; the names of bodies stay whole."""
        fields = {
            "author": " and ".join(f"{{{_bibtex(author)}}}" for author in self.authors),
            "title": f"{{{_bibtex(self.title)}}}",
            "year": self.as_of[:4],
            "howpublished": _bibtex(words(self.language)["site"]["title"]),
            "note": _bibtex(self.note),
            "url": self.url,
            "langid": {"fr": "french", "en": "english"}[self.language],
        }
        lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
        return "\n".join([f"@misc{{{self.key},", *lines, "}", ""])

    def as_csl(self) -> str:
        """Write it for programs that keep references (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html)."""
        item = {
            "id": self.key,
            "type": "webpage",
            "title": self.title,
            "author": [{"literal": author} for author in self.authors],
            "container-title": words(self.language)["site"]["title"],
            "issued": _csl_date(self.as_of),
            "note": self.note,
            "URL": self.url,
            "language": f"{self.language}-CA",
        }
        return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


class Citations:
    """Knows how each case study and model is cited."""

    def __init__(self, catalogue: Catalogue, plan: SitePlan, site_url: str | None) -> None:
        """Prepare the citations.

        Args:
            catalogue: The records.
            plan: The pages.
            site_url: The address of the site, where it is known.
        """
        self._catalogue = catalogue
        self._plan = plan
        self._site = (site_url or "").rstrip("/") + "/"

    def of_page(self, page: PlannedPage, language: Language) -> Citation | None:
        """Return how a page is cited; `None` for what is neither a case study nor a model."""
        if page.kind not in ("case", "model"):
            return None
        text = page.text[language]
        documents = [self._catalogue.sources[citation.document] for citation in text.source]
        places = [citation.place.in_language(language) if citation.place else None for citation in text.source]
        named = [document.short_title.in_language(language) for document in documents]
        source = "; ".join(", ".join(filter(None, both)) for both in zip(named, places, strict=True))
        return Citation(
            key=f"{page.id}-{language}",
            language=language,
            authors=tuple(dict.fromkeys(document.author.in_language(language) for document in documents)),
            title=text.title,
            source=source,
            as_of=self._catalogue.cases[page.id].record.as_of if page.kind == "case" else documents[0].date,
            url=self._site + text.url,
        )

    def shown(self, page: PlannedPage, language: Language) -> dict[str, str | None] | None:
        """Return what the foot of a page shows: the citation in `words`, and where the `terms` of use are."""
        citation = self.of_page(page, language)
        if not citation:
            return None
        terms = self._plan.pages.get(TERMS_PAGE)
        base = base_of(page.text[language].url)
        return {
            "words": citation.in_words(),
            "terms": f"{base}{terms.text[language].url}#{TERMS}" if terms else None,
        }

    def files(self, page: PlannedPage, language: Language) -> dict[str, str]:
        """Return the text of each file of a page, by its name from the site's root; none where the page is not cited."""
        citation = self.of_page(page, language)
        if not citation:
            return {}
        url = page.text[language].url
        return {
            # The mark at the beginning tells every system's text editor that this is UTF-8.
            url + TEXT: f"\ufeff{citation.in_words()}\n",
            url + BIBTEX: citation.as_bibtex(),
            url + CSL: citation.as_csl(),
        }


def _bibtex(text: str) -> str:
    return _BIBTEX_SIGNS.sub(r"\\\g<0>", text)


def _csl_date(value: str) -> dict[str, Any]:
    """Return a period as CSL has it: as exact as it is, a span as two dates."""
    year, _, rest = value.partition("-")
    if not year.isdigit():
        return {"literal": value}
    if rest in _SEASONS:
        return {"date-parts": [[int(year)]], "season": _SEASONS[rest]}
    if len(rest) == len("2018"):
        return {"date-parts": [[int(year)], [int(rest)]]}
    return {"date-parts": [[int(part) for part in filter(None, (year, *rest.split("-")))]]}
