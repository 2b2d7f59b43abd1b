"""CSL JSON values to the model (CSL data schema 1.0.2): what is wrong costs its own field alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from refconv.kit.identifiers import doi
from refconv.model import ATTRIBUTES, KINDS, Date, ItemType, Kind, Name, Origin, Reference
from refconv_csljson.scalars import NumberText, TextNumber

Complain = Callable[[str, str], None]
"""Take the path of a value and what is wrong with it."""

_TYPES = {str(word): word for word in ItemType}
_NAME_TEXTS = {
    "family": "family",
    "given": "given",
    "dropping-particle": "dropping_particle",
    "non-dropping-particle": "non_dropping_particle",
    "suffix": "suffix",
    "literal": "literal",
}
_NAME_FLAGS = {
    "comma-suffix": "comma_suffix",
    "static-ordering": "static_ordering",
    "parse-names": "parse_names",
}
_NO_VARIABLES = frozenset({"id", "type", "categories", "custom", "extra", "et_al"})
_DATE_TEXTS = {"literal": "literal", "raw": "raw"}
_DATE_FLAGS = {"season": "season", "circa": "circa"}


def reference(item: dict[str, Any], complain: Complain, origin: Origin | None = None) -> Reference:
    """Make a reference of one item; unknown keys go to `extra`.

    `origin` says where the item stands, unless it brings its own; an item without any variable
    gets none: it would pass for one that could not be read.
    """
    found: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for key, value in item.items():
        kind = KINDS.get(key)
        if value is None or value in ([], {}):
            extra[key] = value
        elif kind is Kind.TEXT or kind is Kind.NUMBER:
            _put(found, ATTRIBUTES[key], _text(key, value, complain, kind is Kind.NUMBER))
        elif kind is Kind.NAMES:
            _put(found, ATTRIBUTES[key], _names(key, value, complain) or None)
        elif kind is Kind.DATE:
            _put(found, ATTRIBUTES[key], _date(key, value, complain))
        elif key in _BESIDE:
            _BESIDE[key](found, extra, value, complain)
        else:
            extra[key] = value
    if extra:
        found["extra"] = extra
    if "DOI" in found and not found["DOI"].startswith("10."):
        found["DOI"] = doi(found["DOI"]) or found["DOI"]
    if origin is not None and "origin" not in found and not found.keys() <= _NO_VARIABLES:
        found["origin"] = origin
    return Reference(**found)


def _put(found: dict[str, Any], attribute: str, value: Any) -> None:
    if value is not None:
        found[attribute] = value


def _text(path: str, value: Any, complain: Complain, number_allowed: bool) -> str | None:
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        if not number_allowed:
            complain(path, f"wants a text, has the number {value}; read as text")
        return NumberText(value)
    complain(path, f"wants a text, has {_shown(value)}; left out")
    return None


def _names(path: str, value: Any, complain: Complain) -> tuple[Name, ...]:
    if not isinstance(value, list):
        complain(path, f"wants a list of names, has {_shown(value)}; left out")
        return ()
    names = (_name(f"{path}[{index}]", entry, complain) for index, entry in enumerate(value))
    return tuple(name for name in names if name is not None)


def _name(path: str, value: Any, complain: Complain) -> Name | None:
    if not isinstance(value, dict):
        complain(path, f"wants a name, has {_shown(value)}; left out")
        return None
    found: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for key, part in value.items():
        if key in _NAME_TEXTS and part is not None:
            _put(found, _NAME_TEXTS[key], _text(f"{path}.{key}", part, complain, False))
        elif key in _NAME_FLAGS and isinstance(part, bool | str | int | float):
            found[_NAME_FLAGS[key]] = part
        else:
            extra[key] = part
    if extra:
        found["extra"] = extra
    return Name(**found)


def _date(path: str, value: Any, complain: Complain) -> Date | None:
    if not isinstance(value, dict):
        complain(path, f"wants a date, has {_shown(value)}; left out")
        return None
    found: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for key, part in value.items():
        if key == "date-parts":
            parts = _date_parts(f"{path}.date-parts", part, complain)
            if parts is None:
                return None
            found["date_parts"] = parts
            if not parts or any(blank in ps for ps in part for blank in (None, "")):
                extra[key] = part  # blanks are no numbers, but CSL JSON writes them again
        elif key in _DATE_TEXTS and part is not None:
            _put(found, key, _text(f"{path}.{key}", part, complain, False))
        elif key in _DATE_FLAGS and isinstance(part, bool | str | int | float):
            found[key] = part
        else:
            extra[key] = part
    if extra:
        found["extra"] = extra
    return Date(**found)


def _date_parts(path: str, value: Any, complain: Complain) -> tuple[tuple[int, ...], ...] | None:
    if not isinstance(value, list) or len(value) > 2:
        complain(path, f"wants one date or two, has {_shown(value)}; left out")
        return None
    dates = []
    for index, parts in enumerate(value):
        if not isinstance(parts, list) or len(parts) > 3:
            complain(f"{path}[{index}]", f"wants year, month, day, has {_shown(parts)}; left out")
            return None
        try:
            dates.append(whole_numbers(parts))
        except ValueError:
            complain(f"{path}[{index}]", f"wants whole numbers, has {_shown(parts)}; left out")
            return None
    return tuple(dates) if any(dates) else ()


def whole_numbers(parts: list[Any]) -> tuple[int, ...]:
    """Give the parts up to the first blank; raises ValueError for what is no whole number."""
    numbers: list[int] = []
    for part in parts:
        if part is None or part == "":
            break
        if isinstance(part, int) and not isinstance(part, bool):
            numbers.append(part)
        elif isinstance(part, str):
            numbers.append(TextNumber(part))
        else:
            raise ValueError(part)
    return tuple(numbers)


# what stands beside the variables

_Taker = Callable[[dict[str, Any], dict[str, Any], Any, Complain], None]


def _take_id(found: dict[str, Any], _: dict[str, Any], value: Any, complain: Complain) -> None:
    _put(found, "id", _text("id", value, complain, True))


def _take_type(
    found: dict[str, Any], extra: dict[str, Any], value: Any, complain: Complain
) -> None:
    known = _TYPES.get(value) if isinstance(value, str) else None
    if known is not None:
        found["type"] = known
        return
    extra["type"] = value
    if value != "":
        complain("type", f"CSL has no type {_shown(value)}; kept for CSL JSON, no type elsewhere")


def _take_categories(
    found: dict[str, Any], _: dict[str, Any], value: Any, complain: Complain
) -> None:
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        found["categories"] = tuple(value)
    else:
        complain("categories", f"wants a list of texts, has {_shown(value)}; left out")


def _take_custom(found: dict[str, Any], _: dict[str, Any], value: Any, complain: Complain) -> None:
    if not isinstance(value, dict):
        complain("custom", f"wants an object, has {_shown(value)}; left out")
        return
    ours = value.get("refconv")
    if isinstance(ours, dict) and ours.keys() <= {"et-al", "origin"}:
        value = {key: part for key, part in value.items() if key != "refconv"}
        _take_ours(found, ours)
    if value:
        found["custom"] = value


def _take_ours(found: dict[str, Any], ours: dict[str, Any]) -> None:
    """Read what our own writer keeps in `custom.refconv`."""
    cut = ours.get("et-al")
    if isinstance(cut, list):
        found["et_al"] = frozenset(word for word in cut if KINDS.get(word) is Kind.NAMES)
    origin = ours.get("origin")
    if isinstance(origin, dict) and isinstance(origin.get("text"), str):
        label, sure = origin.get("label"), origin.get("confidence", 1.0)
        found["origin"] = Origin(
            text=origin["text"],
            label=label if isinstance(label, str) else None,
            confidence=float(sure) if isinstance(sure, int | float) else 1.0,
        )


_BESIDE: dict[str, _Taker] = {
    "id": _take_id,
    "type": _take_type,
    "categories": _take_categories,
    "custom": _take_custom,
}


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
