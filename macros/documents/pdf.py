"""Print HTML → tagged, fillable PDF/UA-1, by WeasyPrint. What it writes wrongly is mended in pdf_repair/.

Knows nothing of guides: HTML and the names of its fields in, bytes out. Needs Pango's libraries (see `pango.py`).
Everything read comes from `read`: there is no way to the network or to other files.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache

from macros.render.templates import OVERRIDES

from .pdf_languages import keep_languages
from .pdf_repair import repair

Read = Callable[[str], bytes]
"""A picture's bytes by the address the HTML names; raises OSError when there is none."""

FONTS = OVERRIDES / "assets" / "fonts" / "print"
STYLE = OVERRIDES / "print" / "guide.css"
SCHEME = "print:"
DECORATION = "has no required alt description"  # a picture that is decoration; pdf_repair/tree.py takes it out


def pdf_of(html: str, labels: Mapping[str, str], read: Read) -> bytes:
    """The PDF. `labels` is the spoken name of every field by id; the same input gives the same bytes.

    Raises PrintError for what the engine could not carry out, such as a picture that cannot be read.
    """
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fetcher, fonts = _fetcher(read), FontConfiguration()
    with _complaints(), keep_languages():
        style = CSS(string=_style(), base_url=SCHEME, url_fetcher=fetcher, font_config=fonts)
        page = HTML(string=html, base_url=SCHEME, url_fetcher=fetcher)
        made = page.write_pdf(
            stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1", pdf_forms=True, presentational_hints=True
        )
    return repair(made, labels)


class PrintError(Exception):
    """What the engine complained of, one line each."""


@cache
def _style() -> str:
    return STYLE.read_text(encoding="utf-8")


@cache
def _font(name: str) -> bytes:
    return (FONTS / name).read_bytes()


def _fetcher(read: Read) -> object:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Given(URLFetcher):
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            name = url.removeprefix(SCHEME)
            font = name.removeprefix("fonts/")
            return URLFetcherResponse(url, _font(font) if font != name else read(name))

    return Given(allowed_protocols=("data",))


@contextmanager
def _complaints() -> Iterator[None]:
    """Turn what the engine logs as an error into PrintError; the rest is no news to anybody."""
    logger, lines = logging.getLogger("weasyprint"), []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if DECORATION not in record.getMessage():
                lines.append(record.getMessage())

    keep, before, spread = Keep(logging.ERROR), logger.handlers[:], logger.propagate
    logger.handlers[:], logger.propagate = [keep], False
    try:
        yield
    finally:
        logger.handlers[:], logger.propagate = before, spread
    if lines:
        raise PrintError("; ".join(dict.fromkeys(lines)))
