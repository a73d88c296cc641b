"""Everything for one meeting around a guide: what to get ready, three agendas, the leader's notes, the poster.

A value like Paper in view.py; macros/pages/session.py shows it on the site, macros/outputs/pack.py puts it into the
zip, both with overrides/fragments/session.html. Times come from worksheets/parts.py and worksheets/agenda.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from macros.gallery import Gallery
from macros.kinds.guide import Guide
from macros.render.listening import Stop, stop
from macros.render.once import once_for
from macros.render.views import Link, Picture
from macros.render.words import clock, clock_up
from macros.render.xml import html_text, html_tree
from macros.worksheets.agenda import LENGTHS, Agenda, Part, agenda
from macros.worksheets.compiled import compiled
from macros.worksheets.model import Block, Branch, Checklist, Grid, Listen, Note, Prompt
from macros.worksheets.model import Prose as ProseBlock
from macros.worksheets.parts import Recordings, Section, sections_of

from .prose import Prose
from .session_stories import Code, SessionStory, code, stories_of, story

EXCERPT = 120  # words of a passage beside its question; the transcript has the rest


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A listening stop on paper. `words` are pairs of speaker ("" for sounds) and text, in `language` when it is not
    the guide's; `cut` when there are more."""

    stop: Stop
    words: tuple[tuple[str, str], ...]
    cut: bool
    code: Code | None


@dataclass(frozen=True, slots=True)
class Ask:
    """What comes next for the leader: `kind` is "prompt", "checklist", "grid", "branch" (`text`), "prose"
    (`html`), or "listen" for a stop alone."""

    kind: str
    text: str = ""
    excerpt: Excerpt | None = None
    html: Markup | None = None


@dataclass(frozen=True, slots=True)
class LedPart:
    """A part of the guide for who leads it: (title, HTML) of each note, then what to play and ask."""

    title: str
    minutes: int
    guessed: bool
    notes: tuple[tuple[str, Markup], ...]
    asks: tuple[Ask, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of an agenda: minutes from the start, the part, and how long the recording plays in it ("0:17" or "")."""

    start: int
    end: int
    minutes: int
    part: Part
    heard: str


@dataclass(frozen=True, slots=True)
class Times:
    """An agenda of `total` minutes; `later` is for "if there is time"."""

    total: int
    rows: tuple[Row, ...]
    later: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Poster:
    title: str
    line: str
    language: str
    code: Code | None
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class Session:
    """A session pack. `agendas` are those that have room for the first part, `short` the lengths (minutes) that have
    not; `guessed` when the guide does not say how long each part takes."""

    id: str
    uri: str
    title: str
    summary: str
    language: str
    show: str
    opening: str
    prepare: str
    stories: tuple[SessionStory, ...]
    help: Link | None
    notes: tuple[tuple[str, Markup], ...]
    agendas: tuple[Times, ...]
    short: tuple[int, ...]
    guessed: bool
    parts: tuple[LedPart, ...]
    poster: Poster

    @property
    def care(self) -> bool:
        return any(story.care for story in self.stories)


@once_for(200)
def session(gallery: Gallery, guide: Guide) -> Session:
    """The pack of a guide that goes with at least one live story."""
    stories = tuple(story(gallery, episode) for episode in stories_of(gallery, guide))
    sheet, settings = compiled(guide), gallery.settings
    excerpts = {found.listen.id: _excerpt(gallery, found.listen, guide.language) for found in sheet.stops()}
    lengths = {ident: _length(found.stop) if found else 0 for ident, found in excerpts.items()}
    recordings = Recordings(lambda listen: lengths[listen.id], {one.id: one.length_ms for one in stories})
    before, sections = sections_of(sheet, guide.minutes, recordings)
    prose = Prose(gallery, guide, sheet.definitions)
    agendas = [agenda([section.part for section in sections], total) for total in LENGTHS]
    return Session(
        guide.id,
        gallery.catalog.uri(guide),
        guide.title,
        guide.summary,
        guide.language,
        gallery.catalog.show.title if gallery.catalog.show else settings.name,
        guide.opening or "",
        guide.prepare or "",
        stories,
        Link(settings.crisis.text, settings.crisis.url or None) if settings.crisis else None,
        tuple(_notes(before, prose)),
        tuple(_times(one) for one in agendas if one.items),
        tuple(one.total for one in agendas if not one.items),
        any(section.part.guessed for section in sections),
        tuple(_led(section, prose, excerpts) for section in sections),
        _poster(gallery, guide, stories),
    )


def _excerpt(gallery: Gallery, listen: Listen, language: str) -> Excerpt | None:
    found = stop(gallery, listen, language)
    if not found:
        return None
    words, left = [], EXCERPT
    for turn in found.said:
        some = turn.text.split()[:left]
        left -= len(some)
        if some:
            words.append((turn.speaker or "", " ".join(some)))
    cut = sum(len(text.split()) for _, text in words) < sum(len(turn.text.split()) for turn in found.said)
    return Excerpt(found, tuple(words), cut, code(gallery, found.href))


def _length(found: Stop) -> int:
    """Milliseconds that a stop plays; 0 when its end is not known."""
    start, _, end = found.span.partition(",")
    return round((float(end) - float(start)) * 1000) if end else 0


def _times(laid: Agenda) -> Times:
    rows = (Row(item.start, item.end, item.minutes, item.part, _heard(item.part)) for item in laid.items)
    return Times(laid.total, tuple(rows), laid.later)


def _heard(part: Part) -> str:
    """Passages rounded up as their ends are; a whole story as its page says it."""
    if not part.listen_ms:
        return ""
    return clock_up(part.listen_ms) if part.stops else clock(part.listen_ms)


def _led(section: Section, prose: Prose, excerpts: dict[str, Excerpt | None]) -> LedPart:
    part = section.part
    asks = tuple(ask for block in section.blocks if (ask := _ask(block, prose, excerpts)))
    return LedPart(part.title, part.minutes, part.guessed, tuple(_notes(section.blocks, prose)), asks)


def _ask(block: Block, prose: Prose, excerpts: dict[str, Excerpt | None]) -> Ask | None:
    if isinstance(block, Listen):
        found = excerpts.get(block.id)
        return Ask("listen", "", found) if found else None
    if isinstance(block, ProseBlock):
        return Ask("prose", html=_in_words(prose.html(block.markdown)))
    if isinstance(block, Branch):
        return Ask("branch", block.text)
    if not isinstance(block, Prompt | Checklist | Grid):
        return None
    text = block.caption if isinstance(block, Grid) else f"{block.number} {block.text}".strip()
    return Ask(type(block).__name__.lower(), text, excerpts.get(block.listen.id) if block.listen else None)


def _notes(blocks: Iterable[Block], prose: Prose) -> Iterator[tuple[str, Markup]]:
    for block in blocks:
        if isinstance(block, Note) and block.kind == "facilitator":
            yield block.title, _in_words(prose.html(block.markdown))


def _in_words(html: Markup) -> Markup:
    """A note without pictures, which stand on the guide's page: their words take their place."""
    if "<img" not in html:
        return html
    tree = html_tree(html)
    for picture in list(tree.iter("img")):
        picture.tail = f"{picture.get('alt') or ''}{picture.tail or ''}"
        picture.drop_tag()
    return Markup(html_text(tree))


def _poster(gallery: Gallery, guide: Guide, stories: tuple[SessionStory, ...]) -> Poster:
    """One story stands for itself; several are announced by the guide."""
    if len(stories) == 1:
        one = stories[0]
        return Poster(one.title, one.summary, one.language, one.code, one.picture)
    picture = next((one.picture for one in stories if one.picture), None)
    return Poster(guide.title, guide.summary, guide.language, code(gallery, gallery.catalog.uri(guide)), picture)
