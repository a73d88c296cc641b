"""Artifact: one file of the site that is not a page; SitePages: the finished pages an output may read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file to be written. `uri` is its address in the site; `data` its bytes, or a finished file to move there."""

    uri: str
    data: bytes | Path


@dataclass(frozen=True, slots=True)
class PageFact:
    """What outputs know of a finished page. `uri` ends with "/" or is "" (home); `facts` is what search filters by."""

    uri: str
    language: str
    lastmod: date | None = None
    noindex: bool = False
    alternates: tuple[tuple[str, str], ...] = ()
    title: str = ""
    description: str = ""
    indexed: bool = False
    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    entry: str = ""


@dataclass(frozen=True, slots=True)
class SitePages:
    """The finished pages. `folder` is where they stand; `bodies` the clean HTML of each entry's text by id, with
    links inside the site written as absolute addresses."""

    folder: Path
    pages: tuple[PageFact, ...]
    bodies: Mapping[str, str] = field(default_factory=dict)
