"""What pydantic found → problems with positions, in an editor's words.

Puts every error at its place in the file and melts the several errors of a union into one; the sentences are in
sentences.py, what the model wants in a place in model_fields.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core.core_schema import ErrorType

from macros.problems import Problem, in_order

from ..parse import Parsed
from ..strict_yaml.plain_data import dotted
from ..strict_yaml.quoting import short
from .mistake import Mistake, Sentence
from .model_fields import Location, spot_at
from .sentences import custom, sentence

Branch = tuple[tuple[Location, str], ...]

_KNOWN = frozenset(get_args(ErrorType))
_GROUPS = frozenset(
    (
        "string_type",
        "list_type",
        "tuple_type",
        "set_type",
        "dict_type",
        "model_type",
        "model_attributes_type",
        "none_required",
    )
)


def explain(parsed: Parsed, error: ValidationError, model: type[BaseModel], above: int = 0) -> list[Problem]:
    """A problem for each mistake, in the order of the file.

    `model` is what was validated; with `above`, the first so many parts of every place stand above the model, as
    when a whole vocabulary of terms was validated at once."""
    mistakes = [_mistake(parsed.data, item, model, above) for item in error.errors(include_url=False)]
    groups: dict[tuple[Location, bool], list[Mistake]] = {}
    for mistake in _one_branch(_without_other_kinds(_without_misspelled(mistakes))):
        groups.setdefault((mistake.loc, mistake.type == "extra_forbidden"), []).append(mistake)
    return in_order(_problem(parsed, group) for group in groups.values())


def _mistake(data: Any, item: Any, model: type[BaseModel], above: int) -> Mistake:
    loc, branch = _real(data, item)
    inner = loc[above:]
    labels = {place[above:]: label for place, label in branch if len(place) >= above}
    facts = dict(item.get("ctx") or {})
    spot, parent = spot_at(model, inner, labels), spot_at(model, inner[:-1], labels)
    return Mistake(item["type"], loc, item["input"], facts, item["msg"], spot, parent, branch)


def _real(data: Any, item: Any) -> tuple[Location, Branch]:
    """The parts of an error's place that are in the file, and the labels of unions between them with where they came.

    A label may be called like a field (`file`), so of all readings the one that leads to the error's input counts."""
    loc = item["loc"][:-1] if item["type"] == "missing" else item["loc"]
    readings = _readings(data, loc)
    real, branch, _ = min(readings, key=lambda reading: (reading[2] != item["input"], len(reading[1])))
    return (*real, *item["loc"][len(loc) :]), branch


def _readings(
    data: Any, loc: Location, real: Location = (), branch: Branch = ()
) -> Iterator[tuple[Location, Branch, Any]]:
    if not loc:
        yield real, branch, data
        return
    part, rest = loc[0], loc[1:]
    if isinstance(data, dict) and str(part) in data:
        yield from _readings(data[str(part)], rest, (*real, part), branch)
    elif isinstance(data, list) and isinstance(part, int) and part < len(data):
        yield from _readings(data[part], rest, (*real, part), branch)
    yield from _readings(data, rest, real, (*branch, (real, str(part))))


def _without_misspelled(mistakes: list[Mistake]) -> list[Mistake]:
    """`sumary: …` is one mistake: the unknown field says so, and summary is not reported as missing as well."""
    missing = {mistake.loc for mistake in mistakes if mistake.type == "missing"}
    meant = set()
    for mistake in mistakes:
        if mistake.type == "extra_forbidden":
            near = get_close_matches(str(mistake.loc[-1]), mistake.parent.names, n=1, cutoff=0.6)
            meant |= {(*mistake.loc[:-1], name) for name in near} & missing
    return [mistake for mistake in mistakes if mistake.type != "missing" or mistake.loc not in meant]


def _without_other_kinds(mistakes: list[Mistake]) -> list[Mistake]:
    """`text | Person`, given a group of fields with a mistake inside: "takes a text" is not what went wrong."""
    inner = {mistake.loc[:cut] for mistake in mistakes for cut in range(len(mistake.loc))}
    return [mistake for mistake in mistakes if not (mistake.type in _GROUPS and mistake.loc in inner)]


def _one_branch(mistakes: list[Mistake]) -> Iterable[Mistake]:
    """Where several branches of a union failed deeper down, keep the one that came nearest."""
    counts = Counter(label for mistake in mistakes for label in mistake.branch if len(mistake.loc) > len(label[0]))
    nearest: dict[Location, str] = {}
    for (loc, name), _ in sorted(counts.items(), key=lambda pair: pair[1]):
        nearest.setdefault(loc, name)
    for mistake in mistakes:
        deeper = [label for label in mistake.branch if len(mistake.loc) > len(label[0])]
        if all(nearest[loc] == name for loc, name in deeper):
            yield mistake


def _problem(parsed: Parsed, group: list[Mistake]) -> Problem:
    first = group[0]
    found = list(dict.fromkeys(custom(item) if item.type not in _KNOWN else sentence(item) for item in group))
    said = found[0] if len(found) == 1 else _merged(first, found)
    line, column = _place(parsed, first, said)
    return Problem(said.rule, parsed.path, line, column, dotted(first.loc), said.message, said.hint)


def _merged(mistake: Mistake, found: list[Sentence]) -> Sentence:
    rules = {said.rule for said in found}
    rule = rules.pop() if len(rules) == 1 else "not-allowed" if "not-allowed" in rules else "bad-value"
    hints = [said.hint for said in found if said.hint]
    return Sentence(
        rule,
        f"{short(mistake.value)} fits none of the things {mistake.name} can be",
        " Or: ".join(dict.fromkeys(hints)),
    )


def _place(parsed: Parsed, mistake: Mistake, said: Sentence) -> tuple[int, int]:
    """A missing field is marked at the name of what it is missing in; a group of fields at its own name."""
    loc = mistake.loc[:-1] if mistake.type == "missing" else mistake.loc
    line, column = parsed.where(loc)
    at_name = parsed.where(loc, key=True)
    return at_name if said.at_key or at_name[0] < line else (line, column)
