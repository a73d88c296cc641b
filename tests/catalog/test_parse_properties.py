"""Properties of the strict reader: it loses nothing that is right and never breaks on what is wrong."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.catalog import parse
from macros.catalog.parse import Parsed, decode, parse_markdown, parse_yaml
from macros.problems import Problem

SAMPLE = """\
title: "The bus that waited: a story"
summary: A driver holds the bus, ten minutes, for one late boy.
published: 2026-11-10 # a Tuesday
topics: [belonging, 'the door', "who?"]
people:
  - person: dolores-pruitt
    role: narrator
  - {person: ana, role: ~}
notes: |
  Two lines: one
  and #two
folded: >-
  more
  text
"""

letters = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co"), exclude_characters="\ufeff")
words = st.text(letters, max_size=12)
documents = st.recursive(
    st.none() | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(letters, max_size=8), inner, max_size=4),
    max_leaves=12,
)
plain = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9.:/_-]{0,8}( [a-z0-9]{1,4}){0,2}", fullmatch=True).filter(
    lambda text: not text.endswith(":") and ": " not in text and text not in ("null", "Null", "NULL")
)
signs = st.sampled_from(
    [*"ab1 :-#\"'[]{},&*|>%@`?\n\t~<.()/", "\n  ", "\n- ", ": ", " #", "é", "\u00a0", "\u200b", "“", "\r\n"]
)
edits = st.lists(
    st.tuples(st.integers(0, len(SAMPLE)), st.sampled_from(["add", "cut", "change"]), signs), min_size=1, max_size=5
)
quick = settings(derandomize=True, deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def edited(changes: list[tuple[int, str, str]]) -> str:
    """The sample after some slips of the hand."""
    text = SAMPLE
    for place, kind, sign in changes:
        text = text[:place] + ("" if kind == "cut" else sign) + text[place + (kind != "add") :]
    return text


def without_libyaml(text: str) -> Parsed:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parse, "_Loader", parse._PurePython)
        return parse_yaml(text, "a.yml")


@quick
@given(documents, st.sampled_from([None, True, False]), st.booleans(), st.sampled_from([None, "'", '"']))
def test_what_was_written_is_read_back(data: Any, flow: bool | None, unicode: bool, style: str | None) -> None:
    """Any data of texts, lists and groups comes back the same from any style of YAML, without a problem."""
    text = yaml.safe_dump(data, default_flow_style=flow, allow_unicode=unicode, default_style=None, width=10**6)
    parsed = parse_yaml(text, "a.yml")
    assert (parsed.data, parsed.problems) == (data, ())
    quoted = yaml.safe_dump(_texts(data), default_flow_style=flow, default_style=style, allow_unicode=unicode, width=40)
    assert parse_yaml(quoted, "a.yml").data == _texts(data)


def _texts(data: Any) -> Any:
    """Empty values as texts, since a style of quotes would change what None is."""
    if isinstance(data, dict):
        return {key: _texts(value) for key, value in data.items()}
    return [_texts(item) for item in data] if isinstance(data, list) else data or ""


@quick
@given(st.dictionaries(plain, plain | st.lists(plain, max_size=3), min_size=1, max_size=5))
def test_plain_scalars_keep_their_source_text(data: dict[str, Any]) -> None:
    """Unquoted numbers, dates, times and yes/no come out as PyYAML's text-only construction has them."""
    lines = [
        f"{key}: {value if isinstance(value, str) else '[' + ', '.join(value) + ']'}\n" for key, value in data.items()
    ]
    parsed = parse_yaml("".join(lines), "a.yml")
    assert parsed.data == yaml.load("".join(lines), Loader=yaml.BaseLoader) == data


@quick
@given(edits)
def test_slips_of_the_hand_give_problems_never_a_crash(changes: list[tuple[int, str, str]]) -> None:
    """Whatever is typed, the answer is data and problems, each inside the text."""
    text = edited(changes)
    for parsed in (parse_yaml(text, "a.yml"), parse_markdown(f"---\n{text}\n---\nBody\n", "a.md")):
        assert parsed.data is not None or parsed.problems
        _sound(parsed, text)


@quick
@given(st.text(max_size=40), st.integers(0, 3))
def test_any_text_at_all_is_read_or_explained(text: str, depth: int) -> None:
    """Control characters, half characters and signs of YAML in any order."""
    for start in ("", "- " * depth, "a: " + "[" * depth, "---\n"):
        _sound(parse_yaml(start + text, "a.yml"), start + text)
        _sound(parse_markdown(start + text, "a.md"), start + text)


@quick
@given(st.lists(st.tuples(st.integers(0, len(SAMPLE)), st.binary(max_size=3)), max_size=4))
def test_any_bytes_are_decoded_or_explained(changes: list[tuple[int, bytes]]) -> None:
    """Broken bytes give a problem with a place, and the rest is still read."""
    raw = SAMPLE.encode()
    for place, piece in changes:
        raw = raw[:place] + piece + raw[place + len(piece) :]
    text, problems = decode(raw, "a.yml")
    assert bool(problems) == (raw.decode("utf-8", "ignore").encode() != raw)
    _sound(parse_yaml(text, "a.yml"), text)


@quick
@given(edits)
def test_libyaml_makes_no_difference(changes: list[tuple[int, str, str]]) -> None:
    """With PyYAML's own reader the same files are right, with the same data, and the same are wrong."""
    text = edited(changes)
    fast, slow = parse_yaml(text, "a.yml"), without_libyaml(text)
    assert bool(fast.problems) == bool(slow.problems)
    if not fast.problems:
        assert fast == slow
        assert _places(fast) == _places(slow)


def _sound(parsed: Parsed, text: str) -> None:
    lines = text.count("\n") + text.count("\r") + 3
    for problem in parsed.problems:
        assert isinstance(problem, Problem)
        assert 1 <= problem.line <= lines
        assert problem.column >= 1
        assert problem.message
    assert _only_texts(parsed.data)
    parsed.where(("people", 1, "role"), key=True)


def _only_texts(data: Any) -> bool:
    if isinstance(data, dict):
        return all(isinstance(key, str) and _only_texts(value) for key, value in data.items())
    return all(map(_only_texts, data)) if isinstance(data, list) else data is None or isinstance(data, str)


def _places(parsed: Parsed) -> list[tuple[int, int]]:
    fields = parsed.data if isinstance(parsed.data, dict) else {}
    return [parsed.where((name,), key=key) for name in fields for key in (False, True)]
