"""The short way through plain texts finds exactly what the long way finds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.catalog.catalog import Catalog
from macros.kinds import all_kinds
from macros.render import body_problems
from macros.render.bodies import Text

CATALOG = Catalog(Path(__file__).parent, date(2026, 11, 22), all_kinds(), {}, {})
PIECES = [
    "words ", "\n", "\n\n", "[a](/x/)", "[a](https://e.org/)", "[a](entry:no)", "[a](javascript:x)", "![](b.png)",
    "![b](b.png)",
    "[a][r]", "[r]: /x/\n", "`[a](entry:no)`", "# H\n", "## H\n", "{: #a onclick=x}", "{ .a }", "<b>", "<script>",
    "&lt;", "\\", "[", "]",
    "(", ")", "*a*", "    ", "> ", "~~~\n", "[a](b 'c')", "[a] (c)", "[^1]", "[a](#x)", "!", "====\n",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_a_text_that_is_called_plain_has_no_problems(body: str) -> None:
    """Whatever is passed over without rendering would have had nothing wrong if it had been rendered."""
    text = Text(body, "a.md", "content", "a/", 1)
    if body_problems._is_plain(text, CATALOG, "content"):
        assert body_problems._Inspector(text, CATALOG, "content").problems() == []


@pytest.mark.parametrize(
    "body", ["See [it](/x/) and [that](https://e.org/a_b?c=d).", "Words only.", "## A heading\n\nText."]
)
def test_plain_texts_are_not_rendered(body: str) -> None:
    """Words, headings and plain links go the short way."""
    assert body_problems._is_plain(Text(body, "a.md", "content", "a/", 1), CATALOG, "content")
