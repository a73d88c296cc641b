"""Webinar: a talk held on a day, with a room, and a story that can be heard before it."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from macros.catalog.entry import Entry, Kind
from macros.catalog.fields import Day, EpisodeId, Line, Positive


class Webinar(Entry):
    kind: ClassVar[str] = "webinar"
    held: Day = Field(description="The day it is held.", examples=["2026-12-03"])
    room: Line | None = Field(None, description="Where people come together.", examples=["The library"])
    seats: Positive | None = Field(None, description="How many can take part.", examples=["40"])
    story: EpisodeId | None = Field(None, description="The story to hear before.")

    def joined(self) -> tuple[str, ...]:
        return (*((self.story,) if self.story else ()), *self.related)


KIND = Kind(
    "webinar", Webinar, "Webinar", "Webinars", "content/webinars", "webinars", 9, "topic",
    "Talks to take part in.", "md", (("held", ""),),
)  # fmt: skip
