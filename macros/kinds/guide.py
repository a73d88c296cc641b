"""Guide: a discussion guide or workbook that goes with stories. Its body is Markdown."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from macros.catalog.entry import Entry, Kind
from macros.catalog.fields import EpisodeId, Line, ReportId


class Guide(Entry):
    kind: ClassVar[str] = "guide"
    stories: tuple[EpisodeId, ...] = Field(
        (), description="Ids of the stories it accompanies.", examples=[["the-bus-that-waited"]]
    )
    evidence: tuple[ReportId, ...] = Field((), description="Ids of reports it leans on.")
    opening: Line | None = Field(None, description="The question it opens with.", examples=["Who opens your door?"])
    prepare: Line | None = Field(None, description="What the person who leads the talk gets ready.")

    def joined(self) -> tuple[str, ...]:
        return (*self.stories, *self.evidence, *self.related)


KIND = Kind(
    "guide",
    Guide,
    "Discussion guide",
    "Discussion guides",
    "content/guides",
    "guides",
    2,
    "guide",
    "Questions to talk over after listening, with what to get ready.",
)
