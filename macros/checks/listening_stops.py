"""stop-not-found, stop-past-end: a listening stop plays a passage that is there.

A stop names a story and a chapter of it, or times inside its recording. To mend it, correct the id, the chapter's
title or the times; whole seconds may be rounded up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.problems import Problem
from macros.settings import Settings
from macros.worksheets.listen import Recording, Unfound, resolve

from ._guides import guides
from ._mistake import level_of
from ._recordings import duration_ms
from ._records import episodes

RULES = ("stop-not-found", "stop-past-end")


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    with_stops = [(entry, guide) for entry, guide in guides(catalog) if guide.stops()]
    stories = _recordings(catalog, library) if with_stops else {}
    for entry, guide in with_stops:
        for stop in guide.stops():
            found = resolve(stop.listen, stories)
            if isinstance(found, Unfound) and stop.listen.story not in catalog.broken:
                line = entry.body.split("\n")[stop.listen.line - entry.body_line]
                column = max(line.find(found.at), 0) + 1
                yield Problem(
                    found.rule, entry.body_path, stop.listen.line, column, "",
                    found.message, found.hint, level_of(entry),
                )  # fmt: skip


def _recordings(catalog: Catalog, library: Library) -> Mapping[str, Recording]:
    """What must be known of every story that may be listened to."""
    return {
        story.id: Recording(
            duration_ms(library, story) or None, tuple((chapter.title, chapter.start) for chapter in story.chapters)
        )
        for story in episodes(catalog)
    }
