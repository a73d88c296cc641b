"""Reads a finished site back: its files, and of every page what a browser, a reader or a robot would go by."""

from __future__ import annotations

import gzip
import hashlib
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_PACKED = {".gz", ".pf_fragment", ".pf_index", ".pf_meta"}
_VOID = {"br", "hr", "img", "input", "link", "meta", "source", "use", "path", "rect", "wbr", "col"}
_ADDRESSES = {"href", "src", "action", "poster", "data"}


@dataclass(frozen=True)
class Tag:
    """A start tag with its attributes; `text` is what stands directly in it, `inside` all of its words."""

    name: str
    attributes: dict[str, str]
    text: list[str] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)


class Page(HTMLParser):
    """One page. `uri` is the file's address in the site."""

    def __init__(self, uri: str, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.uri, self.tags = uri, list[Tag]()
        self._open: list[Tag] = []
        self._words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"{self.uri}: an attribute twice in <{tag}>"
        self.tags.append(Tag(tag, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self._open.append(self.tags[-1])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(Tag(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open and self._open[-1].name == tag, f"{self.uri}: </{tag}> closes {self._open[-1:]}"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open[-1].text.append(data)
        for tag in self._open:
            tag.inside.append(data)
        self._words.append(data)

    @property
    def words(self) -> str:
        """All words of the page, with single spaces."""
        return " ".join("".join(self._words).split())

    def all(self, name: str, /, **attributes: str) -> list[Tag]:
        """The tags of a name, with these attributes."""
        return [tag for tag in self.tags if tag.name == name and attributes.items() <= tag.attributes.items()]

    def one(self, name: str, /, **attributes: str) -> Tag:
        (found,) = self.all(name, **attributes)
        return found

    @property
    def ids(self) -> list[str]:
        return [tag.attributes["id"] for tag in self.tags if "id" in tag.attributes]

    def addresses(self) -> Iterator[tuple[str, str, str]]:
        """Tag, attribute and value of everything that leads or loads."""
        for tag in self.tags:
            yield from ((tag.name, name, tag.attributes[name]) for name in _ADDRESSES if name in tag.attributes)


@dataclass(frozen=True)
class BuiltSite:
    """A site in a folder, published at `url`."""

    folder: Path
    url: str

    @cached_property
    def files(self) -> list[str]:
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Every page by its file's address, but for the stubs of old addresses."""
        found = {uri: self._page(uri) for uri in self.files if uri.endswith(".html")}
        return {uri: page for uri, page in found.items() if not page.all("meta", **{"http-equiv": "refresh"})}

    def page(self, uri: str) -> Page:
        """The page at an address such as `stories/first-light/`."""
        return self.pages[f"{uri}index.html"]

    def _page(self, uri: str) -> Page:
        return Page(uri, (self.folder / uri).read_text(encoding="utf-8"))

    def data(self, uri: str) -> bytes:
        """A file's bytes, unpacked where it is packed."""
        path = self.folder / uri
        return gzip.decompress(path.read_bytes()) if path.suffix in _PACKED else path.read_bytes()

    def missing(self, page: Page, link: str) -> str:
        """Why a link of a page leads nowhere; "" when it does, or when it leaves the site."""
        base = urlsplit(self.url)
        parts = urlsplit(link)
        if parts.scheme and not link.startswith(self.url):
            return ""
        path = parts.path.removeprefix(base.path) if parts.scheme or parts.path.startswith("/") else None
        if path is None:
            here = posixpath.dirname(page.uri)
            path = posixpath.normpath(posixpath.join(here, parts.path)) if parts.path else page.uri
            path += "/" if parts.path.endswith(("/", ".")) and path != "." else ""
        if path.startswith(("..", "/")):
            return f"{link} leads out of the site"
        file = "index.html" if path in (".", "") else f"{path}index.html" if path.endswith("/") else unquote(path)
        if not (self.folder / file).is_file():
            return f"{link}: there is no {file}"
        return self._no_anchor(file, parts.fragment) and f"{link}: there is no #{parts.fragment} in {file}"

    def _no_anchor(self, file: str, fragment: str) -> str:
        if not fragment or fragment.startswith("t="):  # a media fragment: a time, no place
            return ""
        if file in self.pages:
            return "" if unquote(fragment) in self.pages[file].ids else fragment
        return "" if f'id="{fragment}"' in self.data(file).decode() else fragment


def digests(folder: Path) -> dict[str, str]:
    """Every file of a folder with its digest."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
