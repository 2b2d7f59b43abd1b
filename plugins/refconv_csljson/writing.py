"""The model to CSL JSON. Everything has a place: what CSL lacks goes to `custom.refconv`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from refconv.diagnostics import Reporter
from refconv.model import ATTRIBUTES, Date, Name, Reference
from refconv_csljson.meaning import whole_numbers
from refconv_csljson.scalars import NumberText, TextNumber

if TYPE_CHECKING:
    from refconv_csljson import CslJsonLinesOptions, CslJsonOptions

_FIRST = (
    *("author", "editor", "translator", "issued", "title", "container-title"),
    *("collection-title", "volume", "issue", "page"),
)
_ORDER = tuple(
    (variable, ATTRIBUTES[variable])
    for variable in (*_FIRST, *(v for v in ATTRIBUTES if v not in _FIRST))
)
_NAME_PARTS = tuple(
    (field.name, field.encode_name)
    for field in msgspec.structs.fields(Name)
    if field.name != "extra"
)
_DATE_PARTS = tuple(
    (field.name, field.encode_name)
    for field in msgspec.structs.fields(Date)
    if field.name not in ("extra", "date_parts")
)


def write_array(
    references: Iterable[Reference], _: Reporter, options: CslJsonOptions
) -> Iterator[str]:
    """Write an array, an item at a time."""
    indent = max(options.indent, 0)
    between = "[\n"
    for reference in references:
        encoded = msgspec.json.encode(item(reference, options.origin))
        if indent:
            pretty = msgspec.json.format(encoded, indent=indent).decode()
            margin = " " * indent
            yield f"{between}{margin}" + pretty.replace("\n", f"\n{margin}")
        else:
            yield between + encoded.decode()
        between = ",\n"
    yield "[]\n" if between == "[\n" else "\n]\n"


def write_json_lines(
    references: Iterable[Reference], _: Reporter, options: CslJsonLinesOptions
) -> Iterator[str]:
    """Write one item a line."""
    for reference in references:
        yield msgspec.json.encode(item(reference, options.origin)).decode() + "\n"


def item(reference: Reference, with_origin: bool = False) -> dict[str, Any]:
    """Make the plain data of one CSL JSON item."""
    out: dict[str, Any] = {}
    if reference.id:
        out["id"] = _scalar(reference.id)
    if reference.type is not None:
        out["type"] = str(reference.type)
    for variable, attribute in _ORDER:
        value = getattr(reference, attribute)
        if value is None or value == ():
            continue
        if isinstance(value, str):
            out[variable] = _scalar(value)
        elif isinstance(value, Date):
            out[variable] = _date(value)
        else:
            out[variable] = [_name(name) for name in value]
    if reference.categories:
        out["categories"] = list(reference.categories)
    custom = _custom(reference, with_origin)
    if custom:
        out["custom"] = custom
    return {**reference.extra, **out} if reference.extra else out


def _custom(reference: Reference, with_origin: bool) -> dict[str, Any]:
    custom = dict(reference.custom)
    ours: dict[str, Any] = {}
    if reference.et_al:
        ours["et-al"] = sorted(reference.et_al)
    origin = reference.origin
    if origin is not None and (reference.unread or (with_origin and not origin.fielded)):
        ours["origin"] = {"text": origin.text, "confidence": round(origin.confidence, 4)}
        if origin.label is not None:
            ours["origin"]["label"] = origin.label
    if ours:
        custom["refconv"] = ours
    return custom


def _scalar(value: str) -> str | int | float:
    return value.number if isinstance(value, NumberText) else value


def _name(name: Name) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for attribute, key in _NAME_PARTS:
        value = getattr(name, attribute)
        if value is not None:
            out[key] = _scalar(value) if isinstance(value, str) else value
    return {**name.extra, **out} if name.extra else out


def _date(date: Date) -> dict[str, Any]:
    out: dict[str, Any] = {}
    if date.date_parts:
        out["date-parts"] = [
            [part.text if isinstance(part, TextNumber) else int(part) for part in parts]
            for parts in date.date_parts
        ]
    for attribute, key in _DATE_PARTS:
        value = getattr(date, attribute)
        if value is not None:
            out[key] = _scalar(value) if isinstance(value, str) else value
    if date.extra:
        out = {**date.extra, **out}
        if _same_but_blanks(date):
            out["date-parts"] = date.extra["date-parts"]
    return out


def _same_but_blanks(date: Date) -> bool:
    """Tell whether the parts as read, blanks included, still say what the date says."""
    if "date-parts" not in date.extra:
        return False
    return tuple(map(whole_numbers, date.extra["date-parts"])) == date.date_parts
