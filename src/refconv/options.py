"""Options of formats: which there are, what they may be, and to whom they go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Literal,
    TypeVar,
    get_args,
    get_origin,
    get_type_hints,
)

import msgspec

from refconv.errors import OptionError, nearest
from refconv.format import Format, ReadOptions, WriteOptions
from refconv.registry import Registry

if TYPE_CHECKING:
    import ast

Options = TypeVar("Options", ReadOptions, WriteOptions)


class Side(Enum):
    """Say which end of a conversion a format stands at."""

    READ = "read"
    WRITE = "write"


class Given(msgspec.Struct, frozen=True):
    """Hold an option as it was typed: `format.name=value`, the format perhaps left out."""

    format: str | None
    name: str
    value: str


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """Describe an option that a format has."""

    name: str
    kind: str
    """What it may be: the values, or "number", "text", "true or false"."""
    default: Any
    doc: str = ""


def settle_options(its: Format, kind: type[Options], given: dict[str, Any]) -> Options:
    """Check options against their types; texts are read as the type asks ("3" as 3)."""
    names = _fields(kind)
    for name in given:
        if name not in names and name != "limits":
            raise OptionError(f"format '{its.name}' has no option '{name}': {nearest(name, names)}")
    try:
        return msgspec.convert(given, kind, strict=False)
    except msgspec.ValidationError as error:
        raise OptionError(_explain(its, kind, given, error)) from None


def choices(kind: type[ReadOptions] | type[WriteOptions]) -> Iterator[Choice]:
    """Yield the options that a type of options has; limits are given otherwise."""
    hints = get_type_hints(kind, include_extras=True)
    for field in msgspec.structs.fields(kind):
        if field.name != "limits":
            default = field.default if field.default is not msgspec.NODEFAULT else None
            yield Choice(name=field.name, kind=_kind(hints[field.name]), default=default)


def described(kind: type[ReadOptions] | type[WriteOptions]) -> Iterator[Choice]:
    """Yield the options with the texts that stand below them in the source of their class."""
    import ast
    import inspect
    from textwrap import dedent

    docs: dict[str, str] = {}
    for owner in reversed(kind.__mro__):
        if owner.__module__ == "builtins" or owner.__module__.startswith("msgspec"):
            continue
        try:
            (tree,) = ast.parse(dedent(inspect.getsource(owner))).body
        except (OSError, TypeError, SyntaxError):
            continue  # a class without source has no texts
        body = tree.body if isinstance(tree, ast.ClassDef) else []
        for line, below in pairwise(body):
            if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
                docs[line.target.id] = _text(below)
    for choice in choices(kind):
        yield msgspec.structs.replace(choice, doc=docs.get(choice.name, ""))


def _text(node: ast.stmt) -> str:
    import ast

    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return " ".join(str(node.value.value).split())
    return ""


def parse(text: str) -> Given:
    """Read `key=value` or `format.key=value`; hyphens in the key are underscores."""
    key, equals, value = text.partition("=")
    if not equals or not key.strip():
        raise OptionError(f"option '{text}' is not key=value or format.key=value")
    its, _, name = key.strip().rpartition(".")
    return Given(its or None, name.replace("-", "_"), value.strip())


def route(
    given: Sequence[Given],
    its: Format,
    side: Side,
    registry: Registry,
    other: Format | None = None,
) -> dict[str, Any]:
    """Pick the options that are meant for one side of a conversion.

    An option without a format's name goes to every side that has it; one that
    neither the reader nor the writer, `other`, has is refused when the
    reader's are picked. One with a name must exist in that format.
    """
    mine = _names(its, side)
    picked: dict[str, Any] = {}
    for option in given:
        if option.format is not None:
            meant = registry.format(option.format)
            _check(meant, option)
            if meant.name == its.name and option.name in mine:
                picked[option.name] = option.value
        elif option.name in mine:
            picked[option.name] = option.value
        elif side is Side.READ:
            theirs = _names(other, Side.WRITE) if other is not None else []
            if option.name not in theirs:
                who = " and ".join(f"'{f.name}'" for f in (its, other) if f is not None)
                raise OptionError(
                    f"no option '{option.name}' in {who}: {nearest(option.name, [*mine, *theirs])}"
                )
    return picked


def _check(its: Format, option: Given) -> None:
    """Refuse an option that a format has not, and a value that it cannot have."""
    known = [*_names(its, Side.READ), *_names(its, Side.WRITE)]
    if option.name not in known:
        raise OptionError(
            f"format '{its.name}' has no option '{option.name}': {nearest(option.name, known)}"
        )
    given = {option.name: option.value}
    if option.name in _names(its, Side.READ):
        settle_options(its, its.read_options, given)
    if option.name in _names(its, Side.WRITE):
        settle_options(its, its.write_options, given)


def _names(its: Format, side: Side) -> list[str]:
    reads = side is Side.READ
    if (its.read if reads else its.write) is None:
        return []
    return _fields(its.read_options if reads else its.write_options)


def _fields(kind: type[ReadOptions] | type[WriteOptions]) -> list[str]:
    return [name for name in kind.__struct_fields__ if name != "limits"]


def _explain(its: Format, kind: type[Any], given: dict[str, Any], error: Exception) -> str:
    for choice in choices(kind):
        if f"$.{choice.name}`" in f"{error}`":
            return (
                f"option '{choice.name}' of format '{its.name}' cannot be "
                f"'{given.get(choice.name)}': it is {choice.kind}"
            )
    return f"format '{its.name}': {error}"


_KINDS = {int: "a number", float: "a number", str: "a text", bool: "true or false"}


def _kind(hint: Any) -> str:
    if get_origin(hint) is Literal:
        return ", ".join(map(str, get_args(hint)))
    if get_origin(hint) is Annotated:
        base, *bounds = get_args(hint)
        least, most = (getattr(bounds[0], side, None) for side in ("ge", "le"))
        within = "" if least is None or most is None else f" from {least} to {most}"
        return f"{_kind(base)}{within}"
    parts = [part for part in get_args(hint) if part is not type(None)]
    if parts and get_origin(hint) not in (list, tuple, dict, frozenset, set):
        return " or ".join(dict.fromkeys(_kind(part) for part in parts))
    return _KINDS.get(hint, getattr(hint, "__name__", str(hint)))
