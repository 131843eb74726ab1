"""Letting the system refuse a file or folder."""

from collections.abc import Callable
from pathlib import Path

import pytest


def refuse(monkeypatch: pytest.MonkeyPatch, method: str, refused: Path) -> None:
    """Let the system refuse a folder or file, also to those whom it refuses nothing."""
    original: Callable[..., object] = getattr(Path, method)

    def refusing(path: Path, *arguments: object, **named: object) -> object:
        if path == refused:
            raise PermissionError(13, "Permission denied", str(path))
        return original(path, *arguments, **named)

    monkeypatch.setattr(Path, method, refusing)
