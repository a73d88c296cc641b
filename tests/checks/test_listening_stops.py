"""Listening stops beside other mistakes."""

from __future__ import annotations

from .conftest import Desk


def test_a_guide_with_another_mistake_still_knows_its_stories(desk: Desk) -> None:
    """A wrong field in a guide is the only thing that is said: the story that it listens to is there."""
    desk.add(desk.guide, "\nListen: first-story, 0:00 to 0:01 {#begin}\n")
    assert desk.problems("stop-not-found") == []
    desk.change(desk.guide, "\ntitle: ", "\ntitel: ")
    rules = {problem.rule for problem in desk.problems()}
    assert "unknown-field" in rules and "stop-not-found" not in rules
    desk.change(desk.guide, "Listen: first-story", "Listen: no-such-story")
    assert [problem.hint for problem in desk.problems("stop-not-found")] == ["Allowed: first-story."]
