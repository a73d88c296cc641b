"""Pagefind's part of search: one bundle for the pages of one language, and what can be read back from it.

Pagefind 1.5.2 writes several languages of one bundle in random order, so every language is indexed alone into an empty
folder. A fragment is Pagefind's file of one page: its name is the id that results carry.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ._artifact import PageFact

_MAGIC = b"pagefind_dcd"  # twelve bytes before the JSON of a fragment, Pagefind's own
_MANY_PAGES = 100  # below, the whole index is a few small files and no word costs anything
_SAMPLE = 200  # pages whose words are counted
_SHARE = 0.004  # of all words: a word said more often than that is common


class SearchFailed(RuntimeError):
    """Pagefind stopped, or did not index every page."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a finished bundle says: the result id of each page by its address ("/about/"), and the commonest words."""

    ids: dict[str, str]
    common: tuple[str, ...]


def index(folder: Path, pages: Sequence[PageFact], language: str, work: Path) -> Path:
    """Run Pagefind over some pages of a folder; the bundle's folder, new and complete."""
    source, bundle = work / "pages", work / "bundle"
    for page in pages:
        copy = source / page.uri / "index.html"
        copy.parent.mkdir(parents=True, exist_ok=True)
        _link(folder / page.uri / "index.html", copy)
    options = ["--site", str(source), "--output-path", str(bundle), "--force-language", language, "--quiet"]
    command = [sys.executable, "-m", "pagefind", *options]
    run = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    if run.returncode or not bundle.is_dir():
        raise SearchFailed(f"Pagefind stopped: {(run.stderr or run.stdout).strip()[-600:]}")
    shutil.rmtree(source)
    return bundle


def _link(path: Path, copy: Path) -> None:
    try:
        os.link(path, copy)
    except OSError:  # another disk, or a file system without links
        shutil.copyfile(path, copy)


def read_bundle(bundle: Path) -> Bundle:
    """Reads every fragment of a bundle. Raises SearchFailed when they are not as Pagefind 1.5.2 writes them."""
    ids: dict[str, str] = {}
    texts: dict[str, str] = {}
    for path in (bundle / "fragment").glob("*.pf_fragment"):
        text = gzip.decompress(path.read_bytes())
        if not text.startswith(_MAGIC):
            raise SearchFailed(
                "Pagefind writes its fragments in another way now; macros/outputs/_search_index.py must follow"
            )
        fragment = json.loads(text[len(_MAGIC) :])
        ids[fragment["url"]] = path.name.removesuffix(".pf_fragment")
        texts[fragment["url"]] = fragment["content"]
    return Bundle(ids, common_words([texts[url] for url in sorted(texts)]))


def common_words(texts: Sequence[str]) -> tuple[str, ...]:
    """The words of every other sentence ("the", "of"), the commonest first; () for few texts.

    Their lists of places are the heaviest of the index and tell pages apart the least, so a query with other words in
    it does without them. Counted rather than listed, they fit any language.
    """
    if len(texts) < _MANY_PAGES:
        return ()
    counts = Counter(plain(word) for text in texts[:: -(-len(texts) // _SAMPLE)] for word in text.split())
    counts.pop("", None)
    least = _SHARE * counts.total()
    return tuple(
        sorted((word for word, count in counts.items() if count > least), key=lambda word: (-counts[word], word))
    )


def plain(word: str) -> str:
    """A word without case, accents, punctuation and symbols; `plain` in overrides/assets/js/search_index.js alike."""
    parts = unicodedata.normalize("NFD", word)
    return "".join(sign for sign in parts if unicodedata.category(sign)[0] not in "MPS").lower()
