"""A new kind, check or output is one new file: shown on a copy of the tree, with tests/examples/recipe/."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.built_site import BuiltSite
from tests.catalogue_columns import rows_of

TREE = Path(__file__).parent.parent
EXAMPLES = TREE / "tests" / "examples"
OPEN = """
import json
from datetime import date
from pathlib import Path
import macros.gallery
from macros.gallery import open_gallery
from macros.kinds import all_kinds, schema
from macros.settings import Settings

gallery = open_gallery(Settings(root=Path.cwd(), today=date(2026, 11, 22), url="https://stories.example.org/"))
catalog = gallery.catalog
print(json.dumps({
    "from": macros.gallery.__file__,
    "kinds": list(all_kinds()),
    "addresses": [catalog.uri(entry) for entry in catalog.by_kind["webinar"]],
    "near the story": [entry.id for entry in catalog.neighbours(catalog.entries["first-story"])],
    "fields": list(schema(all_kinds()["webinar"])["properties"]),
    "problems": [(problem.rule, problem.path, problem.line, problem.column) for problem in gallery.problems],
}))
"""
BUILD = """
from datetime import date
from pathlib import Path
import macros
from macros.plugin.build import build_site

assert Path(macros.__file__).is_relative_to(Path.cwd())
build_site(Path.cwd(), now=date(2026, 11, 22))
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the package and of the base gallery, with the recipe's new files dropped in."""
    shutil.copytree(TREE / "macros", tmp_path / "macros", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(TREE / "overrides", tmp_path / "overrides")
    shutil.copytree(EXAMPLES / "base", tmp_path, dirs_exist_ok=True)
    new = {file.relative_to(EXAMPLES / "recipe") for file in (EXAMPLES / "recipe").rglob("*.*") if file.is_file()}
    assert not any((tmp_path / file).exists() for file in new), "a recipe adds files, it never replaces one"
    shutil.copytree(EXAMPLES / "recipe", tmp_path, dirs_exist_ok=True)
    return tmp_path


def run(tree: Path, code: str) -> str:
    """What a process of its own prints, that knows the copied package alone."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("PYTHONPATH", None)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tree, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def opened(tree: Path) -> dict[str, Any]:
    """What the copied package says of the gallery beside it."""
    return json.loads(run(tree, OPEN))


def test_new_kind_and_check_are_one_file_each(tree: Path) -> None:
    """A kind dropped into macros/kinds/ is read, linked, described and checked; so is a new rule in macros/checks/."""
    found = opened(tree)
    second = "content/webinars/second-webinar.md"
    assert Path(found["from"]).is_relative_to(tree)
    assert "webinar" in found["kinds"]
    assert found["addresses"] == ["webinars/first-webinar/", "webinars/second-webinar/"]
    assert found["near the story"] == ["first-guide", "first-webinar"]
    assert {"held", "room", "seats", "story", "title"} <= set(found["fields"])
    assert found["problems"] == [
        ["webinar-room", second, 7, 8],
        ["broken-reference", second, 8, 8],
        ["not-in-vocabulary", second, 9, 10],
    ]


def test_new_kind_and_output_are_built(tree: Path) -> None:
    """Without another file edited the kind has pages, a list, a card with its topic and a search facet; the output is
    written, and named in the head of pages and on /subscribe/."""
    (tree / "content/webinars/second-webinar.md").unlink()
    run(tree, BUILD)
    site = BuiltSite(tree / "site", "https://stories.example.org/")
    page = site.page("webinars/first-webinar/")
    assert "Bring a pen." in page.words
    assert "".join(page.one("h1").text) == "Waiting well"
    assert page.all("a", href="../../stories/first-story/")
    assert "Waiting well" in site.page("webinars/").words
    assert "Waiting well" in site.page("topics/belonging/").words
    assert "Waiting well" in site.page("stories/first-story/").words
    facets = json.loads(site.data("data/facets.json"))
    kind = facets["facets"]["kind"]
    assert (kind["values"], kind["labels"])[1][kind["values"].index("webinar")] == "Webinar"
    assert "webinars/first-webinar/" in {row.uri for row in rows_of(facets)}
    assert "webinars/first-webinar/" in site.data("sitemap.xml").decode()
    assert "Waiting well" in site.data("roll-call.txt").decode().splitlines()
    assert page.one("link", href="../../roll-call.txt").attributes["title"] == "Everything, as text"
    assert site.page("subscribe/").all("a", href="../roll-call.txt")
    assert [
        why for each in site.pages.values() for *_, link in each.addresses() if (why := site.missing(each, link))
    ] == []


def test_new_kind_can_be_started(tree: Path) -> None:
    """`new` writes a draft of the new kind from its own fields."""
    code = "from macros.catalog.draft import draft\nfrom macros.kinds import all_kinds\n"
    text = run(tree, code + "print(draft(all_kinds()['webinar'], 'A talk', set()).text)")
    assert "title: A talk" in text
    assert "held:  # The day it is held." in text
