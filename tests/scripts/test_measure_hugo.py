"""`measure --against hugo`: both sides get the same content, figures are what their names say. No time is judged."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from macros.gallery import Gallery, open_gallery
from macros.pages import plan_pages
from macros.plugin.config import read_settings
from scripts.measuring.against import Against
from scripts.measuring.against_report import against_json, against_text
from scripts.measuring.cores import two_cores
from scripts.measuring.entries import Plan
from scripts.measuring.first_query import FirstQuery
from scripts.measuring.gallery import write_gallery
from scripts.measuring.hugo_project import SKELETON, write_project
from scripts.measuring.measured import RunFigures, StageFigures
from scripts.measuring.page_types import TypeRow, Weight, compared, type_of, weights
from scripts.measuring.peer import PeerFigures
from scripts.measuring.ratios import middle_run, ratios
from scripts.measuring.search_trial import Answers, Asked
from scripts.measuring.warm import SOURCES, WarmFigures, add, different, edit, forget

OVERRIDES = Path(__file__).resolve().parents[2] / "overrides"
SOME = 24


def run_of(pages: float, search: float, work: float | None = None) -> RunFigures:
    stages = [StageFigures("pages", pages, None), StageFigures("outputs/search", search, None)]
    return RunFigures(pages + search, work, 5_000_000, stages, {"indexed": 3, "pages": 9}, 2_000_000)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Plan]:
    root = tmp_path_factory.mktemp("both") / "ours"
    return root, write_gallery(root, SOME, 1, OVERRIDES)


@pytest.fixture(scope="module")
def gallery(plan: tuple[Path, Plan]) -> Gallery:
    return open_gallery(read_settings(plan[0]))


@pytest.fixture(scope="module")
def project(plan: tuple[Path, Plan]) -> Path:
    folder = plan[0].parent / "hugo"
    assert write_project(plan[0], folder) == SOME
    return folder


def test_every_entry_is_in_hugos_project(gallery: Gallery, project: Path) -> None:
    """Each has a file with its title, its text, and the transcripts of a story."""
    for entry in gallery.catalog.entries.values():
        own = project / "content" / gallery.catalog.uri(entry)
        transcripts = gallery.library.transcripts(entry)
        page = own / "index.md" if transcripts else own.parent / f"{entry.id}.md"
        head, _, body = page.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
        assert f"title: {json.dumps(entry.title)}" in head.splitlines()
        assert len(body.split()) == len(entry.body.split()) > 0
        for language, transcript in transcripts.items():
            told = json.loads((own / f"transcript.{language}.json").read_text(encoding="utf-8"))
            assert [cue["body"] for cue in told["segments"]] == [cue.text for cue in transcript.cues]


def test_every_page_of_ours_has_a_file_or_a_template(gallery: Gallery, project: Path) -> None:
    """Whatever pages we plan, Hugo's project has what they are made of: none of our page types is left out."""
    made = {path.relative_to(project / "content").as_posix() for path in (project / "content").rglob("*.md")}
    urls = {found for name in made for found in re.findall(r"^url: \"/(.*)\"$", text_of(project, name), re.MULTILINE)}
    formats = {"embed": "stories/page.embed.html", "session": "guides/page.session.html"}
    for page in plan_pages(gallery):
        uri = re.sub(r"page/\d+/$", "", page.uri).strip("/")
        last = uri.rpartition("/")[2]
        if page.uri in urls:
            continue
        if last in formats:
            assert (project / "layouts" / formats[last]).is_file()
        else:
            names = (f"{uri}.md", f"{uri}/index.md", f"{uri}/_index.md") if uri else ("_index.md",)
            assert made & set(names), page.uri


def text_of(project: Path, name: str) -> str:
    return (project / "content" / name).read_text(encoding="utf-8")


def test_hugo_is_told_nothing_that_it_should_find(project: Path) -> None:
    """Front matter has what editors wrote: no page says what points at it, who speaks when, or how its card looks."""
    known = set()
    for name in ("stories/episode-1/index.md", "guides/guide-1.md", "reports/report-1.md", "bulletins/bulletin-1.md"):
        known |= {line.partition(":")[0] for line in text_of(project, name).partition("\n---\n")[0].splitlines()}
    assert known <= {
        "---", "title", "date", "id", "summary", "topics", "people", "credits", "organizations", "audiences", "grades",
        "related", "guid", "season", "number", "minutes", "opening", "prepare", "institution", "pages", "doi",
        "abstract", "chapters", "soundbites", "quotes", "care", "places", "guide", "evidence", "reports", "stories",
        "findings", "items", "audio", "spanish", "outputs",
    }  # fmt: skip


def test_the_theme_fetches_nothing() -> None:
    """No module, no remote resource: Hugo builds without a network."""
    texts = [path.read_text(encoding="utf-8") for path in SKELETON.rglob("*.*") if path.suffix != ".md"]
    assert not [text for text in texts if re.search(r"^module:|^theme:|GetRemote|getJSON|getCSV", text, re.MULTILINE)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("index.html", "home"), ("stories/index.html", "stories/"), ("stories/page/2/index.html", "stories/page/*/"),
        ("stories/episode-7/embed/index.html", "stories/*/embed/"), ("data/summaries/12.json", "data/summaries/*.json"),
        ("stories/episode-7/transcript.en.vtt", "stories/*/transcript.en.vtt"), ("podcast.xml", "podcast.xml"),
    ],
)  # fmt: skip
def test_a_type_is_a_path_without_its_numbers(name: str, expected: str) -> None:
    """Files that differ in numbers alone are of one type."""
    assert type_of(name) == expected


def test_two_sites_are_held_against_each_other_by_type(tmp_path: Path) -> None:
    """A type fits with as many files whose bytes are within a fifth; one that a side lacks does not."""
    for side, sizes in (("ours", {"a/a-1": 100, "a/a-2": 300}), ("theirs", {"a/a-3": 240, "a/a-4": 240, "b": 9})):
        for name, size in sizes.items():
            (tmp_path / side / name).mkdir(parents=True)
            (tmp_path / side / name / "index.html").write_bytes(b"x" * size)
    a, b = compared(weights(tmp_path / "ours"), weights(tmp_path / "theirs"))
    assert (a.name, a.ours, a.theirs, a.fits) == ("a/*/", Weight(2, 400), Weight(2, 480), True)
    assert (b.name, b.ours, b.theirs, b.fits) == ("b/", Weight(), Weight(1, 9), False)
    assert not TypeRow("a", Weight(2, 400), Weight(2, 482)).fits
    assert not TypeRow("a", Weight(2, 400), Weight()).fits and TypeRow("a", Weight(), Weight(1, 1)).ratio is None


def test_ratios_are_ours_by_theirs() -> None:
    """With search and without, cold and warm: each figure from its own seconds."""
    hugo = PeerFigures(5.0, 3.0, 8.0, 4.0, None, None, 3)
    found = ratios(run_of(10.0, 6.0, 24.0), hugo, run_of(0.5, 0.6))
    assert found.total_seconds == 16.0
    assert (found.pages_ratio, found.ratio_to_hugo, found.search_ratio) == (2.0, 2.0, 2.0)
    assert found.warm_ratio == pytest.approx(0.05) and found.warm_search_ratio == pytest.approx(0.1)
    assert found.work_ratio == 2.0
    assert ratios(run_of(10.0, 0.0), hugo, None).warm_ratio is None


def test_the_middle_run_counts() -> None:
    """Of three the second, of four the faster one in the middle."""
    runs = [run_of(seconds, 0.0) for seconds in (9.0, 1.0, 4.0, 5.0)]
    assert middle_run(runs[:3]).seconds == 4.0
    assert middle_run(runs).seconds == 4.0


def against(unlike: tuple[str, ...] = ()) -> Against:
    rows = (TypeRow("stories/*/", Weight(2, 100), Weight(2, 90)), TypeRow("x/", Weight(1, 100), Weight()))
    warm = (WarmFigures("one entry edited", (run_of(1.0, 1.0),)), WarmFigures("one entry added", (run_of(2.0, 1.0),)))
    hugo = PeerFigures(5.0, 3.0, 8.0, 4.0, 1_000_000, 2_000_000, 3)
    return Against(8, 2, (run_of(10.0, 6.0, 24.0),), (hugo,), rows, warm, unlike, Answers(), "no Chromium")


def test_json_has_the_figures_that_count_on_top() -> None:
    """Programs find every ratio at the top level, and both sides with their stages below."""
    data = json.loads(against_json(against(), 1, 0.1))
    assert {
        "total_seconds", "pages_ratio", "ratio_to_hugo", "warm_ratio", "warm_search_ratio", "first_query_kb", "peak_mb",
        "peak_search_mb",
    } <= data.keys()  # fmt: skip
    assert (data["peak_mb"], data["peak_search_mb"], data["first_query_kb"]) == (5.0, 2.0, None)
    assert [stage["name"] for stage in data["ours"]["stages"]] == ["pages", "outputs/search"]
    assert data["hugo"]["seconds"] == 5.0 and data["warm_equals_clean"] is True
    assert [(stage["name"], stage["seconds"], stage["cold_seconds"]) for stage in data["warm_stages"]] == [
        ("pages", 1.0, 10.0), ("outputs/search", 1.0, 6.0),
    ]  # fmt: skip
    assert [row["fits"] for row in data["page_types"]] == [True, False]


def test_what_searching_gave_is_told() -> None:
    """Bytes of a first query without filters, and milliseconds by their names; without a browser why there are none."""
    asked = (Asked("the late boy", 90.0, 120.0, 1, 10),)
    first = FirstQuery("late boy", "1 result", 0.5, 9, 1_000, 90_000, 25_000, 5_000, 60_000)
    found = replace(against(), answers=Answers((first,), asked, asked), no_browser="")
    data = json.loads(against_json(found, 1, 0.1))
    assert (data["first_query_kb"], data["filters_kb"]) == (121.0, 60.0)
    assert (data["answers"]["typed_listed_middle_ms"], data["answers"]["at_once_worded_slowest_ms"]) == (90.0, 120.0)
    assert "found   1 of 1 phrases" in against_text(found, False, 0.1)
    assert "Search: not tried: no Chromium" in against_text(against(), False, 0.1)


def test_text_says_loudly_what_is_not_alike() -> None:
    """A type that is off and a warm result unlike a clean one are told in capitals, with names."""
    text = against_text(against(("stories/index.html",)), True, 0.1)
    assert "NOT LIKE FOR LIKE: 1 of 2 types are off: x/" in text
    assert "NOT THE SAME as a clean build: 1 files: stories/index.html" in text
    assert "byte for byte" in against_text(against(), False, 0.1)


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="this system has no processors to choose")
def test_both_sides_have_two_processors() -> None:
    """No more than two while comparing, all of them again afterwards."""
    before = os.sched_getaffinity(0)
    with two_cores() as cores:
        assert len(os.sched_getaffinity(0)) == cores <= 2
    assert os.sched_getaffinity(0) == before


def test_an_edit_changes_one_file_and_an_added_story_is_sound(tmp_path: Path) -> None:
    """Building again is measured after these; a gallery with them has no more mistakes than before."""
    root, clean = tmp_path / "changed", tmp_path / "clean"
    plan = write_gallery(root, 8, 1, OVERRIDES)
    write_gallery(clean, 8, 1, OVERRIDES)
    edit(root, 1)
    assert different(root, clean) == ["episodes/episode-1/notes.md"]
    add(root, plan, 1)
    gallery = open_gallery(read_settings(root))
    assert not gallery.problems and len(gallery.catalog.by_kind["episode"]) == plan.counts["episode"] + 1


def test_a_cold_build_has_nothing_to_lean_on(tmp_path: Path) -> None:
    """What a build left is removed, whatever its name; what was written stays."""
    for name in (*SOURCES, ".cache", "site", "of-later"):
        (tmp_path / name).mkdir()
    forget(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(SOURCES)
