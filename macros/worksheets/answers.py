"""A question with the lines under it → Prompt or Checklist with its fields (documents.md 4.2, rules 1 to 4)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from macros.problems import suggestion

from .context import Context
from .inline import BLANK, Ended, ended, joined, name, pieces, plain
from .lines import NUMBERED, Answer, Line
from .model import Checklist, Field, Item, Listen, Option, Prompt

MARKS = ("date",)
_LEAD = re.compile(r" {0,3}(?:\d{1,4}[.)]|[-*+])[ \t]+")
_OTHER = re.compile(r"(?P<label>.*?)[ \t]*:?[ \t]*_{3,}$")


@dataclass(slots=True)
class Asked:
    """A question as it stands: its words, and the lines that say how it is answered."""

    words: list[Line] = field(default_factory=list)
    answers: list[Line] = field(default_factory=list)

    @property
    def first(self) -> Line:
        return (self.words or self.answers)[0]

    @property
    def last(self) -> Line:
        """The line that ends with id and minutes."""
        return (self.words or self.answers)[-1]

    @property
    def end(self) -> Ended:
        """The words in one line, without number, id and minutes."""
        texts = [line.text.strip() for line in self.words]
        return ended(" ".join([_LEAD.sub("", texts[0], count=1), *texts[1:]]) if texts else "")

    @property
    def named(self) -> bool:
        """Whether the words end in `{#id}`."""
        return bool(self.words) and self.last.text.rstrip().endswith(("}", ")")) and bool(self.end.ident)

    @property
    def number(self) -> str:
        found = NUMBERED.match(self.words[0].text) if self.words else None
        return found["number"] if found else ""

    def kinds(self) -> list[Answer]:
        """The ways of answering, in order, neighbours of one sort once."""
        found: list[Answer] = []
        for line in self.answers:
            if line.answer and line.answer != (found[-1] if found else ""):
                found.append(line.answer)
        return found


def question(asked: Asked, listen: Listen | None, context: Context) -> Prompt | Checklist:
    """The question as a block. What is wrong with it is reported; something is always made of it."""
    end, number = asked.end, asked.number
    text = plain(end.markdown)
    if not text:
        context.mistakes.problem(
            "question-missing", asked.first, "", "there is a place for an answer, but no question above it",
            "Write the question on the line right above, without an empty line between: Why does this team exist?",
        )  # fmt: skip
    ident = context.names.answerable(
        context.ident(end, asked.last), text, asked.last, "question", needed=bool(asked.answers and text)
    )
    spoken = f"{number} {text}".strip() or ident
    kinds = asked.kinds()
    if kinds[:1] == ["tick"]:
        _only(asked, kinds, ["tick"], context)
        items = _items(ident, spoken, asked, context)
        return Checklist(ident, number, end.markdown, text, end.minutes, items, listen, asked.first.number)
    fields = _choice(ident, spoken, asked, context) if "choice" in kinds else _writing(ident, spoken, asked, context)
    return Prompt(ident, number, end.markdown, text, end.minutes, fields, listen, asked.first.number)


def _only(asked: Asked, kinds: list[Answer], allowed: list[Answer], context: Context) -> None:
    if kinds != allowed[: len(kinds)]:
        wrong = next(line for line in asked.answers if line.answer != kinds[0])
        context.mistakes.problem(
            "answer-mixed", wrong, "", "one question is answered in two ways",
            "Give each its own question. Only a choice may have lines ____ below it, for notes.",
        )  # fmt: skip


def _writing(ident: str, spoken: str, asked: Asked, context: Context) -> tuple[Field, ...]:
    """A box of as many lines as are drawn, or a date, which may have lines for notes below it."""
    lines = [line for line in asked.answers if line.answer == "write"]
    dates = [line for line in lines if marked(line, line.mark, context) == "date"]
    if not lines:
        return ()
    if not dates:
        return (Field(ident, "text", spoken, lines=len(lines), line=lines[0].number),)
    if dates[0] is not lines[0] or len(dates) > 1:
        context.mistakes.problem(
            "answer-mixed", dates[-1], "", "a date stands below another answer of the same question",
            "Give the date a question of its own; lines for notes go below it.",
        )  # fmt: skip
    made = Field(ident, "date", context.phrases.date.format(spoken), lines=1, line=dates[0].number)
    return (made, *_notes(ident, spoken, [line for line in lines if line not in dates], context))


def _notes(ident: str, spoken: str, lines: list[Line], context: Context) -> tuple[Field, ...]:
    """The lines below a choice or a date."""
    if not lines:
        return ()
    context.names.field(f"{ident}_notes", lines[0])
    label = context.phrases.notes.format(spoken)
    return (Field(f"{ident}_notes", "text", label, lines=len(lines), line=lines[0].number),)


def _choice(ident: str, spoken: str, asked: Asked, context: Context) -> tuple[Field, ...]:
    """Choose one, and lines for notes below it."""
    _only(asked, asked.kinds(), ["choice", "write"], context)
    lines = [line for line in asked.answers if line.answer == "choice"]
    words = [words for line in lines for words in pieces(line.text)[1:]]
    made = Field(ident, "choice", spoken, options(words, lines[0], context), line=lines[0].number)
    return (made, *_notes(ident, spoken, [line for line in asked.answers if line.answer == "write"], context))


def options(words: list[str], line: Line, context: Context) -> tuple[Option, ...]:
    """The options of a choice; at least two, each with words of its own that give it a name of its own."""
    found: dict[str, Option] = {}
    for number, written in enumerate(words, 1):
        end = ended(written)
        label = plain(BLANK.sub("", end.markdown))
        value = _value(end, label, number, line, context)
        wrong = ""
        if BLANK.search(written):
            wrong = f"the option {label!r} has a blank in it"
        elif not label:
            wrong = "an option has no words"
        elif value in found:
            wrong = f"the options {found[value].label!r} and {label!r} give one id, {value!r}"
        if wrong:
            context.mistakes.problem(
                "choice-options", line, "", wrong,
                "Write options that differ in their first words: ( ) Yes ( ) No ( ) Unsure. "
                "Room to write goes on a line ____ below.",
            )  # fmt: skip
        found.setdefault(value, Option(value, label, context.phrases.meanings.get(value, "")))
    if len(words) < 2:
        context.mistakes.problem(
            "choice-options", line, "", "a choice needs at least two options",
            "Write all of them: ( ) Yes ( ) No. For a single box to tick, write - [ ] instead.",
        )  # fmt: skip
    return tuple(found.values())


def _items(ident: str, spoken: str, asked: Asked, context: Context) -> tuple[Item, ...]:
    items: dict[str, Item] = {}
    for number, (line, written) in enumerate(_ticked(asked), 1):
        made = item(ident, spoken, written, number, line, context)
        if made.value in items:
            same_item(made, items[made.value], line, context)
            continue
        for each in (made.field, made.text):
            if each:
                context.names.field(each.id, line)
        items[made.value] = made
    return tuple(items.values())


def _ticked(asked: Asked) -> list[tuple[Line, str]]:
    """Each line of a list to tick with its words, those of wrapped lines below it included."""
    found: list[tuple[Line, str]] = []
    for line in asked.answers:
        if line.answer == "tick":
            found.append((line, line.ticked))
        elif not line.answer and found:
            found[-1] = (found[-1][0], f"{found[-1][1]} {line.text.strip()}")
    return found


def item(ident: str, spoken: str, written: str, number: int, line: Line, context: Context) -> Item:
    """One box to tick: "Walk the building", or "Other: ____" with a blank of its own."""
    end = ended(written)
    other = _OTHER.fullmatch(end.markdown) if end.markdown.endswith("_") else None
    markdown = other["label"] if other else end.markdown
    label = plain(BLANK.sub("", markdown))
    if not label or BLANK.search(markdown):
        context.mistakes.problem(
            "choice-options", line, "", "a blank stands inside the words" if label else "a box to tick has no words",
            "Write the words after the box: - [ ] Walk the building. A blank may only end the line: - [ ] Other: ____",
        )  # fmt: skip
    value = _value(end, label, number, line, context)
    full = joined(spoken, label, ":")
    tick = Field(f"{ident}_{value}", "check", full, line=line.number, short=markdown)
    blank = None
    if other:
        words = context.phrases.own_words.format(full)
        blank = Field(f"{ident}_{value}_text", "text", words, lines=1, line=line.number)
    return Item(value, label, markdown, tick, blank)


def _value(end: Ended, label: str, number: int, line: Line, context: Context) -> str:
    """An option's part of an id: the author's `{#id}`, which lets words be mended later, or a name of its words."""
    return context.names.part(end.ident, line) if end.ident else name(label) or f"option-{number}"


def same_item(made: Item, before: Item, line: Line, context: Context) -> None:
    """Says that two boxes of one list cannot be told apart."""
    context.mistakes.problem(
        "choice-options", line, "",
        f"the options {before.label!r} and {made.label!r} give one id, {made.value!r}",
        "Write options that differ in their first words.",
    )  # fmt: skip


def marked(line: Line, mark: str, context: Context) -> str:
    """The word in `____ {date}` when it is one that means something, else ""."""
    if mark and mark not in MARKS:
        context.mistakes.problem(
            "unknown-mark", line, f"{{{mark}", f"{{{mark}}} means nothing after a blank",
            f"{suggestion(mark, MARKS)} Write ____ {{date}} for a date, or ____ alone.",
        )  # fmt: skip
        return ""
    return mark
