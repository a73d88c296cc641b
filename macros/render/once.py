"""What is worked out once for a gallery and kept with it: `cached_property` for functions that stand elsewhere.

Many pages use such a value, and the first that asks has it made; so what it is made of is nobody's own look-up. Each
use is noted under the value's own name instead, and a page is made again when the value has become another.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import partial, wraps
from typing import Any, TypeVar

from macros.digests import digest_of
from macros.gallery import Gallery
from macros.reads import Key

Made = TypeVar("Made")
_MAKERS: dict[str, Callable[..., Any]] = {}
_ANSWERED: set[str] = set()


def once(make: Callable[[Gallery], Made]) -> Callable[[Gallery], Made]:
    """`make(gallery)`, worked out at its first call for a gallery; another gallery, or a changed copy, has its own."""
    return _noted(make, partial(_kept_with_gallery, make))


def once_each(make: Callable[[Gallery, str], Made]) -> Callable[[Gallery, str], Made]:
    """`make(gallery, name)`, worked out at its first call for a gallery and a name, such as an entry's id."""
    return _noted(make, partial(_kept_with_gallery, make))


def answered(make: Callable[[Gallery, str], Made]) -> Callable[[Gallery, str], Made]:
    """Like `once_each`, and kept between builds (macros/answers.py): for small facts that cost reading much."""

    def find(gallery: Gallery, subject: str) -> Made:
        return gallery.answers.ask(_named(make), subject, partial(make, gallery, subject))

    _ANSWERED.add(_named(make))
    return _noted(make, find)


def _noted(make: Callable[..., Any], find: Callable[..., Made]) -> Callable[..., Made]:
    """`find`, each use of which is noted under the name of `make`."""
    name = _named(make)

    @wraps(make)
    def kept(gallery: Gallery, *subject: str) -> Made:
        gallery.catalog.reads.note("once", name, *subject)
        return find(gallery, *subject)

    _MAKERS[name] = kept
    return kept


def _kept_with_gallery(make: Callable[..., Made], gallery: Gallery, *subject: str) -> Made:
    found: dict[tuple[str, ...], Made] = vars(gallery).setdefault(_named(make), {})
    if subject not in found:
        with gallery.catalog.reads.silence():
            found[subject] = make(gallery, *subject)
    return found[subject]


def once_for(size: int) -> Callable[[Callable[..., Made]], Callable[..., Made]]:
    """`make(gallery, entry, *rest)`, worked out once for an entry; the `size` values used last are kept.

    The pages of one entry are written one after the other, so a few are enough for what they share. An entry is known
    by its id; what stands in `rest` must be hashable, and nothing is given by name. A use counts as all look-ups of
    the making.
    """

    def around(make: Callable[..., Made]) -> Callable[..., Made]:
        name = _named(make)

        @wraps(make)
        def kept(gallery: Gallery, entry: Any, *rest: Hashable) -> Made:
            values: OrderedDict[tuple[Hashable, ...], tuple[Made, set[Key]]]
            values, key = vars(gallery).setdefault(name, OrderedDict()), (entry.id, *rest)
            if key in values:
                values.move_to_end(key)
                gallery.catalog.reads.note_all(values[key][1])
            else:
                with gallery.catalog.reads.recording() as looked:
                    values[key] = make(gallery, entry, *rest), looked
                if len(values) > size:
                    values.popitem(last=False)
            return values[key][0]

        return kept

    return around


def value_digest(gallery: Gallery, name: str, *subject: str) -> str:
    """What a value of this name is now; "" for one that no code makes any more, or whose subject is gone."""
    if name not in _MAKERS:
        return ""
    try:
        value = _MAKERS[name](gallery, *subject)
    except KeyError:
        return ""
    held = gallery.held("answers") if name in _ANSWERED else None
    if held is None:
        return digest_of(value)
    found = held.get((name, *subject))
    if not found or found[0] is not value:  # an answer of an earlier build is that very value
        found = held[name, *subject] = value, digest_of(value)
    return found[1]  # type: ignore[no-any-return]


def _named(make: Callable[..., Any]) -> str:
    return f"{make.__module__}.{make.__qualname__}"
