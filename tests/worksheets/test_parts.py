"""A guide cut into parts with their minutes, what is heard in them and what is asked."""

from __future__ import annotations

from macros.worksheets.compiler import compile_guide
from macros.worksheets.model import Listen, Note
from macros.worksheets.parts import Recordings, Section, sections_of

LINE = "   ____"


def length(listen: Listen) -> int:
    return (listen.end_ms or 0) - (listen.start_ms or 0)


def cut(body: str, minutes: int | None = None) -> list[Section]:
    guide = compile_guide("g", body, stories=("bus",))
    return sections_of(guide, minutes, Recordings(length, {"bus": 111_000}))[1]


def test_a_heading_s_minutes_are_the_part_s() -> None:
    """Parts are cut where minutes stand; deeper headings stay inside, words before the first part are no part."""
    body = (
        f"Welcome.\n\n## Talk (25 minutes) {{#talk}}\n\n### Together {{#t}}\n\n"
        f"1. Who? {{#who}}\n{LINE}\n\n## End (5 minutes)\n\nBye."
    )
    parts = [section.part for section in cut(body)]
    assert [(part.title, part.minutes, part.questions, part.guessed) for part in parts] == [
        ("Talk", 25, 1, False),
        ("End", 5, 0, False),
    ]


def test_minutes_of_blocks_are_added_up() -> None:
    """A part without minutes of its own has those of what stands in it."""
    body = (
        f"## Talk {{#talk}}\n\n1. Who? (6 minutes) {{#who}}\n{LINE}\n\n"
        f"2. Why? (7 minutes) {{#why}}\n{LINE}\n\n## End\n\nBye."
    )
    (talk, end) = cut(body)
    assert (talk.part.minutes, talk.part.guessed, end.part.guessed) == (13, False, True)


def test_parts_without_minutes_share_what_the_guide_has_left() -> None:
    """Minutes that the author did not give are worked out from what is asked, within the guide's, and say so."""
    body = f"## One (10 minutes) {{#one}}\n\nHello.\n\n## Two {{#two}}\n\n1. Who? {{#who}}\n{LINE}\n\n## Three\n\nBye."
    parts = [section.part for section in cut(body, 40)]
    assert [(part.minutes, part.guessed) for part in parts] == [(10, False), (20, True), (10, True)]
    assert [part.minutes for part in (section.part for section in cut(body))] == [10, 4, 2]


def test_listening_stops_are_counted_and_measured() -> None:
    """A part knows how many passages are played in it and how long they are."""
    body = (
        f"## Talk {{#talk}}\n\nListen: bus, 0:10 to 0:25 {{#a}}\n\n1. Who? {{#who}}\n{LINE}\n\n"
        f"Listen: bus, 1:00 to 1:05 {{#b}}\n"
    )
    (section,) = cut(body)
    assert (section.part.stops, section.part.listen_ms) == (2, 20_000)


def test_a_whole_story_is_heard_where_nothing_is_asked() -> None:
    """A part without questions that links to a story as a whole plays it; a link to a second of it does not."""
    body = (
        f"## Listen\n\nPlay [it](entry:bus).\n\n## Again\n\nPlay [it](entry:bus#t=1,2).\n\n"
        f"## Ask {{#ask}}\n\n[It](entry:bus)\n\n1. Who? {{#who}}\n{LINE}\n"
    )
    assert [section.part.listen_ms for section in cut(body)] == [111_000, 0, 0]


def test_the_words_of_a_group_go_to_its_first_part() -> None:
    """A heading over several parts is no part; what is said and noted under it comes with the first."""
    body = (
        f"# Part 1\n\n/// facilitator\nSmile.\n///\n\n## Step 1 (10 minutes) {{#one}}\n\n"
        f"1. Who? {{#who}}\n{LINE}\n\n## Step 2 (10 minutes)\n\nBye."
    )
    first, second = cut(body)
    assert (first.part.title, second.part.title) == ("Step 1", "Step 2")
    assert any(isinstance(block, Note) for block in first.blocks)


def test_branches_are_asked_once() -> None:
    """Questions within a branch are among the part's own, each once."""
    body = (
        f"## Step {{#one}}\n\n/// branch | We have a team {{#team}}\n1. Who? {{#who}}\n{LINE}\n///\n\n"
        f"2. Why? {{#why}}\n{LINE}\n"
    )
    assert cut(body)[0].part.questions == 2


def test_a_guide_of_words_alone_has_no_parts() -> None:
    """Without a heading or a question there is nothing to put on an agenda."""
    assert cut("Read this.") == []
    assert cut("") == []
