"""What the player is told of a story's recording."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from macros.render.recording import Flag, Mark, joined, player
from tests.small import open_small

times = st.integers(min_value=0, max_value=10_000)
passages = st.tuples(times, st.integers(min_value=1, max_value=500)).map(lambda pair: (pair[0], sum(pair)))


def test_a_player_knows_its_story() -> None:
    """Length, chapters and sensitive passages come as the player needs them: in seconds, ends rounded up in words."""
    gallery = open_small()
    made = player(gallery, gallery.catalog.entries["first-light"])
    assert made
    assert (made.story, made.page, made.duration) == ("first-light", "stories/first-light/", 8.281)
    assert made.chapters == (Mark(0.0, "Six o’clock"), Mark(5.0, "Names"))
    assert (made.care, made.passages) == ((Flag("0:04", "0:05", "a loud noise"),), "4,5")


@given(st.lists(passages, max_size=20))
def test_passages_are_in_order_and_apart(given_passages: list[tuple[int, int]]) -> None:
    """Joined passages are sorted, none touches the next, and they cover the same moments as before."""
    found = joined(given_passages)
    assert all(end < start for (_, end), (start, _) in pairwise(found))
    covered = {moment for start, end in given_passages for moment in range(start, end)}
    assert {moment for start, end in found for moment in range(start, end)} == covered
