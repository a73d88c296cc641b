"""Bodies of entries and pages: where they stand, their HTML, and the files they show. Mistakes: body_problems.py."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.catalog.catalog import Catalog, HandPage
from macros.catalog.entry import Entry

from .links import MARK, has_file, links, resolve, target
from .markdown import to_html

# What may lead to a file: anything but the web, an entry by id, a place on this page or of the site.
_MAYBE = re.compile(r"\]\((?!\s*<?(?:https?:|entry:|mailto:|tel:|#|/))|\]:|<(?:a|img)\b", re.I)


@dataclass(frozen=True, slots=True)
class Text:
    """A body and where it stands: `path` and `folder` on disk, `uri` in the site, `line` of its first line."""

    body: str
    path: str
    folder: str
    uri: str
    line: int

    def place(self, at: int) -> tuple[int, int]:
        """Line and column in the file of a character of the body."""
        before = self.body[:at]
        return self.line + before.count("\n"), at - (before.rfind("\n") + 1) + 1


def texts(catalog: Catalog, content: str) -> Iterator[Text]:
    """Every body of the gallery, hidden entries included: they are checked before they are shown."""
    for entry in (*catalog.all_entries.values(), *catalog.faulty):
        if entry.body.strip():
            yield of_entry(entry, catalog)
    for page in catalog.pages:
        yield of_page(page, content)


def of_entry(entry: Entry, catalog: Catalog) -> Text:
    folder = posixpath.dirname(entry.body_path)
    return Text(entry.body, entry.body_path, folder, catalog.uri(entry), entry.body_line)


def of_page(page: HandPage, content: str) -> Text:
    name = page.name.removesuffix(".md")
    return Text(page.body, page.path, content, "" if name == "index" else f"{name}/", page.body_line)


def html_of(text: Text, catalog: Catalog, content: str) -> str:
    """Clean HTML with links resolved (see links.MARK)."""
    return linked(to_html(text.body), text, catalog, content)


def linked(html: str, text: Text, catalog: Catalog, content: str) -> str:
    """Clean HTML of the text, or of a part of it, with its links resolved (see links.MARK)."""
    return resolve(html, lambda link: target(link, catalog, text.folder, text.uri, content))


def shown_files(text: Text, catalog: Catalog, content: str) -> Iterator[tuple[str, str]]:
    """Address in the site and path on disk of each file a body shows or links to."""
    for link in links(to_html(text.body)) if _MAYBE.search(text.body) else ():
        found = target(link, catalog, text.folder, text.uri, content)
        path = posixpath.normpath(posixpath.join(text.folder, link.partition("#")[0]))
        if found and found.startswith(MARK) and not path.endswith((".md", ".yml")) and has_file(catalog, path):
            yield found.removeprefix(MARK).partition("#")[0], path
