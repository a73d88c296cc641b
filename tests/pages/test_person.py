"""A person's moments: what they say in which story, with times."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.pages import Plan, plan_pages
from macros.pages import _person as module
from macros.pages._person import moments, portions
from macros.render.shorten import shorten
from tests.small import Shelf, open_small

FIRST = "episodes/first-light/transcript.en.vtt"


def transcript(*turns: tuple[str, str]) -> str:
    """One second a turn."""
    cues = (f"00:{n // 60:02}:{n % 60:02}.000 --> 00:{n // 60:02}:{n % 60:02}.900\n<v {who}>{text}\n\n"
            for n, (who, text) in enumerate(turns))  # fmt: skip
    return "WEBVTT\n\n" + "".join(cues)


def of_ida(shelf: Shelf) -> Any:
    return moments(shelf.open(), "ida-marsh")


def test_moments_stand_on_the_persons_page(plans: dict[str, Plan]) -> None:
    """A person has their turns by story, newest first; each opens the story at its seconds and plays in place."""
    found = plans["people/ida-marsh/"].view().moments
    assert [row.story.title for row in found.heard] == ["Second wind", "First light"]
    assert (found.stories, found.turns, found.rest) == (2, 2, None)
    (turn,) = found.heard[1].seen
    assert (turn.start_label, turn.text) == ("0:00", "The lights go on at six. I open every door.")
    assert (turn.href, turn.span) == ("stories/first-light/#t=0.35,3.301", "0.35,3.301")
    assert found.heard[1].here == "stories/first-light/audio.mp3"


def test_topics_have_no_moments(plans: dict[str, Plan]) -> None:
    """Only people speak."""
    assert plans["topics/mornings/"].view().moments is None


def test_cues_of_a_turn_are_joined(shelf: Shelf) -> None:
    """Neighbouring cues of one speaker are one moment, sounds between them left out, and it is warned of."""
    shelf.write(FIRST, transcript(("Ida Marsh", "One."), ("Ida Marsh", "[Rain]"), ("Ida Marsh", "Two.")) + "\n")
    shelf.change(shelf.story, 'start: "0:04", end: "0:05"', 'start: "0:02", end: "0:03"')
    (turn,) = of_ida(shelf).heard[1].seen
    assert (turn.text, turn.span, turn.care) == ("One. Two.", "0,2.9", "a loud noise")


def test_long_turns_are_shortened(shelf: Shelf) -> None:
    """A long turn ends at a word, within 200 letters."""
    shelf.write(FIRST, transcript(("Ida Marsh", "word " * 60)))
    (turn,) = of_ida(shelf).heard[1].seen
    assert len(turn.text) <= 200
    assert turn.text.endswith("word…")


def test_many_turns_are_folded(shelf: Shelf) -> None:
    """Five turns of a story are seen at once, the others are folded."""
    shelf.write(FIRST, transcript(*[("Ida Marsh", "A."), ("Sol Ferrer", "B.")] * 7))
    row = of_ida(shelf).heard[1]
    assert (len(row.seen), len(row.folded), row.more) == (5, 2, 0)


def test_own_page_has_an_end(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not fit leads to the transcript, and to the pages with all moments."""
    monkeypatch.setattr(module, "MOST_TURNS", 4)
    shelf.write(FIRST, transcript(*[("Ida Marsh", "A."), ("Sol Ferrer", "B.")] * 7))
    found = of_ida(shelf)
    assert sum(len(row.seen) + len(row.folded) for row in found.heard) == 4
    assert (found.turns, found.heard[1].more) == (8, 4)
    assert (found.rest.title, found.rest.uri) == ("All 8 moments", "people/ida-marsh/moments/")


def test_all_moments_are_in_pages(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every turn is on exactly one page, newest story first; a story that is split says so and nothing is "more"."""
    monkeypatch.setattr(module, "MOST_TURNS", 4)
    monkeypatch.setattr(module, "PAGE_TURNS", 3)
    portions = module.portions
    monkeypatch.setattr(module, "portions", lambda spoken: portions(spoken, 3))
    shelf.write(FIRST, transcript(*[turn for n in range(7) for turn in (("Ida Marsh", f"{n}."), ("Sol Ferrer", "B."))]))
    plans = {uri: plan for uri, plan in shelf.plans().items() if uri.startswith("people/ida-marsh/moments/")}
    views = [plan.view() for plan in plans.values()]
    shown = [[[turn.text for turn in row.seen + row.folded] for row in view.moments.heard] for view in views]
    assert [sum(map(len, rows)) for rows in shown] == [1, 3, 3, 1]
    assert [text for rows in shown[1:] for row in rows for text in row] == [f"{n}." for n in range(7)]
    assert [row.continued for view in views for row in view.moments.heard] == [False, False, True, True]
    assert not any(row.more for view in views for row in view.moments.heard)
    assert views[0].head.facts == ("8 moments in 2 stories, newest first",)
    assert views[3].pager.previous.uri == "people/ida-marsh/moments/page/3/"
    assert [crumb.uri for crumb in plans["people/ida-marsh/moments/"].crumbs][1:] == [
        "people/",
        "people/ida-marsh/",
        None,
    ]


def test_short_talk_has_no_pages_of_its_own(plans: dict[str, Plan]) -> None:
    """Where all moments are on the person's page there are no others."""
    assert not [uri for uri in plans if "/moments/" in uri]


@given(st.lists(st.integers(1, 20), max_size=12), st.integers(1, 9))
def test_portions_hold_every_turn_once(turns: list[int], size: int) -> None:
    """Pages are never too full, stories stay in order, and one that fits a page is not split."""
    pages = portions({str(n): count for n, count in enumerate(turns)}, size)
    assert all(0 < sum(part.end - part.first for part in page) <= size for page in pages)
    flat = [part for page in pages for part in page]
    assert [(part.story, n) for part in flat for n in range(part.first, part.end)] == [
        (str(story), n) for story, count in enumerate(turns) for n in range(count)
    ]
    assert len([part for part in flat if turns[int(part.story)] <= size]) == len([n for n in turns if n <= size])


def test_strangers_are_nobody(shelf: Shelf) -> None:
    """Words of a namesake in a story that does not credit the person are not theirs."""
    shelf.change(shelf.story, "  - {person: ida-marsh, role: narrator}\n", "")
    assert [row.story.title for row in of_ida(shelf).heard] == ["Second wind"]


def test_drafts_are_not_quoted(shelf: Shelf) -> None:
    """A story that is not published gives nobody moments."""
    shelf.change(shelf.story, "status: published", "status: draft")
    assert moments(shelf.open(), "sol-ferrer") is None


def test_unmeasured_recording(shelf: Shelf) -> None:
    """Without a measured recording a moment only opens the story."""
    (shelf.root / "media.lock").unlink()
    assert {row.here for row in of_ida(shelf).heard} == {None}


def test_only_the_first_page_has_moments(tmp_path: Path) -> None:
    """A person with several pages of entries has their moments on the first."""
    plans = Shelf.copied(tmp_path / "gallery").plans(page_size=1)
    assert plans["people/ida-marsh/"].view().moments
    assert plans["people/ida-marsh/page/2/"].view().moments is None


def test_transcripts_are_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many people ask, the transcripts are gone through once to plan all pages."""
    gallery, counted = open_small(), []
    real = module._turns
    monkeypatch.setattr(module, "_turns", lambda *given: counted.append(given[1].id) or real(*given))
    for _ in range(2):
        list(plan_pages(gallery))
    assert sorted(counted) == sorted(story.id for story in gallery.catalog.by_kind["episode"])


@pytest.mark.parametrize(
    ("text", "shown"),
    [("one two", "one two"), ("one  two", "one two"), ("one two three", "one two…"), ("one two, three", "one two…"),
     ("一二三四五六七八九十", "一二三四五六七八…"), ("onetwo three", "onetwo…")],
)  # fmt: skip
def test_words_are_shortened_at_a_word(text: str, shown: str) -> None:
    """Words that are too long end in an ellipsis after a whole word; without spaces, anywhere."""
    assert shorten(text, 9) == shown
