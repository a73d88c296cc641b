"""The strict reader: what it accepts, what it refuses, with which rule, where, and what it reads on with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from macros.catalog import parse
from macros.catalog.parse import Parsed, decode, parse_markdown, parse_yaml


@pytest.fixture(params=["libyaml", "pure"], autouse=True)
def reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every test runs with libyaml and without."""
    if request.param == "pure":
        monkeypatch.setattr(parse, "_Loader", parse._PurePython)
    return


def found(parsed: Parsed) -> list[str]:
    """Problems as `line:column rule`."""
    return [f"{problem.line}:{problem.column} {problem.rule}" for problem in parsed.problems]


TEXTS = {
    "lang: no\n": {"lang": "no"},
    "on: x\n": {"on": "x"},
    "d: 12:30:45\n": {"d": "12:30:45"},
    "z: 01234\nv: 1.10\n": {"z": "01234", "v": "1.10"},
    "d: 2026-02-30\n": {"d": "2026-02-30"},
    "t: 2026-02-03T10:00:00+02:00\n": {"t": "2026-02-03T10:00:00+02:00"},
    "a: ~\nb: null\nc:\nd: '~'\ne: \"null\"\nf: ''\n": {
        "a": None,
        "b": None,
        "c": None,
        "d": "~",
        "e": "null",
        "f": "",
    },
    "status: draft # not ready yet\n": {"status": "draft"},
    "note: # nothing yet\n": {"note": None},
    "#comment\na: C# minor # and so on\n": {"a": "C# minor"},
    "a: 'x #4'\nb: |\n  y #5\n": {"a": "x #4", "b": "y #5\n"},
    "title: “Hello”\n": {"title": "“Hello”"},
    "title: Le prix\u00a0? 5\u00a0€\n": {"title": "Le prix\u00a0? 5\u00a0€"},
    "a: Tom & Jerry, 5 * 3!\n": {"a": "Tom & Jerry, 5 * 3!"},
    "a: x\r\nb: [y, 'z']\r\n": {"a": "x", "b": ["y", "z"]},
    "\ufeffa: x\n": {"a": "x"},
    'a: "x\u200by"\n': {"a": "x\u200by"},
    "a: نمی\u200cخواهم 👩\u200d🏫\n": {"a": "نمی\u200cخواهم 👩\u200d🏫"},
    "a:\tx\n": {"a": "x"},
    "q: [Why?, Really?]\n": {"q": ["Why?", "Really?"]},
    "u: https://example.org/a#b\n": {"u": "https://example.org/a#b"},
    "": None,
    "# only a comment\n": None,
}


@pytest.mark.parametrize("text", TEXTS)
def test_every_scalar_is_its_source_text(text: str) -> None:
    """No value changes its meaning, and nothing right is complained about."""
    parsed = parse_yaml(text, "a.yml")
    assert (parsed.data, parsed.problems) == (TEXTS[text], ())


# text → problems, and what is read on with
TRAPS: dict[str, tuple[list[str], object]] = {
    "a: 1\nb: 2\na: 3\n": (["3:1 duplicate-key"], {"a": "1", "b": "2"}),
    "p:\n  x: 1\n  x: 2\n": (["3:3 duplicate-key"], {"p": {"x": "1"}}),
    "a: &x 1\nb: *x\n": (["1:4 yaml-alias", "2:4 yaml-alias"], {"a": "1", "b": "1"}),
    "a: &x 1\n": (["1:4 yaml-alias"], {"a": "1"}),
    "a: &x [*x]\n": (["1:4 yaml-alias", "1:8 yaml-alias"], {"a": [None]}),
    "<<: {a: 1}\n": (["1:1 yaml-alias"], {}),
    "a: !!python/name:os.system x\n": (["1:4 yaml-tag"], {"a": "x"}),
    "a: !important\n": (["1:4 yaml-tag"], {"a": None}),
    "title: Part one: the river\n": (["1:16 unquoted-colon"], {"title": "Part one: the river"}),
    "- title: One: two # said\n": (["1:13 unquoted-colon"], [{"title": "One: two"}]),
    "a:\n\tb: 1\n": (["2:1 tab-indentation"], None),
    "a:\n  - b\n  \t- c\n": (["3:3 tab-indentation"], None),
    "a: [\n\tb]\n": (["2:1 tab-indentation"], {"a": ["b"]}),
    "title: Episode #4 and more\n": (["1:16 unquoted-hash"], {"title": "Episode #4 and more"}),
    "title: Episode # 4\n": (["1:16 unquoted-hash"], {"title": "Episode # 4"}),
    "color: #fff\n": (["1:8 unquoted-hash"], {"color": "#fff"}),
    "- #school\n": (["1:3 unquoted-hash"], ["#school"]),
    "tags: #school\n  - a\n": (["1:7 unquoted-hash"], {"tags": ["a"]}),
    "tags: [a, #b]\nc: 1\n": (["1:11 unquoted-hash"], None),
    "a:\n\u00a0 b: 1\n  c: 2\n": (["2:1 odd-character"], {"a": {"b": "1", "c": "2"}}),
    "a: one\u2028two\nb: 3\nb: 4\n": (["1:7 odd-character", "3:1 duplicate-key"], {"a": "one\u2028two", "b": "3"}),
    "a: x\u200by\n": (["1:5 odd-character"], {"a": "x\u200by"}),
    "a: \ufeffx\n": (["1:4 odd-character"], {"a": "\ufeffx"}),
    "a: 'x\0'\n": (["1:6 odd-character"], {"a": "x\0"}),
    'a: "x\\0"\n': (["1:4 odd-character"], {"a": "x\0"}),
    "title: “Hello: world”\n": (["1:8 yaml-syntax"], {"title": "Hello: world"}),
    "a: @school\n": (["1:4 yaml-syntax"], {"a": "@school"}),
    "a: %5\n": (["1:4 yaml-syntax"], {"a": "%5"}),
    "a: *Bold*\n": (["1:4 yaml-syntax"], {"a": "*Bold*"}),
    "a: & b\n": (["1:4 yaml-syntax"], {"a": "& b"}),
    "a: {{ x }}\n": (["1:4 yaml-syntax"], {"a": "{{ x }}"}),
    "a: {{ x }} y\nb: 1\n": (["1:4 yaml-syntax"], {"a": "{{ x }} y", "b": "1"}),
    "a: [ ] do it\n": (["1:7 yaml-syntax"], {"a": "[ ] do it"}),
    "a: [b, c\nd: 1\n": (["1:4 yaml-syntax"], None),
    "a: [b:]\n": (["1:6 yaml-syntax"], None),
    "title:Hello\nb: 2\n": (["1:6 yaml-syntax"], {"title": "Hello", "b": "2"}),
    "a: 1\ntitle:Hello\n": (["2:6 yaml-syntax"], {"a": "1", "title": "Hello"}),
    "title:Hello\n": (["1:6 yaml-syntax"], "title:Hello"),
    "people:\n  name:Bob\n": (["2:7 yaml-syntax"], {"people": "name:Bob"}),
    "title Hello\nb: 1\n": (["2:1 yaml-syntax"], None),
    'a: "foo "x" bar"\nb: 1\n': (["1:9 yaml-syntax"], {"a": 'foo "x" bar', "b": "1"}),
    "a: 'It's me'\n": (["1:7 yaml-syntax"], {"a": "It's me"}),
    'a: "Hi" there\n': (["1:8 yaml-syntax"], {"a": '"Hi" there'}),
    'a: "foo\nb: 1\n': (["1:4 yaml-syntax"], None),
    'a: "foo\nb: "bar"\n': (["1:4 yaml-syntax"], None),
    'a: "C:\\path"\n': (["1:7 yaml-syntax"], {"a": "C:\\path"}),
    'a: "\\ud800"\n': (["1:5 yaml-syntax"], {"a": "\\ud800"}),
    "a: >Hello\n": (["1:4 yaml-syntax"], {"a": ">Hello"}),
    "a: >#fff\n": (["1:4 yaml-syntax"], {"a": ">#fff"}),
    "a: - b\n": (["1:4 yaml-syntax"], None),
    "a: 1\n  b: 2\n": (["2:3 yaml-syntax"], None),
    "a: 1\n- b\n": (["2:1 yaml-syntax"], None),
    "a: 1\n---\nb: 2\n": (["2:1 yaml-syntax"], None),
    "? [a]\n: b\n": (["1:3 yaml-syntax"], {}),
    ": b\n": (["1:1 yaml-syntax"], None),
    "[" * 2000: (["1:25 deep-nesting"], None),
    "[" * 200_000: (["1:25 deep-nesting"], None),
    "- " * 100_000: (["1:49 deep-nesting"], None),
    "? " * 100_000: (["1:49 deep-nesting"], None),
}


@pytest.mark.parametrize("text", TRAPS, ids=lambda text: repr(text[:40]))
def test_a_trap_is_named_where_it_stands_and_read_as_it_was_meant(text: str) -> None:
    """Each trap has its rule, line and column; the fields are read on with where the meaning is sure."""
    parsed = parse_yaml(text, "a.yml")
    assert (found(parsed), parsed.data) == TRAPS[text]


def test_depth_of_24_is_read_and_25_refused() -> None:
    """The limit lies between 24 and 25 levels, in brackets and in indentation."""
    indented = "".join(f"{' ' * level}k:\n" for level in range(24))
    assert not parse_yaml("[" * 24 + "]" * 24, "a.yml").problems
    assert not parse_yaml(f"{indented}{' ' * 24}x\n", "a.yml").problems
    assert found(parse_yaml("[" * 25 + "]" * 25, "a.yml")) == ["1:25 deep-nesting"]
    assert found(parse_yaml(f"{indented}{' ' * 24}k: x\n", "a.yml")) == ["25:25 deep-nesting"]


def test_aliases_that_multiply_end_quickly() -> None:
    """Lists of lists of aliases (a "billion laughs") are read once each."""
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    parsed = parse_yaml("\n".join(lines), "a.yml")
    assert parsed.data["a11"] == [None] * 9
    assert {problem.rule for problem in parsed.problems} == {"yaml-alias"}


def test_all_broken_lines_are_reported_in_one_run() -> None:
    """A file with several lines that YAML cannot read gives all of them, and what silently goes wrong too."""
    text = "a: b: c\nd: @e\nf: “G: h”\ni:j\nk: Episode #4\nk: l\n"
    parsed = parse_yaml(text, "a.yml")
    assert found(parsed) == [
        "1:5 unquoted-colon", "2:4 yaml-syntax", "3:4 yaml-syntax", "4:2 yaml-syntax", "5:12 unquoted-hash",
        "6:1 duplicate-key",
    ]  # fmt: skip
    assert parsed.data == {"a": "b: c", "d": "@e", "f": "G: h", "i": "j", "k": "Episode #4"}


def test_the_hint_shows_the_line_as_it_should_be() -> None:
    """An editor can copy the line from the hint."""
    (problem,) = parse_yaml('title: She said: "no"\n', "a.yml").problems
    assert problem.field == "title"
    assert problem.hint == "Put the value in quotes: title: 'She said: \"no\"'"
    (problem,) = parse_yaml("people:\n  - name: Ana #2\n", "a.yml").problems
    assert problem.field == "people.0.name"
    assert '"Ana #2"' in problem.hint


def test_a_repeated_field_says_where_the_first_stands() -> None:
    """Lines in hints count from the top of the file, below front matter too."""
    (problem,) = parse_markdown("---\na: 1\na: 2\n---\n", "a.md").problems
    assert (problem.line, problem.hint) == (3, "It stands in line 2 already: keep one of the two.")


def test_where_gives_the_place_of_value_and_name() -> None:
    """Positions are 1-based, count characters, and skip what is not there."""
    parsed = parse_yaml("title: é\npeople:\n  - name: Ana\n    role: x\n  - name: 😀 Bo\nn: {é: 1, b: 2}\n", "a.yml")
    assert parsed.where(("title",)) == (1, 8)
    assert parsed.where(("title",), key=True) == (1, 1)
    assert parsed.where(("people", 1, "name")) == (5, 11)
    assert parsed.where(("people", 0, "role"), key=True) == (4, 5)
    assert parsed.where(("n", "b")) == (6, 14)
    assert parsed.where(("people", "list[Person]", 1, "Person", "name"), key=True) == (5, 5)
    assert parsed.where(("people", 1, "absent")) == (5, 5)
    assert parsed.where(("people", 7), key=True) == (2, 1)
    assert parsed.where(("absent",)) == parsed.where(()) == (1, 1)
    assert parse_yaml("", "a.yml").where(("title",)) == (1, 1)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_front_matter_and_body_are_split(end: str) -> None:
    """Fields, body and positions are the same for every line ending; positions count from the file's top."""
    text = end.join(["---", "title: A", "n: 1", "---", "", "Body --- more", "---", ""])
    parsed = parse_markdown(text, "a.md")
    assert (parsed.data, parsed.body_line, parsed.problems) == ({"title": "A", "n": "1"}, 5, ())
    assert parsed.body.split(end) == ["", "Body --- more", "---", ""]
    assert parsed.where(("n",)) == (3, 4)


def test_a_page_without_front_matter_is_all_body() -> None:
    """No fields, no problem."""
    parsed = parse_markdown("# Hello\n\n---\n", "a.md")
    assert (parsed.data, parsed.body, parsed.body_line, parsed.problems) == ({}, "# Hello\n\n---\n", 1, ())
    assert parse_markdown("---\n---\nText", "a.md").data == {}
    assert parse_markdown("---\n# nothing yet\n---\nText", "a.md").data == {}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("---\ntitle: A\n\nText\n", "1:1"),
        ("\n---\ntitle: A\n---\nText\n", "2:1"),
        ("---\njust words\n---\nText\n", "2:1"),
        ("---\n- a\n---\n", "2:1"),
    ],
)
def test_broken_front_matter_is_named(text: str, place: str) -> None:
    """Opened but never closed, not in the first line, or no fields."""
    parsed = parse_markdown(text, "a.md")
    assert (found(parsed), parsed.data) == ([f"{place} front-matter"], None)


def test_mistakes_in_front_matter_count_from_the_top_of_the_file() -> None:
    """The --- line is line 1."""
    assert found(parse_markdown("---\na: 1\nb: c: d\n---\nText: more: text #4\n", "a.md")) == ["3:5 unquoted-colon"]


def test_utf8_is_decoded_with_and_without_a_mark() -> None:
    """The byte order mark goes; nothing else changes."""
    assert decode("é\r\n".encode(), "a.yml") == ("é\r\n", ())
    assert decode("é".encode("utf-8-sig"), "a.yml") == ("é", ())


@pytest.mark.parametrize(
    ("raw", "text", "said", "place"),
    [
        ("a: x\nb: “y”\n".encode("cp1252"), "a: x\nb: “y”\n", "Windows-1252", (2, 4)),
        ("é\n".encode("utf-16"), "é\n", "UTF-16", (1, 1)),
        ("é\n".encode() + b"\0\xff\xd8", "", "not a text file", (2, 2)),
    ],
)
def test_other_encodings_are_named(raw: bytes, text: str, said: str, place: tuple[int, int]) -> None:
    """The likely encoding and the place of the first bad byte are told; the text is the best guess."""
    guess, (problem,) = decode(raw, "a.yml")
    assert guess.removeprefix("\ufeff") == text
    assert (problem.rule, problem.line, problem.column) == ("encoding", *place)
    assert said in problem.message


def test_files_over_256_kb_are_refused() -> None:
    """The limit is 256 KB, not less."""
    assert decode(b"x" * 256 * 1024, "a.yml")[1] == ()
    text, (problem,) = decode(b"x" * (256 * 1024 + 1), "a.yml")
    assert (text, problem.rule, problem.line) == ("", "file-size", 0)


def test_sentences_hold_no_words_of_the_reader() -> None:
    """No message or hint quotes PyYAML: no tokens, mappings, scalars, blocks or Python names."""
    jargon = ("token", "mapping", "scalar", "block", "node", "None", "stream", "simple key", "dict")
    for text in TRAPS:
        for problem in parse_yaml(text, "a.yml").problems:
            assert problem.hint
            assert not [word for word in jargon if word in problem.message + problem.hint], problem
