"""Where a link in a body leads: to an entry by id, a file beside the entry, a place of the site, or the web.

Resolved links start with `MARK`; who shows the page replaces it by the way back to the site's root, who writes a
feed by the site's address.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from html import escape, unescape
from pathlib import Path

from macros.catalog.catalog import Catalog

MARK = "storyshelf-root:"
# Attributes as clean HTML writes them, one by one: a title may say href= as well.
_LINK = re.compile(r'(<(?:a|img)(?: [a-z]+="[^"]*")*? (?:href|src)=")([^"]*)(")')
_WEB = re.compile(r"(?:https?:|mailto:|tel:|#)", re.I)

Resolve = Callable[[str], str | None]


def target(link: str, catalog: Catalog, folder: str, uri: str, content: str) -> str | None:
    """The address in the site of a link written in a file that stands in `folder` and is shown at `uri`.

    None when there is no such thing; the link itself when it leads to the web or stays on the page.
    """
    if _WEB.match(link):
        return link
    path, sharp, anchor = link.partition("#")
    if path.startswith("entry:"):
        ident = path.removeprefix("entry:")
        entry = catalog.entries.get(ident)
        return f"{MARK}{catalog.uri(entry)}{sharp}{anchor}" if entry else MARK if ident in catalog.broken else None
    if path.startswith("/"):
        if "\\" in path or ".." in path.split("/"):
            return None
        return f"{MARK}{path.lstrip('/')}{sharp}{anchor}"
    place = posixpath.normpath(posixpath.join(folder, path))
    found = _source_address(place, catalog, content)
    if found is not None:
        return f"{MARK}{found}{sharp}{anchor}"
    if place.startswith(f"{content}/assets/") and has_file(catalog, place):
        return f"{MARK}{place.removeprefix(content + '/')}{sharp}{anchor}"
    if place in catalog.broken:
        return MARK  # the file's own mistakes are reported; that it is no page yet need not be
    if place.endswith((".md", ".yml")):
        return None  # a source that is no page: a draft, or notes
    if posixpath.dirname(place) == folder and has_file(catalog, place):
        return f"{MARK}{uri}{posixpath.basename(place)}{sharp}{anchor}"
    return None


def _source_address(place: str, catalog: Catalog, content: str) -> str | None:
    """The page made from a source file (`content/guides/x.md`, `about.md`)."""
    for page in catalog.pages:
        if page.path == place:
            name = page.name.removesuffix(".md")
            return "" if name == "index" else f"{name}/"
    catalog.reads.note("file", place)
    entry = catalog.source_paths.get(place)
    return catalog.uri(entry) if entry and entry.id in catalog.entries else None


def is_file(path: Path) -> bool:
    """Whether a file stands there; what cannot be a path, such as one too long, is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def has_file(catalog: Catalog, place: str) -> bool:
    """Whether a file stands at a place below the root."""
    catalog.reads.note("file", place)
    return is_file(catalog.root / place)


def links(html: str) -> Iterator[str]:
    """The addresses of all links and pictures in clean HTML."""
    yield from (unescape(match[2]) for match in _LINK.finditer(html))


def resolve(html: str, find: Resolve) -> str:
    """HTML with every link and picture address replaced by what `find` says; unknown ones lose their link."""

    def swap(match: re.Match[str]) -> str:
        found = find(unescape(match[2]))
        return f"{match[1]}{escape(found, quote=True) if found is not None else '#'}{match[3]}"

    return _LINK.sub(swap, html)


def rooted(html: str, root: str) -> str:
    """HTML with resolved links completed: `root` is the way to the site's root, or its absolute address."""
    return _LINK.sub(lambda match: f"{match[1]}{_completed(match[2], root)}{match[3]}", html)


def _completed(link: str, root: str) -> str:
    return root + link.removeprefix(MARK) if link.startswith(MARK) else link
