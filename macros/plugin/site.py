"""What every template knows of the site as a whole, and which files of the theme are published."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from macros.building.printing import ViewOf
from macros.gallery import Gallery
from macros.outputs import all_outputs
from macros.pages import Plan
from macros.render.compact import compact
from macros.render.policy import policy
from macros.render.views import Link
from macros.render.words import license_words


@dataclass(frozen=True, slots=True)
class Feed:
    title: str
    uri: str
    type: str


@dataclass(frozen=True, slots=True)
class Site:
    """The gallery's own words, its navigation and its feeds; addresses are relative to the site's root."""

    name: str
    description: str
    url: str
    language: str
    owner: str
    license_label: str
    license_url: str
    nav: tuple[Link, ...] = ()
    footer_links: tuple[Link, ...] = ()
    feeds: tuple[Feed, ...] = ()
    crisis: Any = None
    policy: str = ""


def site(gallery: Gallery, preview: bool = False) -> Site:
    """The site for templates. Without a navigation in mkdocs.yml, the kinds that have entries make one.

    A preview has no policy: it would forbid the engine's own reload script.
    """
    settings = gallery.settings
    nav = [Link(title, uri) for title, uri in settings.nav] or [
        Link(kind.plural, f"{kind.at}/")
        for name, kind in gallery.catalog.kinds.items()
        if gallery.catalog.by_kind[name]
    ]
    feeds = [
        Feed(*module.LINK)
        for name, module in all_outputs().items()
        if hasattr(module, "LINK")
        and name not in settings.outputs_off
        and getattr(module, "wanted", lambda _: True)(gallery)
    ]
    return Site(
        settings.name,
        settings.description,
        settings.url,
        settings.language,
        settings.owner,
        *license_words(settings.license),
        tuple(nav),
        tuple(Link(*item) for item in settings.footer),
        tuple(feeds),
        settings.crisis,
        "" if preview else policy(gallery),
    )


def not_found(gallery: Gallery) -> dict[str, Any]:
    """The context of 404.html: shown at any depth, so its way to the root is an absolute path."""
    plan = Plan(
        "404.html",
        "404.html",
        "Page not found",
        "This page does not exist.",
        lambda: None,
        gallery.settings.language,
        noindex=True,
    )
    return {
        "base": urlsplit(gallery.settings.url).path or "/",
        "view": ViewOf(plan, ""),
        "own": SimpleNamespace(),
        "content": Markup(""),
    }


def as_sent(file: File, config: MkDocsConfig) -> File:
    """A script or style of ours, made shorter; any other file as it is."""
    text = Path(file.abs_src_path or "")
    if not file.src_uri.startswith(("assets/js/", "assets/css/")):
        return file
    return File.generated(config, file.src_uri, content=compact(file.src_uri, text.read_text(encoding="utf-8")))


def is_our_asset(file: File, custom_dir: str) -> bool:
    """Of what the theme brings, only assets/ of the gallery's own overrides is published."""
    return file.src_uri.startswith("assets/") and Path(file.abs_src_path or "").is_relative_to(custom_dir)
