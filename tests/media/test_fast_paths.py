"""Short ways through common cues give exactly what the long ways give."""

from __future__ import annotations

import re
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.media import vtt_text
from macros.media.cue_blocks import Report, filled
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
