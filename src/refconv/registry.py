"""Who offers which format. A broken plugin is a finding, not a crash."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import Distribution, EntryPoint, entry_points

import msgspec
import pluggy

from refconv import hookspecs
from refconv.errors import UnknownFormatError, nearest
from refconv.format import Format

TEXT_FOR_SNIFFING = 20_000
SURE_ENOUGH = 0.3
CERTAIN = 0.8
"""Enough likeness to believe the content more than the ending of the name."""


class Plugin(msgspec.Struct, frozen=True, kw_only=True):
    """Describe one plugin: where it comes from, what it offers, or why it does not."""

    name: str
    provider: str
    version: str
    formats: tuple[str, ...] = ()
    fault: str | None = None
    """What went wrong while it was loaded; None where all went well."""


class Registry:
    """Know the formats of a set of plugins. Built once, then only read.

    `plugins` maps a name to a module or object with hook implementations;
    without it, the installed entry points of the group `refconv` are loaded.
    Entry points named in `without` are left out.
    """

    def __init__(self, plugins: Mapping[str, object] | None = None) -> None:
        self.plugins: list[Plugin] = []
        self._formats: dict[str, Format] = {}
        self._names: dict[str, str] = {}
        self._providers: dict[str, Plugin] = {}
        if plugins is None:
            for entry in sorted(entry_points(group=hookspecs.GROUP), key=_shipped_first):
                self._load(entry)
        else:
            for name, plugin in plugins.items():
                self._take(name, plugin, provider="(given)", version="")

    # asking

    def formats(self) -> Iterator[tuple[Format, Plugin]]:
        """Yield each format with the plugin that offers it, by name."""
        for name in sorted(self._formats):
            yield self._formats[name], self._providers[name]

    def format(self, name: str) -> Format:
        """Find a format by its name or an alias, else raise UnknownFormatError."""
        key = self._names.get(name.strip().lower())
        if key is None:
            faults = "".join(
                f"; plugin {p.name} is broken: {p.fault}" for p in self.plugins if p.fault
            )
            raise UnknownFormatError(
                f"unknown format '{name}': {nearest(name, self._names, 'refconv formats')}{faults}"
            )
        return self._formats[key]

    def reader(self, name: str) -> Format:
        """Find a format that can be read."""
        found = self.format(name)
        if found.read is None:
            able = [f.name for f, _ in self.formats() if f.read]
            raise UnknownFormatError(
                f"format '{found.name}' cannot be read, only written; can be read: "
                + ", ".join(able)
            )
        return found

    def writer(self, name: str) -> Format:
        """Find a format that can be written."""
        found = self.format(name)
        if found.write is None:
            able = [f.name for f, _ in self.formats() if f.write]
            raise UnknownFormatError(
                f"format '{found.name}' cannot be written, only read; can be written: "
                + ", ".join(able)
            )
        return found

    def guess(self, file_name: str, text: str = "") -> Format | None:
        """Guess the format of an input from its name and its beginning; None for no idea.

        Where several formats share the ending of the name, and where the
        ending says nothing, the content decides; it also does where it looks
        like another format for certain, and not like the one that is named
        (PubMed's and Cochrane's downloads are `.txt`).
        """
        named = [f for f in self._formats.values() if _has_ending(file_name, f)]
        readable = [f for f in named if f.read] or [f for f in self._formats.values() if f.read]
        head = text[:TEXT_FOR_SNIFFING]
        if len(readable) == 1:
            return self._certain_other(readable[0], head) or readable[0]
        scored = [(_likeness(f, head), f) for f in readable]
        best = max(scored, key=lambda pair: pair[0], default=None)
        if best is not None and best[0] >= SURE_ENOUGH:
            return best[1]
        return None

    def _certain_other(self, named: Format, head: str) -> Format | None:
        """Give the format that a text is for certain, where it does not look like the named one."""
        if named.sniff is None or _likeness(named, head) >= SURE_ENOUGH:
            return None
        able = [its for its in self._formats.values() if its.read]
        best = max(able, key=lambda its: _likeness(its, head))
        return best if _likeness(best, head) >= CERTAIN else None

    def guess_output(self, file_name: str) -> Format | None:
        """Guess the format of an output from the ending of its name; None for no idea."""
        able = [f for f in self._formats.values() if f.write and _has_ending(file_name, f)]
        first = [f for f in able if file_name.lower().endswith(f.extensions[0])]
        return next(iter(first or able), None)

    # filling

    def _load(self, entry: EntryPoint) -> None:
        provider, version = _provider(entry.dist)
        try:
            plugin = entry.load()
        except (Exception, SystemExit) as error:
            self._fail(entry.name, provider, version, f"cannot be imported: {_said(error)}")
            return
        self._take(entry.name, plugin, provider, version)

    def _take(self, name: str, plugin: object, provider: str, version: str) -> None:
        manager = pluggy.PluginManager(hookspecs.GROUP)
        manager.add_hookspecs(hookspecs)
        try:
            manager.register(plugin, name=name)
            manager.check_pending()
            offered = [f for formats in manager.hook.refconv_formats() for f in formats]
        except Exception as error:
            self._fail(name, provider, version, f"cannot be asked for its formats: {_said(error)}")
            return
        if not all(isinstance(f, Format) for f in offered):
            self._fail(name, provider, version, "offers something that is no Format")
            return
        taken: list[str] = []
        faults: list[str] = []
        for found in offered:
            clash = self._clash(found)
            if clash:
                faults.append(clash)
            else:
                taken.append(found.name)
                self._formats[found.name] = found
                for word in (found.name, *found.aliases):
                    self._names[word] = found.name
        record = Plugin(
            name=name,
            provider=provider,
            version=version,
            formats=tuple(taken),
            fault="; ".join(faults) or None,
        )
        self.plugins.append(record)
        for word in taken:
            self._providers[word] = record

    def _clash(self, found: Format) -> str | None:
        for word in (found.name, *found.aliases):
            if word in self._names:
                owner = self._providers.get(self._names[word])
                whose = owner.name if owner else "the same plugin"
                return f"format '{found.name}' refused: {whose} has the name '{word}' already"
        return None

    def _fail(self, name: str, provider: str, version: str, fault: str) -> None:
        self.plugins.append(Plugin(name=name, provider=provider, version=version, fault=fault))


def _likeness(its: Format, head: str) -> float:
    """Ask a format how much a text looks like it; one that breaks has no say."""
    try:
        return its.sniff(head) if its.sniff else 0.0
    except Exception:
        return 0.0


def _has_ending(file_name: str, its: Format) -> bool:
    return bool(its.extensions) and file_name.lower().endswith(its.extensions)


def _said(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}".rstrip(": ")


def _provider(dist: Distribution | None) -> tuple[str, str]:
    return (dist.name, dist.version) if dist is not None else ("(unknown)", "")


def _shipped_first(entry: EntryPoint) -> tuple[bool, str, str]:
    """Order entry points so that no stranger can take a shipped format's name."""
    provider, _ = _provider(entry.dist)
    return provider != "refconv", provider, entry.name


@cache
def installed() -> Registry:
    """Give the registry of what is installed, built on first use."""
    return Registry()
