"""The workflows of GitHub and GitLab as values, and what a step of theirs may be."""

import functools
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml
from conftest import ROOT

WORKFLOWS: Final = ROOT / ".github/workflows"

Job = Mapping[str, Any]


@dataclass(frozen=True)
class Workflow:
    """A workflow of GitHub.

    Attributes:
        name: The name of its file, without the ending.
        text: The file.
        triggers: What starts it, and what is said of each.
        permissions: What its jobs may do where they say nothing themselves.
        jobs: Its jobs by their names.
    """

    name: str
    text: str
    triggers: Mapping[str, Any]
    permissions: Any
    jobs: Mapping[str, Job]

    @property
    def steps(self) -> Iterator[Mapping[str, Any]]:
        """The steps of all its jobs."""
        for job in self.jobs.values():
            yield from job.get("steps", ())

    @property
    def commands(self) -> Iterator[str]:
        """What its steps run, line by line."""
        for step in self.steps:
            yield from step.get("run", "").splitlines()


@functools.cache
def workflows() -> Mapping[str, Workflow]:
    """Return the workflows by the names of their files."""
    return {path.stem: _workflow(path) for path in sorted(WORKFLOWS.glob("*.yml"))}


def _workflow(path: Path) -> Workflow:
    text = path.read_text(encoding="utf-8")
    # YAML 1.1, which this reader speaks, takes `on` for a truth.
    content = yaml.safe_load(re.sub("(?m)^on:", '"on":', text))
    triggers = {name: said or {} for name, said in content["on"].items()}
    return Workflow(path.stem, text, triggers, content["permissions"], content["jobs"])


@functools.cache
def gitlab() -> Mapping[str, Job]:
    """Return the jobs of GitLab by their names, each with what it takes over from hidden ones."""
    content = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    jobs = {name: job for name, job in content.items() if isinstance(job, dict) and "script" in job}
    return {name: content.get(job.get("extends"), {}) | job for name, job in jobs.items()}


def started(**variables: str) -> Iterator[str]:
    """Yield what the jobs of GitLab run that the rules start under some variables."""
    for job in gitlab().values():
        if any(_holds(rule["if"], variables) for rule in job["rules"]):
            yield from job["script"]


def _holds(condition: str, variables: Mapping[str, str]) -> bool:
    """Tell whether a condition holds: terms such as `$A`, `$A == "b"` and `$A != $B`, joined by `&&`."""

    def value(word: str) -> str:
        return variables.get(word[1:], "") if word.startswith("$") else word.strip('"')

    for term in condition.split(" && "):
        first, sign, second = (*term.split(" "), "!=", '""')[:3]
        if (value(first) == value(second)) != (sign == "=="):
            return False
    return True


@functools.cache
def targets() -> Mapping[str, tuple[str, ...]]:
    """Return the targets of the Makefile that have a name, each with what it needs first."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    found = re.findall(r"(?m)^([a-z][a-z-]*):([^#\n]*)", makefile)
    return {name: tuple(needed.split()) for name, needed in found}


def made(commands: Iterator[str]) -> set[str]:
    """Return the targets that commands make, with those that these need."""
    wanted = [word for command in commands for word in _targets_of(shlex.split(command))]
    for name in wanted:
        wanted += [needed for needed in targets()[name] if needed in targets() and needed not in wanted]
    return set(wanted)


def _targets_of(words: list[str]) -> list[str]:
    words = [word for word in words if "=" not in word]
    return words[1:] if words[:1] == ["make"] else []
