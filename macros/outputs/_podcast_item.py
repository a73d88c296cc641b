"""One episode as an RSS item. Sizes and lengths come from media.lock alone."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from enum import Enum

from macros.catalog.show import Show
from macros.catalog.vocabulary import Place
from macros.gallery import Gallery
from macros.kinds.episode import Episode
from macros.media.formats import FORMATS
from macros.media.lock import AudioLine
from macros.media.story_cover import NAME, SIZE, TYPE
from macros.render.feed_html import content, description
from macros.render.views import drawn_cover
from macros.render.xml import Node

from ._addresses import decimal, file_url, long_clock, mail_date, media_url, page_url
from ._podcast_notes import links_of, notes_of
from ._podcast_people import add_people
from ._podcast_tags import add_image, add_license, add_place, measured

CHAPTERS_TYPE = "application/json+chapters"
FEED_TYPES = {"audio/mp4": "audio/x-m4a"}  # the name by which Apple and PSP-1 know AAC in an .m4a file


class Detail(Enum):
    """How much an item says. PLAIN has no `content:encoded`; BRIEF also lacks the notes themselves, and everything that
    the story's page, its files, the channel or another tag of the item say already."""

    WHOLE = 2
    PLAIN = 1
    BRIEF = 0


def audio_url(gallery: Gallery, episode: Episode) -> str:
    """The recording's address: its own, or that of its file."""
    audio = episode.audio
    return audio.url or media_url(gallery, episode, audio.file or "")


def can_be_heard(gallery: Gallery, episode: Episode) -> bool:
    """Whether the recording is in media.lock: without it an item would have no true length."""
    return gallery.library.audio(episode) is not None


def add_item(channel: Node, gallery: Gallery, show: Show, episode: Episode, body: str, detail: Detail) -> None:
    """The item; `body` is the clean HTML of its notes."""
    item = channel.add("item")
    _add_text(item, gallery, episode, body, detail)
    _add_audio(item, gallery, episode)
    brief = detail is Detail.BRIEF
    _add_numbers(item, show, episode, brief)
    _add_cover(item, gallery, episode, brief)
    _add_words(item, gallery, episode, brief)
    add_people(item, gallery, (*(() if brief else show.people), *episode.people), other="guest")
    place = gallery.catalog.word("places", episode.place or "")
    if isinstance(place, Place) and not brief:
        add_place(item, place)
    if episode.license or not brief:
        add_license(item, episode.license or show.license)
    if not brief:
        _add_more(item, gallery, show, episode)


def _add_text(item: Node, gallery: Gallery, episode: Episode, body: str, detail: Detail) -> None:
    notes = notes_of(gallery, episode, body)
    if detail is Detail.BRIEF:
        notes = replace(notes, body="", chapters=())
    item.add("title", episode.title)
    item.add("link", page_url(gallery, episode))
    item.add("guid", episode.guid, {"isPermaLink": "false"})
    item.add("pubDate", mail_date(episode.published))
    item.add_cdata("description", description(notes))
    if body and detail is Detail.WHOLE:
        item.add_cdata("content:encoded", content(notes))


def _add_audio(item: Node, gallery: Gallery, episode: Episode) -> None:
    """Enclosure, and duration in whole seconds."""
    facts = gallery.library.audio(episode)
    where = {"url": audio_url(gallery, episode), "length": str(facts.bytes), "type": feed_type(facts)}
    item.add("enclosure", attributes=where)
    item.add("itunes:duration", str(facts.seconds))


def _add_cover(item: Node, gallery: Gallery, episode: Episode, brief: bool) -> None:
    """The story's own picture, or the one that the build draws for it."""
    image = episode.image
    if image:
        facts = gallery.library.image(f"{episode.folder}/{image.file}")
        add_image(item, file_url(gallery, episode, image.file), image.alt, measured(facts), brief)
    elif drawn_cover(gallery, episode):
        add_image(item, file_url(gallery, episode, NAME), "", (SIZE, SIZE, TYPE), brief)


def feed_type(facts: AudioLine) -> str:
    return FEED_TYPES.get(facts.type, facts.type)


def _add_more(item: Node, gallery: Gallery, show: Show, episode: Episode) -> None:
    """The recording's digest beside a smaller encode, inline chapters, links, and whether voices are made."""
    _add_encode(item, gallery.library.audio(episode), audio_url(gallery, episode), "Standard", default=True)
    low = gallery.library.audio(episode, episode.audio.low) if episode.audio.low else None
    if low:
        _add_encode(item, low, media_url(gallery, episode, episode.audio.low), "Low bandwidth", default=False)
    if episode.chapters:
        simple = item.add("psc:chapters", attributes={"version": "1.2"})
        for chapter in episode.chapters:
            start = f"{long_clock(chapter.start)}.{chapter.start % 1000:03}"
            simple.add("psc:chapter", attributes={"start": start, "title": chapter.title})
    for address, words in links_of(gallery, episode):
        item.add("podcast:contentLink", words, {"href": address})
    if show.synthetic_voices:
        item.add("podcast:txt", "true", {"purpose": "ai-content"})


def _add_encode(item: Node, facts: AudioLine, url: str, title: str, default: bool) -> None:
    encode = item.add(
        "podcast:alternateEnclosure",
        "",
        {
            "type": feed_type(facts),
            "length": str(facts.bytes),
            "bitrate": str(facts.bitrate) if facts.bitrate else None,
            "title": title,
            "default": "true" if default else None,
        },
    )
    encode.add("podcast:source", attributes={"uri": url})
    digest = b64encode(bytes.fromhex(facts.sha256)).decode("ascii")
    encode.add("podcast:integrity", attributes={"type": "sri", "value": f"sha256-{digest}"})


def _add_numbers(item: Node, show: Show, episode: Episode, brief: bool) -> None:
    """Explicit, type, season and number, for Apple and in the podcast namespace alike; when brief, for Apple alone."""
    item.add("itunes:explicit", "true" if episode.explicit else "false")
    item.add("itunes:episodeType", episode.type)
    if episode.season:
        item.add("itunes:season", str(episode.season))
        if not brief:
            name = next((season.name for season in show.seasons if season.number == episode.season), None)
            item.add("podcast:season", str(episode.season), {"name": name})
    if episode.number:
        item.add("itunes:episode", str(episode.number))
        if not brief:
            item.add("podcast:episode", str(episode.number))


def _add_words(item: Node, gallery: Gallery, episode: Episode, brief: bool) -> None:
    """Transcripts in each language and timed format, the chapters' file, soundbites; when brief, no soundbites, and of
    the formats those that every app knows."""
    forms = [form for form in FORMATS if form.timed and not (brief and form.extension == "json")]
    for language, transcript in gallery.library.transcripts(episode).items():
        for form in forms if transcript.cues else ():
            url = file_url(gallery, episode, f"transcript.{language}.{form.extension}")
            item.add("podcast:transcript", "", {"url": url, "type": form.type, "language": language, "rel": "captions"})
    if episode.chapters:
        url = file_url(gallery, episode, "chapters.json")
        item.add("podcast:chapters", attributes={"url": url, "type": CHAPTERS_TYPE})
    for bite in episode.soundbites if not brief else ():
        times = {"startTime": decimal(bite.start), "duration": decimal(bite.end - bite.start)}
        item.add("podcast:soundbite", bite.title, times)
