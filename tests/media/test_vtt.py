"""macros/media/vtt.py: strict WebVTT in, plain WebVTT out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.media.formats import read_transcript
from macros.media.transcript import Cue, Transcript, one_line
from macros.media.vtt import read_vtt, write_vtt

NAMES = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1).map(one_line).filter(bool)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(" <>&;\n"), min_size=1)
TEXTS = WORDS.map(one_line).filter(bool)


@st.composite
def cue_lists(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS) -> tuple[Cue, ...]:
    """Cues in order of time, each at least half a second long."""
    cues, time = [], 0
    for _ in range(draw(st.integers(0, 5))):
        start = time + draw(st.integers(0, 4_000_000))
        time = start + draw(st.integers(500, 9000))
        cues.append(Cue(start, time, draw(st.none() | NAMES), draw(texts)))
    return tuple(cues)


def one(payload: str) -> tuple[Cue, list[tuple[str, int, int]]]:
    """The cue with this payload, on lines 4 and up, and where its problems are."""
    cues, problems = read_vtt(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{payload}\n", "t.vtt")
    return cues[0], [(problem.rule, problem.line, problem.column) for problem in problems]


@given(cue_lists())
def test_what_is_written_is_read_back(cues: tuple[Cue, ...]) -> None:
    """Times, speakers and words survive, without any problem."""
    read, problems = read_vtt(write_vtt(Transcript("en", cues)), "t.vtt")
    assert problems == []
    assert [(cue.start_ms, cue.end_ms, cue.speaker, cue.text) for cue in read] == [
        (cue.start_ms, cue.end_ms, cue.speaker, cue.text) for cue in cues
    ]


PIECES = (
    "WEBVTT",
    "\n",
    "\n\n",
    "00:01.000",
    " --> ",
    "00:03.000",
    "<v A>",
    "</v>",
    "<i>",
    "&amp;",
    "NOTE",
    "STYLE",
    "&",
)


@given(
    st.text(st.characters() | st.sampled_from("<>&;:\n\r ./-0123456789v"))
    | st.lists(st.sampled_from(PIECES)).map("".join)
)
def test_any_text_is_read_without_a_crash(text: str) -> None:
    """Whatever is in the file: cues and problems, each inside the file."""
    cues, problems = read_vtt(text, "t.vtt")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert all(1 <= problem.line <= lines + 1 and problem.column >= 1 for problem in problems)
    assert all(cue.text == one_line(cue.text) and 1 <= cue.line <= lines for cue in cues)


def test_tags_leave_their_words_behind() -> None:
    """Voices with classes, other tags, times inside a cue, references and line breaks become plain text."""
    cue, problems = one(
        "<v.loud.first Ana Reyes><i>Ten</i> <c.red>min<b>utes</b></c>\nis <00:01.500>long &amp; &lt;3&nbsp;</v>"
    )
    assert problems == []
    assert (cue.speaker, cue.text) == ("Ana Reyes", "Ten minutes is long & <3\u00a0")


def test_an_open_voice_and_a_closed_ruby_are_right() -> None:
    """WebVTT lets a voice stay open to the end of its cue, and </ruby> close an <rt>."""
    assert one("<v A>hello")[1] == one("<ruby>a<rt>b</ruby>")[1] == []


def test_header_notes_styles_names_settings_and_long_hours_are_accepted() -> None:
    """All that the standard allows around the cues, with Windows line ends and a byte order mark."""
    text = (
        "\ufeffWEBVTT - a title\n\nSTYLE\n::cue {}\n\nREGION\nid:x\n\nNOTE one\ntwo\n\nname of it\n"
        "00:59.000 --> 01:00.000 line:90%,end position:50%,center size:80% align:start vertical:rl region:x\nhi\n\n"
        "NOTE\n\n100:00:00.000 --> 100:00:00.001\nho\n\n\n"
    ).replace("\n", "\r\n")
    cues, problems = read_vtt(text, "t.vtt")
    assert problems == []
    assert [(cue.start_ms, cue.text, cue.line) for cue in cues] == [(59_000, "hi", 13), (360_000_000, "ho", 18)]


@pytest.mark.parametrize(
    ("text", "rule", "line", "words"),
    [
        ("", "syntax", 1, "first line must be WEBVTT"),
        ("WEBVTTX\n", "syntax", 1, "first line must be WEBVTT"),
        ("WEBVTT\n00:01.000 --> 00:02.000\na\n", "syntax", 2, "no empty line after WEBVTT"),
        ("WEBVTT\nKind: captions\n", "syntax", 2, "are not read"),
        ("WEBVTT\n\n00:01,000 --> 00:02,000\na\n", "syntax", 3, "cannot be read"),
        ("WEBVTT\n\n00:01.000-->00:02.000\na\n", "syntax", 3, "cannot be read"),
        ("WEBVTT\n\n00:61.000 --> 01:02.000\na\n", "syntax", 3, "cannot be read"),
        ("WEBVTT\n\n1\n00:01.000 -> 00:02.000\na\n", "syntax", 3, "have no times"),
        ("WEBVTT\n\nx\ny\n00:01.000 --> 00:02.000\na\n", "syntax", 3, "more than one line"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000 loud\na\n", "syntax", 3, "“loud” behind the times"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000 align:left-ish\na\n", "syntax", 3, "is no setting"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n\n", "syntax", 3, "says nothing"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\na\n00:03.000 --> 00:04.000\nb\n", "syntax", 5, "no empty line above"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\na\n\nSTYLE\nx\n", "syntax", 6, "before the first cue"),
        ("WEBVTT\n\nNOTE\n00:01.000 --> 00:02.000\na\n", "syntax", 4, "inside a NOTE"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\na\0b\n", "syntax", 4, "invisible control"),
        ("WEBVTT\n\n00:02.000 --> 00:02.000\na\n", "order", 3, "not after it starts"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\na\n\n00:01.999 --> 00:03.000\nb\n", "order", 6, "line 3 ends"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>a <v B>b\n", "speakers", 4, "A and B"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\na <v B>b</v>\n", "speakers", 4, "no one and B"),
    ],
)
def test_each_mistake_is_named_with_its_line(text: str, rule: str, line: int, words: str) -> None:
    """One mistake, one problem, and a hint that says what to write."""
    (problem,) = read_vtt(text, "t.vtt")[1]
    assert (problem.rule, problem.line) == (f"transcript-{rule}", line)
    assert words in problem.message and problem.hint


@pytest.mark.parametrize(
    ("payload", "line", "column"),
    [
        ("salt & pepper", 4, 6),
        ("salt &\npepper &nosuch; <v A>", 4, 6),
        ("one\n2 < 3", 5, 3),
        ("<v>hello", 4, 1),
        ("<i>hello", 4, 9),
        ("hello</b>", 4, 6),
        ("<x>hello", 4, 1),
        ("<b>a<i>b</b>", 4, 9),
    ],
)
def test_a_mistake_inside_a_cue_is_named_with_its_column(payload: str, line: int, column: int) -> None:
    """Bare signs, unknown tags, tags without a name, left open or closed twice."""
    assert one(payload)[1][0] == ("transcript-syntax", line, column)


def test_words_with_a_mistake_are_kept() -> None:
    """A bare sign is reported and still read."""
    assert one("salt & <pepper>")[0].text == "salt & <pepper>"


def test_lines_that_are_written_stay_under_66_characters() -> None:
    """Of text: a voice tag and references do not count."""
    text = write_vtt(Transcript("en", (Cue(0, 1000, "Ana", "waiting " * 40),)))
    assert max(len(line.removeprefix("<v Ana>")) for line in text.splitlines()) <= 65


def test_the_ending_of_a_name_picks_the_reader() -> None:
    """.vtt and .srt are read; anything else is a problem with the file's name."""
    assert read_transcript("a/transcript.en.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\na\n")[0][0].text == "a"
    assert read_transcript("a/transcript.en.SRT", "1\n00:00:01,000 --> 00:00:02,000\na\n")[0][0].text == "a"
    (problem,) = read_transcript("a/transcript.en.docx", "")[1]
    assert "must be a .vtt or .srt" in problem.message
