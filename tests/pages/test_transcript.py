"""A story's words in another language have a page of their own."""

from __future__ import annotations

from macros.pages import Plan
from tests.small import URL, Shelf


def test_page_in_another_language(plans: dict[str, Plan]) -> None:
    """The page is in that language, is searched in it, and shows its words."""
    plan = plans["stories/first-light/es/"]
    assert (plan.language, plan.indexed, plan.facts["language"]) == ("es", True, ("es",))
    assert plan.title == "First light (Español)"
    view = plan.view()
    assert [line.text for turn in view.transcript.turns for line in turn.cues][
        2
    ] == "Sabe mi nombre y el de mi hermano."
    assert view.story.uri == "stories/first-light/"


def test_languages_name_each_other(plans: dict[str, Plan]) -> None:
    """Both pages name both languages, each with its own whole address."""
    expected = [("en", f"{URL}stories/first-light/"), ("es", f"{URL}stories/first-light/es/")]
    for uri in ("stories/first-light/", "stories/first-light/es/"):
        assert [(other.language, other.url) for other in plans[uri].alternates] == expected


def test_one_language_names_no_other(plans: dict[str, Plan]) -> None:
    """A story with its own words only has no other page and names none."""
    assert plans["stories/second-wind/"].alternates == ()
    assert "stories/second-wind/en/" not in plans


def test_story_leads_to_its_languages(plans: dict[str, Plan]) -> None:
    """The story's page has a link to each other language, in that language's own words."""
    assert [(link.title, link.uri) for link in plans["stories/first-light/"].view().own.languages] == [
        ("Español", "stories/first-light/es/")
    ]


def test_only_another_language(shelf: Shelf) -> None:
    """A story whose words are in another language only leads to them, and shows none as its own."""
    (shelf.root / "episodes/second-wind/transcript.en.vtt").rename(
        shelf.root / "episodes/second-wind/transcript.es.vtt"
    )
    plans = shelf.plans()
    own = plans["stories/second-wind/"].view().own
    assert own.transcript is None
    assert [link.uri for link in own.languages] == ["stories/second-wind/es/"]
    assert plans["stories/second-wind/es/"].view().transcript.language == "es"


def test_chapters_are_in_the_story_s_language(plans: dict[str, Plan]) -> None:
    """Titles of chapters, written in the story's language, are left out of the words in another one."""
    turns = plans["stories/first-light/es/"].view().transcript.turns
    assert [turn.chapter for turn in turns] == [None] * len(turns)


def test_downloads_are_of_this_language(plans: dict[str, Plan]) -> None:
    """Files to take away are those of the page's own language."""
    downloads = plans["stories/first-light/es/"].view().transcript.downloads
    assert [link.uri for link in downloads] == [
        f"stories/first-light/transcript.es.{end}" for end in ("vtt", "srt", "txt")
    ]
