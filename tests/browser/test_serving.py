"""The test server itself: what a player and a search rely on."""

from __future__ import annotations

from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.serving import byte_range, serve


def ask(url: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    """One request and its body."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc)
    connection.request(method, parts.path, headers=headers)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site of one page and one sound."""
    (tmp_path / "index.html").write_text("home", encoding="utf-8")
    (tmp_path / "story").mkdir()
    (tmp_path / "story" / "index.html").write_text("story", encoding="utf-8")
    (tmp_path / "audio.mp3").write_bytes(bytes(range(100)))
    return tmp_path


@pytest.mark.parametrize(
    ("header", "expected"),
    [(None, None), ("bytes=0-9", (0, 9)), ("bytes=90-", (90, 99)), ("bytes=-5", (95, 99)), ("bytes=95-400", (95, 99))],
)
def test_byte_ranges_are_read_as_the_standard_says(header: str | None, expected: tuple[int, int] | None) -> None:
    """First and last byte are included, an open end is the file's end, a suffix counts from the end."""
    assert byte_range(header, 100) == expected


def test_a_part_of_a_file_is_sent_with_its_place(folder: Path) -> None:
    """A player that asks for some bytes gets these, with 206 and Content-Range."""
    with serve(folder) as served:
        response, body = ask(f"{served.url}audio.mp3", Range="bytes=10-19")
    assert (response.status, body) == (206, bytes(range(10, 20)))
    assert response.getheader("Content-Range") == "bytes 10-19/100"
    assert response.getheader("Content-Type") == "audio/mpeg"


def test_a_part_beyond_the_end_is_refused(folder: Path) -> None:
    """A range that holds no byte of the file is answered with 416."""
    with serve(folder) as served:
        response, _ = ask(f"{served.url}audio.mp3", Range="bytes=100-")
    assert response.status == 416


def test_head_has_the_length_and_no_body(folder: Path) -> None:
    """HEAD tells a file's size without sending it, and counts as nothing sent."""
    with serve(folder) as served:
        response, body = ask(f"{served.url}audio.mp3", "HEAD")
        assert (response.getheader("Content-Length"), body, served.sent()) == ("100", b"", 0)


def test_a_base_path_holds_the_whole_site(folder: Path) -> None:
    """Under a base path the root of the host has nothing, and paths are noted without the base."""
    with serve(folder, "/some/base/") as served:
        assert ask(f"{served.url}story/")[1] == b"story"
        assert ask(served.url.replace("/some/base/", "/story/"))[0].status == 404
        assert served.paths()[0] == "story/"


def test_a_folder_without_a_slash_is_sent_on(folder: Path) -> None:
    """As hosts do, the address of a folder leads to the one with a slash, so that relative links hold."""
    with serve(folder) as served:
        response, _ = ask(f"{served.url}story")
    assert (response.status, response.getheader("Location")) == (301, "/story/")


def test_no_file_outside_the_folder_is_sent(folder: Path) -> None:
    """Climbing out of the folder finds nothing."""
    secret = folder.parent / "outside.txt"
    secret.write_text("secret", encoding="utf-8")
    with serve(folder) as served:
        response, body = ask(f"{served.url}%2e%2e/outside.txt")
    assert (response.status, body) == (404, b"")
