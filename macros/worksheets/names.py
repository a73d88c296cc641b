"""Ids: the step they begin with, what is allowed in them, which are taken, and those that are not written yet.

The step of a field is the nearest heading above it that has an `{#id}`. Where no heading above has one, the nearest
heading gets a name made of its words, as `ids --write` would write it: a sub-heading without an id never changes one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from .inline import name
from .lines import Line
from .mistakes import Mistakes

LONGEST = 60  # Word takes 64 characters for a tag (documents.md, 3)
_PART = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WRITTEN = re.compile(r"\{:?[ \t]*#([^\s{}]+)")


@dataclass(slots=True)
class Place:
    """A heading above: its level, the id that fields begin with ("" as long as none do), its id on the page."""

    level: int
    id: str
    anchor: str
    line: Line


@dataclass(slots=True)
class Names:
    """All ids of one guide. `missing` lists line number and id of what has none yet, `steps` each question's."""

    mistakes: Mistakes
    written: set[str] = field(default_factory=set)
    above: list[Place] = field(default_factory=list)
    taken: dict[str, int] = field(default_factory=dict)
    missing: list[tuple[int, str]] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    steps: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    long: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, lines: Iterable[Line], mistakes: Mistakes) -> Names:
        """Knows every id that the author wrote anywhere, so that a made one never takes a later one's place."""
        shown = (line.text for line in lines if line.sort not in ("opaque", "indented") and "{" in line.text)
        return cls(mistakes, {found for text in shown for found in _WRITTEN.findall(text)})

    def heading(self, level: int, ident: str, text: str, line: Line) -> str:
        """Enters a heading; gives its id on the page."""
        while self.above and self.above[-1].level >= level:
            self.above.pop()
        if ident:
            ident = self.part(ident, line)
            self.take(ident, line)
        anchor = ident or self.free(name(text) or "part")
        self.above.append(Place(level, ident, anchor, line))
        return anchor

    def step(self) -> str:
        """The first part of ids of fields that stand here; "" before the first heading."""
        for place in reversed(self.above):
            if place.id:
                return place.id
        if not self.above:
            return ""
        place = self.above[-1]
        place.id = place.anchor
        self.taken[place.id] = place.line.number
        self._miss(place.id, place.line, "this heading has no {#id}, and what people answer below it hangs on one")
        return place.id

    def answerable(self, ident: str, text: str, line: Line, instead: str, needed: bool = True) -> str:
        """The full id of a question, table or choice of way; `needed`: it has answers, so the id must be written."""
        step = self.step() if needed or ident else next((place.id for place in reversed(self.above) if place.id), "")
        start = f"{step}_" if step else ""
        if ident:
            full = start + self.part(ident, line)
            self.take(full, line, ident)
            self._measure(full, line)
            self.steps[full] = step
            return full
        full = self.free(start + (name(text) or instead))
        self.taken[full] = line.number
        self.steps[full] = step
        if needed:
            self._miss(full.removeprefix(start), line, "this has no {#id} yet")
        return full

    def part(self, ident: str, line: Line) -> str:
        """The author's id, or the nearest that is allowed after saying what is wrong with it."""
        if _PART.fullmatch(ident) and len(ident) <= LONGEST:
            return ident
        better = name(ident, LONGEST // 2) or "answer"
        wrong = "has characters that ids may not have"
        if len(ident) > LONGEST:
            wrong = f"is longer than {LONGEST} characters"
        self.mistakes.problem(
            "field-id", line, f"#{ident}", f"the id {ident[:70]!r} {wrong}",
            f"Use small letters a to z, digits and single hyphens: {{#{better}}}.",
        )  # fmt: skip
        return better

    def take(self, full: str, line: Line, shown: str = "") -> None:
        """Notes that an id is used, or says where it is used already."""
        if full in self.taken:
            self.mistakes.problem(
                "field-id-taken", line, f"#{shown or full}",
                f"the id {shown or full!r} is already used in this {'step' if shown else 'guide'}"
                f" (line {self.taken[full]})",
                "Give one of them another id. What people have answered stays with the one that keeps it.",
            )  # fmt: skip
            return
        self.taken[full] = line.number

    def field(self, full: str, line: Line) -> None:
        """Notes the id of a field inside a question or table, and that it is not too long."""
        self.take(full, line)
        self._measure(full, line)

    def _measure(self, full: str, line: Line) -> None:
        if len(full) > LONGEST and line.number not in self.long:
            self.long.add(line.number)
            self.mistakes.problem(
                "field-id", line, "#",
                f"the id {full!r} would have {len(full)} characters, {LONGEST} at most",
                "Shorten the {#id} of the step, of the question or of the table.",
            )  # fmt: skip

    def free(self, wish: str) -> str:
        """The wish, or the first of wish-2, wish-3, … that nothing has."""
        ident = wish
        while ident in self.taken or ident in self.anchors or ident.rpartition("_")[2] in self.written:
            self.numbers[wish] = self.numbers.get(wish, 1) + 1
            ident = f"{wish}-{self.numbers[wish]}"
        self.anchors.add(ident)
        return ident

    def _miss(self, ident: str, line: Line, message: str) -> None:
        self.missing.append((line.number, ident))
        self.mistakes.problem(
            "field-id-missing", line, "", message,
            f"Write {{#{ident}}} at its end, or let it be written: python3 scripts ids --write",
            self.mistakes.strict,
        )  # fmt: skip
