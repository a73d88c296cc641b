"""What only an audio story's page shows."""

from __future__ import annotations

import pytest

from macros.pages import Plan
from macros.pages._care import CarePassage
from macros.pages._episode import EpisodeView
from macros.pages._order import ChapterRow, StopRow
from macros.settings import Crisis
from tests.small import Shelf


@pytest.fixture
def story(plans: dict[str, Plan]) -> EpisodeView:
    own = plans["stories/first-light/"].view().own
    assert isinstance(own, EpisodeView)
    return own


def cues(view: EpisodeView) -> list[tuple[str, str]]:
    assert view.transcript
    return [(line.id, line.text) for turn in view.transcript.turns for line in turn.cues]


def test_head(story: EpisodeView) -> None:
    """A story says its season, number, length and place."""
    assert story.label == "Audio story · Season 1, number 1"
    assert story.facts[0] == "0:08 min"
    assert (story.facts[1].text, story.facts[1].uri) == ("North School", "places/north-school/")


def test_cues_have_their_milliseconds(story: EpisodeView) -> None:
    """Every cue's name is its start in milliseconds, and it plays from there."""
    assert cues(story) == [
        ("t-350", "The lights go on at six. I open every door."), ("t-3950", "[Keys jingle]"),
        ("t-5250", "She knows my name & my brother’s."),
    ]  # fmt: skip
    assert story.transcript
    first = story.transcript.turns[0].cues[0]
    assert (story.transcript.audio, first.time, first.start_label) == (
        "stories/first-light/audio.mp3",
        "#t=0.35",
        "0:00",
    )


def test_cues_of_one_moment(shelf: Shelf) -> None:
    """Three cues that start in one millisecond have three names."""
    cue = "00:00:01.000 --> 00:00:02.000\n<v Ray Okoro>{}\n\n"
    shelf.write("episodes/second-wind/transcript.en.vtt", "WEBVTT\n\n" + "".join(cue.format(word) for word in "abc"))
    found = cues(shelf.plans()["stories/second-wind/"].view().own)
    assert [text for _, text in found] == ["a", "b", "c"]
    names = [ident for ident, _ in found]
    assert names[0] == "t-1000"
    assert len(set(names)) == 3
    assert all(name.split("-")[1] == "1000" for name in names)


def test_turns_follow_speakers_and_chapters(story: EpisodeView) -> None:
    """A turn ends where the speaker changes or a chapter begins; a chapter's heading stands before its first words."""
    assert story.transcript
    found = [(turn.speaker and turn.speaker.name, turn.chapter and turn.chapter.title, len(turn.cues))
             for turn in story.transcript.turns]  # fmt: skip
    assert found == [("Ida Marsh", "Six o’clock", 1), (None, None, 1), ("Sol Ferrer", "Names", 1)]
    assert [turn.chapter.id for turn in story.transcript.turns if turn.chapter] == ["chapter-0", "chapter-5000"]


def test_chapter_within_a_turn(shelf: Shelf) -> None:
    """A chapter that begins while one person speaks divides their words."""
    cues = "00:00:00.500 --> 00:00:04.000\n<v Ida Marsh>One.\n\n00:00:05.500 --> 00:00:07.000\n<v Ida Marsh>Two.\n"
    shelf.write("episodes/first-light/transcript.en.vtt", f"WEBVTT\n\n{cues}")
    transcript = shelf.plans()["stories/first-light/"].view().own.transcript
    assert [(turn.chapter.title, turn.cues[0].text) for turn in transcript.turns] == [
        ("Six o’clock", "One."),
        ("Names", "Two."),
    ]


def test_speakers_are_linked(story: EpisodeView) -> None:
    """A speaker of the vocabulary has a page, a part and initials; somebody else has a name."""
    assert story.transcript
    speaker = story.transcript.turns[0].speaker
    assert speaker
    assert (speaker.uri, speaker.role, speaker.initials) == ("people/ida-marsh/", "narrator", "IM")


def test_stranger_has_a_name_only(shelf: Shelf) -> None:
    """A speaker whom nobody has credited is shown by name, without a link."""
    shelf.change("episodes/second-wind/transcript.en.vtt", "<v Ida Marsh>", "<v Coach B.>")
    turns = shelf.plans()["stories/second-wind/"].view().own.transcript.turns
    assert (turns[1].speaker.name, turns[1].speaker.uri, turns[1].speaker.role) == ("Coach B.", None, None)


def test_running_order(story: EpisodeView) -> None:
    """Chapters, passages with care and listening stops stand in one list in the order of time."""
    first, care, second, stop = story.order
    assert isinstance(first, ChapterRow)
    assert isinstance(second, ChapterRow)
    assert [(row.start_label, row.title, row.length_label) for row in (first, second)] == [
        ("0:00", "Six o’clock", "0:05"), ("0:05", "Names", "0:03"),
    ]  # fmt: skip
    assert (care.type, stop.type) == ("care", "stop")
    assert story.counted == "2 chapters, 1 listening stop and 1 passage with care"


def test_passage_is_skipped_to_its_end(story: EpisodeView) -> None:
    """A passage with care leads to its end, with and without a script."""
    passage = story.order[1]
    assert isinstance(passage, CarePassage)
    assert (passage.start_label, passage.end_label, passage.text) == ("0:04", "0:05", "a loud noise")
    assert (passage.href, passage.seconds) == ("stories/first-light/audio.mp3#t=5", 5.0)


def test_stop_leads_to_its_guide(story: EpisodeView) -> None:
    """A listening stop plays its seconds, and leads to the part of the guide that asks."""
    stop = story.order[3]
    assert isinstance(stop, StopRow)
    assert (stop.question, stop.start_label, stop.end_label) == ("What do they know about you?", "0:05", "0:08")
    assert (stop.href, stop.seconds, stop.end) == ("stories/first-light/audio.mp3#t=5.25,7.3", 5.25, 7.3)
    place = "guides/open-every-door/#ask-what-do-they-know-about-you"
    assert (stop.guide.title, stop.guide.uri) == ("Open every door", place)


def test_strip_says_everything(story: EpisodeView) -> None:
    """The strip shows chapters, stops and care to scale, and says them in words."""
    assert story.player
    assert story.player.strip
    assert (story.player.strip.stops, story.player.strip.care) == ((5.25,), ((4.0, 5.0),))
    assert story.player.strip_label == (
        "Time line of 0:08 minutes: 2 chapters, listening stop at 0:05, a care passage from 0:04 to 0:05"
    )


def test_care_offers_help(story: EpisodeView) -> None:
    """A story with a sensitive passage names it before the player, with the gallery's help line."""
    assert story.care
    assert [row.text for row in story.care.passages] == ["a loud noise"]
    assert story.care.help
    assert (story.care.help.title, story.care.help.uri) == ("Call or text 988.", "https://988lifeline.org/")


def test_help_without_address(shelf: Shelf) -> None:
    """A help line that has no address is shown in words."""
    care = shelf.plans(crisis=Crisis("Talk to someone you trust."))["stories/first-light/"].view().own.care
    assert (care.help.title, care.help.uri) == ("Talk to someone you trust.", None)


def test_no_care_no_help(plans: dict[str, Plan]) -> None:
    """A story without sensitive passages says nothing of them."""
    assert plans["stories/second-wind/"].view().own.care is None


def test_neighbours_in_the_season(plans: dict[str, Plan]) -> None:
    """A story leads to the one before and the one after it in its season."""
    first, second = (plans[f"stories/{ident}/"].view().own.pager for ident in ("first-light", "second-wind"))
    assert (first.previous, first.next.title, first.next.uri) == (None, "Next: Second wind", "stories/second-wind/")
    assert (second.previous.title, second.previous.uri, second.next) == (
        "Previous: First light",
        "stories/first-light/",
        None,
    )


def test_evidence(story: EpisodeView) -> None:
    """A story shows the findings it lets people hear, with their report and the moment."""
    (heard,) = story.evidence
    assert (heard.label, heard.text) == ("Finding 1", "Doors open at six are walked through.")
    assert heard.uri == "reports/doors-report/#six"
    assert [(moment.label, moment.href) for moment in heard.moments] == [("0:01", "stories/first-light/audio.mp3#t=1")]


def test_quote_leads_to_its_seconds(story: EpisodeView) -> None:
    """A quotation leads to the story's own page and plays its passage."""
    quote = story.clips[1]
    assert (quote.title, quote.words, [name.title for name in quote.who]) == ("", "She knows my name.", ["Sol Ferrer"])
    assert (quote.href, quote.uri) == ("stories/first-light/audio.mp3#t=5.25,7.3", "stories/first-light/#t=5.25,7.3")
    assert quote.address == "https://small.example.org/some/base/stories/first-light/#t=5.25,7.3"


def test_soundbite_has_its_words(story: EpisodeView) -> None:
    """A soundbite shows what is said in it and by whom, and what is hard to hear in it."""
    bite = story.clips[0]
    assert (bite.title, bite.words) == ("Lights on", "The lights go on at six. I open every door.")
    assert ([name.uri for name in bite.who], bite.care) == (["people/ida-marsh/"], "a loud noise")


def test_quote_that_is_a_soundbite_too(shelf: Shelf) -> None:
    """A soundbite of the very seconds of a quote is shown once, with the quote's words."""
    shelf.change(
        shelf.story, '{start: "0:00", end: "0:05", title: Lights on}', '{start: "0:05.25", end: "0:07.3", title: A}'
    )
    assert [clip.words for clip in shelf.plans()["stories/first-light/"].view().own.clips] == ["She knows my name."]


def test_clip_of_a_site_without_address(shelf: Shelf) -> None:
    """Where the site has no address yet there is nothing whole to copy."""
    clips = shelf.plans(url="")["stories/first-light/"].view().own.clips
    assert {clip.address for clip in clips} == {""}


def test_times_keep_their_milliseconds(shelf: Shelf) -> None:
    """A time far into a long recording is not rounded."""
    shelf.change(shelf.story, 'heard: "0:01"', 'heard: "3:25:45.678"')
    (heard,) = shelf.plans()["stories/first-light/"].view().own.evidence
    assert heard.moments[0].href.endswith("#t=12345.678")


def test_unmeasured_story(shelf: Shelf) -> None:
    """A story whose recording is not in media.lock has no player, and its page is complete otherwise."""
    (shelf.root / "media.lock").unlink()
    own = shelf.plans()["stories/first-light/"].view().own
    assert own.player is None
    assert len(own.order) == 4
    assert own.transcript


def test_hidden_guide_is_not_shown(shelf: Shelf) -> None:
    """A guide that is still a draft is not shown on its story's page."""
    shelf.change(shelf.guide, "status: published", "status: draft")
    plans = shelf.plans()
    own = plans["stories/first-light/"].view().own
    assert own.guide is None
