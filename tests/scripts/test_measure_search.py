"""`measure --search`: phrases to find, what finding them gives, and how it is told. What the figures are is no test."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.measuring import search_trial, stolen
from scripts.measuring.browser import Unavailable
from scripts.measuring.entries import Plan, story_shares
from scripts.measuring.first_query import FirstQuery
from scripts.measuring.gallery import write_plan
from scripts.measuring.phrases import LONGEST, SHORTEST, Phrase, phrases
from scripts.measuring.search_report import trial_json, trial_text
from scripts.measuring.search_trial import Answers, Asked, Trial, ask
from scripts.measuring.sizes import Sizes
from scripts.measuring.stolen import Stolen

OVERRIDES = Path(__file__).resolve().parents[2] / "overrides"
SITE = Sizes(9, 9_000, 900, 800, 700, 600, 500)
FIRST = FirstQuery("the late boy", "1 result", 0.5, 9, 1_000, 90_000, 25_000, 5_000, 60_000)
Run = Callable[..., subprocess.CompletedProcess[str]]


def test_a_gallery_of_talk() -> None:
    """Every kind is there, and the stories are as many as asked for."""
    assert story_shares(40, {"episode": None, "guide": None}) == {"episode": 40, "guide": 2}  # type: ignore[dict-item]


def test_phrases_are_said_once_where_they_say(tmp_path: Path) -> None:
    """A phrase of three to five words stands in its cue and nowhere else; the same seed gives the same ones."""
    write_plan(tmp_path, Plan(1, {"episode": 2}), OVERRIDES)
    known = phrases(tmp_path, 1, 8)
    assert (len(known), known) == (8, phrases(tmp_path, 1, 8))
    assert known != phrases(tmp_path, 2, 8)
    texts = [
        " ".join(path.read_text(encoding="utf-8").split())
        for path in sorted(tmp_path.glob("episodes/*/transcript.en.vtt"))
    ]
    for phrase in known:
        assert SHORTEST <= len(phrase.words.split()) <= LONGEST
        assert sum(text.casefold().count(phrase.words.casefold()) for text in texts) == 1


def test_no_transcripts_no_phrases(tmp_path: Path) -> None:
    """Where nothing was said there is nothing to look for."""
    assert phrases(tmp_path, 1, 3) == []


@pytest.mark.browser
def test_what_was_said_is_found_in_its_place(small_site: Path) -> None:
    """A phrase gives its place among the results, one that is not there none; first queries are counted."""
    known = [Phrase("failed the mile", "stories/second-wind/", 0.35), Phrase("knows my name", "stories/none/", 1.0)]
    try:
        answers = ask(small_site, known)
    except Unavailable as error:
        pytest.skip(str(error))
    for asked in (answers.typed, answers.at_once):
        assert [each.place for each in asked] == [1, None]
        assert all(each.worded >= each.listed > 0 for each in asked)
    assert [query.words for query in answers.first] == ["failed the", "knows my"]
    assert all(query.bytes > query.engine > 0 for query in answers.first)


def test_the_report_says_what_was_missed() -> None:
    """Text names the phrases that were not found, JSON holds every figure."""
    asked = (Asked("the late boy", 90.0, 120.0, 1, 10), Asked("one kid", 90.0, 220.0, None, 10))
    trial = Trial(10, 1_000, 4.0, 1.0, SITE, Answers((FIRST,), asked[:1], asked, 0.25))
    text = trial_text(trial, 0.1)
    assert "1 of 2 phrases" in text
    assert "not found: “one kid”" in text
    assert "181.0 kB in 9 files" in text
    assert "121.0 kB to 121.0 kB without filters" in text
    assert "typed, a key each 200 ms: 90 ms, 90 ms at most; with the first one's words 120 ms, 120 ms at most" in text
    assert "brought at once: 90 ms, 90 ms at most; with the first one's words 170 ms, 220 ms at most" in text
    assert "host took 25% of its processors' time" in text
    data = json.loads(trial_json(trial, 1, 0.1))
    assert (data["found"], data["at_once_worded_middle_ms"], data["at_once_worded_slowest_ms"]) == (1, 170.0, 220.0)
    assert (data["seed"], data["answers"]["typed"][0]["words"]) == (1, "the late boy")


def test_what_the_host_took(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The share of the time between two looks; nothing where the system does not say, or no time has passed."""
    monkeypatch.setattr(stolen, "PROC", tmp_path)
    assert Stolen().share() is None
    (tmp_path / "stat").write_text("cpu  10 0 10 80 0 0 0 5 0 0\ncpu0 1 2\n", encoding="utf-8")
    looks = Stolen()
    assert looks.share() is None
    (tmp_path / "stat").write_text("cpu  20 0 20 130 0 0 0 35 0 0\n", encoding="utf-8")
    assert looks.share() == pytest.approx(0.3)


def test_the_command_without_a_browser(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Build and index are measured, and why search was not tried is said."""

    def missing(work: object) -> None:
        raise Unavailable("there is no Chromium")

    monkeypatch.setattr(search_trial, "in_browser", missing)
    done = run(
        "measure", "--search", "--stories", "2", "--keep", str(tmp_path / "kept"), PATH=str(tmp_path), CHROMIUM=""
    )
    assert done.returncode == 0, done.stderr
    assert "2 stories, 200 cues" in done.stdout
    assert "search  not tried: there is no Chromium" in done.stdout
    assert (tmp_path / "kept/search/site/search/index.html").is_file()


def test_stories_without_search_are_refused(run: Run) -> None:
    """--stories alone would say nothing."""
    done = run("measure", "--stories", "2")
    assert done.returncode == 2
    assert "Add --search" in done.stderr
