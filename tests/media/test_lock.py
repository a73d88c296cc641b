"""macros/media/lock.py: byte-stable, mergeable, and every mistake in it named with its line."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.media.image import ImageFacts, image_facts
from macros.media.lock import NAME, AudioLine, lock_text, parse_lock, read_lock, write_lock
from macros.media.probe import probe

EXAMPLES = Path(__file__).parents[1] / "examples" / "media"
SOUND = AudioLine.of(probe(EXAMPLES / "cbr-info.mp3"), loudness=-19.2)
PICTURE = image_facts(EXAMPLES / "picture.mp3")
LINES = {"episodes/b/audio.mp3": SOUND, "https://media.example/a.mp3": SOUND, "episodes/b/cover.png": PICTURE}


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    """Recordings and images keep all their facts, and each is asked for as what it is."""
    write_lock(tmp_path, LINES)
    lock, problems = read_lock(tmp_path)
    assert problems == []
    assert lock.lines == LINES
    assert lock.audio("episodes/b/audio.mp3") == SOUND and lock.image("episodes/b/cover.png") == PICTURE
    assert lock.audio("episodes/b/cover.png") is None and lock.image("episodes/b/audio.mp3") is None
    assert lock.get("nothing") is None


def test_the_same_facts_are_the_same_bytes(tmp_path: Path) -> None:
    """Order of entry does not matter, one file takes one line, and nothing else is left in the folder."""
    write_lock(tmp_path, LINES)
    first = (tmp_path / NAME).read_bytes()
    write_lock(tmp_path, dict(reversed(LINES.items())))
    assert (tmp_path / NAME).read_bytes() == first
    assert [path.name for path in tmp_path.iterdir()] == [NAME]
    assert first.count(b"\n") == len(LINES) + 2 and b"\r" not in first


def test_loudness_that_was_not_measured_is_left_out() -> None:
    """An unknown fact is absent, not null."""
    assert "loudness" not in lock_text({"a": replace(SOUND, loudness=None)})
    assert parse_lock(lock_text({"a": replace(SOUND, loudness=None)}))[0].audio("a") == replace(SOUND, loudness=None)


def test_no_lock_file_is_an_empty_lock(tmp_path: Path) -> None:
    """A new gallery has none."""
    assert read_lock(tmp_path)[1] == [] and not read_lock(tmp_path)[0].lines


def broken(**changes: object) -> str:
    """A lock of two lines, the second with facts changed (None: left out)."""
    facts = json.loads(lock_text({"a": SOUND}))["a"] | changes
    good = json.dumps(json.loads(lock_text({"a": SOUND}))["a"])
    kept = {name: value for name, value in facts.items() if value is not None}
    return f'{{\n"a": {good},\n"b": {json.dumps(kept)}\n}}\n'


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (broken(bytes="12"), 3, "needs a number for “bytes”"),
        (broken(bytes=True), 3, "needs a number for “bytes”"),
        (broken(bytes=-1), 3, "needs a number for “bytes”"),
        (broken(type=7), 3, "needs text for “type”"),
        (broken(sha256="abc"), 3, "64 digits"),
        (broken(duration_ms=None), 3, "lacks “duration_ms”"),
        (broken(durration=7), 3, "unknown fact “durration”"),
        ('{\n"a": [1]\n}', 2, "must be a list of facts"),
        ('{\n"../a": {}\n}', 2, "neither an address nor a path"),
        ('{\n"/etc/a": {}\n}', 2, "neither an address nor a path"),
        ("{\n<<<<<<< ours\n}", 2, "a merge left two versions"),
        ('{\n"a": {},,\n}', 2, "not JSON"),
        ("[]", 1, "must be one list of files"),
    ],
)
def test_each_mistake_is_named_with_its_line(text: str, line: int, words: str) -> None:
    """In editors' words, with the rule media-lock and the command that mends it."""
    (problem,) = parse_lock(text)[1]
    assert (problem.rule, problem.path, problem.line) == ("media-lock", "media.lock", line)
    assert words in problem.message and "probe" in problem.hint


def test_a_file_named_twice_is_a_mistake_and_the_first_one_counts() -> None:
    """As a careless merge leaves it."""
    good = json.dumps(json.loads(lock_text({"a": SOUND}))["a"])
    lock, problems = parse_lock(f'{{\n"a": {good},\n"a": {good}\n}}')
    assert lock.audio("a") == SOUND and ["twice" in problem.message for problem in problems] == [True]


def test_lines_in_order_are_kept_beside_broken_ones() -> None:
    """One wrong line does not take the others away."""
    assert parse_lock(broken(bytes="12"))[0].audio("a") == SOUND


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


@given(st.text() | JSON.map(json.dumps))
def test_any_text_is_a_lock_or_problems(text: str) -> None:
    """Never a crash, and what was read can be written."""
    lock, problems = parse_lock(text)
    assert all(problem.rule == "media-lock" for problem in problems)
    assert parse_lock(lock_text(lock.lines)) == (lock, [])


DIGESTS = st.binary(min_size=32, max_size=32).map(bytes.hex)
PICTURES = st.builds(ImageFacts, *[st.integers(0, 2**40)] * 3, st.just("image/png"), DIGESTS)
PATHS = st.text("abé09 -", min_size=1).map("episodes/{}.png".format)


@given(st.dictionaries(PATHS, PICTURES))
def test_any_facts_survive_the_file(lines: dict[str, ImageFacts]) -> None:
    """Written and read back, nothing changes."""
    lock, problems = parse_lock(lock_text(lines))
    assert (lock.lines, problems) == (lines, [])
