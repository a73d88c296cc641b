"""Field types shared by kinds: what a value looks like in YAML, what it becomes, and the words for a wrong one.

Every scalar arrives as its source text (parse.py never guesses types). A wrong value raises
`PydanticCustomError`, whose type is the rule's name and whose `hint` says what to write.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

_GIVEN: dict[frozenset[str], set[str]] = {}  # one set for all records that give the same fields


class Model(BaseModel):
    """Base of everything read from YAML: frozen, unknown fields refused, named by their own words."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    def model_post_init(self, context: Any) -> None:
        # Which fields a record gives would take a fifth of its memory, and few records differ in it.
        given = self.__pydantic_fields_set__
        object.__setattr__(self, "__pydantic_fields_set__", _GIVEN.setdefault(frozenset(given), given))


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a text as the id of something: a vocabulary ("topics") or an entry of a kind ("guide", "" for any)."""

    to: str
    vocabulary: bool = False


def wrong(rule: str, message: str, hint: str = "") -> PydanticCustomError:
    """A value's mistake in an editor's words. Braces in the texts are taken literally."""
    return PydanticCustomError(rule, "{text}", {"text": message, "hint": hint})  # type: ignore[arg-type]


def _day(value: Any) -> date:
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise wrong("bad-date", f"{value!r} is not a day", "Write year-month-day: 2026-11-10.")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise wrong("impossible-date", f"{value} is not in the calendar", "Write year-month-day: 2026-11-10.") from None


def _whole(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"\d{1,9}", value):
        raise wrong("wrong-type", f"{value!r} is not a whole number", "Write digits only: 12.")
    return int(value)


def _degrees(value: Any) -> float:
    if isinstance(value, float):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"-?\d{1,3}(\.\d{1,6})?", value):
        raise wrong("wrong-type", f"{value!r} is not a number of degrees", "Write it like 40.44 or -79.99.")
    return float(value)


def _yes_no(value: Any) -> bool:
    words = {"yes": True, "true": True, "no": False, "false": False}
    if isinstance(value, bool):
        return value
    if not isinstance(value, str) or value.lower() not in words:
        raise wrong("wrong-type", f"{value!r} is neither yes nor no", "Write yes or no.")
    return words[value.lower()]


_CLOCK = re.compile(r"(?:(?:(\d{1,2}):)?([0-5]?\d):)?(\d{1,5})(?:\.(\d{1,3}))?")


def milliseconds(value: Any) -> int:
    """A place in a recording, `1:35`, `1:02:03.5` or `95` (seconds), as milliseconds."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    match = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    if not match or (match[2] and int(match[3]) > 59):
        raise wrong("bad-time", f"{value!r} is not a time in a recording", "Write minutes:seconds: 1:35, or 1:02:03.")
    hours, minutes, seconds, part = (match[n] or "0" for n in range(1, 5))
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(part.ljust(3, "0"))


def _file(value: str) -> str:
    hint = "Name a file in the entry's own folder, such as cover.jpg."
    if value.startswith(("/", "\\")) or ":" in value or "\\" in value:
        raise wrong("path-outside", f"{value!r} is not a file name in this folder", hint)
    if any(part in ("..", ".", "") for part in value.split("/")):
        raise wrong("path-outside", f"{value!r} leads out of the entry's folder", hint)
    if not re.fullmatch(r"[A-Za-z0-9._/-]+", value):
        raise wrong(
            "file-name",
            f"{value!r} has letters that do not travel well in addresses",
            "Rename the file with a to z, 0 to 9, hyphen and full stop only.",
        )
    return value


def _link(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"']+", value):
        raise wrong("bad-link", f"{value!r} is not a web address", "Write the whole address: https://example.org/page.")
    return value


def _language(value: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?", value):
        raise wrong("bad-language", f"{value!r} is not a language code", "Write a code such as en, es, vi or pt-BR.")
    return value


def _license(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9.+-]+", value):
        raise wrong(
            "bad-license", f"{value!r} is not a licence code", "Write an SPDX code such as CC-BY-4.0 or CC0-1.0."
        )
    return value


def _guid(value: str) -> str:
    if not value or len(value) > 200 or value != value.strip() or any(ord(sign) < 33 for sign in value):
        raise wrong("bad-guid", f"{value!r} cannot be a permanent GUID", "Keep the one that `new` or the import wrote.")
    return value


def _alias(value: str) -> str:
    clean = value.strip("/")
    if not re.fullmatch(r"[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*", clean) or any(
        part in ("..", ".") for part in clean.split("/")
    ):
        raise wrong(
            "bad-alias",
            f"{value!r} is not an address on this site",
            "Write the old address without the site's name: /old/page/.",
        )
    return clean + ("" if clean.endswith(".html") else "/")


def _text_schema(pattern: str, **more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern, **more})


Line = Annotated[str, StringConstraints(min_length=1, max_length=400, pattern=r"^[^\r\n]*$")]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": "integer", "minimum": 0})]
Positive = Annotated[int, BeforeValidator(_whole), Field(gt=0), WithJsonSchema({"type": "integer", "minimum": 1})]
Degrees = Annotated[float, BeforeValidator(_degrees), WithJsonSchema({"type": "number"})]
YesNo = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema({"enum": ["yes", "no", True, False]})]
Moment = Annotated[int, BeforeValidator(milliseconds), WithJsonSchema({"type": ["string", "number"]})]
File = Annotated[str, AfterValidator(_file)]
Link = Annotated[str, AfterValidator(_link), _text_schema("^https?://")]
Language = Annotated[str, AfterValidator(_language)]
License = Annotated[str, AfterValidator(_license)]
Guid = Annotated[str, AfterValidator(_guid)]
Alias = Annotated[str, AfterValidator(_alias)]

TopicId = Annotated[str, Refers("topics", vocabulary=True)]
PersonId = Annotated[str, Refers("people", vocabulary=True)]
OrganizationId = Annotated[str, Refers("organizations", vocabulary=True)]
PlaceId = Annotated[str, Refers("places", vocabulary=True)]
AudienceId = Annotated[str, Refers("audiences", vocabulary=True)]
GradeId = Annotated[str, Refers("grades", vocabulary=True)]
EntryId = Annotated[str, Refers("")]
EpisodeId = Annotated[str, Refers("episode")]
GuideId = Annotated[str, Refers("guide")]
ReportId = Annotated[str, Refers("report")]
FindingId = Annotated[str, Refers("report#findings")]


class Image(Model):
    """A picture beside the entry; `alt` says what it shows to those who do not see it, "" only for pure decoration."""

    file: File = Field(description="The picture's file name.", examples=["cover.jpg"])
    alt: Annotated[str, StringConstraints(max_length=400)] = Field(
        description="What the picture shows, in one sentence.", examples=["A yellow bus on a gravel road at dawn."]
    )


class Credit(Model):
    """A person of the vocabulary and what they did here."""

    person: PersonId = Field(description="An id from content/vocabulary/people.yml.", examples=["dolores-pruitt"])
    role: Line = Field(description="What the person did.", examples=["narrator"])


class Change(Model):
    """One line of an entry's history, shown to readers."""

    date: Day = Field(examples=["2026-11-10"])
    note: Line = Field(examples=["Corrected the number of schools."])
