"""Calls that play: player."""

from __future__ import annotations

from collections.abc import Callable

from macros.gallery import Gallery
from macros.render.recording import player as player_of

from ._fragment import CallError, Fragment, entry_of


def player(gallery: Gallery, ident: str) -> Fragment:
    """`{{ player("the-bus-that-waited") }}`: a story's own player with its title."""
    entry = entry_of(gallery, ident)
    made = player_of(gallery, entry) if entry.kind == "episode" else None
    if not made:
        raise CallError(f"{ident!r} has nothing to play", "Name a story whose recording is in media.lock.")
    return Fragment("calls/player.html", {"audio": made, "uri": gallery.catalog.uri(entry), "title": entry.title})


CALLS: dict[str, Callable[..., Fragment]] = {"player": player}
