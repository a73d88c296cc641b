"""Views: what templates receive about entries and words, as typed records; the fragments state their contracts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from macros.catalog.entry import Entry
from macros.catalog.fields import Credit, Image
from macros.catalog.vocabulary import VOCABULARIES, Term
from macros.gallery import Gallery
from macros.media.story_cover import NAME, SIZE, SMALL_NAME, StoryCover, story_cover

from .once import once_for
from .stops import stops_of
from .words import clock, clock_up, day, list_of

PEEK = 5  # lines of a list that a card shows


@dataclass(frozen=True, slots=True)
class Picture:
    """`small` is the address of a smaller copy for cards, "" when there is none; sizes, in px, are those of `src`."""

    src: str
    alt: str
    width: int
    height: int
    small: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    title: str
    uri: str | None = None
    count: int | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A person with their part in an entry."""

    name: str
    uri: str | None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Peek:
    """A glimpse inside; `more` is how many lines were left out."""

    label: str
    lines: tuple[str, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Big:
    number: str
    unit: str
    first: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """A story's time to scale, all in seconds."""

    duration: float
    chapters: tuple[float, ...] = ()
    stops: tuple[float, ...] = ()
    care: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    kind: str
    kind_label: str
    icon: str
    title: str
    uri: str
    summary: str = ""
    meta: tuple[str, ...] = ()
    image: Picture | None = None
    peek: Peek | None = None
    strip: Strip | None = None
    big: Big | None = None
    strip_label: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The top of a page, for page_head.html."""

    title: str
    kind: str | None = None
    kind_label: str | None = None
    icon: str = "topic"
    summary: str | None = None
    facts: tuple[Any, ...] = ()
    image: Picture | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    text: str
    uri: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """Cards under a heading; `more` leads to all of them."""

    title: str
    cards: tuple[Card, ...]
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A page of a long list by its number; `gap` says that pages before it are left out."""

    number: int
    uri: str
    current: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Pager:
    """`steps` lead to other pages by number; `jumps` to where a year or a letter begins, and `by` says which."""

    previous: Link | None = None
    next: Link | None = None
    steps: tuple[Step, ...] = ()
    jumps: tuple[Link, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class ListView:
    """A listing, a topic, a person, a place, a season: a head, then shelves."""

    head: Head
    shelves: tuple[Shelf, ...] = ()
    intro: tuple[str, ...] = ()
    start: Card | None = None
    links: tuple[Link, ...] = ()
    tabs: tuple[Link, ...] = ()
    pager: Pager = field(default_factory=Pager)
    facts: tuple[tuple[str, str], ...] = ()
    moments: Any = None


def picture(gallery: Gallery, image: Image | None, folder: str, at: str) -> Picture | None:
    """A picture beside a source, published beside its page; None when it is missing."""
    facts = gallery.library.image(f"{folder}/{image.file}") if image else None
    return Picture(f"{at}{image.file}", image.alt, facts.width, facts.height) if image and facts else None


def drawn_cover(gallery: Gallery, entry: Entry) -> StoryCover | None:
    """The cover that the build draws for a story without a picture; None when covers are left out."""
    return None if "covers" in gallery.settings.outputs_off else story_cover(gallery.library, entry)


def entry_picture(gallery: Gallery, entry: Entry) -> Picture | None:
    """An entry's own picture, or the one drawn for it, which is decoration."""
    at = gallery.catalog.uri(entry)
    if not entry.image and drawn_cover(gallery, entry):
        return Picture(f"{at}{NAME}", "", SIZE, SIZE, f"{at}{SMALL_NAME}")
    return picture(gallery, entry.image, entry.folder, at)


def strip(gallery: Gallery, entry: Entry) -> Strip | None:
    """The strip of an episode whose recording is measured."""
    facts = gallery.library.audio(entry)
    if not facts:
        return None
    care = tuple((flag.start / 1000, flag.end / 1000) for flag in entry.care)  # type: ignore[attr-defined]
    return Strip(facts.duration_ms / 1000, tuple(c.start / 1000 for c in entry.chapters), _stops(gallery, entry), care)  # type: ignore[attr-defined]


def _stops(gallery: Gallery, entry: Entry) -> tuple[float, ...]:
    return tuple(dict.fromkeys(stop.start_ms / 1000 for stop in stops_of(gallery, entry, entry.language)))


def strip_words(strip: Strip | None, chapters: int) -> str:
    """The strip in words, for those who do not see it."""
    if not strip:
        return ""
    parts = [f"{chapters} chapters"] if chapters > 1 else []
    if strip.stops:
        times = list_of([clock(round(start * 1000)) for start in strip.stops])
        parts.append(f"listening stop{'s' if len(strip.stops) > 1 else ''} at {times}")
    parts += [f"a care passage from {clock(round(a * 1000))} to {clock_up(round(b * 1000))}" for a, b in strip.care]
    return f"Time line of {clock(int(strip.duration * 1000))} minutes{': ' if parts else ''}{', '.join(parts)}"


@once_for(5000)  # most entries stand on a dozen shelves
def card(gallery: Gallery, entry: Entry) -> Card:
    """An entry on a shelf."""
    catalog = gallery.catalog
    kind, uri = catalog.kind_of(entry), catalog.uri(entry)
    line = strip(gallery, entry) if entry.kind == "episode" else None
    meta = [clock(int(line.duration * 1000)) + " min"] if line else list(entry.facts()[:2])
    topics = [word.label for ident in entry.topics[:2] if (word := catalog.word("topics", ident))]
    return Card(
        entry.kind,
        kind.label,
        kind.icon,
        entry.title,
        uri,
        entry.summary,
        tuple(part for part in (" · ".join(meta), ", ".join(topics)) if part),
        entry_picture(gallery, entry),
        _peek(gallery, entry),
        line,
        _big(entry),
        strip_words(line, len(line.chapters)) if line else "",
        entry.language,
    )


def _peek(gallery: Gallery, entry: Entry) -> Peek | None:
    opening, findings, items = (getattr(entry, name, None) for name in ("opening", "findings", "items"))
    live = gallery.catalog.entries
    if opening:
        return Peek("Opens with", (opening,))
    if findings:
        return Peek("Finding 1", (findings[0].text,))
    titles = tuple(item.title or live[item.entry].title for item in items or () if item.entry in live)
    return Peek("In this issue", titles[:PEEK], max(len(titles) - PEEK, 0)) if titles else None


def _big(entry: Entry) -> Big | None:
    findings = getattr(entry, "findings", None)
    if findings:
        return Big(str(len(findings)), "findings" if len(findings) > 1 else "finding")
    return Big(str(entry.number), "No.", True) if entry.kind == "bulletin" else None  # type: ignore[attr-defined]


def cards(gallery: Gallery, entries: Iterable[Entry]) -> tuple[Card, ...]:
    return tuple(card(gallery, entry) for entry in entries)


def word_card(gallery: Gallery, vocabulary: str, ident: str, term: Term) -> Card:
    """A topic, person, place or organization on a shelf."""
    facts = VOCABULARIES[vocabulary]
    count = len(gallery.catalog.with_word(vocabulary, ident))
    entries = f"{count} {'entry' if count == 1 else 'entries'}"
    text = term.summary or (term.text if len(term.text) <= 160 else "")
    role = getattr(term, "role", None)
    return Card("topic", facts.label, facts.icon, term.label, facts.uri(ident), text or role or "", (entries,))


def topics(gallery: Gallery, entry: Entry) -> tuple[Link, ...]:
    """The entry's topics as links; unknown words are a check's matter."""
    return tuple(
        Link(word.label, gallery.catalog.word_uri("topics", ident))
        for ident in entry.topics
        if (word := gallery.catalog.word("topics", ident))
    )


def people(gallery: Gallery, credits: Iterable[Credit]) -> tuple[Named, ...]:
    """Credited people, linked to their pages."""
    catalog = gallery.catalog
    return tuple(
        Named(
            catalog.name_of(credit),
            catalog.word_uri("people", credit.person) if catalog.word("people", credit.person) else None,
            credit.role,
        )
        for credit in credits
    )


def when(entry: Entry) -> Fact:
    """The day of publication."""
    return Fact(day(entry.published, entry.language), None, entry.published.isoformat())
