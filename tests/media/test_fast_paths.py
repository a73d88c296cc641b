"""Short ways through common cues give exactly what the long ways give."""

from __future__ import annotations

import re
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.media import vtt_text
from macros.media.cue_blocks import Report, filled
from macros.media.vtt import careful_cues, read_vtt
from macros.media.vtt_plain import plain_cues
from macros.media.vtt_text import read_cue_text

WORDS = st.text(st.sampled_from("abñ¡—’-. \t\n\x0b\u00a0\u2009\u200b"), max_size=120)
PIECES = ["<v Ana Reyes>", "<v>", "<v  Ana >", "<v.loud Bo>", "</v>", "<i>", "</i>", "&amp;", "&", ">", "It waited."]
CUES = st.lists(st.sampled_from([*PIECES, "\n", " ", "\u00a0", "\t"]), max_size=6).map("".join)
NEVER = re.compile(r"(?!)")


def wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


@given(WORDS, st.integers(1, 70))
def test_lines_are_filled_as_textwrap_does(text: str, width: int) -> None:
    """The same lines for any text with any white space, at any width; white space that is text stays a line."""
    assert filled(text, width) == (wrapped(text, width) or list(filter(None, [text.strip(" \t\n\f\r")])))


@given(CUES)
def test_a_plain_cue_is_read_as_any_other(text: str) -> None:
    """Speaker, words and problems are the same whether or not the short way is open."""
    short, long = Report("a.vtt"), Report("a.vtt")
    found = read_cue_text(text, 3, short)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vtt_text, "PLAIN", NEVER)
        assert (found, short.problems) == (read_cue_text(text, 3, long), long.problems)


BLOCKS = [
    "WEBVTT\n\n", "WEBVTT words\n", "00:01.000 --> 00:02.500\n", "00:00:03.000 --> 01:00:04.000\n", "7\n", "\n", "\n\n",
    "<v Ana Reyes>", "<v >", "</v>", "It waited.", "Ten  minutes \nmore", "one\ntwo", " ", "\t", "\u00a0",
    "NOTE said\n", "NOTE\na --> b\n", "STYLE\n", "00:05.000 --> 00:04.000\n", "&amp;", "<i>x</i>", "\x07", "\x0c",
    "100:00:00.000", "a > b", "00:01.000 --> 00:02.500 align:start\n", "\u2028",
]  # fmt: skip
FILES = st.lists(st.sampled_from(BLOCKS), max_size=10).map("".join)


@settings(max_examples=500, deadline=None)
@given(FILES | FILES.map(lambda text: f"WEBVTT\n\n00:01.000 --> 00:02.500\n{text}"))
def test_a_plain_file_is_read_as_any_other(text: str) -> None:
    """Cues that are read at once are those of the careful way, which finds nothing wrong on its way."""
    cues = plain_cues(text)
    if cues is not None:
        report = Report("a.vtt")
        assert (cues, []) == (careful_cues(text.split("\n"), report), report.problems)


def test_common_files_go_the_short_way() -> None:
    """Notes at the top, numbers, voices that are closed, hours or none, lines of any number."""
    text = (
        "WEBVTT - Soup\n\nNOTE Reviewed\nby Ana\n\n1\n00:01.000 --> 00:02.500\n<v Ana Reyes>It\nwaited.</v>\n\n"
        "2\n00:00:03.000 --> 01:00:04.000\n[Rain]\n"
    )
    cues = plain_cues(text)
    assert cues == careful_cues(text.split("\n"), Report("a.vtt"))
    assert cues == list(read_vtt(text.replace("\n", "\r\n"), "a.vtt")[0])
    assert [(cue.line, cue.end_ms, cue.speaker) for cue in cues] == [(7, 2500, "Ana Reyes"), (12, 3_604_000, None)]
