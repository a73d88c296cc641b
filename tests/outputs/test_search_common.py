"""Words that nearly every page has, which a search leaves out; and galleries that leave out search."""

from __future__ import annotations

import pytest

from macros.outputs._search_common import Sample, common_words, plain
from macros.outputs.search import wanted
from tests.small import open_small


def test_common_words_are_counted() -> None:
    """The words of every other sentence are known, the commonest first; in a few texts none is too common."""
    texts = [f"The boat and the river, the one that Rosa{n} and Ben{n} saw." for n in range(120)]
    assert common_words([Sample.of(texts)], 120).most[:2] == ("the", "and")
    assert not [word for word in common_words([Sample.of(texts)], 120).most if word.startswith(("rosa", "ben"))]
    assert common_words([Sample.of(texts[:20])], 20).most == ()


def test_words_of_many_pages_are_counted() -> None:
    """Of a large index it is known which words are in very many pages, and in about how many."""
    texts = [" ".join(f"word{n}x{at}" for at in range(300)) + (" garden" if n % 2 else "") for n in range(50)]
    found = common_words([Sample.of(texts), Sample.of(texts)], 10_000)
    assert found.often == {"garden": 5000}
    assert common_words([Sample.of(texts)], 1000).often == {}


@pytest.mark.parametrize(("word", "bare"), [("Río,", "rio"), ("don’t", "dont"), ("“Éa-b”", "eab"), ("—", "")])
def test_plain_words(word: str, bare: str) -> None:
    """Case, accents and punctuation do not tell words apart."""
    assert plain(word) == bare


def test_search_can_be_switched_off() -> None:
    """A gallery may do without search."""
    assert wanted(open_small())
    assert not wanted(open_small(search=False))
