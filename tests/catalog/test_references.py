"""Fields that name something else are found in any model."""

from __future__ import annotations

from typing import Annotated

from macros.catalog.fields import EntryId, Model, PersonId, Refers, TopicId
from macros.catalog.references import _routes, references
from macros.kinds import all_kinds
from tests.small import open_small


class Deep(Model):
    who: PersonId | None = None
    words: tuple[TopicId, ...] = ()


class Wide(Model):
    plain: str = ""
    one: EntryId
    maybe: Annotated[str, Refers("guide")] | None = None
    many: tuple[EntryId, ...] = ()
    below: Deep | None = None
    rows: tuple[Deep, ...] = ()


def test_every_shape_is_found() -> None:
    """Single, optional, repeated and nested references are found, each with its place."""
    record = Wide.model_validate({
        "plain": "x", "one": "a", "maybe": "b", "many": ["c", "d"], "below": {"who": "e"},
        "rows": [{"words": ["f"]}, {"who": "g", "words": ["h", "i"]}],
    })  # fmt: skip
    assert [(found.location, found.value, found.refers.to) for found in references(record)] == [
        (("one",), "a", ""), (("maybe",), "b", "guide"), (("many", 0), "c", ""), (("many", 1), "d", ""),
        (("below", "who"), "e", "people"), (("rows", 0, "words", 0), "f", "topics"), (("rows", 1, "who"),
        "g", "people"),
        (("rows", 1, "words", 0), "h", "topics"), (("rows", 1, "words", 1), "i", "topics"),
    ]  # fmt: skip


def test_nothing_named() -> None:
    """A record that names nothing has no references."""
    assert list(references(Deep())) == []
    assert [found.value for found in references(Wide(one="a"))] == ["a"]


def test_story_names_what_it_leans_on() -> None:
    """Of a real story every reference is found, deep ones too."""
    story = open_small().catalog.all_entries["first-light"]
    assert {(found.refers.to, found.value) for found in references(story)} == {
        ("topics", "mornings"), ("audiences", "teachers"), ("grades", "middle"), ("people", "ida-marsh"),
        ("people", "sol-ferrer"),
        ("places", "north-school"), ("guide", "open-every-door"), ("report#findings", "doors-report#six"),
    }  # fmt: skip


def test_every_kind_can_be_walked() -> None:
    """What all entries name is found in every kind."""
    shared = {"topics", "audiences", "grades", "people", "organizations", "related"}
    for kind in all_kinds().values():
        assert shared <= {name for name, *_ in _routes(kind.model)}, kind.name
