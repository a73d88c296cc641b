"""A transcript to read or print: one paragraph a turn, the speaker's name in front, no times."""

from __future__ import annotations

from macros.media.transcript import Transcript, Turn


def write_text(transcript: Transcript) -> str:
    """UTF-8 text; paragraphs separated by an empty line."""
    return "\n".join(f"{paragraph(turn)}\n" for turn in transcript.turns)


def paragraph(turn: Turn) -> str:
    return f"{turn.speaker}: {turn.text}" if turn.speaker else turn.text
