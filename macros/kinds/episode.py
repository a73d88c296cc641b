"""Episode: an audio story. One folder a story under episodes/, with transcript.<language>.vtt beside it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints, model_validator

from macros.catalog.entry import Entry, Kind
from macros.catalog.fields import (
    Day,
    File,
    FindingId,
    Guid,
    GuideId,
    Line,
    Link,
    Model,
    Moment,
    PersonId,
    PlaceId,
    Positive,
    YesNo,
    wrong,
)


class Audio(Model):
    """The recording: a file in the story's folder, or an address. Its size and length come from media.lock alone."""

    file: File | None = Field(None, examples=["audio.mp3"])
    url: Link | None = None
    low: File | None = Field(None, description="A smaller encode for slow lines.")

    @model_validator(mode="after")
    def one_place(self) -> Audio:
        if bool(self.file) == bool(self.url):
            raise wrong(
                "bad-value",
                "the recording needs a file or an address, and only one of the two",
                "Write either file: audio.mp3 or url: https://….",
            )
        return self


class Chapter(Model):
    start: Moment = Field(examples=["1:35"])
    title: Annotated[str, StringConstraints(min_length=1, max_length=120)] = Field(examples=["What waiting costs"])


class Passage(Model):
    """A stretch of the recording, from `start` to `end` in milliseconds."""

    start: Moment = Field(examples=["1:35"])
    end: Moment = Field(examples=["2:10"])

    @model_validator(mode="after")
    def forwards(self) -> Passage:
        if self.end <= self.start:
            raise wrong("bad-range", "the passage ends before it starts", "Let end be later than start.")
        return self


class Soundbite(Passage):
    title: Annotated[str, StringConstraints(min_length=1, max_length=128)]


class PullQuote(Passage):
    text: Line
    speaker: PersonId | None = None


class CareFlag(Passage):
    reason: Line = Field(description="What is talked about, in a few calm words.", examples=["a house fire"])


class Consent(Model):
    """Status and the office's file number only: forms and legal names stay out of the repository."""

    status: Literal["granted", "pending", "withdrawn"]
    reference: Line
    date: Day | None = None
    guardian: YesNo = False


class Evidence(Model):
    """A report's finding that this story lets people hear, as <report id>#<finding id>."""

    finding: FindingId = Field(examples=["small-arrivals#one-adult"])
    heard: Moment | None = Field(None, description="The second at which it is heard.")


class Episode(Entry):
    kind: ClassVar[str] = "episode"
    guid: Guid = Field(
        description="Permanent and random; podcast apps know the story by it.",
        examples=["2f0c1d3e-8a4b-4c5d-9e6f-0a1b2c3d4e5f"],
    )
    audio: Audio = Field(description="The recording.", examples=[{"file": "audio.mp3"}])
    season: Positive | None = Field(None, description="The season's number.", examples=["1"])
    number: Positive | None = Field(None, description="The story's number in its season.", examples=["2"])
    type: Literal["full", "trailer", "bonus"] = "full"
    place: PlaceId | None = Field(None, description="An id from content/vocabulary/places.yml.")
    chapters: tuple[Chapter, ...] = ()
    soundbites: tuple[Soundbite, ...] = ()
    quotes: tuple[PullQuote, ...] = ()
    care: tuple[CareFlag, ...] = Field((), description="Passages that may be hard to hear, with times.")
    consent: Consent | None = None
    guide: GuideId | None = Field(None, description="The discussion guide made for this story.")
    evidence: tuple[Evidence, ...] = ()
    explicit: YesNo = False

    def joined(self) -> tuple[str, ...]:
        own = (self.guide,) if self.guide else ()
        return (*own, *dict.fromkeys(item.finding.partition("#")[0] for item in self.evidence), *self.related)

    def own_files(self) -> tuple[str, ...]:
        return (*super().own_files(), *(name for name in (self.audio.file, self.audio.low) if name))


KIND = Kind(
    "episode",
    Episode,
    "Audio story",
    "Audio stories",
    "episodes",
    "stories",
    1,
    "episode",
    "True stories about how a school feels, made to be heard together.",
    "yml",
    (("guid", ""), ("audio", {"file": "audio.mp3"})),
)
