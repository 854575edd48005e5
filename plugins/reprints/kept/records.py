"""Records of the finder as short texts and back: JSON lists of their fields, in order.

Written from the dataclasses and named tuples themselves, so a field that is added is kept without a
word here. Equal records give equal texts: sets are written in order.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
_Convert = Callable[[Any], Any]


def written(record: Any) -> str:
    """The text of a record."""
    kind: Any = type(record)
    pack, _ = _converters(kind)
    return _ENCODE(pack(record))


def read_record(kind: type[T], text: str) -> T:
    """The record of a text. Raises ValueError or TypeError when it is of no such."""
    hint: Any = kind
    _, unpack = _converters(hint)
    record: T = unpack(json.loads(text))
    return record


def read_field(kind: Any, text: str, name: str) -> Any:
    """One field of the record of a named tuple in a text. Raises what `read_record` raises."""
    _, unpack = _converters(_hints(kind)[name])
    return unpack(json.loads(text)[kind._fields.index(name)])


_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _same(value: Any) -> Any:
    return value


@cache
def _converters(hint: Any) -> tuple[_Convert, _Convert]:
    """How a value of a type becomes plain JSON, and how it comes back."""
    origin, arguments = get_origin(hint), get_args(hint)
    if hint in (str, int, float, bool, NoneType) or origin is Literal:
        return _same, _same
    if hint is bytes:
        return lambda value: value.decode("latin-1"), lambda plain: plain.encode("latin-1")
    if hint is Decimal:
        return str, Decimal
    if is_dataclass(hint):
        return _of_fields(hint, [field.name for field in fields(hint)])
    if hasattr(hint, "_fields"):
        return _of_fields(hint, hint._fields)
    if origin in (Union, UnionType):
        (inner,) = (argument for argument in arguments if argument is not NoneType)
        pack, unpack = _converters(inner)
        return (
            lambda value: None if value is None else pack(value),
            lambda plain: None if plain is None else unpack(plain),
        )
    if origin in (set, frozenset):
        pack, unpack = _converters(arguments[0])
        if pack is _same:
            return sorted, origin
        return lambda value: sorted(map(pack, value)), lambda plain: origin(map(unpack, plain))
    if origin is tuple and arguments[1:] == (...,):
        pack, unpack = _converters(arguments[0])
        if pack is _same:
            return list, tuple
        return lambda value: [*map(pack, value)], lambda plain: tuple(map(unpack, plain))
    if origin is tuple:
        packs, unpacks = zip(*map(_converters, arguments), strict=True)
        if set(packs) == {_same}:
            return list, tuple
        return (
            lambda value: [pack(one) for pack, one in zip(packs, value, strict=True)],
            lambda plain: tuple(one(part) for one, part in zip(unpacks, plain, strict=True)),
        )
    raise TypeError(f"records can't keep {hint}")


_hints = cache(get_type_hints)


def _of_fields(kind: Any, names: Sequence[str]) -> tuple[_Convert, _Convert]:
    hints = _hints(kind)
    packs, unpacks = zip(*(_converters(hints[name]) for name in names), strict=True)

    def pack(record: Any) -> list[Any]:
        return [one(getattr(record, name)) for one, name in zip(packs, names, strict=True)]

    def unpack(plain: Any) -> Any:
        return kind(*(one(part) for one, part in zip(unpacks, plain, strict=True)))

    return pack, unpack
