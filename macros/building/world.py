"""What every page depends on, and the templates that a page is made with: digests beside those of look-ups."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterable
from functools import cache, lru_cache, partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from macros.cache import standing
from macros.catalog.entry import Entry
from macros.digests import digest_of
from macros.gallery import Gallery
from macros.pages import Plan

LIBRARIES = (
    "jinja2", "markdown", "markdown-it-py", "markupsafe", "mkdocs", "mkdocs-macros-plugin", "mkdocs-material", "nh3",
    "pagefind", "pydantic", "rcssmin", "rjsmin", "segno",
)  # fmt: skip
_NAMED = re.compile(r"""["']([\w./-]+\.(?:html|txt|xml))["']""")
_UNSHOWN = {
    "view",
    "text",
    "files",
}  # of a plan: code, what its entry's digest covers, files that are pieces themselves
_PLAIN = frozenset({str, int})


@cache
def code_stamp() -> str:
    """Another one for every Python, every change of our own code, and every version of what makes pages."""
    facts = hashlib.blake2b(sys.version.encode(), digest_size=16)
    own = Path(__file__).parents[1]
    for path in sorted(own.rglob("*.py")):
        facts.update(path.relative_to(own).as_posix().encode() + b"\0" + path.read_bytes())
    for name in LIBRARIES:
        facts.update(f"{name} {_version(name)}".encode())
    return facts.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def world(gallery: Gallery, site: Any) -> str:
    """The digest of what all pages share: settings, the show, navigation, feeds, which pages are written by hand."""
    return digest_of((gallery.shared, site, [page.name for page in gallery.catalog.pages]))


class Templates:
    """Digests of templates with all that they name, from the folder of overrides alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._words = b"".join(path.read_bytes() for path in sorted((folder / "words").glob("*.json")))
        self._known: dict[str, str] = {}
        self._files: dict[str, tuple[bytes, tuple[str, ...]]] = {}

    def digest(self, name: str) -> str:
        """Of one page template; of all templates together for ""."""
        if name not in self._known:
            files = self._closure(name) if name else self._all()
            facts = hashlib.blake2b(self._words, digest_size=12)
            for path in sorted(files):
                facts.update(path.encode() + b"\0" + self._facts(path)[0])
            self._known[name] = facts.hexdigest()
        return self._known[name]

    def _all(self) -> Iterable[str]:
        found = (path for kind in ("html", "txt", "xml") for path in self.folder.rglob(f"*.{kind}"))
        return [path.relative_to(self.folder).as_posix() for path in found]

    def _closure(self, name: str) -> set[str]:
        """A template and every file of overrides/ that it names, and what these name."""
        found, todo = set(), [name]
        while todo:
            path = todo.pop()
            if path not in found and (self.folder / path).is_file():
                found.add(path)
                todo += self._facts(path)[1]
        return found

    def _facts(self, path: str) -> tuple[bytes, tuple[str, ...]]:
        if path not in self._files:
            whole = f"{self.folder}/{path}"
            self._files[path] = _facts_of(whole, standing(whole))
        return self._files[path]


@lru_cache(maxsize=1024)
def _facts_of(path: str, stands: tuple[int, ...]) -> tuple[bytes, tuple[str, ...]]:
    """A template's digest and the files that it names; a preview asks for the same again and again."""
    data = Path(path).read_bytes()
    named = dict.fromkeys(_NAMED.findall(data.decode("utf-8", "replace")))
    return hashlib.blake2b(data, digest_size=16).digest(), tuple(named)


def plan_digest(plan: Plan, held: dict[Any, Any] | None = None) -> str:
    """What a plan says itself. An entry's text has a digest of its own; that of a page by hand counts here. `held` is
    what builds of one process leave for each other."""
    body = plan.text.body if plan.text and not plan.entry else ""
    given = plan.view.args if isinstance(plan.view, partial) else ()  # which entry, which part of a list
    said = (
        plan.template, plan.title, plan.description, plan.language, plan.kind, plan.icon, plan.macros, plan.indexed,
        plan.noindex, plan.image, plan.entry, bool(plan.text), plan.changed and plan.changed.toordinal(), body,
        len(plan.crumbs), *(part for crumb in plan.crumbs for part in (crumb.title, crumb.uri)),
        *(part for one in plan.alternates for part in (one.language, one.url)),
    )  # fmt: skip
    told = [one.digest if isinstance(one, Entry) else one for one in given if not isinstance(one, Gallery)]
    if held is None or not _PLAIN.issuperset(map(type, told)):  # a part of a list would keep its gallery for ever
        return digest_of((*said, told))
    found = held.get(plan.uri)
    if not found or found[0] != said or found[1] != told:
        found = held[plan.uri] = said, told, digest_of((*said, told))
    return found[2]  # type: ignore[no-any-return]
