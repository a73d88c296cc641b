"""Build: everything that one build passes from event to event; nothing is kept on the plugin or in a module."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol

from macros.building.making import Made
from macros.building.pieces import Piece
from macros.building.printing import Printer
from macros.building.record import Record
from macros.calls import Calls
from macros.gallery import Gallery
from macros.pages import Plan


class Listener(Protocol):
    """Hears how far a build is, to show it."""

    def stage(self, name: str, total: int) -> None:
        """A stage begins, of `total` pieces when that is known (else 0)."""

    def done(self, pieces: int) -> None:
        """So many more pieces of the stage are done."""


class Clock:
    """How long each stage of a build takes; a stage lasts until the next one begins."""

    def __init__(self, listener: Listener | None = None) -> None:
        self._begun: list[tuple[str, float]] = []
        self._listener = listener

    def stage(self, name: str, total: int = 0) -> None:
        """A stage begins; a total that becomes known later begins the same stage once more."""
        if not self._begun or self._begun[-1][0] != name:
            self._begun.append((name, time.monotonic()))
        if self._listener:
            self._listener.stage(name, total)

    def done(self, pieces: int) -> None:
        if self._listener:
            self._listener.done(pieces)

    def seconds(self) -> dict[str, float]:
        """Of every stage but the last, which has not ended; one that began again counts with all its parts."""
        spent: dict[str, float] = {}
        for (name, begin), (_, end) in pairwise(self._begun):
            spent[name] = spent.get(name, 0.0) + end - begin
        return spent


@dataclass
class Build:
    """One build. `target` is the site folder readers see, `stage` where it is made. `in_loop`: the engine makes every
    page itself, since somebody listens; else only those with calls. `files` are shown by pages: address, path.

    `last` is what is known of the build that made the site that stands, when it can be built on; `world` what every
    page depends on; `written` are files of outputs, `engine` those that the engine made; `changed` what differs in the
    site now, None for all. `in_parts`: pages are shown before anything else is made, such as the pieces in `later`.
    `is_first`: of a preview, which does not wait for documents."""

    gallery: Gallery
    calls: Calls
    printer: Printer
    target: Path
    stage: Path
    jobs: int = 1
    in_loop: bool = False
    plans: list[Plan] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    made: Made = field(default_factory=Made)
    world: str = ""
    last: Record | None = None
    written: set[str] = field(default_factory=set)
    engine: set[str] = field(default_factory=set)
    later: dict[str, Piece] = field(default_factory=dict)
    in_parts: bool = False
    is_first: bool = False
    changed: list[str] | None = None
    report: dict[str, Any] = field(default_factory=dict)
    clock: Clock = field(default_factory=Clock)
