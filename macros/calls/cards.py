"""Calls that show entries: card, cards, latest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from macros.catalog.entry import Entry
from macros.gallery import Gallery
from macros.problems import suggestion
from macros.render.recording import player as player_of
from macros.render.views import card as card_of
from macros.render.views import topics as topics_of
from macros.render.words import clock, clock_up

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
    """`{{ latest("episode") }}`: the newest of a kind; a story or an issue alone is shown large."""
    entries = gallery.catalog.by_kind[kind_of(gallery, kind)][:limit]
    if len(entries) == 1 and kind in LARGE:
        return LARGE[kind](gallery, entries[0])
    return Fragment("calls/cards.html", {"cards": [card_of(gallery, entry) for entry in entries]})


def _story(gallery: Gallery, story: Any) -> Fragment:
    """The story with its player, and before it what may be hard to hear."""
    guide = gallery.catalog.entries.get(story.guide or "")
    care = [f"{clock(flag.start)} to {clock_up(flag.end)}: {flag.reason}" for flag in story.care]
    return Fragment(
        "calls/lead.html",
        {
            "item": card_of(gallery, story),
            "guide": gallery.catalog.uri(guide) if guide else None,
            "audio": player_of(gallery, story),
            "care": care,
        },
    )


def _issue(gallery: Gallery, issue: Entry) -> Fragment:
    """The issue as a wide band with its topics."""
    all_issues = f"{gallery.catalog.kind_of(issue).at}/"
    values = {"item": card_of(gallery, issue), "topics": topics_of(gallery, issue), "all": all_issues}
    return Fragment("calls/issue.html", values)


LARGE: dict[str, Callable[[Gallery, Any], Fragment]] = {"episode": _story, "bulletin": _issue}
CALLS: dict[str, Callable[..., Fragment]] = {"card": card, "cards": cards, "latest": latest}
