"""Keys of voices: short, the same in pages and columns, and never mistaken for each other's."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from macros.catalog.source import SLUG
from macros.render.speakers import NOBODY, speaker_key, speakers
from tests.small import open_small


def test_a_credited_voice_goes_by_its_id() -> None:
    """Who is credited has their own id; who is not has their name; words of nobody have a key of their own."""
    credited = {"Ida Marsh": "ida-marsh"}
    assert speaker_key("Ida Marsh", credited) == "ida-marsh"
    assert speaker_key("A Caller", credited) == "_a-caller"
    assert speaker_key("李 雷", credited) == "_李-雷"
    assert speaker_key(None, credited) == NOBODY


@given(st.text(min_size=1))
def test_a_name_is_never_taken_for_an_id(name: str) -> None:
    """No key made of a name can be the id of a person, nor break an id in a page."""
    key = speaker_key(name, {})
    assert not SLUG.fullmatch(key)
    assert not any(sign.isspace() for sign in key)


def test_voices_of_a_story_in_order() -> None:
    """A story's voices are those of the transcript, in the order in which they are heard."""
    gallery = open_small()
    story = gallery.catalog.entries["first-light"]
    assert speakers(gallery, story, "en") == {"ida-marsh": "Ida Marsh", "sol-ferrer": "Sol Ferrer"}
    assert speakers(gallery, story, "fr") == {}
