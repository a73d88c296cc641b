"""What a page says for those who quote a story: where it was said, how to cite it, where its small page is.

overrides/assets/js/share.js puts the words and their time to it.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.gallery import Gallery
from macros.kinds.episode import Episode
from macros.render.words import day

LEADING = ("host", "narrator", "reporter", "producer", "presenter", "interviewer")


@dataclass(frozen=True, slots=True)
class Quoting:
    """`show` is empty when it is the publisher; `embed` is a whole address, or relative to the site's root."""

    title: str
    show: str
    citation: str
    embed: str


def quoting(gallery: Gallery, story: Episode) -> Quoting:
    """The story's own facts for quotes and citations; its address is that of the page."""
    show = gallery.catalog.show.title if gallery.catalog.show else gallery.settings.name
    return Quoting(
        story.title, show, citation(gallery, story, show), gallery.url(f"{gallery.catalog.uri(story)}embed/")
    )


def citation(gallery: Gallery, story: Episode, show: str) -> str:
    """In the manner of APA 7 (Publication Manual, 10.12: podcast episodes), without the address at its end.

    Those who lead a story are its authors; without one it is all who are credited, without any the publisher.
    """
    owner = gallery.settings.owner or gallery.settings.name
    leading = [credit for credit in story.people if any(word in credit.role.lower() for word in LEADING)]
    named: dict[str, str] = {}  # one author is named once, also with two parts in the story
    for credit in leading or story.people:
        named.setdefault(gallery.catalog.name_of(credit), credit.role)
    authors = [f"{turned(name)} ({role[:1].upper()}{role[1:]})" for name, role in named.items()]
    author = f"{', '.join(authors[:-1])}, & {authors[-1]}" if len(authors) > 1 else (authors or [owner])[0]
    month, _, year = day(story.published, "en").partition(", ")
    publisher = f" {owner.rstrip('.')}." if authors and owner != show else ""
    return f"{author.rstrip('.')}. ({year}, {month}). {story.title} [Audio story]. In {show.rstrip('.')}.{publisher}"


def turned(name: str) -> str:
    """Reyes, A. M. for Ana Maria Reyes."""
    *first, last = name.split()
    return f"{last}, {' '.join(part[0] + '.' for part in first)}" if first else last
