"""The engine stands by itself: no site generator, no theme and no macros of this site come with it."""

import subprocess
import sys
from typing import Final

ENGINE: Final = (
    "playbook.site",
    "playbook.outputs.exports",
    "playbook.editing.asking",
    "playbook.commands",
    "playbook.commands.validate",
    "playbook.commands.serve",
    "playbook.commands.build",
)

LOADED: Final = """
import importlib, sys
for module in sys.argv[1:]:
    importlib.import_module(module)
    print(module, *sorted({"mkdocs", "material", "macros"} & {name.partition(".")[0] for name in sys.modules}))
"""
"""One process loads them all: what none of them brings along, each alone does not either."""


def test_engine_loads_neither_mkdocs_nor_material_nor_macros() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *ENGINE], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert done.stdout.splitlines() == list(ENGINE)
