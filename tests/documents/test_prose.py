"""Markdown on paper."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from macros.documents import prose
from macros.documents.prose import Prose
from macros.render.markdown import clean
from macros.render.xml import html_text, html_tree
from tests.small import Shelf

TAGS = [f"<{stroke}{name}>" for name in "p em strong ul ol li br code blockquote a".split() for stroke in ("", "/")]
WORDS = st.text(st.sampled_from("ab \n\t<>&\"'’—😀ف\xa0\x85\ufeff"), max_size=4)


@given(st.lists(st.sampled_from(TAGS) | WORDS, max_size=12))
def test_plain_words_need_no_parser(pieces: list[str]) -> None:
    """HTML that is passed on as it is would come from the parser and its writer as it is."""
    html = clean("".join(pieces))
    if prose._PLAIN.fullmatch(html):
        assert html_text(html_tree(html)) == f"<div>{html}</div>"


def test_links_without_an_address_are_words(tmp_path: Path) -> None:
    """A link to the web stays, one to a file that is not there becomes words; words alone are not parsed."""
    gallery = Shelf.copied(tmp_path / "gallery").open()
    paper = Prose(gallery, next(iter(gallery.catalog.entries.values())))
    assert paper.html("[a](https://example.org/) [b](nowhere.pdf)") == '<p><a href="https://example.org/">a</a> b</p>'
    assert paper.line("one *two* th\u00adree") == "one <em>two</em> three"
    with patch.object(prose, "html_tree", side_effect=AssertionError):
        assert paper.html("- *one*\n- two") == "<ul>\n<li><em>one</em></li>\n<li>two</li>\n</ul>"
