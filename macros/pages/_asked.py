"""What planning and making pages will ask about single entries: known beforehand, so that processes can share it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from macros.answers import Asking
from macros.gallery import Gallery
from macros.kinds.episode import Episode
from macros.kinds.guide import Guide
from macros.render.speakers import speakers
from macros.render.stops import asked_by

from ._person import turn_counts
from .entry import shown


def asked(gallery: Gallery) -> Iterator[Asking]:
    """Of all live entries, in no order; of none when some could not be read, since then nothing is made. What is asked
    for and not named here is found out later, by one process."""
    for entry in gallery.catalog.live.values() if not gallery.catalog.broken else ():
        if entry.body.strip():
            yield Asking(entry.path, partial(shown, gallery, entry.id))
        if isinstance(entry, Guide):
            yield Asking(entry.path, partial(asked_by, gallery, entry.id))
        elif isinstance(entry, Episode):
            yield Asking(entry.path, partial(turn_counts, gallery, entry.id))
            for language in gallery.library.languages(entry):
                yield Asking(entry.path, partial(speakers, gallery, entry, language))
