"""Who is heard in a story: a short key for each voice, that ids in pages and the search columns share.

A person whom the story credits has their own id as key. Any other name becomes "_" and its letters, which no person's
id can be; two stories that name a voice alike share the key. A transcript names voices, never ids: it is the credited
person's label that joins the two.
"""

from __future__ import annotations

import re
from typing import Any

from macros.gallery import Gallery

from .once import answered

NOBODY = "_"
"""The key of words that nobody is named for."""
_GAPS = re.compile(r"[\W_]+")


def speaker_key(name: str | None, credited: dict[str, str]) -> str:
    """The key of a name; `credited` gives the person's id for the names of the credited."""
    if not name:
        return NOBODY
    return credited.get(name) or NOBODY + _GAPS.sub("-", name.casefold()).strip("-")


def credited_names(gallery: Gallery, story: Any) -> dict[str, str]:
    """The id of each person whom the story credits, by name."""
    return {gallery.catalog.name_of(credit): credit.person for credit in story.people}


def speakers(gallery: Gallery, story: Any, language: str) -> dict[str, str]:
    """The names heard in a story's transcript of one language by key, in order of appearance; {} without one."""
    return _speakers(gallery, f"{story.id} {language}")


@answered
def _speakers(gallery: Gallery, subject: str) -> dict[str, str]:
    ident, _, language = subject.partition(" ")
    story = gallery.catalog.entries[ident]
    transcript = gallery.library.transcripts(story).get(language)
    if not transcript:
        return {}
    credited = credited_names(gallery, story)
    found: dict[str, str] = {}
    for name in transcript.speakers:
        found.setdefault(speaker_key(name, credited), name)
    return found
