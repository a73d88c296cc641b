"""The files of content/vocabulary/: lists of words, and what is said of the show."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from pydantic import RootModel, ValidationError

from macros.problems import Problem

from .kept import KeptWords
from .parse import Parsed
from .records import parse_file, validated
from .show import Show
from .source import SLUG, Found
from .vocabulary import VOCABULARIES, Term
from .wording.explain import explain


def words_of(
    root: Path, found: Found, problems: list[Problem], kept: KeptWords
) -> tuple[dict[str, dict[str, Term]], Show | None, dict[str, str]]:
    """The words of every vocabulary by id, the show, and where each of these files stands."""
    words: dict[str, dict[str, Term]] = {name: {} for name in VOCABULARIES}
    show: Show | None = None
    for name, path in found.vocabulary.items():
        if name not in VOCABULARIES and name != "show":
            problems.append(
                Problem(
                    "unknown-file",
                    path,
                    0,
                    0,
                    "",
                    "there is no such list of words",
                    f"Allowed: {', '.join(sorted([*VOCABULARIES, 'show']))}.",
                )
            )
            continue
        said = kept.of(path, partial(_said, root, name, path), problems)
        if name == "show":
            show = said
        elif said is not None:
            words[name] = said
    kept.save()
    return words, show, dict(found.vocabulary)


def _said(root: Path, name: str, path: str, problems: list[Problem]) -> Show | dict[str, Term] | None:
    """What a file of words, or that of the show, says; None when nothing useful could be read."""
    parsed = parse_file(root, path, problems)
    if not parsed:
        return None
    if name == "show":
        return validated(parsed, parsed.data, Show, problems)
    return _terms(parsed, VOCABULARIES[name].model, problems)


def _terms(parsed: Parsed, model: type[Term], problems: list[Problem]) -> dict[str, Term]:
    """Terms that are right; a mistake in one leaves the others usable."""
    for ident in parsed.data:
        if not SLUG.fullmatch(ident):
            problems.append(
                Problem(
                    "bad-id",
                    parsed.path,
                    *parsed.where((ident,), key=True),
                    ident,
                    f"{ident!r} cannot be an address",
                    "Use small letters a to z, digits and hyphens.",
                )
            )
    terms: dict[str, Term] = {}
    try:
        terms = RootModel[dict[str, model]].model_validate(parsed.data).root  # type: ignore[valid-type]
    except ValidationError as error:
        problems.extend(explain(parsed, error, model, above=1))
        broken = {item["loc"][0] for item in error.errors(include_input=False, include_context=False)}
        terms = {ident: model.model_validate(data) for ident, data in parsed.data.items() if ident not in broken}
    return {ident: term for ident, term in terms.items() if SLUG.fullmatch(ident)}
