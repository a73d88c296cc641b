"""Figures and dates as readers see them, in the page's language."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal

SPDX = {
    "CC0-1.0": ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    **{
        f"CC-{name}-4.0": (f"CC {name} 4.0", f"https://creativecommons.org/licenses/{name.lower()}/4.0/")
        for name in ("BY", "BY-SA", "BY-NC", "BY-ND", "BY-NC-SA", "BY-NC-ND")
    },
}


@lru_cache(maxsize=64)
def locale(language: str) -> Locale:
    """The nearest locale that is known; English when none is."""
    for name in (language, language.partition("-")[0]):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


@lru_cache(maxsize=4096)
def day(value: date, language: str) -> str:
    """November 10, 2026 in the language's own order."""
    return format_date(value, "long", locale=locale(language))


def clock(milliseconds: int) -> str:
    """1:35, or 1:02:03 from an hour on; rounded down, so that a link never starts late."""
    seconds = milliseconds // 1000
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def clock_up(milliseconds: int) -> str:
    """The same for the end of a passage, rounded up, so that nobody is told it is over before it is."""
    return clock(-(-milliseconds // 1000) * 1000)


def seconds(milliseconds: int) -> str:
    """Seconds as addresses have them, exact and without needless digits: 95, 95.5, 12345.678."""
    return f"{milliseconds / 1000:.3f}".rstrip("0").rstrip(".")


def size(count: int, language: str = "en") -> str:
    """6.9 MB, 240 KB: powers of ten, as file managers and podcast apps count."""
    for unit, step in (("GB", 10**9), ("MB", 10**6), ("KB", 10**3)):
        if count >= step:
            value = count / step
            return f"{format_decimal(value, '0.0' if value < 10 else '0', locale=locale(language))} {unit}"
    return f"{count} bytes"


def license_words(code: str) -> tuple[str, str]:
    """A licence's short name and address; the code itself and "" when it is not a known one."""
    return SPDX.get(code, (code, ""))


def list_of(words: list[str]) -> str:
    """a, b and c."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


@lru_cache(maxsize=256)
def language_name(code: str, language: str) -> str:
    """Spanish for ("es", "en"); with a capital where it stands alone."""
    name = locale(code).get_display_name(language.partition("-")[0]) or code
    return name[:1].upper() + name[1:]
