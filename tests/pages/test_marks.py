"""Stops and care flags beside the cues of a transcript."""

from __future__ import annotations

from typing import Any

from macros.pages import Plan
from tests.small import Shelf

CUES = ((0, 2), (2, 4), (4, 6), (6, 8))


def beside(shelf: Shelf, care: str) -> list[Any]:
    """The marks of four cues of two seconds each."""
    text = "".join(f"00:00:0{a}.000 --> 00:00:0{b}.000\n<v Ida Marsh>Words.\n\n" for a, b in CUES)
    shelf.write("episodes/first-light/transcript.en.vtt", f"WEBVTT\n\n{text}")
    shelf.change(shelf.story, '{start: "0:04", end: "0:05", reason: a loud noise}', care)
    turns = shelf.plans()["stories/first-light/"].view().own.transcript.turns
    return [line.marks for turn in turns for line in turn.cues]


def test_stop_stands_after_its_words(plans: dict[str, Plan]) -> None:
    """The words of a stop are marked, and the question stands after the last of them."""
    turns = plans["stories/first-light/"].view().own.transcript.turns
    last = turns[-1].cues[-1].marks
    assert last.in_stop
    assert [stop.question for stop in last.stops] == ["What do they know about you?"]
    assert turns[0].cues[0].marks is None


def test_care_stands_around_its_words(shelf: Shelf) -> None:
    """A passage is marked before its first words and after its last, and the mark leads to what comes next."""
    first, second, third, fourth = beside(shelf, '{start: "0:02", end: "0:06", reason: a fire}')
    assert first is None
    assert [(mark.text, mark.end_label, mark.skip) for mark in second.care] == [("a fire", "0:06", "#t-6000")]
    assert (second.ends, third.care, third.ends) == (0, [], 1)
    assert fourth.ends == 0  # only the stop's


def test_care_to_the_end(shelf: Shelf) -> None:
    """After a passage that ends the story comes the end of the transcript."""
    last = beside(shelf, '{start: "0:07", end: "0:08.2", reason: a fire}')[3]
    assert [(mark.end_label, mark.skip) for mark in last.care] == [("0:09", "#transcript-end")]
    assert last.ends == 1


def test_hair_is_no_part(shelf: Shelf) -> None:
    """A cue that reaches a twentieth of a second into a passage is not part of it."""
    marks = beside(shelf, '{start: "0:01.950", end: "0:04.050", reason: a fire}')
    assert [bool(mark and mark.care) for mark in marks] == [False, True, False, False]


def test_care_without_words(shelf: Shelf) -> None:
    """A passage after the last words has nothing to mark in the transcript."""
    marks = beside(shelf, '{start: "0:08.1", end: "0:08.2", reason: a fire}')
    assert not any(mark and (mark.care or mark.ends) for mark in marks)


def test_other_language_has_the_marks_too(plans: dict[str, Plan]) -> None:
    """The transcript in another language has the same passages marked."""
    turns = plans["stories/first-light/es/"].view().transcript.turns
    marks = [line.marks for turn in turns for line in turn.cues if line.marks]
    assert [mark.text for each in marks for mark in each.care] == ["a loud noise"]
