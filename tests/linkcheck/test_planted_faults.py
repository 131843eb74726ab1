"""Faults of every kind that a built site can have, planted one at a time: each is found where it is, and nothing else."""

import pytest
from planting import Fault, faults, whole

from playbook.languages import LANGUAGES
from playbook.linkcheck import check, hint, message
from playbook.linkcheck.site import site_of


def test_nothing_is_found_where_no_fault_is_planted() -> None:
    assert check(site_of(whole())) == ()


@pytest.mark.parametrize("fault", faults(), ids=lambda fault: f"{fault.kind}: {fault.what}")
def test_a_planted_fault_is_found_where_it_is_and_put_into_words(fault: Fault) -> None:
    findings = check(site_of(fault.files))
    assert sorted((finding.code, finding.page, finding.line) for finding in findings) == fault.expected
    for finding in findings:
        for language in LANGUAGES:
            for text in (message(finding, language), hint(finding, language)):
                assert text.replace("\u00a0", " ").isprintable()
                # What is quoted from the page may have braces itself.
                assert "{" not in text.replace(finding.arguments.get("words", "…"), "")


def test_a_file_lost_in_one_language_is_not_looked_for_in_the_other() -> None:
    files = {file: content for file, content in whole().items() if file != "fr/picton.vcf"}
    assert [finding.suggestion for finding in check(site_of(files))] == [None]
