"""A style: read once, never changed, shared by threads."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from refconv.csl.catalogue import find
from refconv.csl.check import check
from refconv.csl.locale import build, demand, normal
from refconv.csl.xmlfile import attribute, child, children, parse, tag
from refconv.errors import StyleError

if TYPE_CHECKING:
    from refconv.csl.program import Program

_MOST_PARENTS = 3


class Style:
    """Hold a parsed and checked CSL style. Make one with `load` or `parse`."""

    def __init__(self, root: etree._Element, name: str, default_locale: str | None = None) -> None:
        """Read an independent style's tree; raise StyleError with the line of what is wrong."""
        check(root, name)
        self.name = name
        self.root = root
        self.note = root.get("class") == "note"
        self.default_locale = default_locale or root.get("default-locale")
        self.macros: Mapping[str, etree._Element] = {
            macro.get("name", ""): macro for macro in children(root, "macro")
        }
        self.citation = child(root, "citation")
        self.bibliography = child(root, "bibliography")
        self.locales = children(root, "locale")
        info = child(root, "info")
        title = child(info, "title") if info is not None else None
        self.title = (title.text or "") if title is not None else ""
        self.explicit_suffix = any(
            "year-suffix" in (e.get("variable") or "").split() for e in root.iter("{*}text")
        )
        """True where the style places the year suffix itself."""
        self.adds_suffix = attribute(self.citation, "disambiguate-add-year-suffix") == "true"
        """True where the style tells works of one year apart by a letter behind it."""
        self.prints_suffix = self.adds_suffix
        """True where a year suffix that a reference brings is printed; may be set."""
        self._programs: dict[str, Program] = {}

    @classmethod
    def load(cls, name: str) -> Style:
        """Load a style by name, alias or path of a `.csl` file.

        A dependent style gives its parent's rules with its own language.
        Raises UnknownStyleError and StyleError.
        """
        file = find(name)
        locale: str | None = None
        for _ in range(_MOST_PARENTS):
            root = parse(Path(file.path).read_bytes(), file.name)
            parent = parent_of(root)
            if parent is None:
                return cls(root, find(name).name if file.dependent else file.name, locale)
            locale = locale or root.get("default-locale")
            file = find(parent)
        raise StyleError(f"{name}: dependent styles form a chain that does not end")

    @classmethod
    def parse(cls, text: str | bytes, name: str = "style") -> Style:
        """Make a style of its XML text."""
        data = text.encode("utf-8") if isinstance(text, str) else text
        root = parse(data.lstrip(), name)
        if parent_of(root) is not None:
            raise StyleError(f"{name}: a dependent style must be loaded by its name")
        return cls(root, name)

    def program(self, locale: str | None = None) -> Program:
        """Give the style compiled for a language. Raises OptionError for one without a locale."""
        if locale is not None:
            demand(locale)
        language = normal(locale or self.default_locale)
        found = self._programs.get(language)
        if found is None:
            from refconv.csl.program import Program

            found = Program(self, build(language, self.locales))
            self._programs[language] = found
        return found


def parent_of(root: etree._Element) -> str | None:
    """Give the name of the style that a dependent style names, None for an independent one."""
    if tag(root) != "style":
        return None
    info = child(root, "info")
    for link in children(info, "link") if info is not None else ():
        if link.get("rel") == "independent-parent":
            return (link.get("href") or "").rstrip("/").rsplit("/", 1)[-1]
    return None
