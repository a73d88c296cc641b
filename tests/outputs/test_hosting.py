"""Files for hosts: `_headers` and `.nojekyll`."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase

from macros.outputs import transcripts
from macros.outputs.hosting import make
from tests.made_each import made_each


def rules(gallery, site) -> dict[str, list[str]]:
    """Path → headers."""
    data = next(artifact.data for artifact in make(gallery, site) if artifact.uri == "_headers").decode()
    blocks = (block.splitlines() for block in data.split("\n\n"))
    return {lines[0]: [line.strip() for line in lines[1:]] for lines in blocks}


def matching(found: dict[str, list[str]], path: str) -> list[str]:
    """Headers of all rules for a path, `:name` standing for one folder's name and * for anything."""
    return [line for rule, lines in found.items() if fnmatchcase(path, re.sub(r":\w+", "*", rule)) for line in lines]


def test_feeds_transcripts_and_chapters_are_open_and_typed(gallery, site) -> None:
    """[D01] Players on other sites may read them, and every file says what it is."""
    found = rules(gallery, site)
    types = {".vtt": "text/vtt", ".srt": "application/x-subrip"}
    uris = {artifact.uri: types.get(artifact.uri[-4:]) for artifact in made_each(transcripts, gallery)}
    uris |= {"podcast.xml": "application/rss+xml", "stories/x/chapters.json": "application/json+chapters"}
    for uri, kind in uris.items():
        lines = matching(found, f"/shelf/{uri}")
        assert "Access-Control-Allow-Origin: *" in lines
        assert kind is None or f"Content-Type: {kind}; charset=utf-8" in lines


def test_no_header_is_given_twice_for_one_file(gallery, site) -> None:
    """Hosts join the values of a repeated header with a comma, which would spoil both."""
    found = rules(gallery, site)
    for uri in (
        "podcast.xml",
        "feeds/bulletins.json",
        "feeds/topics/x.xml",
        "stories/x/chapters.json",
        "stories/x/transcript.en.vtt",
    ):
        names = [line.partition(":")[0] for line in matching(found, f"/shelf/{uri}")]
        assert len(names) == len(set(names))


def test_cloudflare_reads_one_asterisk_a_path(gallery, site) -> None:
    """A path with two would be refused there."""
    assert all(path.startswith("/shelf/") and path.count("*") <= 1 for path in rules(gallery, site))


def test_github_pages_leaves_underscores_alone(gallery, site) -> None:
    """An empty .nojekyll lets files such as _headers through."""
    assert [artifact.data for artifact in make(gallery, site) if artifact.uri == ".nojekyll"] == [b""]
