"""What only a guide's page shows: its worksheet, the stories it goes with, and the reports it leans on."""

from __future__ import annotations

from dataclasses import dataclass

from macros.documents.downloads import Download, downloads
from macros.documents.session_stories import stories_of
from macros.gallery import Gallery
from macros.kinds.guide import Guide
from macros.render.once import once_each
from macros.render.views import Card, Link, cards
from macros.render.worksheet import Worksheet, worksheet
from macros.worksheets.compiled import compiled

from ._care import Care, care_before

MOST_STORIES = 12  # on the guide's own page; a guide may go with every story of a show


@dataclass(frozen=True, slots=True)
class GuideView:
    facts: tuple[str, ...]
    stories: tuple[Card, ...]
    more: Link | None
    evidence: tuple[Card, ...]
    shown: tuple[str, ...]
    care: tuple[Care, ...] = ()
    uri: str = ""
    sheet: Worksheet | None = None
    documents: tuple[Download, ...] = ()


def own(gallery: Gallery, guide: Guide) -> GuideView:
    """The guide's own part of its page."""
    live = gallery.catalog.entries
    stories = stories_with(gallery, guide.id)
    shown = [live[ident] for ident in stories[:MOST_STORIES]]
    reports = [ident for ident in guide.evidence if ident in live]
    facts = (f"{guide.minutes} minutes with a team",) if guide.minutes else ()
    return GuideView(
        facts,
        cards(gallery, shown),
        more_stories(gallery, guide.id),
        cards(gallery, (live[ident] for ident in reports)),
        (*stories, *reports),
        care_before(gallery, shown),
        gallery.catalog.uri(guide),
        worksheet(gallery, guide, compiled(guide)),
        downloads(gallery, guide),
    )


@once_each
def stories_with(gallery: Gallery, guide: str) -> tuple[str, ...]:
    """The ids of the live stories that a guide, by id, goes with."""
    return tuple(story.id for story in stories_of(gallery, gallery.catalog.entries[guide]))  # type: ignore[arg-type]


def more_stories(gallery: Gallery, guide: str) -> Link | None:
    """The way to all stories of a guide that goes with more than its page shows; the page is joined.py's."""
    count, uri = len(stories_with(gallery, guide)), gallery.catalog.uri(gallery.catalog.entries[guide])
    return Link(f"All {count} stories", f"{uri}stories/") if count > MOST_STORIES else None
