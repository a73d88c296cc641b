"""Plan: one page before it is rendered; plain data that any engine could turn into HTML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from macros.render.bodies import Text


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of "you are here"; `uri` None for the page itself."""

    title: str
    uri: str | None = None


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in another language; `url` is absolute, or relative to the site's root."""

    language: str
    url: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A page. `uri` is its address without leading slash and with a trailing one ("" is the home page).

    `view` makes what the template shows, called when the page is written. `text` is a Markdown body, rendered by
    the engine's own loop when `macros` is on. `files` are (address in the site, path on disk) to publish beside it.
    """

    uri: str
    template: str
    title: str
    description: str
    view: Callable[[], Any]
    language: str = "en"
    kind: str | None = None
    icon: str = "topic"
    crumbs: tuple[Crumb, ...] = ()
    text: Text | None = None
    macros: bool = False
    indexed: bool = False
    noindex: bool = False
    changed: date | None = None
    image: str | None = None
    alternates: tuple[Alternate, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    source: str = ""
    entry: str = ""
    facts: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def base(self) -> str:
        """The way from this page to the site's root."""
        return "../" * self.uri.count("/") or "./"
