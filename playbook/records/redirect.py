"""A page that was removed or renamed, whose old addresses still answer."""

from typing import Annotated, Final

from pydantic import WithJsonSchema

from playbook.languages import Language
from playbook.records.dates import CalendarDate
from playbook.records.fields import Line, Record, RootRecord
from playbook.records.identifiers import SLUG_PATTERN
from playbook.records.texts import LineText

ADDRESS_PATTERN: Final = rf"{SLUG_PATTERN}(/{SLUG_PATTERN})*"
TARGET_SCHEMES: Final = ("case", "model", "contact", "step", "situation", "page")

_TARGET_PATTERN: Final = rf"({'|'.join(TARGET_SCHEMES)}):.+"


# What these two may be is checked where the pages are known (`playbook.pages.redirects`), so that the right one can be named.
OldAddress = Annotated[LineText, WithJsonSchema({"type": "string", "pattern": f"^{ADDRESS_PATTERN}$"})]
"""An address without the language at its beginning and without slashes at its ends, as in case-studies/picton."""

PageTarget = Annotated[LineText, WithJsonSchema({"type": "string", "pattern": f"^{_TARGET_PATTERN}$"})]
"""A page of the site, named as links in records name it: case:picton, or page: and the name of a prose page."""


class OldAddresses(Record):
    """The addresses at which a page was, by language."""

    fr: tuple[OldAddress, ...] = ()
    """Those of the French page; left out when none of them has changed."""
    en: tuple[OldAddress, ...] = ()
    """Those of the English page; left out when none of them has changed."""

    def in_language(self, language: Language) -> tuple[str, ...]:
        """Return the addresses in `language`."""
        return self.fr if language == "fr" else self.en


class Redirect(RootRecord):
    """What is left of a page that was removed or renamed."""

    addresses: OldAddresses
    """The addresses at which the page was."""
    to: PageTarget | None = None
    """The page that took its place, such as `case:picton` or `page:about`; left out when the page was removed."""
    since: CalendarDate
    """The day of the change."""
    reason: Line
    """Why, in one sentence that the page at the old address shows."""
