"""When media.lock must know a recording."""

from __future__ import annotations

from typing import Any


def test_missing_file_is_not_reported_twice(desk: Any) -> None:
    """A recording that is not there cannot be measured: only missing-audio says so."""
    desk.change(desk.episode, "file: audio.mp3", "file: other.mp3")
    assert {problem.rule for problem in desk.problems()} == {"missing-audio"}


def test_broken_lock_is_reported_once(desk: Any) -> None:
    """A lock that cannot be read is one mistake, not one for each recording."""
    desk.add("media.lock", "]")
    assert {problem.rule for problem in desk.problems()} == {"media-lock"}


def test_recording_elsewhere_must_be_locked(desk: Any) -> None:
    """With media_base set, the lock is all that is known of a recording."""
    desk.write("media.lock", "{}\n")
    (desk.root / "episodes/first-story/audio.mp3").unlink()
    found = desk.problems(media_base="https://media.example.org/")
    assert [problem.rule for problem in found] == ["audio-not-locked"]
