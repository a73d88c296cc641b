"""A person's moments: what they say in which story, with times."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros.pages import Plan
from macros.pages import _person as module
from macros.pages._person import moments
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


def test_page_has_an_end(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not fit leads to the transcript, and everything to the search by speaker."""
    monkeypatch.setattr(module, "MOST_TURNS", 4)
    shelf.write(FIRST, transcript(*[("Ida Marsh", "A."), ("Sol Ferrer", "B.")] * 7))
    found = of_ida(shelf)
    assert sum(len(row.seen) + len(row.folded) for row in found.heard) == 4
    assert (found.turns, found.heard[1].more) == (8, 4)
    assert found.rest.uri == "search/?speaker=ida-marsh"


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
    """However many people ask, the transcripts are gone through once to find who speaks where."""
    gallery, counted = open_small(), []
    real = module._turns
    monkeypatch.setattr(module, "_turns", lambda *given: counted.append(given[1].id) or real(*given))
    for _ in range(3):
        moments(gallery, "nobody")
    assert counted == [story.id for story in gallery.catalog.by_kind["episode"]]


@pytest.mark.parametrize(
    ("text", "shown"),
    [("one two", "one two"), ("one  two", "one two"), ("one two three", "one two…"), ("one two, three", "one two…"),
     ("一二三四五六七八九十", "一二三四五六七八…"), ("onetwo three", "onetwo…")],
)  # fmt: skip
def test_words_are_shortened_at_a_word(text: str, shown: str) -> None:
    """Words that are too long end in an ellipsis after a whole word; without spaces, anywhere."""
    assert shorten(text, 9) == shown
