"""The few words that the compiler itself adds to spoken names, in the languages it knows; and what Yes and No are.

Everything else in a name is the author's. A language that is not here gets English words.
"""

from __future__ import annotations

from dataclasses import dataclass

from .model import Meaning


@dataclass(frozen=True, slots=True)
class Phrases:
    """Patterns with one place each. `meanings` says which names of options the roll-up understands."""

    notes: str
    row: str
    date: str
    own_words: str
    meanings: dict[str, Meaning]


ENGLISH = Phrases(
    notes="Notes for: {}",
    row="row {}",
    date="{} (date)",
    own_words="{} (in your own words)",
    meanings={"yes": "yes", "no": "no", "unsure": "unsure", "not-sure": "unsure", "dont-know": "unsure"},
)
SPANISH = Phrases(
    notes="Notas para: {}",
    row="fila {}",
    date="{} (fecha)",
    own_words="{} (con sus propias palabras)",
    meanings={"si": "yes", "no": "no", "no-se": "unsure", "no-estoy-seguro": "unsure", "no-sabemos": "unsure"},
)
_BY_LANGUAGE = {"en": ENGLISH, "es": SPANISH}


def phrases(language: str) -> Phrases:
    """The phrases of a language tag (`es-MX` → Spanish)."""
    return _BY_LANGUAGE.get(language.partition("-")[0].lower(), ENGLISH)
