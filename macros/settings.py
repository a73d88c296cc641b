"""Settings: everything the core needs to know about a gallery, typed and frozen.

Filled by `macros/plugin/config.py` from `mkdocs.yml`; the defaults are written here and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Crisis:
    """The help line shown beside care notes: `text` in the site's language, `url` an https or tel address."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """A gallery's settings. `today` decides what is live; `url` is absolute with a trailing slash, or ""."""

    root: Path
    today: date
    name: str = "A gallery"
    url: str = ""
    description: str = ""
    language: str = "en"
    owner: str = ""
    license: str = "CC-BY-4.0"
    content: str = "content"
    episodes: str = "episodes"
    media_base: str = ""
    macro_pages: tuple[str, ...] = ("index.md",)
    nav: tuple[tuple[str, str], ...] = ()
    footer: tuple[tuple[str, str], ...] = ()
    page_size: int = 48
    drafts: bool = False
    search: bool = True
    documents: bool = True
    crisis: Crisis | None = None
    outputs_off: frozenset[str] = field(default_factory=frozenset)
