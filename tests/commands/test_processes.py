"""What only a process of its own can show: how the program is found, and how it ends when streams or people do."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from finding_codes import PROJECT
from running import NEUTRAL, PROGRAM, door, run, run_process

BASE = PROJECT / "tests/base"

DOORS = {
    "validate.py": "validate",
    "new_casestudy.py": "new",
    "due.py": "due",
    "check_links.py": "links",
    "record_addresses.py": "record",
    "write_schemas.py": "schemas",
    "serve.py": "serve",
}


def test_program_is_installed() -> None:
    done = run_process(BASE, PROGRAM, "validate")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == run(BASE, "validate").stdout


@pytest.mark.parametrize("script", DOORS)
def test_door_leads_to_its_command(script: str) -> None:
    through = run_process(BASE, *door(script), "--help", LANG="fr_CA.UTF-8")
    assert (through.returncode, through.stderr) == (0, "")
    straight = run(BASE, DOORS[script], "--help", LANG="fr_CA.UTF-8").stdout
    assert through.stdout.split() == straight.replace(f"playbook {DOORS[script]}", script).split()


def test_every_command_of_editors_has_a_door() -> None:
    scripts = {path.name for path in (PROJECT / "scripts").glob("*.py")}
    of_maintainers = {name for name in scripts if name.startswith("bench")} | {
        "audit_site.py",
        "check_workflows.py",
        "make_icons.py",
        "make_shots.py",
        "post_to_github.py",
    }
    assert scripts - of_maintainers == set(DOORS)


def test_door_says_its_own_name_when_it_is_used_wrongly() -> None:
    done = run_process(BASE, *door("validate.py"), "--unknown")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("usage: validate.py ")
    assert done.stderr.endswith("\nvalidate.py: error: there is no option --unknown.\n")


def test_checking_loads_neither_mkdocs_nor_material() -> None:
    code = (
        "import sys; from playbook.commands.program import run; run(['validate']); "
        "print(*sorted({'mkdocs', 'material'} & {name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = run_process(BASE, sys.executable, "-c", code)
    assert (done.returncode, done.stderr) == (0, "\n")


@pytest.mark.skipif(os.name != "posix", reason="there is no such shell")
@pytest.mark.parametrize("format", ["text", "json"])
@pytest.mark.parametrize("command", ["validate", "due"])
def test_closed_output_is_no_reason_to_fail(command: str, format: str) -> None:  # noqa: A002 - the option's name
    done = run_process(BASE, "/bin/sh", "-c", f'"{PROGRAM}" {command} --format {format} >&-')
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(os.name != "posix", reason="there is no such shell")
def test_reader_that_goes_away_is_no_reason_for_a_traceback(tmp_path: Path) -> None:
    # The status of the program, not of what reads it.
    command = f'{{ "{PROGRAM}" validate --explain unknown-model; echo $? >"{tmp_path}/status"; }} | true'
    done = run_process(BASE, "/bin/sh", "-c", command)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "status").read_text().strip() in ("0", "1")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("options", [(), ("--format", "json")])
@pytest.mark.parametrize("command", ["validate", "due"])
def test_report_that_finds_no_room_is_said(command: str, options: tuple[str, ...]) -> None:
    called = [str(PROGRAM), command, "--lang", "fr", *options]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(called, cwd=BASE, env=NEUTRAL, stdout=full, stderr=subprocess.PIPE, check=False)
        silent = subprocess.run(called, cwd=BASE, env=NEUTRAL, stdout=full, stderr=full, check=False)
    assert (done.returncode, silent.returncode) == (1, 1)
    assert done.stderr.decode().splitlines() == [
        "impossible d’écrire ce qu’il y a à dire\N{NO-BREAK SPACE}: No space left on device"
    ]


@pytest.mark.skipif(os.name != "posix", reason="there is no such signal")
def test_interrupted_command_ends_quietly() -> None:
    # It waits for an answer when Ctrl-C comes; what it asks first tells that it does.
    command = [str(PROGRAM), "new", "--lang", "en"]
    with subprocess.Popen(
        command, cwd=BASE, env=NEUTRAL, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        process.stdout.read(1)
        process.send_signal(signal.SIGINT)
        assert process.stderr
        said = process.stderr.read().decode()
        process.stdout.read()
    assert (process.returncode, said) == (1, "\nNothing was written.\n")


@pytest.mark.skipif(os.name != "posix", reason="there is no such shell")
@pytest.mark.parametrize("closed", ["<&-", ">&-"])
def test_nobody_to_ask(closed: str) -> None:
    before = sorted(BASE.rglob("*"))
    done = run_process(BASE, "/bin/sh", "-c", f'"{PROGRAM}" new --lang en {closed}')
    assert (done.returncode, done.stderr) == (1, "Nothing was written.\n")
    assert sorted(BASE.rglob("*")) == before
