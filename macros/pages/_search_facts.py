"""What the search page can filter an entry's pages by; the columns are made of it in outputs."""

from __future__ import annotations

from macros.catalog.entry import Entry
from macros.gallery import Gallery
from macros.render.speakers import speakers

_RANGES = ((10, "0-10"), (20, "10-20"), (40, "20-40"))


def search_facts(gallery: Gallery, entry: Entry, language: str) -> dict[str, tuple[str, ...]]:
    """The values of each facet, by id; voices are those of the transcript in this language."""
    season = getattr(entry, "season", None)
    return {
        "kind": (entry.kind,),
        "topic": entry.topics,
        "audience": entry.audiences,
        "person": tuple(dict.fromkeys(credit.person for credit in entry.people)),
        "language": (language,),
        "speaker": tuple(speakers(gallery, entry, language)),
        "season": (str(season),) if season else (),
        "minutes": _range(gallery, entry),
    }


def _range(gallery: Gallery, entry: Entry) -> tuple[str, ...]:
    """The range of the recording's length, or of the minutes that the entry says itself."""
    audio = gallery.library.audio(entry)
    minutes = audio.duration_ms / 60_000 if audio else entry.minutes
    if minutes is None:
        return ()
    return (next((name for end, name in _RANGES if minutes < end), "40-"),)
