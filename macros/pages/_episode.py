"""What only an audio story's page shows: player, chapters, transcript, guide, evidence, neighbours in its season."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros.catalog.show import Season
from macros.gallery import Gallery
from macros.kinds.episode import Episode
from macros.render.once import once
from macros.render.recording import Player, audio_address, passage, player
from macros.render.views import Card, Fact, Link, Named, Pager, card
from macros.render.words import clock, language_name

from ._care import Care, care_of
from ._clips import Clip, clips
from ._order import Row, in_words, order
from ._transcript import Words, words


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
class EpisodeView:
    label: str
    facts: tuple[Any, ...]
    player: Player | None
    care: Care | None
    order: tuple[Row, ...]
    counted: str
    transcript: Words | None
    languages: tuple[Link, ...]
    clips: tuple[Clip, ...]
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
    rows = order(gallery, story, src)
    transcripts = gallery.library.transcripts(story)
    guide = catalog.entries.get(story.guide or "")
    place = catalog.word("places", story.place or "")
    named = Named(place.label, catalog.word_uri("places", story.place or "")) if place else None
    facts = gallery.library.audio(story)
    return EpisodeView(
        _label(story),
        tuple(
            part
            for part in (
                f"{clock(facts.duration_ms)} min" if facts else None,
                Fact(named.name, named.uri) if named else None,
            )
            if part
        ),
        player(gallery, story),
        care_of(gallery, story),
        rows,
        in_words(rows),
        words(gallery, story, story.language),  # another language has its own page
        tuple(
            Link(language_name(name, name), f"{uri}{name}/", text=name)
            for name in transcripts
            if name != story.language
        ),
        clips(gallery, story, src),
        card(gallery, guide) if guide else None,
        tuple(_evidence(gallery, story, src)),
        _pager(gallery, story),
        season_link(gallery, story.season),
        named,
        tuple(ident for ident in (story.guide, *(item.finding.partition("#")[0] for item in story.evidence)) if ident),
    )


def _label(story: Episode) -> str:
    """Audio story · Season 1, number 2 · bonus."""
    number = f"Season {story.season}" if story.season else ""
    number += f"{', number' if number else 'Number'} {story.number}" if story.number else ""
    return " · ".join(part for part in ("Audio story", number, story.type if story.type != "full" else "") if part)


def season_link(gallery: Gallery, season: int | None) -> Link | None:
    """A season's name and page."""
    if not season:
        return None
    named = seasons_by_number(gallery).get(season)
    return Link(f"Season {season}: {named.name}" if named else f"Season {season}", f"series/season-{season}/")


@once
def seasons_by_number(gallery: Gallery) -> dict[int, Season]:
    """What the show says of its seasons."""
    show = gallery.catalog.show
    return {season.number: season for season in show.seasons} if show else {}


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
    return Pager(
        *(
            Link(f"{words}: {other.title}", gallery.catalog.uri(other)) if other else None
            for words, other in zip(("Previous", "Next"), gallery.catalog.beside(story), strict=True)
        )
    )
