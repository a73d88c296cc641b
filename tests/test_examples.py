"""Runs every folder under tests/examples/: good/<kind> must be read in full, bad/<rule> must say exactly what is wrong.

tests/examples/README.md describes the folders.
"""

from __future__ import annotations

import ast
import difflib
import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from macros.catalog.entry import Entry, Kind
from macros.gallery import Gallery, open_gallery
from macros.kinds import all_kinds
from macros.media.lock import AudioLine, read_lock, write_lock
from macros.media.probe import probe
from macros.plugin.mistakes import all_problems
from macros.problem_formats import as_text
from macros.problems import Problem
from macros.render.bodies import html_of, of_entry
from macros.settings import Settings

TREE = Path(__file__).parent.parent
EXAMPLES = TREE / "tests" / "examples"
BAD = sorted(folder.name for folder in (EXAMPLES / "bad").iterdir())
GOOD = sorted(folder.name for folder in (EXAMPLES / "good").iterdir())
NOT_CONTENT = {"expected.txt", "settings.json"}
CONSTRUCTORS = {"Problem", "Sentence", "Trap", "wrong", "mistake", "problem", "_problem", "_add"}
RULE = re.compile(r"[a-z]+(-[a-z]+)*")


def gallery_root(name: str, to: Path) -> Path:
    """The base gallery with one bad example laid over it."""
    shutil.copytree(EXAMPLES / "base", to)
    source = EXAMPLES / "bad" / name
    for file in sorted(source.rglob("*")):
        place = to / file.relative_to(source)
        if not file.is_file() or file.name in NOT_CONTENT:
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix == ".padded":
            place.with_suffix("").write_text(
                file.read_text(encoding="utf-8") + "# padding\n" * 30_000, encoding="utf-8"
            )
        elif file.suffix == ".absent":
            place.with_suffix("").unlink()
        elif file.suffix == ".link":
            place.with_suffix("").symlink_to(file.read_text(encoding="utf-8").strip())
        else:
            shutil.copyfile(file, place)
    return to


def settings_of(root: Path, example: Path | None = None) -> Settings:
    """The settings that all examples share, and what settings.json changes."""
    values = {"url": "https://stories.example.org/", "name": "The first gallery"}
    file = example / "settings.json" if example else None
    if file and file.exists():
        values |= json.loads(file.read_text(encoding="utf-8"))
    return Settings(root=root, today=date(2026, 11, 22), **values)


def problems_of(settings: Settings) -> list[Problem]:
    """What `check` would print."""
    return all_problems(open_gallery(settings))


def compare(found: str, expected: Path, name: str, request: pytest.FixtureRequest) -> None:
    """Fails with the difference; rewrites the file first when the command line names this example."""
    before = expected.read_text(encoding="utf-8") if expected.exists() else ""
    if found == before:
        return
    difference = "".join(difflib.unified_diff(before.splitlines(True), found.splitlines(True), "expected", "found"))
    if request.config.getoption("--update-example", default="") == name:
        expected.write_text(found, encoding="utf-8", newline="\n")
        pytest.fail(f"{expected.relative_to(TREE)} is rewritten. Look at the difference, then run again:\n{difference}")
    pytest.fail(f"{difference}\nIf this is right, run pytest with --update-example={name}", pytrace=False)


def test_base_has_no_problems(tmp_path: Path) -> None:
    """The gallery under all bad examples is in order, so that an example breaks its own rule only."""
    root = Path(shutil.copytree(EXAMPLES / "base", tmp_path / "gallery"))
    assert problems_of(settings_of(root)) == []


@pytest.mark.parametrize("name", BAD)
def test_bad_example(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """A bad example breaks the rule of its name and no other, and is told so in the expected words."""
    root = gallery_root(name, tmp_path / "gallery")
    problems = problems_of(settings_of(root, EXAMPLES / "bad" / name))
    text = as_text(problems, root, colour=False) + "\n"
    assert {problem.rule for problem in problems} == {name.partition("--")[0]}, text
    compare(text, EXAMPLES / "bad" / name / "expected.txt", name, request)


def place_good(kind: Kind, file: Path, root: Path) -> Path:
    """Where an example's file stands in a gallery: in a folder of its own when files stand beside it."""
    beside = file.with_suffix("")
    folder = root / kind.folder
    if not beside.is_dir():
        return folder / file.name
    shutil.copytree(beside, folder / file.stem)
    return folder / file.stem / f"{kind.name}{file.suffix}"


def open_good(kind: Kind, to: Path) -> Gallery:
    """The base gallery with a kind's good examples in it, and the lock that `probe` would write."""
    root = Path(shutil.copytree(EXAMPLES / "base", to))
    for file in good_files(kind.name):
        place = place_good(kind, file, root)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, place)
    lines = dict(read_lock(root)[0].lines)
    recordings = (file for file in sorted(root.rglob("*")) if file.suffix in {".mp3", ".m4a"})
    lines |= {file.relative_to(root).as_posix(): AudioLine.of(probe(file)) for file in recordings}
    write_lock(root, lines)
    return open_gallery(settings_of(root))


def good_files(kind: str) -> list[Path]:
    return [file for file in sorted((EXAMPLES / "good" / kind).iterdir()) if file.suffix in {".md", ".yml"}]


@pytest.mark.parametrize("name", GOOD)
def test_good_examples(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Good examples are read into exactly the expected records. `full` leaves nothing to say; drafts may be warned."""
    gallery = open_good(all_kinds()[name], tmp_path / "gallery")
    left = [problem for problem in gallery.problems if problem.level == "error" or "minimal" not in problem.path]
    assert as_text(left, gallery.settings.root, colour=False) == "No problems"
    entries = [gallery.catalog.all_entries[file.stem] for file in good_files(name)]
    records = {entry.id: {**entry.model_dump(mode="json", by_alias=True), "body": entry.body} for entry in entries}
    text = json.dumps(records, ensure_ascii=False, indent=2) + "\n"
    compare(text, EXAMPLES / "good" / name / "expected.json", name, request)


@pytest.mark.parametrize("name", sorted(all_kinds()))
def test_kind_has_good_examples(name: str) -> None:
    """Every kind has a smallest example and one that uses every field."""
    stems = {file.stem for file in good_files(name)} if name in GOOD else set()
    assert {"minimal", "full"} <= stems


@pytest.mark.parametrize("name", GOOD)
def test_full_example_uses_every_field(name: str, tmp_path: Path) -> None:
    """`full` says something in every field of its kind; only `id`, which is the file's name, is not written."""
    entry: Entry = open_good(all_kinds()[name], tmp_path / "gallery").catalog.all_entries["full"]
    assert set(type(entry).model_fields) - entry.model_fields_set == set()


@pytest.mark.parametrize("name", GOOD)
def test_minimal_example_is_minimal(name: str, tmp_path: Path) -> None:
    """`minimal` holds only the fields that must be there."""
    entry: Entry = open_good(all_kinds()[name], tmp_path / "gallery").catalog.all_entries["minimal"]
    needed = {field for field, info in type(entry).model_fields.items() if info.is_required()}
    assert entry.model_fields_set == needed


def test_calls_stay_text_in_entries(tmp_path: Path) -> None:
    """Calls in an entry's Markdown are shown to readers as they stand, and never run."""
    gallery = open_good(all_kinds()["guide"], tmp_path / "gallery")
    text = of_entry(gallery.catalog.all_entries["calls-stay-text"], gallery.catalog)
    html = html_of(text, gallery.catalog, gallery.settings.content)
    assert "{{ 7 * 7 }}" in html
    assert "{% for story in stories %}" in html
    assert "49" not in html


# The plugin reports mkdocs.yml, which is no content: tests/plugin/test_settings_mistakes.py.
SOURCES = [file for file in sorted((TREE / "macros").rglob("*.py")) if file.parent.name != "plugin"]


def rules() -> set[str]:
    """Every rule that the code can report, read from the source: no list to forget."""
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in SOURCES]
    constants = {name: text for tree in trees for name, text in _constants(tree)}
    return {rule for tree in trees for rule in rules_in(tree, constants)}


def rules_in(tree: ast.Module, constants: dict[str, str]) -> Iterator[str]:
    """Rules named in one file: first words of what makes a problem, and whatever is called `rule`."""
    for node in ast.walk(tree):
        for expression in _places(node, constants):
            for part in ast.walk(expression):
                value = part.value if isinstance(part, ast.Constant) else None
                value = constants.get(part.id) if isinstance(part, ast.Name) else value
                if isinstance(value, str) and RULE.fullmatch(value):
                    yield value


def _places(node: ast.AST, constants: dict[str, str]) -> Iterator[ast.expr]:
    """Where a rule's name may stand in a piece of code."""
    if isinstance(node, ast.Call):
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        yield from (word.value for word in node.keywords if word.arg == "rule")
        first = node.args[0] if node.args else None
        known = isinstance(first, ast.Name) and first.id in constants and name == "add"
        if first is not None and (name in CONSTRUCTORS or known):
            yield first
    elif isinstance(node, ast.FunctionDef):
        names = [argument.arg for argument in node.args.args]
        defaults = zip(reversed(names), reversed(node.args.defaults), strict=False)
        yield from (default for name, default in defaults if name == "rule")
    elif isinstance(node, ast.Assign) and any(getattr(target, "id", "") == "rule" for target in node.targets):
        yield node.value


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Names in capital letters that stand for a text: RULE = "…", and several at once."""
    for node in tree.body:
        if not isinstance(node, ast.Assign):
            continue
        target, value = node.targets[0], node.value
        names = target.elts if isinstance(target, ast.Tuple) else [target]
        values = value.elts if isinstance(value, ast.Tuple) and len(names) > 1 else [value]
        for name, one in zip(names, values, strict=False):
            if isinstance(name, ast.Name) and name.id.isupper() and isinstance(getattr(one, "value", None), str):
                yield name.id, one.value


def test_every_rule_has_a_bad_example() -> None:
    """A rule without an example folder is a rule nobody has seen at work, and a folder without a rule is dead."""
    assert {name.partition("--")[0] for name in BAD} == rules()


def test_every_rule_is_found() -> None:
    """The reading of the source finds rules in all the ways in which they are written."""
    assert {"symlink", "impossible-date", "yaml-alias", "unquoted-colon", "transcript-order", "media-lock"} <= rules()
