"""The demo gallery: nothing is wrong in it, it builds, and every word that was recorded can be read on its page."""

from __future__ import annotations

from datetime import date

import pytest

from macros.calls import page_problems
from macros.gallery import Gallery, open_gallery
from macros.pages import address_problems
from macros.plugin.build import build_site
from macros.plugin.config import read_settings
from macros.problem_formats import as_text
from macros.problems import in_order
from tests.built_site import BuiltSite
from tests.conftest import ROOT, TODAY

pytestmark = pytest.mark.demo


@pytest.fixture(scope="module")
def gallery() -> Gallery:
    return open_gallery(read_settings(ROOT, TODAY))


@pytest.fixture(scope="module")
def site(gallery: Gallery, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The demo's finished site, made in a folder of its own."""
    folder = tmp_path_factory.mktemp("demo") / "site"
    build_site(ROOT, now=TODAY, site_dir=folder)
    return BuiltSite(folder, gallery.settings.url)


@pytest.mark.parametrize("day", [TODAY, date(2036, 1, 1)])
def test_nothing_is_wrong(day: date) -> None:
    """The demo has no error and no warning, today and in ten years."""
    gallery = open_gallery(read_settings(ROOT, day))
    problems = in_order([*gallery.problems, *page_problems(gallery), *address_problems(gallery)])
    assert as_text(problems, ROOT, colour=False) == "No problems"


def test_every_sentence_is_on_its_page(gallery: Gallery, site: BuiltSite) -> None:
    """Each transcript's every cue can be read on its story's page, or on that of its language, without scripts."""
    for story in gallery.catalog.by_kind["episode"]:
        transcripts = gallery.library.transcripts(story)
        assert transcripts, story.id
        for language, transcript in transcripts.items():
            uri = gallery.catalog.uri(story)
            page = site.page(uri if language == story.language else f"{uri}{language}/")
            words = [" ".join("".join(tag.text).split()) for tag in page.tags if tag.name == "p"]
            missing = [cue.text for cue in transcript.cues if " ".join(cue.text.split()) not in words]
            assert missing == [], page.uri


def test_every_finding_and_quotation_is_on_its_page(gallery: Gallery, site: BuiltSite) -> None:
    """Findings of reports and the quotation of a story can be read where they belong."""
    for report in gallery.catalog.by_kind["report"]:
        words = site.page(gallery.catalog.uri(report)).words
        assert not [finding.text for finding in report.findings if " ".join(finding.text.split()) not in words]  # type: ignore[attr-defined]
    for story in gallery.catalog.by_kind["episode"]:
        words = site.page(gallery.catalog.uri(story)).words
        assert not [quote.text for quote in story.quotes[:1] if quote.text not in words]  # type: ignore[attr-defined]


def test_every_link_of_the_demo_leads_somewhere(site: BuiltSite) -> None:
    """No page of the demo has a dead link, an id twice, or more or less than one first heading."""
    for page in site.pages.values():
        assert [why for _, _, link in page.addresses() if (why := site.missing(page, link))] == [], page.uri
        assert len(set(page.ids)) == len(page.ids), page.uri
        assert len(page.all("h1")) == 1, page.uri


def test_drafts_of_the_demo_stay_here(gallery: Gallery, site: BuiltSite) -> None:
    """What the demo has not published yet is in no file of its site."""
    hidden = [entry for entry in gallery.catalog.all_entries.values() if entry.id not in gallery.catalog.entries]
    for entry in hidden:
        assert not [uri for uri in site.files if entry.title.encode() in site.data(uri)], entry.id


def test_the_demo_shows_every_kind(gallery: Gallery) -> None:
    """Whoever looks at the demo sees each kind at work."""
    assert [name for name, entries in gallery.catalog.by_kind.items() if not entries] == []
