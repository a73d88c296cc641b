"""A new entry's file: readable whatever its title, and right as soon as its blanks are filled."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.catalog.draft import Draft, draft, flow, free_id, quoted
from macros.catalog.parse import Parsed, parse_markdown, parse_yaml
from macros.catalog.source import SLUG
from macros.gallery import open_gallery
from macros.kinds import all_kinds
from macros.settings import Settings

DAY = date(2026, 11, 22)
BASE = Path(__file__).parents[1] / "examples" / "base"
KINDS = sorted(all_kinds())
TITLES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80).map(str.strip).filter(bool)


def read(made: Draft) -> Parsed:
    return (parse_markdown if made.path.endswith(".md") else parse_yaml)(made.text, made.path)


@pytest.mark.parametrize("name", KINDS)
@given(title=TITLES)
@example(title="yes")
@example(title="2026")
@example(title="2026-11-22")
@example(title="0x1F")
@example(title="1:35")
@example(title="~")
@example(title="null")
@example(title="- a: b # c")
@example(title='"quoted" \\ and \\n')
@example(title="it's: {a} [b] & *c !d |e >f %g @h `i`")
@example(title="---")
@example(title="title: title")
@example(title="# no comment")
@example(title="one\ttab")
def test_title_reads_back(name: str, title: str) -> None:
    """Any title of one line stands in the new file so that reading gives it back, without a mistake in the file."""
    made = draft(all_kinds()[name], title, set(), DAY)
    parsed = read(made)
    if not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]", title.replace("\t", "")):
        assert [problem for problem in parsed.problems if problem.level == "error"] == []
        assert parsed.data["title"] == title


@pytest.mark.parametrize("name", KINDS)
def test_filled_draft_is_right(name: str, tmp_path: Path) -> None:
    """A draft whose blanks are filled in is an entry without a mistake."""
    kind = all_kinds()[name]
    root = Path(shutil.copytree(BASE, tmp_path / "gallery"))
    made = draft(kind, "A new one", set(), DAY)
    text = re.sub(r"^(summary|subject):.*$", r"\1: Some words.", made.text, flags=re.M)
    place = root / made.path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    gallery = open_gallery(Settings(root, DAY, url="https://example.org/"))
    assert [problem for problem in gallery.problems if problem.level == "error" and problem.field != "audio.file"] == []
    entry = gallery.catalog.all_entries["a-new-one"]
    assert (entry.kind, entry.title, entry.status, entry.published) == (name, "A new one", "draft", DAY)
    assert "a-new-one" not in gallery.catalog.entries


@pytest.mark.parametrize("name", KINDS)
def test_unfilled_draft_says_what_is_missing(name: str, tmp_path: Path) -> None:
    """What a draft leaves empty is reported by its name, and nothing else in it is wrong."""
    root = Path(shutil.copytree(BASE, tmp_path / "gallery"))
    made = draft(all_kinds()[name], "A new one", set(), DAY)
    (root / made.path).parent.mkdir(parents=True, exist_ok=True)
    (root / made.path).write_text(made.text, encoding="utf-8")
    problems = open_gallery(Settings(root, DAY, url="https://example.org/")).problems
    found = {problem.field for problem in problems if problem.level == "error" and problem.path == made.path}
    empty = {line.partition(":")[0] for line in made.text.splitlines() if re.fullmatch(r"[a-z]+:( +#.*)?", line)}
    assert found - {"audio.file"} == empty - {"audio"}
    assert "summary" in empty


@pytest.mark.parametrize("name", KINDS)
def test_hints_are_right_when_taken_up(name: str, tmp_path: Path) -> None:
    """The commented lines of a draft are fields of its kind, and their examples can be read."""
    kind = all_kinds()[name]
    made = draft(kind, "A new one", set(), DAY)
    commented = [line for line in made.text.splitlines() if line.startswith("# ")]
    assert commented
    for line in commented:
        parsed = parse_yaml(line.removeprefix("# "), "x.yml")
        assert parsed.problems == (), line
        assert set(parsed.data) <= set(kind.model.model_fields), line


def test_place_and_guid() -> None:
    """A story has a folder and a GUID of its own, made anew each time; a guide is a Markdown file without one."""
    first, second = (draft(all_kinds()["episode"], "The bus", set(), DAY) for _ in range(2))
    assert first.path == "episodes/the-bus/episode.yml"
    guids = [UUID(read(made).data["guid"]) for made in (first, second)]
    assert guids[0] != guids[1]
    guide = draft(all_kinds()["guide"], "The bus", set(), DAY)
    assert guide.path == "content/guides/the-bus.md"
    assert "guid" not in read(guide).data
    assert guide.text.startswith("---\n")
    assert guide.text.endswith("---\n")


@pytest.mark.parametrize(("title", "ident"), [
    ("The bus that waited", "the-bus-that-waited"), ("  What’s up?  ", "whats-up"),
    ("Él señor Ñandú", "el-senor-nandu"),
    ("2026: a year", "2026-a-year"), ("日本", "entry"), ("---", "entry"), ("A" * 200, "a" * 60),
    ("x" * 59 + " yz", "x" * 59),
])  # fmt: skip
def test_id_comes_from_the_title(title: str, ident: str) -> None:
    """An id is the title's letters and digits, cut at a sensible length."""
    assert free_id(title, set()) == ident


@given(st.text(max_size=120), st.sets(st.sampled_from(["entry", "entry-2", "a", "a-2", "a-3"])))
def test_id_is_free_and_an_address(title: str, taken: set[str]) -> None:
    """Whatever the title, the id is an address and nobody else's."""
    ident = free_id(title, taken)
    assert SLUG.fullmatch(ident)
    assert len(ident) <= 80
    assert ident not in taken


def test_taken_ids_get_a_number() -> None:
    """A second entry of the same title is number 2."""
    assert free_id("The bus", {"the-bus"}) == "the-bus-2"
    assert free_id("The bus", {"the-bus", "the-bus-2"}) == "the-bus-3"


@given(
    st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"]), min_size=1, max_size=60)
)
def test_quoted_reads_back(text: str) -> None:
    """Any value of printable signs is written so that reading gives it back."""
    if "\ufeff" not in text and text.strip() == text:
        assert parse_yaml(f"a: {quoted(text)}\n", "x.yml").data == {"a": text}


def test_flow_reads_back() -> None:
    """Lists and mappings of examples stand on one line."""
    value = [{"person": "ana-reyes", "role": "narrator, host"}, {"person": "b", "role": "yes"}]
    assert parse_yaml(f"a: {flow(value)}\n", "x.yml").data == {"a": value}


def test_day_is_today_unless_said() -> None:
    """A draft is dated on the day that is given."""
    assert read(draft(all_kinds()["guide"], "x", set(), DAY)).data["published"] == "2026-11-22"
