"""Agendas: parts laid into whole minutes by the rules of macros/worksheets/agenda.py."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from macros.worksheets.agenda import LENGTHS, Part, agenda

parts = st.lists(
    st.builds(
        Part,
        st.just("A part"),
        st.integers(1, 240),
        st.integers(0, 40 * 60_000),
        st.integers(0, 3),
        st.integers(0, 3),
        st.integers(0, 3),
    ),
    max_size=40,
)
totals = st.sampled_from([*LENGTHS, 1, 7, 240])


def talks(*minutes: int) -> list[Part]:
    return [Part(f"Part {number}", each, questions=1) for number, each in enumerate(minutes, 1)]


@given(parts, totals)
def test_items_fill_the_total_one_after_the_other(given: list[Part], total: int) -> None:
    """Items follow each other without a gap, in whole minutes of at least one, and end with the total."""
    made = agenda(given, total)
    assert [item.start for item in made.items] == [
        sum(item.minutes for item in made.items[:number]) for number in range(len(made.items))
    ]
    assert all(item.minutes >= 1 for item in made.items)
    assert sum(item.minutes for item in made.items) == (total if made.items else 0)


@given(parts, totals)
def test_no_part_is_lost_or_moved(given: list[Part], total: int) -> None:
    """What is on the agenda and what is left for later are the guide's parts in their order."""
    made = agenda(given, total)
    assert [*(item.part for item in made.items), *made.later] == given


@given(parts, totals)
def test_listening_is_never_cut(given: list[Part], total: int) -> None:
    """Every item has the minutes of its recordings, and one more when something is asked."""
    for item in agenda(given, total).items:
        assert item.minutes * 60_000 >= item.part.listen_ms + 60_000 * bool(item.part.questions or item.part.tables)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), totals)
def test_minutes_are_in_proportion(own: list[int], total: int) -> None:
    """Without recordings, every share is within a minute of its proportion, unless some part is held at its half."""
    made = agenda(talks(*own), total)
    kept = [item.part.minutes for item in made.items]
    exact = [minutes * total / sum(kept) for minutes in kept]
    if all(share >= max(minutes // 2, 1) for share, minutes in zip(exact, kept, strict=True)):
        assert all(abs(item.minutes - share) < 1 for item, share in zip(made.items, exact, strict=True))


def test_a_guide_of_twice_the_time_is_kept_whole() -> None:
    """Half of each part's minutes is enough for it; the first part without its half, and all after it, come later."""
    assert [item.minutes for item in agenda(talks(15, 15, 15, 15), 30).items] == [8, 8, 7, 7]
    made = agenda(talks(40, 45, 35, 5), 30)
    assert ([item.minutes for item in made.items], [part.minutes for part in made.later]) == ([30], [45, 35, 5])


def test_recordings_keep_their_length_while_talk_is_scaled() -> None:
    """A step of nothing but a two-minute recording stays at two minutes while the talk is halved or doubled."""
    given = [Part("Listen", 2, 120_000), Part("Talk", 28, questions=2)]
    assert [[item.minutes for item in agenda(given, total).items] for total in (16, 30, 58)] == [
        [2, 14],
        [2, 28],
        [2, 56],
    ]


def test_too_long_a_recording_leaves_no_agenda() -> None:
    """When the first recording does not fit there are no items: it is not cut."""
    given = [Part("Listen", 5, 31 * 60_000), Part("Talk", 5, questions=1)]
    assert (agenda(given, 30).items, agenda(given, 30).later) == ((), tuple(given))
    assert agenda([], 30).items == ()
