"""Lines of sound put one behind the other: levels, pauses, and the exact time of each line by counting samples."""

from __future__ import annotations

import math
import sys
import tempfile
import wave
from array import array
from collections.abc import Callable
from pathlib import Path

from macros.media.transcript import Cue, Transcript
from scripts.speech.script import Line, Script
from scripts.speech.voices import RATE, encode, loudness, make_sound, samples, speak

VOICE_LEVEL, SOUND_LEVEL = -23.0, -36.0  # dB below full scale, before the whole is brought to its loudness
TARGET = -19.0  # LUFS of mono podcast audio, as loud as stereo at -16
LIMITER = "alimiter=limit=0.7:level=false:latency=true"
LEAD, TAIL = 0.35, 0.9  # seconds of silence around the whole
SAME, OTHER = 0.4, 0.65  # seconds between lines of one speaker, and of two

Times = list[tuple[int, int]]


def render(script: Script, target: Path, spoken: Callable[[], None]) -> tuple[Times, float]:
    """Writes the MP3, calling `spoken` after each line; gives each line's start and end in ms, and LUFS."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sound, times = joined(script, folder, spoken)
        mix, even = folder / "mix.wav", folder / "even.wav"
        write_wave(mix, sound)
        filters = levelling(mix)
        write_wave(even, samples("-i", str(mix), "-af", filters)[: len(sound)])
        aside = target.with_name(f".{target.name}.tmp")
        encode(even, aside, script)
        aside.replace(target)
        return times, loudness(even)


def joined(script: Script, folder: Path, spoken: Callable[[], None]) -> tuple[array[int], Times]:
    """All lines with their pauses, and their times."""
    sound = silence(LEAD)
    times = []
    for number, line in enumerate(script.lines):
        if line.speaker is None:
            part = scaled(make_sound(line), SOUND_LEVEL)
        else:
            part = scaled(speak(line, script.voice_of(line.speaker), folder), VOICE_LEVEL)
        # Rounded outwards, so that a cue never cuts into its own words.
        times.append((len(sound) * 1000 // RATE, -(-(len(sound) + len(part)) * 1000 // RATE)))
        sound += part + silence(pause_after(number, script.lines))
        spoken()
    return sound, times


def pause_after(number: int, lines: tuple[Line, ...]) -> float:
    """Seconds of silence behind a line: its own `pause`, or by who speaks next."""
    line = lines[number]
    if line.pause is not None:
        return line.pause
    if number + 1 == len(lines):
        return TAIL
    return SAME if lines[number + 1].speaker == line.speaker else OTHER


def silence(seconds: float) -> array[int]:
    return array("h", bytes(2 * round(seconds * RATE)))


def scaled(part: array[int], level: float) -> array[int]:
    """Samples brought to a mean level (dB, over what is louder than a fiftieth of the peak), never over full scale."""
    peak = max(map(abs, part), default=0)
    if not peak:
        return part
    loud = [value for value in part if abs(value) * 50 > peak]
    mean = math.sqrt(sum(value * value for value in loud) / len(loud))
    gain = min(32768 * 10 ** (level / 20) / mean, 32000 / peak)
    return array("h", (round(value * gain) for value in part))


def levelling(mix: Path) -> str:
    """The filters that bring a mix to the target: measured, corrected, measured again behind the limiter."""
    gain = TARGET - loudness(mix)
    gain += TARGET - loudness(mix, f"volume={gain:.1f}dB,{LIMITER}")
    return f"volume={gain:.1f}dB,{LIMITER}"


def write_wave(path: Path, sound: array[int]) -> None:
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, len(sound), "NONE", ""))
        if sys.byteorder == "big":
            sound.byteswap()
        file.writeframes(sound.tobytes())


def transcripts(script: Script, times: Times) -> list[Transcript]:
    """The script's own transcript, then one for each translation, all with the same times."""
    languages = [script.language, *sorted(script.lines[0].translations)]
    return [
        Transcript(
            language,
            tuple(
                Cue(start, end, line.speaker, line.translations.get(language, line.words))
                for line, (start, end) in zip(script.lines, times, strict=True)
            ),
        )
        for language in languages
    ]
