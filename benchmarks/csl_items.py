"""Items of the CSL test suite as references: CSL JSON, and what citeproc-js reads beside it."""

from __future__ import annotations

import re
from typing import Any

from refconv.model import ATTRIBUTES, KINDS, Date, ItemType, Kind, Name, Reference

_CHEATER = re.compile(r"^\s*\{?:?([A-Za-z_-]+):\s*([^}\n]*)\}?\s*$")
_BRACED = re.compile(r"\{:([-_a-zA-Z]+):\s*([^}]*)\}")
_TYPES = {str(word): word for word in ItemType}


def reference(item: dict[str, Any]) -> Reference:
    """Make a reference of an item; numbers may be dates' texts, notes may hold variables."""
    item = _cheated(dict(item))
    found: dict[str, Any] = {"id": str(item.get("id", ""))}
    kind = item.get("type")
    found["type"] = _TYPES.get(str(kind))
    extra: dict[str, Any] = {}
    for key, value in item.items():
        its = KINDS.get(key)
        if key in ("id", "type") or value is None:
            continue
        if its is Kind.NAMES:
            found[ATTRIBUTES[key]] = tuple(_name(entry) for entry in value)
        elif its is Kind.DATE:
            found[ATTRIBUTES[key]] = _date(value)
        elif its is not None:
            found[ATTRIBUTES[key]] = str(value)
        elif key == "categories":
            found[key] = tuple(value)
        else:
            extra[key] = value
    found["extra"] = extra
    return Reference(**found)


def _cheated(item: dict[str, Any]) -> dict[str, Any]:
    """Read the variables that a note holds (citeproc-js, "cheater syntax")."""
    note = item.get("note")
    if not isinstance(note, str):
        return item
    pairs = _BRACED.findall(note)
    for line in note.split("\n"):
        match = _CHEATER.match(line)
        if match is None:
            break
        pairs.append((match[1], match[2].strip()))
    for name, value in pairs:
        its = KINDS.get(name)
        if name == "type":
            item["type"] = value
        elif its is Kind.DATE:
            item[name] = {"raw": value}
        elif its is Kind.NAMES:
            family, _, given = value.partition("||")
            name_ = {"family": family.strip(), "given": given.strip()}
            item.setdefault(name, []).append(name_ if given else {"literal": family.strip()})
        elif its is not None:
            item.setdefault(name, value)
    return item


def _name(entry: dict[str, Any]) -> Name:
    known = {
        "family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal",
        "comma-suffix", "static-ordering", "parse-names",
    }  # fmt: skip
    return Name(**{k.replace("-", "_"): v for k, v in entry.items() if k in known})


def _date(value: Any) -> Date:
    if isinstance(value, str | int):
        return Date(raw=str(value))
    if isinstance(value, list):
        value = {"date-parts": value}
    parts = value.get("date-parts") or ()
    if parts and not isinstance(parts[0], list):
        parts = [parts]
    return Date(
        date_parts=tuple(tuple(_figure(p) for p in day) for day in parts),
        season=value.get("season"),
        circa=value.get("circa"),
        literal=value.get("literal"),
        raw=value.get("raw"),
    )


def _figure(part: Any) -> int:
    text = str(part).strip()
    return int(text) if re.fullmatch(r"-?\d+", text) else 0


def selected(reference: Reference, section: dict[str, Any]) -> bool:
    """Tell whether a bibliography section takes a reference (citeproc-js, `makeBibliography`)."""
    tests = {
        kind: [_matches(reference, rule) for rule in section.get(kind, ())]
        for kind in ("include", "select", "exclude")
    }
    if tests["include"] and not any(tests["include"]):
        return False
    if tests["select"] and not all(tests["select"]):
        return False
    if any(tests["exclude"]):
        return False
    quash = [_matches(reference, rule) for rule in section.get("quash", ())]
    return not (quash and all(quash))


def _matches(reference: Reference, rule: dict[str, Any]) -> bool:
    field, wanted = rule["field"], rule["value"]
    if field == "type":
        return reference.type == wanted
    if field == "categories":
        return wanted in reference.categories
    value = reference[field] if field in ATTRIBUTES else reference.extra.get(field)
    if wanted == "":
        return not value
    if isinstance(value, tuple):
        return any(str(wanted) in str(name) for name in value)
    return value == wanted
