"""Calls inside a sentence: link, count."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from macros.catalog.vocabulary import VOCABULARIES
from macros.gallery import Gallery
from macros.problems import suggestion

from ._fragment import CallError, Fragment, entry_of


def link(gallery: Gallery, ident: str, words: str = "") -> Fragment:
    """`{{ link("the-bus-that-waited") }}`: a link to an entry, in its title's words or your own."""
    entry = entry_of(gallery, ident)
    return Fragment("calls/link.html", {"uri": gallery.catalog.uri(entry), "words": words or entry.title}, inline=True)


def count(gallery: Gallery, what: str = "") -> int:
    """`{{ count("episode") }}` or `{{ count("topics") }}`: how many there are; of everything without a word."""
    catalog = gallery.catalog
    if not what:
        return len(catalog.entries)
    if what in catalog.by_kind:
        return len(catalog.by_kind[what])
    if what in VOCABULARIES:
        return len(catalog.words[what])
    raise CallError(f"{what!r} cannot be counted", suggestion(what, [*catalog.kinds, *VOCABULARIES]))


CALLS: dict[str, Callable[..., Any]] = {"link": link, "count": count}
