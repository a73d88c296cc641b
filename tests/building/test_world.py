"""What pages depend on beside what they look up: settings, templates, their own plan."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from macros.building.world import Templates, code_stamp, plan_digest, world
from macros.pages import Plan, plan_pages
from macros.plugin.site import site
from tests.small import OVERRIDES, open_small


@pytest.fixture
def overrides(tmp_path: Path) -> Path:
    return Path(shutil.copytree(OVERRIDES, tmp_path / "overrides", ignore=shutil.ignore_patterns("vendor", "fonts")))


def digests(overrides: Path) -> dict[str, str]:
    templates = Templates(overrides)
    paths = [path for kind in ("kinds", "pages") for path in (overrides / kind).glob("*.html")]
    names = [path.relative_to(overrides).as_posix() for path in paths]
    return {name: templates.digest(name) for name in (*names, "")}


def changed(overrides: Path, name: str) -> set[str]:
    """Templates whose digest differs after a change of one file."""
    before = digests(overrides)
    with (overrides / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    return {name for name, digest in digests(overrides).items() if digest != before[name]}


def test_a_template_counts_with_all_that_it_names(overrides: Path) -> None:
    """A kind's template is its own; a part of the shell is everybody's; a fragment belongs to whoever uses it."""
    assert changed(overrides, "kinds/report.html") == {"kinds/report.html", ""}
    assert changed(overrides, "partials/footer.html") >= {
        "kinds/episode.html",
        "pages/listing.html",
        "pages/hand.html",
        "",
    }
    players = changed(overrides, "fragments/player.html")
    assert {"kinds/episode.html", "pages/embed.html"} <= players
    assert "kinds/report.html" not in players


def test_words_count_everywhere(overrides: Path) -> None:
    """A page may be in any language: its words are part of each template."""
    assert changed(overrides, "words/es.json") == set(digests(overrides))


def test_the_world_is_what_every_page_shows() -> None:
    """An option changes it; the day does not, since look-ups notice what it decides."""
    gallery = open_small()
    shown = site(gallery)
    first = world(gallery, shown)
    assert world(open_small(), site(open_small())) == first
    owner = open_small(owner="Somebody else")
    assert world(owner, site(owner)) != first
    assert world(gallery, replace(shown, nav=())) != first
    later = open_small(today=date(2026, 11, 23))
    assert world(later, site(later)) == first


def test_plans_are_told_apart() -> None:
    """No two pages have the same plan, and a plan is the same in another build."""
    first, second = (list(plan_pages(open_small())) for _ in range(2))
    assert [plan_digest(plan) for plan in first] == [plan_digest(plan) for plan in second]
    assert len({plan_digest(plan) for plan in first}) == len(first)


def test_a_plan_says_which_part_of_a_list_it_shows() -> None:
    """The same page of a list that has more pages now has other links."""

    def listing(size: int) -> Plan:
        return next(plan for plan in plan_pages(open_small(page_size=size)) if plan.uri == "stories/")

    assert plan_digest(listing(1)) != plan_digest(listing(2))


def test_the_stamp_is_of_this_code() -> None:
    """It is the same as long as nothing changes."""
    assert code_stamp() == code_stamp() and len(code_stamp()) == 32
