"""Our columns for search: what the search page filters by, and what joins Pagefind's results to it.

Read by overrides/assets/js/search_core.js. Summaries are apart, in files of a hundred: a page of results needs ten.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from macros.catalog.vocabulary import VOCABULARIES
from macros.gallery import Gallery
from macros.render.recording import audio_address
from macros.render.speakers import speakers
from macros.render.words import language_name

from ._artifact import Artifact, PageFact
from ._columns import by_kind, column, column_within, counted, folders_of, lines, names, short_address
from ._search_common import Common

_UNIT = 100  # pages: exact enough to tell what a word costs
ROWS = 100
"""Rows of one file of summaries."""
FACETS = ("kind", "topic", "speaker", "season", "minutes", "audience", "person", "language")
_LENGTHS = {
    "0-10": "Under 10 minutes",
    "10-20": "10 to 20 minutes",
    "20-40": "20 to 40 minutes",
    "40-": "Over 40 minutes",
}


def in_order(pages: Sequence[PageFact]) -> list[PageFact]:
    """The rows, the newest first: the order in which results without words are shown."""
    return sorted(pages, key=lambda page: (-(page.lastmod.toordinal() if page.lastmod else 0), page.uri))


def facets(
    gallery: Gallery, pages: Sequence[PageFact], fragments: Mapping[str, str], common: Mapping[str, Common]
) -> bytes:
    """data/facets.json: dictionaries of values, and columns with a value for each row, as `_columns` writes it."""
    rows = in_order(pages)
    labels = _Labels(gallery)
    values = {name: _values(gallery, labels, name, rows) for name in FACETS}
    folders = folders_of(rows)
    data = {
        "version": 3,
        "rows": len(rows),
        "languages": sorted({page.language for page in rows}),
        "common": {language: list(words.most) for language, words in sorted(common.items()) if words.most},
        "often": {language: counted(words.often, _UNIT) for language, words in sorted(common.items()) if words.often},
        "facets": {
            name: {"values": known, "labels": [labels.of(name, value) for value in known]}
            for name, known in values.items()
        },
        "folders": folders,
        "ids": lines(short_address(page, folders) for page in by_kind(rows, values["kind"])),
        "titles": lines(page.title for page in rows),
        "fragments": names(
            [fragments.get(f"/{page.uri}", "") for page in rows],
            ["".join(page.facts.get("language", ())) for page in rows],
        ),
        "audio": _audio(gallery, rows),
        "columns": _columns(rows, values),
    }
    return _json(data)


def _columns(rows: Sequence[PageFact], values: Mapping[str, Sequence[str]]) -> dict[str, object]:
    """A column for each facet. Who speaks in a story is by the rules of stories among its people."""
    facts = {name: [page.facts.get(name, ()) for page in rows] for name in FACETS}
    columns = {name: column(facts[name], values[name]) for name in FACETS}
    if all(set(some) <= set(people) for some, people in zip(facts["speaker"], facts["person"], strict=True)):
        columns["speaker"] = column_within(facts["speaker"], "person", facts["person"], values["person"])
    return columns


def summaries(pages: Sequence[PageFact]) -> Iterator[Artifact]:
    """data/summaries/<n>.json: the summaries of the n-th hundred of rows."""
    rows = in_order(pages)
    for number, start in enumerate(range(0, len(rows), ROWS)):
        said = [page.description for page in rows[start : start + ROWS]]
        yield Artifact(f"data/summaries/{number}.json", _json(said))


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _values(gallery: Gallery, labels: _Labels, name: str, rows: Sequence[PageFact]) -> list[str]:
    """A facet's values in the order in which readers see them."""
    present = {value for page in rows for value in page.facts.get(name, ())}
    values = sorted(present, key=lambda value: (labels.of(name, value).casefold(), value))
    if name in ("kind", "minutes"):
        known = [*_LENGTHS] if name == "minutes" else [*gallery.catalog.kinds, *VOCABULARIES, "page"]
        values.sort(key=lambda value: known.index(value) if value in known else len(known))
    if name == "season":
        values.sort(key=int)
    return values


class _Labels:
    """What readers see of a value. Names of voices are gathered once."""

    def __init__(self, gallery: Gallery) -> None:
        self.gallery = gallery
        self.voices: dict[str, str] = {}
        for story in gallery.catalog.by_kind.get("episode", ()):
            for language in gallery.library.languages(story):
                for key, name in speakers(gallery, story, language).items():
                    self.voices.setdefault(key, name)

    def of(self, name: str, value: str) -> str:
        if name == "kind":
            kind = self.gallery.catalog.kinds.get(value)
            return kind.label if kind else VOCABULARIES[value].label if value in VOCABULARIES else "Page"
        if name == "language":
            return language_name(value, self.gallery.settings.language)
        if name == "minutes":
            return _LENGTHS[value]
        if name == "season":
            return self._season(value)
        if name == "speaker":
            return self.voices.get(value, value)
        vocabulary = {"topic": "topics", "audience": "audiences", "person": "people"}[name]
        word = self.gallery.catalog.word(vocabulary, value)
        return word.label if word else value

    def _season(self, value: str) -> str:
        show = self.gallery.catalog.show
        named = [season.name for season in (show.seasons if show else ()) if str(season.number) == value]
        return f"Season {value}: {named[0]}" if named and named[0] else f"Season {value}"


def _audio(gallery: Gallery, rows: Sequence[PageFact]) -> dict[str, object]:
    """Where recordings are: `usual`, the commonest address with "{id}" for the story's id, and by row the `others`, ""
    for one that cannot be played yet."""
    stories = {gallery.catalog.uri(story): story for story in gallery.catalog.by_kind.get("episode", ())}
    found: dict[int, tuple[str, str]] = {}
    for row, page in enumerate(rows):
        story = stories.get(page.uri) or stories.get("/".join(page.uri.split("/")[:2]) + "/")
        if story:
            found[row] = (story.id, audio_address(gallery, story) if gallery.library.audio(story) else "")
    shapes = Counter(address.replace(ident, "{id}") for ident, address in found.values() if address)
    usual = min(shapes, key=lambda shape: (-shapes[shape], shape), default="")
    others = {row: address for row, (ident, address) in found.items() if address != usual.replace("{id}", ident)}
    return {"usual": usual, "others": others}
