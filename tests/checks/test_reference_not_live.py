"""When a link would lead to what readers cannot see."""

from __future__ import annotations

from typing import Any


def test_scheduled_entry_is_fine(desk: Any) -> None:
    """An entry whose day has not come yet is linked from that day on."""
    desk.change(desk.guide, "published: 2026-11-10", "published: 2026-12-24")
    desk.add(desk.episode, "guide: first-guide\n")
    assert desk.problems() == []


def test_draft_may_point_at_a_draft(desk: Any) -> None:
    """Two drafts may name each other while both are written."""
    desk.change(desk.guide, "status: published", "status: draft")
    desk.change(desk.episode, "status: published", "status: draft")
    desk.add(desk.episode, "guide: first-guide\n")
    assert desk.problems("reference-not-live") == []


def test_withdrawn_entry_is_named_so(desk: Any) -> None:
    """The words say why the other entry cannot be seen; a topic that starts with it is told too."""
    desk.change(desk.episode, "status: published", "status: withdrawn")
    desk.change("content/vocabulary/topics.yml", "  related:", "  start: first-story\n  related:")
    found = desk.problems("reference-not-live")
    assert [problem.path for problem in found] == [desk.guide, "content/vocabulary/topics.yml"]
    assert {problem.level for problem in found} == {"warning"}
    assert "withdrawn" in found[0].message
