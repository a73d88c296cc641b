"""Build: everything that one build passes from event to event; nothing is kept on the plugin or in a module."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from macros.calls import Calls
from macros.gallery import Gallery
from macros.pages import Plan


class Clock:
    """How long each stage of a build takes; a stage lasts until the next one begins."""

    def __init__(self) -> None:
        self._begun: list[tuple[str, float]] = []

    def stage(self, name: str) -> None:
        self._begun.append((name, time.monotonic()))

    def seconds(self) -> dict[str, float]:
        """Of every stage but the last, which has not ended."""
        return {name: end - begin for (name, begin), (_, end) in pairwise(self._begun)}


@dataclass
class Build:
    """One build. `target` is the site folder readers see, `stage` where it is made; the same when previewing."""

    gallery: Gallery
    calls: Calls
    target: Path
    stage: Path
    plans: list[Plan] = field(default_factory=list)
    bodies: dict[str, str] = field(default_factory=dict)
    report: dict[str, Any] = field(default_factory=dict)
    clock: Clock = field(default_factory=Clock)
