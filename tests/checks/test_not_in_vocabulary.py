"""Which words may be used."""

from __future__ import annotations

from typing import Any


def test_term_with_mistakes_is_not_called_unknown(desk: Any) -> None:
    """A term that could not be read is reported in its own file; what uses it is right."""
    desk.change("content/vocabulary/topics.yml", "  definition: Being known, expected and missed.\n", "")
    assert [problem.rule for problem in desk.problems()] == ["missing-field"]


def test_unreadable_list_is_reported_once(desk: Any) -> None:
    """A list of words that cannot be read at all is one mistake, not one for each use."""
    desk.write("content/vocabulary/topics.yml", "- belonging\n")
    assert [problem.rule for problem in desk.problems()] == ["wrong-type"]


def test_missing_list_is_named(desk: Any) -> None:
    """Without a file of that vocabulary the words still say where the term belongs."""
    desk.add(desk.episode, "audiences: [parents]\n")
    (desk.root / "content/vocabulary/audiences.yml").unlink()
    (problem,) = desk.problems()
    assert problem.message == "'parents' is not in content/vocabulary/audiences.yml"
    assert problem.hint == "There are none yet."


def test_words_deep_inside_are_checked(desk: Any) -> None:
    """A quote's speaker is a word too, though it stands two levels down."""
    desk.add(desk.episode, "quotes:\n  - start: 0:01\n    end: 0:02\n    text: I held the bus.\n    speaker: dolores\n")
    (problem,) = desk.problems()
    assert (problem.rule, problem.field) == ("not-in-vocabulary", "quotes.0.speaker")
