"""What every page depends on, and the templates that a page is made with: digests beside those of look-ups."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterable
from functools import cache, partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

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

    def digest(self, name: str) -> str:
        """Of one page template; of all templates together for ""."""
        if name not in self._known:
            files = self._closure(name) if name else self._all()
            facts = hashlib.blake2b(self._words, digest_size=12)
            for path in sorted(files):
                facts.update(path.encode() + b"\0" + self._read(path))
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
                todo += _NAMED.findall(self._read(path).decode("utf-8", "replace"))
        return found

    def _read(self, path: str) -> bytes:
        return (self.folder / path).read_bytes()


def plan_digest(plan: Plan) -> str:
    """What a plan says itself. Its text is that of an entry, which has a digest of its own, or of a page by hand."""
    body = plan.text.body if plan.text and not plan.entry else ""
    given = plan.view.args if isinstance(plan.view, partial) else ()  # which entry, which part of a list
    said = (
        plan.template, plan.title, plan.description, plan.language, plan.kind, plan.icon, plan.macros, plan.indexed,
        plan.noindex, plan.image, plan.entry, plan.changed and plan.changed.isoformat(), body,
        [(crumb.title, crumb.uri) for crumb in plan.crumbs], [(one.language, one.url) for one in plan.alternates],
    )  # fmt: skip
    return digest_of((repr(said), [one for one in given if not isinstance(one, Gallery)]))
