"""/podcast.xml of the example gallery and of galleries in memory. Ids in brackets are those of the feed checklist."""

from __future__ import annotations

import json
import locale
import os
import time
from base64 import b64decode
from datetime import timedelta
from email.utils import parsedate_to_datetime

import feedparser
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from macros.outputs import chapters as chapters_output
from macros.outputs import transcripts
from macros.outputs.podcast import make_parts, wanted
from tests.made_each import made_each

BUS = "4f0f0f7e-6c4a-4b5f-9a77-0c6f5a2f9d11"
COLD = "6d0f4c1c-8f5e-4a2f-b1e4-6b1f7ac30b77"
TRAILER = "urn:uuid:0b0c7a52-60a7-4b3e-8d9a-3f1d8f0c2a10"
DIGEST = "fd61a03af4f77d870fc21e05e7e80678095c92d808cfb3b5c279ee04c74aca13"  # of audio.mp3, in media.lock
STORY = "https://example.org/shelf/stories/the-bus-that-waited/"


BODY = "<h2>What you hear</h2>\n<p>Dolores Pruitt has driven route nine for <strong>twenty-two years</strong>.</p>"


def data_of(gallery) -> bytes:
    (part,) = make_parts(gallery, {"the-bus-that-waited": BODY})
    return part.make()


def test_the_example_gallery_is_read_without_mistakes(gallery) -> None:
    """What the other tests stand on: every live story is there, hidden ones are known and hidden."""
    assert set(gallery.catalog.entries) == {"the-bus-that-waited", "start-here", "the-cold-room", "ten-minutes"}
    assert set(gallery.catalog.all_entries) - set(gallery.catalog.entries) == {"not-yet", "after-today"}


def test_the_feed_is_the_golden_file(gallery, site, golden) -> None:
    """[S02, S05] Nothing in the feed changes unseen."""
    golden("podcast/podcast.xml", data_of(gallery))


def test_two_runs_give_the_same_bytes(with_settings, site) -> None:
    """[S02] The feed depends on its sources alone."""
    assert data_of(with_settings()) == data_of(with_settings())


def test_a_foreign_language_and_time_zone_change_nothing(with_settings, site) -> None:
    """[R04, S02] Dates are English and in UTC wherever the build runs."""
    usual = data_of(with_settings())
    before, zone = locale.setlocale(locale.LC_ALL), os.environ.get("TZ")
    foreign = next((name for name in ("de_DE.UTF-8", "fr_FR.UTF-8", "es_ES.UTF-8", "C.UTF-8") if _can_use(name)), "C")
    try:
        os.environ["TZ"] = "Pacific/Kiritimati"
        time.tzset()
        assert data_of(with_settings()) == usual, foreign
    finally:
        locale.setlocale(locale.LC_ALL, before)
        os.environ.pop("TZ") if zone is None else os.environ.update(TZ=zone)
        time.tzset()


def _can_use(name: str) -> bool:
    try:
        locale.setlocale(locale.LC_ALL, name)
    except locale.Error:
        return False
    return True


def test_an_outside_parser_finds_every_live_story(gallery, site) -> None:
    """[X02, R01, R12, P03] feedparser has nothing to complain of and counts as we do."""
    found = feedparser.parse(data_of(gallery))
    assert not found.bozo
    assert [entry.id for entry in found.entries] == [BUS, COLD, TRAILER]
    assert found.feed.title == "Small Arrivals"
    assert all(entry.title and entry.enclosures for entry in found.entries)


def test_only_stories_that_are_live_are_in_the_feed(small) -> None:
    """Drafts and scheduled stories stay out; nothing is in the future."""
    assert not [item for item in small.items if "Hidden" in small.text(item, "title")]


def test_the_newest_story_comes_first_and_gives_the_feed_its_date(small) -> None:
    """[R04, R05] lastBuildDate is the newest item's date, never the clock; dates are strict RFC 2822."""
    dates = [small.text(item, "pubDate") for item in small.items]
    assert dates[0] == "Tue, 06 Oct 2026 06:00:00 +0000" == small.text(small.channel, "lastBuildDate")
    moments = [parsedate_to_datetime(date) for date in dates]
    assert moments == sorted(moments, reverse=True)
    assert all(moment.utcoffset() == timedelta(0) for moment in moments)


def test_stories_of_one_day_follow_their_numbers(made, episode, feed, read) -> None:
    """[R05] Of one day the later number comes first, whatever the ids."""
    found = read(feed(made([episode("a", season=1, number=2), episode("z", season=1, number=1), episode("m")])))
    assert [found.text(item, "guid") for item in found.items] == ["guid-a", "guid-z", "guid-m"]


def test_the_channel_is_complete(small) -> None:
    """[R01, R03, R06, R08, P01, P02, P04, P05, A03, A04, A06, N01-N03, N06, N13, N17] PSP-1's channel."""
    channel, text = small.channel, small.text
    assert small.root.get("version") == "2.0"
    assert {"atom", "content", "itunes", "podcast", "psc"} == set(small.root.nsmap)
    (link,) = small.all(channel, "atom:link")
    assert dict(link.attrib) == {
        "rel": "self", "type": "application/rss+xml", "href": "https://example.org/shelf/podcast.xml"
    }  # fmt: skip
    assert text(channel, "link") == "https://example.org/shelf/"
    assert text(channel, "language") == "en"
    assert text(channel, "copyright") == "Gray Fork Story Desk"
    assert text(channel, "itunes:author") == "Gray Fork Story Desk"
    assert text(channel, "itunes:explicit") == "false"
    assert text(channel, "itunes:type") == "episodic"
    (category,) = small.all(channel, "itunes:category")
    assert (category.get("text"), category[0].get("text")) == ("Education", "Self-Improvement")
    assert text(channel, "podcast:guid") == "9b024349-ccf0-5f69-a609-6b82873eab3c"
    assert text(channel, "podcast:locked") == "yes"
    assert text(channel, "podcast:medium") == "podcast"
    assert text(channel, "podcast:updateFrequency") == "Every second Tuesday"
    assert text(channel, "podcast:txt") == "true"
    assert small.all(channel, "podcast:funding")[0].get("url") == "https://example.org/give"
    assert text(channel, "podcast:license") == "cc-by-4.0"
    assert small.all(channel, "podcast:license")[0].get("url") == "https://creativecommons.org/licenses/by/4.0/"
    cover = "https://example.org/shelf/show/cover.png"
    assert small.all(channel, "itunes:image")[0].get("href") == cover
    assert [text(channel, f"image/{name}") for name in ("url", "title", "link")] == [
        cover, text(channel, "title"), text(channel, "link")
    ]  # fmt: skip
    (image,) = small.all(channel, "podcast:image")
    assert (image.get("href"), image.get("width"), image.get("alt")) == (
        cover, "1400", "Two people talking in front of a rising sun."
    )  # fmt: skip


def test_single_values_stand_once_and_nothing_is_claimed_that_is_not_done(small) -> None:
    """[R09, R11, A19, N23, U03] No repeated tags, no addresses, no hub, no stylesheet, no directories' blocks."""
    for parent in (small.channel, *small.items):
        tags = [child.tag for child in parent if "podcastindex" not in child.tag and child.tag != "item"]
        assert len(tags) == len(set(tags))
    whole = {element.tag.rpartition("}")[2] for element in small.root.iter()}
    assert not whole & {"managingEditor", "author_email", "owner", "email", "podping", "value", "block", "new-feed-url"}
    assert small.root.getprevious() is None


def test_an_item_is_complete(small) -> None:
    """[R07, P03, P04, A04, A07, A08, A11, A13, N07, N08, E01] Apple's and PSP-1's tags, figures from media.lock."""
    item, text = small.item(BUS), small.text
    assert text(item, "title") == "The bus that waited <for one>"
    assert text(item, "link") == STORY
    assert small.all(item, "guid")[0].get("isPermaLink") == "false"
    (enclosure,) = small.all(item, "enclosure")
    assert dict(enclosure.attrib) == {"url": f"{STORY}audio.mp3", "length": "1278000", "type": "audio/mpeg"}
    assert text(item, "itunes:duration") == "106"
    assert text(item, "itunes:explicit") == "false"
    assert text(item, "itunes:episodeType") == "full"
    assert [text(item, f"{space}:{name}") for name in ("season", "episode") for space in ("itunes", "podcast")] == [
        "1", "1", "2", "2"
    ]  # fmt: skip
    assert small.all(item, "podcast:season")[0].get("name") == "The first ten minutes"
    assert small.all(item, "itunes:image")[0].get("href") == f"{STORY}cover.png"
    assert text(item, "podcast:txt") == "true"


def test_a_remote_recording_keeps_its_address_and_its_own_licence(small) -> None:
    """[A11, E01, N06] Length and type of a recording elsewhere come from the lock too."""
    item = small.item(COLD)
    (enclosure,) = small.all(item, "enclosure")
    assert enclosure.get("url") == "https://media.example.org/cold-room.m4a"
    assert (enclosure.get("length"), enclosure.get("type")) == ("4800000", "audio/x-m4a")
    assert small.text(item, "itunes:duration") == "600"
    assert small.text(item, "itunes:explicit") == "true"
    assert small.text(item, "podcast:license") == "cc0-1.0"
    assert small.all(item, "itunes:image")[0].get("href").endswith("/the-cold-room/cover.png")


def test_a_trailer_is_an_item_and_a_tag_of_the_channel(small) -> None:
    """[A08, N10] Season without number makes a season's trailer; the tag says where it is and how long."""
    item = small.item(TRAILER)
    assert small.text(item, "itunes:episodeType") == "trailer"
    assert small.text(item, "itunes:season") == "1"
    assert small.all(item, "itunes:episode") == []
    (trailer,) = small.all(small.channel, "podcast:trailer")
    assert trailer.text == "Start here"
    assert dict(trailer.attrib) == {
        "pubdate": "Tue, 29 Sep 2026 06:00:00 +0000", "length": "480123", "type": "audio/mpeg", "season": "1",
        "url": "https://example.org/shelf/stories/start-here/audio.mp3",
    }  # fmt: skip


def test_people_of_an_item_are_complete_in_themselves(small) -> None:
    """[N04] The show's people are restated; roles come from the taxonomy, others are guests."""
    people = [(each.text, each.get("role"), each.get("group")) for each in small.all(small.item(BUS), "podcast:person")]
    assert people == [
        ("Ana Reyes", "host", "cast"), ("Dolores Pruitt", "guest", None),
        ("Sam Okafor", "sound designer", "audio post-production"),
    ]  # fmt: skip
    first = small.all(small.channel, "podcast:person")[0]
    assert (first.text, first.get("href")) == ("Ana Reyes", "https://example.org/shelf/people/ana-reyes/")


def test_a_person_with_a_role_of_the_taxonomy_is_not_a_guest_as_well(made, episode, feed, read) -> None:
    """[N04] The host who is also "heard in" a story is named once, with the role that apps know."""
    both = [{"person": "ana", "role": role} for role in ("Heard in", "HOST", "Script Editor")]
    found = read(feed(made([episode(people=both)], {"people": [{"person": "bo", "role": "Founder"}]})))
    people = [(each.text, each.get("role")) for each in found.all(found.items[0], "podcast:person")]
    assert people == [("bo", "guest"), ("ana", "host"), ("ana", "script editor")]
    assert [each.get("role") for each in found.all(found.channel, "podcast:person")] == [None]


def test_every_transcript_in_the_feed_is_made(small, gallery, site) -> None:
    """[T00-T02, N11] Three timed formats a language, each with a file behind its address."""
    found = small.all(small.item(BUS), "podcast:transcript")
    assert [(each.get("language"), each.get("type")) for each in found] == [
        (language, kind)
        for language in ("en", "es")
        for kind in ("text/vtt", "application/x-subrip", "application/json")
    ]
    assert {each.get("rel") for each in found} == {"captions"}
    made = {gallery.url(artifact.uri) for artifact in made_each(transcripts, gallery)}
    assert {each.get("url") for each in found} <= made


def test_chapters_agree_wherever_they_stand(small, gallery, site) -> None:
    """[C01, C03, C04, N12] JSON, Podlove's tag and the description's time lines say the same."""
    item = small.item(BUS)
    (link,) = small.all(item, "podcast:chapters")
    assert dict(link.attrib) == {"url": f"{STORY}chapters.json", "type": "application/json+chapters"}
    (artifact,) = made_each(chapters_output, gallery)
    assert gallery.url(artifact.uri) == link.get("url")
    chapters = json.loads(artifact.data)["chapters"]
    simple = [(each.get("start"), each.get("title")) for each in small.all(item, "psc:chapters/psc:chapter")]
    assert simple == [
        ("00:00:00.000", "Ten past eight"), ("00:00:20.500", "What waiting costs"), ("00:01:05.000", "The letter")
    ]  # fmt: skip
    assert [each["title"] for each in chapters] == [title for _, title in simple]
    assert [each["startTime"] for each in chapters] == [0, 20.5, 65]
    for start, title in simple:
        assert f"<p>{start[:8]} {title}</p>" in small.text(item, "description")


def test_time_lines_need_three_chapters_from_the_very_start(made, episode, feed, read) -> None:
    """[C03] Apple reads time lines only when there are three and the first is at 00:00:00."""
    late = [{"start": f"0:{second}", "title": f"At {second}"} for second in (10, 20, 30)]
    for chapters in (late, [{"start": "0:00", "title": "At 0"}, late[0]]):
        found = read(feed(made([episode(chapters=chapters)])))
        assert "At 10" not in found.text(found.items[0], "description")
        assert len(found.all(found.items[0], "psc:chapters/psc:chapter")) == len(chapters)


def test_place_soundbite_and_links_are_complete(small) -> None:
    """[N05, N09, N19] Location of the subject, soundbite inside the story, links to page and guide."""
    item = small.item(BUS)
    (place,) = small.all(item, "podcast:location")
    assert (place.text, dict(place.attrib)) == (
        "Gray Fork Elementary, Kentucky", {"rel": "subject", "geo": "geo:37.5,-82.25", "country": "US"}
    )  # fmt: skip
    (bite,) = small.all(item, "podcast:soundbite")
    assert (bite.text, dict(bite.attrib)) == ("She never honked", {"startTime": "20.5", "duration": "19.5"})
    links = [each.get("href") for each in small.all(item, "podcast:contentLink")]
    assert links == [STORY, "https://example.org/shelf/guides/ten-minutes/"]


def test_alternate_enclosures_carry_the_digest_of_the_lock(small) -> None:
    """[N18] The default is the enclosure's own file; the smaller encode comes second; both have a source and SRI."""
    item = small.item(BUS)
    (enclosure,) = small.all(item, "enclosure")
    first, second = small.all(item, "podcast:alternateEnclosure")
    assert [first.get(name) for name in ("default", "type", "length", "bitrate")] == [
        "true", enclosure.get("type"), enclosure.get("length"), "96000"
    ]  # fmt: skip
    assert small.all(first, "podcast:source")[0].get("uri") == enclosure.get("url")
    (digest,) = small.all(first, "podcast:integrity")
    assert digest.get("type") == "sri"
    assert b64decode(digest.get("value").removeprefix("sha256-")).hex() == DIGEST
    assert (second.get("default"), second.get("length")) == (None, "426000")
    assert small.all(second, "podcast:source")[0].get("uri") == f"{STORY}audio-low.mp3"


def test_a_media_server_serves_the_recordings_and_nothing_else(with_settings, site, read) -> None:
    """With media_base set, audio is at <base><id>/<file>; pictures and transcripts stay beside the page."""
    found = read(data_of(with_settings(media_base="https://cdn.example.org/audio/")))
    item = found.item(BUS)
    urls = [each.get("uri") for each in item.iter("{*}source")]
    base = "https://cdn.example.org/audio/the-bus-that-waited/"
    assert urls == [f"{base}audio.mp3", f"{base}audio-low.mp3"]
    assert found.all(item, "enclosure")[0].get("url") == f"{base}audio.mp3"
    assert found.all(item, "itunes:image")[0].get("href") == f"{STORY}cover.png"


def test_a_story_with_care_flags_says_so_first(small) -> None:
    """The care note opens description and notes, with times, and with help when the gallery names some."""
    note = (
        "<p><strong>Before you listen:</strong> this story talks about a house fire (0:50 to 1:02). "
        '<a href="https://988lifeline.org/">Call or text 988</a></p>'
    )
    item = small.item(BUS)
    assert small.text(item, "description").startswith(note)
    assert small.text(item, "content:encoded").startswith(note)
    assert "Before you listen" not in small.text(small.item(COLD), "description")


def test_description_is_plain_and_content_is_whole(small) -> None:
    """[H03, H04] The description keeps to Apple's elements; content:encoded has headings; both link to the page."""
    item = small.item(BUS)
    description, content = small.text(item, "description"), small.text(item, "content:encoded")
    assert "<p><strong>What you hear</strong></p>" in description
    assert "<h2>What you hear</h2>" in content
    for text in (description, content):
        assert f'<a href="{STORY}">' in text
        assert "late boy &amp; nobody complains" in text
        assert "&amp;amp;" not in text


def test_values_have_no_padding_and_own_addresses_are_whole(small) -> None:
    """[X06, R02] No value starts or ends with space; every address is absolute and https."""
    for element in small.root.iter():
        for value in (element.text if len(element) == 0 else None, *element.attrib.values()):
            assert value is None or value == value.strip()
        for name in ("url", "href", "uri"):
            assert element.get(name, "https://").startswith("https://")


@pytest.mark.parametrize("lacks", ["episodes", "show", "address", "recording"])
def test_no_feed_is_written_without_what_apple_asks_for(made, episode, lacks) -> None:
    """[F09] Without an episode, a show, an address or a measured recording there is no podcast feed."""
    gallery = made([] if lacks == "episodes" else [episode()], **({"url": ""} if lacks == "address" else {}))
    if lacks == "show":
        object.__setattr__(gallery.catalog, "show", None)
    if lacks == "recording":
        object.__setattr__(gallery.library, "lock", type(gallery.library.lock)())
    assert not wanted(gallery)
    assert list(make_parts(gallery)) == []


ODD = st.text(st.characters(categories=None, exclude_characters="\r\n"), min_size=1, max_size=40)


@hypothesis_settings(max_examples=40, deadline=None)
@given(title=ODD, summary=ODD, body=st.text(st.characters(categories=None), max_size=200))
def test_any_text_gives_a_feed_that_every_parser_reads(made, episode, feed, title, summary, body) -> None:
    """[X03, X05] Control characters, lone surrogates and ]]> in the sources never break the feed."""
    story = episode().model_copy(update={"title": f"]]>{title}", "summary": f"{summary}]]>"})
    data = feed(made([story]), {"one": f"<p>]]>{body}</p>"})
    found = feedparser.parse(data)
    assert not found.bozo
    assert len(found.entries) == 1


@hypothesis_settings(max_examples=25, deadline=None)
@given(st.lists(st.text('aé€𝄞&<" ', min_size=1, max_size=900), min_size=1, max_size=9), st.integers(0, 60))
def test_a_description_is_at_most_4000_bytes_of_whole_blocks(made, episode, feed, read, paragraphs, chapters) -> None:
    """[A10, H03] Multi-byte text is cut between blocks; the link to the page is never lost."""
    body = "".join(f"<p>{text.replace('&', '&amp;').replace('<', '&lt;')}</p>" for text in paragraphs)
    marks = [{"start": str(n * 7), "title": "Ж" * 60} for n in range(chapters)]
    found = read(feed(made([episode(chapters=marks)]), {"one": body}))
    text = found.text(found.items[0], "description")
    assert len(text.encode()) <= 4000
    assert text.count("<p>") == text.count("</p>")
    assert text.endswith("</a></p>")


@pytest.mark.parametrize(("words", "whole"), [(30, 100), (120, 20)])
def test_five_hundred_stories_stay_below_a_megabyte(made, episode, feed, read, words, whole) -> None:
    """[S06] No story is left out; older ones say less, and with long notes fewer of the newest say all."""
    body = "<p>" + "Words that go on and on. " * words + "</p>"
    chapters = [{"start": f"{n}:00", "title": f"Chapter number {n}"} for n in range(5)]
    stories = [episode(f"story-{n}", chapters=chapters, season=1, number=n) for n in range(1, 501)]
    data = feed(made(stories), {story.id: body for story in stories})
    found = read(data)
    assert len(data) <= 1_000_000
    assert [bool(found.all(item, "content:encoded")) for item in found.items] == [True] * whole + [False] * (
        500 - whole
    )
    for item in found.items:
        assert found.text(item, "description").endswith("</a></p>")
        assert len(found.all(item, "enclosure")) == len(found.all(item, "podcast:chapters")) == 1


def test_a_short_feed_keeps_all_notes(made, episode, feed, read) -> None:
    """[S06] Below a megabyte and 300 stories nothing is shortened."""
    stories = [episode(f"story-{n}") for n in range(120)]
    found = read(feed(made(stories), {story.id: "<h2>Notes</h2>" for story in stories}))
    assert all("<h2>Notes</h2>" in found.text(item, "content:encoded") for item in found.items)
