#!/usr/bin/env python3
"""The door to `playbook new`, under the name that guides and people know."""

from playbook.commands import main

if __name__ == "__main__":
    main("new")
