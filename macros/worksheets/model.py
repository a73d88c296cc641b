"""A guide as values: blocks and the fields that people fill in. Frozen, JSON-able, the same for every output.

Knows nothing of Markdown's reading (compiler.py), of permanence (lock.py), or of any output. `fields.json` is made
from these values by contract.py. Every `markdown` is what the author wrote; every `text`, `label` and `caption` is
plain text without markup, not escaped for anything. Lines are 1-based lines of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from macros.problems import Problem

FieldKind = Literal["text", "date", "choice", "check"]
Meaning = Literal["", "yes", "no", "unsure"]


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice. `means` is set where the roll-up understands it, in any language it knows."""

    value: str
    label: str
    means: Meaning = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to fill in. `label` is its full spoken name, used unchanged in web, PDF and DOCX (documents.md 4.5).

    `id` is permanent: `<step>_<prompt>…`, at most 60 characters. `lines` is how many lines the author drew (1 for
    dates, 0 for choices and ticks). `short` is what stands beside a tick box, in Markdown; "" for other kinds.
    """

    id: str
    kind: FieldKind
    label: str
    options: tuple[Option, ...] = ()
    lines: int = 0
    line: int = 0
    short: str = ""

    @property
    def rolls_up(self) -> bool:
        """Whether this is a Yes/No or Yes/No/Unsure question, which the one-picture summary counts."""
        return bool(self.options) and {"yes", "no"} <= {option.means for option in self.options}


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` as typed (1 to 6). `id` is the author's or made from the words. `minutes` from "Talk (15 minutes)"."""

    level: int
    id: str
    text: str
    markdown: str
    minutes: int | None
    line: int


@dataclass(frozen=True, slots=True)
class Prose:
    """Ordinary Markdown, as written."""

    markdown: str
    line: int


@dataclass(frozen=True, slots=True)
class Note:
    """`/// facilitator` (shown only to who leads) or `/// reminder`. `title` may be ""."""

    kind: Literal["facilitator", "reminder"]
    title: str
    markdown: str
    line: int


@dataclass(frozen=True, slots=True)
class Listen:
    """A listening stop: a passage of a story, by times in milliseconds or by a chapter's title (times None until
    listen.resolve). `id` is unique in the guide."""

    id: str
    story: str
    start_ms: int | None
    end_ms: int | None
    chapter: str
    line: int


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question with how it is answered: () = only talked about, (text), (date), (choice) or (choice, notes text).

    `number` is as typed ("3.") or "".
    """

    id: str
    number: str
    markdown: str
    text: str
    minutes: int | None
    fields: tuple[Field, ...]
    listen: Listen | None
    line: int


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a checklist. `text` is the blank of "Other: ____", else None."""

    value: str
    label: str
    markdown: str
    field: Field
    text: Field | None = None


@dataclass(frozen=True, slots=True)
class Checklist:
    """A question of which any items may be ticked."""

    id: str
    number: str
    markdown: str
    text: str
    minutes: int | None
    items: tuple[Item, ...]
    listen: Listen | None
    line: int

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(field for item in self.items for field in (item.field, item.text) if field)


Cell = tuple["str | Field", ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A fill-in table. `header` are the headings of the columns in `rows`, as Markdown.

    A part of a cell is Markdown, a Field, or "\\n" for a line break. `row_headers` has one Markdown text a row, or is
    () when rows have no headings of their own; `corner` heads that column. `repeat` is None for a fixed table, else
    the rows' name ("Goal", or "" for rows without a name): the row headings are then "Goal 1", "Goal 2", …, the
    browser may add rows, and `spoken_row` is what stands before the number in labels ("Goals, Goal "). `source` is
    the id of a Grid or "": row n is headed by what was typed in row n of that table, column 1.
    """

    id: str
    caption: str
    markdown: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    row_headers: tuple[str, ...]
    corner: str
    repeat: str | None
    spoken_row: str
    source: str
    minutes: int | None
    listen: Listen | None
    line: int

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(part for row in self.rows for cell in row for part in cell if isinstance(part, Field))


@dataclass(frozen=True, slots=True)
class Branch:
    """`/// branch | We already have a team`: when `field` (a tick) is set, `blocks` may be skipped."""

    id: str
    field: Field
    markdown: str
    text: str
    blocks: tuple[Block, ...]
    line: int


Block = Heading | Prose | Note | Listen | Prompt | Checklist | Grid | Branch
Answerable = Prompt | Checklist | Grid


@dataclass(frozen=True, slots=True)
class Step:
    """Blocks whose field ids share a first part. `id` is that part ("" before the first heading).

    `minutes` is the heading's own, else the sum of its blocks' minutes, else None.
    """

    id: str
    title: str
    minutes: int | None
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """A listening stop with the question it leads to; `question` and `prompt` are "" when it stands alone."""

    listen: Listen
    question: str
    prompt: str


@dataclass(frozen=True)
class Guide:
    """A compiled guide. `problems` holds every mistake; blocks are as good as could be made in spite of them.

    `definitions` are Markdown's link definitions and abbreviations of the whole text (`[name]: address`): they hold
    for every block, so add them to a block's Markdown before rendering it. `missing` are
    line and id of what has no `{#id}` yet.
    """

    id: str
    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...] = ()
    definitions: str = ""
    sections: tuple[Step, ...] = ()
    missing: tuple[tuple[int, str], ...] = ()

    @cached_property
    def only_words(self) -> bool:
        """Whether nobody is asked anything: the page is then ordinary Markdown."""
        return all(isinstance(block, Heading | Prose) for block in self.walk())

    def walk(self) -> Iterator[Block]:
        """Every block in document order, those inside branches after their branch."""
        yield from _walk(self.blocks)

    @cached_property
    def _fields(self) -> tuple[Field, ...]:
        return tuple(field for block in self.walk() for field in fields_of(block))

    def fields(self) -> tuple[Field, ...]:
        """Every field in document order."""
        return self._fields

    def grids(self) -> tuple[Grid, ...]:
        return tuple(block for block in self.walk() if isinstance(block, Grid))

    def steps(self) -> tuple[Step, ...]:
        """Steps with something to fill in, in document order."""
        return self.sections

    def stops(self) -> tuple[Stop, ...]:
        """Every listening stop in document order."""
        return tuple(stop for block in self.walk() if (stop := _stop(block)))


def fields_of(block: Block) -> tuple[Field, ...]:
    """The block's own fields; those of blocks inside a branch are not among them."""
    if isinstance(block, Branch):
        return (block.field,)
    return block.fields if isinstance(block, Answerable) else ()


def _walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Branch):
            yield from _walk(block.blocks)


def _stop(block: Block) -> Stop | None:
    if isinstance(block, Listen):
        return Stop(block, "", "")
    if isinstance(block, Answerable) and block.listen:
        question = block.caption if isinstance(block, Grid) else f"{block.number} {block.text}".strip()
        return Stop(block.listen, question, block.id)
    return None
