"""A guide as paper shows it: the compiled guide with its prose as HTML, its stops with words and codes, its facts.

PDF (overrides/print/guide.html) and DOCX are made from the same values, so that they say the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from macros.catalog.entry import Entry
from macros.gallery import Gallery
from macros.render.words import day, license_words
from macros.worksheets.model import Block, Field, Grid, Guide, Heading
from macros.worksheets.phrases import phrases

from .prose import Prose
from .stops import PaperStop, paper_stop, short

TOP, DEEPEST = 2, 6  # the title is h1
NONE = Markup()


@dataclass(frozen=True, slots=True)
class Bit:
    """A piece of a cell: `kind` is "text", "field" or "break"."""

    kind: str
    html: Markup = NONE
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A block on paper. `kind` is the block's name in lower case, `block` the compiled one; `html` its words,
    `level` a heading's, `rows`, `heads` and `header` a table's, `items` a checklist's words, `parts` a branch's."""

    kind: str
    block: Any
    html: Markup = NONE
    level: int = 0
    stop: PaperStop | None = None
    header: tuple[Markup, ...] = ()
    heads: tuple[Markup, ...] = ()
    rows: tuple[tuple[tuple[Bit, ...], ...], ...] = ()
    items: tuple[Markup, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Something with a page: its title, its whole address ("" without one) and the address as people type it."""

    title: str
    url: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything on the pages. `leads` are notes for who leads: pairs of the step's title and a Part."""

    id: str
    language: str
    title: str
    summary: str
    show: str
    kind: str
    minutes: int | None
    opening: str
    prepare: str
    people: tuple[tuple[str, str], ...]
    stories: tuple[Place, ...]
    page: Place
    license: Place
    changed: str
    date: str
    parts: tuple[Part, ...]
    leads: tuple[tuple[str, Part], ...]
    fields: tuple[Field, ...]

    @property
    def labels(self) -> dict[str, str]:
        """The spoken name of every field by id."""
        return {field.id: field.label for field in self.fields}

    def markup(self) -> Iterator[str]:
        """Every piece of HTML of the text."""
        stack = [*self.parts, *(part for _, part in self.leads)]
        while stack:
            part = stack.pop()
            yield from (part.html, *part.header, *part.heads, *part.items)
            yield from (bit.html for row in part.rows for cell in row for bit in cell)
            stack += part.parts


def paper(gallery: Gallery, entry: Entry, guide: Guide) -> Paper:
    """The guide on paper."""
    catalog, prose = gallery.catalog, Prose(gallery, entry, guide.definitions)
    license_label, license_url = license_words(entry.license or gallery.settings.license)
    parts = tuple(_levelled(_part(gallery, prose, block) for block in guide.blocks))
    stories = (catalog.entries[name] for name in getattr(entry, "stories", ()) if name in catalog.entries)
    return Paper(
        entry.id,
        entry.language,
        entry.title,
        entry.summary,
        gallery.settings.name,
        catalog.kind_of(entry).label,
        entry.minutes,
        getattr(entry, "opening", None) or "",
        getattr(entry, "prepare", None) or "",
        tuple((catalog.name_of(credit), credit.role) for credit in entry.people),
        tuple(_place(gallery, story) for story in stories),
        _place(gallery, entry),
        Place(license_label, license_url, short(license_url)),
        day(entry.changed, entry.language),
        entry.changed.isoformat(),
        tuple(part for part in parts if not _leads(part)),
        tuple(_for_leaders(parts)),
        guide.fields(),
    )


def _place(gallery: Gallery, entry: Entry) -> Place:
    url = gallery.url(gallery.catalog.uri(entry)) if gallery.settings.url else ""
    return Place(entry.title, url, short(url))


def _part(gallery: Gallery, prose: Prose, block: Block) -> Part:
    """One block; its question or words as HTML."""
    kind = type(block).__name__.lower()
    listen = block if kind == "listen" else getattr(block, "listen", None)
    stop = paper_stop(gallery, listen, prose.entry.language) if listen else None
    if isinstance(block, Grid):
        return _table(Part(kind, block, prose.line(block.markdown), stop=stop), prose)
    if kind in ("prose", "note"):
        return Part(kind, block, prose.html(block.markdown))  # type: ignore[union-attr]
    return Part(
        kind,
        block,
        prose.line(getattr(block, "markdown", "")),
        getattr(block, "level", 0),
        stop,
        items=tuple(prose.line(item.markdown) for item in getattr(block, "items", ())),
        parts=tuple(_part(gallery, prose, inner) for inner in getattr(block, "blocks", ())),
    )


def _table(part: Part, prose: Prose) -> Part:
    grid: Grid = part.block
    heads = tuple(prose.line(head) for head in grid.row_headers)
    if grid.repeat is not None:
        name = grid.repeat or phrases(prose.entry.language).row.format("").strip().capitalize()
        heads = tuple(Markup.escape(f"{name} {number}") for number in range(1, len(grid.rows) + 1))
    header = tuple(prose.line(head) for head in (*([grid.corner] if heads else []), *grid.header))
    rows = tuple(tuple(tuple(_bit(piece, prose) for piece in cell) for cell in row) for row in grid.rows)
    return replace(part, header=header, heads=heads, rows=rows)


def _bit(piece: str | Field, prose: Prose) -> Bit:
    if isinstance(piece, Field):
        return Bit("field", field=piece)
    return Bit("break") if piece == "\n" else Bit("text", prose.line(piece))


def _levelled(parts: Iterator[Part]) -> Iterator[Part]:
    """Headings from h2 on without a gap, whatever levels the author used."""
    parts = tuple(parts)
    used = [part.level for part in parts if part.kind == "heading"]
    before = TOP - 1
    for part in parts:
        if part.kind == "heading":
            before = min(part.level - min(used) + TOP, before + 1, DEEPEST)
            part = replace(part, level=before)
        yield part


def _leads(part: Part) -> bool:
    return part.kind == "note" and part.block.kind == "facilitator"


def _for_leaders(parts: tuple[Part, ...]) -> Iterator[tuple[str, Part]]:
    """Notes for who leads, those inside branches too, with the title of the step they belong to."""
    title = ""
    for part in parts:
        if isinstance(part.block, Heading):
            title = part.block.text
        if _leads(part):
            yield title, part
        yield from ((title, inner) for inner in part.parts if _leads(inner))
