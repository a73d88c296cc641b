"""The text of an entry as feeds carry it: clean HTML whose links are whole addresses."""

from __future__ import annotations

from typing import Protocol

from macros.gallery import Gallery
from macros.render.bodies import html_of, of_entry
from macros.render.links import rooted


class Bodies(Protocol):
    """Texts by the id of their entry."""

    def get(self, ident: str, default: str) -> str: ...


class Notes:
    """Texts of live entries, made when they are asked for."""

    def __init__(self, gallery: Gallery) -> None:
        self.gallery = gallery

    def get(self, ident: str, default: str) -> str:
        catalog, settings = self.gallery.catalog, self.gallery.settings
        entry = catalog.entries.get(ident)
        if entry is None or not entry.body.strip():
            return default
        return rooted(html_of(of_entry(entry, catalog), catalog, settings.content), settings.url)
