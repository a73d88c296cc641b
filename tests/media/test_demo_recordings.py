"""The demo's own recordings: what a gallery starts with must be right itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.media.formats import read_transcript
from macros.media.image import image_facts
from macros.media.probe import probe
from macros.media.transcript import Cue

ROOT = Path(__file__).parents[2]
DEMO = sorted(ROOT.glob("episodes/*/audio.mp3"))
SMALL = sorted(ROOT.glob("tests/sites/small/episodes/*/audio.mp3"))


def transcripts(folder: Path) -> list[tuple[Cue, ...]]:
    """The cues of each transcript; a problem in one fails the test."""
    found = []
    for path in sorted(folder.glob("transcript.*.vtt")):
        cues, problems = read_transcript(path.name, path.read_text(encoding="utf-8"))
        assert problems == []
        found.append(cues)
    return found


@pytest.mark.parametrize("audio", [pytest.param(path, marks=pytest.mark.demo, id=path.parent.name) for path in DEMO]
                         + [pytest.param(path, id=path.parent.name) for path in SMALL])  # fmt: skip
def test_a_recording_and_its_transcripts_fit_each_other(audio: Path) -> None:
    """No warning about the audio, two minutes at 48 kbit/s at most; cues inside it, the same in every language."""
    facts = probe(audio)
    assert facts.warnings == () and facts.bitrate <= 48_000 and facts.duration_ms <= 120_000
    first, *others = transcripts(audio.parent)
    assert first and first[-1].end_ms <= facts.duration_ms
    for other in others:
        assert [(cue.start_ms, cue.end_ms, cue.speaker) for cue in other] == [
            (cue.start_ms, cue.end_ms, cue.speaker) for cue in first
        ]


@pytest.mark.demo
@pytest.mark.parametrize("cover", [pytest.param(path.with_name("cover.png"), id=path.parent.name) for path in DEMO])
def test_a_cover_is_square_and_small(cover: Path) -> None:
    """1400 pixels, a true PNG."""
    facts = image_facts(cover)
    assert (facts.width, facts.height, facts.type) == (1400, 1400, "image/png") and facts.bytes < 250_000
