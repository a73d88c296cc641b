"""Where a link in a body leads: to an entry by id, a file beside the entry, a place of the site, or the web.

Resolved links start with `MARK`; who shows the page replaces it by the way back to the site's root, who writes a
feed by the site's address.
"""
from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from html import escape, unescape

from macros.catalog.catalog import Catalog

MARK = "storyshelf-root:"
_LINK = re.compile(r'(<(?:a|img)\b[^>]*?\s(?:href|src)=")([^"]*)(")')
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
        entry = catalog.entries.get(path.removeprefix("entry:"))
        return f"{MARK}{catalog.uri(entry)}{sharp}{anchor}" if entry else None
    if path.startswith("/"):
        return f"{MARK}{path.lstrip('/')}{sharp}{anchor}"
    place = posixpath.normpath(posixpath.join(folder, path))
    found = _source_address(place, catalog, content)
    if found is not None:
        return f"{MARK}{found}{sharp}{anchor}"
    if place.startswith(f"{content}/assets/") and (catalog.root / place).is_file():
        return f"{MARK}{place.removeprefix(content + '/')}"
    if (catalog.root / place).is_file() and posixpath.dirname(place) == folder:
        return f"{MARK}{uri}{path}"
    return None


def _source_address(place: str, catalog: Catalog, content: str) -> str | None:
    """The page made from a source file (`content/guides/x.md`, `about.md`)."""
    for page in catalog.pages:
        if page.path == place:
            name = page.name.removesuffix(".md")
            return "" if name == "index" else f"{name}/"
    entry = catalog.source_paths.get(place)
    return catalog.uri(entry) if entry and entry.id in catalog.entries else None


def resolve(html: str, find: Resolve) -> str:
    """HTML with every link and picture address replaced by what `find` says; unknown ones lose their link."""

    def swap(match: re.Match[str]) -> str:
        found = find(unescape(match[2]))
        return f"{match[1]}{escape(found, quote=True) if found is not None else '#'}{match[3]}"

    return _LINK.sub(swap, html)


def rooted(html: str, root: str) -> str:
    """HTML with resolved links completed: `root` is the way to the site's root, or its absolute address."""
    return html.replace(f'="{MARK}', f'="{root}')
