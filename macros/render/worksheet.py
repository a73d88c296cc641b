"""A compiled guide as its page shows it: sheets of blocks with their HTML. Prose goes through the same cleaning and the
same links as every body; fields stay the compiler's own values, so that names and ids are equal in every output.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from macros.gallery import Gallery
from macros.worksheets.inline import plain
from macros.worksheets.model import Block, Branch, Checklist, Field, Grid, Guide, Heading, Listen, Note, Prompt, Prose
from macros.worksheets.phrases import phrases

from .bodies import linked, of_entry
from .links import rooted
from .listening import Stop, stop
from .markdown import free_id, to_html, to_phrase

NOTHING = Markup()
STEP = 2  # headings down to this level begin a sheet of their own


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block for fragments/worksheet.html. `type` is its class in small letters; `block` the compiler's value.

    `html` is its prose or question. `parts`: a Checklist's items as (Item, HTML), a Grid's rows, a Branch's blocks.
    `level` and `id` are a heading's on this page.
    """

    type: str
    block: Any
    html: Markup = NOTHING
    stop: Stop | None = None
    parts: tuple[Any, ...] = ()
    grid: GridView | None = None
    level: int = 0
    id: str = ""


@dataclass(frozen=True, slots=True)
class GridView:
    """What a table needs beside its rows: headings of columns, the row's name as spoken in labels, what it is for."""

    header: tuple[Markup, ...]
    corner: Markup
    headed: bool
    repeats: bool
    name: str
    spoken: str
    source: str
    actions: bool


@dataclass(frozen=True, slots=True)
class RowView:
    """A row: its heading, and its cells of HTML, Fields and line breaks ("\\n"). `question` is its heading in words
    when the row asks a single Yes/No question, else ""."""

    number: int
    head: Markup
    cells: tuple[tuple[Any, ...], ...]
    question: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A step: its heading ("" before the first one) and what stands under it. `level` is that of the page's heading.

    `counted`: it has fields, and so a place in the list of steps; `answered`: it is more than words, and so a sheet.
    """

    id: str
    level: int
    html: Markup
    title: str
    minutes: int | None
    blocks: tuple[BlockView, ...]
    counted: bool
    answered: bool


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A guide's body. `fields` is how many there are; `rolls_up`, `notes` and `stops`: whether it has such things."""

    sheets: tuple[Sheet, ...]
    fields: int
    rolls_up: bool
    notes: bool
    stops: bool


def worksheet(gallery: Gallery, entry: Any, guide: Guide) -> Worksheet | None:
    """The guide's page, or None for a guide of words alone, whose Markdown is shown as that of any entry."""
    if guide.only_words:
        return None
    maker = _Maker(gallery, entry, guide)
    fields = guide.fields()
    return Worksheet(
        tuple(maker.sheets()),
        len(fields),
        any(field.rolls_up for field in fields),
        any(isinstance(block, Note) and block.kind == "facilitator" for block in guide.walk()),
        bool(guide.stops()),
    )


def action_table(guide: Guide) -> str:
    """The id of the table that takes "add to action steps": a repeating one named for actions or next steps, else the
    last repeating one; "" when there is none."""
    repeating = [grid for grid in guide.grids() if grid.repeat is not None and not grid.source]
    named = [grid for grid in repeating if {"action", "actions", "next"} & set(grid.id.replace("_", "-").split("-"))]
    return (named or repeating)[-1].id if repeating else ""


class _Maker:
    """Makes the views of one guide."""

    def __init__(self, gallery: Gallery, entry: Any, guide: Guide) -> None:
        self.gallery, self.entry, self.guide = gallery, entry, guide
        self.text = of_entry(entry, gallery.catalog)
        self.root = "../" * self.text.uri.count("/")
        self.actions = action_table(guide)
        self.spoken = phrases(entry.language).row.format("").strip()
        headings = [block.level for block in guide.walk() if isinstance(block, Heading)]
        self.deeper = 1 if 1 in headings else 0  # the page's own title is the only h1
        self.made: dict[type[Any], Callable[[Any], BlockView]] = {
            Prose: lambda block: BlockView("prose", block, self.html(block.markdown)),
            Note: lambda block: BlockView("note", block, self.html(block.markdown)),
            Listen: lambda block: BlockView("listen", block, stop=self.stop(block)),
            Prompt: lambda block: BlockView("prompt", block, self.phrase(block.markdown), self.stop(block.listen)),
            Heading: self.heading,
            Checklist: self.checklist,
            Grid: self.table,
            Branch: self.branch,
        }

    def sheets(self) -> Iterator[Sheet]:
        """Blocks under the headings that begin a sheet."""
        heading: Heading | None = None
        under: list[Block] = []
        for block in self.guide.blocks:
            if isinstance(block, Heading) and block.level <= STEP:
                if heading or under:
                    yield self.sheet(heading, under)
                heading, under = block, []
            else:
                under.append(block)
        if heading or under:
            yield self.sheet(heading, under)

    def sheet(self, heading: Heading | None, blocks: list[Block]) -> Sheet:
        views = tuple(self.view(block) for block in blocks)
        counted = any(_has_fields(block) for block in blocks)
        answered = any(not isinstance(block, Prose | Heading) for block in blocks)
        if heading is None:
            return Sheet("start", 2, Markup(), "", None, views, counted, answered)
        minutes = heading.minutes or sum(getattr(block, "minutes", None) or 0 for block in blocks) or None
        html = self.phrase(heading.markdown)
        return Sheet(
            free_id(heading.id), heading.level + self.deeper, html, heading.text, minutes, views, counted, answered
        )

    def view(self, block: Block) -> BlockView:
        return self.made[type(block)](block)

    def html(self, markdown: str) -> Markup:
        return self._linked(to_html(f"{markdown}\n\n{self.guide.definitions}"))

    def phrase(self, markdown: str) -> Markup:
        with_definitions = f"{markdown}\n\n{self.guide.definitions}" if self.guide.definitions else markdown
        return self._linked(to_phrase(with_definitions))

    def _linked(self, html: str) -> Markup:
        found = linked(html, self.text, self.gallery.catalog, self.gallery.settings.content)
        return Markup(rooted(found, self.root))

    def stop(self, listen: Listen | None) -> Stop | None:
        return stop(self.gallery, listen, self.entry.language) if listen else None

    def heading(self, block: Heading) -> BlockView:
        level = min(block.level + self.deeper, 6)
        return BlockView("heading", block, self.phrase(block.markdown), level=level, id=free_id(block.id))

    def checklist(self, block: Checklist) -> BlockView:
        items = tuple((item, self.phrase(item.markdown)) for item in block.items)
        return BlockView("checklist", block, self.phrase(block.markdown), self.stop(block.listen), items)

    def branch(self, block: Branch) -> BlockView:
        blocks = tuple(self.view(inner) for inner in block.blocks)
        return BlockView("branch", block, self.phrase(block.markdown), parts=blocks)

    def table(self, block: Grid) -> BlockView:
        rows = tuple(self.row(block, at) for at in range(len(block.rows)))
        grid = GridView(
            tuple(self.phrase(cell) for cell in block.header),
            self.phrase(block.corner),
            bool(block.row_headers) or block.repeat is not None,
            block.repeat is not None,
            plain(block.repeat or ""),
            block.spoken_row,
            block.source,
            block.id == self.actions,
        )
        return BlockView("grid", block, self.phrase(block.markdown), self.stop(block.listen), rows, grid)

    def row(self, block: Grid, at: int) -> RowView:
        cells = tuple(
            tuple(part if isinstance(part, Field) or part == "\n" else self.phrase(part) for part in cell)
            for cell in block.rows[at]
        )
        asked = [part for cell in cells for part in cell if isinstance(part, Field) and part.rolls_up]
        if block.repeat is not None:
            head = Markup.escape(f"{plain(block.repeat) or self.spoken.capitalize()} {at + 1}")
        else:
            head = self.phrase(block.row_headers[at]) if block.row_headers else Markup()
        return RowView(
            at + 1, head, cells, plain(block.row_headers[at]) if block.row_headers and len(asked) == 1 else ""
        )


def _has_fields(block: Block) -> bool:
    if isinstance(block, Branch):
        return True
    return bool(getattr(block, "fields", ()))


__all__ = ["BlockView", "GridView", "RowView", "Sheet", "Worksheet", "action_table", "worksheet"]
