"""Everything that is wrong with a gallery: its files, the calls in its pages, the addresses in its texts."""

from __future__ import annotations

from macros.calls import page_problems
from macros.documents.glyphs import glyph_problems
from macros.gallery import Gallery
from macros.pages import address_problems
from macros.problems import Problem, in_order


def all_problems(gallery: Gallery) -> list[Problem]:
    """What `check` prints and what stops a build; the two never differ."""
    return in_order([*gallery.problems, *page_problems(gallery), *address_problems(gallery), *glyph_problems(gallery)])
