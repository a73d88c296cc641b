"""macros/media/srt.py: cards that podcast apps show well, and lenient reading of names."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.media.cue_blocks import filled
from macros.media.srt import WIDTH, balanced, read_srt, write_srt
from macros.media.transcript import Cue, Transcript

SENTENCES = st.lists(st.text("aeiounrst", min_size=1, max_size=12), min_size=1, max_size=40).map(" ".join)
PEOPLE = st.sampled_from(["Ana Reyes", "Dolores Pruitt", "ANNOUNCER", "Núria Ávila Ortiz"])


@st.composite
def cue_lists(draw: st.DrawFn) -> tuple[Cue, ...]:
    """Cues in order of time, ten seconds long, spoken by someone or a sound in brackets."""
    starts = sorted(draw(st.sets(st.integers(0, 300), max_size=6)))
    cues = []
    for start in starts:
        if draw(st.booleans()):
            cues.append(Cue(start * 10_000, start * 10_000 + 10_000, draw(PEOPLE), draw(SENTENCES)))
        else:
            cues.append(Cue(start * 10_000, start * 10_000 + 10_000, None, f"[{draw(SENTENCES)}]"))
    return tuple(cues)


def words_by_speaker(cues: tuple[Cue, ...]) -> list[tuple[str | None, str]]:
    """Every word with its speaker; a sound cut into several cards has lost its brackets and its silence."""
    return [(cue.speaker, word) for cue in cues for word in cue.text.split()]


@given(cue_lists())
def test_the_same_words_come_back_in_order(cues: tuple[Cue, ...]) -> None:
    """Written and read again, every word is there, inside its cue's time, without any problem."""
    read, problems = read_srt(write_srt(Transcript("en", cues)), "t.srt")
    assert problems == []
    assert [word for _, word in words_by_speaker(read)] == [word for _, word in words_by_speaker(cues)]
    assert {cue.start_ms for cue in cues} <= {card.start_ms for card in read}
    assert {cue.end_ms for cue in cues} <= {card.end_ms for card in read}


@given(cue_lists())
def test_cards_are_short_and_follow_each_other(cues: tuple[Cue, ...]) -> None:
    """At most two lines of 32 characters, numbered from 1, no card before the one in front of it ends."""
    blocks = [block.split("\n") for block in write_srt(Transcript("en", cues)).split("\n\n") if block.strip()]
    assert [block[0] for block in blocks] == [str(number) for number in range(1, len(blocks) + 1)]
    for block in blocks:
        lines = [line for line in block[2:] if line]
        assert 1 <= len(lines) <= 2 and max(map(len, lines)) <= 32
    cards = read_srt(write_srt(Transcript("en", cues)), "t.srt")[0]
    assert all(before.end_ms <= after.start_ms for before, after in pairwise(cards))


def test_a_name_stands_where_the_speaker_changes() -> None:
    """And again after a sound, so that nobody is credited with it."""
    cues = (Cue(0, 1000, "Ana", "one"), Cue(1000, 2000, "Ana", "two"), Cue(2000, 3000, None, "[Bell]"),
            Cue(3000, 4000, "Ana", "three"))  # fmt: skip
    text = write_srt(Transcript("en", cues))
    assert [line for line in text.split("\n") if line and not line[0].isdecimal()] == [
        "Ana: one", "two", "[Bell]", "Ana: three",
    ]  # fmt: skip
    assert [cue.speaker for cue in read_srt(text, "t.srt")[0]] == ["Ana", "Ana", None, "Ana"]


def test_a_long_cue_shares_its_time_by_characters() -> None:
    """The second card starts when about its share of the words has been said."""
    cards = read_srt(write_srt(Transcript("en", (Cue(0, 10_000, None, "abcde " * 24),))), "t.srt")[0]
    assert len(cards) == 3 and cards[0].start_ms == 0 and cards[-1].end_ms == 10_000
    letters = sum(len(card.text) for card in cards)
    assert all(abs((card.end_ms - card.start_ms) / 10_000 - len(card.text) / letters) < 0.02 for card in cards)


def test_times_formatting_and_names_of_the_wild_are_read() -> None:
    """Dots for commas, short hours, tags, positions, Windows line ends and a byte order mark."""
    words = "{\\an8}<i>Mary-Jo O’Neil:</i> <font color=red>Hi</font>"
    text = f"\ufeff1\r\n0:00:01.000 --> 0:00:02,500 X1:10 Y1:20\r\n{words}\r\n"
    assert read_srt(text, "t.srt") == ((Cue(1000, 2500, "Mary-Jo O’Neil", "Hi", 2),), [])


@pytest.mark.parametrize("text", ["and then: go", "12: noon", "See https://x.example/a: b", "He said so: it is"])
def test_a_colon_alone_makes_no_speaker(text: str) -> None:
    """Only a few words with capitals in front of the first colon are a name."""
    cues, _ = read_srt(f"1\n00:00:01,000 --> 00:00:02,000\n{text}\n", "t.srt")
    assert (cues[0].speaker, cues[0].text) == (None, text)


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("1\n00:00:01,000 --> 00:00:02\na\n", "syntax", 2),
        ("1\nhello\n", "syntax", 1),
        ("1\n00:00:01,000 --> 00:00:02,000\n", "syntax", 2),
        ("1\n00:00:01,000 --> 00:00:02,000\na\n2\n00:00:02,000 --> 00:00:03,000\nb\n", "syntax", 5),
        ("1\n00:00:03,000 --> 00:00:02,000\na\n", "order", 2),
        ("1\n00:00:01,000 --> 00:00:02,000\na\n\n2\n00:00:01,500 --> 00:00:03,000\nb\n", "order", 6),
    ],
)
def test_each_mistake_is_named_with_its_line(text: str, rule: str, line: int) -> None:
    """One mistake, one problem."""
    (problem,) = read_srt(text, "t.srt")[1]
    assert (problem.rule, problem.line) == (f"transcript-{rule}", line) and problem.hint


def test_a_forgotten_empty_line_loses_no_words_and_adds_none() -> None:
    """The number of the next card is not spoken."""
    cues, _ = read_srt("1\n00:00:01,000 --> 00:00:02,000\na\n2\n00:00:02,000 --> 00:00:03,000\nb\n", "t.srt")
    assert [cue.text for cue in cues] == ["a", "b"]


@given(st.text(st.characters() | st.sampled_from(":,->\n 0123456789")) | st.lists(st.sampled_from(
    ["1", "\n", "\n\n", "00:00:01,000", " --> ", "00:00:03,000", "Ana: ", "<i>", "{\\an8}"])).map("".join))  # fmt: skip
def test_any_text_is_read_without_a_crash(text: str) -> None:
    """Whatever is in the file: cues and problems."""
    cues, problems = read_srt(text, "t.srt")
    assert all(cue.line >= 1 for cue in cues) and all(problem.path == "t.srt" for problem in problems)


@given(
    st.text(st.sampled_from("ab   \t\u00a0."))
    | st.lists(st.text("x", min_size=1, max_size=20), max_size=30).map(" ".join)
)
def test_lines_are_the_narrowest_of_the_fewest(text: str) -> None:
    """The first width from 16 characters on that needs no more lines than 32 do."""
    fewest = len(filled(text, WIDTH))
    plain = next(lines for width in range(16, WIDTH + 1) if len(lines := filled(text, width)) <= fewest)
    assert balanced(text) == plain
