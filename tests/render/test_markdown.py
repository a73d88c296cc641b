"""Markdown to clean HTML: what editors need comes through, what could run or spoil the page does not."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.render.markdown import ATTRIBUTES, OWN_IDS, SCHEMES, TAGS, clean, raw_html, to_html

OVERRIDES = Path(__file__).parents[2] / "overrides"
ATTACKS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script\n>alert(1)</script\n>",
    "<iframe src=https://evil.example></iframe>",
    "<img src=x onerror=alert(1)>",
    '<img src="x` `<script>alert(1)</script>"` `>',
    '<a href="x" onclick="alert(1)">x</a>',
    "[x](about.md){: onclick=alert(1) }",
    "# x {: onmouseover=alert(1) style=position:fixed }",
    "![x](a.png){: onerror=alert(1) }",
    '<p style="background:url(//evil.example)">x</p>',
    "<style>body{display:none}</style>",
    '<link rel=stylesheet href="//evil.example/x.css">',
    '<meta http-equiv=refresh content="0;url=//evil.example">',
    "<base href=//evil.example/>",
    "<svg onload=alert(1)><a xlink:href=javascript:alert(1)>x</a></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'></math>",
    "<form action=//evil.example><input name=q><button>x</button></form>",
    "<object data=//evil.example></object><embed src=//evil.example>",
    "<video src=x onerror=alert(1)></video><audio src=x onplay=alert(1)></audio>",
    "<details ontoggle=alert(1) open>x</details>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](\x01javascript:alert(1))",
    "<a href=' &#14; javascript:alert(1)'>x</a>",
    '<a href="jav&Tab;ascript:alert(1)">x</a>',
    "[x](data:text/html,<script>alert(1)</script>)",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    "[x](vbscript:msgbox(1))",
    "[x](file:///etc/passwd)",
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    "<blockquote cite='javascript:alert(1)'>x</blockquote>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?xml version='1.0'?><x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script>",
    "```\n</code></pre><script>alert(1)</script>\n```",
    '``` {: onclick="alert(1)" }\nx\n```',
    "`</code><script>alert(1)</script>`",
    "[^1]: <script>alert(1)</script>\n\nx[^1]",
    '*[HTML]: "><script>alert(1)</script>\n\nHTML',
    "| a |\n| --- |\n| <img src=x onerror=alert(1)> |",
    '!!! note "<script>alert(1)</script>"\n    x',
    '[x](a.md "\\"><script>alert(1)</script>")',
    "<template><script>alert(1)</script></template>",
    "<textarea><script>alert(1)</script></textarea>",
    "<title><img src=x onerror=alert(1)></title>",
    '<a href="x" target=_blank ping=//evil.example download>x</a>',
    "<portal src=//evil.example></portal><slot></slot><dialog open>x</dialog>",
]


class Allowed(HTMLParser):
    """Fails at the first tag, attribute or link scheme outside the list."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, tag
        for name, value in attrs:
            assert name in ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set()), (tag, name)
            if name in ("href", "src", "cite"):
                scheme = re.match(r"[\x00-\x20]*([a-z][a-z0-9+.-]*)[\x00-\x20]*:", value or "", re.I)
                assert not scheme or scheme[1].lower() in SCHEMES, value

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment

    @classmethod
    def check(cls, html: str) -> None:
        parser = cls(convert_charrefs=True)
        parser.feed(html)
        parser.close()


@pytest.mark.parametrize("text", ATTACKS)
def test_attack_does_nothing(text: str) -> None:
    """No attack leaves a tag, an attribute or a link scheme outside the allow-list."""
    Allowed.check(to_html(text))


@pytest.mark.parametrize("text", ATTACKS)
def test_attack_would_be_seen(text: str) -> None:
    """Most attacks are real: uncleaned, either they break the list, or Markdown has made plain text of them."""
    html = raw_html(text)
    try:
        Allowed.check(html)
    except AssertionError:
        return
    assert "<script" not in html.lower()
    assert not re.search(r"<[^>]*\son[a-z]+\s*=", html)


MARKUP = st.text(st.sampled_from("<>/\"'=&;:#[](){}!`*_-\n \tabjsx0\x00\u2028"), max_size=60)
PIECES = st.lists(
    st.one_of(MARKUP, st.sampled_from([*ATTACKS, "<a href=", "<img src=", 'title="', "onerror=", "javascript:", "-->",
                                        "<!--", "]]>", "</p>", "<p ", "{: ", "style=", "&#106;"])),
                                        max_size=6).map("".join)  # fmt: skip


@given(PIECES)
@example('<a title=" href=" href="/ onmouseover=alert(1) ">x</a>')
def test_any_text_is_clean(text: str) -> None:
    """Whatever is written, the HTML has nothing outside the allow-list; cleaning it again changes nothing."""
    html = to_html(text)
    Allowed.check(html)
    assert clean(html) == html


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    """No text stops the converter, and one text never leaks into the next."""
    assert to_html(text) == to_html(text)


def test_what_editors_need_comes_through() -> None:
    """Tables, footnotes, definitions, abbreviations, notes, classes and link titles stay."""
    html = to_html(
        "## A heading {: .wide lang=es }\n\n| a | b |\n| :-- | --: |\n| 1 | 2 |\n\nTerm\n:   What it means.\n\n"
        '!!! note "Mind"\n    This.\n\nA [link](https://example.org/ "Words")[^1] and HTML.\n\n'
        "[^1]: Small print.\n\n*[HTML]: Hypertext\n\n```python\nx < 1\n```\n"
    )
    for part in ('<h2 class="wide" id="a-heading" lang="es">', '<td align="right">2</td>', "<dd>What it means.</dd>",
                 '<p class="admonition-title">Mind</p>', '<a href="https://example.org/" title="Words">link</a>',
                 '<sup id="fnref:1">', '<abbr title="Hypertext">HTML</abbr>', "x &lt; 1"):  # fmt: skip
        assert part in html, part


def test_empty_text() -> None:
    """A text of nothing but space is nothing."""
    assert to_html(" \n\t\n") == ""


def test_two_texts_do_not_meet() -> None:
    """Footnotes, link definitions and heading ids of one text are not known in the next."""
    to_html("[x]: https://example.org/\n\n## Same\n\n[^1]: Note.\n\nx[^1]")
    assert to_html("[x] and y[^1]\n\n## Same") == '<p>[x] and y[^1]</p>\n<h2 id="same">Same</h2>'


def test_ids_of_the_page_are_its_own() -> None:
    """A heading named like a part of the page steps aside, and a link to it within the text follows."""
    html = to_html(
        '## Transcript\n\n[up](#transcript) [x](#ok)\n\n## Ok\n\n<p id="t-350">x id="main"</p>\n\n## Chapter-5'
    )
    assert '<h2 id="transcript-text">' in html
    assert 'href="#transcript-text"' in html
    assert 'href="#ok"' in html
    assert '<h2 id="ok">' in html
    assert '<p id="t-350-text">x id="main"</p>' in html
    assert 'id="chapter-5-text"' in html


def test_ids_of_the_templates_are_known() -> None:
    """OWN_IDS has every id that a template gives, and no other; ids that are made up begin with t- or chapter-."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(OVERRIDES.rglob("*.html"))]
    found = {ident for text in texts for ident in re.findall(r'\sid="([^"{]+)"', text)}
    assert found == OWN_IDS
