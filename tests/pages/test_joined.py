"""Stories that go with a guide or let a report be heard: some on its own page, all of them in a list of their own."""

from __future__ import annotations

import pytest

from macros.pages import Plan, _guide, _report
from macros.pages import _heard_in as heard_in
from tests.small import Shelf

GUIDE, REPORT = "guides/open-every-door/", "reports/doors-report/"
SECOND = "episodes/second-wind/episode.yml"


def cards(plan: Plan) -> list[str]:
    return [card.title for row in plan.view().shelves for card in row.cards]


def test_few_stories_have_no_list(plans: dict[str, Plan]) -> None:
    """A guide or a report whose own page shows all its stories has no other page."""
    assert not [uri for uri in plans if uri.endswith("/stories/")]
    assert plans[GUIDE].view().own.more is None


def test_guide_of_many_stories(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """The guide's page shows the first and leads to all of them, with the care of those that it shows."""
    monkeypatch.setattr(_guide, "MOST_STORIES", 1)
    shelf.change(SECOND, "season: 1", "season: 1\nguide: open-every-door")
    plans = shelf.plans(page_size=1)
    own = plans[GUIDE].view().own
    assert [card.title for card in own.stories] == ["First light"]
    assert (own.more.title, own.more.uri) == ("All 2 stories", f"{GUIDE}stories/")
    assert [care.story.title for care in own.care] == ["First light"]
    assert [cards(plans[uri]) for uri in (f"{GUIDE}stories/", f"{GUIDE}stories/page/2/")] == [
        ["First light"],
        ["Second wind"],
    ]
    assert plans[f"{GUIDE}stories/"].view().head.facts == ("2 stories go with it",)


def test_report_heard_in_many_stories(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of each finding the newest moments are shown; a finding with more leads to every story, newest first."""
    monkeypatch.setattr(heard_in, "MOST_MOMENTS", 1)
    monkeypatch.setattr(_report, "MOST_MOMENTS", 1)
    plan = shelf.plans()[REPORT]
    finding = next(row for row in plan.view().own.findings if row.moments)
    shelf.change(
        SECOND, "season: 1", f"season: 1\nevidence:\n  - {{finding: doors-report#{finding.id}, heard: '0:01'}}"
    )
    plans = shelf.plans()
    rows = {row.id: row for row in plans[REPORT].view().own.findings}
    assert [moment.title for moment in rows[finding.id].moments] == ["Second wind"]
    assert rows[finding.id].more.uri == f"{REPORT}stories/"
    assert [row.more for row in rows.values() if row.id != finding.id] == [None] * (len(rows) - 1)
    assert cards(plans[f"{REPORT}stories/"]) == ["Second wind", "First light"]
