"""The small page of a story for other sites, and what pages say for those who quote."""

from __future__ import annotations

import pytest

from macros.pages import Plan
from macros.pages._share import turned
from macros.render.templates import environment
from tests.small import URL, Shelf

PAGE = '{% from "fragments/transcript.html" import transcript %}{{ transcript(t, "../../", frame) }}'


def test_every_story_has_one(plans: dict[str, Plan]) -> None:
    """Each story has a page to be framed, kept from search engines and from the site's own search."""
    for story in ("first-light", "second-wind"):
        plan = plans[f"stories/{story}/embed/"]
        assert (plan.noindex, plan.indexed) == (True, False)


def test_shows_player_words_and_the_way_back(plans: dict[str, Plan]) -> None:
    """The page shows player, words and sensitive passages, and leads to the story and its guide."""
    view = plans["stories/first-light/embed/"].view()
    assert view.story.uri == "stories/first-light/"
    assert view.guide.uri == "guides/open-every-door/"
    assert view.player.src == "stories/first-light/audio.mp3"
    assert view.player
    assert [(flag.text, flag.start_label, flag.end_label) for flag in view.player.care] == [
        ("a loud noise", "0:04", "0:05")
    ]
    assert view.transcript.turns[0].cues[0].text == "The lights go on at six. I open every door."
    assert (view.transcript.quoting, view.transcript.others, view.transcript.downloads) == (None, (), ())


def test_without_words_of_its_language(shelf: Shelf) -> None:
    """A story without a transcript in its own language is framed with its player alone."""
    (shelf.root / "episodes/second-wind/transcript.en.vtt").unlink()
    view = shelf.plans()["stories/second-wind/embed/"].view()
    assert (view.transcript, view.guide) == (None, None)
    assert view.player.title == "Second wind"


def test_what_is_said_for_quotes(plans: dict[str, Plan]) -> None:
    """A story's page names title and show, its citation and where its small page is, with the whole address."""
    about = plans["stories/first-light/"].view().own.transcript.quoting
    assert (about.title, about.show) == ("First light", "Small Shelf")
    assert about.embed == f"{URL}stories/first-light/embed/"
    assert about.citation == (
        "Marsh, I. (Narrator). (2026, October 1). First light [Audio story]. In Small Shelf. The Test Desk."
    )


@pytest.mark.parametrize(
    ("people", "author"),
    [
        ("people: []", "The Test Desk"),
        ("people:\n  - {person: sol-ferrer, role: student}", "Ferrer, S. (Student)"),
        (
            "people:\n  - {person: sol-ferrer, role: co-host}\n  - {person: ida-marsh, role: producer}",
            "Ferrer, S. (Co-host), & Marsh, I. (Producer)",
        ),
    ],
)
def test_authors(shelf: Shelf, people: str, author: str) -> None:
    """Those who lead a story are its authors, else all who are credited, else the publisher, who is then named once."""
    old = "people:\n  - {person: ida-marsh, role: narrator}\n  - {person: sol-ferrer, role: student}"
    shelf.change(shelf.story, old, people)
    citation = shelf.plans()["stories/first-light/"].view().own.transcript.quoting.citation
    assert citation.startswith(f"{author}. (2026, October 1). First light [Audio story]. In Small Shelf.")
    assert citation.count("The Test Desk") == 1


@pytest.mark.parametrize(("name", "result"), [("Ana Maria Reyes", "Reyes, A. M."), ("Sol", "Sol")])
def test_turned(name: str, result: str) -> None:
    """Family name first, then initials; a single name stays."""
    assert turned(name) == result


def test_markup_is_text(shelf: Shelf) -> None:
    """Markup in a transcript is shown as text, and a speaker nobody knows is a name without a link."""
    shelf.change(
        "episodes/second-wind/transcript.en.vtt",
        "<v Ida Marsh>In May",
        "<v Eve &quot;&lt;i>&lt;script src=x&gt;&amp;amp; In May",
    )
    words = shelf.plans()["stories/second-wind/"].view().own.transcript
    html = environment().from_string(PAGE).render(t=words, frame=False)
    assert "&lt;script src=x&gt;&amp;amp; In May he ran" in html
    assert "<script src=x" not in html
    assert "<i>" not in html


def test_links_leave_the_frame(plans: dict[str, Plan]) -> None:
    """Framed, a speaker's link opens in the whole window; times stay in the frame."""
    words = plans["stories/second-wind/embed/"].view().transcript
    html = environment().from_string(PAGE).render(t=words, frame=True)
    assert '<a href="../../people/ida-marsh/" target="_top">Ida Marsh</a>' in html
    assert html.count("target=") == len(words.turns)
