#!/usr/bin/env python3
"""The door to `playbook links`, under the name that guides and people know."""

from playbook.commands import main

if __name__ == "__main__":
    main("links")
