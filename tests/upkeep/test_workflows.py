"""The workflows run what the project has, may do only what they need, and hold nothing that can change under them."""

import os
import re
import shlex
from collections.abc import Iterator, Mapping
from typing import Any, Final

import pytest
import yaml
from conftest import ROOT
from flows import Workflow, gitlab, made, started, targets, workflows

WRITES: Final = {
    ("comment", "comment"): {"pull-requests"},
    ("form", "answer"): {"issues"},
    ("form", "propose"): {"contents", "pull-requests"},
    ("nightly", "publish"): {"contents", "id-token", "pages"},
    ("publish", "deploy"): {"id-token", "pages"},
    ("publish", "record"): {"contents"},
    ("release", "release"): {"contents"},
    ("weekly", "external-links"): {"issues"},
}
"""The jobs that may write, and what; `publish` of `nightly` hands its permissions to the jobs of `publish`."""

UNTRUSTED: Final = {"issues", "pull_request", "workflow_run"}
"""What starts a workflow on the word of somebody who may be anybody."""

ACTION: Final = re.compile(r"uses: (?P<name>[\w-]+/[\w.-]+)@(?P<commit>[0-9a-f]{40}) # v\d+(?:\.\d+)+$", re.MULTILINE)

EVERY_WORKFLOW: Final = pytest.mark.parametrize("workflow", workflows().values(), ids=list(workflows()))

MAIN: Final = {"CI_COMMIT_BRANCH": "main", "CI_DEFAULT_BRANCH": "main", "RECORD_TOKEN": "given"}


def commands(name: str) -> Iterator[str]:
    """Yield what a workflow of GitHub runs, with those that it calls."""
    yield from workflows()[name].commands
    for job in workflows()[name].jobs.values():
        if "uses" in job:
            yield from commands(job["uses"].removeprefix("./.github/workflows/").removesuffix(".yml"))


def is_known(command: str) -> bool:
    """Tell whether a command is one of this project: a target, or a file that can be run."""
    words = [word for word in shlex.split(command) if not re.match(r"[A-Z_]+=", word)]
    if words[0] == "make":
        return set(words[1:]) <= targets().keys()
    if words[0] == "python3":
        return words[1].startswith("scripts/") and (ROOT / words[1]).is_file()
    return words[0].startswith(".ci/") and len(words) == 1 and os.access(ROOT / words[0], os.X_OK)


@EVERY_WORKFLOW
def test_step_is_a_target_or_a_command_of_this_project(workflow: Workflow) -> None:
    assert [command for command in workflow.commands if not is_known(command)] == []


@pytest.mark.parametrize("job", gitlab().values(), ids=list(gitlab()))
def test_step_of_gitlab_is_a_target_or_a_command_of_this_project(job: Mapping[str, Any]) -> None:
    assert [command for command in job["script"] if not is_known(command)] == []


@EVERY_WORKFLOW
def test_command_holds_nothing_that_somebody_else_wrote(workflow: Workflow) -> None:
    assert [command for command in workflow.commands if "${{" in command] == []


@EVERY_WORKFLOW
def test_action_is_pinned_to_a_commit_and_says_its_version(workflow: Workflow) -> None:
    used = re.findall(r"(?m)\buses: .*$", workflow.text)
    assert [line for line in used if not line.startswith("uses: ./") and not ACTION.fullmatch(line)] == []


def test_action_has_one_version_everywhere() -> None:
    used = {(match["name"], match["commit"]) for one in workflows().values() for match in ACTION.finditer(one.text)}
    assert len(used) == len({name for name, _ in used})
    assert used


@EVERY_WORKFLOW
def test_permissions_are_the_least(workflow: Workflow) -> None:
    assert workflow.permissions == {}
    for name, job in workflow.jobs.items():
        writes = {what for what, how in job["permissions"].items() if how != "read"}
        assert writes == WRITES.get((workflow.name, name), set()), name
    reasons = re.findall(r"(?m)^      [a-z-]+: (?:read|write)\b(.*)$", workflow.text)
    assert all(reason.startswith(" # ") for reason in reasons)


def test_job_that_may_write_is_there() -> None:
    assert {key for key in WRITES if key[0] not in workflows() or key[1] not in workflows()[key[0]].jobs} == set()


def test_code_of_a_fork_runs_without_any_secret() -> None:
    for workflow in workflows().values():
        assert "pull_request_target" not in workflow.triggers
        assert "secrets." not in workflow.text
        if "pull_request" in workflow.triggers:
            assert "github.token" not in workflow.text
            assert not any(key[0] == workflow.name for key in WRITES)


@EVERY_WORKFLOW
def test_checkout_leaves_no_token_behind_and_takes_no_branch_by_name(workflow: Workflow) -> None:
    for step in workflow.steps:
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False
            assert "ref" not in step["with"]
            assert "repository" not in step["with"]


@EVERY_WORKFLOW
def test_job_ends_in_the_end(workflow: Workflow) -> None:
    assert [name for name, job in workflow.jobs.items() if "uses" not in job and job["timeout-minutes"] > 60] == []


def test_artifact_of_a_pull_request_is_laid_beside_the_sources() -> None:
    for workflow in workflows().values():
        for step in workflow.steps:
            if step.get("uses", "").startswith("actions/download-artifact@") and UNTRUSTED & set(workflow.triggers):
                assert step["with"]["path"].startswith("${{ runner.temp }}/")


def test_run_of_ci_has_every_step_of_a_pull_request() -> None:
    lines = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    run = [line for line in lines if re.match(r"(?:[A-Z_]+=\S+ )*(?:make|\.ci/)", line)]
    assert made(commands("pull-request")) <= made(iter(run))
    assert ".ci/packages" in run
    required = {name for one in workflows().values() for name in re.findall(r"REQUIRE_\w+", one.text)}
    # The audit is for the night.
    assert required - {"REQUIRE_NU"} <= set(re.findall(r"REQUIRE_\w+", "\n".join(lines)))


@pytest.mark.parametrize(
    ("name", "variables"),
    [
        ("pull-request", {"CI_DEFAULT_BRANCH": "main", "CI_PIPELINE_SOURCE": "merge_request_event"}),
        ("publish", MAIN | {"CI_PIPELINE_SOURCE": "push"}),
        ("weekly", MAIN | {"CI_PIPELINE_SOURCE": "schedule", "SCHEDULE": "weekly"}),
    ],
)
def test_gitlab_does_the_same(name: str, variables: dict[str, str]) -> None:
    assert made(started(**variables)) == made(commands(name))


def test_gitlab_does_the_same_at_night() -> None:
    # There, what has just been checked is not checked again.
    night = made(started(**MAIN, CI_PIPELINE_SOURCE="schedule", SCHEDULE="nightly"))
    assert night == made(workflows()["nightly"].commands) | made(workflows()["publish"].commands)


def test_gitlab_installs_the_same() -> None:
    content = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    assert content["default"]["before_script"] == [".ci/packages"]
    for workflow in workflows().values():
        for name, job in workflow.jobs.items():
            run = [step["run"] for step in job.get("steps", ()) if "run" in step]
            assert not any(line.startswith("make") for line in run) or run[0] == ".ci/packages", (workflow.name, name)
