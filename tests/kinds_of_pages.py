"""Which pages stand for all: one of each kind."""

from typing import Final

from playbook.languages import Language

KINDS: Final[dict[str, dict[Language, str]]] = {
    "home": {"fr": "fr/", "en": "en/"},
    "models": {"fr": "fr/modeles/", "en": "en/models/"},
    "model": {"fr": "fr/modeles/sites-colocalises/", "en": "en/models/co-location/"},
    "step": {"fr": "fr/processus/concevoir/", "en": "en/process/design/"},
    "case list": {"fr": "fr/etudes-de-cas/", "en": "en/case-studies/"},
    "case": {"fr": "fr/etudes-de-cas/nas-a-l-arrivee/", "en": "en/case-studies/sin-at-landing/"},
    "contacts": {"fr": "fr/personnes-ressources/", "en": "en/contacts/"},
    "contact": {"fr": "fr/personnes-ressources/edsc/", "en": "en/contacts/esdc/"},
    "about": {"fr": "fr/a-propos/", "en": "en/about/"},
}
"""The kinds of page in both languages, by their addresses from the site's root."""

ENTRY: Final = ""
WRONG: Final = "en/no/such/page/"

SPECIAL: Final = (
    "fr/processus/",
    "en/continuum/",
    "fr/entente/",
    "en/evaluation/",
    "fr/outils/",
    "en/glossary/",
    "fr/personnes-ressources-par-cas/",
    "en/mapping-tool/",
    "fr/choisir/",
    "fr/parcourir-les-etudes-de-cas/",
    "en/findings/",
    "fr/champs-des-fiches/",
)
"""Pages with something of their own: a picture, a table, a checklist, a long list."""

PAGES: Final = (ENTRY, WRONG, *(url for pair in KINDS.values() for url in pair.values()), *SPECIAL)
