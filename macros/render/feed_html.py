"""HTML as feeds may carry it: two allow-lists, whole blocks, at most so many bytes.

The words around a story's notes are in overrides/feeds/notes.html. Rules: Apple's and PSP-1's for `description`,
common readers' for `content:encoded`; only absolute https addresses.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import nh3
from markupsafe import Markup

from .templates import fragment
from .xml import html_text, html_tree, xml_text

DESCRIPTION = frozenset(["p", "br", "ol", "ul", "li", "a", "b", "i", "strong", "em"])
CONTENT = DESCRIPTION | frozenset(["h2", "h3", "h4", "blockquote", "img", "figure", "code"])
LIMIT = 4000  # bytes of a description: PSP-1 and Apple

HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
LEVELS = {"h1": "h2", "h5": "h4", "h6": "h4"}
# What has no place in any feed becomes the plainest thing that keeps its words apart.
PLAINER = {
    **dict.fromkeys(("tr", "dt", "dd", "figcaption", "caption", "pre", "summary", "address"), "p"),
    **dict.fromkeys(("table", "thead", "tbody", "tfoot", "dl", "section", "article", "details"), "div"),
    **dict.fromkeys(("td", "th"), "span"),
}
READ = CONTENT | HEADINGS | PLAINER.keys() | {"div", "span"}
# Dropped with all that is in them: their text is no words of the story.
SILENT = frozenset(("script", "style", "template", "noscript", "iframe", "object", "svg", "math", "audio", "video")) | {
    "form",
    "button",
    "select",
    "textarea",
}
ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}}
BLOCKS = frozenset(["p", "ol", "ul", "li", "blockquote", "figure", "h2", "h3", "h4"])
HOLDERS = frozenset(["ol", "ul", "li", "blockquote", "figure", "div"])  # only these have blocks in them


@dataclass(frozen=True, slots=True)
class Notes:
    """What stands around and in a story's notes. `care` holds (start, end, reason), `chapters` (time, title), `links`
    (address, words), all as readers see them; `help` is (words, address); `body` is clean HTML."""

    summary: str
    body: str = ""
    care: tuple[tuple[str, str, str], ...] = ()
    help: tuple[str, str] | None = None
    chapters: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()


def description(notes: Notes, limit: int = LIMIT) -> str:
    """At most `limit` bytes of HTML: care note, summary, as many whole blocks of the body as fit, chapters, links.

    Chapters, then links go when even without a body there is too much: half a list of chapters would be wrong.
    """
    blocks = _without_summary(feed_blocks(notes.body, DESCRIPTION), notes.summary)
    for shorter in (notes, replace(notes, chapters=()), replace(notes, chapters=(), links=())):
        around = _rendered(shorter, ())
        if _size(around) <= limit:
            return _rendered(shorter, shortened(blocks, limit - _size(around)))
    return "\n".join(shortened(around.splitlines(), limit))


def content(notes: Notes) -> str:
    """The whole notes, with headings, quotes and pictures."""
    return _rendered(notes, _without_summary(feed_blocks(notes.body, CONTENT), notes.summary))


def feed_blocks(markup: str, allowed: frozenset[str]) -> list[str]:
    """The blocks of an HTML text, each whole, with nothing but the allowed elements and https addresses in them."""
    if not markup:
        return []
    tree = html_tree(_clean(markup, READ))
    for element in list(tree.iter()):
        _simplify(element, allowed)
    tree = html_tree(_clean(html_text(tree), allowed))
    for element in list(tree.iter()):
        _unnest(element)
    return list(_split(tree))


def shortened(blocks: Sequence[str], room: int) -> list[str]:
    """The first blocks that fit in `room` bytes, each counted with a line feed; of a first one too long, its start."""
    kept: list[str] = []
    for block in blocks:
        room -= _size(block) + 1
        if room < 0:
            return kept or _start(block, room + _size(block))
        kept.append(block)
    return kept


def _clean(markup: str, tags: frozenset[str] | set[str]) -> str:
    return nh3.clean(
        xml_text(markup), tags=set(tags), clean_content_tags=set(SILENT), url_schemes={"https"}, link_rel=None,
        attributes={tag: names for tag, names in ATTRIBUTES.items() if tag in tags},
    )  # fmt: skip


def _simplify(element: Any, allowed: frozenset[str]) -> None:
    """Make one element something that the allow-list knows, without losing its words."""
    tag = element.tag
    if tag in HEADINGS and "h2" in allowed:
        element.tag = LEVELS.get(tag, tag)
    elif tag in HEADINGS:
        strong = element.makeelement("strong")
        strong.text, element.text = element.text, None
        strong.extend(list(element))
        element.append(strong)
        element.tag = "p"
    elif tag in PLAINER:
        element.tag = PLAINER[tag]
        element.tail = f"{element.tail or ''} "
    elif tag == "a" and not _is_https(element.get("href")):
        element.drop_tag()
    elif tag == "img":
        element.set("alt", element.get("alt", ""))
        if not _is_https(element.get("src")):
            element.drop_tree()


def _unnest(element: Any) -> None:
    """Cleaned HTML can still hold a paragraph in a link, an empty item, or an item outside of any list."""
    if element.tag == "li" and not any(_said(element)):
        element.drop_tree()
    elif element.tag == "li" and element.getparent().tag not in ("ol", "ul"):
        element.tag = "p"
    if element.tag not in HOLDERS and len(list(element.iter(*BLOCKS))) > (element.tag in BLOCKS):
        element.drop_tag()


def _is_https(address: str | None) -> bool:
    return (address or "").lower().startswith("https://")


def _split(tree: Any) -> Iterator[str]:
    """The top-level blocks; words that stand between them become paragraphs."""
    loose = tree.makeelement("p")
    loose.text = tree.text
    for child in list(tree):
        tail, child.tail = child.tail, None
        if child.tag in BLOCKS:
            yield from _said(loose)
            yield from _said(child)
            loose = tree.makeelement("p")
            loose.text = tail
        else:
            loose.append(child)
            child.tail = tail
    yield from _said(loose)


def _said(element: Any) -> Iterator[str]:
    if element.text_content().strip() or next(element.iter("img"), None) is not None:
        yield html_text(element).strip()


def _start(block: str, room: int) -> list[str]:
    """As much of a block's text as fits, as one paragraph that ends in an ellipsis."""
    paragraph = html_tree("").makeelement("p")
    text = " ".join(html_tree(block).text_content().split())

    def size(length: int) -> int:
        paragraph.text = f"{text[:length]}…"
        return _size(html_text(paragraph))

    length = max(bisect_right(range(len(text) + 1), room, key=size) - 1, 0)
    words = text[:length].rpartition(" ")[0] or text[:length]
    paragraph.text = f"{words}…"
    return [html_text(paragraph)] if words else []


def _without_summary(blocks: list[str], summary: str) -> list[str]:
    """Notes often open with their summary; feeds say it once."""
    same = blocks and html_tree(blocks[0]).text_content().split() == summary.split()
    return blocks[1:] if same else blocks


def _rendered(notes: Notes, blocks: Sequence[str]) -> str:
    body = [Markup(block) for block in blocks]
    return str(fragment("feeds/notes.html", notes=notes, body=body))


def _size(text: str) -> int:
    return len(text.encode(errors="ignore"))  # half characters (surrogates) are left out of the feed
