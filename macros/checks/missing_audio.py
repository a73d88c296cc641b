"""missing-audio: the recording that a story names must be in its folder.

Big recordings may stand elsewhere: then mkdocs.yml says where (media_base), or the story gives an address (audio.url).
To mend it, put the file into the folder, or correct its name.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalog.catalog import Catalog
from macros.media.library import Library
from macros.problems import Problem, suggestion
from macros.settings import Settings

from ._mistake import level_of, mistake
from ._recordings import recordings

AUDIO = (".mp3", ".m4a", ".ogg", ".opus")


def check(catalog: Catalog, library: Library, settings: Settings) -> Iterator[Problem]:
    for recording in recordings(catalog, library):
        if recording.path and recording.size is None and not settings.media_base:
            here = [name for name in recording.entry.files if name.endswith(AUDIO)]
            near = suggestion(recording.name, here) if here else ""
            yield mistake(
                "missing-audio", catalog, recording.entry.path, recording.at, f"there is no file {recording.path}",
                near or f"Put the recording there, then run: python3 scripts probe {recording.path}",
                level_of(recording.entry),
            )  # fmt: skip
