"""How far a transcript may run past its recording."""

from __future__ import annotations

from typing import Any


def test_a_little_over_is_fine(desk: Any) -> None:
    """A last cue that runs up to 1.5 seconds into the silence is no mistake."""
    desk.change(desk.transcript, "--> 00:00:04.000", "--> 00:00:05.556")
    assert desk.problems() == []
    desk.change(desk.transcript, "--> 00:00:05.556", "--> 00:00:05.557")
    assert [problem.rule for problem in desk.problems()] == ["transcript-past-end"]


def test_unknown_length_is_not_guessed(desk: Any) -> None:
    """Without the lock's figures nothing is said about times."""
    desk.write("media.lock", "{}\n")
    desk.change(desk.transcript, "--> 00:00:04.000", "--> 00:10:00.000")
    assert desk.problems("transcript-past-end") == []


def test_first_late_cue_of_each_language(desk: Any) -> None:
    """One mistake for each file, at its first late cue."""
    for second in ("01", "02"):
        desk.add(desk.transcript, f"\n00:01:{second}.000 --> 00:01:{second}.900\n<v Dolores Pruitt>Late.\n")
    desk.copy(desk.transcript, "episodes/first-story/transcript.es.vtt")
    found = [(problem.path[-6:], problem.line) for problem in desk.problems("transcript-past-end")]
    assert found == [("en.vtt", 9), ("es.vtt", 9)]
