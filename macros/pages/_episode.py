"""What only an audio story's page shows: player, chapters, transcript, guide, evidence, neighbours in its season."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros.gallery import Gallery
from macros.kinds.episode import Episode
from macros.render.recording import Player, audio_address, passage, player
from macros.render.views import Card, Fact, Link, Named, Pager, card
from macros.render.words import clock, language_name

from ._transcript import Words, words


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the running order: type "chapter" or "care"; `href` plays from there without JavaScript."""

    type: str
    at: int
    start_label: str
    href: str
    seconds: float
    title: str = ""
    text: str = ""
    length_label: str = ""
    end_label: str = ""
    end: float | None = None


@dataclass(frozen=True, slots=True)
class Care:
    text: str
    passages: tuple[Row, ...]
    help: Any


@dataclass(frozen=True, slots=True)
class Heard:
    """A finding that the story lets people hear."""

    label: str
    text: str
    title: str
    uri: str
    moments: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    label: str
    href: str
    seconds: float
    end: float | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    quote: str
    who: str
    title: str
    uri: str
    href: str
    start_label: str
    end_label: str


@dataclass(frozen=True, slots=True)
class EpisodeView:
    label: str
    facts: tuple[Any, ...]
    player: Player | None
    care: Care | None
    order: tuple[Row, ...]
    transcript: Words | None
    languages: tuple[Link, ...]
    quotes: tuple[Quote, ...]
    soundbites: tuple[Row, ...]
    guide: Card | None
    evidence: tuple[Heard, ...]
    pager: Pager
    season: Link | None
    place: Named | None
    shown: tuple[str, ...]


def own(gallery: Gallery, story: Episode) -> EpisodeView:
    """The story's own part of its page."""
    catalog, uri = gallery.catalog, gallery.catalog.uri(story)
    src = audio_address(gallery, story)
    transcripts = gallery.library.transcripts(story)
    first = transcripts.get(story.language)  # another language has its own page
    guide = catalog.entries.get(story.guide or "")
    place = catalog.word("places", story.place or "")
    named = Named(place.label, catalog.word_uri("places", story.place or "")) if place else None
    number = f"Season {story.season}" if story.season else ""
    number += f"{', number' if number else 'Number'} {story.number}" if story.number else ""
    facts = gallery.library.audio(story)
    return EpisodeView(
        " · ".join(part for part in ("Audio story", number, story.type if story.type != "full" else "") if part),
        tuple(
            part
            for part in (
                f"{clock(facts.duration_ms)} min" if facts else None,
                Fact(named.name, named.uri) if named else None,
            )
            if part
        ),
        player(gallery, story),
        _care(gallery, story, src),
        tuple(_order(gallery, story, src)),
        words(gallery, story, first, src) if first else None,
        tuple(
            Link(language_name(name, name), f"{uri}{name}/", text=name)
            for name in transcripts
            if name != story.language
        ),
        tuple(_quotes(gallery, story, uri)),
        tuple(_bites(story, src)),
        card(gallery, guide) if guide else None,
        tuple(_evidence(gallery, story, src)),
        _pager(gallery, story),
        season_link(gallery, story.season),
        named,
        tuple(ident for ident in (story.guide, *(item.finding.partition("#")[0] for item in story.evidence)) if ident),
    )


def season_link(gallery: Gallery, season: int | None) -> Link | None:
    """A season's name and page."""
    if not season:
        return None
    named = {item.number: item.name for item in gallery.catalog.show.seasons} if gallery.catalog.show else {}
    name = named.get(season)
    return Link(f"Season {season}: {name}" if name else f"Season {season}", f"series/season-{season}/")


def _order(gallery: Gallery, story: Episode, src: str) -> list[Row]:
    facts = gallery.library.audio(story)
    ends = [chapter.start for chapter in story.chapters[1:]] + [facts.duration_ms if facts else 0]
    rows = [
        Row(
            "chapter",
            chapter.start,
            clock(chapter.start),
            passage(src, chapter.start),
            chapter.start / 1000,
            chapter.title,
            length_label=clock(end - chapter.start) if end > chapter.start else "",
        )
        for chapter, end in zip(story.chapters, ends, strict=False)
    ]
    return sorted([*rows, *_passages(story, src)], key=lambda row: (row.at, row.type != "chapter"))


def _passages(story: Episode, src: str) -> Iterator[Row]:
    for flag in story.care:
        yield Row(
            "care",
            flag.start,
            clock(flag.start),
            passage(src, flag.end),
            flag.end / 1000,
            text=flag.reason,
            end_label=clock(flag.end),
        )


def _care(gallery: Gallery, story: Episode, src: str) -> Care | None:
    crisis = gallery.settings.crisis
    help_link = Fact(crisis.text, crisis.url) if crisis and crisis.url else None
    return Care("", tuple(_passages(story, src)), help_link) if story.care else None


def _bites(story: Episode, src: str) -> Iterator[Row]:
    for bite in story.soundbites:
        yield Row(
            "bite",
            bite.start,
            clock(bite.start),
            passage(src, bite.start, bite.end),
            bite.start / 1000,
            bite.title,
            end_label=clock(bite.end),
            end=bite.end / 1000,
        )


def _quotes(gallery: Gallery, story: Episode, uri: str) -> Iterator[Quote]:
    for quote in story.quotes:
        speaker = gallery.catalog.word("people", quote.speaker or "")
        yield Quote(
            quote.text,
            speaker.label if speaker else "",
            story.title,
            uri,
            passage(uri, quote.start, quote.end),
            clock(quote.start),
            clock(quote.end),
        )


def _evidence(gallery: Gallery, story: Episode, src: str) -> Iterator[Heard]:
    for item in story.evidence:
        ident, _, anchor = item.finding.partition("#")
        report = gallery.catalog.entries.get(ident)
        findings = {finding.id: (n, finding) for n, finding in enumerate(getattr(report, "findings", ()), 1)}
        if report and anchor in findings:
            n, finding = findings[anchor]
            heard = (
                () if item.heard is None else (Moment(clock(item.heard), passage(src, item.heard), item.heard / 1000),)
            )
            yield Heard(f"Finding {n}", finding.text, report.title, f"{gallery.catalog.uri(report)}#{anchor}", heard)


def _pager(gallery: Gallery, story: Episode) -> Pager:
    row = gallery.catalog.seasons.get(story.season or 0, [])
    at = next((n for n, other in enumerate(row) if other.id == story.id), -1)
    before, after = row[at - 1] if at > 0 else None, row[at + 1] if 0 <= at < len(row) - 1 else None
    return Pager(
        *(
            Link(f"{words}: {other.title}", gallery.catalog.uri(other)) if other else None
            for words, other in (("Previous", before), ("Next", after))
        )
    )
