"""A story's transcript in another language has a page of its own, so that it is read and indexed in that language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from macros.gallery import Gallery
from macros.kinds.episode import Episode
from macros.render.recording import Player, player
from macros.render.views import Head, Link
from macros.render.words import language_name

from ._plan import Alternate, Crumb, Plan
from ._search_facts import search_facts
from ._transcript import Words, words


@dataclass(frozen=True, slots=True)
class TranscriptView:
    head: Head
    player: Player | None
    transcript: Words
    story: Link
    own_language: str


def plans(gallery: Gallery) -> Iterator[Plan]:
    for story in gallery.catalog.by_kind.get("episode", ()):
        others = [name for name in gallery.library.languages(story) if name != story.language]
        uri = gallery.catalog.uri(story)
        alternates = (
            tuple(
                Alternate(name, gallery.url(f"{uri}{name}/" if name in others else uri))
                for name in (story.language, *others)
            )
            if others
            else ()
        )
        for name in others:
            title = f"{story.title} ({language_name(name, name)})"
            yield Plan(
                f"{uri}{name}/",
                "pages/transcript.html",
                title,
                story.summary,
                partial(view, gallery, story, name),
                name,
                "episode",
                "episode",  # type: ignore[arg-type]
                (
                    Crumb("Home", ""),
                    Crumb(gallery.catalog.kind_of(story).plural, "stories/"),
                    Crumb(story.title, uri),
                    Crumb(language_name(name, name)),
                ),
                indexed=True,
                changed=story.changed,
                alternates=alternates,
                source=story.path,
                facts=search_facts(gallery, story, name),
            )


def view(gallery: Gallery, story: Episode, language: str) -> TranscriptView:
    """The same recording with the words of another language."""
    shown = words(gallery, story, language)
    assert shown is not None, "a page is planned for the languages that there are"
    return TranscriptView(
        Head(story.title, "episode", language_name(language, language), "episode"),
        player(gallery, story),
        shown,
        Link(story.title, gallery.catalog.uri(story)),
        language_name(story.language, language).lower(),
    )
