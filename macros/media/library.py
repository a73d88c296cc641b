"""Library: what is known of a gallery's audio, pictures and transcripts; each file is read once a run.

A large gallery has hundreds of thousands of cues, which take some 300 bytes each and stay: packed, they would take a
third, and be unpacked a dozen times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copyreg import pickle
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from macros.catalog.entry import Entry
from macros.catalog.parse import decode
from macros.problems import Problem
from macros.reads import Reads

from .formats import read_transcript
from .image import ImageFacts, image_facts
from .lock import AudioLine, MediaLock
from .transcript import Cue, Transcript

TRANSCRIPT = re.compile(r"transcript\.([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.(vtt|srt)")

LONGEST = 2 * 1024 * 1024  # bytes of a transcript: some twelve hours of talk

Transcripts = tuple[dict[str, Transcript], list[Problem]]
"""By language, and what is wrong with their files."""


@dataclass
class Library:
    """Facts by path relative to the root; `lock` is the committed media.lock. Every look-up is noted in `reads`.
    `read` are the transcripts that were read so far, by the id of their entry."""

    root: Path
    lock: MediaLock
    reads: Reads = field(default_factory=Reads)
    read: dict[str, Transcripts] = field(default_factory=dict)
    _images: dict[str, ImageFacts | None] = field(default_factory=dict)

    def audio(self, entry: Entry, name: str | None = None) -> AudioLine | None:
        """The locked facts of an entry's recording (`name` picks another encode), None when not locked."""
        audio = getattr(entry, "audio", None)
        key = f"{entry.folder}/{name}" if name else _audio_key(entry) if audio else ""
        self.reads.note("audio", key)
        return self.lock.audio(key) if key else None

    def transcripts(self, entry: Entry) -> dict[str, Transcript]:
        """The entry's transcripts by language, its own language first."""
        return self._read(entry)[0]

    def languages(self, entry: Entry) -> list[str]:
        """The languages of the entry's transcripts, its own first: known from the files' names, so nothing is read."""
        return list(dict.fromkeys(language for _, language in _in_order(entry)))

    def transcript_problems(self, entry: Entry) -> list[Problem]:
        return self._read(entry)[1]

    def image(self, path: str) -> ImageFacts | None:
        """Width, height, type of a picture; None when it is missing or no picture."""
        self.reads.note("file", path)
        if path not in self._images:
            try:
                self._images[path] = image_facts(self.root / path)
            except (OSError, ValueError):
                self._images[path] = None
        return self._images[path]

    def size(self, path: str) -> int | None:
        """Bytes of a file beside an entry; None when it is missing."""
        self.reads.note("file", path)
        try:
            return (self.root / path).stat().st_size
        except OSError:
            return None

    def _read(self, entry: Entry) -> Transcripts:
        files = _in_order(entry)
        if not files:
            return {}, []
        for path, _ in files:
            self.reads.note("file", path)
        found = self.read.get(entry.id)
        if found is None:
            found = self.read[entry.id] = self._from_disk(files)
        return found

    def _from_disk(self, files: list[tuple[str, str]]) -> Transcripts:
        found: dict[str, Transcript] = {}
        problems: list[Problem] = []
        for path, language in files:
            text, wrong = decode((self.root / path).read_bytes(), path, LONGEST)
            cues, mistakes = ((), ()) if wrong else read_transcript(path, text)
            problems.extend((*wrong, *mistakes))
            if language in found:
                problems.append(
                    Problem(
                        "duplicate-transcript",
                        path,
                        0,
                        0,
                        "",
                        f"there are two transcripts in {language}",
                        "Keep one of the two.",
                    )
                )
            found[language] = Transcript(language, tuple(cues))
        return found, problems


def transcript_files(entry: Entry) -> Iterator[tuple[str, str]]:
    """Path and language of each transcript beside an entry."""
    for name in entry.files:
        match = TRANSCRIPT.fullmatch(name)
        if match:
            yield f"{entry.folder}/{name}", match[1]


def _in_order(entry: Entry) -> list[tuple[str, str]]:
    """Path and language of the transcripts, those in the entry's own language first."""
    return sorted(transcript_files(entry), key=lambda item: (item[1] != entry.language, item))


def _audio_key(entry: Entry) -> str:
    audio = entry.audio  # type: ignore[attr-defined]
    return f"{entry.folder}/{audio.file}" if audio.file else audio.url


def _plainly(transcript: Transcript) -> tuple[Any, ...]:
    return _again, (transcript.language, [tuple(cue) for cue in transcript.cues])


def _again(language: str, cues: list[tuple[Any, ...]]) -> Transcript:
    return Transcript(language, tuple(map(Cue._make, cues)))


pickle(Transcript, _plainly)  # between processes, at a third of what sending cues costs
