"""Old addresses: a page that leads on for every host, and `_redirects` for hosts that answer with a true 301."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from macros.catalog.vocabulary import VOCABULARIES
from macros.gallery import Gallery
from macros.render.templates import fragment

from ._artifact import Artifact, SitePages


def make(gallery: Gallery, site: SitePages) -> Iterator[Artifact]:
    """A stub at each old address; `_redirects` (the syntax of Netlify and Cloudflare Pages) when there is one.

    An old address at which a page stands today is left alone.
    """
    taken = {page.uri for page in site.pages}
    moved = [(old, new) for old, new in moves(gallery) if old not in taken]
    for old, (uri, title) in moved:
        yield Artifact(f"{old}index.html" if old.endswith("/") else old, _stub(gallery, old, uri, title))
    if moved:
        at = urlsplit(gallery.settings.url).path or "/"
        lines = "".join(f"{at}{old} {at}{uri} 301\n" for old, (uri, _) in moved)
        yield Artifact("_redirects", lines.encode())


def moves(gallery: Gallery) -> list[tuple[str, tuple[str, str]]]:
    """Old address → (new address, title), of entries, withdrawn ones included, and of words that have a page; sorted.

    Addresses are in the site, without leading slash. Of two claims to one old address the first by id counts.
    """
    catalog = gallery.catalog
    found: dict[str, tuple[str, str]] = {}
    for entry in sorted((*catalog.entries.values(), *catalog.withdrawn), key=lambda entry: entry.id):
        for old in entry.aliases:
            found.setdefault(old, (catalog.uri(entry), entry.title))
    for name, terms in catalog.words.items():
        for ident, term in terms.items() if VOCABULARIES[name].at else ():
            for old in term.aliases:
                found.setdefault(old, (catalog.word_uri(name, ident), term.label))
    return sorted(found.items())


def _stub(gallery: Gallery, old: str, uri: str, title: str) -> bytes:
    """A page without anything to load. Its way is relative, so that it works from any folder on any host."""
    target = "../" * old.count("/") + uri or "./"
    canonical = gallery.url(uri) if gallery.settings.url else ""
    values = {"title": title, "target": target, "canonical": canonical, "language": gallery.settings.language}
    return f"{fragment('pages/redirect.html', **values)}\n".encode()
