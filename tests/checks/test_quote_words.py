"""A pull quote is compared with the words of its seconds."""

from __future__ import annotations

from typing import Any

import pytest

QUOTE = 'quotes:\n  - start: {}\n    end: {}\n    speaker: dolores-pruitt\n    text: "{}"\n'


def quoted(desk: Any, text: str, start: str = "0:02", end: str = "0:04") -> list[Any]:
    desk.add(desk.episode, QUOTE.format(start, end, text))
    return desk.problems("quote-words")


@pytest.mark.parametrize(
    "text",
    ["Ten minutes, for one boy.", "ten minutes for one boy", "I held … for one boy.", "Ten [long] minutes for one boy.",
     "I held the bus. Ten minutes"],
)  # fmt: skip
def test_words_of_the_passage(desk: Any, text: str) -> None:
    """Case and punctuation do not matter, brackets and an ellipsis stand for other words, two cues may be joined."""
    assert quoted(desk, text) == []


@pytest.mark.parametrize("text", ["Ten minutes for one girl.", "For one boy, ten minutes.", "Ten min"])
def test_other_words(desk: Any, text: str) -> None:
    """Other words, words in another order and half words are told, as a warning."""
    (problem,) = quoted(desk, text)
    assert (problem.level, problem.field) == ("warning", "quotes.0.text")
    assert problem.hint.startswith("Write them as in the transcript")


def test_words_of_another_time(desk: Any) -> None:
    """Words that are said elsewhere are told with their time."""
    cues = "00:00:00.000 --> 00:00:01.000\n<v Dolores Pruitt>I held the bus.\n"
    desk.write(desk.transcript, f"WEBVTT\n\n{cues}")
    (problem,) = quoted(desk, "I held the bus.", "0:03.5", "0:04")
    assert problem.hint == "They are said from 0:00 to 0:01."


def test_story_without_transcript(desk: Any) -> None:
    """Without a transcript there is nothing to compare."""
    (desk.root / desk.transcript).unlink()
    assert quoted(desk, "Anything at all.") == []
