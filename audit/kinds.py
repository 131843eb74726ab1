"""Which pages stand for all: one of each kind, and those with something of their own."""

from typing import Final

from playbook.languages import Language

Address = dict[Language, str]
"""Where a page is in each language, from the site's root."""

KINDS: Final[dict[str, Address]] = {
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
"""The kinds of page."""

OTHERS: Final[dict[str, Address]] = {
    "process": {"fr": "fr/processus/", "en": "en/process/"},
    "continuum": {"fr": "fr/continuum/", "en": "en/continuum/"},
    "agreement": {"fr": "fr/entente/", "en": "en/agreement/"},
    "evaluation": {"fr": "fr/evaluation/", "en": "en/evaluation/"},
    "tools": {"fr": "fr/outils/", "en": "en/tools/"},
    "glossary": {"fr": "fr/glossaire/", "en": "en/glossary/"},
    "contacts by case": {"fr": "fr/personnes-ressources-par-cas/", "en": "en/case-contacts/"},
    "mapping tool": {"fr": "fr/outil-de-cartographie/", "en": "en/mapping-tool/"},
    "choose": {"fr": "fr/choisir/", "en": "en/choose/"},
    "browse": {"fr": "fr/parcourir-les-etudes-de-cas/", "en": "en/browse-case-studies/"},
    "record form": {
        "fr": "fr/etudes-de-cas/ajouter-une-etude-de-cas/",
        "en": "en/case-studies/add-a-case-study/",
    },
    "findings": {"fr": "fr/constats/", "en": "en/findings/"},
    "record fields": {"fr": "fr/champs-des-fiches/", "en": "en/record-fields/"},
    "models by place": {"fr": "fr/modeles-par-lieu/", "en": "en/models-by-place/"},
    "index": {"fr": "fr/de-a-a-z/", "en": "en/a-to-z/"},
}
"""Pages with something of their own: a picture, a table, a checklist, a long list."""

SHOWN: Final[dict[str, Address]] = {
    "situations": {"fr": "fr/situations/", "en": "en/situations/"},
    "situation": {"fr": "fr/situations/sante/", "en": "en/situations/health/"},
    "figures": {"fr": "fr/chiffres/", "en": "en/figures/"},
    "roadmap": {"fr": "fr/feuille-de-route/", "en": "en/roadmap/"},
    "summary": {"fr": "fr/sommaire/", "en": "en/summary/"},
    "sources": {"fr": "fr/sources/", "en": "en/sources/"},
    "my list": {"fr": "fr/ma-liste/?cases=picton,norca,icbc-autoplan", "en": "en/my-list/?cases=picton,norca"},
    "compare": {"fr": "fr/etudes-de-cas/picton/comparer/", "en": "en/case-studies/picton/compare/"},
}
"""Pages that are like others to programs, and not to the eye."""
