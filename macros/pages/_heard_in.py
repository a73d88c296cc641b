"""In which stories a report's findings are heard: its page shows some of the moments, joined.py's every story."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from macros.gallery import Gallery
from macros.kinds.episode import Episode
from macros.render.once import once_each
from macros.render.views import Link
from macros.render.words import clock, seconds

MOST_MOMENTS = 6  # of one finding on the report's own page


@dataclass(frozen=True, slots=True)
class HeardAt:
    title: str
    label: str
    href: str


@once_each
def heard_in(gallery: Gallery, report: str) -> dict[str, list[HeardAt]]:
    """Per finding of a report by id, the moments of live stories that let it be heard, newest story first."""
    result: dict[str, list[HeardAt]] = defaultdict(list)
    for ident in stories_heard(gallery, report):
        story = gallery.catalog.entries[ident]
        for item in story.evidence:
            if _of(report, item.finding):
                at = f"#t={seconds(item.heard)}" if item.heard is not None else ""
                label = clock(item.heard) if item.heard is not None else ""
                result[item.finding.partition("#")[2]].append(
                    HeardAt(story.title, label, f"{gallery.catalog.uri(story)}{at}")
                )
    return dict(result)


@once_each
def stories_heard(gallery: Gallery, report: str) -> tuple[str, ...]:
    """The ids of live stories that let a finding be heard, newest first."""
    near = (entry for entry in gallery.catalog.pointing_at(report) if isinstance(entry, Episode))
    return tuple(story.id for story in near if any(_of(report, item.finding) for item in story.evidence))


def _of(report: str, finding: str) -> bool:
    return finding.partition("#")[0] == report


def more_stories(gallery: Gallery, report: str) -> Link | None:
    """The way to every story when a finding is heard in more than the report's page shows."""
    if all(len(moments) <= MOST_MOMENTS for moments in heard_in(gallery, report).values()):
        return None
    uri = gallery.catalog.uri(gallery.catalog.entries[report])
    return Link(f"All {len(stories_heard(gallery, report))} stories", f"{uri}stories/")
