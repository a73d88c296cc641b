"""The podcast namespace's JSON transcript, version 1.0.0 (its specification: transcripts/transcripts.md, "JSON")."""

from __future__ import annotations

import json

from macros.media.transcript import Cue, Transcript


def write_json(transcript: Transcript) -> str:
    """One segment a cue and a line; times in seconds with thousandths; cues without a speaker name none."""
    segments = ",\n".join(json.dumps(segment(cue), ensure_ascii=False) for cue in transcript.cues)
    return '{"version": "1.0.0", "segments": [\n' + segments + "\n]}\n"


def segment(cue: Cue) -> dict[str, str | float]:
    who: dict[str, str | float] = {"speaker": cue.speaker} if cue.speaker else {}
    return who | {"startTime": cue.start_ms / 1000, "endTime": cue.end_ms / 1000, "body": cue.text}
