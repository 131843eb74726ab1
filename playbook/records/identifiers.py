"""The names of records, of their parts and of their pages."""

from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import AfterValidator

from playbook.languages.slugs import slug
from playbook.records.constraints import matching, pattern_schema
from playbook.records.texts import filled, no_longer_than

MAX_SLUG_LENGTH: Final = 100
"""A part of an address is the name of a folder too, and systems of files refuse longer names than some 250 characters."""

ID_PATTERN: Final = r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*"

SLUG_PATTERN: Final = r"[a-z0-9]+(-[a-z0-9]+)*"

IdOfAnother = Annotated[str, AfterValidator(filled), pattern_schema(ID_PATTERN)]
"""The id of another record; one that no record has is refused where the ids are known, so that the right one can be
named (`playbook.checking.rules.references`)."""

Identifier = Annotated[str, matching(ID_PATTERN, "bad-identifier"), pattern_schema(ID_PATTERN)]
"""The id of a record or of a sub-type."""


@dataclass(frozen=True, slots=True)
class RefersTo:
    """Says of an identifier in which folder of `data/` its record is."""

    folder: str


CommunityId = Annotated[IdOfAnother, RefersTo("communities")]
"""The id of a community."""

ContactId = Annotated[IdOfAnother, RefersTo("contacts")]
"""The id of a contact."""

JurisdictionId = Annotated[IdOfAnother, RefersTo("jurisdictions")]
"""The id of a jurisdiction."""

ModelId = Annotated[IdOfAnother, RefersTo("models")]
"""The id of a model."""

SituationId = Annotated[IdOfAnother, RefersTo("situations")]
"""The id of a situation."""

SourceId = Annotated[IdOfAnother, RefersTo("sources")]
"""The id of a source document."""

StepId = Annotated[IdOfAnother, RefersTo("steps")]
"""The id of a step of the process."""

ToolId = Annotated[IdOfAnother, RefersTo("tools")]
"""The id of a tool."""

SlugText = Annotated[
    str,
    matching(SLUG_PATTERN, "bad-slug", slug),
    AfterValidator(no_longer_than(MAX_SLUG_LENGTH)),
    pattern_schema(SLUG_PATTERN),
]
"""The last part of a page's address: lower-case letters without accents, digits, hyphens."""
