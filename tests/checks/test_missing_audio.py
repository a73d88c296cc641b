"""When a recording must be in its folder."""

from __future__ import annotations

from typing import Any


def test_draft_may_wait_for_its_recording(desk: Any) -> None:
    """A draft without its recording is a warning, a published story an error."""
    (desk.root / "episodes/first-story/audio.mp3").unlink()
    assert [problem.level for problem in desk.problems("missing-audio")] == ["error"]
    desk.change(desk.episode, "status: published", "status: draft")
    assert [problem.level for problem in desk.problems("missing-audio")] == ["warning"]


def test_recordings_may_stand_elsewhere(desk: Any) -> None:
    """With media_base set, a recording that media.lock knows need not be here."""
    (desk.root / "episodes/first-story/audio.mp3").unlink()
    assert desk.problems(media_base="https://media.example.org/") == []


def test_low_encode_is_looked_for_too(desk: Any) -> None:
    """The smaller encode must be there as well."""
    desk.change(desk.episode, "  file: audio.mp3", "  file: audio.mp3\n  low: small.mp3")
    assert [problem.field for problem in desk.problems("missing-audio")] == ["audio.low"]


def test_withdrawn_story_may_lose_its_recording(desk: Any) -> None:
    """Taking a story back and deleting its files leaves nothing to mend."""
    (desk.root / "episodes/first-story/audio.mp3").unlink()
    desk.change(desk.episode, "status: published", "status: withdrawn")
    desk.change(desk.guide, "stories: [first-story]", "stories: []")
    assert desk.problems() == []
