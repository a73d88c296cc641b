"""What only a guide's page shows: the stories it goes with, and the reports it leans on."""

from __future__ import annotations

from dataclasses import dataclass

from macros.gallery import Gallery
from macros.kinds.guide import Guide
from macros.render.views import Card, cards


@dataclass(frozen=True, slots=True)
class GuideView:
    facts: tuple[str, ...]
    stories: tuple[Card, ...]
    evidence: tuple[Card, ...]
    shown: tuple[str, ...]


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
    )
