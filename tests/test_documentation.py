"""What there is, is documented, and what is documented, is there: commands, kinds, calls, options and rules."""

from __future__ import annotations

import json
import re
import sys

import pytest
from jinja2 import Environment, nodes

from macros.calls import Calls, all_calls
from macros.checks import all_checks
from macros.kinds import all_kinds
from macros.outputs import all_outputs
from macros.plugin.config import StoryshelfConfig
from scripts.console.discovery import command_paths, read_command
from tests.conftest import ROOT

DOCUMENTS = [
    "README.md",
    "CONTRIBUTING.md",
    "macros/README.md",
    "scripts/README.md",
    "overrides/README.md",
    "tests/examples/README.md",
]


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def table(name: str, heading: str) -> dict[str, list[str]]:
    """The table after this text: what stands in backticks in its first cells → the other cells."""
    after = text(name).partition(heading)[2]
    rows = re.search(r"(?:^\|.*\n)+", after, re.M)
    assert rows, f"{name} has no table after {heading!r}"
    found = {}
    for row in rows[0].splitlines()[2:]:
        first, *rest = (cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1])
        found |= dict.fromkeys(re.findall(r"`([^`]+)`", first), rest)
    return found


def test_commands() -> None:
    """scripts/README.md lists every command with the first line of its own help, and no other."""
    commands = map(read_command, command_paths(ROOT / "scripts").values())
    assert table("scripts/README.md", "# Commands") == {command.name: [f"{command.summary}."] for command in commands}


def test_commands_named_in_texts_exist() -> None:
    """No document tells anybody to type a command that is not there."""
    names = set(command_paths(ROOT / "scripts"))
    for document in DOCUMENTS:
        typed = set(re.findall(r"python3 scripts ([a-z][a-z-]*)", text(document)))
        assert typed - {"stories"} <= names, document  # `stories` is the example of a new command


def test_kinds() -> None:
    """CONTRIBUTING.md says of every kind where its file stands and where its page is, and of no other."""
    kinds = table("CONTRIBUTING.md", "Kinds:")
    assert set(kinds) == set(all_kinds())
    for name, kind in all_kinds().items():
        file, page = kinds[name]
        assert f"`{kind.folder}/<id>" in file, name
        assert page == f"`/{kind.at}/<id>/`", name


def test_calls() -> None:
    """CONTRIBUTING.md shows every call at work, and no other; each is written in a way that can be carried out."""
    written = table("CONTRIBUTING.md", "### Calls")
    trees = [Environment().parse(call) for call in written]
    found = [call for tree in trees for call in tree.find_all(nodes.Call)]
    assert {call.node.name for call in found if isinstance(call.node, nodes.Name)} == set(all_calls())
    assert len(found) == len(written)


@pytest.mark.demo
def test_calls_in_the_documents_work() -> None:
    """Every call in the documents is carried out by the demo as it is written."""
    from macros.gallery import open_gallery
    from macros.plugin.config import read_settings
    from tests.conftest import TODAY

    calls = Calls(open_gallery(read_settings(ROOT, TODAY)))
    for call in table("CONTRIBUTING.md", "### Calls"):
        if '"a", "b"' not in call:
            calls.render(call, "CONTRIBUTING.md", 1)
    assert [problem.message for problem in calls.problems] == []


def test_options() -> None:
    """macros/README.md lists every option with its default, and no other."""
    options = table("macros/README.md", "## Options")
    assert set(options) == {name for name, _ in StoryshelfConfig._schema}
    defaults = open_defaults()
    for name, (default, meaning) in options.items():
        assert meaning, name
        if default:
            assert default.strip("`") == defaults[name], name


def open_defaults() -> dict[str, str]:
    """Defaults as mkdocs.yml would write them; "" for what is empty."""
    options = StoryshelfConfig()
    options.validate()
    return {name: json.dumps(value).replace('"', "") for name, value in options.items()}


def test_folders_on_the_map() -> None:
    """macros/README.md has a row for every folder and file of the package's first level, and no other."""
    rows = set(table("macros/README.md", "## Folders"))
    package = ROOT / "macros"
    folders = {f"{path.parent.name}/" for path in package.glob("*/__init__.py")}
    files = {path.name for path in package.glob("*.py")} - {"__init__.py"}
    assert rows == folders | files


def test_files_named_in_texts_exist() -> None:
    """Every file or folder that a document names with its path is there; a kind's folder comes with its first entry."""
    kinds = {f"{kind.folder}/" for kind in all_kinds().values()}
    for document in DOCUMENTS:
        named = set(re.findall(r"`((?:macros|scripts|overrides|tests|content|episodes)/[\w./-]*)`", text(document)))
        gone = {
            path
            for path in named - kinds
            if not (ROOT / path).exists() and not re.search(r"/(the-|small-|who-|webinar)", path)
        }
        assert not gone, document


def test_links_between_documents() -> None:
    """Links from one document to another lead to a file."""
    for document in DOCUMENTS:
        for link in re.findall(r"\]\((?!https?:|#|entry:|/)([^)#\s]+)", re.sub(r"`[^`]*`", "", text(document))):
            assert ((ROOT / document).parent / link).exists(), (document, link)


@pytest.mark.parametrize("name", sorted(all_kinds()))
def test_every_field_is_explained(name: str) -> None:
    """Every field of a kind that an editor must fill has words or an example of its own."""
    for field, info in all_kinds()[name].model.model_fields.items():
        if info.is_required():
            assert info.description or info.examples, field


@pytest.mark.parametrize("name", sorted(all_outputs()))
def test_outputs_say_what_they_are(name: str) -> None:
    """Every output's file begins with what it makes."""
    assert len((all_outputs()[name].__doc__ or "").strip()) > 20


def test_rules_are_documented_by_example() -> None:
    """Every check has a folder of its name with the exact words that an editor will read."""
    bad = {path.name.partition("--")[0] for path in (ROOT / "tests/examples/bad").iterdir()}
    for name in all_checks():
        module = sys.modules[f"macros.checks.{name}"]
        assert set(getattr(module, "RULES", [name.replace("_", "-")])) <= bad, name
