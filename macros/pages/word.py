"""A page for each topic, person, place and organization, and a listing for each of these vocabularies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from macros.catalog.entry import Entry
from macros.catalog.fields import Image
from macros.catalog.vocabulary import VOCABULARIES, Term, Vocabulary
from macros.gallery import Gallery
from macros.render.once import once_each
from macros.render.views import Head, Link, ListView, Shelf, card, picture, word_card

from ._lists import other_lists
from ._paged import Slice, by_day, jumps_to, paged, shelves, slices
from ._person import moments
from ._plan import Crumb, Plan

Word = tuple[str, Term]


def plans(gallery: Gallery) -> Iterator[Plan]:
    for vocabulary in VOCABULARIES.values():
        if vocabulary.at:
            yield from _listing(gallery, vocabulary)
            for ident in gallery.catalog.words[vocabulary.name]:
                yield from _term(gallery, vocabulary, ident)


def _listing(gallery: Gallery, vocabulary: Vocabulary) -> Iterator[Plan]:
    first = Plan(
        f"{vocabulary.at}/",
        "pages/listing.html",
        vocabulary.plural,
        f"{vocabulary.plural} in {gallery.settings.name}, A to Z.",
        lambda: None,
        gallery.settings.language,
        crumbs=(Crumb("Home", ""), Crumb(vocabulary.plural)),
        changed=gallery.newest,
    )
    size, name = gallery.settings.page_size, vocabulary.name
    letters = ((term.label[0].upper(), place // size + 1) for place, (_, term) in enumerate(_a_to_z(gallery, name)))
    parts = slices(lambda: _a_to_z(gallery, name), first.uri, size, jumps=jumps_to("letter", letters))
    yield from paged(first, parts, partial(_listing_view, gallery, vocabulary))


def _listing_view(gallery: Gallery, vocabulary: Vocabulary, part: Slice[Word]) -> ListView:
    cards = tuple(word_card(gallery, vocabulary.name, ident, term) for ident, term in part.items)
    head = Head(vocabulary.plural, facts=(f"{len(_a_to_z(gallery, vocabulary.name))} in all",))
    others = other_lists(gallery, part.uri)
    return ListView(head, (Shelf("A to Z", cards),) if cards else (), tabs=others, pager=part.pager)


@once_each
def _a_to_z(gallery: Gallery, vocabulary: str) -> list[Word]:
    """The words of a vocabulary in the order of their labels."""
    return sorted(gallery.catalog.words[vocabulary].items(), key=lambda item: (item[1].label.casefold(), item[0]))


def _term(gallery: Gallery, vocabulary: Vocabulary, ident: str) -> Iterator[Plan]:
    name, term, at = vocabulary.name, gallery.catalog.words[vocabulary.name][ident], vocabulary.uri(ident)
    folder, image = f"{gallery.settings.content}/vocabulary", _image(term)
    first = replace(
        _plan(gallery, vocabulary, ident, term),
        changed=max((entry.changed for entry in gallery.catalog.with_word(name, ident)), default=None),
        files=((f"{at}{image.file}", f"{folder}/{image.file}"),)
        if image and picture(gallery, image, folder, at)
        else (),
    )
    parts = by_day(gallery, lambda: gallery.catalog.with_word(name, ident), at)
    yield from paged(first, parts, partial(_view, gallery, vocabulary, ident))


def _view(gallery: Gallery, vocabulary: Vocabulary, ident: str, part: Slice[Entry]) -> ListView:
    catalog, term = gallery.catalog, gallery.catalog.word(vocabulary.name, ident)
    assert term, "a word has a page"
    shown = picture(gallery, _image(term), f"{gallery.settings.content}/vocabulary", vocabulary.uri(ident))
    start = catalog.entries.get(getattr(term, "start", None) or "")
    heading = "Everything on this topic" if vocabulary.name == "topics" else "In the gallery"
    return ListView(
        Head(term.label, "topic", vocabulary.label, vocabulary.icon, None, tuple(_facts(gallery, term)), shown),
        shelves(gallery, heading, part),
        tuple(text.strip() for text in re.split(r"\n\s*\n", term.text) if text.strip()),
        card(gallery, start) if start else None,
        (Link("Website", url),) if (url := getattr(term, "url", None)) else (),
        tuple(
            Link(other.label, vocabulary.uri(name))
            for name in getattr(term, "related", ())
            if (other := catalog.word(vocabulary.name, name))
        ),
        part.pager,
        moments=moments(gallery, ident) if vocabulary.name == "people" and part.number == 1 else None,
    )


def _image(term: Any) -> Image | None:
    fields = type(term).model_fields  # a record takes long to say that it has none of that name
    return next((getattr(term, name) for name in ("image", "logo") if name in fields), None)


def _plan(gallery: Gallery, vocabulary: Vocabulary, ident: str, term: Term) -> Plan:
    """The word's page before its entries are counted."""
    return Plan(
        vocabulary.uri(ident),
        "pages/word.html",
        term.label,
        _first_sentence(term.summary or term.text) or f"Everything about {term.label} in {gallery.settings.name}.",
        lambda: None,
        gallery.settings.language,
        None,
        vocabulary.icon,
        (Crumb("Home", ""), Crumb(vocabulary.plural, f"{vocabulary.at}/"), Crumb(term.label)),
        indexed=True,
        facts={"kind": (vocabulary.name,), "language": (gallery.settings.language,)},
    )


def _facts(gallery: Gallery, term: Any) -> Iterator[str]:
    for name in ("role", "pronouns", "school", "district", "county", "state", "country"):
        value = getattr(term, name, None)
        if value:
            yield value
    organization = gallery.catalog.word("organizations", getattr(term, "organization", None) or "")
    if organization:
        yield organization.label


def _first_sentence(text: str) -> str:
    """Up to 160 characters for search engines, cut at a sentence or a word."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 160 else flat[:157].rsplit(" ", 1)[0].rstrip(",;:") + "…"
