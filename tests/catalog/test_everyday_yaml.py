"""The short way through everyday YAML gives exactly the fields that the careful way gives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.catalog import parse
from macros.catalog.parse import Parsed, parse_markdown, parse_yaml
from macros.catalog.strict_yaml.everyday import everyday_fields

PIECES = [
    "title: ", "a: ", "b:", "- ", "  ", "\n", "\n", "\n  - ", "\n  b: ", "\n- ", "words", "The bus", "10:30", "0:15.9",
    "null", "~", "“No, wait.”", '"quoted: text"', "'it''s'", '"don\\u2019t"', '"\\x41"', '"\\u0007"', "[a, b]", "[]",
    "[a,b]", "[{a: b, c: d}]", "[{a: b}, {a: c}]", "{a: b, c: 'd, e'}", "{a: b, a: c}", "{}", "{a}", "|\n    ", ">\n  ",
    ">-\n    one\n    two\n\n    three\n", "|\n  text\n\n  more\n", "# note", " # note", " #4", "# ", ": ", ":", ", ",
    "#", "&x ", "*x", "!t ", "\t", "\r\n", "\u00a0", "---\n", "%", "? ", "/old/", "https://e.org/#x", "é", "\\", "\n\n",
]  # fmt: skip
WORDS = st.text("abz09 -'’:#,.[]{}&*/", min_size=1, max_size=12)
DATA = st.dictionaries(
    st.sampled_from(["title", "topics", "people", "n-1", "_x"]),
    WORDS
    | st.lists(WORDS, max_size=3)
    | st.lists(st.dictionaries(st.sampled_from(["a", "b"]), WORDS, min_size=1), max_size=2),
    min_size=1,
)


def careful(text: str) -> Parsed:
    """What is read when the short way is closed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parse, "everyday_fields", lambda text: None)
        return parse_yaml(text, "a.yml")


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("".join))
def test_the_short_way_is_taken_only_where_both_agree(text: str) -> None:
    """Whatever is put together: fields that are read at once are the careful reader's, who finds nothing wrong."""
    fields = everyday_fields(text)
    if fields is not None:
        known = careful(text)
        assert (fields, ()) == (known.data, known.problems)


@settings(max_examples=120, deadline=None)
@given(DATA, st.sampled_from([None, False, True]), st.sampled_from([None, "'", '"']))
def test_any_style_of_writing_gives_the_same(data: dict[str, Any], flow: bool | None, style: str | None) -> None:
    """Fields written by another program, in any of its styles."""
    text = yaml.safe_dump(data, default_flow_style=flow, default_style=style, allow_unicode=True, width=10**6)
    assert parse_yaml(text, "a.yml") == careful(text)


def test_everyday_files_go_the_short_way() -> None:
    """The full examples of all kinds are read at once; a place is known all the same."""
    good = Path(__file__).parent.parent / "examples" / "good"
    for path in (good / "episode/full.yml", good / "report/full.yml"):
        text = path.read_text(encoding="utf-8")
        assert everyday_fields(text) == careful(text).data
        assert parse_yaml(text, "a.yml").where(("people", 0, "role")) == careful(text).where(("people", 0, "role"))
    text = (good / "guide/full.md").read_text(encoding="utf-8")
    parsed = parse_markdown(text, "a.md")
    line, column = parsed.where(("title",))
    assert text.split("\n")[line - 1][column - 1 :] == parsed.data["title"]
