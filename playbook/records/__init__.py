"""The record types, each declared once.

From these declarations come the checks, the JSON Schema that editors' tools use, and the objects that templates read.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from playbook.records.casestudy import CaseContact, CaseStudy, Figure, Link, Partner
from playbook.records.contact import Contact, Person
from playbook.records.fields import Line, Record, Slug, Text
from playbook.records.jurisdiction import Jurisdiction
from playbook.records.model import GoodPractices, PartnershipModel, Questions, Subtype
from playbook.records.profile import Profile

RECORD_TYPES: Final[Mapping[str, type[Record]]] = MappingProxyType(
    {
        "casestudies": CaseStudy,
        "contacts": Contact,
        "jurisdictions": Jurisdiction,
        "models": PartnershipModel,
        "profiles": Profile,
    }
)
"""The type of the records in each folder of `data/`."""

__all__ = [
    "RECORD_TYPES",
    "CaseContact",
    "CaseStudy",
    "Contact",
    "Figure",
    "GoodPractices",
    "Jurisdiction",
    "Line",
    "Link",
    "Partner",
    "PartnershipModel",
    "Person",
    "Profile",
    "Questions",
    "Record",
    "Slug",
    "Subtype",
    "Text",
]
