"""Pages written by hand: content/*.md. Those listed in mkdocs.yml may use calls; the home page has its own template."""

from __future__ import annotations

from collections.abc import Iterator

from macros.gallery import Gallery
from macros.render.bodies import of_page, shown_files

from ._plan import Crumb, Plan


def plans(gallery: Gallery) -> Iterator[Plan]:
    settings = gallery.settings
    for page in gallery.catalog.pages:
        text = of_page(page, settings.content)
        macros = page.name in settings.macro_pages
        home = page.name == "index.md"
        yield Plan(
            text.uri,
            "pages/home.html" if home else "pages/hand.html",
            page.title,
            page.description,
            lambda: None,
            settings.language,
            crumbs=() if home else (Crumb("Home", ""), Crumb(page.title)),
            text=text,
            macros=macros,
            indexed=not home,
            changed=gallery.newest if macros else None,
            source=page.path,
            files=tuple(dict.fromkeys(shown_files(text, gallery.catalog, settings.content))),
            facts={"kind": ("page",), "language": (settings.language,)},
        )
