"""The short way through everyday Markdown gives exactly the HTML that Python-Markdown gives."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.render.everyday_markdown import everyday_html
from macros.render.markdown import careful_html, heading_ids

PIECES = [
    "words ", "It’s 5 > 3. ", "\n", "\n\n", "## Head\n\n", "# H\n\n", "## Ünï “x” — y\n", "1. one\n", "2. two", "- a\n",
    "* b\n", "- ", "1. ", "**bold** ", "*em* ", "**a\nb**", "*", "**", "[a b](entry:x)", "[a](/x/)", "![a](b)", "[a]",
    "(b)", "_u_", " ", "  ", '"q" ', "a*b*c", "—", "¿Qué? ", "1986. ", "#", "---", "===", "| a | b |", ":", "> q",
    "«x» ", "\u00a0", "...", "http://x.y/z ", "a\n- b\n", "1) x\n", "2", "&amp;", "<b>", "`c`", "\\", "\t", "[TOC]",
    "!!! note\n", "[^1]", "*[a]: b", "{#id}", "~~~\n", "    ",
]  # fmt: skip


@settings(max_examples=800, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join))
def test_the_short_way_is_taken_only_where_both_agree(text: str) -> None:
    """Whatever is put together."""
    html = everyday_html(text, heading_ids())
    assert html is None or html == careful_html(text)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40))
def test_any_text_at_all(text: str) -> None:
    """Rare letters and signs of all sorts."""
    html = everyday_html(text, heading_ids())
    assert html is None or html == careful_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "One.\n\nTwo, **loud** and *soft*,\non two lines.",
        "## A heading\n\nText with [a link](entry:x).\n\n## A heading\n\n- a\n- b\n\nEnd.",
        "1. **First** and so on.\n2. Second.\n",
    ],
)
def test_everyday_texts_go_the_short_way(text: str) -> None:
    """Paragraphs, headings of one name, lists and links need no Markdown reader."""
    assert everyday_html(text, heading_ids()) == careful_html(text)
