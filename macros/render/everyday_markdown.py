"""The Markdown that people write every day, without a Markdown reader: paragraphs, headings, flat lists, strong words,
emphasis, plain links. Gives exactly the HTML that Python-Markdown gives, many times faster.

A text with anything else in it is left to markdown.py as a whole. A test compares both ways over random texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable

# A line begins with a letter, a digit, a quote, or with strong words or a link.
_LINE = r"(?:[^\W_]|[“”‘’«»(¿¡…\"'—]|\*\*?(?=[^\W_])|\[(?=[^\W_]))[^\n]*"
_BLOCK = re.compile(
    rf"(?P<heading>#{{1,6}}) +(?P<title>[^\s#>*\[\]](?:[^\n#>*\[\]]*[^\s#>*\[\]])?)"
    rf"|(?P<ordered>1\. +{_LINE}(?:\n\d+\. +{_LINE})*)"
    rf"|(?P<bullets>[-*+] +{_LINE}(?:\n[-*+] +{_LINE})*)"
    rf"|(?!\d+\. )(?P<words>{_LINE}(?:\n{_LINE})*)"
)
_EMPTY_LINES = re.compile(r"\n\n+")
_NEXT_ITEM = re.compile(r"(?:\A|\n)(?:\d+\.|[-*+]) +")
_NUMBERED = re.compile(r"\d+\. ")
# What only the careful way can judge, wherever it stands.
_SIGNS = re.compile(r"[<&\\`_{}\t\r\x00-\x08\x0b\x0c\x0e-\x1f]")
_PAIRS = ("![", "]:", "[^", "///", "\n ", " \n")
_MARKS = re.compile(r"[*\[\]]")
_INLINE = re.compile(
    r"\*\*(?P<strong>[^\s*\[\]](?:[^*\[\]]*[^\s*\[\]])?)\*\*(?!\*)"
    r"|\*(?P<em>[^\s*\[\]](?:[^*\[\]]*[^\s*\[\]])?)\*(?!\*)"
    r"|\[(?P<link>[^\s*\[\]](?:[^*\[\]\n]*[^\s*\[\]])?)\]\((?P<to>[^()\s*\"'\[\]]+)\)"
)
_HTML = {"strong": "<strong>{0}</strong>", "em": "<em>{0}</em>", "to": '<a href="{1}">{0}</a>'}


class _Unusual(Exception):
    """The text has something that only Python-Markdown can judge."""


def everyday_html(text: str, ident: Callable[[str], str]) -> str | None:
    """The raw HTML of a text; None when any of it is of another shape. `ident` makes a heading's id of its words, and
    knows which are taken."""
    if _SIGNS.search(text) or any(pair in text for pair in _PAIRS) or text[:1] == " " or text[-1:] == " ":
        return None
    try:
        return _blocks(_EMPTY_LINES.split(text.strip("\n")), ident)
    except _Unusual:
        return None


def _blocks(blocks: list[str], ident: Callable[[str], str]) -> str:
    made: list[str] = []
    before: str | None = None
    for block in blocks:
        found = _BLOCK.fullmatch(block)
        kind = found.lastgroup if found else None
        if found and kind == "title":
            title, level = found["title"], len(found["heading"])
            made.append(f'<h{level} id="{ident(title)}">{title}</h{level}>')
        elif kind == "words":
            made.append(f"<p>{_inline(block)}</p>")
        elif kind and before not in ("ordered", "bullets"):  # after a list, it would be a list of paragraphs
            tag = "ol" if kind == "ordered" else "ul"
            made.append(f"<{tag}>\n{_items(block)}\n</{tag}>")
        else:
            raise _Unusual
        before = kind
    return "\n".join(made)


def _items(block: str) -> str:
    items = _NEXT_ITEM.split(block)[1:]
    if any(map(_NUMBERED.match, items)):  # a list within the list
        raise _Unusual
    return "\n".join([f"<li>{_inline(item)}</li>" for item in items])


def _inline(text: str) -> str:
    """Words on one or more lines, with what is marked in them."""
    if not _MARKS.search(text):
        return text.replace(">", "&gt;") if ">" in text else text
    html = _INLINE.sub(_marked, text)
    if ">" in text or _MARKS.search(html):
        raise _Unusual
    return html


def _marked(found: re.Match[str]) -> str:
    words = found["strong"] or found["em"] or found["link"]
    return _HTML[found.lastgroup or ""].format(words, found["to"])
