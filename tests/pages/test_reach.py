"""Every entry is reached from the front page by plain links, whatever the owner's navigation has."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html

from macros.pages import Plan
from macros.pages._person import LETTERS, PAGE_TURNS, HeardIn, Moments, Spoken
from macros.render.templates import environment
from macros.render.views import Link
from tests.built_site import BuiltSite
from tests.small import URL

MOST = 150_000  # bytes of a page that lists entries


@pytest.fixture(scope="module")
def site(small_site: Path) -> BuiltSite:
    return BuiltSite(small_site, URL)


def test_every_page_is_reached(site: BuiltSite) -> None:
    """From home, by links alone: all but pages for frames, those taken back, and what the owner wrote and named
    nowhere."""
    reached, ahead = set[str](), {""}
    while ahead:
        uri = ahead.pop()
        reached.add(uri)
        links = (
            urljoin(f"{URL}{uri}", tag.attributes["href"])
            for tag in site.page(uri).all("a")
            if "href" in tag.attributes
        )
        inside = {urlsplit(link)._replace(fragment="", query="").geturl().removeprefix(URL) for link in links}
        ahead |= {to for to in inside if f"{to}index.html" in site.pages} - reached
    missed = {page.removesuffix("index.html") for page in site.pages} - reached
    assert {uri for uri in missed if not uri.endswith("/embed/")} == {
        "404.html",
        "reports/taken-back/",
        "about/",
        "calls/",
    }


def test_a_list_leads_to_all_others(plans: dict[str, Plan]) -> None:
    """Each kind and vocabulary names the others, itself left out; a vocabulary without words has nothing to show."""
    kinds = ["stories/", "guides/", "reports/", "bulletins/"]
    words = ["topics/", "people/", "organizations/", "places/"]
    for uri in (*kinds, *words):
        assert {link.uri for link in plans[uri].view().tabs} == {*kinds, *words} - {uri}


def test_a_full_page_of_moments_is_light_in_any_script() -> None:
    """Turns of 200 letters of three bytes, each with a warning: they stay well below what a page may weigh."""
    href = "stories/a-story-with-a-long-name/#t=3600.123,3612.456"
    turn = Spoken("1:00:00", href, "3600.123,3612.456", "界" * LETTERS, "火" * 40)
    story = Link("語" * 60, "stories/a-story-with-a-long-name/")
    rows = tuple(
        HeardIn(story, "zh", "https://media.example.org/audio.mp3", (turn,) * 10, ()) for _ in range(PAGE_TURNS // 10)
    )
    text = '{% from "fragments/heard.html" import heard %}{{ heard(m, "../../../../../", "en") }}'
    page = environment().from_string(text).render(m=Moments(10, PAGE_TURNS, rows))
    assert len(html.fromstring(page).xpath("//ul/li")) == PAGE_TURNS
    assert len(page.encode()) < MOST - 15_000
