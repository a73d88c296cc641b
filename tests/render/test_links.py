"""Where links in a text lead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.gallery import Gallery
from macros.render.links import MARK, is_file, links, resolve, rooted, target
from macros.render.markdown import to_html
from tests.render.test_markdown import PIECES, Allowed
from tests.small import SMALL, open_small

STORY = ("episodes/first-light", "stories/first-light/")
GUIDE = ("content/guides", "guides/open-every-door/")
PAGE = ("content", "about/")


@pytest.fixture(scope="module")
def gallery() -> Gallery:
    return open_small()


@pytest.mark.parametrize(("place", "link", "found"), [
    (GUIDE, "entry:first-light", "stories/first-light/"),
    (GUIDE, "entry:first-light#t-350", "stories/first-light/#t-350"),
    (GUIDE, "../about.md", "about/"),
    (GUIDE, "../index.md", ""),
    (GUIDE, "../index.md#newest", "#newest"),
    (GUIDE, "../../episodes/first-light/episode.yml", "stories/first-light/"),
    (GUIDE, "../reports/doors-report.yml#six", "reports/doors-report/#six"),
    (PAGE, "guides/open-every-door.md", "guides/open-every-door/"),
    (PAGE, "./about.md", "about/"),
    (STORY, "audio.mp3", "stories/first-light/audio.mp3"),
    (STORY, "./audio.mp3#t=3", "stories/first-light/audio.mp3#t=3"),
    (GUIDE, "/subscribe/", "subscribe/"),
    (GUIDE, "/podcast.xml", "podcast.xml"),
    (GUIDE, "//other.example.org/x", "other.example.org/x"),
])  # fmt: skip
def test_inside(gallery: Gallery, place: tuple[str, str], link: str, found: str) -> None:
    """Ids, sources, files beside the text and places of the site lead to addresses in the site."""
    assert target(link, gallery.catalog, *place, "content") == f"{MARK}{found}"


@pytest.mark.parametrize(
    "link", ["https://example.org/a?b=c#d", "HTTP://EXAMPLE.ORG/", "mailto:a@example.org", "tel:988", "#here"]
)
def test_outside(gallery: Gallery, link: str) -> None:
    """Links to the web, mail, telephone and this page stay as they are."""
    assert target(link, gallery.catalog, *GUIDE, "content") == link


@pytest.mark.parametrize(("place", "link"), [
    (GUIDE, "entry:none"), (GUIDE, "entry:"), (GUIDE, "entry:half-written"), (GUIDE, "entry:not-yet"),
    (GUIDE, "entry:taken-back"), (GUIDE, "half-written.md"), (GUIDE, "../none.md"), (GUIDE, "none.png"), (GUIDE, ""),
    (GUIDE, "../../mkdocs.yml"), (GUIDE, "../../../../etc/passwd"), (GUIDE, "/../../etc/passwd"), (GUIDE, "/a\\b"),
    (GUIDE, "../vocabulary/people.yml"), (GUIDE, "../vocabulary/show.png"), (GUIDE, "../../media.lock"),
    (STORY, "../second-wind/audio.mp3"), (STORY, "episode.yaml"), (STORY, "\\\\other.example.org"), (PAGE, "guides"),
    (GUIDE, "x" * 5000), (GUIDE, "a\x00b"),
])  # fmt: skip
def test_nowhere(gallery: Gallery, place: tuple[str, str], link: str) -> None:
    """What does not exist, is hidden, or lies outside the text's own folder leads nowhere."""
    assert target(link, gallery.catalog, *place, "content") is None


def test_story_notes_are_no_page(gallery: Gallery) -> None:
    """notes.md beside a story is the story's text and has no address of its own."""
    assert target("notes.md", gallery.catalog, "episodes/second-wind", "stories/second-wind/", "content") is None


def test_links_of_pictures_and_words_are_resolved() -> None:
    """Both kinds of links are replaced by what is found, with signs escaped; what is not found loses its way."""
    html = to_html("[a](one) ![b](two) [c](three)")
    made = resolve(html, {"one": 'x"y&z', "two": "b.png"}.get)
    assert '<a href="x&quot;y&amp;z">a</a>' in made
    assert 'src="b.png"' in made
    assert '<a href="#">c</a>' in made


def test_title_cannot_pose_as_a_link() -> None:
    """A title that says href= is left alone, so nothing written in it becomes an attribute."""
    html = to_html('<a title=" href=" href="/ onmouseover=alert(1) ">x</a>')
    assert list(links(html)) == ["/ onmouseover=alert(1) "]
    Allowed.check(rooted(resolve(html, lambda link: MARK + link.lstrip("/")), "../"))
    Allowed.check(resolve(html, lambda link: None))


@given(PIECES)
def test_resolved_text_is_clean(text: str) -> None:
    """Resolving and completing links adds nothing outside the allow-list, whatever was written."""
    html = to_html(text)
    Allowed.check(rooted(resolve(html, lambda link: f"{MARK}a/"), "../"))
    Allowed.check(resolve(html, lambda link: None))


@given(st.text(max_size=40))
def test_any_link_has_an_answer(text: str) -> None:
    """No link stops the reading, and none leads above the site's root."""
    found = target(text, open_small_once().catalog, *GUIDE, "content")
    assert (
        found is None or not found.startswith(MARK) or ".." not in found.removeprefix(MARK).partition("#")[0].split("/")
    )


def open_small_once(kept: list[Gallery] = []) -> Gallery:  # noqa: B006 - opened once for all examples
    if not kept:
        kept.append(open_small())
    return kept[0]


def test_rooted() -> None:
    """Resolved links get the way to the root; words that look like one are left alone."""
    html = f'<p>x="{MARK}y" <a href="{MARK}about/" title="{MARK}">a</a> <img alt="b" src="{MARK}b.png"></p>'
    assert rooted(html, "../") == (
        f'<p>x="{MARK}y" <a href="../about/" title="{MARK}">a</a> <img alt="b" src="../b.png"></p>'
    )


def test_is_file() -> None:
    """Only a file is one; a folder, nothing, and what cannot be a path are none."""
    assert is_file(SMALL / "mkdocs.yml")
    assert not [path for path in (SMALL, SMALL / "none", SMALL / ("x" * 5000), SMALL / "a\x00b") if is_file(path)]
