"""SubRip files (.srt): read with care, written for podcast apps.

There is no standard. What is written follows Apple's and Pocket Casts' advice: cards of at most two lines of 32
characters, and "Name: " where the speaker changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.media.cue_blocks import SYNTAX, Block, Report, blocks, check_order, clean_lines, clock, filled, milliseconds
from macros.media.transcript import Cue, Transcript, is_sound, one_line
from macros.problems import Problem

WIDTH, LINES = 32, 2
NARROW = 16  # the fewest characters to which lines are evened out
TIME = r"(\d{1,9}):([0-5]\d):([0-5]\d)[,.](\d{3})"
# Behind the times some programs write a position on the picture: X1:… Y2:…
TIMING = re.compile(rf"\s*{TIME}\s*-->\s*{TIME}(?:\s+[XY]\d:.*)?\s*", re.ASCII)
FORMATTING = re.compile(r"</?(?:i|b|u|s|font)(?:\s[^<>]*)?>|\{\\an?\d+\}", re.IGNORECASE)
# A name before a colon: one to five words, each with a capital (or in a script that has none).
NAME = re.compile(r"((?:[^\W\d_a-zß-öø-ÿ][^\s:]*\s?){1,5}):\s+(?=\S)")
LIKE = "Write times like 00:01:02,500 --> 00:01:05,000."


def read_srt(text: str, path: str) -> tuple[tuple[Cue, ...], list[Problem]]:
    """The cues of a SubRip file in its order, and what is wrong with it. Never raises.

    "Name: " at the start of a card names the speaker, who goes on until another is named; sounds in brackets have none.
    """
    report = Report(path)
    lines = [line.strip(" \t") for line in clean_lines(text, report)]
    cues: list[Cue] = []
    speaker: str | None = None
    for block in blocks(lines):
        for cue in read_cards(block, report):
            name, words = named(cue.text)
            speaker = name or speaker
            said_by = None if is_sound(words) else speaker
            cues.append(Cue(cue.start_ms, cue.end_ms, said_by, words, cue.line))
    check_order(cues, report)
    return tuple(cues), report.problems


def read_cards(block: Block, report: Report) -> Iterator[Cue]:
    """The cards in a block: one, or more when the empty lines between them are missing."""
    timings = [index for index, line in enumerate(block.lines) if "-->" in line]
    if not timings:
        hint = f"No empty line may stand inside a card. {LIKE}"
        report.add(SYNTAX, block.line, 1, "these words have no times", hint)
    for index, following in zip(timings, [*timings[1:], len(block.lines)], strict=False):
        times = TIMING.fullmatch(block.lines[index])
        line = block.line + index
        if times is None:
            report.add(SYNTAX, line, 1, "these times cannot be read", LIKE)
            continue
        words = list(block.lines[index + 1 : following])
        if following < len(block.lines):
            report.add(
                SYNTAX,
                block.line + following,
                1,
                "there is no empty line above this card",
                "Add one: each card is a number, times and words.",
            )
            words = words[:-1] if words and words[-1].isdecimal() else words
        text = one_line(FORMATTING.sub("", "\n".join(words)))
        if not text:
            report.add(SYNTAX, line, 1, "this card says nothing", "Write what is heard below the times.")
        yield Cue(milliseconds(*times.groups()[:4]), milliseconds(*times.groups()[4:8]), None, text, line)


def named(text: str) -> tuple[str | None, str]:
    """Speaker and words of "Ana Reyes: It waited."; (None, text) when no name stands in front."""
    found = NAME.match(text)
    return (found[1].strip(), text[found.end() :]) if found else (None, text)


def write_srt(transcript: Transcript) -> str:
    """A SubRip file. Cues too long for one card become several, their time shared out by characters."""
    cards = [card for cue, prefix in prefixed(transcript) for card in cut(cue, prefix)]
    return "\n".join(
        f"{number}\n{clock(start, ',')} --> {clock(end, ',')}\n{text}\n"
        for number, (start, end, text) in enumerate(cards, 1)
    )


def prefixed(transcript: Transcript) -> Iterator[tuple[Cue, str]]:
    """Each cue with "Name: " where the speaker is not the one before."""
    before: str | None = None
    for cue in transcript.cues:
        yield cue, f"{cue.speaker}: " if cue.speaker and cue.speaker != before else ""
        before = cue.speaker


def cut(cue: Cue, prefix: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and text of each card. Words are never broken; one longer than a line stands alone on its line."""
    lines = balanced(prefix + cue.text)
    cards = [lines[n : n + LINES] for n in range(0, len(lines), LINES)]
    weights = [sum(map(len, card)) for card in cards]
    total, length = sum(weights), cue.end_ms - cue.start_ms
    for number, card in enumerate(cards):
        start = cue.start_ms + length * sum(weights[:number]) // total
        yield start, cue.start_ms + length * sum(weights[: number + 1]) // total, "\n".join(card)


def balanced(text: str) -> list[str]:
    """Lines of at most 32 characters, as few as can be and evened out, so that none is left with a single word."""
    fewest = len(filled(text, WIDTH))
    return next(lines for width in _widths(text, fewest) if len(lines := filled(text, width)) <= fewest)


def _widths(text: str, lines: int) -> range:
    """Widths that so few lines may have: a narrower one cannot hold all characters of a text of everyday words."""
    everyday = lines and "  " not in text and text.isprintable() and max(map(len, text.split(" "))) <= NARROW
    return range(max(NARROW, -(-(len(text) - lines + 1) // lines)) if everyday else NARROW, WIDTH + 1)
