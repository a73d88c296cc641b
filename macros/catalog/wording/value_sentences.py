"""Sentences about single values that have the wrong form or size: numbers, dates, texts, addresses."""

from __future__ import annotations

import re
from typing import Any

from ..strict_yaml.quoting import cut, short
from .mistake import Mistake, Sentence, like, subject


def whole_number_wanted(mistake: Mistake) -> Sentence:
    return _kind(mistake, "a whole number", "Write digits only, without a unit: 45.")


def number_wanted(mistake: Mistake) -> Sentence:
    return _kind(mistake, "a number", "Write digits, with a point for decimals: 12.5.")


def yes_no_wanted(mistake: Mistake) -> Sentence:
    return _kind(mistake, "yes or no", "Write yes or no.")


def date_wanted(mistake: Mistake) -> Sentence:
    return _kind(mistake, "a date", "Write year-month-day, as in 2026-11-10.", "bad-value")


def time_wanted(mistake: Mistake) -> Sentence:
    return _kind(mistake, "a time", "Write hours:minutes, as in 17:30.", "bad-value")


def moment_wanted(mistake: Mistake) -> Sentence:
    return _kind(mistake, "a date with a time", "Write it as in 2026-11-10T17:30:00-05:00.", "bad-value")


def duration_wanted(mistake: Mistake) -> Sentence:
    return _kind(mistake, "a length of time", "Write hours:minutes:seconds, as in 00:12:30.", "bad-value")


def link_wanted(mistake: Mistake) -> Sentence:
    return _kind(mistake, "a web address", "Write the whole address, as in https://example.org/page.", "bad-value")


def uuid_wanted(mistake: Mistake) -> Sentence:
    hint = "It is 32 signs of 0 to 9 and a to f in five groups; copy it whole from where it was minted."
    return _kind(mistake, "a UUID", hint, "bad-value")


def _kind(mistake: Mistake, wanted: str, hint: str, rule: str = "wrong-type") -> Sentence:
    if isinstance(mistake.value, (dict, list)):
        return Sentence("wrong-type", f"{mistake.name} takes {wanted}, not {short(mistake.value)}", hint)
    return Sentence(rule, f"{short(mistake.value)} is not {wanted}, as {mistake.name} wants it", hint)


def nothing_wanted(mistake: Mistake) -> Sentence:
    return Sentence("wrong-type", f"{mistake.name} must stay empty", "Take the value out.")


def _number(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def too_big(mistake: Mistake) -> Sentence:
    facts = mistake.facts
    hint = f"Write {_number(facts['le'])} or less." if "le" in facts else f"Write less than {_number(facts['lt'])}."
    return Sentence("bad-value", f"{_bare(mistake)} is too much for {mistake.name}", hint)


def too_small(mistake: Mistake) -> Sentence:
    facts = mistake.facts
    hint = f"Write {_number(facts['ge'])} or more." if "ge" in facts else f"Write more than {_number(facts['gt'])}."
    return Sentence("bad-value", f"{_bare(mistake)} is too little for {mistake.name}", hint)


def no_multiple(mistake: Mistake) -> Sentence:
    step = _number(mistake.facts["multiple_of"])
    return Sentence("bad-value", f"{_bare(mistake)} is not a multiple of {step}", f"Write a multiple of {step}.")


def not_finite(mistake: Mistake) -> Sentence:
    return Sentence("bad-value", f"{_bare(mistake)} is no number to count with", "Write digits: 12.5.")


def _bare(mistake: Mistake) -> str:
    return cut(str(mistake.value))


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def text_too_long(mistake: Mistake) -> Sentence:
    most = mistake.facts["max_length"]
    length = len(str(mistake.value).strip())
    return Sentence("bad-value", f"{subject(mistake)} is {_count(length, 'letter', 'letters')} long",
                    f"Write at most {_count(most, 'letter', 'letters')}, spaces counted.")  # fmt: skip


def text_too_short(mistake: Mistake) -> Sentence:
    least = mistake.facts["min_length"]
    if not str(mistake.value).strip():
        return Sentence(
            "bad-value", f"{subject(mistake)} is empty", like(mistake) or "Write some text, or take the line out."
        )
    return Sentence("bad-value", f"{short(mistake.value)} is too short for {mistake.name}",
                    f"Write at least {_count(least, 'letter', 'letters')}.")  # fmt: skip


def list_too_long(mistake: Mistake) -> Sentence:
    most, found = mistake.facts["max_length"], mistake.facts.get("actual_length") or len(mistake.value)
    return Sentence("bad-value", f"{mistake.name} has {_count(found, 'item', 'items')}",
                    f"Keep at most {_count(most, 'item', 'items')}.")  # fmt: skip


def list_too_short(mistake: Mistake) -> Sentence:
    least, found = mistake.facts["min_length"], len(mistake.value)
    return Sentence("bad-value", f"{mistake.name} has {_count(found, 'item', 'items')}",
                    f"Write at least {_count(least, 'item', 'items')}.")  # fmt: skip


def wrong_form(mistake: Mistake) -> Sentence:
    """A text that does not fit its pattern; patterns are for machines, so the example speaks."""
    pattern, text = str(mistake.facts.get("pattern", "")), str(mistake.value)
    if re.search(r"[\r\n]", text) and re.search(pattern, " ".join(text.split())):
        return Sentence("bad-value", f"{mistake.name} must stand on one line", "Take the line break out.")
    hint = like(mistake)
    if "[a-z0-9]" in pattern and not re.search("[A-Z]", pattern):
        hint = f"Use small letters a to z, digits and hyphens. {hint}".strip()
    return Sentence(
        "bad-value", f"{short(text)} does not have the form of {mistake.name}", hint or f"It must match {pattern}"
    )


def letters_wanted(mistake: Mistake) -> Sentence:
    return Sentence("bad-value", f"{short(mistake.value)} has letters that {mistake.name} cannot hold",
                    "Use a to z, digits and plain signs only.")  # fmt: skip


def past_wanted(mistake: Mistake) -> Sentence:
    return Sentence(
        "bad-value", f"{_bare(mistake)} lies in the future", f"Write a date in the past for {mistake.name}."
    )


def future_wanted(mistake: Mistake) -> Sentence:
    return Sentence(
        "bad-value", f"{_bare(mistake)} lies in the past", f"Write a date in the future for {mistake.name}."
    )


def zone_wanted(mistake: Mistake) -> Sentence:
    return Sentence("bad-value", f"{_bare(mistake)} does not say in which time zone",
                    "Add the distance from UTC: 2026-11-10T17:30:00-05:00.")  # fmt: skip


def zone_unwanted(mistake: Mistake) -> Sentence:
    return Sentence("bad-value", f"{_bare(mistake)} names a time zone", "Write it without: 2026-11-10T17:30:00.")


def decimals(mistake: Mistake) -> Sentence:
    most = next((value for key, value in mistake.facts.items() if key.endswith(("digits", "places"))), "")
    what = "behind the point" if mistake.type == "decimal_max_places" else "in all"
    return Sentence("bad-value", f"{_bare(mistake)} has too many digits", f"Write at most {most} digits {what}.")
