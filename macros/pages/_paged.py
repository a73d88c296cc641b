"""Long lists, split into pages with plain links: one back, one on, and to any other within a few presses.

Which items a list has and what stands around them is left to the page types; how links look to pager.html.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Generic, TypeVar

from macros.catalog.entry import Entry
from macros.gallery import Gallery
from macros.render.views import Link, Pager, Shelf, Step, cards

from ._plan import Crumb, Plan

Item = TypeVar("Item")

ALL_STEPS = 9  # up to so many pages, every one has its number
NEAR = 2  # pages to either side that have theirs
ROUNDS = 5  # round numbers to either side: five tens, five hundreds …
JUMPS_FROM = 4  # pages: a shorter list is looked through faster than its years are read
MOST_JUMPS = 40
BACK_AND_ON = ("Previous page", "Next page")
BY_DAY = ("Newer", "Older")


@dataclass(frozen=True, slots=True)
class Jumps:
    """Where each part of a list begins, such as a year: its words and the number of the page. `by` is "year"."""

    by: str = ""
    places: tuple[tuple[str, int], ...] = ()


NO_JUMPS = Jumps()


@dataclass(frozen=True, slots=True)
class Slice(Generic[Item]):
    """One page of a list: its number from 1, and how many there are. `whole` finds the list when the page is written,
    `ways` are the words for one page back and one on, `uri` is the first page's address."""

    number: int
    total: int
    whole: Callable[[], Sequence[Item]]
    size: int
    uri: str
    ways: tuple[str, str] = BACK_AND_ON
    jumps: Jumps = NO_JUMPS

    @property
    def items(self) -> Sequence[Item]:
        return self.whole()[(self.number - 1) * self.size : self.number * self.size]

    @property
    def pager(self) -> Pager:
        back, on = (
            Link(words, address(self.uri, number)) if 1 <= number <= self.total else None
            for words, number in zip(self.ways, (self.number - 1, self.number + 1), strict=True)
        )
        jumps = tuple(Link(words, address(self.uri, page)) for words, page in self.jumps.places)
        return Pager(back, on, tuple(self._steps()) if self.total > 1 else (), jumps, self.jumps.by)

    def _steps(self) -> Iterator[Step]:
        last = 0
        for number in shown_numbers(self.number, self.total):
            tens = not (number % 10 or last % 10)  # from ten to ten everybody sees what is left out
            yield Step(number, address(self.uri, number), number == self.number, number > last + 1 and not tens)
            last = number


def address(uri: str, number: int) -> str:
    """A page of the list that begins at `uri`."""
    return uri if number == 1 else f"{uri}page/{number}/"


def shown_numbers(at: int, total: int) -> list[int]:
    """The pages that page `at` leads to: first, last, those close by, and round numbers, the rounder the farther."""
    if total <= ALL_STEPS:
        return list(range(1, total + 1))
    found, tens = {1, total, *range(at - NEAR, at + NEAR + 1)}, 10
    while tens < total:
        middle = round(at / tens)
        found.update(tens * number for number in range(middle - ROUNDS, middle + ROUNDS + 1))
        tens *= 10
    return sorted(number for number in found if 1 <= number <= total)


def slices(
    whole: Callable[[], Sequence[Item]],
    uri: str,
    size: int,
    ways: tuple[str, str] = BACK_AND_ON,
    jumps: Jumps = NO_JUMPS,
) -> Iterator[Slice[Item]]:
    """A list in pages of `size`; an empty list has one empty page."""
    total = max(1, -(-len(whole()) // size))
    for number in range(1, total + 1):
        yield Slice(number, total, whole, size, uri, ways, jumps)


def jumps_to(by: str, parts: Iterable[tuple[str, int]]) -> Jumps:
    """Jumps from the name of each item's part, its year or letter, with the number of the item's page.

    None for a short list, and none when there are too many, as with the first letters of Chinese names.
    """
    places: dict[str, int] = {}
    pages = 0
    for name, number in parts:
        places.setdefault(name, number)
        pages = number
    return Jumps(by, tuple(places.items())) if pages >= JUMPS_FROM and 1 < len(places) <= MOST_JUMPS else NO_JUMPS


def by_day(gallery: Gallery, whole: Callable[[], Sequence[Entry]], uri: str) -> Iterator[Slice[Entry]]:
    """Entries, newest first, with jumps to each year."""
    size, entries = gallery.settings.page_size, whole()
    if len(entries) <= size * (JUMPS_FROM - 1):  # nearly all of a thousand topics
        return slices(whole, uri, size, BY_DAY)
    years = ((str(entry.published.year), place // size + 1) for place, entry in enumerate(entries))
    return slices(whole, uri, size, BY_DAY, jumps_to("year", years))


def shelves(gallery: Gallery, heading: str, part: Slice[Entry]) -> tuple[Shelf, ...]:
    """A page's entries as cards; no shelf for none."""
    return (Shelf(heading, cards(gallery, part.items)),) if part.items else ()


def paged(first: Plan, parts: Iterable[Slice[Item]], view: Callable[[Slice[Item]], Any]) -> Iterator[Plan]:
    """The first page as planned, then "page 2 of 7" and so on below it; `view` is asked when a page is written."""
    for part in parts:
        plan = first if part.number == 1 else _later(first, part.number, part.total)
        yield replace(plan, view=partial(view, part))


def _later(first: Plan, number: int, total: int) -> Plan:
    """Without words of its own, so search leads to the first page alone."""
    return replace(
        first,
        uri=address(first.uri, number),
        title=f"{first.title}, page {number} of {total}",
        description=f"{first.description} Page {number}.",
        crumbs=(*first.crumbs[:-1], Crumb(first.crumbs[-1].title, first.uri), Crumb(f"Page {number}")),
        indexed=False,
        files=(),
        facts={},
    )
