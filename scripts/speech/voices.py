"""Raw samples from speech engines, made sounds and back: every call of an outside program is here.

Samples are signed 16-bit mono at 44,100 Hz, in an `array("h")`.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import wave
from array import array
from pathlib import Path

from scripts.speech.script import Line, Script, Voice
from scripts.speech.sounds import SOUNDS

RATE = 44_100
WORDS_A_MINUTE = 170  # espeak-ng's pace at factor 1
# What a voice reads wrongly or not at all, and plain signs in its place.
PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "—": ", ", "–": ", ", "…": "...", "\u00a0": " "})


class SpeechError(Exception):
    """A program is missing or failed; the text says what to do."""


def missing_programs(script: Script) -> list[str]:
    """Programs that this script needs and this machine lacks; each comes in a Debian package of its own name."""
    needed = {"ffmpeg", *(voice.engine for voice in script.voices)}
    return sorted(name for name in needed if not shutil.which(name))


def speak(line: Line, voice: Voice, folder: Path) -> array[int]:
    """The line in its voice, without silence around it; `folder` is for passing files."""
    words, sound = folder / "words.txt", folder / "words.wav"
    words.write_text((line.say or line.words).translate(PLAIN) + "\n", encoding="utf-8")
    # Playing faster makes a voice smaller and higher; the engine speaks as much slower before.
    pace, pitch = voice.rate / voice.timbre, voice.pitch
    if voice.engine == "flite":
        shape = ["--setf", f"duration_stretch={1 / pace:.4f}", "--setf", f"f0_shift={pitch:.4f}"]
        run("flite", "-voice", voice.voice, *shape, "-f", str(words), "-o", str(sound))
    else:
        shape = ["-s", f"{WORDS_A_MINUTE * pace:.0f}", "-p", f"{min(99, 50 * pitch):.0f}"]
        run("espeak-ng", "-v", voice.voice, *shape, "-f", str(words), "-w", str(sound))
    with wave.open(str(sound)) as made:
        rate = round(made.getframerate() * voice.timbre)
    filters = f"asetrate={rate},aresample={RATE},highpass=f=70"
    return trimmed(samples("-i", str(sound), "-af", filters))


def make_sound(line: Line) -> array[int]:
    """The made sound of a line, faded in and out."""
    fades = f"afade=t=in:d=0.08,afade=t=out:st={line.seconds * 0.6:.3f}:d={line.seconds * 0.4:.3f}"
    source = f"{SOUNDS[line.make]},aresample={RATE},{fades}"
    return samples("-f", "lavfi", "-t", f"{line.seconds:.3f}", "-i", source)


def samples(*source: str) -> array[int]:
    """What ffmpeg reads from its input options, as mono samples."""
    raw = run("ffmpeg", "-v", "error", "-nostdin", *source, "-ac", "1", "-ar", str(RATE), "-f", "s16le", "-")
    found = array("h", raw)
    if sys.byteorder == "big":
        found.byteswap()
    return found


def trimmed(found: array[int], quiet: int = 160) -> array[int]:
    """Without the engine's silence at both ends; 10 ms stay in front and 60 ms behind, so that no sound is clipped."""
    first = next((n for n, value in enumerate(found) if abs(value) > quiet), 0)
    last = next((n for n in range(len(found) - 1, -1, -1) if abs(found[n]) > quiet), len(found) - 1)
    return found[max(first - RATE // 100, 0) : last + RATE * 6 // 100]


def loudness(path: Path, filters: str = "anull") -> float:
    """Integrated loudness in LUFS (EBU R 128) of a sound file behind `filters`."""
    words = run("ffmpeg", "-nostdin", "-hide_banner", "-nostats", "-i", str(path), "-af", f"{filters},ebur128",
                "-f", "null", "-", talk=True).decode(errors="replace")  # fmt: skip
    return float(re.findall(r"\bI:\s+(-?\d+\.\d+) LUFS", words)[-1])


def encode(source: Path, target: Path, script: Script) -> None:
    """MP3 at 48 kbit/s, constant, mono, with an Info header that tells players the encoder's delay to leave out.

    The LAME encoder inside ffmpeg: the program `lame` leaves the header out where 48 kbit/s give it too little room.
    """
    tags = [
        f"{name}={words}" for name, words in (("title", script.title), ("artist", script.show), ("album", script.show))
    ]
    run("ffmpeg", "-y", "-v", "error", "-nostdin", "-i", str(source), "-c:a", "libmp3lame", "-b:a", "48k",
        "-compression_level", "2", "-bitexact", "-id3v2_version", "3",
        *(word for tag in tags for word in ("-metadata", tag)), "-f", "mp3", str(target))  # fmt: skip


def run(*words: str, talk: bool = False) -> bytes:
    """A program's output, or what it says on the side when `talk`; raises SpeechError when it fails."""
    done = subprocess.run(words, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise SpeechError(f"{words[0]} failed: {done.stderr.decode(errors='replace').strip()[-400:]}")
    return done.stderr if talk else done.stdout
