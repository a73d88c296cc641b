"""What is wrong in texts, and where: every mistake at the place in the source at which an editor mends it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.gallery import Gallery
from macros.problems import Problem
from macros.render.bodies import Text
from macros.render.body_problems import _has_markup, _Inspector, body_problems
from macros.render.markdown import clean, raw_html
from tests.render.test_markdown import ATTACKS, PIECES
from tests.small import Shelf, open_small

FIRST = 9


@pytest.fixture(scope="module")
def gallery() -> Gallery:
    return open_small()


def found(gallery: Gallery, body: str) -> list[Problem]:
    """What is said of a text that begins on line 9 of a guide."""
    text = Text(body, "content/guides/x.md", "content/guides", "guides/x/", FIRST)
    return _Inspector(text, gallery.catalog, "content").problems() if _has_markup(body) else []


def places(gallery: Gallery, body: str) -> list[tuple[str, str]]:
    """Each problem's rule, and the source from its place on."""
    rows = body.split("\n")
    return [(problem.rule, rows[problem.line - FIRST][problem.column - 1 :]) for problem in found(gallery, body)]


@pytest.mark.parametrize(("body", "rule", "place"), [
    ("One.\n\nTwo [x](none.md) three", "broken-link", "none.md) three"),
    ("[x](entry:frist-light)", "broken-link", "entry:frist-light)"),
    ("[x](<none.md>)", "broken-link", "none.md>)"),
    ('[x][y]\n\n[y]: none.md "Title"', "broken-link", 'none.md "Title"'),
    ("[a [b] c](none.md)", "broken-link", "none.md)"),
    ('text <a href="none.md">x</a>', "broken-link", 'none.md">x</a>'),
    ("[x](a&amp;b.md)", "broken-link", "a&amp;b.md)"),
    ("![A door](none.png)", "broken-link", "none.png)"),
    ("`none.md` [x](none.md)", "broken-link", "none.md)"),
    ("[x](/../x)", "broken-link", "/../x)"),
    ("x\n\n![](../vocabulary/show.png)", "broken-link", "../vocabulary/show.png)"),
    ("One.\n\n# Two", "second-title", "# Two"),
    ("One.\n\nTwo\n===", "second-title", "Two"),
    ("> # Two", "second-title", "> # Two"),
    ("x\n\n<h1>Two</h1>", "second-title", "<h1>Two</h1>"),
    ("x\n\n<script>1</script>", "unsafe-markup", "<script>1</script>"),
    ("a\n\n## b {: onclick=x }", "unsafe-markup", "onclick=x }"),
    ("a [x](javascript:1)", "unsafe-markup", "](javascript:1)"),
    ("a [x](&#106;avascript:1)", "unsafe-markup", "](&#106;avascript:1)"),
    ('x <a href="file:///etc">y</a>', "unsafe-markup", 'file:///etc">y</a>'),
    ("\\`<iframe>\\`", "unsafe-markup", "<iframe>\\`"),
    ("a <?php x ?> b", "unsafe-markup", "<?php x ?> b"),
    ("<!DOCTYPE html>\n\nx", "unsafe-markup", "<!DOCTYPE html>"),
])  # fmt: skip
def test_place(gallery: Gallery, body: str, rule: str, place: str) -> None:
    """A mistake is reported with its rule at its own place in the text."""
    assert (rule, place) in places(gallery, body)


@pytest.mark.parametrize("body", [
    "Plain words, 3 < 4 & 5 > 2, a (b) [c] {d}.", "[x](entry:first-light)", "[x](https://example.org/)",
    "## Fine\n\n### Also",
    "`<script>`", "```html\n<script src=x></script>\n```", "    <script>", "A #tag in a line",
    "", "Term\n:   Meaning", "[^1]: Note.\n\nx[^1]", "| a |\n| - |\n| b |", "{{ 7 * 7 }} {% raw %}",
    "&lt;script&gt;", "AT&T <b>bold</b>", "[x](#part)", "[x](mailto:a@example.org)", "## With {: #id .class lang=es }",
])  # fmt: skip
def test_nothing_to_say(gallery: Gallery, body: str) -> None:
    """What is right, or only looks like markup, is left alone."""
    assert found(gallery, body) == []


def test_every_mistake_of_a_text(gallery: Gallery) -> None:
    """All mistakes of a text are reported, the same one at each of its places."""
    body = "[a](none.md) and [b](none.md)\n\n<script>1</script> <script>2</script>\n\n![](none.png)"
    assert places(gallery, body) == [
        ("broken-link", "none.md) and [b](none.md)"), ("broken-link", "none.md)"),
        ("unsafe-markup", "<script>1</script> <script>2</script>"), ("unsafe-markup", "<script>2</script>"),
        ("broken-link", "none.png)"), ("image-without-alt", "![](none.png)"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "body", ["![](a.png)", "![ ](a.png)", '<img src="a.png">', '<img src="a.png" alt="">', "![][a]\n\n[a]: a.png"]
)
def test_pictures_need_words(gallery: Gallery, body: str) -> None:
    """A picture without words is reported, in Markdown and in HTML."""
    assert [problem.rule for problem in found(gallery, body)].count("image-without-alt") == 1


def test_hint_has_the_nearest_id(gallery: Gallery) -> None:
    """A dead link comes with the id that was probably meant."""
    (problem,) = found(gallery, "[x](entry:frist-light)")
    assert problem.message == "the link entry:frist-light leads nowhere"
    assert problem.hint.startswith("Link to an entry by its id: [words](entry:the-id). Did you mean 'first-light'?")


@pytest.mark.parametrize("body", ATTACKS)
def test_nothing_is_lost_in_silence(gallery: Gallery, body: str) -> None:
    """Of every attack something is said, unless Markdown has made harmless words of it."""
    html = raw_html(body)
    comments = "<!--" in body
    if clean(html).count("<") != html.count("<") and not comments:
        assert "unsafe-markup" in {problem.rule for problem in found(gallery, body)}


@given(PIECES)
def test_silence_means_nothing_was_taken_out(text: str) -> None:
    """When nothing is said of a text, cleaning took out no tag of it."""
    gallery = _kept()
    html = raw_html(text)
    problems = {problem.rule for problem in found(gallery, text)}
    if "unsafe-markup" not in problems and "<!--" not in text:
        before, after = (sum(part[:1].isalpha() for part in page.split("<")) for page in (html, clean(html)))
        assert before == after


@given(st.text(max_size=200))
def test_any_text_has_an_answer(text: str) -> None:
    """No text stops the check, and every place lies within the text."""
    for problem in found(_kept(), text):
        assert FIRST <= problem.line <= FIRST + text.count("\n")
        assert problem.column >= 1


def _kept(held: list[Gallery] = []) -> Gallery:  # noqa: B006 - opened once for all examples
    if not held:
        held.append(open_small())
    return held[0]


def test_whole_gallery(tmp_path: Path) -> None:
    """Mistakes in drafts, in notes beside a story and in hand-written pages are found in their own files."""
    shelf = Shelf.copied(tmp_path / "gallery")
    shelf.change("content/guides/half-written.md", "Draft words.", "[x](none.md)")
    shelf.change("episodes/second-wind/notes.md", "twice", "<blink>twice</blink>")
    shelf.change("content/about.md", "## A table", "# A table")
    problems = body_problems(shelf.open().catalog, "content")
    assert {(problem.path, problem.rule, problem.level) for problem in problems} == {
        ("content/guides/half-written.md", "broken-link", "error"),
        ("episodes/second-wind/notes.md", "unsafe-markup", "error"),
        ("content/about.md", "second-title", "warning"),
    }
