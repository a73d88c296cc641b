"""`schema`: what an editor's program needs to complete and check YAML, kept up to date."""

from __future__ import annotations

import json
from pathlib import Path

from macros.catalog.vocabulary import VOCABULARIES
from macros.kinds import all_kinds

from .conftest import Run


def test_every_kind_and_list_of_words_has_a_schema_and_a_place(gallery: Path, run: Run) -> None:
    """Each schema is written, is an object's, and is mapped to the files that it describes."""
    assert run("schema").returncode == 0
    places = read(gallery / ".vscode/settings.json")["yaml.schemas"]
    names = {*all_kinds(), *VOCABULARIES, "show"}
    assert set(places) == {f".vscode/schema/{name}.json" for name in names}
    assert places[".vscode/schema/episode.json"] == ["episodes/*.yml", "episodes/*/episode.yml"]
    for name in names:
        content = read(gallery / f".vscode/schema/{name}.json")
        assert content["type"] == "object"
        assert references(content) <= {f"#/$defs/{key}" for key in content.get("$defs", {})}
    assert "redhat.vscode-yaml" in read(gallery / ".vscode/extensions.json")["recommendations"]


def test_check_fails_when_a_file_differs(gallery: Path, run: Run) -> None:
    """Missing, changed and left-over files are each named, and nothing is written."""
    assert run("schema", "--check").returncode == 1 and not (gallery / ".vscode").exists()
    run("schema")
    assert run("schema", "--check").returncode == 0
    (gallery / ".vscode/schema/guide.json").write_text("{}", encoding="utf-8")
    (gallery / ".vscode/schema/old-kind.json").write_text("{}", encoding="utf-8")
    done = run("schema", "--check")
    assert done.returncode == 1
    assert done.stdout.split() == [".vscode/schema/guide.json", ".vscode/schema/old-kind.json"]
    run("schema")
    assert not (gallery / ".vscode/schema/old-kind.json").exists()


def test_other_settings_are_kept(gallery: Path, run: Run) -> None:
    """What somebody set up for themselves in .vscode/ survives."""
    (gallery / ".vscode").mkdir()
    mine = {"editor.rulers": [120], "yaml.schemas": {"mine.json": "mine/*.yml"}}
    (gallery / ".vscode/settings.json").write_text(json.dumps(mine), encoding="utf-8")
    (gallery / ".vscode/extensions.json").write_text('{"recommendations": ["me.mine"]}', encoding="utf-8")
    assert run("schema").returncode == 0
    settings = read(gallery / ".vscode/settings.json")
    assert settings["editor.rulers"] == [120] and settings["yaml.schemas"]["mine.json"] == "mine/*.yml"
    assert read(gallery / ".vscode/extensions.json")["recommendations"] == ["me.mine", "redhat.vscode-yaml"]


def test_settings_with_comments_are_not_touched(gallery: Path, run: Run) -> None:
    """A file that JSON cannot hold is left alone, with exit code 2."""
    (gallery / ".vscode").mkdir()
    path = gallery / ".vscode/settings.json"
    path.write_text("{ // mine\n}", encoding="utf-8")
    done = run("schema")
    assert done.returncode == 2 and "settings.json" in done.stderr
    assert path.read_text(encoding="utf-8") == "{ // mine\n}"


def read(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def references(content: object) -> set[str]:
    """Every `$ref` in a schema."""
    if isinstance(content, dict):
        own = {content["$ref"]} if isinstance(content.get("$ref"), str) else set()
        return own.union(*(references(value) for value in content.values()))
    return set().union(*(references(item) for item in content)) if isinstance(content, list) else set()
