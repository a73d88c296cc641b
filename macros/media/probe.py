"""Facts of one audio file, for the media lock: its type by content, its true length, and what is wrong with it.

MP3 is measured by our own walker (mp3.py); other containers are read by mutagen. Never touches the network. Where the
facts are kept is lock.py's, who must see a warning the caller's.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from macros.media.containers import mp4_has_video, mp4_is_cut, ogg_is_cut
from macros.media.mp3 import FreeFormat, Mp3, read_mp3
from macros.media.signatures import signature

TYPES = {"mp4": "audio/mp4", "ogg": "audio/ogg", "flac": "audio/flac", "wav": "audio/wav"}
WANTED = "give an MP3 file, or AAC in an M4A file"


class NotAudio(ValueError):
    """The file is no audio that a gallery can publish; its text says so in editors' words."""


@dataclass(frozen=True, slots=True)
class AudioFacts:
    """One audio file: size in bytes, SHA-256 in hex, length in ms, MIME type, mean bit rate in bit/s, Hz.

    `warnings` are in editors' words; the file can be published all the same.
    """

    bytes: int
    sha256: str
    duration_ms: int
    type: str
    codec: str
    bitrate: int
    channels: int
    sample_rate: int
    warnings: tuple[str, ...] = ()


def probe(path: Path) -> AudioFacts:
    """Facts of the audio file at `path`; raises NotAudio when it is something else or too broken to read."""
    return facts_of(path.read_bytes(), path.name)


def facts_of(data: bytes, name: str) -> AudioFacts:
    """Facts of audio in memory; `name` only appears in messages."""
    kind, words = signature(data[:4096])
    if not data:
        raise NotAudio(f"{name} is empty; {WANTED}")
    if kind in TYPES:
        return contained(data, name, kind)
    if kind:
        raise NotAudio(f"{name} is {words}, not audio; {WANTED}")
    try:
        found = read_mp3(data)
    except FreeFormat:
        raise NotAudio(f"{name} is “free format” MPEG audio, which players cannot play; encode it again") from None
    if found is None or not found.frames:
        raise NotAudio(f"{name} holds no audio that can be read; {WANTED}")
    digest = hashlib.sha256(data).hexdigest()
    codec = "mp3" if found.layer == 3 else f"mp{found.layer}"
    return AudioFacts(
        len(data), digest, found.duration_ms, "audio/mpeg", codec, found.bitrate, found.channels, found.sample_rate,
        mp3_warnings(found),
    )  # fmt: skip


def mp3_warnings(found: Mp3) -> tuple[str, ...]:
    """What players will get wrong with this MP3, in editors' words."""
    parts = []
    declared = found.declared_frames
    if found.truncated and declared is not None and declared > found.frames:
        promised = found.duration_ms * declared // found.frames
        parts.append(
            f"the file is cut short: it announces {clock(promised)} but holds {clock(found.duration_ms)}; "
            "copy or export it again"
        )
    elif found.truncated:
        parts.append("the file is cut short: its last frame is incomplete; copy or export it again")
    if declared is not None and found.frames > declared + 1:
        parts.append("the file is longer than it announces, as joined recordings are; encode it again")
    if found.mode == "vbr" and found.header == "none":
        parts.append(
            "variable bit rate without a header: length and seeking will be wrong in players; encode it again, with a "
            "constant bit rate or with an encoder that writes a Xing header"
        )
    if found.junk > 4096:
        parts.append(f"{found.junk:,} bytes in the file are no audio; encode it again")
    return (*parts, *rate_warnings(found.sample_rate))


def contained(data: bytes, name: str, kind: str) -> AudioFacts:
    """Facts of audio in a container that mutagen reads."""
    import mutagen  # 60 ms that most builds do not need

    if kind == "mp4" and mp4_has_video(data):
        raise NotAudio(f"{name} is a video, not audio; {WANTED}")
    try:
        info = getattr(mutagen.File(BytesIO(data)), "info", None)
    except Exception:  # mutagen's readers let struct and index errors of broken files through
        info = None
    length = float(getattr(info, "length", 0) or 0)
    if info is None or length <= 0:
        raise NotAudio(f"{name} is cut short or damaged: its length cannot be read; copy or export it again")
    cut = (kind == "mp4" and mp4_is_cut(data)) or (kind == "ogg" and ogg_is_cut(data))
    rate = int(getattr(info, "sample_rate", 0) or 0) or 48000  # Opus always decodes at 48 kHz (RFC 7845, section 5.1)
    bitrate = int(getattr(info, "bitrate", 0) or 0) or round(len(data) * 8 / length)
    return AudioFacts(
        len(data), hashlib.sha256(data).hexdigest(), round(length * 1000), TYPES[kind], codec_of(info, kind), bitrate,
        int(getattr(info, "channels", 0) or 0), rate, container_warnings(kind, cut, rate),
    )  # fmt: skip


def container_warnings(kind: str, cut: bool, rate: int) -> tuple[str, ...]:
    parts = ["the file is cut short: its end is missing; copy or export it again"] if cut else []
    if kind != "mp4":
        parts.append(f"podcast apps do not accept {TYPES[kind]}; use it only beside an MP3 or M4A")
    return (*parts, *rate_warnings(rate))


def rate_warnings(rate: int) -> tuple[str, ...]:
    """Apple's rule for podcast audio: 44.1 or 48 kHz."""
    if rate in (44100, 48000):
        return ()
    return (f"the sample rate is {rate} Hz; podcast apps expect 44100 or 48000 Hz",)


def codec_of(info: object, kind: str) -> str:
    """Short name of the codec: aac, alac, opus, vorbis, flac, pcm."""
    if kind == "mp4":
        codec = str(getattr(info, "codec", ""))
        return "aac" if codec.startswith("mp4a") else codec
    name = type(info).__name__.lower()  # OggOpusInfo, OggVorbisInfo, OggFLACInfo, OggSpeexInfo, StreamInfo, …
    known = (word for word in ("opus", "vorbis", "flac", "speex", "theora") if word in name)
    return next(known, {"flac": "flac", "wav": "pcm"}.get(kind, kind))


def clock(ms: int) -> str:
    """Minutes and seconds: 62000 is "1:02"."""
    return f"{ms // 60000}:{ms // 1000 % 60:02}"
