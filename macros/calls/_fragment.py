"""What a call gives back: a fragment of overrides/ with its values, or plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from macros.catalog.entry import Entry
from macros.gallery import Gallery
from macros.problems import suggestion


class CallError(Exception):
    """A call that cannot be carried out, in an editor's words. `line` is 1-based in the page's text, 0 unknown."""

    def __init__(self, message: str, hint: str = "", line: int = 0) -> None:
        super().__init__(message)
        self.hint, self.line = hint, line


class EntryHasMistakes(CallError):
    """The call is right, and its entry is not: that is reported at the entry alone."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """`template` below overrides/, its values, and whether it stands inside a sentence."""

    template: str
    values: dict[str, Any]
    inline: bool = False


def entry_of(gallery: Gallery, ident: str) -> Entry:
    """The live entry with this id, or a CallError with the nearest ids."""
    entry = gallery.catalog.entries.get(ident)
    if entry:
        return entry
    hidden = gallery.catalog.all_entries.get(ident)
    if hidden:
        raise CallError(
            f"{ident!r} is not shown on the site yet ({hidden.status})", "Publish it first, or name another."
        )
    if ident in gallery.catalog.broken:
        raise EntryHasMistakes(f"{ident!r} has mistakes of its own")
    raise CallError(f"there is no entry {ident!r}", suggestion(ident, gallery.catalog.entries))


def kind_of(gallery: Gallery, name: str) -> str:
    """A kind's name, or a CallError with the allowed ones."""
    if name not in gallery.catalog.kinds:
        raise CallError(f"there is no kind {name!r}", suggestion(name, gallery.catalog.kinds))
    return name
