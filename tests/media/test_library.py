"""macros/media/library.py: transcripts are read once and handed out as they were read."""

from __future__ import annotations

import pickle
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from macros.media import library as module
from macros.media.library import Library
from macros.media.lock import MediaLock
from macros.media.transcript import Cue

STORIES = 6


def story(number: int, *names: str) -> Any:
    """What the library asks of an entry."""
    return SimpleNamespace(id=f"story-{number}", folder=f"episodes/{number}", files=names, language="en")


@pytest.fixture
def shelf(tmp_path: Path) -> Library:
    """Stories with one sentence each, in English."""
    for number in range(STORIES):
        folder = tmp_path / f"episodes/{number}"
        folder.mkdir(parents=True)
        text = f"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>Sentence {number}.\n"
        (folder / "transcript.en.vtt").write_text(text, encoding="utf-8")
    return Library(tmp_path, MediaLock({}))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of all transcripts that are read."""
    paths: list[str] = []
    real = module.read_transcript
    monkeypatch.setattr(module, "read_transcript", lambda path, text: paths.append(path) or real(path, text))
    return paths


def test_every_file_is_read_once(shelf: Library, read: list[str]) -> None:
    """However many stories are asked about in between, the same words come back, and no file is read again."""
    stories = [story(number, "transcript.en.vtt") for number in range(STORIES)]
    first = [shelf.transcripts(one) for one in stories]
    assert [shelf.transcripts(one) for one in stories] == first
    assert [one["en"].cues[0].text for one in first] == [f"Sentence {number}." for number in range(STORIES)]
    assert read == [f"episodes/{number}/transcript.en.vtt" for number in range(STORIES)]


def test_who_asks_again_gets_the_same_record(shelf: Library) -> None:
    """A transcript is there once, however often it is asked for."""
    one = story(0, "transcript.en.vtt")
    assert shelf.transcripts(one)["en"] is shelf.transcripts(one)["en"]


def test_another_process_gets_the_same_transcripts(shelf: Library) -> None:
    """What is sent to another process is there what it was here, cue by cue."""
    for number in range(STORIES):
        shelf.transcripts(story(number, "transcript.en.vtt"))
    sent = pickle.loads(pickle.dumps(shelf.read))
    assert sent == shelf.read
    assert isinstance(sent["story-0"][0]["en"].cues[0], Cue)


def test_mistakes_are_kept_too(shelf: Library, read: list[str]) -> None:
    """A mistake in a file is told as often as somebody asks."""
    (shelf.root / "episodes/0/transcript.en.vtt").write_text("WEBVTT\n\nwords without times\n", encoding="utf-8")
    stories = [story(number, "transcript.en.vtt") for number in range(STORIES)]
    found = [[problem.rule for problem in shelf.transcript_problems(one)] for one in (*stories, stories[0])]
    assert found[0] == found[-1] == ["transcript-syntax"]
    assert not any(found[1:-1])
    assert len(read) == STORIES


def test_looking_is_noted_every_time(shelf: Library) -> None:
    """Whether a transcript is read or known, who asks for it has looked at its file."""
    for number in (0, 0, *range(1, STORIES), 0):
        with shelf.reads.recording() as looked:
            shelf.transcripts(story(number, "transcript.en.vtt"))
        assert looked == {("file", f"episodes/{number}/transcript.en.vtt")}


def test_an_entry_without_transcripts_costs_nothing(shelf: Library) -> None:
    """Nothing is read, noted or kept for it."""
    with shelf.reads.recording() as looked:
        assert shelf.transcripts(story(0, "cover.png")) == {}
        assert shelf.transcript_problems(story(0)) == []
    assert not looked
    assert not shelf.read
