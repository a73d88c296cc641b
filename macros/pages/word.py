"""A page for each topic, person, place and organization, and a listing for each of these vocabularies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from macros.catalog.vocabulary import VOCABULARIES, Term, Vocabulary
from macros.gallery import Gallery
from macros.render.views import Head, Link, ListView, Shelf, card, picture, word_card

from ._paged import paged
from ._person import moments
from ._plan import Crumb, Plan


def plans(gallery: Gallery) -> Iterator[Plan]:
    for vocabulary in VOCABULARIES.values():
        if vocabulary.at:
            yield _listing(gallery, vocabulary)
            for ident, term in gallery.catalog.words[vocabulary.name].items():
                yield from _term(gallery, vocabulary, ident, term)


def _listing(gallery: Gallery, vocabulary: Vocabulary) -> Plan:
    words = sorted(gallery.catalog.words[vocabulary.name].items(), key=lambda item: (item[1].label.casefold(), item[0]))

    def view() -> ListView:
        cards = tuple(word_card(gallery, vocabulary.name, ident, term) for ident, term in words)
        return ListView(
            Head(vocabulary.plural, facts=(f"{len(words)} in all",)), (Shelf("A to Z", cards),) if cards else ()
        )

    return Plan(
        f"{vocabulary.at}/",
        "pages/listing.html",
        vocabulary.plural,
        f"{vocabulary.plural} in {gallery.settings.name}, A to Z.",
        view,
        gallery.settings.language,
        crumbs=(Crumb("Home", ""), Crumb(vocabulary.plural)),
        changed=gallery.newest,
    )


def _term(gallery: Gallery, vocabulary: Vocabulary, ident: str, term: Term) -> Iterator[Plan]:
    catalog = gallery.catalog
    entries = catalog.with_word(vocabulary.name, ident)
    at = f"{vocabulary.at}/{ident}/"
    folder = f"{gallery.settings.content}/vocabulary"
    image = getattr(term, "image", None) or getattr(term, "logo", None)
    shown = picture(gallery, image, folder, at)
    first = replace(
        _plan(gallery, vocabulary, ident, term),
        changed=max((entry.changed for entry in entries), default=None),
        files=((f"{at}{image.file}", f"{folder}/{image.file}"),) if shown and image else (),
    )
    head = Head(term.label, "topic", vocabulary.label, vocabulary.icon, None, tuple(_facts(gallery, term)), shown)
    text = tuple(part.strip() for part in re.split(r"\n\s*\n", term.text) if part.strip())
    start = catalog.entries.get(getattr(term, "start", None) or "")
    tabs = tuple(
        Link(other.label, vocabulary.uri(name))
        for name in getattr(term, "related", ())
        if (other := catalog.word(vocabulary.name, name))
    )
    links = (Link("Website", url),) if (url := getattr(term, "url", None)) else ()
    heading = "Everything on this topic" if vocabulary.name == "topics" else "In the gallery"
    yield from paged(
        gallery,
        first,
        entries,
        heading,
        lambda shelves, pager: ListView(
            head,
            shelves,
            text,
            card(gallery, start) if start else None,
            links,
            tabs,
            pager,
            moments=moments(gallery, ident) if vocabulary.name == "people" and not pager.previous else None,
        ),
    )


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
