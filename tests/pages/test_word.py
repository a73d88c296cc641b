"""Pages of topics, people, places and organizations, and their lists."""

from __future__ import annotations

from macros.pages import Plan
from tests.small import Shelf


def test_every_word_has_a_page(plans: dict[str, Plan]) -> None:
    """Each topic, person, organization and place has a page; audiences and grades have none."""
    words = {
        uri
        for uri in plans
        if uri.split("/")[0] in ("topics", "people", "organizations", "places") and uri.count("/") == 2
    }
    assert words == {
        "topics/mornings/", "topics/running/", "topics/empty-shelf/", "people/ida-marsh/", "people/ray-okoro/",
        "people/sol-ferrer/", "organizations/test-institute/", "places/north-school/",
    }  # fmt: skip
    assert not [uri for uri in plans if uri.startswith(("audiences", "grades"))]


def test_lists_are_from_a_to_z(plans: dict[str, Plan]) -> None:
    """A vocabulary's list shows every word from A to Z, unused ones too, with their number of entries."""
    (shelf,) = plans["topics/"].view().shelves
    assert [(card.title, card.meta) for card in shelf.cards] == [
        ("Empty shelf", ("0 entries",)), ("Mornings", ("4 entries",)), ("Running", ("1 entry",)),
    ]  # fmt: skip


def test_word_without_entries(plans: dict[str, Plan]) -> None:
    """A word that nothing names has a page without shelves."""
    view = plans["topics/empty-shelf/"].view()
    assert view.shelves == ()
    assert view.intro == ("A topic that nothing names.",)


def test_empty_vocabulary(shelf: Shelf) -> None:
    """A gallery without places has an empty list of places, and no page below it."""
    (shelf.root / "content/vocabulary/places.yml").unlink()
    shelf.change(shelf.story, "place: north-school\n", "")
    plans = shelf.plans()
    assert plans["places/"].view().shelves == ()
    assert plans["places/"].view().head.facts == ("0 in all",)
    assert not [uri for uri in plans if uri.startswith("places/") and uri != "places/"]


def test_words_are_found_wherever_they_are_named(plans: dict[str, Plan]) -> None:
    """A person is found by credits, a place by the story that names it, an organization by its reports."""

    def shown(uri: str) -> list[str]:
        return [card.title for shelf in plans[uri].view().shelves for card in shelf.cards]

    assert shown("people/ida-marsh/") == ["Second wind", "First light", "Doors and mornings"]
    assert shown("people/sol-ferrer/") == ["First light"]
    assert shown("places/north-school/") == ["First light"]
    assert shown("organizations/test-institute/") == ["Doors and mornings"]


def test_topic_begins_somewhere(plans: dict[str, Plan]) -> None:
    """A topic shows its definition, where to start, and its neighbours."""
    view = plans["topics/mornings/"].view()
    assert view.start.title == "First light"
    assert view.intro == ("What happens before the first bell.",)
    assert [(link.title, link.uri) for link in view.tabs] == [("Running", "topics/running/")]


def test_start_that_is_not_live(shelf: Shelf) -> None:
    """A topic whose start is not published yet begins nowhere, instead of leading to a page that is not there."""
    shelf.change("content/vocabulary/topics.yml", "start: first-light", "start: half-written")
    assert shelf.plans()["topics/mornings/"].view().start is None


def test_person_says_who_they_are(plans: dict[str, Plan]) -> None:
    """A person's page has role, pronouns and organization where they are known."""
    assert plans["people/ida-marsh/"].view().head.facts == ("Custodian", "Test Institute")
    assert plans["people/ray-okoro/"].view().head.facts == ("Student", "he/him")


def test_long_text_is_cut_for_robots(shelf: Shelf) -> None:
    """A long definition is whole on the page, and ends at a word within 160 characters for search engines."""
    text = "word, " * 60
    shelf.change("content/vocabulary/topics.yml", "Trying again, faster.", f'"{text.strip()}"')
    plan = shelf.plans()["topics/running/"]
    assert len(plan.description) <= 160
    assert plan.description.endswith("word…")
    assert plan.view().intro == (text.strip(),)


def test_paragraphs(shelf: Shelf) -> None:
    """A text with empty lines is shown in paragraphs."""
    shelf.change(
        "content/vocabulary/topics.yml", "definition: Trying again, faster.", "definition: |\n    One.\n\n    Two."
    )
    assert shelf.plans()["topics/running/"].view().intro == ("One.", "Two.")
