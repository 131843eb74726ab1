"""The whole site before MkDocs: records checked and linked, pages planned, macros tried."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from macros.check import check_macros
from playbook.catalogue import Catalogue
from playbook.findings import Finding, errors
from playbook.plan import SitePlan, make_plan
from playbook.prose import read_navigation, read_prose
from playbook.rendering import Renderer
from playbook.validation import validate
from playbook.wording.prose import check_prose


@dataclass(frozen=True, slots=True)
class Site:
    """A project without errors, ready to be built.

    Attributes:
        root: The project's folder.
        catalogue: The records, linked.
        plan: The pages.
        renderer: Makes HTML of records.
    """

    root: Path
    catalogue: Catalogue
    plan: SitePlan
    renderer: Renderer


@dataclass(frozen=True, slots=True)
class Loading:
    """What came of loading a project.

    Attributes:
        findings: Everything that was found, in the order of files and lines.
        files: How many files were checked.
        site: The site, or `None` when there are errors.
    """

    findings: tuple[Finding, ...]
    files: int
    site: Site | None


def load(root: Path, *, review: bool = True, today: datetime.date | None = None) -> Loading:
    """Read and check a project.

    Args:
        root: The project's folder.
        review: Whether its words and dates are reviewed too, not only what a build needs.
        today: The day that dates are compared with, in a review.
    """
    validation = validate(root, review=review, today=today)
    prose, prose_findings = read_prose(root)
    navigation, document, navigation_findings = read_navigation(root)
    findings = [*validation.findings, *prose_findings, *navigation_findings]
    files = validation.records + len(prose)
    site = None
    # Pages are planned from what is right; until then, what is wrong is enough to mend.
    if validation.catalogue and navigation and document and not errors(findings):
        plan, plan_findings = make_plan(validation.catalogue, prose, navigation, document)
        findings += plan_findings
        if plan and not errors(plan_findings):
            renderer = Renderer(root, validation.catalogue, plan)
            site = Site(root, validation.catalogue, plan, renderer)
            findings += check_macros(renderer, prose)
    if review:
        findings += check_prose(prose)
    if errors(findings):
        site = None
    return Loading(tuple(sorted(findings, key=lambda finding: finding.sort_key)), files, site)
