"""What a page is about, as search engines read it: JSON-LD in the words of https://schema.org."""

import datetime
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from playbook.catalogue.linked import Catalogue
from playbook.languages import Language
from playbook.languages.formats import machine_date
from playbook.languages.interface import words
from playbook.pages.plan import HOME, SECTIONS, PlannedPage, SitePlan
from playbook.records import Citation, Contact, Jurisdiction, Person

_LONGEST_HEADLINE: Final = 110

_KINDS_OF_PROSE: Final[Mapping[str, str]] = {
    "about": "AboutPage",
    SECTIONS["case"]: "CollectionPage",
    SECTIONS["contact"]: "CollectionPage",
    SECTIONS["model"]: "CollectionPage",
    SECTIONS["situation"]: "CollectionPage",
}


@dataclass(frozen=True, slots=True)
class Published:
    """Where and since when a page is published.

    Attributes:
        site: The absolute address of the site, with a slash at the end.
        language: The language of the page.
        modified: The day of the last change to its source, where it is known.
        picture: The absolute address of its picture, where there is one.
    """

    site: str
    language: Language
    modified: datetime.date | None = None
    picture: str | None = None


class StructuredData:
    """Describes the pages of a plan."""

    def __init__(self, plan: SitePlan, catalogue: Catalogue) -> None:
        """Prepare the descriptions.

        Args:
            plan: The pages.
            catalogue: The records that they show.
        """
        self._plan = plan
        self._catalogue = catalogue

    def of_page(self, page: PlannedPage, published: Published) -> str:
        """Describe a page.

        Args:
            page: The page.
            published: Where and since when it is published.

        Returns:
            A JSON-LD document: the page or what it is about, and the way to it from the home page.
        """
        about = self._about(page, published)
        graph = [_written(about)] if page.parent is None else [_written(about), self._trail(page, published)]
        return json.dumps(
            {"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":")
        )

    def _about(self, page: PlannedPage, published: Published) -> dict[str, Any]:
        if page.kind == "case":
            return self._case(page, published)
        if page.kind == "model":
            source = self._catalogue.models[page.id].record.source
            return self._article(page, source, published)
        described = self._described(page, published)
        if page.kind == "contact":
            contact = self._catalogue.contacts[page.id]
            return {
                "@type": "WebPage",
                **described,
                "mainEntity": _written(_reached(contact.record, contact.jurisdiction, published.language)),
            }
        if page.key == HOME:
            return {"@type": "WebSite", **described}
        kind = "CollectionPage" if page.kind == "situation" else _KINDS_OF_PROSE.get(page.key, "WebPage")
        return {"@type": kind, **described}

    def _described(self, page: PlannedPage, published: Published) -> dict[str, Any]:
        """Return what every page says of itself."""
        text = page.text[published.language]
        address = published.site + text.url
        return {
            "@id": address,
            "url": address,
            "name": words(published.language)["site"]["title"] if page.key == HOME else text.title,
            "description": text.description,
            "inLanguage": f"{published.language}-CA",
            "dateModified": published.modified and published.modified.isoformat(),
            "image": published.picture,
            "isPartOf": None if page.key == HOME else self._site(published),
        }

    def _case(self, page: PlannedPage, published: Published) -> dict[str, Any]:
        case, language = self._catalogue.cases[page.id], published.language
        return {
            **self._article(page, case.record.source, published),
            "articleSection": case.model.record.title.in_language(language),
            "spatialCoverage": [_place(place, language) for place in case.places],
        }

    def _article(self, page: PlannedPage, source: Iterable[Citation], published: Published) -> dict[str, Any]:
        """Return an article: its author is the body that wrote what it restates, its date that of the document."""
        document = self._catalogue.sources[next(iter(source)).document]
        described = self._described(page, published)
        title = described.pop("name")
        return {
            "@type": "Article",
            **described,
            "headline": title if len(title) <= _LONGEST_HEADLINE else f"{title[: _LONGEST_HEADLINE - 1]}…",
            "mainEntityOfPage": described["url"],
            "author": {"@type": "Organization", "name": document.author.in_language(published.language)},
            "datePublished": machine_date(document.date),
            "isBasedOn": {"@type": "CreativeWork", "name": document.title.in_language(published.language)},
        }

    def _site(self, published: Published) -> dict[str, str]:
        home = published.site + self._plan.pages[HOME].text[published.language].url
        return {"@type": "WebSite", "@id": home, "name": words(published.language)["site"]["title"], "url": home}

    def _trail(self, page: PlannedPage, published: Published) -> dict[str, Any]:
        """Return the way to the page, as its breadcrumb shows it, with the page at its end."""
        language = published.language
        steps = [*self._plan.ancestors(page), page]
        home = words(language)["shell"]["home"]
        return {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": position,
                    "name": home if step.key == HOME else step.text[language].menu,
                    "item": published.site + step.text[language].url,
                }
                for position, step in enumerate(steps, 1)
            ],
        }


def _reached(contact: Contact, jurisdiction: Jurisdiction | None, language: Language) -> dict[str, Any]:
    """Return the organization with its people, or the mailbox."""
    name = contact.name.in_language(language)
    if contact.kind == "mailbox":
        return {"@type": "ContactPoint", "name": name, "email": contact.email}
    points = [_written(_point(person, language)) for person in contact.people]
    return {
        "@type": "GovernmentOrganization",
        "name": name,
        "alternateName": contact.abbreviation and contact.abbreviation.in_language(language),
        "areaServed": jurisdiction and _place(jurisdiction, language),
        "email": contact.email,
        "contactPoint": points or None,
    }


def _point(person: Person, language: Language) -> dict[str, Any]:
    extension = f";ext={person.extension}" if person.extension else ""
    return {
        "@type": "ContactPoint",
        "name": person.name,
        "contactType": person.role and person.role.in_language(language),
        "telephone": person.telephone and f"+1-{person.telephone}{extension}",
        "email": person.email,
    }


def _place(jurisdiction: Jurisdiction, language: Language) -> dict[str, str]:
    return {"@type": "AdministrativeArea", "name": jurisdiction.name.in_language(language)}


def _written(thing: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is not known."""
    return {name: value for name, value in thing.items() if value is not None}
