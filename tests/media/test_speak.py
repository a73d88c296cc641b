"""scripts/speak.py: from a script to audio and transcripts whose times are true."""

from __future__ import annotations

import shutil
from array import array
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from macros.media.formats import read_transcript
from macros.media.probe import probe
from macros.media.transcript import Cue
from scripts.console.running import Place
from scripts.speak import command
from scripts.speech.mix import pause_after, scaled, silence, transcripts
from scripts.speech.script import Line, Script
from scripts.speech.voices import RATE, trimmed

SCRIPT = """\
title: A test
show: Tests
language: en
voices:
  - {speaker: Ida, engine: espeak-ng, voice: en-us}
lines:
  - {speaker: Ida, text: "Good morning.", es: "Buenos días."}
  - {sound: "[Bell]", es: "[Timbre]", make: bell, seconds: "1", pause: "0.5"}
  - {speaker: Ida, text: "Doors & windows open.", es: "Se abren puertas y ventanas."}
"""
SPEAKING = pytest.mark.skipif(
    not (shutil.which("espeak-ng") and shutil.which("ffmpeg")), reason="espeak-ng and ffmpeg are not installed"
)


def run(folder: Path, text: str) -> Result:
    """The command on a script in `folder`; its exit code is the result's return value."""
    (folder / "script.yml").write_text(text, encoding="utf-8")
    return CliRunner().invoke(command, ["script.yml"], obj=Place(folder, folder), standalone_mode=False)


@SPEAKING
def test_a_script_becomes_audio_and_transcripts_with_the_same_times(tmp_path: Path) -> None:
    """Both languages share their times, the audio is a plain MP3 just longer than the last cue, nothing else."""
    assert run(tmp_path, SCRIPT).return_value == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "audio.mp3", "script.yml", "transcript.en.vtt", "transcript.es.vtt",
    ]  # fmt: skip
    read = {
        tag: read_transcript("t.vtt", (tmp_path / f"transcript.{tag}.vtt").read_text("utf-8")) for tag in ("en", "es")
    }
    assert read["en"][1] == read["es"][1] == []
    english, spanish = read["en"][0], read["es"][0]
    assert [(cue.start_ms, cue.end_ms, cue.speaker) for cue in english] == [
        (cue.start_ms, cue.end_ms, cue.speaker) for cue in spanish
    ]
    assert [cue.text for cue in spanish] == ["Buenos días.", "[Timbre]", "Se abren puertas y ventanas."]
    facts = probe(tmp_path / "audio.mp3")
    assert (facts.type, facts.channels, facts.sample_rate, facts.bitrate, facts.warnings) == (
        "audio/mpeg", 1, 44_100, 48_000, (),
    )  # fmt: skip
    assert 800 <= facts.duration_ms - english[-1].end_ms <= 1000


@SPEAKING
def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    """No clock and no chance, also in made sounds."""
    run(tmp_path, SCRIPT)
    first = (tmp_path / "audio.mp3").read_bytes()
    run(tmp_path, SCRIPT)
    assert (tmp_path / "audio.mp3").read_bytes() == first


def test_missing_programs_are_named_with_the_line_that_installs_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 1, one apt-get line, nothing written."""
    monkeypatch.setenv("PATH", str(tmp_path))
    result = run(tmp_path, SCRIPT)
    assert result.return_value == 1
    assert "apt-get install -y espeak-ng ffmpeg" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["script.yml"]


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("speaker: Ida, text: \"Good", "speaker: Bo, text: \"Good", 1, "Bo has no voice; voices: Ida"),
        ("make: bell", "make: gong", 8, "made by one of"),
        ("[Bell]", "Bell", 8, "words in brackets"),
        (', es: "[Timbre]"', "", 1, "line 2 is not translated"),
        ("text: \"Doors", "txt: \"Doors", 9, "either speaker and text, or sound"),
        ("engine: espeak-ng", "engine: siri", 5, "espeak-ng"),
        ("title: A test\n", "", 1, "title"),
        ("language: en\n", "language: en\nlanguage: es\n", 4, "language"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_script_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, words: str
) -> None:
    """Exit code 1, and no audio is made."""
    assert old in SCRIPT
    result = run(tmp_path, SCRIPT.replace(old, new, 1))
    assert result.return_value == 1
    assert f"script.yml:{line}:" in result.output and words in result.output
    assert not (tmp_path / "audio.mp3").exists()


def story(*lines: Line) -> Script:
    voices = [{"speaker": name, "engine": "flite", "voice": "slt"} for name in ("Ana", "Ben")]
    return Script.model_validate({"title": "t", "show": "s", "language": "en", "voices": voices, "lines": lines})


def test_pauses_are_longer_where_the_speaker_changes() -> None:
    """A line's own pause goes before both, and the last line is followed by the tail."""
    lines = tuple(Line(speaker=name, text="x", pause=pause) for name, pause in
                  (("Ana", None), ("Ana", None), ("Ben", 2.0), ("Ana", None)))  # fmt: skip
    assert [pause_after(number, lines) for number in range(4)] == [0.4, 0.65, 2.0, 0.9]


def test_each_language_has_its_own_words_at_the_same_times() -> None:
    """The script's language first, then translations by their tag."""
    made = transcripts(story(Line(speaker="Ana", text="one", es="uno", de="eins")), [(350, 900)])
    assert [(each.language, each.cues) for each in made] == [
        (language, (Cue(350, 900, "Ana", word),)) for language, word in (("en", "one"), ("de", "eins"), ("es", "uno"))
    ]


def test_levels_never_go_over_full_scale_and_silence_stays_silent() -> None:
    """A quiet part is raised, a loud peak holds it back."""
    assert scaled(array("h", [0, 0, 0]), -20) == array("h", [0, 0, 0])
    raised = scaled(array("h", [10, -10] * 50), -20)
    assert set(raised) == {3277, -3277}
    assert max(scaled(array("h", [30_000] + [700] * 5000), -3)) <= 32_000


def test_silence_around_words_is_cut_but_for_a_breath() -> None:
    """10 ms in front and 60 ms behind stay."""
    word = array("h", [5000] * RATE)
    cut = trimmed(silence(1) + word + silence(1))
    assert len(cut) == len(word) + RATE // 100 + RATE * 6 // 100 - 1
