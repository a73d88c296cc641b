"""When a recording is not the one that media.lock describes."""

from __future__ import annotations

from typing import Any


def test_one_changed_byte_is_seen(desk: Any) -> None:
    """The same size with other bytes shows in the SHA-256."""
    file = desk.root / "episodes/first-story/audio.mp3"
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(bytes(data))
    (problem,) = desk.problems()
    assert (problem.rule, problem.field) == ("audio-differs", "audio.file")
    assert "SHA-256" in problem.message


def test_both_sizes_are_shown(desk: Any) -> None:
    """Another size is said with both figures."""
    file = desk.root / "episodes/first-story/audio.mp3"
    file.write_bytes(file.read_bytes() + b"\0")
    (problem,) = desk.problems("audio-differs")
    assert "4,057 bytes" in problem.message
    assert "4,056" in problem.message
