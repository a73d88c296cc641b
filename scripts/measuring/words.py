"""Invented prose: words that look natural, as unequal in frequency as those of real texts (Zipf's law).

The first words of a list are a language's own small words, the rest are made of syllables. What the words are set into
is left to `vocabulary`, `entries` and `stories`. The same seed gives the same words on every machine.
"""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from random import Random

COMMON = {
    "en": "the of and to a in that it was he for on with as his they at be this from I have or by one had not but what "
    "all were when we there can an your which their said if do will each about how up out them then she many some so "
    "these would other into has more her two like him see time could no make than first been its who now people my "
    "made over did down only way find use may water long little very after words called just where most know don’t "
    "it’s that’s",
    "es": "de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí porque "
    "esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra "
    "otros ese eso ante ellos e esto mí antes algunos qué unos yo otro otras otra él tanto esa estos mucho quienes "
    "nada muchos cual poco ella estar estas algunas algo nosotros niño niña mañana escuela",
}
COUNT = 12_000
"""Different words in a language: about what a few hundred hours of talk hold."""
ONSETS = [*"bcdfghjklmnprstvwbdflmnprst", "br", "ch", "cl", "fl", "gr", "pl", "pr", "sh", "sl", "st", "th", "tr"]
VOWELS = [*"aeiouaeioae", "ea", "ai", "ou", "oo"]
ENDS = ["", "", "", "n", "r", "l", "s", "t", "nd", "ck", "m", "st"]


@cache
def word_list(language: str) -> tuple[str, ...]:
    """COUNT different words, the most frequent first."""
    chance = Random(f"words/{language}")
    found = dict.fromkeys(COMMON[language].split())
    while len(found) < COUNT:
        inner = (len(found) > 300) + (chance.random() < 0.3)
        syllables = [chance.choice(ONSETS) + chance.choice(VOWELS) for _ in range(inner + 1)]
        found[_spelled("".join(syllables) + chance.choice(ENDS))] = None
    return tuple(found)


def _spelled(word: str) -> str:
    """No small words that YAML or a reader would take for something else."""
    return f"{word}len" if len(word) < 4 else word


@cache
def _weights(count: int) -> tuple[float, ...]:
    """Zipf and Mandelbrot: the word of rank n comes 1 / (n + 2.7) as often, added up as random.choices wants it."""
    return tuple(accumulate(1 / (rank + 2.7) for rank in range(count)))


class Prose:
    """An endless text in one language; `chance` is also its user's source of numbers."""

    def __init__(self, seed: str, language: str = "en") -> None:
        self.seed, self.chance = seed, Random(seed)
        self.known = word_list(language)

    def words(self, count: int) -> list[str]:
        return self.chance.choices(self.known, cum_weights=_weights(len(self.known)), k=count)

    def sentence(self, least: int = 6, most: int = 18) -> str:
        """One sentence of `least` to `most` words, sometimes with a comma in it."""
        words = self.words(self.chance.randint(least, most))
        if len(words) > 9:
            words[4] += ","
        text = " ".join(words)
        return f"{text[0].upper()}{text[1:]}."

    def paragraph(self, sentences: int = 5) -> str:
        return " ".join(self.sentence() for _ in range(sentences))

    def title(self, words: int = 4) -> str:
        """A title: words that carry meaning, the first with a capital."""
        return " ".join(self.rare(words)).capitalize()

    def name(self) -> str:
        """Two words with capitals, as people and places have."""
        return " ".join(word.capitalize() for word in self.rare(2))

    def rare(self, count: int) -> list[str]:
        """Made words alone, all equally likely."""
        return self.chance.choices(self.known[len(self.known) // 40 :], k=count)
