"""Long lists of entries, split into pages with plain links before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from macros.catalog.entry import Entry
from macros.gallery import Gallery
from macros.render.views import Link, ListView, Pager, Shelf, cards

from ._plan import Crumb, Plan


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of a list: its number from 1, how many there are, and its entries."""

    number: int
    total: int
    entries: Sequence[Entry]
    uri: str

    @property
    def pager(self) -> Pager:
        def to(number: int, words: str) -> Link | None:
            inside = 1 <= number <= self.total
            return Link(words, self.uri if number == 1 else f"{self.uri}page/{number}/") if inside else None

        return Pager(to(self.number - 1, "Newer"), to(self.number + 1, "Older"))


def slices(entries: Sequence[Entry], uri: str, size: int) -> Iterator[Slice]:
    """A list in pages of `size`; an empty list has one empty page."""
    total = max(1, -(-len(entries) // size))
    for number in range(1, total + 1):
        yield Slice(number, total, entries[(number - 1) * size : number * size], uri)


def paged(
    gallery: Gallery,
    first: Plan,
    entries: Sequence[Entry],
    heading: str,
    make: Callable[[tuple[Shelf, ...], Pager], ListView],
) -> Iterator[Plan]:
    """The first page as planned, then "page 2 of 7" and so on below it."""
    for part in slices(entries, first.uri, gallery.settings.page_size):

        def view(part: Slice = part) -> ListView:
            return make((Shelf(heading, cards(gallery, part.entries)),) if part.entries else (), part.pager)

        if part.number == 1:
            yield replace(first, view=view)
        else:
            title = f"{first.title}, page {part.number} of {part.total}"
            yield Plan(
                f"{first.uri}page/{part.number}/",
                first.template,
                title,
                f"{first.description} Page {part.number}.",
                view,
                first.language,
                first.kind,
                first.icon,
                (*first.crumbs[:-1], Crumb(first.crumbs[-1].title, first.uri), Crumb(f"Page {part.number}")),
                changed=first.changed,
                source=first.source,
            )
