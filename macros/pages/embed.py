"""A small page of each story to be shown inside other sites: player, words, the way back. Not searched, not listed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from macros.gallery import Gallery
from macros.kinds.episode import Episode
from macros.render.recording import Player, player
from macros.render.views import Link

from ._plan import Crumb, Plan
from ._transcript import Words, words


@dataclass(frozen=True, slots=True)
class EmbedView:
    """A story for a frame; what is sensitive in it is the player's `care`."""

    story: Link
    guide: Link | None
    player: Player | None
    transcript: Words | None


def plans(gallery: Gallery) -> Iterator[Plan]:
    for story in gallery.catalog.by_kind.get("episode", ()):
        kind, uri = gallery.catalog.kind_of(story), gallery.catalog.uri(story)
        yield Plan(
            f"{uri}embed/",
            "pages/embed.html",
            story.title,
            story.summary,
            partial(view, gallery, story),
            story.language,
            crumbs=(
                Crumb("Home", ""),
                Crumb(kind.plural, f"{kind.at}/"),
                Crumb(story.title, uri),
                Crumb("For a frame"),
            ),
            noindex=True,
            source=story.path,
        )


def view(gallery: Gallery, story: Episode) -> EmbedView:
    """The story in its own language; nothing to share, since the page around it is somebody else's."""
    catalog = gallery.catalog
    shown = words(gallery, story, story.language)
    guide = catalog.entries.get(story.guide or "")
    return EmbedView(
        Link(story.title, catalog.uri(story)),
        Link(guide.title, catalog.uri(guide)) if guide else None,
        player(gallery, story),
        replace(shown, downloads=(), others=(), quoting=None) if shown and shown.turns else None,
    )
