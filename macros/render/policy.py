"""The Content-Security-Policy of every page (W3C CSP 3): our own files, and recordings from where the gallery says."""

from __future__ import annotations

from urllib.parse import urlsplit

from macros.gallery import Gallery


def policy(gallery: Gallery) -> str:
    """One line for the <meta> element and for `_headers`; nothing inline is allowed, so no hash is needed.

    'wasm-unsafe-eval' lets the search engine's WebAssembly run, and nothing else.
    """
    rules = {
        "default-src": "'none'",
        "script-src": "'self' 'wasm-unsafe-eval'",
        "worker-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "media-src": " ".join(["'self'", *media_hosts(gallery)]),
        "manifest-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def media_hosts(gallery: Gallery) -> list[str]:
    """Origins of recordings that stand elsewhere."""
    addresses = [gallery.settings.media_base]
    addresses += [
        audio.url
        for entry in gallery.catalog.entries.values()
        if (audio := getattr(entry, "audio", None)) and audio.url
    ]
    parts = {urlsplit(address)[:2] for address in addresses if address}
    return sorted(f"{scheme}://{host}" for scheme, host in parts if scheme in ("http", "https"))
