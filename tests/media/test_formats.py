"""macros/media/formats.py and transcript.py: every format says the same words."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from macros.media.formats import FORMATS
from macros.media.srt import read_srt
from macros.media.transcript import Cue, Transcript, one_line
from macros.media.vtt import read_vtt

SPOKEN = (
    st.lists(st.text("aeioun éñ&.,?", min_size=1, max_size=40), min_size=1).map(" ".join).map(one_line).filter(bool)
)
CUES = st.lists(st.tuples(st.sampled_from(["Ana", "Ben", None]), SPOKEN), max_size=6).map(
    lambda said: tuple(Cue(n * 9000, n * 9000 + 8000, name, text) for n, (name, text) in enumerate(said))
)
WRITERS = {each.extension: each.write for each in FORMATS}
STORY = Transcript(
    "en",
    (Cue(0, 1500, None, "[Rain]"), Cue(1500, 3000, "Ana", "It waited."), Cue(3000, 4250, "Ana", "Ten minutes."),
     Cue(5000, 6000, "Ben", "Why?")),
)  # fmt: skip


@given(CUES)
def test_all_formats_say_the_same_words(cues: tuple[Cue, ...]) -> None:
    """WebVTT, SubRip, JSON and text hold every word once and in order; speakers' names aside."""
    transcript = Transcript("en", cues)
    said = [word for cue in cues for word in cue.text.split()]
    for read, extension in ((read_vtt, "vtt"), (read_srt, "srt")):
        again, problems = read(WRITERS[extension](transcript), "t")
        assert problems == [] and [word for cue in again for word in cue.text.split()] == said
    segments = json.loads(WRITERS["json"](transcript))["segments"]
    assert [word for segment in segments for word in segment["body"].split()] == said
    text = WRITERS["txt"](transcript).split()
    assert [word for word in text if word not in ("Ana:", "Ben:")] == said


def test_the_json_is_the_namespace_s_form() -> None:
    """Version 1.0.0, seconds, a speaker only where there is one."""
    assert json.loads(WRITERS["json"](STORY)) == {
        "version": "1.0.0",
        "segments": [
            {"startTime": 0.0, "endTime": 1.5, "body": "[Rain]"},
            {"speaker": "Ana", "startTime": 1.5, "endTime": 3.0, "body": "It waited."},
            {"speaker": "Ana", "startTime": 3.0, "endTime": 4.25, "body": "Ten minutes."},
            {"speaker": "Ben", "startTime": 5.0, "endTime": 6.0, "body": "Why?"},
        ],
    }


def test_the_text_has_one_paragraph_a_turn() -> None:
    """The speaker's name once, in front."""
    assert WRITERS["txt"](STORY) == "[Rain]\n\nAna: It waited. Ten minutes.\n\nBen: Why?\n"


def test_an_empty_transcript_is_a_valid_file_of_each_format() -> None:
    """No cue, no crash."""
    empty = Transcript("en", ())
    assert WRITERS["vtt"](empty) == "WEBVTT\n" and json.loads(WRITERS["json"](empty))["segments"] == []
    assert WRITERS["srt"](empty) == WRITERS["txt"](empty) == ""


def test_turns_words_and_duration() -> None:
    """Neighbouring cues of a speaker are one turn; sounds are no words; the last end is the length."""
    assert [(turn.speaker, turn.start_ms, turn.text) for turn in STORY.turns] == [
        (None, 0, "[Rain]"), ("Ana", 1500, "It waited. Ten minutes."), ("Ben", 5000, "Why?"),
    ]  # fmt: skip
    assert (STORY.words, STORY.duration_ms, STORY.speakers) == (5, 6000, ("Ana", "Ben"))
