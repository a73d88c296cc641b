"""Which ids may stand where."""

from __future__ import annotations

from typing import Any


def test_entry_with_mistakes_is_not_called_missing(desk: Any) -> None:
    """An entry that could not be read is reported itself; what points at it is right."""
    desk.change(desk.episode, "published: 2026-11-10", "published: soon")
    assert {problem.rule for problem in desk.problems()} == {"bad-date"}


def test_any_kind_may_be_related(desk: Any) -> None:
    """`related` takes entries of every kind."""
    desk.add(desk.episode, "related: [first-guide, first-report]\n")
    assert desk.problems() == []


def test_part_of_an_entry_is_only_for_findings(desk: Any) -> None:
    """An id with # in a field that wants a whole entry is refused."""
    desk.add(desk.episode, "related: [first-report#one-adult]\n")
    (problem,) = desk.problems("broken-reference")
    assert problem.hint == "Write first-report alone."


def test_position_is_the_id_itself(desk: Any) -> None:
    """The caret stands under the id, inside a list."""
    desk.change(desk.guide, "stories: [first-story]", "stories: [first-story, second-story]")
    (problem,) = desk.problems("broken-reference")
    assert (problem.line, problem.column, problem.field) == (6, 24, "stories.1")
