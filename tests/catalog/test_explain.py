"""The sentences for mistakes: rule, place, field, words; one for each mistake, in an editor's language."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Literal
from uuid import UUID

import pytest
from pydantic import (
    AfterValidator,
    AnyHttpUrl,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    PastDate,
    RootModel,
    StringConstraints,
    Tag,
    ValidationError,
)
from pydantic_core import PydanticCustomError

from macros.catalog.parse import parse_markdown, parse_yaml
from macros.catalog.wording import sentences
from macros.catalog.wording.explain import explain
from macros.problems import Problem

Role = Literal["storyteller", "interviewer", "producer"]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class Shade(Enum):
    RED = "red"
    BLUE = "blue"


def _real_day(value: Any) -> date:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise PydanticCustomError(
            "impossible_date", "{text}", {"text": f"{value!r} is no day", "hint": "Write 2026-11-10."}
        ) from None


def _slug(value: str) -> str:
    words = {"hint": "Use a topic.", "allowed": ["belonging", "attendance"]}
    if value not in words["allowed"]:
        raise PydanticCustomError("unknown-topic", "there is no such topic", words)
    return value


def _even(value: int) -> int:
    if value % 2:
        raise ValueError("the number must be even")
    return value


class Person(Strict):
    name: str = Field(examples=["Ana: the driver"])
    role: Role = "producer"


class Place(Strict):
    school: str
    county: str


class File(Strict):
    type: Literal["file"]
    file: str


class Web(Strict):
    type: Literal["web"]
    url: str


def _kind(value: Any) -> str | None:
    return value.get("type") if isinstance(value, dict) else None


class Story(Strict):
    title: Annotated[str, StringConstraints(min_length=3, max_length=10)] = "Some"
    line: Annotated[str, StringConstraints(pattern=r"^[^\r\n]*$")] = ""
    slug: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")] = "a"
    doi: str = Field("10.1/a", pattern=r"^10\.", examples=["10.5555/12345678"])
    minutes: int = Field(1, ge=1, le=90)
    above: int = Field(1, gt=0, lt=10)
    even: Annotated[int, AfterValidator(_even)] = 2
    step: int = Field(5, multiple_of=5)
    share: float = 0.5
    finite: float = Field(1.0, allow_inf_nan=False)
    price: Decimal = Field(Decimal(1), max_digits=4, decimal_places=2)
    explicit: bool = False
    shade: Shade = Shade.RED
    roles: tuple[Role, ...] = ()
    role: Role = "producer"
    day: date = date(2026, 1, 1)
    born: PastDate = date(2000, 1, 1)
    hour: time = time(1)
    at: datetime = datetime(2026, 1, 1)
    aware: AwareDatetime | None = None
    length: timedelta = timedelta(1)
    link: AnyHttpUrl | None = None
    guid: UUID | None = None
    topics: tuple[str, ...] = Field((), max_length=2)
    pair: list[str] = Field(["a", "b"], min_length=2)
    tags: set[str] = set()
    facts: dict[str, int] = {}
    people: list[Person] = []
    place: Place | None = None
    real: Annotated[date, AfterValidator(lambda day: day)] | None = None
    custom: Annotated[Any, AfterValidator(_real_day)] = None
    topic: Annotated[str, AfterValidator(_slug)] = "belonging"
    long_name: str = Field("", alias="long-name")
    who: str | Person = "x"
    many: int | Role = 1
    target: Place | Person | None = None
    source: Annotated[File | Web, Field(discriminator="type")] | None = None
    other: Annotated[Annotated[File, Tag("file")] | Annotated[Web, Tag("web")], Discriminator(_kind)] | None = None


def problems(text: str, model: type[BaseModel] = Story) -> list[Problem]:
    """What is explained about a YAML text."""
    parsed = parse_yaml(text, "a.yml")
    assert not parsed.problems
    with pytest.raises(ValidationError) as raised:
        model.model_validate(parsed.data)
    return explain(parsed, raised.value, model)


# text → line:column rule field | message | hint
MISTAKES = {
    "role: storyteler": '1:7 not-allowed role | "storyteler" is not an allowed value for role'
    " | Did you mean 'storyteller'? Allowed: storyteller, interviewer, producer.",
    "roles: [producer, Editor]": '1:19 not-allowed roles.1 | "Editor" is not an allowed value for roles'
    " | Allowed: storyteller, interviewer, producer.",
    "role: [producer]": "1:7 not-allowed role | a list is not an allowed value for role"
    " | Allowed: storyteller, interviewer, producer.",
    "shade: rad": '1:8 not-allowed shade | "rad" is not an allowed value for shade'
    " | Did you mean 'red'? Allowed: red, blue.",
    "people:\n  - nam: x\n    name: y": '2:5 unknown-field people.0.nam | there is no field "nam" in item 1 of people'
    " | Did you mean 'name'? Allowed: name, role.",
    "people:\n  - role: producer": "2:5 missing-field people.0.name | name is missing in item 1 of people"
    ' | Add a line such as name: "Ana: the driver"',
    "place:\n  school: x": "1:1 missing-field place.county | county is missing in place | Add a line such as county: …",
    "title:": "1:7 wrong-type title | title is empty | Write a value after title:, or take the line out.",
    'title: ""': "1:8 bad-value title | title is empty | Write some text, or take the line out.",
    "title: ab": '1:8 bad-value title | "ab" is too short for title | Write at least 3 letters.',
    "title: A long title": "1:8 bad-value title | title is 12 letters long | Write at most 10 letters, spaces counted.",
    "title: [a]": "1:8 wrong-type title | title takes a text, not a list | Write the text behind the field's name.",
    "topics:\n  - Part one: the river": "2:5 wrong-type topics.0 | topics takes a text, not a group of fields"
    ' | If it is one text with a colon, put it in quotes: "Part one: the river".',
    "line: |\n  a\n  b": "1:7 bad-value line | line must stand on one line | Take the line break out.",
    "slug: A b": '1:7 bad-value slug | "A b" does not have the form of slug'
    " | Use small letters a to z, digits and hyphens.",
    "doi: doi:10.1": '1:6 bad-value doi | "doi:10.1" does not have the form of doi'
    " | Write it like this: doi: 10.5555/12345678",
    "minutes: 45 min": '1:10 wrong-type minutes | "45 min" is not a whole number, as minutes wants it'
    " | Write digits only, without a unit: 45.",
    "minutes: [4]": "1:10 wrong-type minutes | minutes takes a whole number, not a list"
    " | Write digits only, without a unit: 45.",
    "minutes: 0": "1:10 bad-value minutes | 0 is too little for minutes | Write 1 or more.",
    "minutes: 91": "1:10 bad-value minutes | 91 is too much for minutes | Write 90 or less.",
    "above: 0": "1:8 bad-value above | 0 is too little for above | Write more than 0.",
    "above: 10": "1:8 bad-value above | 10 is too much for above | Write less than 10.",
    "even: 3": "1:7 bad-value even | the number must be even | ",
    "step: 3": "1:7 bad-value step | 3 is not a multiple of 5 | Write a multiple of 5.",
    "share: half": '1:8 wrong-type share | "half" is not a number, as share wants it'
    " | Write digits, with a point for decimals: 12.5.",
    "finite: inf": "1:9 bad-value finite | inf is no number to count with | Write digits: 12.5.",
    "price: 1.005": "1:8 bad-value price | 1.005 has too many digits | Write at most 2 digits behind the point.",
    "price: free": '1:8 wrong-type price | "free" is not a number, as price wants it'
    " | Write digits, with a point for decimals: 12.5.",
    "explicit: maybe": '1:11 wrong-type explicit | "maybe" is not yes or no, as explicit wants it | Write yes or no.',
    "day: 2026-02-30": '1:6 bad-value day | "2026-02-30" is not a date, as day wants it'
    " | Write year-month-day, as in 2026-11-10.",
    "day: {a: b}": "1:6 wrong-type day | day takes a date, not a group of fields"
    " | Write year-month-day, as in 2026-11-10.",
    "born: 9999-01-01": "1:7 bad-value born | 9999-01-01 lies in the future | Write a date in the past for born.",
    "hour: noon": '1:7 bad-value hour | "noon" is not a time, as hour wants it | Write hours:minutes, as in 17:30.',
    "at: soon": '1:5 bad-value at | "soon" is not a date with a time, as at wants it'
    " | Write it as in 2026-11-10T17:30:00-05:00.",
    "aware: 2026-01-01T10:00:00": "1:8 bad-value aware | 2026-01-01T10:00:00 does not say in which time zone"
    " | Add the distance from UTC: 2026-11-10T17:30:00-05:00.",
    "length: long": '1:9 bad-value length | "long" is not a length of time, as length wants it'
    " | Write hours:minutes:seconds, as in 00:12:30.",
    "link: example": '1:7 bad-value link | "example" is not a web address, as link wants it'
    " | Write the whole address, as in https://example.org/page.",
    "link: ftp://example.org": '1:7 bad-value link | "ftp://example.org" is not a web address, as link wants it'
    " | Write the whole address, as in https://example.org/page.",
    "guid: 12": '1:7 bad-value guid | "12" is not a UUID, as guid wants it'
    " | It is 32 signs of 0 to 9 and a to f in five groups; copy it whole from where it was minted.",
    "topics: a, b c": '1:9 wrong-type topics | topics takes a list, not "a, b c"'
    " | Write it in brackets: topics: [a, b c], or each on a line of its own after a hyphen.",
    "topics:\n  a: b": "1:1 wrong-type topics | topics takes a list, not a group of fields"
    " | Start each item on a line of its own with a hyphen and a space.",
    "topics:": "1:8 wrong-type topics | topics is empty | Write a value after topics:, or take the line out.",
    "topics: [a, b, c]": "1:9 bad-value topics | topics has 3 items | Keep at most 2 items.",
    "pair: [a]": "1:7 bad-value pair | pair has 1 item | Write at least 2 items.",
    "pair: [a, ~]": "1:11 wrong-type pair.1 | item 2 of pair is empty"
    " | Write a value after pair:, or take the line out.",
    "facts: {a: b}": '1:12 wrong-type facts.a | "b" is not a whole number, as a wants it'
    " | Write digits only, without a unit: 45.",
    "facts: [a]": "1:8 wrong-type facts | facts takes a group of fields, not a list | ",
    "place: Ohio": '1:8 wrong-type place | place takes a group of fields, not "Ohio"'
    " | Write its fields on lines of their own, name, colon and value: school, county.",
    "people:\n  - name:Bob": '2:5 wrong-type people.0 | item 1 of people takes a group of fields, not "name:Bob"'
    " | Put a space after the colon: name: Bob",
    "custom: 2026-02-30": "1:9 impossible-date custom | '2026-02-30' is no day | Write 2026-11-10.",
    "custom: [a]": "1:9 wrong-type custom | custom takes one value, not a list | Write 2026-11-10.",
    "custom:": "1:8 wrong-type custom | custom is empty | Write a value after custom:, or take the line out.",
    "topic: belongin": "1:8 unknown-topic topic | there is no such topic"
    " | Use a topic. Did you mean 'belonging'? Allowed: belonging, attendance.",
    "long-name: [a]": "1:12 wrong-type long-name | long-name takes a text, not a list"
    " | Write the text behind the field's name.",
    "long-nam: a": "1:1 unknown-field long-nam | there is no field \"long-nam\" | Did you mean 'long-name'?",
    "who: {name: x, rol: y}": '1:16 unknown-field who.rol | there is no field "rol" in who'
    " | Did you mean 'role'? Allowed: name, role.",
    "many: x": '1:7 not-allowed many | "x" fits none of the things many can be'
    " | Write digits only, without a unit: 45. Or: Allowed: storyteller, interviewer, producer.",
    "target: {school: x}": "1:1 missing-field target.county | county is missing in target"
    " | Add a line such as county: …",
    "source: {type: fil, file: x}": '1:9 not-allowed source | "fil" is not an allowed value for type'
    " | Did you mean 'file'? Allowed: file, web.",
    "source: {file: x}": "1:1 missing-field source | type is missing in source | Add a line such as type: …",
    "source: {type: web, url: u, fil: x}": '1:29 unknown-field source.fil | there is no field "fil" in source'
    " | Allowed: type, url.",
    "source: {type: file, file: x, fil: y}": '1:31 unknown-field source.fil | there is no field "fil" in source'
    " | Did you mean 'file'? Allowed: type, file.",
    "other: {type: web}": "1:1 missing-field other.url | url is missing in other | Add a line such as url: …",
}


@pytest.mark.parametrize("text", MISTAKES, ids=lambda text: repr(text))
def test_a_mistake_gives_its_sentence(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rule, position, field, message and hint are as in the table, and none is pydantic's own text."""
    monkeypatch.setattr(sentences, "fallback", lambda mistake: pytest.fail(f"no sentence for {mistake.type}"))
    found = problems(text)[0]
    said = f"{found.line}:{found.column} {found.rule} {found.field} | {found.message} | {found.hint}"
    assert said.startswith(MISTAKES[text])


@pytest.mark.parametrize("text", MISTAKES, ids=lambda text: repr(text))
def test_one_mistake_is_one_problem(text: str) -> None:
    """The several errors of a union, and a misspelled field that is missing as well, are told once."""
    assert len(problems(text)) == 1


def test_a_missing_field_of_the_file_is_marked_in_line_1() -> None:
    """There is no better place for what is not there."""
    (problem,) = problems("# a comment\n\ncounty: x\n", Place)
    assert (problem.line, problem.column, problem.rule, problem.field) == (1, 1, "missing-field", "school")


def test_an_unknown_field_lists_all_fields() -> None:
    """The full list helps when nothing is near."""
    (problem,) = problems("zzz: 1")
    assert problem.hint.startswith("Allowed: title, line, slug, doi")
    assert "long-name" in problem.hint
    assert "long_name" not in problem.hint


def test_long_values_are_cut() -> None:
    """60 characters are enough to know the value again."""
    (problem,) = problems("role: " + "x" * 200)
    assert problem.message == f'"{"x" * 59}…" is not an allowed value for role'


def test_all_mistakes_come_in_the_order_of_the_file() -> None:
    """One run tells all of them, below front matter with lines counted from the file's top."""
    parsed = parse_markdown("---\nrole: x\nzzz: 1\nminutes: y\nplace: {school: 1}\n---\nText\n", "a.md")
    with pytest.raises(ValidationError) as raised:
        Story.model_validate(parsed.data)
    found = [(problem.line, problem.rule) for problem in explain(parsed, raised.value, Story)]
    assert found == [(2, "not-allowed"), (3, "unknown-field"), (4, "wrong-type"), (5, "missing-field")]


def test_terms_of_a_vocabulary_are_looked_up_in_their_model() -> None:
    """With `above`, the first part of a place is the term's id."""
    parsed = parse_yaml("bus:\n  nam: x\n  role: y\n", "a.yml")
    with pytest.raises(ValidationError) as raised:
        RootModel[dict[str, Person]].model_validate(parsed.data)
    first, second = explain(parsed, raised.value, Person, above=1)
    assert (first.line, first.field, first.hint) == (2, "bus.nam", "Did you mean 'name'? Allowed: name, role.")
    assert (second.line, second.column, second.field) == (3, 9, "bus.role")


@pytest.mark.parametrize(
    ("text", "message"),
    [("", "there is nothing in this file"), ("- a\n", "this file takes a group of fields, not a list")],
)
def test_a_file_that_holds_no_fields_is_explained(text: str, message: str) -> None:
    """Empty files and lists have no place to point at but the first line."""
    (problem,) = problems(text, Place)
    assert (problem.line, problem.column, problem.rule, problem.message) == (1, 1, "wrong-type", message)
    assert "school, county" in problem.hint


def test_what_has_no_sentence_keeps_the_text_of_pydantic() -> None:
    """Unknown types of error are shown, never swallowed."""

    class Odd(BaseModel):
        code: bytes = Field(b"", max_length=1)

    (problem,) = problems("code: abc", Odd)
    assert (problem.rule, problem.field) == ("bad-value", "code")
    assert "at most 1 byte" in problem.message
