"""What each call shows, and what it says when it cannot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.calls import Calls, all_calls, page_problems
from macros.gallery import Gallery
from macros.render.markdown import to_html
from tests.built_site import Page
from tests.calls.conftest import FIRST, Shown
from tests.small import Shelf, open_small

Write = Callable[[str], Shown]


@pytest.mark.parametrize(("call", "shown"), [
    ('card("first-light")', ["First light"]),
    ('card(ident="doors-report")', ["Doors and mornings"]),
    ('cards("first-light", "open-every-door")', ["First light", "Open every door"]),
    ("cards()", ["Second wind", "Doors", "Open every door", "First light", "Doors and mornings"]),
    ("cards(limit=2)", ["Second wind", "Doors"]),
    ('cards(kind="guide")', ["Open every door"]),
    ('cards(topic="mornings", kind="episode")', ["First light"]),
    ('cards(topic="empty-shelf")', []),
    ('latest("guide")', ["Open every door"]),
    ('latest("episode", 2)', ["Second wind", "First light"]),
    ("latest()", ["Second wind", "Download, 45 KB", "Listen and read along"]),
    ("topics()", ["Mornings", "Running"]),
    ('link("first-light")', ["First light"]),
    ('link("first-light", "this story")', ["this story"]),
])  # fmt: skip
def test_shows(write: Write, call: str, shown: list[str]) -> None:
    """Each call shows its entries, newest first or in the order named."""
    page = write(f"Before.\n\n{{{{ {call} }}}}\n\nAfter.")
    assert page.problems == []
    found = [
        " ".join("".join(tag.text).split()) for tag in Page("x", page.html).all("a") if "data-t" not in tag.attributes
    ]
    assert found == shown
    assert page.html.startswith("<p>Before.</p>")
    assert page.html.endswith("<p>After.</p>")


@pytest.mark.parametrize(("call", "number"), [
    ("count()", "5"), ('count("episode")', "2"), ('count("report")', "1"), ('count("topics")', "3"),
    ('count("grades")', "1"),
    ('count(what="people")', "3"),
])  # fmt: skip
def test_counts(write: Write, call: str, number: str) -> None:
    """count says how many live entries, entries of a kind, or words of a list there are."""
    assert write(f"There are {{{{ {call} }}}}.").html == f"<p>There are {number}.</p>"


def test_topics_say_how_many(write: Write) -> None:
    """topics shows every topic that has entries, with their number, from A to Z."""
    assert Page("x", write("{{ topics() }}").html).words == "Mornings 4 Running 1"


def test_player_plays(write: Write) -> None:
    """player shows the story's title and the native control, from this page's depth."""
    page = Page("x", write('{{ player("second-wind") }}').html)
    assert page.one("source").attributes == {"src": "../stories/second-wind/audio.mp3", "type": "audio/mpeg"}
    assert page.one("a", href="../stories/second-wind/").text == ["Second wind"]


def test_newest_story_is_large(write: Write) -> None:
    """One newest story is shown large, with its guide when it has one."""
    assert 'class="lead-story' in write("{{ latest() }}").html
    assert 'class="lead-story' not in write('{{ latest("episode", 2) }}').html


@pytest.mark.parametrize(("call", "message", "hint"), [
    ('card("frist-light")', "there is no entry 'frist-light'", "Did you mean 'first-light'?"),
    ('cards("first-light", "nobody")', "there is no entry 'nobody'", "Allowed: second-wind, issue-1,"),
    ('card("half-written")', "'half-written' is not shown on the site yet (draft)", "Publish it first"),
    ('link("not-yet")', "'not-yet' is not shown on the site yet", "Publish it first"),
    ('link("taken-back")', "'taken-back' is not shown on the site", ""),
    ('cards(kind="gide")', "there is no kind 'gide'",
    "Did you mean 'guide'? Allowed: episode, guide, report, bulletin."),
    ('cards(topic="mornigns")', "there is no topic 'mornigns'", "Did you mean 'mornings'?"),
    ('latest("story")', "there is no kind 'story'", "Allowed: episode, guide, report, bulletin."),
    ('count("episodes")', "'episodes' cannot be counted", "Did you mean 'episode'"),
    ('player("doors-report")', "'doors-report' has nothing to play", "media.lock"),
    ('player("secnd-wind")', "there is no entry 'secnd-wind'", "Did you mean 'second-wind'?"),
    ('crad("first-light")', "there is no call 'crad'", "Did you mean 'card' or 'cards'?"),
    ("card()", "card does not take these values", 'Write {{ card("the-bus-that-waited") }}.'),
    ('topics("x")', "topics does not take these values", "Write {{ topics() }}."),
    ('cards(kinds="guide")', "cards knows no 'kinds'", "Did you mean 'kind'?"),
    ("card(3)", "card takes text in quotes here, not 3", "the-bus-that-waited"),
    ("cards(limit=0)", "in cards, limit is a whole number from 1 on", "limit=3"),
    ('cards(limit="3")', "in cards, limit is a whole number from 1 on", "limit=3"),
    ("latest(limit=true)", "in latest, limit is a whole number from 1 on", ""),
    ("card(none)", "card takes text in quotes here, not None", ""),
    ('card(gallery="x")', "card knows no 'gallery'", ""),
    ("card(first-light)", "a call takes text and numbers only", "Write text in quotes"),
    ("card(light)", "'light' stands here without quotes", "Write text in quotes"),
    ("cards(*kinds)", "only calls can stand between these brackets", "two curly brackets"),
])  # fmt: skip
def test_says_what_is_wrong(write: Write, call: str, message: str, hint: str) -> None:
    """A call that cannot be carried out says why, at its line and column, and what to write instead."""
    page = write(f"One.\n\nTwo {{{{ {call} }}}} three.")
    (problem,) = page.problems
    assert (problem.rule, problem.path, problem.line) == ("call-failed", "content/calls.md", FIRST + 2)
    assert problem.column == len("Two ") + 1
    assert problem.message.startswith(message)
    assert hint in problem.hint


def test_all_mistakes_of_a_page(write: Write) -> None:
    """Every call of a page that fails is reported, each at its own place."""
    page = write('{{ card("a") }}\n{{ count("episode") }}\n{{ link("b") }} {{ crad() }}')
    assert [(problem.line, problem.column) for problem in page.problems] == [
        (FIRST, 1),
        (FIRST + 2, 1),
        (FIRST + 2, 17),
    ]


def test_nothing_shows_nothing(tmp_path: Path) -> None:
    """In a gallery without entries the calls leave no empty lists behind."""
    shelf = Shelf(tmp_path)
    shelf.write("content/index.md", "---\ntitle: T\ndescription: D.\n---\n")
    calls = Calls(shelf.open())
    text = calls.render("{{ cards() }} {{ latest() }} {{ topics() }}{{ count() }}", "content/index.md", 5)
    assert calls.problems == []
    assert "<ul" not in calls.set_in(to_html(text), "./")


def test_titles_are_escaped(tmp_path: Path) -> None:
    """Signs of HTML and of Markdown in titles and summaries are shown as signs, wherever a call shows them."""
    shelf = Shelf.copied(tmp_path / "gallery")
    nasty = '*A* <b>b</b> & \\"c\\" _d_ `e` [f](g) storyshelfcall0123456789abcdef {{ 7 * 7 }}'
    for path, old in ((shelf.story, "First light"), (shelf.story, "Ida opens the doors at six, and knows every name.")):
        shelf.change(path, f": {old}", f': "{nasty}"')
    calls = Calls(shelf.open())
    text = calls.render(
        '{{ card("first-light") }}{{ player("first-light") }}x {{ link("first-light") }} {{ latest("episode", 2) }}',
        "p",
        1,
    )
    html = calls.set_in(to_html(text), "./")
    shown = '*A* <b>b</b> & "c" _d_ `e` [f](g) storyshelfcall0123456789abcdef {{ 7 * 7 }}'
    page = Page("x", html)
    assert page.all("b") == page.all("em") == page.all("code") == []
    assert page.words.count(shown) >= 5
    assert page.one("section").attributes["aria-label"] == f"Player: {shown}"


def test_own_words_are_escaped(write: Write) -> None:
    """Words that a page gives to link are text, whatever signs they hold."""
    page = Page("x", write("""{{ link("first-light", "<i>a</i> *b* <script>1</script>") }}""").html)
    assert [tag.name for tag in page.tags] == ["p", "a"]
    assert page.words == "<i>a</i> *b* <script>1</script>"


def test_forged_token_is_harmless(gallery: Gallery, tmp_path: Path) -> None:
    """A title that holds the sign under which a call's result is kept stays a title, in words and in attributes."""
    probe = Calls(gallery)
    token = probe.render('{{ player("second-wind") }}', "p", 1).strip()
    shelf = Shelf.copied(tmp_path / "gallery")
    shelf.change(shelf.story, "title: First light", f"title: {token}")
    calls = Calls(shelf.open())
    text = calls.render(
        '{{ player("first-light") }}\n\n{{ player("second-wind") }}\n\n{{ card("first-light") }}', "p", 1
    )
    page = Page("x", calls.set_in(to_html(text), "./"))
    assert len(page.all("audio")) == 2
    assert [tag.attributes["aria-label"] for tag in page.all("section")] == [f"Player: {token}", "Player: Second wind"]
    assert calls.set_in(f"<p>{'storyshelfcall' + '0' * 16}</p>", "./") == f"<p>{'storyshelfcall' + '0' * 16}</p>"


def test_same_call_twice(write: Write) -> None:
    """A call that stands on a page twice shows twice."""
    assert write('{{ card("first-light") }}\n\n{{ card("first-light") }}').html.count("<article") == 2


def test_calls_stand_in_lists_and_tables(write: Write) -> None:
    """A link stands inside a sentence, a list or a table without breaking it."""
    html = write('- a {{ link("first-light") }}\n- b\n\n| {{ link("second-wind") }} |\n| --- |\n| {{ count() }} |').html
    assert [tag.name for tag in Page("x", html).tags][:4] == ["ul", "li", "a", "li"]
    assert "<td>5</td>" in html


@pytest.mark.parametrize(
    "text", ['[x](about.md "{{ link("first-light") }}")', "<a href='{{ link(\"first-light\") }}'>x</a>"]
)
def test_call_in_an_address(tmp_path: Path, text: str) -> None:
    """A call in a link's address or title, where nothing can be shown, is a mistake at its line."""
    shelf = Shelf.copied(tmp_path / "gallery")
    shelf.change("content/calls.md", "## Shown", text)
    problems = list(page_problems(shelf.open()))
    said = [problem for problem in problems if "link's address or title" in problem.message]
    rows = (shelf.root / "content/calls.md").read_text(encoding="utf-8").splitlines()
    assert {rows[problem.line - 1] for problem in said} <= {text}
    assert said


def test_listed_page_that_is_not_there() -> None:
    """A page that mkdocs.yml lists and nobody has written is a mistake, with the nearest name."""
    problems = list(page_problems(open_small(macro_pages=("index.md", "cals.md"))))
    (problem,) = problems
    assert (problem.rule, problem.path, problem.message) == (
        "page-missing",
        "mkdocs.yml",
        "the page cals.md does not exist",
    )
    assert "Did you mean 'calls.md'?" in problem.hint


def test_functions_for_another_engine(gallery: Gallery) -> None:
    """An engine that runs pages itself gets plain functions, through which the gallery is not in reach."""
    functions = Calls(gallery).functions()
    assert set(functions) == set(all_calls())
    assert functions["count"]("episode") == "2"
    assert not [name for call in functions.values() for name in dir(call) if not name.startswith("_")]
