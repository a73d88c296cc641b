"""Seasons: in the order of their stories."""

from __future__ import annotations

from macros.pages import Plan
from tests.small import Shelf


def test_season_in_order(plans: dict[str, Plan]) -> None:
    """A season begins with its first story, although lists elsewhere begin with the newest."""
    (row,) = plans["series/season-1/"].view().shelves
    assert [card.title for card in row.cards] == ["First light", "Second wind"]
    (listing,) = plans["stories/"].view().shelves
    assert [card.title for card in listing.cards] == ["Second wind", "First light"]


def test_order_is_by_number(shelf: Shelf) -> None:
    """The number decides, not the day; a story without a number comes last."""
    shelf.change(shelf.story, "number: 1", "number: 7")
    shelf.write("episodes/third/episode.yml",
    "title: No number\nsummary: S.\npublished: 2026-01-01\nstatus: published\n"
                "guid: third\naudio: {file: audio.mp3}\nseason: 1\n")  # fmt: skip
    (row,) = shelf.plans()["series/season-1/"].view().shelves
    assert [card.title for card in row.cards] == ["Second wind", "First light", "No number"]


def test_season_has_its_name(plans: dict[str, Plan]) -> None:
    """A season's page and its card in the list have the name and the words of the show."""
    assert plans["series/season-1/"].title == "Season 1: Beginnings"
    assert plans["series/season-1/"].description == "The first of them."
    (shelf,) = plans["series/"].view().shelves
    assert [(card.title, card.summary, card.meta) for card in shelf.cards] == [
        ("Season 1: Beginnings", "The first of them.", ("2 stories",))
    ]


def test_unnamed_season(shelf: Shelf) -> None:
    """A season that the show does not describe has its number for a name."""
    shelf.change("episodes/second-wind/episode.yml", "season: 1", "season: 2")
    plans = shelf.plans()
    assert plans["series/season-2/"].title == "Season 2"
    assert plans["series/season-2/"].description == "All stories of Season 2, in order."


def test_without_seasons(shelf: Shelf) -> None:
    """Without seasons there is no page and no link for them."""
    for story in ("first-light", "second-wind"):
        shelf.change(f"episodes/{story}/episode.yml", "season: 1\n", "")
    plans = shelf.plans()
    assert not [uri for uri in plans if uri.startswith("series/")]
    assert plans["stories/"].view().links == ()
    pager = plans["stories/first-light/"].view().own.pager
    assert (pager.previous, pager.next) == (None, None)


def test_issues_follow_each_other(shelf: Shelf) -> None:
    """An issue leads to the ones before and after it by number, whatever their days; the ends have one side."""
    issue = (shelf.root / "content/bulletins/issue-1.md").read_text(encoding="utf-8")
    for number, day in ((2, "2026-10-20"), (3, "2026-10-10")):
        text = issue.replace("number: 1", f"number: {number}").replace("2026-10-03", day)
        shelf.write(f"content/bulletins/issue-{number}.md", text)
    plans = shelf.plans()
    pagers = [plans[f"bulletins/issue-{number}/"].view().own.pager for number in (1, 2, 3)]
    assert [[link and link.uri for link in (pager.previous, pager.next)] for pager in pagers] == [
        [None, "bulletins/issue-2/"], ["bulletins/issue-1/", "bulletins/issue-3/"], ["bulletins/issue-2/", None]
    ]  # fmt: skip
