"""What only a guide's page shows: its worksheet, the stories it goes with, and the reports it leans on."""

from __future__ import annotations

from dataclasses import dataclass

from macros.documents.downloads import Download, downloads
from macros.gallery import Gallery
from macros.kinds.guide import Guide
from macros.render.views import Card, cards
from macros.render.worksheet import Worksheet, worksheet
from macros.worksheets.compiled import compiled

from ._care import Care, care_before


@dataclass(frozen=True, slots=True)
class GuideView:
    facts: tuple[str, ...]
    stories: tuple[Card, ...]
    evidence: tuple[Card, ...]
    shown: tuple[str, ...]
    care: tuple[Care, ...] = ()
    uri: str = ""
    sheet: Worksheet | None = None
    documents: tuple[Download, ...] = ()


def own(gallery: Gallery, guide: Guide) -> GuideView:
    """The guide's own part of its page."""
    live = gallery.catalog.entries
    stories = [ident for ident in guide.stories if ident in live]
    # A story may name its guide without the guide naming it back.
    stories += [
        story.id
        for story in gallery.catalog.pointing_at(guide.id)
        if getattr(story, "guide", None) == guide.id and story.id not in stories
    ]
    reports = [ident for ident in guide.evidence if ident in live]
    facts = (f"{guide.minutes} minutes with a team",) if guide.minutes else ()
    return GuideView(
        facts,
        cards(gallery, (live[ident] for ident in stories)),
        cards(gallery, (live[ident] for ident in reports)),
        (*stories, *reports),
        care_before(gallery, (live[ident] for ident in stories)),
        gallery.catalog.uri(guide),
        worksheet(gallery, guide, compiled(guide)),
        downloads(gallery, guide),
    )
