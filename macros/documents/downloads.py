"""What a guide's page says of its documents: format, address and size, for overrides/fragments/documents.html."""

from __future__ import annotations

from dataclasses import dataclass

from macros.catalog.entry import Entry
from macros.gallery import Gallery
from macros.render.words import size
from macros.worksheets.compiled import compiled

from .shelf import documents_of

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True, slots=True)
class Download:
    """A file beside the page. `format` is "pdf" or "docx"; `size` in words; `fields` whether it can be filled in."""

    format: str
    uri: str
    type: str
    size: str
    bytes: int
    fields: bool


def downloads(gallery: Gallery, entry: Entry) -> tuple[Download, ...]:
    """The guide's documents that were made, PDF first; () when there are none, so that no link leads nowhere."""
    made = documents_of(gallery, entry.id)
    at, fields = gallery.catalog.uri(entry), bool(compiled(entry).fields())
    sizes = {name: path.stat().st_size for name, path in made.files.items()} if made else {}
    return tuple(
        Download(name, f"{at}{entry.id}.{name}", TYPES[name], size(count, entry.language), count, fields)
        for name, count in sizes.items()
    )
