"""Markdown bodies to clean HTML. Pure: text in, HTML out, the same for the same text.

The *rendered* HTML is cleaned (attributes set by attr_list and link schemes included), so what a contributor
writes can never run. What was taken out is reported by `bodies.py`, never silently lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from html import escape

import nh3
from markdown import Markdown
from markdown.extensions.toc import slugify, unique

from .everyday_markdown import everyday_html

EXTENSIONS = ["abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "sane_lists", "tables", "toc"]
SCHEMES = frozenset({"http", "https", "mailto", "tel", "entry"})
TAGS = frozenset(
    "a abbr b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i "
    "img ins kbd li mark ol p pre q s samp section small span strong sub summary sup table tbody td tfoot th thead "
    "time tr u ul var wbr".split()
)
ATTRIBUTES: dict[str, set[str]] = {
    "*": {"id", "class", "lang", "dir", "title"},
    "a": {"href", "hreflang", "role"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "type"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "scope", "align"},
    "time": {"datetime"},
    "details": {"open"},
    "abbr": {"title"},
}
PHRASES = frozenset(
    "a abbr b br cite code del dfn em i img ins kbd mark q s samp small span strong sub sup time u var wbr".split()
)
# Ids that templates give (a test compares them with overrides/): a heading of the same name steps aside.
OWN_IDS = frozenset(
    "main care help order bites transcript transcript-end changes question abstract findings method uses feeds apps q "
    "moments found finder-q finder-title ws-steps ws-picture ws-older ws-team ws-plan times-keys find-words".split()
)
_OWN = re.compile(rf"(?:{'|'.join(sorted(OWN_IDS))}|(?:t|chapter)-\d.*|ask-.*)")
_MARKS = re.compile(r"_|[^\w\s.,;:?!'’“”…–—/%&$€()\"-]|\(c\)|^\s*(?:\d+[.)]|[-:])\s|&\w+;", re.M)  # more than words
_TAG = re.compile(r"<[a-z][^>]*>")
_ID = re.compile(r'( id="| href="#)([^"]*)"')


@cache
def _converter() -> Markdown:
    # One converter for the process: building one costs more than converting a page.
    return Markdown(
        extensions=EXTENSIONS,
        extension_configs={"toc": {"permalink": False}, "tables": {"use_align_attribute": True}},
        output_format="html",
    )


def raw_html(text: str) -> str:
    """HTML as Markdown makes it, not yet safe to show."""
    html = everyday_html(text, heading_ids())
    return careful_html(text) if html is None else html


def heading_ids() -> Callable[[str], str]:
    """What gives the headings of one text their ids, as the careful way does."""
    taken: set[str] = set()
    counters: dict[str, int] = {}
    return lambda title: unique(slugify(title, "-"), taken, counters)


@lru_cache(maxsize=4096)  # a text with links is looked at by the checks first and shown afterwards
def careful_html(text: str) -> str:
    """The same of any Markdown."""
    converter = _converter()
    converter.reset()
    return converter.convert(text)


@cache
def _cleaner(tags: frozenset[str]) -> nh3.Cleaner:
    # One for the process too: making one costs as much as cleaning a short text.
    return nh3.Cleaner(
        tags=set(tags), attributes=ATTRIBUTES, url_schemes=set(SCHEMES), link_rel=None, strip_comments=True
    )


def clean(html: str) -> str:
    """HTML inside the allow-list: no scripts, no event handlers, no styles, no unknown link schemes."""
    return _cleaner(TAGS).clean(html)


def to_html(text: str) -> str:
    """A body's safe HTML; links as the author wrote them (links.py resolves them)."""
    return _apart(clean(raw_html(text))) if text.strip() else ""


def to_phrase(text: str) -> str:
    """The safe HTML of a question, a label or a cell: what may stand within a line, without paragraphs and lists."""
    if not _MARKS.search(text):
        return escape(text, quote=False)
    return _cleaner(PHRASES).clean(raw_html(text)).strip()


def free_id(ident: str) -> str:
    """An id as it stands on a page: another one when a template gives it already."""
    return f"{ident}-text" if _OWN.fullmatch(ident) else ident


def _apart(html: str) -> str:
    """Clean HTML whose ids are none of the page's own; links within the text follow."""
    taken = {found[2] for found in _ID.finditer(html) if found[1] == ' id="' and _OWN.fullmatch(found[2])}

    def move(match: re.Match[str]) -> str:
        return f'{match[1]}{match[2]}-text"' if match[2] in taken else match[0]

    return _TAG.sub(lambda tag: _ID.sub(move, tag[0]), html) if taken else html
