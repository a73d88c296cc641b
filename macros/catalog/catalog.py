"""Catalog: every entry and word, with all look-ups made once. Knows nothing of pages, feeds or MkDocs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from macros.reads import Reads

from .entry import Entry, Kind
from .fields import Credit, Model, Refers
from .parse import Parsed, decode, parse_markdown, parse_yaml
from .references import names
from .rows import LookUp, Row, Words
from .show import Show
from .vocabulary import VOCABULARIES, Term


@dataclass(frozen=True, slots=True)
class HandPage:
    """A page written by hand. `path` is relative to the root, `name` to the content folder (`about.md`)."""

    path: str
    name: str
    title: str
    description: str
    body: str
    body_line: int


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """By day, newest first; entries of one day by id, so that the order never depends on the disk."""
    return sorted(sorted(entries, key=lambda entry: entry.id), key=lambda entry: entry.published, reverse=True)


@dataclass(frozen=True)
class Catalog:
    """All that editors wrote. Look-ups answer for live entries unless their name says `all`, and are noted in `reads`.

    `broken` holds ids and paths of entries and pages with mistakes: they are reported as such, and what points at
    them is not reported again. `faulty` are those entries without their wrong fields, so that the rest of them can
    be checked in the same run; they are never shown. `around` is the whole of which this one holds a single entry.
    """

    root: Path
    today: date
    kinds: Mapping[str, Kind]
    all_entries: Mapping[str, Entry]
    words: Mapping[str, Mapping[str, Term]]
    show: Show | None = None
    pages: tuple[HandPage, ...] = ()
    drafts: bool = False
    vocabulary_paths: Mapping[str, str] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    faulty: tuple[Entry, ...] = ()
    reads: Reads = field(default_factory=Reads, compare=False)
    around: Catalog | None = field(default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        plain = self.words.plain if isinstance(self.words, Words) else self.words
        object.__setattr__(self, "words", Words(plain, self.reads))
        for entry in self.all_entries.values():
            entry.tell(self.reads)

    @cached_property
    def live(self) -> dict[str, Entry]:
        """Live entries by id, newest first; nobody hears of these look-ups, so a page asks `entries`."""
        live = (entry for entry in self.all_entries.values() if entry.is_live(self.today, self.drafts))
        return {entry.id: entry for entry in newest_first(live)}

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """Live entries by id, newest first."""
        return LookUp(("all",), self.live, self.reads)

    def find(self, ident: str) -> Entry | None:
        """An entry by id, whether it is live or not."""
        self.reads.note("entry", ident)
        return self.all_entries.get(ident)

    @cached_property
    def source_paths(self) -> dict[str, Entry]:
        """Every entry by the path of its source file."""
        return {entry.path: entry for entry in self.all_entries.values()}

    @cached_property
    def withdrawn(self) -> Row:
        """Entries that were taken back: their address answers with a short notice."""
        gone = (entry for entry in self.all_entries.values() if entry.status == "withdrawn")
        return Row(("withdrawn",), newest_first(gone), self.reads)

    @cached_property
    def by_kind(self) -> dict[str, Row]:
        """Live entries of each kind, newest first; every kind has a list."""
        result: dict[str, list[Entry]] = {name: [] for name in self.kinds}
        for entry in self.live.values():
            result[entry.kind].append(entry)
        return {name: Row(("kind", name), entries, self.reads) for name, entries in result.items()}

    @cached_property
    def _by_word(self) -> dict[tuple[str, str], list[Entry]]:
        result: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in self.live.values():
            words = ((refers.to, ident) for refers, ident in self._named[entry.id] if refers.vocabulary)
            for word in dict.fromkeys(words):
                result[word].append(entry)
        return result

    @cached_property
    def _named(self) -> dict[str, list[tuple[Refers, str]]]:
        return {entry.id: names(entry) for entry in self.all_entries.values()}

    def named(self, record: Model) -> list[tuple[Refers, str]]:
        """The ids that an entry, a term or the show names, each with what it must be the id of; of entries, which
        several checks ask about, they are looked for once."""
        known = isinstance(record, Entry) and self.all_entries.get(record.id) is record
        return self._named[record.id] if known else names(record)  # type: ignore[attr-defined]

    def with_word(self, vocabulary: str, ident: str) -> Row:
        """Live entries that name a word anywhere, newest first."""
        return Row(("word", vocabulary, ident), self._by_word.get((vocabulary, ident), []), self.reads)

    @cached_property
    def _pointing(self) -> dict[str, list[str]]:
        result: dict[str, list[str]] = defaultdict(list)
        for entry in self.live.values():
            for ident in dict.fromkeys(entry.joined()):
                result[ident].append(entry.id)
        return result

    def neighbours(self, entry: Entry) -> Row:
        """Live entries joined to this one from either side: what it names first, then what names it."""
        names = dict.fromkeys((*entry.joined(), *self._pointing.get(entry.id, ())))
        found = [self.live[name] for name in names if name in self.live and name != entry.id]
        return Row(("near", entry.id), found, self.reads)

    def pointing_at(self, ident: str) -> Row:
        """Live entries that name an entry among what they lean on, newest first."""
        return Row(("pointing", ident), [self.live[name] for name in self._pointing.get(ident, ())], self.reads)

    @property
    def seasons(self) -> dict[int, Row]:
        """Live episodes of each season, in the order of their numbers."""
        self.reads.note("seasons")
        return self._seasons

    @cached_property
    def _seasons(self) -> dict[int, Row]:
        result: dict[int, list[Entry]] = defaultdict(list)
        for entry in self.live.values():
            if entry.kind == "episode" and entry.season:  # type: ignore[attr-defined]
                result[entry.season].append(entry)  # type: ignore[attr-defined]
        for episodes in result.values():
            episodes.sort(key=lambda entry: (entry.number or 10**9, entry.published, entry.id))  # type: ignore[attr-defined]
        return {number: Row(("season", str(number)), row, self.reads) for number, row in sorted(result.items())}

    def row(self, name: tuple[str, ...]) -> Row | None:
        """A list by the name that it notes; None for what is no list any more."""
        what, *rest = name
        if what == "all":
            return Row(name, list(self.live.values()), self.reads)
        if what == "withdrawn":
            return self.withdrawn
        if what == "kind":
            return self.by_kind.get(rest[0])
        if what == "word":
            return self.with_word(rest[0], rest[1])
        if what == "season":
            return self.seasons.get(int(rest[0]))
        if what == "pointing":
            return self.pointing_at(rest[0])
        return self.neighbours(self.live[rest[0]]) if rest[0] in self.live else None

    @cached_property
    def _sides(self) -> dict[str, tuple[str, str]]:
        issues = [entry for entry in self.live.values() if entry.kind == "bulletin"]
        issues.sort(key=lambda issue: issue.number)  # type: ignore[attr-defined]
        result: dict[str, tuple[str, str]] = {}
        for ids in (*(row.idents() for row in self._seasons.values()), [issue.id for issue in issues]):
            result |= dict(zip(ids, zip(["", *ids], [*ids[1:], ""], strict=False), strict=False))
        return result

    def sides(self, ident: str) -> tuple[str, str]:
        """The ids before and after an entry in a row that people follow: its season, or the issues of the bulletin;
        "" at an end."""
        self.reads.note("sides", ident)
        return self._sides.get(ident, ("", ""))

    def beside(self, entry: Entry) -> tuple[Entry | None, Entry | None]:
        """The live entries before and after; None at an end."""
        before, after = (self.entries[ident] if ident else None for ident in self.sides(entry.id))
        return before, after

    def kind_of(self, entry: Entry) -> Kind:
        return self.kinds[entry.kind]

    def uri(self, entry: Entry) -> str:
        """The entry's page in the site, without leading slash."""
        return self.kinds[entry.kind].uri(entry.id)

    def word(self, vocabulary: str, ident: str) -> Term | None:
        self.reads.note("word", vocabulary, ident)
        return self.words.plain.get(vocabulary, {}).get(ident)  # type: ignore[attr-defined]

    def word_uri(self, vocabulary: str, ident: str) -> str:
        return VOCABULARIES[vocabulary].uri(ident)

    def name_of(self, credit: Credit) -> str:
        """The credited person's name; their id when the vocabulary does not know them."""
        person = self.word("people", credit.person)
        return person.label if person else credit.person

    def where(self, path: str, location: Iterable[str | int] = (), key: bool = False) -> tuple[int, int]:
        """Line and column of a field, by reading its file again: only mistakes pay for positions."""
        return _parsed(self.root, path).where(tuple(location), key)


@lru_cache(maxsize=64)
def _parsed(root: Path, path: str) -> Parsed:
    text, _ = decode((root / path).read_bytes(), path)
    return (parse_markdown if path.endswith(".md") else parse_yaml)(text, path)
