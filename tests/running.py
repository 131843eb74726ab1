"""Running the commands as an editor does."""

import os
import subprocess
import sys
from pathlib import Path

from finding_codes import PROJECT

COMMAND = PROJECT / "scripts/validate.py"
LOCALE = ("LANG", "LC_ALL", "LC_MESSAGES", "PLAYBOOK_LANG")


def run(root: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command inside `root`, in a terminal that says no language unless it is told to."""
    neutral = {name: value for name, value in os.environ.items() if name not in LOCALE}
    return subprocess.run(
        [sys.executable, "-W", "error", str(COMMAND), *options],
        cwd=root,
        env=neutral | {"PYTHONIOENCODING": "utf-8"} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
