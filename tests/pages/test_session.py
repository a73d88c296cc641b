"""The session pack's page: for which guides, and what it holds."""

from __future__ import annotations

from macros.documents.session import Session
from macros.pages import Plan
from tests.small import URL, Shelf

STOPS = """---
title: Open every door
summary: A short talk about who opens up.
published: 2026-10-02
status: published
minutes: 20
stories: [first-light]
opening: Who opens your door?
prepare: Chairs in a circle.
---
/// facilitator
Say [why](https://example.org/) first. ![A door](door.png)
///

## Listen (2 minutes)

Play [First light](entry:first-light).

## Talk (18 minutes) {#talk}

Listen: first-light, 0:04 to 0:08 {#heard}

1. Who knows your name? {#name}
   ____

/// facilitator | Wait
Count to ten.
///
"""


def held(shelf: Shelf, body: str = STOPS, **settings: str) -> Session:
    shelf.write(shelf.guide, body)
    return shelf.plans(**settings)["guides/open-every-door/session/"].view().session


def test_a_guide_with_a_story_has_a_page(plans: dict[str, Plan]) -> None:
    """It stands under the guide, is not for search engines or for search, and leads to the zip."""
    plan = plans["guides/open-every-door/session/"]
    assert (plan.noindex, plan.indexed, plan.language) == (True, False, "en")
    assert plan.view().pack == "guides/open-every-door/pack.zip"
    assert [story.id for story in plan.view().session.stories] == ["first-light"]


def test_a_guide_without_a_live_story_has_none(shelf: Shelf) -> None:
    """Neither the guide nor a story names the other: no meeting to prepare."""
    shelf.change(shelf.guide, "stories: [first-light]\n", "")
    shelf.change(shelf.story, "guide: open-every-door\n", "")
    assert "guides/open-every-door/session/" not in shelf.plans()


def test_a_story_may_name_its_guide_alone(shelf: Shelf) -> None:
    """A guide that names no story goes with the story that names it."""
    shelf.change(shelf.guide, "stories: [first-light]\n", "")
    made = held(
        shelf, STOPS.replace("stories: [first-light]\n", "").replace("Listen: first-light, 0:04 to 0:08 {#heard}\n", "")
    )
    assert [story.id for story in made.stories] == ["first-light"]


def test_without_the_zip_nothing_leads_to_it(shelf: Shelf) -> None:
    """A gallery that leaves out packs has the page and no link to a file that is not there."""
    plans = shelf.plans(outputs_off=frozenset({"pack"}))
    assert plans["guides/open-every-door/session/"].view().pack == ""


def test_a_stop_comes_with_its_words_and_a_code(shelf: Shelf) -> None:
    """Beside the question stand the words of the passage, what is hard to hear in it, and a code of that second."""
    talk = held(shelf).parts[1]
    (ask,) = [ask for ask in talk.asks if ask.excerpt]
    excerpt = ask.excerpt
    assert excerpt is not None
    assert (excerpt.stop.start_label, excerpt.stop.end_label, excerpt.stop.care) == ("0:04", "0:08", "a loud noise")
    assert excerpt.words == (("", "[Keys jingle]"), ("Sol Ferrer", "She knows my name & my brother’s."))
    assert excerpt.code is not None
    assert excerpt.code.address == f"{URL}stories/first-light/#t=4,8"
    assert "1. Who knows your name?" in [ask.text for ask in talk.asks]


def test_without_an_address_there_are_no_codes(shelf: Shelf) -> None:
    """A site that does not know its own address prints no code, and everything else."""
    made = held(shelf, url="")
    assert made.poster.code is None
    assert [ask.excerpt.code for part in made.parts for ask in part.asks if ask.excerpt] == [None]


def test_notes_of_the_leader_are_in_their_places(shelf: Shelf) -> None:
    """Notes before the first part are for the time before; others stand with their part; pictures give way to words."""
    (shelf.root / "content/guides/door.png").write_bytes(b"a picture")
    made = held(shelf)
    ((title, before),) = made.notes
    assert (title, "Say <a" in before, "<img" in before, "A door" in before) == ("", True, False, True)
    assert [[note[0] for note in part.notes] for part in made.parts] == [[], ["Wait"]]


def test_agendas_count_the_recording(shelf: Shelf) -> None:
    """Each agenda fills its time; the whole story is heard where the guide links to it, the passage where it stops."""
    made = held(shelf)
    assert [(one.total, one.rows[-1].end) for one in made.agendas] == [(30, 30), (45, 45), (60, 60)]
    assert [row.heard for row in made.agendas[0].rows] == ["0:08", "0:04"]
    assert (made.guessed, made.short) == (False, ())


def test_care_is_said_before(shelf: Shelf) -> None:
    """Sensitive passages of the stories stand with their times before everything, with the gallery's help line."""
    made = held(shelf)
    assert made.stories[0].care == (("0:04", "0:05", "a loud noise"),)
    assert made.help is not None
    assert made.help.title == "Call or text 988."


def test_several_stories_are_announced_by_the_guide(shelf: Shelf) -> None:
    """The poster of one story is the story's, that of several the guide's, and its code leads there."""
    assert held(shelf).poster.title == "First light"
    poster = held(shelf, STOPS.replace("[first-light]", "[first-light, second-wind]")).poster
    assert poster.title == "Open every door"
    assert poster.code is not None
    assert poster.code.address == f"{URL}guides/open-every-door/"
