"""stop-not-found, stop-past-end: a listening stop plays a passage that is there.

A stop names a story and a chapter of it, or times inside its recording. To mend it, correct the id, the chapter's
title or the times; whole seconds may be rounded up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

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
ALONE = ("guide",)


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    stories = _Stories(catalog.around or catalog, library)
    for entry, guide in guides(catalog):
        for stop in guide.stops():
            found = resolve(stop.listen, stories)
            if isinstance(found, Unfound) and stop.listen.story not in catalog.broken:
                line = entry.body.split("\n")[stop.listen.line - entry.body_line]
                column = max(line.find(found.at), 0) + 1
                yield Problem(
                    found.rule, entry.body_path, stop.listen.line, column, "",
                    found.message, found.hint, level_of(entry),
                )  # fmt: skip


class _Stories(Mapping[str, Recording]):
    """What must be known of every story that may be listened to, looked up when a stop names it."""

    def __init__(self, catalog: Catalog, library: Library) -> None:
        self.catalog, self.library = catalog, library

    def __getitem__(self, ident: str) -> Recording:
        story: Any = self.catalog.find(ident)
        if story is None or story.kind != "episode" or story.status == "withdrawn":
            raise KeyError(ident)
        chapters = tuple((chapter.title, chapter.start) for chapter in story.chapters)
        return Recording(duration_ms(self.library, story) or None, chapters)

    def __iter__(self) -> Iterator[str]:
        return (story.id for story in episodes(self.catalog))

    def __len__(self) -> int:
        return sum(1 for _ in self)
