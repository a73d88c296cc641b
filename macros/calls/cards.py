"""Calls that show entries: card, cards, latest."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from macros.gallery import Gallery
from macros.problems import suggestion
from macros.render.views import card as card_of

from ._fragment import CallError, Fragment, entry_of, kind_of


def card(gallery: Gallery, ident: str) -> Fragment:
    """`{{ card("the-bus-that-waited") }}`: one entry on a shelf."""
    return Fragment("calls/cards.html", {"cards": [card_of(gallery, entry_of(gallery, ident))]})


def cards(gallery: Gallery, *idents: str, kind: str = "", topic: str = "", limit: int = 6) -> Fragment:
    """`{{ cards("a", "b") }}` or `{{ cards(kind="guide", topic="belonging", limit=3) }}`: several, newest first."""
    if idents:
        return Fragment("calls/cards.html", {"cards": [card_of(gallery, entry_of(gallery, ident)) for ident in idents]})
    words = gallery.catalog.words["topics"]
    if topic and topic not in words:
        raise CallError(f"there is no topic {topic!r}", suggestion(topic, words))
    entries = gallery.catalog.with_word("topics", topic) if topic else list(gallery.catalog.entries.values())
    found = [entry for entry in entries if not kind or entry.kind == kind_of(gallery, kind)]
    return Fragment("calls/cards.html", {"cards": [card_of(gallery, entry) for entry in found[:limit]]})


def latest(gallery: Gallery, kind: str = "episode", limit: int = 1) -> Fragment:
    """`{{ latest("episode") }}`: the newest of a kind; one alone is shown large."""
    entries = gallery.catalog.by_kind[kind_of(gallery, kind)][:limit]
    shown: list[Any] = [card_of(gallery, entry) for entry in entries]
    if len(shown) == 1 and kind == "episode":
        guide = gallery.catalog.entries.get(getattr(entries[0], "guide", None) or "")
        return Fragment("calls/lead.html", {"item": shown[0], "guide": gallery.catalog.uri(guide) if guide else None})
    return Fragment("calls/cards.html", {"cards": shown})


CALLS: dict[str, Callable[..., Fragment]] = {"card": card, "cards": cards, "latest": latest}
