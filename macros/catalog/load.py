"""Sources + kinds → Catalog + problems. Everything is read, every mistake is collected, nothing is raised."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from macros.cache import Cache
from macros.problems import Problem
from macros.settings import Settings

from .catalog import Catalog, HandPage, _parsed
from .entry import Entry, Kind
from .fields import Line, Model
from .kept import KeptEntries, KeptWords
from .parse import Parsed, decode, parse_markdown
from .reading import Reading, read_all
from .records import parse_file, validated
from .source import Found, Source, find, read
from .word_files import words_of


class PageHead(Model):
    """What stands between the --- lines of a page written by hand."""

    title: Line = Field(examples=["About this gallery"])
    description: Line = Field(description="One sentence for search engines.", examples=["Who makes this and why."])


def load(
    settings: Settings, kinds: Mapping[str, Kind], cache: Cache | None = None, jobs: int = 1
) -> tuple[Catalog, list[Problem]]:
    """Read a whole gallery, in up to `jobs` processes. Entries with mistakes are left out of the catalog; their
    problems say why. Entries that an earlier run kept in `cache` are not read again."""
    _parsed.cache_clear()
    root = settings.root
    found = find(root, settings.content, settings.episodes, kinds.values())
    problems = found.problems
    words, show, paths = words_of(root, found, problems, KeptWords(root, cache))
    kept = KeptEntries(root, cache)
    entries, faulty = _entries(root, found, kinds, problems, kept, jobs)
    kept.save()
    pages = tuple(_pages(root, settings.content, found, problems))
    broken = {name for source in found.sources if source.id not in entries for name in (source.id, source.path)}
    broken |= set(found.pages) - {page.path for page in pages}
    catalog = Catalog(
        root,
        settings.today,
        kinds,
        entries,
        words,
        show,
        pages,
        settings.drafts,
        paths,
        frozenset(broken),
        tuple(faulty),
    )
    return catalog, problems


def _entries(
    root: Path, found: Found, kinds: Mapping[str, Kind], problems: list[Problem], kept: KeptEntries, jobs: int
) -> tuple[dict[str, Entry], list[Entry]]:
    """Entries without a mistake by id, and what is left of those with one."""
    entries: dict[str, Entry] = {}
    faulty: list[Entry] = []
    sources = sorted(found.sources, key=lambda source: (kinds[source.kind].order, source.path))
    readings = read_all(sources, kept, partial(_read, root, kinds), jobs)
    for source, (entry, wrong, left, _) in zip(sources, readings, strict=True):
        problems.extend(wrong)
        faulty.extend(left)
        if entry and entry.id in entries:
            other = entries[entry.id]
            problems.append(
                Problem(
                    "duplicate-id",
                    source.path,
                    1,
                    1,
                    "id",
                    f"{entry.id!r} is also the id of {other.path}",
                    "Ids are permanent and belong to one entry: rename the newer of the two.",
                )
            )
        elif entry:
            entries[entry.id] = entry
    return entries, faulty


def _refuse(parsed: Parsed, source: Source, data: dict[str, Any], problems: list[Problem]) -> None:
    """Report another id than the file's, and a wish for calls, which is taken out of `data`."""
    if data.get("id", source.id) != source.id:
        line, column = parsed.where(("id",))
        problems.append(
            Problem(
                "id-differs",
                source.path,
                line,
                column,
                "id",
                f"the id is {data['id']!r}, but the file's name says {source.id!r}",
                "Take the line out: the name of the file or folder is the id.",
            )
        )
    if "render_macros" in data:
        line, column = parsed.where(("render_macros",), key=True)
        problems.append(
            Problem(
                "macros-refused",
                source.path,
                line,
                column,
                "render_macros",
                "calls cannot be switched on in this file",
                "Take the line out; calls work in the pages that mkdocs.yml lists.",
            )
        )
        del data["render_macros"]


def _read(root: Path, kinds: Mapping[str, Kind], source: Source) -> Reading:
    problems: list[Problem] = []
    faulty: list[Entry] = []
    entry = _entry(root, source, kinds[source.kind], problems, faulty)
    return Reading(entry, tuple(problems), tuple(faulty))


def _entry(root: Path, source: Source, kind: Kind, problems: list[Problem], faulty: list[Entry]) -> Entry | None:
    """The entry of a source; one with mistakes goes to `faulty`, without its wrong fields."""
    parsed = parse_file(root, source.path, problems)
    if not parsed:
        return None
    data = dict(parsed.data)
    _refuse(parsed, source, data, problems)
    known = len(problems)
    entry = validated(parsed, {**data, "id": source.id}, kind.model, problems)
    made = entry or _without_mistakes(kind.model, {**data, "id": source.id})
    if made:
        _place(root, made, source, parsed, problems)
        if parsed.problems or len(problems) > known:
            faulty.append(made)
    return None if parsed.problems else entry


def _without_mistakes(model: type[Entry], data: dict[str, Any]) -> Entry | None:
    """What is left of an entry without its wrong fields, needed ones filled from their examples; None if too little."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        wrong = {
            str(item["loc"][0]) for item in error.errors(include_input=False, include_context=False) if item["loc"]
        }
    fields = model.model_fields
    stand_ins = {
        name: fields[name].examples[0]
        for name in wrong
        if name in fields and fields[name].is_required() and fields[name].examples
    }
    try:
        return model.model_validate({name: value for name, value in data.items() if name not in wrong} | stand_ins)
    except ValidationError:
        return None


def _place(root: Path, entry: Entry, source: Source, parsed: Parsed, problems: list[Problem]) -> None:
    """Fill in where the entry stands; a YAML entry's text is notes.md beside it."""
    body, line, body_path = parsed.body, parsed.body_line, source.path
    if source.path.endswith(".yml") and "notes.md" in source.files:
        path = f"{source.folder}/notes.md"
        body, wrong = decode(read(root, path), path)
        problems.extend(wrong)
        line, body_path = 1, path
    entry.__pydantic_private__.update(  # type: ignore[union-attr]
        _path=source.path, _folder=source.folder, _files=source.files,
        _body=body, _body_line=line, _body_path=body_path,
    )  # fmt: skip


def _pages(root: Path, content: str, found: Found, problems: list[Problem]) -> list[HandPage]:
    pages = []
    for path in found.pages:
        text, wrong = decode(read(root, path), path)
        parsed = parse_markdown(text, path)
        problems.extend((*wrong, *parsed.problems))
        if wrong or not isinstance(parsed.data, dict):
            continue
        data = dict(parsed.data)
        if "render_macros" in data:
            line, column = parsed.where(("render_macros",), key=True)
            problems.append(
                Problem(
                    "macros-refused",
                    path,
                    line,
                    column,
                    "render_macros",
                    "calls cannot be switched on in a page itself",
                    "Take the line out; whoever runs the gallery lists the pages in mkdocs.yml.",
                )
            )
            del data["render_macros"]
        head = validated(parsed, data, PageHead, problems)
        if head:
            pages.append(
                HandPage(
                    path, path.removeprefix(f"{content}/"), head.title, head.description, parsed.body, parsed.body_line
                )
            )
    return pages
