"""Files that tell a host how to serve the site: `_headers` (Netlify, Cloudflare Pages) and `.nojekyll` (GitHub Pages).

Players in a browser fetch feeds, transcripts and chapters from other sites, so these are open to all (CORS).
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from macros.gallery import Gallery
from macros.render.policy import policy

from ._artifact import Artifact, SitePages

EVERYWHERE = ("X-Content-Type-Options: nosniff", "Referrer-Policy: strict-origin-when-cross-origin")
OPEN = ("podcast.xml", "feeds.opml", "feeds/*", "stories/*", "data/*")
# Cloudflare allows one * a path. Hosts join the values of a header that two rules give: so types and CORS stand apart,
# and no file has two types.
RSS = "application/rss+xml"
TYPES = {
    "podcast.xml": RSS,
    "feeds/podcast/*": RSS,
    "feeds/seasons/*": RSS,
    "feeds/topics/*": RSS,
    "feeds/spotlights/*": RSS,
    "feeds/publisher.xml": RSS,
    "feeds/bulletins.rss.xml": RSS,
    "feeds/bulletins.atom.xml": "application/atom+xml",
    "feeds/bulletins.json": "application/feed+json",
    "feeds.opml": "text/x-opml",
    "stories/:story/chapters.json": "application/json+chapters",
    "stories/*.vtt": "text/vtt",
    "stories/*.srt": "application/x-subrip",
}


# No rule about frames: a story's embed page is made to be put into other sites, and no press on any page does what a
# reader could regret.
def make(gallery: Gallery, site: SitePages) -> Iterator[Artifact]:
    strict = f"Content-Security-Policy: {policy(gallery)}"
    rules: dict[str, list[str]] = {"*": [*EVERYWHERE, strict]}
    for path in OPEN:
        rules.setdefault(path, []).append("Access-Control-Allow-Origin: *")
    for path, kind in TYPES.items():
        rules.setdefault(path, []).append(f"Content-Type: {kind}; charset=utf-8")
    at = urlsplit(gallery.settings.url).path or "/"
    blocks = ("".join((f"{at}{path}\n", *(f"  {header}\n" for header in headers))) for path, headers in rules.items())
    yield Artifact("_headers", "\n".join(blocks).encode())
    yield Artifact(".nojekyll", b"")
