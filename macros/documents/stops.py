"""Listening stops for paper: where to listen, the words, and a code that opens the story at that second."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass

from macros.gallery import Gallery
from macros.render.listening import Said, stop
from macros.render.qr import png
from macros.worksheets.model import Listen

from .prose import UNSEEN

WORDS = 90
"""Words of a passage that are printed; a longer one is cut with a sign, the rest is in the story."""


@dataclass(frozen=True, slots=True)
class PaperStop:
    """`words` are pairs of speaker (or "") and text in `language` ("" when it is the guide's); `address` opens the
    story at that second, `label` is what people type; both "" while the site has no address."""

    story: str
    start: str
    end: str
    words: tuple[tuple[str, str], ...]
    cut: bool
    language: str
    care: str
    address: str
    label: str
    code: bytes

    @property
    def picture(self) -> str:
        """The code as an address that holds its own picture (RFC 2397)."""
        return f"data:image/png;base64,{b64encode(self.code).decode()}"


def paper_stop(gallery: Gallery, listen: Listen, language: str) -> PaperStop | None:
    """The stop as paper shows it; None when its story is not live or its times are not known."""
    found = stop(gallery, listen, language)
    if found is None:
        return None
    words = tuple(_shortened(found.said))
    address = gallery.url(found.href) if gallery.settings.url else ""
    return PaperStop(
        found.title,
        found.start_label,
        found.end_label,
        words,
        sum(len(text.split()) for _, text in words) < sum(len(said.text.split()) for said in found.said),
        found.language,
        found.care,
        address,
        short(address),
        png(address, scale=4) if address else b"",
    )


def short(address: str) -> str:
    """An address as people type it: without its scheme and its last stroke."""
    return address.partition("://")[2].rstrip("/")


def _shortened(said: tuple[Said, ...]) -> Iterator[tuple[str, str]]:
    """Speaker and words of each turn, up to WORDS words in all."""
    left = WORDS
    for turn in said:
        words = turn.text.translate(UNSEEN).split()[:left]
        left -= len(words)
        if words:
            yield turn.speaker or "", " ".join(words)
