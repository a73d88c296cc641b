"""Transcripts beside a story's page."""

from __future__ import annotations

import json

from macros.outputs import transcripts
from tests.made_each import made_each


def test_four_formats_a_language_stand_beside_the_page(gallery, site) -> None:
    """[T00, T02] WebVTT, SubRip, JSON and text in each language, as UTF-8, and none for stories without words."""
    made = {artifact.uri: artifact.data.decode("utf-8") for artifact in made_each(transcripts, gallery)}
    folder = "stories/the-bus-that-waited/transcript"
    assert list(made) == [
        f"{folder}.{tongue}.{form}" for tongue in ("en", "es") for form in ("vtt", "srt", "json", "txt")
    ]
    assert made[f"{folder}.en.vtt"].startswith("WEBVTT\n")
    assert "así que esperé" in made[f"{folder}.es.txt"]


def test_all_formats_say_the_same_words(gallery, site) -> None:
    """[T05, T06] Speakers, times and words agree, because there is one source."""
    made = {artifact.uri.rpartition("/")[2]: artifact.data.decode() for artifact in made_each(transcripts, gallery)}
    data = json.loads(made["transcript.en.json"])
    assert data["version"] == "1.0.0"
    first, second = data["segments"]
    assert (first["startTime"], first["endTime"], first["speaker"]) == (1, 4.5, "Dolores Pruitt")
    for body in (first["body"], second["body"]):
        assert body in made["transcript.en.txt"]
        assert body.replace("&", "&amp;") in made["transcript.en.vtt"]
        assert body in " ".join(made["transcript.en.srt"].split())
