"""What a build of the small gallery leaves behind: its files, and what must be in none of them."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from macros.plugin.build import BuildReport, build_site
from macros.problems import ContentError
from macros.render.compact import compact
from tests.built_site import BuiltSite
from tests.catalogue_columns import rows_of
from tests.conftest import ROOT, TODAY
from tests.golden_files import Golden
from tests.small import URL

HIDDEN = {
    "draft": ["half-written", "Half written", "Draft words", "draft that nobody sees"],
    "scheduled": ["not-yet", "Not yet", "It is scheduled"],
    "withdrawn": ["Taken back", "A report that was withdrawn"],
}
KEPT_BACK = ["T-1", "episode.yml", "consent", "granted"]


@pytest.fixture(scope="module")
def site(small_site: Path) -> BuiltSite:
    return BuiltSite(small_site, URL)


def test_files(site: BuiltSite, golden: Golden) -> None:
    """The site has the expected files and no other; the theme's own and the search index are looked at apart."""
    files = [uri for uri in site.files if not uri.startswith(("assets/", "pagefind/"))]
    golden("small_site/files.txt", "".join(f"{uri}\n" for uri in files).encode())


def test_assets_are_ours(site: BuiltSite) -> None:
    """Below assets/ is what overrides/assets holds, scripts and styles made shorter, and nothing of the theme's."""
    source = ROOT / "overrides"
    ours = {path.relative_to(source).as_posix() for path in (source / "assets").rglob("*") if path.is_file()}
    found = {uri for uri in site.files if uri.startswith("assets/")}
    assert found == {uri for uri in ours if not uri.lower().endswith("readme.md")}
    short = {uri for uri in found if uri.startswith(("assets/js/", "assets/css/"))}
    assert all(site.data(uri) == (source / uri).read_bytes() for uri in found - short)
    assert all(site.data(uri).decode() == compact(uri, (source / uri).read_text(encoding="utf-8")) for uri in short)


def test_search_index_holds_a_language_each(site: BuiltSite) -> None:
    """The search index has a folder a language, without the parts of Pagefind that nothing here uses."""
    index = {uri for uri in site.files if uri.startswith("pagefind/")}
    assert {uri.split("/")[1] for uri in index} == {"en", "es"}
    plain = {re.sub(r"(en|es)_[0-9a-f]+|\.(en|es)(_[0-9a-f]+)?\.", "*", uri.partition("/")[2]) for uri in index}
    assert not [uri for uri in plain if "ui" in uri or "highlight" in uri or "playground" in uri]
    assert {"en/pagefind.js", "es/pagefind.js", "en/fragment/*.pf_fragment", "es/index/*.pf_index"} <= plain


@pytest.mark.parametrize("why", HIDDEN)
def test_hidden_entries_are_nowhere(site: BuiltSite, why: str) -> None:
    """The words of a draft, a scheduled and a withdrawn entry are in no file, search index and sitemap included."""
    found = [uri for uri in site.files for words in HIDDEN[why] if words.encode() in site.data(uri)]
    assert found == (["reports/taken-back/index.html"] if why == "withdrawn" else [])


def test_withdrawn_entry_leaves_a_notice(site: BuiltSite) -> None:
    """The address of a withdrawn entry says that it is no longer published, without its title or words."""
    page = site.page("reports/taken-back/")
    assert "".join(page.one("h1").text) == "Research report taken back"
    assert "no longer published" in page.words
    assert "A report that was withdrawn" not in page.words
    assert b"taken-back" not in site.data("sitemap.xml")
    assert b"taken-back" not in site.data("data/facets.json")


def test_hidden_words_would_be_found(small_gallery: Path, tmp_path: Path) -> None:
    """With drafts shown the same words are in pages, search and data: looking for them is no idle gesture."""
    build_site(small_gallery, now=TODAY, site_dir=tmp_path / "preview", drafts=True)
    preview = BuiltSite(tmp_path / "preview", URL)
    found = {uri for uri in preview.files for words in HIDDEN["draft"] if words.encode() in preview.data(uri)}
    assert {"guides/half-written/index.html", "data/facets.json"} <= found
    assert any(uri.endswith(".pf_fragment") for uri in found)
    assert "Disallow: /" in (tmp_path / "preview/robots.txt").read_text(encoding="utf-8")


def test_sources_are_not_published(site: BuiltSite) -> None:
    """No YAML or Markdown, and nothing of the consent record, leaves the repository."""
    assert not [uri for uri in site.files if uri.endswith((".yml", ".yaml", ".md", ".lock", ".py"))]
    for uri in site.files:
        if not uri.startswith(("pagefind/", "assets/")):
            assert not [words for words in KEPT_BACK if re.search(rb"\b%s\b" % words.encode(), site.data(uri))], uri


def test_transcripts_are_written_anew(copied: Path) -> None:
    """A published transcript is made from the words alone: an editor's note in it stays here, even when linked."""
    source = copied / "episodes/second-wind/transcript.en.vtt"
    source.write_text(
        source.read_text(encoding="utf-8").replace("WEBVTT\n", "WEBVTT\n\nNOTE kept back\n"), encoding="utf-8"
    )
    notes = copied / "episodes/second-wind/notes.md"
    notes.write_text("Read [the words](transcript.en.vtt).\n", encoding="utf-8")
    build_site(copied, now=TODAY)
    site = BuiltSite(copied / "site", URL)
    assert "I failed the mile" in site.data("stories/second-wind/transcript.en.vtt").decode()
    assert not [uri for uri in site.files if b"kept back" in site.data(uri)]


def test_nothing_names_the_machine(site: BuiltSite, small_gallery: Path) -> None:
    """No file holds the path of the folder it was built in, or of the generator."""
    for uri in site.files:
        assert str(small_gallery).encode() not in site.data(uri), uri
        assert str(ROOT).encode() not in site.data(uri), uri


def test_report(small_gallery: Path, tmp_path: Path) -> None:
    """A build says how many entries, pages and feeds it made, and where the site is."""
    report = build_site(small_gallery, now=TODAY, site_dir=tmp_path / "there")
    assert isinstance(report, BuildReport)
    assert report.entries == {"Audio stories": 2, "Discussion guides": 1, "Research reports": 1, "E-bulletins": 1}
    assert report.pages == len(BuiltSite(tmp_path / "there", URL).pages)
    assert report.feeds == ["podcast.xml"]
    assert report.search["languages"] == ["en", "es"]
    assert (report.site_dir, report.warnings) == (tmp_path / "there", [])


def test_day_decides(small_gallery: Path, tmp_path: Path) -> None:
    """A scheduled entry appears when its day has come, and a story is not there before its own."""
    build_site(small_gallery, now=date(2030, 1, 1), site_dir=tmp_path / "later")
    assert (tmp_path / "later/guides/not-yet/index.html").is_file()


def test_content_mistakes_come_all_at_once(copied: Path) -> None:
    """A build with mistakes raises all of them, of every file, and makes no site."""
    (copied / "content/guides/open-every-door.md").write_text("---\ntitle: Only this\n---\n", encoding="utf-8")
    (copied / "content/about.md").write_text("---\ntitle: A\ncolour: red\n---\n", encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        build_site(copied, now=TODAY)
    assert {problem.path for problem in raised.value.problems} >= {
        "content/about.md",
        "content/guides/open-every-door.md",
    }
    assert not (copied / "site").exists()


def test_settings_mistake_is_said(copied: Path) -> None:
    """An unknown option in mkdocs.yml stops the build with its name."""
    config = copied / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("page_size", "pagesize"), encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        build_site(copied, now=TODAY)
    assert "pagesize" in " ".join(problem.message for problem in raised.value.problems)


def test_page_size_is_from_one(copied: Path) -> None:
    """A page of a list holds at least one entry."""
    config = copied / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("page_size: 3", "page_size: 0"), encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        build_site(copied, now=TODAY)
    (problem,) = raised.value.problems
    assert (problem.rule, problem.path) == ("settings", "mkdocs.yml")
    assert "0 is less than 1" in problem.message


def test_without_mkdocs_macros(copied: Path) -> None:
    """A gallery that leaves mkdocs-macros out has its calls carried out all the same."""
    config = copied / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").partition("  - macros:")[0], encoding="utf-8")
    build_site(copied, now=TODAY)
    page = BuiltSite(copied / "site", URL).page("calls/")
    assert "There are 2 stories, 3 topics and 5 entries." in page.words
    assert "{{" not in page.words


def test_calls_and_code_stay_text(site: BuiltSite) -> None:
    """Calls in pages that are not listed and in entries stand there as they were written."""
    assert '{{ count("episode") }} stays as it is written, and so does {% raw %}.' in site.page("about/").words
    assert "as it is written here: {{ 7 * 7 }}." in site.page("guides/open-every-door/").words
    assert "49" not in site.page("guides/open-every-door/").words


def test_facets_name_every_indexed_page(site: BuiltSite) -> None:
    """The columns of the filters have a row for each page in the search index, joined by the id of its fragment."""
    facets = json.loads(site.data("data/facets.json"))
    indexed = [page.uri.removesuffix("index.html") for page in site.pages.values()
               if any("data-pagefind-body" in tag.attributes for tag in page.all("main"))]  # fmt: skip
    rows = rows_of(facets)
    assert sorted(row.uri for row in rows) == sorted(indexed)
    names = {uri.rsplit("/", 1)[1].removesuffix(".pf_fragment") for uri in site.files if uri.endswith(".pf_fragment")}
    assert {row.fragment for row in rows} == names
