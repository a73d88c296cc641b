"""/people/<id>/moments/: everything that a person says in the stories, when it is too much for their own page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from macros.gallery import Gallery
from macros.render.views import Head, Link, Pager

from ._paged import BY_DAY, Slice, jumps_to, paged, slices
from ._person import Moments, Portion, heard_in, moments_uri, portioned, speaking
from ._plan import Crumb, Plan

SEEN = 20  # turns of a story that are seen at once; all others are folded
_WORDS = "In their own words"


@dataclass(frozen=True, slots=True)
class MomentsView:
    """One page of a person's moments; `search` leads to what they say by word."""

    head: Head
    moments: Moments
    search: Link
    pager: Pager


def plans(gallery: Gallery) -> Iterator[Plan]:
    for person in gallery.catalog.words.get("people", ()):
        if pages := portioned(gallery, person):
            yield from _person(gallery, person, pages)


def _person(gallery: Gallery, person: str, pages: Sequence[Sequence[Portion]]) -> Iterator[Plan]:
    catalog = gallery.catalog
    name = _name(gallery, person)
    first = Plan(
        moments_uri(gallery, person),
        "pages/moments.html",
        f"{name}: {_WORDS.lower()}",
        f"Everything that {name} says in the stories of {gallery.settings.name}.",
        lambda: None,
        gallery.settings.language,
        None,
        "person",
        (Crumb("Home", ""), Crumb("People", "people/"), Crumb(name, catalog.word_uri("people", person)), Crumb(_WORDS)),
        changed=max(catalog.entries[story].changed for story in speaking(gallery, person)),
    )
    years = (
        (str(catalog.entries[portion.story].published.year), number)
        for number, page in enumerate(pages, 1)
        for portion in page
    )
    parts = slices(lambda: portioned(gallery, person), first.uri, 1, BY_DAY, jumps_to("year", years))
    yield from paged(first, parts, partial(_view, gallery, person))


def _view(gallery: Gallery, person: str, part: Slice[Sequence[Portion]]) -> MomentsView:
    spoken = speaking(gallery, person)
    rows = (heard_in(gallery, person, portion, SEEN) for portion in part.items[0])
    heard = tuple(replace(row, more=0) for row in rows)  # the next page has them
    turns = sum(spoken.values())
    facts = (f"{turns} moments in {len(spoken)} {'story' if len(spoken) == 1 else 'stories'}, newest first",)
    head = Head(_name(gallery, person), "person", _WORDS, "person", None, facts)
    search = Link("Search everything they say", f"search/?speaker={person}")
    return MomentsView(head, Moments(len(spoken), turns, heard), search, part.pager)


def _name(gallery: Gallery, person: str) -> str:
    known = gallery.catalog.word("people", person)
    return known.label if known else person
