"""What became of a guide's fields since they were locked: gone, changed, or new."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from macros.problems import Level, Problem

from .lock import Locked, locked_fields
from .model import Guide

_KINDS = {"text": "a text", "date": "a date", "choice": "a choice", "check": "a box to tick"}


def broken_promises(guide: Guide, before: Locked, path: str, level: Level) -> Iterator[Problem]:
    """One problem for each field whose saved answers would be lost."""
    now = locked_fields(guide)
    lines = {field.id: field.line for field in guide.fields()}
    new = [name for name in now if name not in before]
    for name, (kind, *values) in before.items():
        if name not in now:
            near = get_close_matches(name, new, n=1, cutoff=0.75)
            yield Problem(
                "field-changed", path, lines[near[0]] if near else 0, 1 if near else 0, "",
                f"the field {name!r} is gone, and with it what people have answered", _gone_hint(name, near), level,
            )  # fmt: skip
        elif kind != now[name][0]:
            yield Problem(
                "field-changed", path, lines[name], 1, "",
                f"the field {name!r} was {_KINDS.get(kind, kind)} and is now {_KINDS[now[name][0]]}",
                "Give the new question an id of its own, so that old answers are not mistaken for new ones.", level,
            )  # fmt: skip
        elif gone := [value for value in values if value not in now[name][1:]]:
            yield Problem(
                "field-changed", path, lines[name], 1, "",
                f"the answer {gone[0]!r} of the field {name!r} is gone",
                f"Write {{#{gone[0]}}} behind the answer that has other words now, or put the old one back.", level,
            )  # fmt: skip


def new_fields(guide: Guide, before: Locked) -> list[str]:
    """Ids that the lock lacks, those of choices with a new answer included."""
    now = locked_fields(guide)
    return [name for name, facts in now.items() if name not in before or not set(facts) <= set(before[name])]


def _gone_hint(name: str, near: list[str]) -> str:
    renamed = f"If {near[0]!r} is the same question, give it its old id back. " if near else ""
    return f"{renamed}To drop it for good: python3 scripts ids --write --accept"
