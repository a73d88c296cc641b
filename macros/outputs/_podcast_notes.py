"""What stands in an episode's notes: care note, chapters and links around the body, in the words of the feed."""

from __future__ import annotations

from macros.gallery import Gallery
from macros.kinds.episode import Episode
from macros.render.feed_html import Notes
from macros.render.words import clock, clock_up

from ._addresses import long_clock, page_url

MIN_CHAPTERS = 3  # below that Apple makes chapters of its own; so the lines would only be noise


def notes_of(gallery: Gallery, episode: Episode, body: str) -> Notes:
    """The episode's notes; `body` is its clean HTML."""
    crisis = gallery.settings.crisis
    flags = sorted(episode.care, key=lambda flag: (flag.start, flag.end))
    return Notes(
        summary=episode.summary,
        body=body,
        care=tuple((clock(flag.start), clock_up(flag.end), flag.reason) for flag in flags),
        help=(crisis.text, crisis.url if crisis.url.startswith("https://") else "") if crisis else None,
        chapters=_chapter_lines(episode),
        links=tuple(links_of(gallery, episode)),
    )


def links_of(gallery: Gallery, episode: Episode) -> list[tuple[str, str]]:
    """Address and words of the story's page and of its guide."""
    what = "Transcript and more" if gallery.library.languages(episode) else "More"
    links = [(page_url(gallery, episode), f"{what} about this story")]
    guide = gallery.catalog.entries.get(episode.guide or "")
    if guide:
        links.append((page_url(gallery, guide), f"Discussion guide: {guide.title}"))
    return links


def _chapter_lines(episode: Episode) -> tuple[tuple[str, str], ...]:
    """Time lines as Apple and Spotify read them: at least three, the first at 00:00:00."""
    chapters = episode.chapters
    if len(chapters) < MIN_CHAPTERS or chapters[0].start:
        return ()
    return tuple((long_clock(chapter.start), chapter.title) for chapter in chapters)
