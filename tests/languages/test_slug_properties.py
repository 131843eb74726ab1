"""Addresses made from titles, held by properties: always an address, the same for the same words."""

import re
import unicodedata
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.languages.slugs import slug, unused
from playbook.records.identifiers import ID_PATTERN, SLUG_PATTERN

FIXED: Final = settings(derandomize=True, max_examples=300, deadline=None, database=None)
TITLES: Final = st.text(
    alphabet=st.sampled_from("abcXYZ éÉçœŒæß’'-–:« »\u00a00129!?/.$%") | st.characters(), max_size=80
)


@FIXED
@given(TITLES)
def test_slug_is_an_address_or_nothing(title: str) -> None:
    made = slug(title)
    assert made == "" or re.fullmatch(SLUG_PATTERN, made)
    assert slug(made) == made


@FIXED
@given(TITLES)
def test_slug_does_not_depend_on_accents_capitals_or_spaces_around(title: str) -> None:
    assert slug(unicodedata.normalize("NFD", title)) == slug(title)
    assert slug(f"  {title}\t") == slug(title)


@FIXED
@given(
    st.sampled_from(["picton", "a", "bureau-commun"]), st.sets(st.sampled_from(["picton", "picton-2", "picton-3", "a"]))
)
def test_unused_address_is_taken_by_nobody(wanted: str, taken: set[str]) -> None:
    made = unused(wanted, taken)
    assert made not in taken
    assert re.fullmatch(ID_PATTERN, made)


def test_letters_of_both_languages_are_kept() -> None:
    assert slug("L’œuvre de Noël, ça coûte 2,5 %") == "l-oeuvre-de-noel-ca-coute-2-5"
