"""robots.txt."""

from __future__ import annotations

from macros.outputs.robots import make


def text(gallery, site) -> str:
    (artifact,) = make(gallery, site)
    assert artifact.uri == "robots.txt"
    return artifact.data.decode()


def test_everybody_may_read_and_finds_the_sitemap(gallery, site) -> None:
    """The sitemap's whole address stands in it."""
    assert text(gallery, site) == "User-agent: *\nAllow: /\n\nSitemap: https://example.org/shelf/sitemap.xml\n"


def test_a_preview_of_drafts_asks_to_be_left_alone(with_settings, site) -> None:
    """Drafts must not turn up in search engines."""
    assert text(with_settings(drafts=True), site) == "User-agent: *\nDisallow: /\n"


def test_without_an_address_no_sitemap_is_named(with_settings, site) -> None:
    """There is none to name then."""
    assert text(with_settings(url=""), site) == "User-agent: *\nAllow: /\n"
