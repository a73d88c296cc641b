"""Words that are in so many pages that a search should do without them, where it can: counted, so that they fit any
language.

The lists of the commonest ("the", "of") are the heaviest of an index and tell pages apart the least: a query with
other words in it never fetches them. Words that are merely in many pages cost time: for every page that it finds,
Pagefind 1.5.2 looks through all pages of all words.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_MANY_PAGES = 100  # below, the whole index is a few small files and no word costs anything
_SHARE = 0.004  # of all words: a word said more often than that is among the commonest
_COSTLY = 1200  # pages that a word is in: with fewer it costs no time that readers notice
_LOOKED_AT = 100  # pages of a shard whose words are counted
_KEPT = 1000  # words of a shard, those in most pages


def looked_at(addresses: Sequence[str]) -> Sequence[str]:
    """Some pages of all, from the first to the last."""
    return addresses[:: max(1, -(-len(addresses) // _LOOKED_AT))]


@dataclass(frozen=True, slots=True)
class Sample:
    """Of some pages: how many, all their words, and by word (how often it is said, in how many of them)."""

    pages: int
    said: int
    words: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, texts: Sequence[str]) -> Sample:
        said, pages = Counter[str](), Counter[str]()
        for text in texts:
            words = plain(text).split()
            said.update(words)
            pages.update(set(words))
        most = sorted(pages, key=lambda word: (-pages[word], word))[:_KEPT]
        return cls(len(texts), said.total(), {word: (said[word], pages[word]) for word in most})


@dataclass(frozen=True, slots=True)
class Common:
    """`most`: the words of every other sentence, the commonest first. `often`: others, with about how many pages."""

    most: tuple[str, ...] = ()
    often: Mapping[str, int] = field(default_factory=dict)


def common_words(samples: Sequence[Sample], pages: int) -> Common:
    """Of an index of so many pages; none of a small one."""
    if pages < _MANY_PAGES:
        return Common()
    said, within = Counter[str](), Counter[str]()
    for sample in samples:
        for word, (times, places) in sample.words.items():
            said[word] += times
            within[word] += places
    least = _SHARE * sum(sample.said for sample in samples)
    most = sorted((word for word in said if said[word] > least), key=lambda word: (-said[word], word))
    share = pages / max(1, sum(sample.pages for sample in samples))
    often = {word: round(count * share) for word, count in sorted(within.items()) if said[word] <= least}
    return Common(tuple(most), {word: count for word, count in often.items() if count >= _COSTLY})


class _Bare(dict[int, int | None]):
    """Of a character's number itself, or None for marks, punctuation and symbols."""

    def __missing__(self, number: int) -> int | None:
        self[number] = kept = None if unicodedata.category(chr(number))[0] in "MPS" else number
        return kept


_BARE = _Bare()


def plain(words: str) -> str:
    """Words without case, accents, punctuation and symbols; `plain` in overrides/assets/js/search_index.js alike."""
    return unicodedata.normalize("NFD", words).translate(_BARE).lower()
