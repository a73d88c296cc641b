"""In strict builds a warning of the engine is a failure; it must be one before the new site takes the old one's place.

MkDocs counts after its last event, when the site would be swapped already, so we count as well.
"""

from __future__ import annotations

import logging

from mkdocs.exceptions import Abort


class Keep(logging.Handler):
    """The engine's warnings, one line each."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


_LOGGER = logging.getLogger("mkdocs")


def start(strict: bool) -> None:
    """Begin to keep the engine's warnings, those of an earlier build forgotten."""
    _drop()
    if strict:
        _LOGGER.addHandler(Keep())


def stop(strict: bool) -> list[str]:
    """The warnings since `start`; in a strict build any of them stops it."""
    lines = _drop()
    if strict and lines:
        raise Abort(f"Aborted with {len(lines)} warnings in strict mode: {'; '.join(lines)}")
    return lines


def _drop() -> list[str]:
    kept = [handler for handler in _LOGGER.handlers if isinstance(handler, Keep)]
    for handler in kept:
        _LOGGER.removeHandler(handler)
    return [line for handler in kept for line in handler.lines]
