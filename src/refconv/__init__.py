"""Convert bibliographic references between formats.

`load` and `loads` read, `dump` and `dumps` write, `convert` does both. Names
are imported when they are first used, so that `import refconv` stays fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from refconv.bibliography import Bibliography
    from refconv.conversion import convert, dump, dumps, load, loads
    from refconv.diagnostics import Diagnostic, Reporter, Severity
    from refconv.errors import RefconvError
    from refconv.format import Format, ReadOptions, WriteOptions
    from refconv.hookspecs import hookimpl
    from refconv.limits import Limits
    from refconv.model import Date, ItemType, Name, Origin, Reference
    from refconv.registry import Registry
    from refconv.source import Source, Span

_HOMES = {
    "Bibliography": "bibliography",
    "Date": "model",
    "Diagnostic": "diagnostics",
    "Format": "format",
    "ItemType": "model",
    "Limits": "limits",
    "Name": "model",
    "Origin": "model",
    "ReadOptions": "format",
    "Reference": "model",
    "RefconvError": "errors",
    "Registry": "registry",
    "Reporter": "diagnostics",
    "Severity": "diagnostics",
    "Source": "source",
    "Span": "source",
    "WriteOptions": "format",
    "convert": "conversion",
    "dump": "conversion",
    "dumps": "conversion",
    "hookimpl": "hookspecs",
    "load": "conversion",
    "loads": "conversion",
}

__all__ = [
    "Bibliography",
    "Date",
    "Diagnostic",
    "Format",
    "ItemType",
    "Limits",
    "Name",
    "Origin",
    "ReadOptions",
    "RefconvError",
    "Reference",
    "Registry",
    "Reporter",
    "Severity",
    "Source",
    "Span",
    "WriteOptions",
    "convert",
    "dump",
    "dumps",
    "hookimpl",
    "load",
    "loads",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("refconv")
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'refconv' has no attribute '{name}'")
    value = getattr(import_module(f"refconv.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "__version__"})
