"""The media lock: facts of every audio file and image, measured once, committed, and used by every build.

`media.lock` at the gallery's root is JSON, one file a line, sorted, so that two people's changes merge. Feeds and
pages take sizes and lengths only from here. Measuring is probe.py's and image.py's, deciding when is the caller's.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from macros.media.image import ImageFacts
from macros.media.probe import AudioFacts
from macros.problems import Problem, suggestion

NAME = "media.lock"
RULE = "media-lock"
SHA256 = re.compile(r"[0-9a-f]{64}")
REMOTE = re.compile(r"https?://[^\s]+")


@dataclass(frozen=True, slots=True)
class AudioLine:
    """Facts of one recording: bytes, SHA-256 in hex, MIME type, ms, mean bit/s, Hz; loudness in LUFS where measured."""

    bytes: int
    sha256: str
    type: str
    duration_ms: int
    codec: str
    bitrate: int
    channels: int
    sample_rate: int
    loudness: float | None = None

    @classmethod
    def of(cls, facts: AudioFacts, loudness: float | None = None) -> AudioLine:
        """What the lock keeps of measured facts: all but the warnings."""
        kept = {each.name: getattr(facts, each.name) for each in fields(cls) if each.name != "loudness"}
        return cls(**kept, loudness=loudness)

    @property
    def seconds(self) -> int:
        """Whole seconds, rounded, as feeds want them."""
        return round(self.duration_ms / 1000)


Line = AudioLine | ImageFacts


@dataclass(frozen=True)
class MediaLock:
    """Facts by posix path relative to the gallery's root, or by address."""

    lines: Mapping[str, Line] = field(default_factory=dict)

    def get(self, key: str) -> Line | None:
        return self.lines.get(key)

    def audio(self, key: str) -> AudioLine | None:
        """The recording's facts; None when it is not in the lock, or is an image there."""
        line = self.lines.get(key)
        return line if isinstance(line, AudioLine) else None

    def image(self, key: str) -> ImageFacts | None:
        """The image's facts; None when it is not in the lock, or is a recording there."""
        line = self.lines.get(key)
        return line if isinstance(line, ImageFacts) else None


def read_lock(root: Path) -> tuple[MediaLock, list[Problem]]:
    """The lock of the gallery at `root` and what is wrong with it; empty when there is no lock file yet."""
    path = root / NAME
    if not path.exists():
        return MediaLock(), []
    try:
        return parse_lock(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        return MediaLock(), [mistake("the file is not UTF-8 text")]


def parse_lock(text: str) -> tuple[MediaLock, list[Problem]]:
    """The lock in a file's text. Never raises; lines that are in order are kept beside those that are not."""
    try:
        pairs = json.loads(text, object_pairs_hook=tuple, parse_constant=str) if text.strip() else ()
    except json.JSONDecodeError as error:
        merged = "a merge left two versions in it" if re.search(r"^[<>]{7} ", text, re.MULTILINE) else "it is not JSON"
        return MediaLock(), [mistake(f"the file cannot be read: {merged}", error.lineno, error.colno)]
    except (RecursionError, ValueError):  # nested too deep, or a number of thousands of digits
        return MediaLock(), [mistake("the file cannot be read: it is not a lock file at all")]
    if not isinstance(pairs, tuple):
        return MediaLock(), [mistake("the file must be one list of files in { }", 1, 1)]
    lines: dict[str, Line] = {}
    problems = []
    for key, value in pairs:
        wrong = "is here twice" if key in lines else wrong_key(key) or wrong_value(value)
        if wrong:
            problems.append(mistake(f"“{key}” {wrong}", line_of(text, key), 1, key))
        else:
            lines[key] = shape(dict(value))(**dict(value))
    return MediaLock(lines), problems


def write_lock(root: Path, lines: Mapping[str, Line]) -> None:
    """Writes `media.lock` under `root` in one step; the same facts always give the same bytes."""
    aside = root / f".{NAME}.tmp"
    aside.write_text(lock_text(lines), encoding="utf-8", newline="\n")
    aside.replace(root / NAME)


def lock_text(lines: Mapping[str, Line]) -> str:
    """The lock file's text: one sorted line a file, facts that are not known left out."""
    texts = [f"{encoded(key)}: {encoded(facts_of(line))}" for key, line in sorted(lines.items())]
    return "{\n" + ",\n".join(texts) + "\n}\n" if texts else "{}\n"


def facts_of(line: Line) -> dict[str, Any]:
    return {name: value for name, value in asdict(line).items() if value is not None}


def encoded(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False)


def wrong_key(key: str) -> str:
    """What is wrong with the name of a line: it must be an address, or a path that stays inside the gallery."""
    if not key.isprintable():
        return "has an invisible character in its name"
    inside = not key.startswith("/") and "\\" not in key and ":" not in key and ".." not in key.split("/")
    return "" if REMOTE.fullmatch(key) or (key and inside) else "is neither an address nor a path inside the gallery"


def wrong_value(pairs: Any) -> str:
    """What is wrong with the facts of a file, as the end of a sentence; "" when nothing is.

    `pairs` is decoded JSON, where an object is a tuple of (name, value) by the hook in parse_lock.
    """
    if not isinstance(pairs, tuple):
        return "must be a list of facts in { }"
    values = dict(pairs)
    if len(values) < len(pairs):
        return "says one fact twice"
    known = {each.name: str(each.type) for each in fields(shape(values))}
    for name, value in pairs:
        if name not in known:
            return f"has an unknown fact “{name}” ({suggestion(name, known)})"
        if not fits(known[name], value):
            return f"needs {'text' if known[name] == 'str' else 'a number'} for “{name}”"
    missing = [name for name in known if name not in values and name != "loudness"]
    if missing:
        return f"lacks “{missing[0]}”"
    return "" if SHA256.fullmatch(values["sha256"]) else "has a sha256 that is not 64 digits and letters a to f"


def shape(values: Mapping[str, Any]) -> type[AudioLine] | type[ImageFacts]:
    """Which facts a file of this MIME type has."""
    return ImageFacts if str(values.get("type", "")).startswith("image/") else AudioLine


def fits(kind: str, value: Any) -> bool:
    """Whether a decoded value is of a field's type: text, a whole number from 0 up, or any number."""
    if kind == "str":
        return isinstance(value, str) and value.isprintable()
    if isinstance(value, bool):
        return False
    if kind == "int":
        return isinstance(value, int) and value >= 0
    return isinstance(value, (int, float)) and math.isfinite(value)


def line_of(text: str, key: str) -> int:
    """The line that names a file: write_lock gives each its own."""
    at = text.find(encoded(key) + ":")
    return text.count("\n", 0, at) + 1 if at >= 0 else 0


def mistake(message: str, line: int = 0, column: int = 0, name: str = "") -> Problem:
    return Problem(RULE, NAME, line, column, name, message, "Write the file anew with: python3 scripts probe")
