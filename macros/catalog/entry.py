"""Entry: what every resource has, whatever its kind. Kind: the facts about a kind.

A field enters `Entry` only when something that serves all kinds needs it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any, ClassVar, Literal

from pydantic import Field, PrivateAttr

from macros.reads import Reads

from .fields import (
    Alias,
    AudienceId,
    Change,
    Credit,
    Day,
    EntryId,
    GradeId,
    Image,
    Language,
    License,
    Line,
    Model,
    OrganizationId,
    Positive,
    Prose,
    Slug,
    TopicId,
)

Status = Literal["draft", "review", "published", "withdrawn"]


class Entry(Model):
    """One resource. `body` is Markdown; `folder` and `path` are posix, relative to the gallery's root."""

    id: Slug = Field(description="The entry's permanent name; always the file's or folder's own name.")
    title: Line = Field(description="The title, as readers see it.", examples=["The bus that waited"])
    summary: Line = Field(
        description="One or two sentences for cards, feeds and search engines.",
        examples=["A driver holds the bus ten minutes for one late boy."],
    )
    published: Day = Field(description="The day it goes live; may lie in the future.", examples=["2026-11-10"])
    updated: Day | None = Field(None, description="The day of the last change that readers should know of.")
    status: Status = Field("draft", description="Only published entries are shown.", examples=["draft"])
    language: Language = Field("en", description="The language it is in.", examples=["en"])
    topics: tuple[TopicId, ...] = Field(
        (), description="Ids from content/vocabulary/topics.yml.", examples=[["belonging"]]
    )
    audiences: tuple[AudienceId, ...] = Field(
        (), description="Ids from content/vocabulary/audiences.yml.", examples=[["teachers"]]
    )
    grades: tuple[GradeId, ...] = Field(
        (), description="Ids from content/vocabulary/grades.yml.", examples=[["middle"]]
    )
    minutes: Positive | None = Field(None, description="Minutes needed to read, hear or do it.", examples=["45"])
    people: tuple[Credit, ...] = Field(
        (),
        description="Who made it or is heard in it, with roles.",
        examples=[[{"person": "ana-reyes", "role": "narrator"}]],
    )
    organizations: tuple[OrganizationId, ...] = Field((), description="Ids from content/vocabulary/organizations.yml.")
    license: License | None = Field(
        None, description="An SPDX licence code, when it differs from the site's.", examples=["CC-BY-NC-4.0"]
    )
    funding: Line | None = Field(None, description="Who paid for it.")
    disclaimer: Prose | None = Field(None, description="What the funder asks to be said.")
    review_by: Day | None = Field(None, description="The day by which somebody should read it again.")
    related: tuple[EntryId, ...] = Field(
        (), description="Ids of entries that go well with it.", examples=[["the-bus-that-waited"]]
    )
    aliases: tuple[Alias, ...] = Field((), description="Old addresses that lead here.", examples=[["/old/page/"]])
    image: Image | None = Field(
        None,
        description="A picture, with words for those who do not see it.",
        examples=[{"file": "cover.jpg", "alt": "A yellow bus at dawn"}],
    )
    changes: tuple[Change, ...] = Field((), description="What was changed, shown to readers.")

    kind: ClassVar[str] = ""
    # The properties below look where pydantic keeps these: asking it by name costs ten times as much.
    _body: str = PrivateAttr("")
    _body_line: int = PrivateAttr(0)
    _body_path: str = PrivateAttr("")
    _path: str = PrivateAttr("")
    _folder: str = PrivateAttr("")
    _files: tuple[str, ...] = PrivateAttr(())
    _digest: str = PrivateAttr("")
    _body_digest: str = PrivateAttr("")
    _reads: Reads | None = PrivateAttr(None)

    @property
    def body(self) -> str:
        """The text. Looking at it is noted for itself: most pages show an entry's fields alone, so an edit of its text
        does not reach them."""
        known = self.__pydantic_private__
        if known["_reads"]:  # type: ignore[index]
            known["_reads"].note("body", self.id)  # type: ignore[index]
        return known["_body"]  # type: ignore[index, no-any-return]

    @property
    def body_line(self) -> int:
        """1-based line of the body's first line in `body_path`."""
        return self.__pydantic_private__["_body_line"]  # type: ignore[index, no-any-return]

    @property
    def body_path(self) -> str:
        return self.__pydantic_private__["_body_path"]  # type: ignore[index, no-any-return]

    @property
    def path(self) -> str:
        return self.__pydantic_private__["_path"]  # type: ignore[index, no-any-return]

    @property
    def folder(self) -> str:
        return self.__pydantic_private__["_folder"]  # type: ignore[index, no-any-return]

    @property
    def files(self) -> tuple[str, ...]:
        """Files beside an entry that has a folder of its own, relative to it."""
        return self.__pydantic_private__["_files"]  # type: ignore[index, no-any-return]

    @property
    def digest(self) -> str:
        """Another one for every change of a field, of where it stands, or of the files beside it."""
        known = self.__pydantic_private__
        if known and not known["_digest"]:
            place = repr((self.body_path, self.path, self.files))
            facts = self.model_dump_json().encode() + place.encode("utf-8", "surrogatepass")
            known["_digest"] = blake2b(facts, digest_size=12).hexdigest()
        return known["_digest"] if known else ""

    @property
    def body_digest(self) -> str:
        """Another one for every change of the text, or of the line that it begins in."""
        known = self.__pydantic_private__
        if known and not known["_body_digest"]:
            text = f"{self.body_line} {known['_body']}".encode("utf-8", "surrogatepass")
            known["_body_digest"] = blake2b(text, digest_size=12).hexdigest()
        return known["_body_digest"] if known else ""

    def tell(self, reads: Reads | None) -> None:
        """From now on, who looks at the text is noted there."""
        self.__pydantic_private__["_reads"] = reads  # type: ignore[index]

    def __eq__(self, other: object) -> bool:
        if self is other or not isinstance(other, Entry):
            return self is other
        return (self.kind, self.id, self.digest, self.body_digest) == (
            other.kind, other.id, other.digest, other.body_digest,
        )  # fmt: skip

    def __hash__(self) -> int:
        return hash(self.id)

    def is_live(self, today: date, drafts: bool = False) -> bool:
        """Shown on the site: published and its day has come, or anything not withdrawn in a preview of drafts."""
        if drafts:
            return self.status != "withdrawn"
        return self.status == "published" and self.published <= today

    @property
    def changed(self) -> date:
        """The day that sitemaps and feeds call last modified."""
        day = self.updated or self.published
        return max(day, *(change.date for change in self.changes)) if self.changes else day

    def joined(self) -> tuple[str, ...]:
        """Ids of the entries this one leans on, in order; kinds add their own joints."""
        return self.related

    def own_files(self) -> tuple[str, ...]:
        """Names of files in `folder` that this entry publishes beside its page."""
        return (self.image.file,) if self.image else ()

    def facts(self) -> tuple[str, ...]:
        """Short facts for a card's foot, in the order of importance; no markup."""
        return (f"{self.minutes} min",) if self.minutes else ()


@dataclass(frozen=True, slots=True)
class Kind:
    """Facts about a kind. `folder` is where sources stand, `at` the site's folder, `order` the place in listings."""

    name: str
    model: type[Entry]
    label: str
    plural: str
    folder: str
    at: str
    order: int
    icon: str = "topic"
    about: str = ""
    suffix: str = "md"
    start: tuple[tuple[str, Any], ...] = ()

    def uri(self, ident: str) -> str:
        """The address of an entry's page in the site, without leading slash."""
        return f"{self.at}/{ident}/"
