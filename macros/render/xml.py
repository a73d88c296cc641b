"""The one safe XML writer, and the only door to lxml: trees in, well-formed bytes out; HTML fragments as trees.

What a feed or a sitemap says is left to macros/outputs; which HTML a feed may carry to feed_html.py.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree
from lxml import html as lxml_html

DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'

# Exact and case-sensitive: readers compare these character by character.
NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "psc": "http://podlove.org/simple-chapters",
    "sitemap": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xhtml": "http://www.w3.org/1999/xhtml",
}

# Outside the production Char of XML 1.0 (fifth edition, section 2.2): raw or as a reference, it breaks a file.
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LINE_END = re.compile(r"\r\n?")


def xml_text(text: str) -> str:
    """The text as XML 1.0 can carry it: without forbidden characters, line ends as XML reads them (section 2.11)."""
    return LINE_END.sub("\n", FORBIDDEN.sub("", text))


class Node:
    """An element under construction. Names are `prefix:name`; a bare name is in the document's own namespace."""

    def __init__(self, document: Document, element: etree._Element) -> None:
        self._document, self._element = document, element

    def add(self, name: str, text: str = "", attributes: Mapping[str, str | None] | None = None) -> Node:
        """A new last child. Attributes that are None are left out; every other value is text the caller has formed."""
        child = etree.SubElement(self._element, self._document.qualified(name))
        node = Node(self._document, child)
        node.set(attributes or {})
        if text:
            child.text = self._document.kept(text, name)
        return node

    def add_cdata(self, name: str, markup: str) -> Node:
        """A new last child whose text, HTML as a rule, stands in CDATA; lxml splits a `]]>` over two sections."""
        node = self.add(name)
        node._element.text = etree.CDATA(self._document.kept(markup, name))
        return node

    def set(self, attributes: Mapping[str, str | None]) -> None:
        """Add attributes in the order given."""
        for name, value in attributes.items():
            if value is not None:
                key = self._document.qualified(name) if ":" in name else name
                self._element.set(key, self._document.kept(value, name))


class Document(Node):
    """A whole file. `lost` names each element or attribute from which characters that XML forbids were left out."""

    def __init__(
        self,
        root: str,
        prefixes: tuple[str, ...] = (),
        own: str = "",
        attributes: Mapping[str, str | None] | None = None,
    ) -> None:
        """`own` is the prefix, in NAMESPACES, of the namespace that bare names belong to; "" for none, as in RSS."""
        self.lost: list[str] = []
        self._own = own
        spaces: dict[str | None, str] = {None: NAMESPACES[own]} if own else {}
        spaces |= {prefix: NAMESPACES[prefix] for prefix in sorted(prefixes)}
        super().__init__(self, etree.Element(self.qualified(root), nsmap=spaces))
        self.set(attributes or {})

    def qualified(self, name: str) -> str:
        """`itunes:image` as lxml wants it; a prefix that NAMESPACES does not know is a KeyError."""
        prefix, _, local = name.rpartition(":")
        prefix = prefix or self._own
        return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local

    def kept(self, text: str, where: str) -> str:
        """`xml_text`, with a note in `lost` when something had to go."""
        if FORBIDDEN.search(text):
            self.lost.append(where)
        return xml_text(text)

    def data(self) -> bytes:
        """The file: UTF-8, its declaration at byte 0, indented where only elements stand, a line feed at the end."""
        body = etree.tostring(self._element, encoding="UTF-8", xml_declaration=False, pretty_print=True)
        return DECLARATION + body.rstrip(b"\n") + b"\n"


def html_tree(markup: str) -> lxml_html.HtmlElement:
    """A fragment of HTML that a cleaner has already seen, as the children of a new `div`."""
    return lxml_html.fragment_fromstring(xml_text(markup), create_parent="div")


def html_text(element: lxml_html.HtmlElement) -> str:
    """The element and all in it as HTML; what follows it is left out."""
    return lxml_html.tostring(element, encoding="unicode", method="html", with_tail=False)
