"""Write JSON Schema for editors' programs, and map it to the folders.

Visual Studio Code with its YAML extension then completes fields, shows the allowed words and marks mistakes while
typing. Other settings in .vscode/ stay as they are.

Example: python3 scripts schema --check
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from macros.catalog.show import Show
from macros.catalog.vocabulary import VOCABULARIES
from macros.kinds import all_kinds, schema
from scripts.console.running import PROBLEMS
from scripts.console.writing import write

FOLDER = ".vscode/schema"
SETTINGS = ".vscode/settings.json"
EXTENSIONS = ".vscode/extensions.json"
YAML_EXTENSION = "redhat.vscode-yaml"


@click.command(help=__doc__)
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit code 1 when the files are out of date.")
@click.pass_context
def command(context: click.Context, only_check: bool) -> None:
    root = context.obj.root
    wanted = wanted_files(root)
    stale = [name for name, text in wanted.items() if content_of(root / name) != text]
    extra = [path for path in sorted((root / FOLDER).glob("*.json")) if f"{FOLDER}/{path.name}" not in wanted]
    stale += [f"{FOLDER}/{path.name}" for path in extra]
    for name in stale:
        click.echo(name)
    if only_check and stale:
        click.echo("Out of date. Run: python3 scripts schema", err=True)
        context.exit(PROBLEMS)
    for name in wanted.keys() & set(stale):
        write(root / name, wanted[name])
    for path in extra:
        path.unlink()
    click.echo(f"{len(wanted)} files are up to date.", err=True)


def content_of(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def wanted_files(root: Path) -> dict[str, str]:
    """Path → text of every file this command keeps."""
    files: dict[str, str] = {}
    places: dict[str, list[str]] = {}
    for name, content, globs in schemas():
        files[f"{FOLDER}/{name}.json"] = as_text(content)
        places[f"{FOLDER}/{name}.json"] = globs
    settings = read_object(root / SETTINGS)
    others = {key: value for key, value in settings.get("yaml.schemas", {}).items() if FOLDER not in key}
    files[SETTINGS] = as_text(settings | {"yaml.schemas": others | places})
    extensions = read_object(root / EXTENSIONS)
    recommended = dict.fromkeys([*extensions.get("recommendations", []), YAML_EXTENSION])
    files[EXTENSIONS] = as_text(extensions | {"recommendations": list(recommended)})
    return files


def schemas() -> list[tuple[str, dict[str, Any], list[str]]]:
    """Name, schema and file patterns of everything that editors write as YAML."""
    found = [
        (kind.name, schema(kind), [f"{kind.folder}/*.yml", f"{kind.folder}/*/{kind.name}.yml"])
        for kind in all_kinds().values()
    ]
    words = "content/vocabulary"
    found += [
        (name, by_id(each.model.model_json_schema()), [f"{words}/{name}.yml"]) for name, each in VOCABULARIES.items()
    ]
    return [*found, ("show", Show.model_json_schema(), [f"{words}/show.yml"])]


def by_id(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a file that holds many of `schema`, each under its id."""
    term = {name: value for name, value in schema.items() if name != "$defs"}
    return {"type": "object", "additionalProperties": term, "$defs": schema.get("$defs", {})}


def as_text(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def read_object(path: Path) -> dict[str, Any]:
    """A settings file, {} when absent. Raises click.ClickException for one that cannot be kept as it is."""
    text = content_of(path)
    try:
        content = json.loads(text) if text else {}
    except ValueError:
        content = None
    if not isinstance(content, dict):
        raise click.ClickException(
            f"{path} holds comments or is not JSON, so it cannot be changed safely. Mend it first."
        )
    return content
