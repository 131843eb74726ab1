"""The program `playbook`: one file a sub-command, and what they share.

Comes in: what somebody typed. Goes out: what all other rooms answer to it, on the terminal, and an exit status.
"""

from playbook.commands.program import main

__all__ = ["main"]
