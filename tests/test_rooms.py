"""The engine stands by itself: no site generator, no theme and no macros of this site come with it."""

import subprocess
import sys

import pytest

COMMANDS = ("playbook.commands.validate", "playbook.commands.serve", "playbook.commands.build")

LOADED = "import sys, {}; print(*sorted({{'mkdocs', 'material', 'macros'}} & {{name.partition('.')[0] for name in sys.modules}}))"


@pytest.mark.parametrize(
    "module", ["playbook.site", "playbook.outputs.exports", "playbook.editing.asking", "playbook.commands", *COMMANDS]
)
def test_engine_loads_neither_mkdocs_nor_material_nor_macros(module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(module)], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert done.stdout == "\n"
