"""One sentence for each kind of mistake pydantic finds, in an editor's words.

`SENTENCES` goes from pydantic's error type to the function that writes the sentence. Types that are missing there
fall back to pydantic's own text; the tests hold that no common mistake gets that far.
Source of the types: pydantic's documentation, "Validation Errors".
"""

from __future__ import annotations

import re
from collections.abc import Callable

from macros.problems import suggestion

from ..strict_yaml.quoting import cut, one_line, quoted, short
from . import value_sentences as values
from .mistake import Mistake, Sentence, like, place, subject
from .model_fields import Spot

_ALL = 1000  # a full list of field names, however long


def sentence(mistake: Mistake) -> Sentence:
    """What is wrong and what to write instead."""
    write = SENTENCES.get(mistake.type)
    if write is None:
        return fallback(mistake)
    if mistake.value is None and mistake.type not in _NOT_ABOUT_VALUES:
        return empty(mistake)
    return write(mistake)


def fallback(mistake: Mistake) -> Sentence:
    """pydantic's own words, for what this file does not know."""
    return Sentence("bad-value", f"{mistake.name}: {cut(mistake.text, 200)}")


def custom(mistake: Mistake) -> Sentence:
    """A mistake that a field type of ours found: its type is the rule, its text the message."""
    rule = mistake.type.replace("_", "-")
    if mistake.value is None:
        return empty(mistake)
    if isinstance(mistake.value, (dict, list)) and repr(mistake.value) in mistake.text:
        return Sentence("wrong-type", f"{mistake.name} takes one value, not {short(mistake.value)}", _hint(mistake))
    return Sentence(rule, mistake.text, _hint(mistake))


def _hint(mistake: Mistake) -> str:
    hint, allowed = mistake.facts.get("hint", ""), mistake.facts.get("allowed")
    parts = [str(hint)] if hint else []
    if allowed:
        parts.append(suggestion(str(mistake.value), [str(word) for word in allowed]))
    return " ".join(parts)


def empty(mistake: Mistake) -> Sentence:
    if not mistake.loc:
        return Sentence("wrong-type", "there is nothing in this file", _fields(mistake.spot))
    example = f"{mistake.name}: {mistake.example}" if mistake.example else f"{mistake.name}:"
    hint = f"Write a value, as in {example}, or take the line out." if mistake.example else \
        f"Write a value after {example}, or take the line out."  # fmt: skip
    return Sentence("wrong-type", f"{subject(mistake)} is empty", hint)


def unknown_field(mistake: Mistake) -> Sentence:
    found = str(mistake.loc[-1])
    where = f" in {place(mistake.loc[:-1])}" if len(mistake.loc) > 1 else ""
    return Sentence("unknown-field", f'there is no field "{cut(found)}"{where}',
                    suggestion(found, mistake.parent.names, _ALL), at_key=True)  # fmt: skip


def missing_field(mistake: Mistake) -> Sentence:
    where = f" in {place(mistake.loc[:-1])}" if len(mistake.loc) > 1 else ""
    hint = f"Add a line such as {mistake.name}: {mistake.example or '…'}"
    return Sentence("missing-field", f"{mistake.name} is missing{where}", hint, at_key=True)


def not_allowed(mistake: Mistake) -> Sentence:
    words = mistake.spot.allowed or tuple(re.findall(r"'([^']*)'", str(mistake.facts.get("expected", ""))))
    hint = suggestion(mistake.value, words) if isinstance(mistake.value, str) else f"Allowed: {', '.join(words)}."
    return Sentence("not-allowed", f"{short(mistake.value)} is not an allowed value for {mistake.name}", hint)


def wrong_variant(mistake: Mistake) -> Sentence:
    """A group of fields whose deciding field (`type: …`) names nothing known."""
    decider = str(mistake.facts.get("discriminator", "")).strip("'")
    words = re.findall(r"'([^']*)'", str(mistake.facts.get("expected_tags", "")))
    tag = str(mistake.facts.get("tag", ""))
    return Sentence("not-allowed", f"{short(tag)} is not an allowed value for {decider}", suggestion(tag, words))


def no_variant(mistake: Mistake) -> Sentence:
    decider = str(mistake.facts.get("discriminator", "")).strip("'")
    return Sentence("missing-field", f"{decider} is missing in {place(mistake.loc)}",
                    f"Add a line such as {decider}: …", at_key=True)  # fmt: skip


def text_wanted(mistake: Mistake) -> Sentence:
    value = mistake.value
    message = f"{mistake.name} takes a text, not {short(value)}"
    if isinstance(value, dict) and len(value) == 1:
        ((key, text),) = value.items()
        if text is None or isinstance(text, str):
            whole = f"{key}: {text}" if text else f"{key}:"
            return Sentence(
                "wrong-type", message, f"If it is one text with a colon, put it in quotes: {quoted(whole)}."
            )
    return Sentence("wrong-type", message, like(mistake) or "Write the text behind the field's name.")


def list_wanted(mistake: Mistake) -> Sentence:
    value = mistake.value
    if isinstance(value, str):
        items = ", ".join(one_line(part.strip()) for part in value.split(",") if part.strip())
        hint = f"Write it in brackets: {mistake.name}: [{cut(items)}], or each on a line of its own after a hyphen."
        return Sentence("wrong-type", f"{mistake.name} takes a list, not {short(value)}", hint)
    hint = "Start each item on a line of its own with a hyphen and a space."
    return Sentence("wrong-type", f"{mistake.name} takes a list, not {short(value)}", hint)


def fields_wanted(mistake: Mistake) -> Sentence:
    value = mistake.value
    glued = re.fullmatch(r"([A-Za-z_][\w-]*):(\S.*)", value) if isinstance(value, str) else None
    hint = f"Put a space after the colon: {glued[1]}: {cut(glued[2])}" if glued else _fields(mistake.spot)
    subject = place(mistake.loc) if mistake.loc else mistake.name
    return Sentence("wrong-type", f"{subject} takes a group of fields, not {short(value)}", hint)


def _fields(spot: Spot) -> str:
    names = spot.names
    return f"Write its fields on lines of their own, name, colon and value: {', '.join(names)}." if names else ""


def our_own(mistake: Mistake) -> Sentence:
    """A ValueError raised by a validator of ours: its text is a sentence already."""
    return Sentence("bad-value", str(mistake.facts.get("error", "")) or mistake.text, _hint(mistake))


def bad_key(mistake: Mistake) -> Sentence:
    return Sentence(
        "wrong-type", f"{place(mistake.loc)} cannot be the name of a field", "Write a plain word.", at_key=True
    )


def repeated_item(mistake: Mistake) -> Sentence:
    return Sentence(
        "wrong-type", f"{short(mistake.value)} cannot stand in {mistake.name}", "Write one plain value for each item."
    )


_NOT_ABOUT_VALUES = frozenset(
    {"missing", "extra_forbidden", "union_tag_not_found", "none_required", "value_error", "assertion_error"}
)

SENTENCES: dict[str, Callable[[Mistake], Sentence]] = {
    "missing": missing_field,
    "extra_forbidden": unknown_field,
    "invalid_key": bad_key,
    "literal_error": not_allowed,
    "enum": not_allowed,
    "union_tag_invalid": wrong_variant,
    "union_tag_not_found": no_variant,
    "none_required": values.nothing_wanted,
    "string_pattern_mismatch": values.wrong_form,
    "string_too_long": values.text_too_long,
    "string_too_short": values.text_too_short,
    "too_long": values.list_too_long,
    "too_short": values.list_too_short,
    "multiple_of": values.no_multiple,
    "finite_number": values.not_finite,
    "set_item_not_hashable": repeated_item,
    "value_error": our_own,
    "assertion_error": our_own,
    "date_past": values.past_wanted,
    "datetime_past": values.past_wanted,
    "date_future": values.future_wanted,
    "datetime_future": values.future_wanted,
    "timezone_aware": values.zone_wanted,
    "timezone_offset": values.zone_wanted,
    "timezone_naive": values.zone_unwanted,
    **dict.fromkeys(("less_than", "less_than_equal"), values.too_big),
    **dict.fromkeys(("greater_than", "greater_than_equal"), values.too_small),
    **dict.fromkeys(("string_type", "bytes_type"), text_wanted),
    **dict.fromkeys(("string_unicode", "string_not_ascii"), values.letters_wanted),
    **dict.fromkeys(
        ("list_type", "tuple_type", "set_type", "frozen_set_type", "deque_type", "iterable_type"), list_wanted
    ),
    **dict.fromkeys(
        ("model_type", "model_attributes_type", "dataclass_type", "dict_type", "mapping_type"), fields_wanted
    ),
    **dict.fromkeys(("int_type", "int_parsing", "int_parsing_size", "int_from_float"), values.whole_number_wanted),
    **dict.fromkeys(("float_type", "float_parsing", "decimal_type", "decimal_parsing"), values.number_wanted),
    **dict.fromkeys(("decimal_max_digits", "decimal_max_places", "decimal_whole_digits"), values.decimals),
    **dict.fromkeys(("bool_type", "bool_parsing"), values.yes_no_wanted),
    **dict.fromkeys(
        ("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"), values.date_wanted
    ),
    **dict.fromkeys(("time_type", "time_parsing"), values.time_wanted),
    **dict.fromkeys(("datetime_type", "datetime_parsing", "datetime_from_date_parsing"), values.moment_wanted),
    **dict.fromkeys(("time_delta_type", "time_delta_parsing"), values.duration_wanted),
    **dict.fromkeys(
        ("url_type", "url_parsing", "url_syntax_violation", "url_too_long", "url_scheme"), values.link_wanted
    ),
    **dict.fromkeys(("uuid_type", "uuid_parsing", "uuid_version"), values.uuid_wanted),
}
