"""macros/render/feed_html.py: what feeds may carry, whole, and no longer than allowed."""

from __future__ import annotations

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from macros.render.feed_html import CONTENT, DESCRIPTION, Notes, content, description, feed_blocks, shortened

ATTACKS = (
    "<script>alert(1)</script>",
    "<style>p{background:url(https://evil.example/)}</style>",
    '<iframe src="https://evil.example/"></iframe>',
    '<form action="https://evil.example/"><button>Go</button></form>',
    '<p onclick="alert(1)" style="color:red">text</p>',
    '<a href="javascript:alert(1)">a</a>',
    '<a href="jAvAsCrIpT&colon;alert(1)">a</a>',
    '<a href="data:text/html,x">a</a>',
    '<img src="x" onerror="alert(1)">',
    '<img src="data:image/png;base64,AA==">',
    "<svg><script>alert(1)</script></svg>",
    '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
    '<object data="https://evil.example/"></object>',
    '<p>a<!-- <script>alert(1)</script> --></p>',
    '<a href="https://e.org/"><p><script>alert(1)</script></p></a>',
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
)  # fmt: skip
PIECES = st.sampled_from((
    "<p>", "</p>", "<h2>", "</h2>", "<ul>", "<li>", "</li>", "</ul>", "<table>", "<tr>", "<td>", "</td>", "</tr>",
    "</table>", "<blockquote>", "</blockquote>", "<a href='https://e.org/'>", "<a href='/x'>", "</a>", "<strong>",
    "</strong>", "<br>", "<img src='https://e.org/i.png'>", "words ", "é𝄞", "&amp;", "&lt;", "<div>", "</div>", "\x0c",
    *ATTACKS,
))  # fmt: skip


def elements(markup: str) -> list[html.HtmlElement]:
    return list(html.fragment_fromstring(markup, create_parent="div").iter())[1:] if markup else []


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("allowed", [DESCRIPTION, CONTENT])
def test_active_content_is_gone(attack: str, allowed: frozenset[str]) -> None:
    """[H01] No script, style, form, frame, handler or address of another scheme is left of an attack."""
    safe(feed_blocks(f"<p>before</p>{attack}<p>after</p>", allowed), allowed)


def safe(blocks: list[str], allowed: frozenset[str]) -> None:
    for element in (each for block in blocks for each in elements(block)):
        assert element.tag in allowed
        assert set(element.attrib) <= {"a": {"href"}, "img": {"src", "alt"}}.get(element.tag, set())
        assert all(element.get(name, "https://").startswith("https://") for name in ("href", "src"))
        assert element.tag != "a" or "href" in element.attrib


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from((DESCRIPTION, CONTENT)))
def test_any_markup_becomes_whole_and_allowed_blocks(markup: str, allowed: frozenset[str]) -> None:
    """[H02, H03] Each block is valid by itself, has no relative address and only allowed elements."""
    blocks = feed_blocks(markup, allowed)
    safe(blocks, allowed)
    for block in blocks:
        assert (
            nh3.clean(block, tags=set(allowed), attributes={"a": {"href"}, "img": {"src", "alt"}}, link_rel=None)
            == block
        )


@pytest.mark.parametrize(("markup", "plain", "rich"), [
    ("<h2>A <em>b</em></h2>", ["<p><strong>A <em>b</em></strong></p>"], ["<h2>A <em>b</em></h2>"]),
    ("<h1>A</h1><h6>B</h6>", ["<p><strong>A</strong></p>", "<p><strong>B</strong></p>"], ["<h2>A</h2>", "<h4>B</h4>"]),
    ("loose <b>x</b><p>p</p>tail", ["<p>loose <b>x</b></p>", "<p>p</p>", "<p>tail</p>"], None),
    ("<blockquote><p>a</p><p>b</p></blockquote>", ["<p>a</p>", "<p>b</p>"],
     ["<blockquote><p>a</p><p>b</p></blockquote>"]),
    ("<p>See <a href='/x'>here</a> or <a href='http://e.org'>there</a></p>", ["<p>See here or there</p>"], None),
    ("<p><img src='https://e.org/a.png' alt='A bus'></p>", [], ['<p><img src="https://e.org/a.png" alt="A bus"></p>']),
    ("<ul><li>a</li><li>b</li></ul>", ["<ul><li>a</li><li>b</li></ul>"], None),
    ("", [], None),
])  # fmt: skip
def test_markup_keeps_its_words_in_the_plainest_form(markup: str, plain: list[str], rich: list[str] | None) -> None:
    """[H03] Headings, tables and quotes become paragraphs where only those are allowed."""
    assert feed_blocks(markup, DESCRIPTION) == plain
    assert feed_blocks(markup, CONTENT) == (plain if rich is None else rich)


def test_the_words_of_a_tables_row_stay_apart() -> None:
    """A row becomes a paragraph with spaces between its cells."""
    rows = feed_blocks(
        "<table><tr><th>Grade</th><td>4</td></tr><tr><th>Pupils</th><td>21</td></tr></table>", DESCRIPTION
    )
    assert [" ".join(elements(row)[0].text_content().split()) for row in rows] == ["Grade 4", "Pupils 21"]


def test_blocks_are_kept_whole_until_the_room_ends() -> None:
    """[A10] Each counts with its line feed; the first that does not fit ends the text."""
    blocks = ["<p>one</p>", "<p>two</p>", "<p>3</p>"]
    assert shortened(blocks, 22) == blocks[:2]
    assert shortened(blocks, 21) == blocks[:1]


@given(st.text(st.characters(categories=("L", "Zs", "P", "S"))).filter(str.strip), st.integers(0, 300))
def test_of_a_first_block_too_long_its_start_is_kept(text: str, room: int) -> None:
    """[A10] Never more bytes than there is room for, never half a character or half an entity."""
    paragraph = html.Element("p")
    paragraph.text = text
    kept = shortened([html.tostring(paragraph, encoding="unicode")], room)
    assert sum(len(block.encode()) + 1 for block in kept) <= room
    for block in kept:
        words = elements(block)[0].text_content().removesuffix("…")
        assert " ".join(text.split()).startswith(" ".join(words.split()))


def test_a_summary_that_opens_the_notes_is_said_once() -> None:
    """Notes that begin with their summary do not say it twice."""
    assert content(Notes("A bus waits.", "<p>A bus\nwaits.</p><p>More.</p>")).count("waits") == 1


def test_chapters_go_before_links_when_there_is_no_room() -> None:
    """[C03] Half a list of chapters would be wrong: it is all or none, and the way to the page stays."""
    many = Notes(
        "S", chapters=tuple((f"00:{n:02}:00", "é" * 60) for n in range(60)), links=(("https://e.org/", "Page"),)
    )
    text = description(many)
    assert "00:00:00" not in text
    assert text == '<p>S</p>\n<p><a href="https://e.org/">Page</a></p>'


def test_no_amount_of_care_notes_passes_the_limit() -> None:
    """[A10] Even then the description stays within its bytes."""
    care = tuple(("0:10", "0:20", "é" * 300) for _ in range(30))
    assert len(description(Notes("S", "<p>b</p>", care=care)).encode()) <= 4000
