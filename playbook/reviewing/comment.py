"""The comment: what a reviewer is told, in Markdown that a host of repositories takes."""

from collections.abc import Iterable, Sequence
from typing import Final

from playbook.languages import LANGUAGES, Language
from playbook.languages.interface import words as site_words
from playbook.reports.escaping import escaped_in_html
from playbook.reviewing import sections
from playbook.reviewing.comparing import ChangedPage, Row
from playbook.reviewing.review import Review
from playbook.reviewing.sections import Section
from playbook.reviewing.speaking import Speaker, counted
from playbook.reviewing.word_marks import marked

LIMIT: Final = 65_536
"""How many characters a comment may have on GitHub."""

MARKER: Final = "<!-- playbook-review -->"
"""The first line of a comment, which readers don't see: whoever posts one finds the last one by it, and replaces it."""

_ROOM: Final = 9_000
"""How many characters a section may have; what all leave is for the texts."""

_ROOM_OF_PAGE: Final = 20_000
"""How many characters the texts of one page may have."""

_BETWEEN: Final = "\n\n"
_END: Final = "\n\n</details>"


def comment(review: Review, languages: Sequence[Language], preview: str | None = None) -> str:
    """Write what a reviewer is told.

    Args:
        review: What there is to tell.
        languages: The language to tell it in, or both.
        preview: The address of the preview of the site, where there is one.

    Returns:
        Markdown of at most `LIMIT` characters; where there is more to tell, it is said how much.
    """
    speaker = Speaker(languages)
    pages = review.pages or ()
    head = [MARKER, f"## {speaker.says('title')}", _summary(review, speaker)]
    if review.pages == ():
        head.append(speaker.says("nothing"))
    if review.pages is None:
        head.append(speaker.says("new-broken" if review.is_new_broken else "old-broken"))
    above = _written([sections.of_findings(review, speaker), sections.of_pages(pages, preview, speaker)], speaker)
    below = _written(
        [
            sections.of_one_sided(review, speaker),
            sections.of_links(review, speaker),
            sections.of_addresses(review, speaker),
            *([sections.of_weights(review.weights, speaker)] if review.weights else []),
        ],
        speaker,
    )
    room = LIMIT - sum(len(part) + len(_BETWEEN) for part in (*head, *above, *below)) - len(_BETWEEN)
    texts = _texts(list(sections.shown_once(pages)), speaker, room)
    return _BETWEEN.join([*head, *above, *texts, *below]) + "\n"


def _summary(review: Review, speaker: Speaker) -> str:
    """Count what there is to see, in a line a language."""
    counts = [("files", review.files), ("pages", len(review.pages or ())), ("findings", len(review.findings))]
    counts += [("one-sided", len(review.one_sided)), ("links", len(review.new_links)), ("lost", len(review.lost))]
    told = [(what, number) for what, number in counts if number or what == "findings"]
    return speaker.each(
        lambda language: f"**{', '.join(counted(what, number, language) for what, number in told)}**", "<br>\n"
    )


def _written(parts: Iterable[Section], speaker: Speaker) -> list[str]:
    return [_section(part, speaker, _ROOM) for part in parts if part.lines]


def _section(section: Section, speaker: Speaker, room: int) -> str:
    start = f"<details{' open' if section.is_open else ''}><summary>{section.title}</summary>\n\n"
    start += f"{section.before}\n" if section.before else ""
    return f"{start}{_fitting(section.lines, speaker, room - len(start) - len(_END))}{_END}"


def _fitting(lines: Iterable[str], speaker: Speaker, room: int) -> str:
    """Write as many lines as there is room for, and say how many are left out."""
    every = list(lines)
    reserve = len(speaker.counts("left-out", len(every))) + 4
    shown: list[str] = []
    for number, line in enumerate(every):
        is_last = number == len(every) - 1
        if len(line) + 1 + (0 if is_last else reserve) > room:
            shown.append(f"\n*{speaker.counts('left-out', len(every) - number)}*")
            break
        shown.append(line)
        room -= len(line) + 1
    return "\n".join(shown)


def _texts(pages: Sequence[ChangedPage], speaker: Speaker, room: int) -> list[str]:
    """Write the passages that changed, page by page; nothing where there are none."""
    if not pages:
        return []
    start = f"<details><summary>{speaker.counts('texts', len(pages))}</summary>\n\n{speaker.says('legend')}\n\n"
    folded = (_section(_text(page, speaker), speaker, _ROOM_OF_PAGE) for page in pages)
    return [f"{start}{_fitting(folded, speaker, room - len(start) - len(_END))}{_END}"]


def _text(page: ChangedPage, speaker: Speaker) -> Section:
    names = [site_words(language)["site"]["language_name"] for language in LANGUAGES]
    titles = dict.fromkeys(escaped_in_html(page.sides[language].title) for language in LANGUAGES)
    title = f"{' · '.join(titles)} ({speaker.says(f'page-{page.fate}')})"
    head = f"| {' | '.join(names)} |\n|---|---|"
    return Section(title, tuple(_row(row) for row in page.rows), head)


def _row(row: Row) -> str:
    return f"| {' | '.join(marked(row[language]) if language in row else '' for language in LANGUAGES)} |"
