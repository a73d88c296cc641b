"""The promise that a new kind or check is one new file: made on a copy of the tree, with tests/examples/recipe/."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

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


def opened(tree: Path) -> dict[str, Any]:
    """What the copied package says of the gallery beside it, in a process of its own."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("PYTHONPATH", None)
    run = subprocess.run(
        [sys.executable, "-c", OPEN], cwd=tree, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


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
