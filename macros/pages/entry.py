"""A page for every live entry, whatever its kind, and a short notice for every entry that was taken back.

What only one kind shows comes from `_<kind>.py` beside this file, when there is one, as `view.own`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from macros.catalog.entry import Entry
from macros.gallery import Gallery
from macros.render.bodies import of_entry, shown_files
from macros.render.once import answered
from macros.render.templates import OVERRIDES
from macros.render.views import Card, Head, Link, Named, cards, entry_picture, people, topics, when
from macros.render.words import day, license_words

from ._plan import Alternate, Crumb, Plan
from ._search_facts import search_facts


@dataclass(frozen=True, slots=True)
class EntryView:
    """What every entry's page shows. `own` is the kind's own record, or None."""

    entry: Entry
    head: Head
    people: tuple[Named, ...]
    organizations: tuple[Link, ...]
    topics: tuple[Link, ...]
    audiences: tuple[str, ...]
    grades: tuple[str, ...]
    near: tuple[Card, ...]
    license: Link
    disclaimers: tuple[str, ...]
    changes: tuple[tuple[str, str, str], ...]
    reviewed: str
    own: Any


def plans(gallery: Gallery) -> Iterator[Plan]:
    for entry in gallery.catalog.entries.values():
        yield _planned(gallery, entry)
    for entry in gallery.catalog.withdrawn:
        kind = gallery.catalog.kind_of(entry)
        yield Plan(
            gallery.catalog.uri(entry),
            "pages/withdrawn.html",
            f"{kind.label} taken back",
            "This entry is no longer published.",
            lambda: None,
            entry.language,
            entry.kind,
            kind.icon,
            (Crumb("Home", ""), Crumb(kind.plural, f"{kind.at}/"), Crumb("Taken back")),
            noindex=True,
        )


def _planned(gallery: Gallery, entry: Entry) -> Plan:
    """The plan that an earlier build of this process made, while nothing that it looked at has changed: a preview is
    planned anew at every save."""
    plans, of = gallery.held("plans"), gallery.digests.of
    if plans is None:
        return entry_plan(gallery, entry)
    found = plans.get(entry.id)
    if found and found[0] == gallery.shared and all(of(key) == digest for key, digest in found[1]):
        return replace(found[2], view=partial(view, gallery, entry))
    with gallery.catalog.reads.unseen() as looked:
        plan = entry_plan(gallery, entry)
    keys = {("entry", entry.id), ("body", entry.id), *looked}
    # Without its view, which would keep this gallery for ever.
    plans[entry.id] = gallery.shared, [(key, of(key)) for key in keys], replace(plan, view=_unbound)
    return plan


def _unbound() -> None:
    raise AssertionError("a plan is given its view before it is used")


def entry_plan(gallery: Gallery, entry: Entry) -> Plan:
    """The plan of one entry's page; its view is made when the page is written."""
    catalog, settings = gallery.catalog, gallery.settings
    kind, uri = catalog.kind_of(entry), catalog.uri(entry)
    text = of_entry(entry, catalog) if entry.body.strip() else None
    audio = getattr(entry, "audio", None)
    far = {audio.file, audio.low} if audio and settings.media_base else set()  # these are served from elsewhere
    files = [(f"{uri}{name}", f"{entry.folder}/{name}") for name in entry.own_files() if name not in far]
    files += shown(gallery, entry.id) if text else ()
    languages = [name for name in gallery.library.languages(entry) if name != entry.language]
    alternates = [Alternate(entry.language, gallery.url(uri))] if languages else []
    alternates += [Alternate(name, gallery.url(f"{uri}{name}/")) for name in languages]
    image = entry_picture(gallery, entry)
    return Plan(
        uri,
        _template(entry.kind),
        entry.title,
        entry.summary,
        partial(view, gallery, entry),
        entry.language,
        entry.kind,
        kind.icon,
        (Crumb("Home", ""), Crumb(kind.plural, f"{kind.at}/"), Crumb(entry.title)),
        text,
        indexed=True,
        changed=entry.changed,
        image=gallery.url(image.src) if image and settings.url else None,
        alternates=tuple(alternates),
        files=tuple(dict.fromkeys(files)),
        source=entry.path,
        entry=entry.id,
        facts=search_facts(gallery, entry, entry.language),
    )


@answered
def shown(gallery: Gallery, ident: str) -> tuple[tuple[str, str], ...]:
    """Files that an entry's text shows; rendering the text to know them is done once."""
    text = of_entry(gallery.catalog.entries[ident], gallery.catalog)
    return tuple(shown_files(text, gallery.catalog, gallery.settings.content))


@cache
def _template(kind: str) -> str:
    """The kind's own template when overrides/ has one."""
    return f"kinds/{kind}.html" if (OVERRIDES / "kinds" / f"{kind}.html").is_file() else "pages/entry.html"


@cache
def _own(kind: str) -> Any:
    name = f"{__package__}._{kind}"
    return import_module(name).own if find_spec(name) else lambda gallery, entry: None


def view(gallery: Gallery, entry: Entry) -> EntryView:
    """Everything an entry's page shows."""
    catalog = gallery.catalog
    kind = catalog.kind_of(entry)
    own = _own(entry.kind)(gallery, entry)
    facts = (*getattr(own, "facts", entry.facts()), when(entry))
    head = Head(
        entry.title,
        entry.kind,
        getattr(own, "label", None) or kind.label,
        kind.icon,
        entry.summary,
        facts,
        entry_picture(gallery, entry),
    )
    organizations = [(ident, word) for ident in entry.organizations if (word := catalog.word("organizations", ident))]
    said = [entry.disclaimer, *(word.disclaimer for _, word in organizations)]  # type: ignore[attr-defined]
    shown = set(getattr(own, "shown", ()))
    return EntryView(
        entry,
        head,
        people(gallery, entry.people),
        tuple(Link(word.label, catalog.word_uri("organizations", ident)) for ident, word in organizations),
        topics(gallery, entry),
        _labels(gallery, "audiences", entry.audiences),
        _labels(gallery, "grades", entry.grades),
        cards(gallery, [other for other in catalog.neighbours(entry) if other.id not in shown][:6]),
        Link(*license_words(entry.license or gallery.settings.license)),
        tuple(dict.fromkeys(text for text in said if text)),
        tuple((change.date.isoformat(), day(change.date, entry.language), change.note) for change in entry.changes),
        day(entry.review_by, entry.language) if entry.review_by else "",
        own,
    )


def _labels(gallery: Gallery, vocabulary: str, idents: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.label for ident in idents if (word := gallery.catalog.word(vocabulary, ident)))
