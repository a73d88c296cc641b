"""A build after a change makes what the change reaches, and leaves the same bytes as one that makes everything."""

from __future__ import annotations

import errno
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.plugin.build import BuildFailed, BuildReport, build_site
from macros.problems import ContentError
from tests.conftest import TODAY

STORY, HIDDEN, GUIDE = "episodes/first-light", "content/guides/half-written.md", "content/guides/open-every-door.md"
REPORT = "content/reports/doors-report.yml"


@dataclass
class Warm:
    """A gallery that is edited and built again and again."""

    root: Path

    def build(self, **options: object) -> BuildReport:
        return build_site(self.root, now=TODAY, **options)  # type: ignore[arg-type]

    def files(self, folder: str = "site") -> dict[str, bytes]:
        top = self.root / folder
        return {path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()}

    def check(self) -> BuildReport:
        """Build on what stands; the result is that of a build which makes everything."""
        report = self.build()
        self.build(site_dir=self.root / "clean", fresh=True)
        warm, clean = self.files(), self.files("clean")
        assert {uri for uri in warm.keys() | clean.keys() if warm.get(uri) != clean.get(uri)} == set()
        return report

    def change(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        (self.root / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    def move(self, path: str, to: str) -> None:
        (self.root / path).rename(self.root / to)

    def copy(self, path: str, to: str) -> None:
        shutil.copyfile(self.root / path, self.root / to)


@pytest.fixture(scope="module")
def warm(copy_site: Callable[[str], Path]) -> Warm:
    """Built once, without search and documents, which keep what they made in ways of their own. Tests go on from what
    the ones before left."""
    made = Warm(copy_site("small"))
    options = "      page_size: 3\n"
    made.change("mkdocs.yml", options, f"{options}      search: false\n      documents: false\n")
    made.build()
    return made


TOGETHER = 3
EDITS: dict[str, Callable[[Warm], None]] = {
    "a sentence": lambda warm: warm.change(GUIDE, "\n---\n", "\n---\nA new first sentence.\n\n"),
    "a title": lambda warm: warm.change(REPORT, "title: ", "title: Newly "),
    "a topic's label": lambda warm: warm.change("content/vocabulary/topics.yml", "label: ", "label: New "),
    "what was said": lambda warm: warm.change(f"{STORY}/transcript.en.vtt", "-->", "--> "),
    "an entry that comes": lambda warm: warm.copy(GUIDE, "content/guides/a-newcomer.md"),
    "an entry that is renamed": lambda warm: warm.move("content/guides/a-newcomer.md", "content/guides/renamed.md"),
    "a day": lambda warm: warm.change("content/guides/renamed.md", "published: 2026", "published: 2020"),
    "an entry that goes": lambda warm: (warm.root / "content/guides/renamed.md").unlink(),
    "a draft that is published": lambda warm: warm.change(HIDDEN, "status: draft", "status: published"),
    "a template": lambda warm: warm.change("overrides/fragments/card.html", "<article", '<article data-new="1"'),
    "a word of another language": lambda warm: warm.change("overrides/words/es.json", "{", '{"new": "nuevo",'),
    "an option": lambda warm: warm.change("mkdocs.yml", "The Test Desk", "Another Desk"),
    "a page by hand": lambda warm: warm.change("content/about.md", "\n---\n", "\n---\nMore about it.\n\n"),
    "a picture": lambda warm: warm.copy("content/vocabulary/show.png", f"{STORY}/cover.png"),
}  # fmt: skip


@pytest.mark.parametrize("at", range(0, len(EDITS), TOGETHER))
def test_every_edit_gives_the_bytes_of_a_clean_build(warm: Warm, at: int) -> None:
    """Whatever was edited, added, renamed or deleted, what stands is what a new site would be."""
    names = list(EDITS)[at : at + TOGETHER]
    for name in names:
        EDITS[name](warm)
    report = warm.check()
    assert report.kept or "an option" in names or "a word of another language" in names


def test_edits_in_any_order(warm: Warm) -> None:
    """Several at once, in an order of chance, and back."""
    chance = random.Random(6)
    for _ in range(2):
        number = chance.randrange(10**6)
        for path in chance.sample([GUIDE, REPORT, f"{STORY}/episode.yml", "content/bulletins/issue-1.md"], 2):
            warm.change(path, "title: ", f"title: No {number} ")
        warm.check()


def test_nothing_is_made_when_nothing_changed(warm: Warm) -> None:
    """The second build of the same content makes no page and writes no file."""
    warm.build()
    before = {path: path.stat().st_mtime_ns for path in (warm.root / "site").rglob("*") if path.is_file()}
    assert warm.build().made == 0
    assert before == {path: path.stat().st_mtime_ns for path in (warm.root / "site").rglob("*") if path.is_file()}


def test_one_sentence_makes_few_pages(warm: Warm) -> None:
    """A change of one guide's text reaches its own pages and those that look at it, and no other story."""
    warm.build()
    before = {path: path.stat().st_mtime_ns for path in (warm.root / "site").rglob("index.html")}
    warm.change(GUIDE, "\n---\n", "\n---\nAnother sentence.\n\n")
    report = warm.build()
    again = [path.parent for path, time in before.items() if path.stat().st_mtime_ns != time]
    changed = {path.relative_to(warm.root / "site").as_posix() for path in again}
    assert changed == {"guides/open-every-door"}
    assert report.made <= 6  # its page and what stands beside it, the meeting, the plan: no card shows its text


def test_a_mistake_leaves_what_stands(warm: Warm) -> None:
    """A build with a mistake changes nothing; when it is mended the next one builds on what stood."""
    warm.build()
    before = warm.files()
    warm.change(GUIDE, "title: ", "titel: ")
    with pytest.raises(ContentError):
        warm.build()
    assert warm.files() == before
    warm.change(GUIDE, "titel: ", "title: ")
    assert warm.build().made == 0


def test_one_process_or_many_give_the_same_bytes(warm: Warm, monkeypatch: pytest.MonkeyPatch) -> None:
    """How many processes share reading, checking and making pages cannot be seen in the site."""
    for name, few in (("catalog.reading.FEW", 0), ("answers.FEW", 0), ("workers.CHUNK", 1)):
        monkeypatch.setattr(f"macros.{name}", few)
    warm.build(site_dir=warm.root / "one", fresh=True, jobs=1)
    warm.build(site_dir=warm.root / "three", fresh=True, jobs=3)
    assert warm.files("one") == warm.files("three")


def test_without_its_cache_or_its_site_everything_is_made(warm: Warm) -> None:
    """Deleting .cache/, or a file of the site, costs time and nothing else."""
    warm.build()
    shutil.rmtree(warm.root / ".cache")
    assert warm.check().kept == 0
    (warm.root / "site/index.html").unlink()
    assert warm.check().kept == 0


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_page_that_cannot_be_made_is_named(warm: Warm, jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """One clear error with the path of the entry; the old site stays, and nothing is left beside it."""
    monkeypatch.setattr("macros.workers.ALONE", 1)
    before = warm.files()
    block = "{% block top scoped %}"
    warm.change("overrides/kinds/report.html", block, block + "{% set wrong = 1 / (own.entry.id | length - 12) %}")
    with pytest.raises(BuildFailed, match=rf"{REPORT} could not be made: ZeroDivisionError"):
        warm.build(jobs=jobs)
    warm.change("overrides/kinds/report.html", "1 / (own.entry.id | length - 12)", "1")
    assert warm.files() == before
    assert not [path.name for path in warm.root.glob(".site-*")]


def test_a_full_disk_is_said_and_harms_nothing(warm: Warm, monkeypatch: pytest.MonkeyPatch) -> None:
    """No room for a page: the message says so, and the old site stays."""
    before = warm.files()
    warm.change(GUIDE, "title: ", "title: New ")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "stage/index.html")

    monkeypatch.setattr("macros.building.making._Maker._write", full)
    with pytest.raises(BuildFailed, match="No space left on device"):
        warm.build(jobs=1)
    monkeypatch.undo()
    assert warm.files() == before
    monkeypatch.setattr("macros.plugin.artifacts._write", full)
    with pytest.raises(BuildFailed, match="The disk is full"):
        warm.build(jobs=1)
    assert warm.files() == before


def test_a_stop_from_the_keyboard_never_leaves_half_a_site(warm: Warm, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C before the change begins leaves the old site; in the middle of it, the new one."""
    before = warm.files()
    warm.change(GUIDE, "title: ", "title: New ")

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("macros.plugin.artifacts.settle", stopped)
    with pytest.raises(KeyboardInterrupt):
        warm.build()
    assert warm.files() == before
    monkeypatch.undo()
    monkeypatch.setattr("macros.building.settling.finish", stopped)
    with pytest.raises(KeyboardInterrupt):
        warm.build()
    monkeypatch.undo()
    after = warm.files()
    assert after != before
    warm.build(site_dir=warm.root / "clean", fresh=True)
    assert after == warm.files("clean")
