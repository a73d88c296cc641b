"""Heads, texts and lists of CBOR (RFC 8949), as far as Pagefind's files use them: whole numbers, texts, lists."""

from __future__ import annotations

from typing import Any

NUMBER, TEXT, LIST = 0, 3, 4  # major types


class UnknownFormat(ValueError):
    """The bytes are not as Pagefind 1.5.2 writes them."""


def head(major: int, value: int) -> bytes:
    """The head of an item: its major type with a number, or a number of parts or bytes, below 2 ** 32."""
    first = major << 5
    if value < 24:
        return bytes((first | value,))
    if value < 0x100:
        return bytes((first | 24, value))
    if value < 0x10000:
        return bytes((first | 25,)) + value.to_bytes(2, "big")
    return bytes((first | 26,)) + value.to_bytes(4, "big")


def number(value: int) -> bytes:
    return head(NUMBER, value)


def text(words: str) -> bytes:
    data = words.encode()
    return head(TEXT, len(data)) + data


def listed(*items: bytes) -> bytes:
    """A list of finished items."""
    return head(LIST, len(items)) + b"".join(items)


def head_at(data: bytes, at: int, major: int) -> tuple[int, int]:
    """The number in a head, and where its content starts. Raises UnknownFormat for another major type."""
    low = data[at] - (major << 5) if at < len(data) else -1
    if 0 <= low < 24:
        return low, at + 1
    if not 24 <= low < 27:
        raise UnknownFormat("its items are of another type than before")
    end = at + 1 + (1 << (low - 24))
    return int.from_bytes(data[at + 1 : end], "big"), end


def text_at(data: bytes, at: int) -> tuple[str, int]:
    """A text, and where it ends."""
    length, start = head_at(data, at, TEXT)
    return data[start : start + length].decode(), start + length


def value_at(data: bytes, at: int = 0) -> tuple[Any, int]:
    """Any value made of lists, texts and whole numbers from 0, and where it ends. Raises UnknownFormat."""
    major = data[at] >> 5 if at < len(data) else -1
    if major == TEXT:
        return text_at(data, at)
    if major == NUMBER:
        return head_at(data, at, NUMBER)
    length, at = head_at(data, at, LIST)
    values = []
    for _ in range(length):
        value, at = value_at(data, at)
        values.append(value)
    return values, at
