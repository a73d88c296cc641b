"""A block's Markdown for paper: clean HTML whose links lead to the web and whose pictures are read from the gallery.

On paper there is no page to jump on, and no page beside: a link that has no whole address becomes plain words.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from macros.catalog.entry import Entry
from macros.gallery import Gallery
from macros.render.links import MARK, target
from macros.render.markdown import to_html, to_phrase
from macros.render.xml import html_text, html_tree

WEB = ("http://", "https://", "mailto:", "tel:")
# Characters that only steer line breaks or the reading direction: they have no shape, so no font has them.
UNSEEN = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFE0E, 0xFE0F, 0xFEFF])
_UNSEEN = re.compile(f"[{''.join(map(chr, UNSEEN))}]")
# Words without links, pictures and ids, which a parser and its writer would give back as they are (a test compares).
_PLAIN = re.compile(
    r"(?!\s)(?:(?!<(li)></\1>)(?:[^<&\x00-\x08\x0b-\x1f\x7f-\xa0\ud800-\udfff\ufffe\uffff]++"
    r"|</?(?:p|em|strong|ul|ol|li|br|code|blockquote)>))*"
)


@dataclass(frozen=True, slots=True)
class Prose:
    """Turns the Markdown of one guide's blocks into HTML. `definitions` are the guide's link definitions."""

    gallery: Gallery
    entry: Entry
    definitions: str = ""

    def html(self, markdown: str) -> Markup:
        """Blocks of HTML."""
        return self._on_paper(markdown, to_html)

    def line(self, markdown: str) -> Markup:
        """HTML for the inside of a paragraph, heading or cell."""
        return self._on_paper(markdown, to_phrase)

    def _on_paper(self, markdown: str, convert: Callable[[str], str]) -> Markup:
        html = _UNSEEN.sub("", convert(f"{markdown}\n\n{self.definitions}" if self.definitions else markdown))
        return Markup(html if _PLAIN.fullmatch(html) else _inside(self._changed(html)))

    def _changed(self, html: str) -> Any:
        tree = html_tree(html)
        for link in list(tree.iter("a")):
            self._link(link)
        for picture in list(tree.iter("img")):
            self._picture(picture)
        for element in tree.iter():
            element.attrib.pop("id", None)
        return tree

    def _link(self, link: Any) -> None:
        address = self._address(link.get("href") or "")
        if address.startswith(WEB):
            link.set("href", address)
        else:
            link.drop_tag()

    def _address(self, link: str) -> str:
        found = self._target(link) or ""
        return self.gallery.url(found.removeprefix(MARK)) if found.startswith(MARK) else found

    def _target(self, link: str) -> str | None:
        catalog, entry = self.gallery.catalog, self.entry
        folder = posixpath.dirname(entry.body_path)
        return target(link, catalog, folder, catalog.uri(entry), self.gallery.settings.content)

    def _picture(self, picture: Any) -> None:
        """A picture beside the source or in assets/; `src` becomes its path from the gallery's root."""
        source = picture.get("src") or ""
        found = self._target(source) or ""
        content = self.gallery.settings.content
        folder = posixpath.dirname(self.entry.body_path)
        path = posixpath.normpath(posixpath.join(folder, source))
        if found.startswith(f"{MARK}assets/"):
            path = f"{content}/{found.removeprefix(MARK)}"
        if found.startswith(MARK) and self.gallery.library.size(path) is not None:
            picture.set("src", path)
        else:
            picture.drop_tag()


def _inside(element: Any) -> str:
    """The HTML of what stands inside an element."""
    return html_text(element).partition(">")[2].rpartition("</")[0]


def pictures(markup: Iterable[str]) -> Iterator[str]:
    """The paths of all pictures in pieces of HTML, sorted, each once."""
    yield from sorted({node.get("src") for text in markup if "<img" in text for node in html_tree(text).iter("img")})
