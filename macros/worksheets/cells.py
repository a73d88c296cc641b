"""One cell of a fill-in table → its words and fields.

`____` is a blank, `( ) Yes ( ) No` a choice, `[ ] Attendance` a box to tick; `<br>` begins a new line of the cell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .answers import item, marked, options, same_item
from .context import Context
from .inline import BLANK, CHOICE, TICK, joined, masked, pieces, plain
from .lines import Line
from .model import Cell, Field, Item

BREAK = re.compile(r"[ \t]*<br[ \t]*/?>[ \t]*", re.I)
_BLANK_AND_MARK = re.compile(r"(?<![\w\\_])_{3,}(?![\w_])(?:[ \t]*\{(?P<mark>[^{}]*)\})?")


@dataclass(slots=True)
class Writer:
    """Makes one cell. `ident` is `<table>_r1c2`; `spoken` is "caption, row, column"."""

    ident: str
    spoken: str
    line: Line
    context: Context
    parts: list[str | Field] = field(default_factory=list)
    ticked: dict[str, Item] = field(default_factory=dict)
    count: int = 0
    labels: dict[str, int] = field(default_factory=dict)

    def cell(self, markdown: str) -> Cell:
        """The parts of the cell, in order."""
        lines = BREAK.split(markdown)
        at = 0
        while at < len(lines):
            if self.parts:
                self.parts.append("\n")
            at += self._line(lines, at)
        return tuple(self.parts)

    def _line(self, lines: list[str], at: int) -> int:
        """Adds the line at `at`; gives how many lines it took: boxes and choices may go on below."""
        seen = masked(lines[at])
        if CHOICE.search(seen):
            return self._choice(lines, at)
        if TICK.search(seen):
            self._ticks(lines[at])
        elif BLANK.fullmatch(seen.strip()):
            more = 1
            while at + more < len(lines) and BLANK.fullmatch(lines[at + more].strip()):
                more += 1
            self._write("", "", more)
            return more
        else:
            self._blanks(lines[at], seen)
        return 1

    def _blanks(self, text: str, seen: str) -> None:
        """Words with blanks in them; the words before a blank are its label."""
        start = 0
        for found in _BLANK_AND_MARK.finditer(seen):
            words = text[start : found.start()].strip()
            self._words(words)
            self._write(words, (found["mark"] or "").strip())
            start = found.end()
        self._words(text[start:].strip())

    def _choice(self, lines: list[str], at: int) -> int:
        """A choice; options without words before them may go on over several lines."""
        before, *words = pieces(lines[at])
        more = 1
        while at + more < len(lines) and len(words) < 2:
            ahead, *further = pieces(lines[at + more])
            if ahead.strip() or not further:
                break
            words += further
            more += 1
        self._words(before.strip())
        made = options(words, self.line, self.context)
        self._field(Field("", "choice", self._label(before), made, line=self.line.number))
        return more

    def _ticks(self, text: str) -> None:
        seen = masked(text)
        starts = [found.end() for found in TICK.finditer(seen)]
        ends = [*[found.start() for found in TICK.finditer(seen)][1:], len(text)]
        self._words(re.sub(r"[-*+][ \t]*$", "", text[: TICK.search(seen).start()]).strip())  # type: ignore[union-attr]
        for start, end in zip(starts, ends, strict=True):
            made = item(self.ident, self.spoken, text[start:end].strip(), len(self.ticked) + 1, self.line, self.context)
            if made.value in self.ticked:
                same_item(made, self.ticked[made.value], self.line, self.context)
                continue
            self.ticked[made.value] = made
            for each in (made.field, made.text):
                if each:
                    self.context.names.field(each.id, self.line)
                    self.parts.append(each)

    def _write(self, words: str, mark: str, lines: int = 1) -> None:
        label = self._label(words)
        if marked(self.line, mark, self.context) == "date":
            dated = self.context.phrases.date.format(label)
            self._field(Field("", "date", dated, lines=1, line=self.line.number))
        else:
            self._field(Field("", "text", label, lines=lines, line=self.line.number))

    def _field(self, made: Field) -> None:
        """Gives the cell's first field the cell's id, the second `…_2`, and so on."""
        self.count += 1
        ident = self.ident if self.count == 1 else f"{self.ident}_{self.count}"
        self.context.names.field(ident, self.line)
        self.parts.append(Field(ident, made.kind, made.label, made.options, made.lines, made.line))

    def _label(self, words: str) -> str:
        """ "caption, row, column, words before the blank"; a number where that was said of another blank."""
        words = plain(words).rstrip(":").rstrip()
        label = joined(self.spoken, words)
        self.labels[label] = self.labels.get(label, 0) + 1
        return label if self.labels[label] == 1 else f"{label}, {self.labels[label]}"

    def _words(self, words: str) -> None:
        if words:
            self.parts.append(words)
