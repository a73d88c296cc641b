"""robots.txt (RFC 9309): everybody is welcome, and where the sitemap is. A preview of drafts asks to be left alone."""

from __future__ import annotations

from collections.abc import Iterator

from macros.gallery import Gallery

from ._artifact import Artifact, SitePages


def make(gallery: Gallery, site: SitePages) -> Iterator[Artifact]:
    """Robots read it only at the top of a host; on a site in a sub-folder it does no harm."""
    lines = ["User-agent: *", "Disallow: /" if gallery.settings.drafts else "Allow: /"]
    if gallery.settings.url and not gallery.settings.drafts:
        lines += ["", f"Sitemap: {gallery.url('sitemap.xml')}"]
    yield Artifact("robots.txt", "".join(f"{line}\n" for line in lines).encode())
