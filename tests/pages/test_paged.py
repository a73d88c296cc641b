"""Long lists in pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.pages import Plan
from macros.pages._paged import BY_DAY, NO_JUMPS, Slice, jumps_to, shown_numbers, slices
from tests.small import Shelf

GUIDE = "---\ntitle: Guide {n}\nsummary: S.\npublished: 2026-01-{n:02}\nstatus: published\n---\n"


def parts_of(count: int, size: int) -> list[Slice[int]]:
    return list(slices(lambda: range(count), "x/", size))


@given(st.integers(0, 60), st.integers(1, 10))
def test_nothing_is_lost(count: int, size: int) -> None:
    """Every entry is on exactly one page, in order; no page but the only one is empty, and none is too full."""
    parts = parts_of(count, size)
    assert [item for part in parts for item in part.items] == list(range(count))
    assert all(0 < len(part.items) <= size for part in parts) or (not count and len(parts) == 1)
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))
    assert {part.total for part in parts} == {len(parts)}


def test_pager_goes_both_ways() -> None:
    """The first page leads on, the last back, those between both ways; entries by day say newer and older."""
    first, second, third = (part.pager for part in slices(lambda: range(7), "x/", 3, BY_DAY))
    assert (first.previous, first.next.uri) == (None, "x/page/2/")  # type: ignore[union-attr]
    assert (second.previous.uri, second.next.uri) == ("x/", "x/page/3/")  # type: ignore[union-attr]
    assert (third.previous.uri, third.next) == ("x/page/2/", None)  # type: ignore[union-attr]
    assert (second.previous.title, second.next.title) == ("Newer", "Older")  # type: ignore[union-attr]


@pytest.mark.parametrize(("total", "presses"), [(9, 1), (40, 4), (209, 5), (1000, 6), (2000, 6)])
def test_any_page_is_a_few_presses_away(total: int, presses: int) -> None:
    """From the first page any other of 209, which are 10,000 entries, is reached in five presses by number alone."""
    reached, found = {1}, {1}
    for _ in range(presses):
        found = {to for at in found for to in shown_numbers(at, total)} - reached
        reached |= found
    assert reached == set(range(1, total + 1))
    assert max(len(shown_numbers(at, total)) for at in range(1, total + 1)) <= 40


def test_steps_say_where_one_is_and_what_is_left_out() -> None:
    """Numbers close by, tens farther off; the current one is marked, and a gap is told unless tens follow tens."""
    steps = parts_of(40, 1)[16].pager.steps
    assert [step.number for step in steps] == [1, 10, 15, 16, 17, 18, 19, 20, 30, 40]
    assert [step.number for step in steps if step.gap] == [10, 15]
    assert [step.uri for step in steps if step.current] == ["x/page/17/"]


def test_jumps_lead_to_where_a_part_begins() -> None:
    """A long list has the page on which each year begins; a short one, or one of too many letters, has none."""
    years = [("2026", 1), ("2026", 2), ("2025", 2), ("2024", 4)]
    assert jumps_to("year", years).places == (("2026", 1), ("2025", 2), ("2024", 4))
    assert jumps_to("year", years[:3]) == NO_JUMPS
    assert jumps_to("letter", [(chr(0x4E00 + n), n // 9 + 1) for n in range(50)]) == NO_JUMPS
    (part, *_) = slices(lambda: range(4), "x/", 1, jumps=jumps_to("year", years))
    assert [(jump.title, jump.uri) for jump in part.pager.jumps] == [
        ("2026", "x/"), ("2025", "x/page/2/"), ("2024", "x/page/4/")
    ]  # fmt: skip


def test_short_list_has_no_pager(plans: dict[str, Plan]) -> None:
    """A list that fits has one page and no way on."""
    pager = plans["guides/"].view().pager
    assert (pager.previous, pager.next) == (None, None)


@pytest.mark.parametrize(("count", "pages"), [(3, 1), (4, 2), (7, 3)])
def test_listing_in_pages(shelf: Shelf, count: int, pages: int) -> None:
    """A listing has a page for every three entries here; each is named, described and reached apart."""
    (shelf.root / shelf.guide).unlink()
    for n in range(1, count + 1):
        shelf.write(f"content/guides/guide-{n}.md", GUIDE.format(n=n))
    plans = {uri: plan for uri, plan in shelf.plans().items() if uri == "guides/" or uri.startswith("guides/page/")}
    assert list(plans) == ["guides/", *(f"guides/page/{n}/" for n in range(2, pages + 1))]
    shown = [card.title for plan in plans.values() for shelf_ in plan.view().shelves for card in shelf_.cards]
    assert shown == [f"Guide {n}" for n in range(count, 0, -1)]
    assert len({plan.title for plan in plans.values()}) == len({plan.description for plan in plans.values()}) == pages
    if pages > 1:
        last = plans[f"guides/page/{pages}/"]
        assert last.title == f"Discussion guides, page {pages} of {pages}"
        assert [crumb.uri for crumb in last.crumbs] == ["", "guides/", None]


def test_later_pages_are_not_searched(plans: dict[str, Plan]) -> None:
    """Page 2 of a topic has no words of its own, so search leads to the first page alone."""
    assert plans["topics/mornings/"].indexed
    assert not plans["topics/mornings/page/2/"].indexed


@pytest.mark.parametrize("uri", ["topics/", "people/", "series/", "series/season-1/", "stories/", "people/ida-marsh/"])
def test_every_list_is_in_pages(shelf: Shelf, uri: str) -> None:
    """Vocabularies, seasons and words are paged as kinds are, and lose nothing."""
    shelf.change("episodes/second-wind/episode.yml", "season: 1", "season: 2" if uri == "series/" else "season: 1")

    def titles(size: int) -> list[list[str]]:
        plans = shelf.plans(page_size=size)
        pages = [plan for at, plan in plans.items() if at == uri or at.startswith(f"{uri}page/")]
        return [[card.title for row in plan.view().shelves for card in row.cards] for plan in pages]

    (whole,) = titles(48)
    assert titles(1) == [[title] for title in whole]
    assert len(whole) > 1
