"""Build: everything that one build passes from event to event; nothing is kept on the plugin or in a module."""
from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from macros.calls import Calls
from macros.gallery import Gallery
from macros.pages import Plan


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
