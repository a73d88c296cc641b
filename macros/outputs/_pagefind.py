"""Runs Pagefind 1.5.2 as the service that its own wrappers for Python and Node speak to: pages go in one after the
other and its files come back, both over pipes.

As a command it would number pages in the order in which a file system lists them, and an index would have other bytes
on another machine. Here pages are numbered as they were given. Its files are asked for: when it writes them itself, it
answers before all of them are whole. A message is JSON in Base64 with a comma at its end, answered by one such message.
"""

from __future__ import annotations

import json
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from typing import Any

from pagefind.service import get_executable


class SearchFailed(RuntimeError):
    """Pagefind stopped, did not index every page, or writes its files in another way."""


def run_pagefind(
    pages: Mapping[str, bytes], language: str, go_on: Callable[[], None] = lambda: None
) -> dict[str, bytes]:
    """The files of a bundle by their paths in it. `pages` by address, without "/" at its beginning. `go_on` is asked
    before each page and may raise. Raises SearchFailed."""
    program = get_executable()
    if program is None:
        raise SearchFailed("Pagefind's program is missing: set the environment up anew")
    pipe = subprocess.PIPE
    with subprocess.Popen([program, "--service"], stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL) as process:
        try:
            return _bundle(process, pages, language, go_on)
        finally:
            process.kill()


def _bundle(
    process: subprocess.Popen[bytes], pages: Mapping[str, bytes], language: str, go_on: Callable[[], None]
) -> dict[str, bytes]:
    index = _ask(process, "NewIndex", config={"force_language": language})["index_id"]
    for uri, page in pages.items():
        go_on()
        _ask(process, "AddFile", index_id=index, url=f"/{uri}", file_contents=page.decode("utf-8", "replace"))
    files = _ask(process, "GetFiles", index_id=index)["files"]
    return {file["path"]: b64decode(file["content"]) for file in files}


def _ask(process: subprocess.Popen[bytes], what: str, **given: Any) -> dict[str, Any]:
    assert process.stdin
    assert process.stdout
    message = {"message_id": 1, "payload": {"type": what, **given}}
    answer = bytearray()
    try:
        process.stdin.write(b64encode(json.dumps(message).encode()) + b",")
        process.stdin.flush()
        while not answer.endswith(b","):
            part = process.stdout.read1()  # type: ignore[attr-defined]
            if not part:
                raise SearchFailed("Pagefind stopped: it ended before it had answered")
            answer += part
    except BrokenPipeError:
        raise SearchFailed("Pagefind stopped: it ended before it was asked") from None
    payload: dict[str, Any] = json.loads(b64decode(answer[:-1]))["payload"]
    if payload["type"] == "Error":
        raise SearchFailed(f"Pagefind stopped: {payload.get('message', '')[-600:]}")
    return payload
