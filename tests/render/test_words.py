"""Figures and dates as readers see them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.render.words import clock, day, language_name, license_words, list_of, locale, seconds, size


@pytest.mark.parametrize(("milliseconds", "words"), [
    (0, "0:00"), (999, "0:00"), (1000, "0:01"), (59_999, "0:59"), (95_000, "1:35"), (600_000, "10:00"),
    (3_599_999, "59:59"), (3_600_000, "1:00:00"), (3_723_500, "1:02:03"), (360_000_000, "100:00:00"),
])  # fmt: skip
def test_clock(milliseconds: int, words: str) -> None:
    """Minutes and seconds, with hours from an hour on; rounded down."""
    assert clock(milliseconds) == words


@given(st.integers(0, 10**9))
def test_clock_reads_back(milliseconds: int) -> None:
    """The words give back the whole seconds."""
    seconds = 0
    for part in clock(milliseconds).split(":"):
        seconds = seconds * 60 + int(part)
    assert seconds == milliseconds // 1000


@given(st.integers(0, 10**9))
def test_seconds_are_exact(milliseconds: int) -> None:
    """Seconds in an address give back every millisecond."""
    assert round(float(seconds(milliseconds)) * 1000) == milliseconds
    assert not seconds(milliseconds).endswith((".", ".0"))


@pytest.mark.parametrize(
    ("milliseconds", "words"), [(0, "0"), (95_000, "95"), (95_500, "95.5"), (100_000, "100"), (12_345_678, "12345.678")]
)
def test_seconds(milliseconds: int, words: str) -> None:
    """Whole seconds have no point, others no needless digits."""
    assert seconds(milliseconds) == words


@pytest.mark.parametrize(("count", "language", "words"), [
    (0, "en", "0 bytes"), (999, "en", "999 bytes"), (1000, "en", "1.0 KB"), (9_949, "en", "9.9 KB"),
    (45_000, "en", "45 KB"),
    (240_400, "en", "240 KB"), (6_900_000, "en", "6.9 MB"), (6_900_000, "es", "6,9 MB"), (6_900_000, "vi", "6,9 MB"),
    (68_000_000, "en", "68 MB"), (1_250_000_000, "en", "1.2 GB"),
])  # fmt: skip
def test_size(count: int, language: str, words: str) -> None:
    """Powers of ten, one decimal below ten, with the language's own sign for it."""
    assert size(count, language) == words


@pytest.mark.parametrize(("language", "words"), [
    ("en", "November 10, 2026"), ("en-GB", "10 November 2026"), ("es", "10 de noviembre de 2026"),
    ("es-MX", "10 de noviembre de 2026"),
    ("pt-BR", "10 de novembro de 2026"), ("vi", "10 tháng 11, 2026"), ("zh-Hant", "2026年11月10日"),
    ("tlh", "November 10, 2026"),
    ("en-999", "November 10, 2026"), ("xx", "November 10, 2026"),
])  # fmt: skip
def test_day(language: str, words: str) -> None:
    """Dates are in the language's own order and words; English for a language that nobody knows."""
    assert day(date(2026, 11, 10), language) == words


@pytest.mark.parametrize(("code", "language", "words"), [
    ("es", "en", "Spanish"), ("es", "es", "Español"), ("vi", "vi", "Tiếng Việt"), ("en", "es", "Inglés"),
    ("ht", "en", "Haitian Creole"),
])  # fmt: skip
def test_language_name(code: str, language: str, words: str) -> None:
    """A language's name in another one, with a capital."""
    assert language_name(code, language) == words


def test_locale_of_nonsense() -> None:
    """No language code stops a page."""
    assert {str(locale(code)) for code in ("", "-", "q", "english", "en-")} == {"en"}


@pytest.mark.parametrize(("code", "label", "at"), [
    ("CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    ("CC-BY-NC-SA-4.0", "CC BY-NC-SA 4.0", "https://creativecommons.org/licenses/by-nc-sa/4.0/"),
    ("CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    ("MIT", "MIT", ""),
])  # fmt: skip
def test_license_words(code: str, label: str, at: str) -> None:
    """Creative Commons licences have their names and addresses; others are shown as their code."""
    assert license_words(code) == (label, at)


def test_list_of() -> None:
    """a, b and c."""
    assert [list_of(["a", "b", "c"][:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
