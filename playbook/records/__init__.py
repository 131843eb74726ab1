"""The record types, each declared once.

From these declarations come the checks, the JSON Schema that editors' tools use, and the objects that templates read.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from playbook.records.casestudy import CaseStudy, Chart, Figure, Partner
from playbook.records.community import Community, Point
from playbook.records.contact import Contact, ContactUnit, Person, Verification
from playbook.records.fields import Line, LocalizedAddress, Record, RootRecord, Slug, Suppression, Text
from playbook.records.jurisdiction import Jurisdiction
from playbook.records.model import GoodPractices, PartnershipModel, Questions, Subtype
from playbook.records.process import (
    Checklist,
    ContinuumLevel,
    EvaluationDimension,
    PracticeExample,
    Step,
    SuccessFactor,
)
from playbook.records.profile import Profile
from playbook.records.question import Answer, Fit, GuidingQuestion
from playbook.records.redirect import Redirect
from playbook.records.situation import Situation
from playbook.records.source import Citation, EditorsNote, Link, SourceDocument, SourcedRecord
from playbook.records.term import Term, UntranslatedName
from playbook.records.tool import Tool

RECORD_TYPES: Final[Mapping[str, type[RootRecord]]] = MappingProxyType(
    {
        "casestudies": CaseStudy,
        "checklists": Checklist,
        "communities": Community,
        "contacts": Contact,
        "continuum": ContinuumLevel,
        "evaluation": EvaluationDimension,
        "factors": SuccessFactor,
        "jurisdictions": Jurisdiction,
        "models": PartnershipModel,
        "names": UntranslatedName,
        "practices": PracticeExample,
        "profiles": Profile,
        "questions": GuidingQuestion,
        "redirects": Redirect,
        "situations": Situation,
        "sources": SourceDocument,
        "steps": Step,
        "terms": Term,
        "tools": Tool,
    }
)
"""The type of the records in each folder of `data/`."""

__all__ = [
    "RECORD_TYPES",
    "Answer",
    "CaseStudy",
    "Chart",
    "Checklist",
    "Citation",
    "Community",
    "Contact",
    "ContactUnit",
    "ContinuumLevel",
    "EditorsNote",
    "EvaluationDimension",
    "Figure",
    "Fit",
    "GoodPractices",
    "GuidingQuestion",
    "Jurisdiction",
    "Line",
    "Link",
    "LocalizedAddress",
    "Partner",
    "PartnershipModel",
    "Person",
    "Point",
    "PracticeExample",
    "Profile",
    "Questions",
    "Record",
    "Redirect",
    "RootRecord",
    "Situation",
    "Slug",
    "SourceDocument",
    "SourcedRecord",
    "Step",
    "Subtype",
    "SuccessFactor",
    "Suppression",
    "Term",
    "Text",
    "Tool",
    "UntranslatedName",
    "Verification",
]
