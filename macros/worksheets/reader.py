"""Goes through a guide's lines once and makes blocks of them (documents.md 4.2, and issue 5).

What is no question, table, stop or `///` block stays ordinary Markdown, as written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from macros.problems import suggestion

from .answers import Asked, question
from .context import Context
from .inline import BLANK, CHOICE, TICK, ended, masked, plain
from .lines import Line
from .listen import read_stop
from .model import Block, Branch, Field, Heading, Listen, Note, Prose
from .paragraphs import gather
from .tables import is_fill_in, table

DEEPEST = 4  # branches inside branches
BLOCKS = ("facilitator", "reminder", "branch")
SIGNS = ("___", "()", "( )", "(\u00a0)", "[]", "[ ]", "[\u00a0]", "{", "Listen:")
"""What a question, an answer or a stop that asks one cannot do without."""
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")


@dataclass(slots=True)
class _Level:
    """Blocks at the top, or inside the `///` that was opened on a line; `field` is the tick of a branch."""

    blocks: list[Block] = field(default_factory=list)
    opened: Line | None = None
    markdown: str = ""
    field: Field | None = None


@dataclass(slots=True)
class Reader:
    """One pass over the lines. `waiting` is a stop whose question may follow; `prose` is not a block yet. `asks` says
    whether the text has any sign of a question: without one, paragraphs need not be looked into."""

    lines: list[Line]
    context: Context
    asks: bool = True
    at: int = 0
    levels: list[_Level] = field(default_factory=lambda: [_Level()])
    prose: list[Line] = field(default_factory=list)
    waiting: Listen | None = None

    def read(self) -> tuple[Block, ...]:
        """Every block of the guide."""
        steps = {
            "heading": self._heading, "open": self._open, "close": self._close, "listen": self._listen,
            "caption": self._caption, "row": self._loose_table, "words": self._paragraph,
        }  # fmt: skip
        while self.at < len(self.lines):
            line = self.lines[self.at]
            steps.get(line.sort, self._other)(line)
        self._settle()
        while len(self.levels) > 1:
            self._not_closed(self.levels[-1].opened)
            self._leave()
        return tuple(self.levels[0].blocks)

    # Prose and stops wait until it is clear what comes after them.

    def _flush(self) -> None:
        """Makes a block of the prose so far."""
        written = [at for at, line in enumerate(self.prose) if line.sort != "empty"]
        if written:
            kept = self.prose[written[0] : written[-1] + 1]
            self.levels[-1].blocks.append(Prose("\n".join(line.text for line in kept), kept[0].number))
        self.prose = []

    def _settle(self) -> None:
        """The same; and a stop after which no question came stands alone."""
        if self.waiting:
            self.prose, later = [], self.prose
            self.levels[-1].blocks.append(self.waiting)
            self.waiting, self.prose = None, later
        self._flush()

    def _put(self, block: Block) -> None:
        self._settle()
        self.levels[-1].blocks.append(block)

    def _stop(self) -> Listen | None:
        """The stop that the block which comes now belongs to."""
        self._flush()
        stop, self.waiting = self.waiting, None
        return stop

    def _keep(self, lines: list[Line]) -> None:
        if self.waiting and any(line.sort != "empty" for line in lines):
            self._settle()
        self.prose += lines

    def _other(self, line: Line) -> None:
        """Empty lines, code and comments."""
        if line.sort == "indented" and line.answer:
            self.context.mistakes.problem(
                "answer-indented", line, "", "this stands too far to the right to be filled in, and is shown as it is",
                "Begin the line at the left edge, right under its question.", "warning",
            )  # fmt: skip
        self._keep([line])
        self.at += 1

    def _heading(self, line: Line) -> None:
        level = min(len(line.text) - len(line.text.lstrip("#")), 6)
        self._enter(level, line.text[level:].rstrip().rstrip("#"), line)
        self.at += 1

    def _enter(self, level: int, words: str, line: Line) -> None:
        end = ended(words)
        text = plain(end.markdown)
        ident = self.context.names.heading(level, self.context.ident(end, line), text, line)
        self._put(Heading(level, ident, text, end.markdown, end.minutes, line.number))

    def _paragraph(self, line: Line) -> None:
        below = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else line
        if below.sort == "words" and _UNDERLINE.match(below.text) and not line.answer:
            self._enter(1 if below.text.startswith("=") else 2, line.text.strip(), line)
            self.at += 2
            return
        if not self.asks:
            start = self.at
            while self.at < len(self.lines) and self.lines[self.at].sort == "words":
                self.at += 1
            self._keep(self.lines[start : self.at])
            return
        pieces, self.at = gather(self.lines, self.at)
        for piece in pieces:
            self._piece(piece)

    def _piece(self, piece: Asked) -> None:
        """A question becomes a block; other words, and a rule across the page, stay prose."""
        across = not piece.words and len(piece.answers) == 1 and piece.answers[0].answer == "write"
        if (piece.answers and not (across and not piece.answers[0].mark)) or piece.named or self._talked_about(piece):
            made = question(piece, self._stop(), self.context)
            self._put(made)
            return
        for line in piece.words:
            self._in_prose(line)
        self._keep([*piece.words, *piece.answers])

    def _talked_about(self, piece: Asked) -> bool:
        """Whether words without an answer are the question of the stop above: on the next line, numbered, or asking."""
        stop = self.waiting
        if not stop or not piece.words:
            return False
        asks = piece.words[-1].text.rstrip().endswith(("?", "？", "؟"))
        return bool(asks or piece.number or piece.first.number == stop.line + 1)

    def _in_prose(self, line: Line) -> None:
        """Says so when a line of words holds places for answers that nobody could fill in."""
        if not any(sign in line.text for sign in ("___", "( )", "()", "[ ]")):
            return
        seen, problem = masked(line.text), self.context.mistakes.problem
        if BLANK.search(seen):
            problem(
                "blank-in-prose", line, "___", "a blank stands inside a sentence, and nobody is told what it is for",
                "Write a question on a line of its own, and ____ on the line below it.",
            )  # fmt: skip
        elif len(CHOICE.findall(seen)) > 1 or TICK.match(seen.lstrip()):
            problem(
                "blank-in-prose", line, "(" if CHOICE.search(seen) else "[", "answers stand inside a sentence",
                "Write the question on a line of its own, and below it ( ) Yes ( ) No, or a list of lines - [ ].",
            )  # fmt: skip

    def _listen(self, line: Line) -> None:
        self._settle()
        self.waiting = read_stop(line, self.context)
        self.at += 1

    def _caption(self, line: Line) -> None:
        """A fill-in table: the lines right below, or after one empty line."""
        start = self.at + 1
        while start < len(self.lines) and self.lines[start].sort == "empty":
            start += 1
        rows = self._rows(start)
        if not rows:
            self.context.mistakes.problem(
                "table-caption", line, "", "there is no table below this caption",
                "Put the table right below it, or write the line without Table: at its start.",
            )  # fmt: skip
            self._keep([line])
            self.at += 1
            return
        self.at = start + len(rows)
        self._put(table(line, rows, self._stop(), self.context))

    def _loose_table(self, line: Line) -> None:
        rows = self._rows(self.at)
        if is_fill_in(rows):
            self.context.mistakes.problem(
                "table-caption", line, "", "this table has places for answers, but no caption",
                "Write a line above it: Table: Three next steps {#next}",
            )  # fmt: skip
        self._keep(rows)
        self.at += len(rows)

    def _rows(self, start: int) -> list[Line]:
        end = start
        while end < len(self.lines) and self.lines[end].sort in ("row", "words") and "|" in self.lines[end].text:
            end += 1
        return self.lines[start:end]

    def _open(self, line: Line) -> None:
        kind, _, title = (part.strip() for part in line.inside.partition("|"))
        self._settle()
        self.at += 1
        if kind in ("facilitator", "reminder"):
            self._note(kind, title, line)
            return
        if kind != "branch":
            self.context.mistakes.problem(
                "unknown-block", line, kind, f"there is no block called {kind!r}",
                f"{suggestion(kind, BLOCKS)} Its title goes after a bar: /// branch | We already have a team",
            )  # fmt: skip
            self.levels.append(_Level(self.levels[-1].blocks, line))
            return
        if len(self.levels) > DEEPEST:
            self.context.mistakes.problem(
                "block-not-closed", line, "", f"this is the block {len(self.levels)} inside another",
                "Close the others with /// first.",
            )  # fmt: skip
            self.levels.append(_Level(self.levels[-1].blocks, line))
            return
        end = ended(title)
        text = plain(end.markdown)
        if not text:
            self.context.mistakes.problem(
                "question-missing", line, "", "this branch does not say what must be true to skip what is in it",
                "Write it after a bar: /// branch | We already have a team {#have-team}",
            )  # fmt: skip
        ident = self.context.names.answerable(self.context.ident(end, line), text, line, "branch")
        tick = Field(ident, "check", text or ident, line=line.number, short=end.markdown)
        self.levels.append(_Level([], line, end.markdown, tick))

    def _note(self, kind: str, title: str, opened: Line) -> None:
        """Everything to the closing line, as Markdown."""
        start = self.at
        while self.at < len(self.lines) and self.lines[self.at].sort not in ("open", "close"):
            self._in_note(self.lines[self.at])
            self.at += 1
        text = "\n".join(line.text for line in self.lines[start : self.at]).strip("\n")
        self._put(Note("facilitator" if kind == "facilitator" else "reminder", plain(title), text, opened.number))
        if self.at < len(self.lines) and self.lines[self.at].sort == "close":
            self.at += 1
        else:
            self._not_closed(opened)

    def _in_note(self, line: Line) -> None:
        before = self.lines[line.number - self.lines[0].number - 1]
        across = line.answer == "write" and before.sort in ("empty", "open")
        if line.sort in ("caption", "listen") or (line.sort == "words" and line.answer and not across):
            self.context.mistakes.problem(
                "answer-in-note", line, "", "a note holds nothing to fill in or to play",
                "Put the question below the closing line ///.",
            )  # fmt: skip

    def _close(self, line: Line) -> None:
        self._settle()
        self.at += 1
        if len(self.levels) == 1:
            self.context.mistakes.problem(
                "block-not-closed", line, "", "this closes a block, but none is open",
                "Take the line out, or write above it what it closes: /// reminder",
            )  # fmt: skip
        else:
            self._leave()

    def _leave(self) -> None:
        """Puts what stands inside a branch into it, and the branch where it belongs."""
        inner = self.levels.pop()
        tick = inner.field
        if tick is None:
            return  # its blocks stand in the one around it already
        branch = Branch(tick.id, tick, inner.markdown, tick.label, tuple(inner.blocks), tick.line)
        self.levels[-1].blocks.append(branch)

    def _not_closed(self, opened: Line | None) -> None:
        if opened:
            self.context.mistakes.problem(
                "block-not-closed", opened, "", "this block is not closed",
                "Write a line /// where it ends. A note ends before another block begins.",
            )  # fmt: skip
