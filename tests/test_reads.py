"""Noting look-ups: who hears of which."""

from __future__ import annotations

from macros.reads import Reads


def test_nothing_is_kept_while_nobody_records() -> None:
    """Keys that are noted outside of a recording are in none."""
    reads = Reads()
    reads.note("entry", "before")
    with reads.recording() as found:
        pass
    reads.note("entry", "after")
    assert found == set()


def test_a_recording_is_heard_by_the_one_around_it() -> None:
    """What a part looked at, the whole looked at too."""
    reads = Reads()
    with reads.recording() as whole:
        reads.note("entry", "a")
        with reads.recording() as part:
            reads.note("entry", "b")
    assert part == {("entry", "b")}
    assert whole == {("entry", "a"), ("entry", "b")}


def test_unseen_look_ups_stay_where_they_are() -> None:
    """A value that is worked out for many is made of what is nobody's own look-up, also when making it fails."""
    reads = Reads()
    with reads.recording() as whole:
        try:
            with reads.unseen() as part:
                reads.note("file", "x")
                raise ValueError
        except ValueError:
            reads.note_all([("once", "value")])
    assert part == {("file", "x")}
    assert whole == {("once", "value")}


def test_in_silence_nobody_hears_anything() -> None:
    """What is made once counts for none of those who use it; afterwards the recording goes on."""
    reads = Reads()
    with reads.recording() as whole:
        with reads.silence():
            assert not reads.listening
            reads.note("file", "x")
        assert reads.listening
        reads.note("file", "y")
    assert whole == {("file", "y")}
    assert not reads.listening
