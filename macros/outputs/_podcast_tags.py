"""Tags of the podcast namespace that the channel and its items write alike: licence, image, place."""

from __future__ import annotations

import re

from macros.catalog.vocabulary import Place
from macros.media.image import ImageFacts
from macros.render.words import license_words
from macros.render.xml import Node

COUNTRIES = {"United States": "US"}  # the vocabulary's own default; others give the two letters themselves


def license_url(spdx: str) -> str:
    """The licence's own page; SPDX's page of it when that is not known."""
    return license_words(spdx)[1] or f"https://spdx.org/licenses/{spdx}.html"


def add_license(parent: Node, spdx: str) -> None:
    """podcast:license, always with its address: the namespace's own list knows only five."""
    parent.add("podcast:license", spdx.lower(), {"url": license_url(spdx)})


Measured = tuple[int, int, str]  # width and height in px, MIME type


def measured(facts: ImageFacts | None) -> Measured | None:
    return (facts.width, facts.height, facts.type) if facts else None


def add_image(parent: Node, url: str, alt: str, picture: Measured | None, brief: bool = False) -> None:
    """itunes:image where Apple takes the type (JPEG, PNG), and podcast:image with words and sizes; when brief, one."""
    if url.lower().endswith((".jpg", ".jpeg", ".png")):
        parent.add("itunes:image", attributes={"href": url})
        if brief:
            return
    sizes: dict[str, str] = {}
    if picture:
        width, height, kind = picture
        sizes = {"width": str(width), "height": str(height), "type": kind}
        if width == height:
            sizes["aspect-ratio"] = "1/1"
    parent.add("podcast:image", attributes={"href": url, "alt": alt or None, "purpose": "artwork", **sizes})


def add_place(parent: Node, place: Place) -> None:
    """podcast:location (revised in 2025): what the story is about, never where somebody lives."""
    known = place.latitude is not None and place.longitude is not None
    country = COUNTRIES.get(place.country, place.country)
    words = place.label if not place.state or place.state in place.label else f"{place.label}, {place.state}"
    parent.add(
        "podcast:location",
        words,
        {
            "rel": "subject",
            "geo": f"geo:{place.latitude},{place.longitude}" if known else None,
            "country": country if re.fullmatch("[A-Z]{2}", country) else None,
        },
    )
