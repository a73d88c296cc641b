"""unknown-speaker: who speaks in a transcript should be among the people of its story.

Search by speaker and the links to people's pages go by the name. A role does too: “Narrator” is known when somebody is
credited as narrator. To mend it, write the name as in content/vocabulary/people.yml, or add the person to `people`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.problems import Problem, suggestion
from macros.settings import Settings

from ._records import episodes
from ._transcripts import transcripts

ALONE = ("episode",)


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    for entry in episodes(catalog):
        if not all(catalog.word("people", credit.person) for credit in entry.people):
            continue  # not-in-vocabulary has the cause
        known = {word.casefold() for credit in entry.people for word in (catalog.name_of(credit), credit.role)}
        for path, transcript in transcripts(library, entry):
            for speaker in transcript.speakers:
                if speaker.casefold() not in known:
                    line = next(cue.line for cue in transcript.cues if cue.speaker == speaker)
                    yield Problem(
                        "unknown-speaker", path, line, 1, "",
                        f"{speaker!r} is not among the people of this story", _hint(catalog, entry, speaker), "warning",
                    )  # fmt: skip


def _hint(catalog: Catalog, entry: Any, speaker: str) -> str:
    names = [catalog.name_of(credit) for credit in entry.people]
    add = f"Or add the person to people in {entry.path}."
    return f"{suggestion(speaker, dict.fromkeys(names))} {add}" if names else add.removeprefix("Or ").capitalize()
