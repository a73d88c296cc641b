"""Long lists in pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.pages import Plan
from macros.pages._paged import slices
from tests.small import Shelf

GUIDE = "---\ntitle: Guide {n}\nsummary: S.\npublished: 2026-01-{n:02}\nstatus: published\n---\n"


@given(st.lists(st.integers(), max_size=30), st.integers(1, 10))
def test_nothing_is_lost(entries: list[int], size: int) -> None:
    """Every entry is on exactly one page, in order; no page but the only one is empty, and none is too full."""
    parts = list(slices(entries, "x/", size))  # type: ignore[arg-type]
    assert [entry for part in parts for entry in part.entries] == entries
    assert all(0 < len(part.entries) <= size for part in parts) or (entries == [] and len(parts) == 1)
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))
    assert {part.total for part in parts} == {len(parts)}


def test_pager_goes_both_ways() -> None:
    """The first page leads on to older entries, the last back to newer ones, those between both ways."""
    first, second, third = (part.pager for part in slices(list(range(7)), "x/", 3))  # type: ignore[arg-type]
    assert (first.previous, first.next.uri) == (None, "x/page/2/")  # type: ignore[union-attr]
    assert (second.previous.uri, second.next.uri) == ("x/", "x/page/3/")  # type: ignore[union-attr]
    assert (third.previous.uri, third.next) == ("x/page/2/", None)  # type: ignore[union-attr]
    assert (second.previous.title, second.next.title) == ("Newer", "Older")  # type: ignore[union-attr]


def test_short_list_has_no_pager(plans: dict[str, Plan]) -> None:
    """A list that fits has one page and no way on."""
    pager = plans["guides/"].view().pager
    assert (pager.previous, pager.next) == (None, None)


@pytest.mark.parametrize(("count", "pages"), [(3, 1), (4, 2), (6, 2), (7, 3)])
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
