"""Phrases that somebody remembers from a story, taken at random from transcripts: what a search should find again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

from macros.media.formats import read_transcript
from macros.media.transcript import Cue

SHORTEST, LONGEST = 3, 5  # words
TRIES = 200  # for each phrase; a tiny gallery may not have as many as asked for


@dataclass(frozen=True)
class Phrase:
    """Words that are said once in the gallery: in the story at `uri`, in the cue that starts at `seconds`."""

    words: str
    uri: str
    seconds: float


def phrases(root: Path, seed: int, count: int) -> list[Phrase]:
    """The same for the same gallery and seed. A phrase said twice has no one right answer and is passed over."""
    said = {path.parent.name: _cues(path) for path in sorted(root.glob("episodes/*/transcript.en.vtt"))}
    texts = {ident: " ".join(cue.text for cue in cues).casefold() for ident, cues in said.items()}
    everything = "\n".join(texts.values())
    chance, found = Random(f"{seed}/phrases"), dict[str, Phrase]()
    for _ in range(count * TRIES):
        if len(found) == count or not texts:
            break
        ident = chance.choice(list(said))
        cue = chance.choice(said[ident])
        words = _some_of(cue, chance)
        if words and everything.count(words.casefold()) == 1:
            found[words] = Phrase(words, f"stories/{ident}/", cue.start_ms / 1000)
    return list(found.values())


def _cues(path: Path) -> list[Cue]:
    return list(read_transcript(path.name, path.read_text(encoding="utf-8"))[0])


def _some_of(cue: Cue, chance: Random) -> str:
    """Neighbouring words, without a full stop at the end; "" of a cue too short."""
    words = cue.text.split()
    length = chance.randint(SHORTEST, LONGEST)
    if len(words) < length:
        return ""
    start = chance.randint(0, len(words) - length)
    return " ".join(words[start : start + length]).rstrip(".,")
