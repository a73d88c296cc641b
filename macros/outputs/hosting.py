"""Files that tell a host how to serve the site: `_headers` (Netlify, Cloudflare Pages) and `.nojekyll` (GitHub Pages).

Players in a browser fetch feeds, transcripts and chapters from other sites, so these are open to all (CORS).
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from macros.gallery import Gallery

from ._artifact import Artifact, SitePages

OPEN = "Access-Control-Allow-Origin: *"
EVERYWHERE = ("X-Content-Type-Options: nosniff", "Referrer-Policy: strict-origin-when-cross-origin")
# Cloudflare allows one * a path; hosts join the values of a header named by two rules, so no two paths overlap.
TYPES = (
    ("podcast.xml", "application/rss+xml; charset=utf-8"),
    ("feeds/seasons/*", "application/rss+xml; charset=utf-8"),
    ("feeds/topics/*", "application/rss+xml; charset=utf-8"),
    ("feeds/spotlights/*", "application/rss+xml; charset=utf-8"),
    ("feeds/publisher.xml", "application/rss+xml; charset=utf-8"),
    ("feeds/bulletins.rss.xml", "application/rss+xml; charset=utf-8"),
    ("feeds/bulletins.atom.xml", "application/atom+xml; charset=utf-8"),
    ("feeds/bulletins.json", "application/feed+json; charset=utf-8"),
    ("feeds.opml", "text/x-opml; charset=utf-8"),
    ("stories/:story/chapters.json", "application/json+chapters; charset=utf-8"),
    ("stories/*.vtt", "text/vtt; charset=utf-8"),
    ("stories/*.srt", "application/x-subrip; charset=utf-8"),
)


def make(gallery: Gallery, site: SitePages) -> Iterator[Artifact]:
    at = urlsplit(gallery.settings.url).path or "/"
    rules = [(f"{at}*", EVERYWHERE), *((f"{at}{path}", (f"Content-Type: {type_}", OPEN)) for path, type_ in TYPES)]
    blocks = ("".join(f"{line}\n" for line in (path, *(f"  {header}" for header in headers))) for path, headers in rules)
    yield Artifact("_headers", "\n".join(blocks).encode())
    yield Artifact(".nojekyll", b"")
