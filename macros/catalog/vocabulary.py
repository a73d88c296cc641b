"""The allowed words: topics, people, organizations, places, audiences, grades. One YAML file each, id → facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, StringConstraints

from .fields import Alias, Degrees, EntryId, Image, Line, Link, Model, OrganizationId, Prose, TopicId, Whole


class Term(Model):
    """A word of a vocabulary. `label` is what readers see."""

    label: Line = Field(examples=["Belonging"])
    summary: Line | None = Field(None, description="One sentence for cards and search engines.")
    aliases: tuple[Alias, ...] = ()

    @property
    def text(self) -> str:
        """What the term's own page says, as plain paragraphs."""
        return self.summary or ""


class Topic(Term):
    definition: Prose = Field(description="What the word means here.", examples=["Being known, expected and missed."])
    start: EntryId | None = Field(None, description="The entry to begin with.")
    related: tuple[TopicId, ...] = Field((), description="Ids of neighbouring topics.")

    @property
    def text(self) -> str:
        return self.definition


class Person(Term):
    role: Line | None = Field(None, examples=["Bus driver"])
    organization: OrganizationId | None = None
    bio: Prose | None = None
    pronouns: Annotated[str, StringConstraints(max_length=40)] | None = None
    image: Image | None = None
    url: Link | None = None

    @property
    def text(self) -> str:
        return self.bio or self.summary or ""


class Organization(Term):
    url: Link | None = None
    description: Prose | None = None
    logo: Image | None = None
    disclaimer: Prose | None = None

    @property
    def text(self) -> str:
        return self.description or self.summary or ""


class Place(Term):
    school: Line | None = None
    district: Line | None = None
    county: Line | None = None
    state: Line | None = None
    country: Line = "United States"
    latitude: Degrees | None = Field(None, ge=-90, le=90)
    longitude: Degrees | None = Field(None, ge=-180, le=180)
    description: Prose | None = None

    @property
    def text(self) -> str:
        return self.description or self.summary or ""


class Audience(Term):
    definition: Prose | None = None


class Grade(Term):
    order: Whole = Field(0, description="The place in lists; kindergarten is 0.")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Facts about a vocabulary. `at` is the site's folder of its pages, "" when its terms have none."""

    name: str
    model: type[Term]
    label: str
    plural: str
    at: str = ""
    icon: str = "topic"

    def uri(self, ident: str) -> str:
        return f"{self.at}/{ident}/"


VOCABULARIES = {
    vocabulary.name: vocabulary
    for vocabulary in (
        Vocabulary("topics", Topic, "Topic", "Topics", "topics"),
        Vocabulary("people", Person, "Person", "People", "people", "person"),
        Vocabulary("organizations", Organization, "Organization", "Organizations", "organizations", "organization"),
        Vocabulary("places", Place, "Place", "Places", "places", "place"),
        Vocabulary("audiences", Audience, "Audience", "Audiences"),
        Vocabulary("grades", Grade, "Grade", "Grades"),
    )
}

__all__ = ["VOCABULARIES", "Audience", "Grade", "Organization", "Person", "Place", "Term", "Topic", "Vocabulary"]
