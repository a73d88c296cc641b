"""What Hugo makes of a small gallery, held against what we make of it: the same parts, in the same documents."""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path
from xml.etree import ElementTree

import pytest

from macros.gallery import open_gallery
from macros.outputs import podcast
from macros.plugin.config import read_settings
from scripts.measuring import stories, vocabulary
from scripts.measuring.gallery import write_gallery
from scripts.measuring.hugo_environment import installed
from scripts.measuring.hugo_project import write_project
from scripts.measuring.measured import run_worker
from scripts.measuring.page_types import compared, weights
from scripts.measuring.peer import run_peer

OVERRIDES = Path(__file__).resolve().parents[2] / "overrides"
SOME = 24
LISTED = 4
"""Entries on a page of a list, where lists are to have pages."""

ARCHIVED = 2
"""Stories on a page of the podcast feed there."""

BEGIN = 100  # characters
ATOM_LINK = "{http://www.w3.org/2005/Atom}link"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `ours` and `hugo`: the sites of a small gallery whose lists, and whose podcast feed, have pages."""
    program, home = installed(), tmp_path_factory.mktemp("sites")
    if not program:
        pytest.skip("Hugo is not installed here; `measure --against hugo` sets it up apart")
    root = home / "gallery"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stories, "STORIES_A_SEASON", 1)
        patch.setattr(vocabulary, "STORIES_A_SEASON", 1)
        patch.setattr(podcast, "paged", partial(podcast.paged, size=ARCHIVED))
        write_gallery(root, SOME, 1, OVERRIDES)
        settings = root / "mkdocs.yml"
        told = settings.read_text(encoding="utf-8")
        told = told.replace("outputs_off: [covers]", f"outputs_off: [covers, pack]\n      page_size: {LISTED}")
        settings.write_text(told, encoding="utf-8")
        built = run_worker("build", root)
        write_project(root, home / "project")
        for part in podcast.make_parts(open_gallery(read_settings(root))):
            (root / "site" / part.uri).parent.mkdir(parents=True, exist_ok=True)
            (root / "site" / part.uri).write_bytes(part.make())
    hugo = run_peer(program, home / "project", home / "hugo")
    assert hugo.indexed == built.facts["indexed"]
    (root / "site").rename(home / "ours")
    return home


@pytest.mark.slow
def test_both_sides_write_like_for_like(both: Path) -> None:
    """Hugo makes as many files of each type as we do, and none weighs a fifth more or less."""
    rows = compared(weights(both / "ours"), weights(both / "hugo"))
    assert [row.name for row in rows if not row.fits] == []
    assert {"feeds/podcast/*.xml", "series/page/*/", "data/summaries/*.json"} <= {row.name for row in rows}


@pytest.mark.slow
def test_a_long_feed_has_the_same_pages_on_both_sides(both: Path) -> None:
    """Each document of the feed holds the same stories, and leads to the same others."""
    documents = sorted(path.relative_to(both / "ours").as_posix() for path in (both / "ours").glob("feeds/podcast/*"))
    assert documents == ["feeds/podcast/1.xml", "feeds/podcast/2.xml"]
    for name in ("podcast.xml", *documents):
        ours, theirs = (ElementTree.parse(both / side / name) for side in ("ours", "hugo"))
        assert [guid.text for guid in theirs.iter("guid")] == [guid.text for guid in ours.iter("guid")]
        assert [link.attrib for link in theirs.iter(ATOM_LINK)] == [link.attrib for link in ours.iter(ATOM_LINK)]
        assert len(list(theirs.iter("guid"))) == ARCHIVED


@pytest.mark.slow
@pytest.mark.parametrize("name", ["series/index.html", "series/page/2/index.html"])
def test_a_long_list_of_seasons_has_the_same_pages_on_both_sides(both: Path, name: str) -> None:
    """The same seasons in the same order, and as many pages."""
    ours, theirs = ((both / side / name).read_text(encoding="utf-8") for side in ("ours", "hugo"))
    shown = re.compile(r"<h3[^>]*><a href=\"[^\"]*season-(\d+)/\">")
    assert shown.findall(theirs) == shown.findall(ours) != []
    assert theirs.count("page/2/") >= 1 and "page/3/" not in theirs + ours


@pytest.mark.slow
def test_the_catalogue_has_the_same_rows_on_both_sides(both: Path) -> None:
    """Every page that search finds has its summary: entries, words of all lists, pages in other languages. Where a long
    one is cut may differ."""
    ours, theirs = (
        sorted(
            said[:BEGIN] for path in (both / side).glob("data/summaries/*") for said in json.loads(path.read_bytes())
        )
        for side in ("ours", "hugo")
    )
    assert theirs == ours


@pytest.mark.slow
def test_a_person_has_the_same_moments_on_both_sides(both: Path) -> None:
    """Hugo finds as many turns in as many stories: a chapter's heading within a turn makes no second one."""
    count = re.compile(r">(\d+) moments? in (\d+) stor")
    ours, theirs = (
        {
            path.parent.name: count.findall(path.read_text(encoding="utf-8"))
            for path in (both / side).glob("people/people-*/index.html")
        }
        for side in ("ours", "hugo")
    )
    assert theirs == ours and sum(map(len, ours.values())) >= SOME // 4
