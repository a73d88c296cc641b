"""The shape that nearly every WebVTT file has: a header, perhaps notes, then cues of times and words, perhaps said by
somebody.

Reads such a file with one pattern, several times faster than vtt.py, which would find the same cues. A file with
anything else in it, every mistake included, is left to vtt.py as a whole.
"""

from __future__ import annotations

import re
from itertools import accumulate, repeat

from macros.media.transcript import Cue, one_line

CONTROL = r"\x00-\x08\x0b-\x1f\x7f\ud800-\udfff"
TIME = r"(?:\d\d:)?[0-5]\d:[0-5]\d\.\d{3}"
WORDS = rf"[^<>&\s{CONTROL}][^<>&\n{CONTROL}]*(?:\n[^<>&\n{CONTROL}]+)*"
CUE = re.compile(
    rf"^(\d+\n)?({TIME} --> {TIME})\n(?P<voice><v [^<>&\n{CONTROL}]+>)?({WORDS})(?(voice)(?:</v>)?)(?:\n(\n+)|\n?\Z)",
    re.ASCII | re.MULTILINE,
)
HEADER = re.compile(rf"WEBVTT(?:[ \t][^\n{CONTROL}]*)?\n\n+(?:NOTE(?: [^>\n{CONTROL}]*)?\n(?:[^>\n{CONTROL}]+\n)*\n+)*")


def plain_cues(text: str) -> list[Cue] | None:
    """The cues of a file without carriage returns; None when any of it has another shape."""
    header = HEADER.match(text)
    found = CUE.findall(text, header.end()) if header else []
    if not header or not found:
        return None
    numbers, times, voices, words, _ = zip(*found, strict=True)
    sizes = [said.count("\n") + len(gap) + (3 if number else 2) for number, _, _, said, gap in found]
    *lines, end = accumulate(sizes, initial=header[0].count("\n") + 1)
    # Cues are whole lines, so when they come to all lines of the file, nothing stands between them.
    if end != text.count("\n") + (1 if text.endswith("\n") else 2):
        return None
    speakers = {voice: one_line(voice[3:-1]) if voice else None for voice in set(voices)}
    if "" in speakers.values():
        return None
    if any(numbers):
        lines = [line + 1 if number else line for line, number in zip(lines, numbers, strict=True)]
    starts, ends = _milliseconds(times)
    columns = zip(starts, ends, map(speakers.get, voices), _said(words), lines, strict=True)
    return list(map(tuple.__new__, repeat(Cue), columns))


def _milliseconds(times: tuple[str, ...]) -> tuple[list[int], list[int]]:
    """Starts and ends. 01:02:03.456 is taken as the number 10203456, whose hours and minutes are then made right."""
    numbers = map(int, " --> ".join(times).replace(":", "").replace(".", "").split(" --> "))
    found = [number - number // 100_000 * 40_000 - number // 10_000_000 * 2_400_000 for number in numbers]
    return found[::2], found[1::2]


def _said(words: tuple[str, ...]) -> list[str]:
    """The words of each cue on one line."""
    joined = "\0".join(words).replace("\n", " ")
    if joined.endswith(" ") or any(space in joined for space in ("  ", " \0", "\t")):
        return list(map(one_line, words))
    return joined.split("\0")
