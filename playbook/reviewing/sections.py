"""The parts of a comment: each a heading, and lines of Markdown of which as many are shown as there is room for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from playbook.findings import Finding, Severity, errors
from playbook.languages import LANGUAGES, Language
from playbook.reports import hint, message
from playbook.reports.escaping import code, escaped
from playbook.reviewing.comparing import ChangedPage
from playbook.reviewing.rendered import RenderedPage
from playbook.reviewing.review import Review
from playbook.reviewing.speaking import Speaker
from playbook.reviewing.weights import Weight, Weights

_MOST_PAGES_OF_LINK: Final = 3
"""How many pages are named that lead to a new address."""

_MOST_WEIGHTS: Final = 20
"""How many pages are weighed one by one."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a comment.

    Attributes:
        title: What stands on it when it is folded.
        lines: Its lines.
        before: What stands before them, such as the head of a table.
        is_open: Whether it is shown without being unfolded.
    """

    title: str
    lines: tuple[str, ...]
    before: str = ""
    is_open: bool = False


def of_findings(review: Review, speaker: Speaker) -> Section:
    """Write the findings, the worst first."""
    worst = sorted(review.findings, key=lambda finding: list(Severity).index(finding.severity))
    title = speaker.counts("findings", len(worst))
    return Section(title, tuple(_finding(finding, speaker) for finding in worst), is_open=bool(errors(review.findings)))


def _finding(finding: Finding, speaker: Speaker) -> str:
    place = code(f"{finding.file}:{finding.position.line}:{finding.position.column}")
    severity = speaker.says(f"severity-{finding.severity}")
    said = speaker.each(
        lambda language: f"{escaped(message(finding, language))}<br>{escaped(hint(finding, language))}", "<br>"
    )
    return f"- **{severity}** {place} ({code(finding.code)})<br>{said}"


def of_one_sided(review: Review, speaker: Speaker) -> Section:
    """Write what changed in one language only, with both texts."""
    return Section(
        speaker.counts("one-sided", len(review.one_sided)),
        tuple(_one_sided(finding, speaker) for finding in review.one_sided),
    )


def _one_sided(finding: Finding, speaker: Speaker) -> str:
    arguments = finding.arguments
    where = f"{code(f'{finding.file}:{finding.position.line}')} {code(arguments['place'])}"
    side = speaker.says(f"only-{arguments['side']}")
    texts = "".join(f"<br>{language}: {escaped(arguments[language])}" for language in LANGUAGES)
    return f"- {where}: {side}{texts}"


def of_pages(pages: Sequence[ChangedPage], preview: str | None, speaker: Speaker) -> Section:
    """Write the pages that changed, with links to both languages of their preview."""
    own = [_own_page(page, preview, speaker) for page in pages if page.is_own]
    fed = [f"- {_both(page.sides, preview)}" for page in pages if not page.is_own]
    if fed:
        own.append(f"- {speaker.counts('fed', len(fed))}\n")
    return Section(speaker.counts("pages", len(pages)), (*own, *(f"  {line}" for line in fed)))


def _own_page(page: ChangedPage, preview: str | None, speaker: Speaker) -> str:
    links = _both(page.sides, None if page.fate == "removed" else preview)
    files = dict.fromkeys(side.file for side in page.sides.values())
    return f"- **{speaker.says(f'page-{page.fate}')}** {links} ({', '.join(map(code, files))})"


def _both(sides: Mapping[Language, RenderedPage], preview: str | None) -> str:
    return " · ".join(f"{language} {_linked(sides[language], preview)}" for language in LANGUAGES)


def _linked(page: RenderedPage, preview: str | None) -> str:
    title = escaped(page.title)
    return f"[{title}]({preview.rstrip('/')}/{page.url})" if preview else title


def of_links(review: Review, speaker: Speaker) -> Section:
    """Write the addresses of other sites to which nothing led before."""
    lines = []
    for address, pages in review.new_links.items():
        named = ", ".join(map(code, pages[:_MOST_PAGES_OF_LINK]))
        more = len(pages) - _MOST_PAGES_OF_LINK
        lines.append(f"- {code(address)} ← {named}{f' + {more}' if more > 0 else ''}")
    return Section(speaker.counts("links", len(lines)), tuple(lines))


def of_addresses(review: Review, speaker: Speaker) -> Section:
    """Write which addresses of the site are lost, lead on or are new."""
    kinds = (("lost", review.lost), ("moved", review.moved), ("gained", review.gained))
    lines = tuple(
        f"- **{speaker.says(f'address-{kind}')}** {code(f'/{address}')}" for kind, group in kinds for address in group
    )
    title = speaker.says("addresses", **{kind: len(group) for kind, group in kinds})
    return Section(title, lines, is_open=bool(review.lost))


def of_weights(weights: Weights, speaker: Speaker) -> Section:
    """Write what the built site weighs: all, then the pages that changed most."""
    before = f"| | {speaker.says('before')} | {speaker.says('after')} | ± |\n|---|--:|--:|--:|"
    lines = [
        _weight(speaker.says("weight-pages"), weights.pages),
        _weight(speaker.says("weight-everything"), weights.everything),
        *(_weight(code(f"/{url}"), weight) for url, weight in list(weights.by_page.items())[:_MOST_WEIGHTS]),
    ]
    title = speaker.says("weights", more=_signed(weights.pages.more))
    return Section(title, tuple(lines), before)


def _weight(name: str, weight: Weight) -> str:
    return f"| {name} | {_bytes(weight.before)} | {_bytes(weight.after)} | {_signed(weight.more)} |"


def _bytes(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")


def _signed(number: int) -> str:
    sign = "+" if number > 0 else "−" if number < 0 else "±"
    return f"{sign}{_bytes(abs(number))}"


def shown_once(pages: Sequence[ChangedPage]) -> Iterator[ChangedPage]:
    """Yield each page with those of its passages that no page before it has shown."""
    seen: set[tuple[Language, str, str]] = set()
    for page in pages:
        rows = []
        for row in page.rows:
            marks = {(language, passage.before, passage.after) for language, passage in row.items()}
            if not marks <= seen:
                rows.append(row)
            seen |= marks
        if rows and page.fate != "removed":
            yield ChangedPage(page.fate, page.sides, page.was, page.is_own, tuple(rows))
