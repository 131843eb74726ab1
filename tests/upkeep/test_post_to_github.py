"""What a trusted workflow posts is bounded, calls nobody, and goes where GitHub says, not where the text says."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from post_to_github import BOT, LIMIT, RefusedError, bounded, comment, main, review, standing_issue, text_of

HERE: Final = "council/playbook"
COMMIT: Final = "c" * 40
RUN: Final = {
    "head_sha": COMMIT,
    "head_branch": "a/b&state=closed",
    "head_repository": {"owner": {"login": "somebody"}},
    "html_url": "https://git.example.ca/run/1",
    # What GitHub leaves empty for a fork.
    "pull_requests": [],
}
MARK: Final = "<!-- playbook-review -->"


class GitHub:
    """A GitHub that answers what it is told, and remembers what it was asked to write."""

    def __init__(self, **answers: Any) -> None:
        self.answers = answers
        self.read: list[str] = []
        self.written: list[tuple[str, str, dict[str, Any]]] = []

    def __call__(self, method: str, path: str, **fields: Any) -> Any:
        if method != "GET":
            self.written.append((method, path, fields))
            return None
        self.read.append(path)
        return next(answer for part, answer in self.answers.items() if f"/{part}?" in path)


def pull(number: int, commit: str = COMMIT) -> dict[str, Any]:
    return {"number": number, "head": {"sha": commit}}


def one(of: int, author: str, body: str) -> dict[str, Any]:
    return {"id": of, "user": {"login": author}, "body": body}


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        file = tmp_path / "text.md"
        file.write_text(text, encoding="utf-8")
        return file

    return write


def test_review_goes_to_the_pull_request_whose_commit_ran(write: Callable[[str], Path]) -> None:
    github = GitHub(pulls=[pull(7, "d" * 40), pull(9)], comments=[])
    review(RUN, HERE, write("pull request: 7\n"), github)
    [(method, path, fields)] = github.written
    assert (method, path) == ("POST", f"repos/{HERE}/issues/9/comments")
    assert fields["body"].startswith(MARK)
    assert fields["body"].endswith("pull request: 7\n")
    # The name of a branch is somebody's own choice.
    assert github.read[0] == f"repos/{HERE}/pulls?state=open&head=somebody%3Aa%2Fb%26state%3Dclosed"


def test_review_takes_the_place_of_our_own_one_before(write: Callable[[str], Path]) -> None:
    comments = [one(1, "somebody", f"{MARK}\n"), one(2, BOT, "else"), one(3, BOT, f"{MARK}\nold")]
    github = GitHub(pulls=[pull(9)], comments=comments)
    review(RUN, HERE, write("new"), github)
    assert [(method, path) for method, path, _ in github.written] == [("PATCH", f"repos/{HERE}/issues/comments/3")]


def test_answer_to_a_form_takes_the_place_of_the_one_before() -> None:
    ours = {"id": 4, "user": {"login": BOT}, "body": "<!-- playbook-answer -->\nold"}
    github = GitHub(comments=[ours])
    comment("answer", 12, HERE, "new", github)
    assert github.written == [("PATCH", f"repos/{HERE}/issues/comments/4", {"body": "<!-- playbook-answer -->\nnew"})]


def test_form_is_a_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[str], Path]
) -> None:
    body = "### Title\n\n$(touch pwned) `id` ${{ secrets.A }}\n"
    monkeypatch.setenv("GITHUB_REPOSITORY", HERE)
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(write(json.dumps({"issue": {"number": 12, "body": body}}))))
    monkeypatch.setattr("sys.argv", ["post_to_github.py", "form", str(tmp_path / "form.md")])
    assert main() == 0
    assert (tmp_path / "form.md").read_text(encoding="utf-8") == body


@pytest.mark.parametrize("pulls", [[], [pull(9, "d" * 40)]])
def test_review_of_what_is_closed_or_older_is_posted_nowhere(pulls: list[Any], write: Callable[[str], Path]) -> None:
    github = GitHub(pulls=pulls)
    review(RUN, HERE, write("late"), github)
    assert github.written == []


def test_text_calls_nobody(write: Callable[[str], Path]) -> None:
    text = text_of(write("Ask @council/all or @somebody, or write to a@example.ca; at 5 @ night."))
    assert "@council" not in text
    assert "@somebody" not in text
    assert " @ night" in text


def test_text_is_cut_to_what_github_takes_and_says_so(write: Callable[[str], Path]) -> None:
    github = GitHub(pulls=[pull(9)], comments=[])
    review(RUN, HERE, write("é" * LIMIT), github)
    body = github.written[0][2]["body"]
    assert len(body) == LIMIT
    assert body.endswith("(too long / trop long)\n")
    assert bounded("short") == "short"


def test_what_is_no_text_is_refused(tmp_path: Path, write: Callable[[str], Path]) -> None:
    (tmp_path / "link.md").symlink_to(write("text"))
    (tmp_path / "bytes.md").write_bytes(b"\xff\xfe")
    (tmp_path / "large.md").write_bytes(b"a" * (LIMIT * 4 + 1))
    for name in ("link.md", "bytes.md", "large.md", "none.md", "."):
        with pytest.raises(RefusedError):
            text_of(tmp_path / name)


def test_standing_issue_is_opened_once_kept_and_closed(write: Callable[[str], Path]) -> None:
    ours = [{"number": 3, "pull_request": {}}, {"number": 5}]
    opened, kept, closed, none = GitHub(issues=[]), GitHub(issues=ours), GitHub(issues=ours), GitHub(issues=[])
    standing_issue("external-links", HERE, write("# Two links\n\nThey are dead.\n"), opened)
    standing_issue("external-links", HERE, write("# One link\n\nIt is dead.\n"), kept)
    standing_issue("external-links", HERE, write(""), closed)
    standing_issue("external-links", HERE, write(""), none)
    fields = {"title": "Two links", "body": "They are dead."}
    assert opened.written == [("POST", f"repos/{HERE}/issues", {"labels": ["external-links"], **fields})]
    assert kept.written == [("PATCH", f"repos/{HERE}/issues/5", {"title": "One link", "body": "It is dead."})]
    assert closed.written == [("PATCH", f"repos/{HERE}/issues/5", {"state": "closed"})]
    assert none.written == []
    assert opened.read == [f"repos/{HERE}/issues?state=open&creator=github-actions%5Bbot%5D&labels=external-links"]
