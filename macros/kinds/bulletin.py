"""Bulletin: one issue of the e-bulletin. Its body is the intro; its items point at entries, in order."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from macros.catalog.entry import Entry, Kind
from macros.catalog.fields import EntryId, Line, Model, Positive, Prose


class Item(Model):
    """An entry in an issue; `title` and `text` say it in the issue's own words when given."""

    entry: EntryId = Field(examples=["the-bus-that-waited"])
    title: Line | None = None
    text: Prose | None = None


class Bulletin(Entry):
    kind: ClassVar[str] = "bulletin"
    number: Positive = Field(description="The issue's number.", examples=["14"])
    subject: Line = Field(description="The e-mail's subject line.", examples=["The first ten minutes"])
    preheader: Annotated[str, StringConstraints(max_length=150)] | None = Field(
        None, description="The line mail programs show after the subject."
    )
    items: tuple[Item, ...] = Field(
        (), description="What is in the issue, in order.", examples=[[{"entry": "the-bus-that-waited"}]]
    )

    def joined(self) -> tuple[str, ...]:
        return (*(item.entry for item in self.items), *self.related)

    def facts(self) -> tuple[str, ...]:
        return (f"Issue {self.number}", f"{len(self.items)} items", *super().facts())


KIND = Kind(
    "bulletin",
    Bulletin,
    "E-bulletin",
    "E-bulletins",
    "content/bulletins",
    "bulletins",
    4,
    "bulletin",
    "A short letter with what is new and what to do with it.",
    "md",
    (("number", "1"), ("subject", "")),
)
