"""What every format promises, each promise a function that yields how it was broken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from refconv.diagnostics import Diagnostic, ignore
from refconv.format import Format
from refconv.kit.aliases import TODAY
from refconv.kit.compare import changes
from refconv.model import Reference
from refconv.model.richtext import plain
from refconv.source import Source
from refconv.testing.breach import Breach
from refconv.testing.corpus import hostile
from refconv.testing.spans import wrong_spans


class Subject(NamedTuple):
    """Hold what is tried: a format, references to write, texts to read."""

    format: Format
    references: Sequence[Reference]
    samples: Sequence[str]
    ignorable: re.Pattern[str] | None = None
    """What a reader may pass over in silence: the words of the format itself."""


class Result(NamedTuple):
    """Hold what a reader made of a text."""

    references: tuple[Reference, ...]
    found: tuple[Diagnostic, ...]


def read(subject: Subject, text: str, name: str = "sample") -> Result:
    """Read a text with the format's defaults."""
    assert subject.format.read is not None
    found: list[Diagnostic] = []
    source = Source(text, name)
    options = subject.format.read_options()
    return Result(tuple(subject.format.read(source, found.append, options)), tuple(found))


def write(subject: Subject, references: Sequence[Reference]) -> tuple[str, tuple[Diagnostic, ...]]:
    """Write references with the format's defaults."""
    assert subject.format.write is not None
    found: list[Diagnostic] = []
    pieces = subject.format.write(references, found.append, subject.format.write_options())
    return "".join(pieces), tuple(found)


def no_crash(subject: Subject) -> Iterator[Breach]:
    """Whatever is written or read, no exception comes out."""
    if subject.format.write is not None:
        for reference in (*subject.references, Reference(), Reference(id="x")):
            yield from _tried("no-crash", reference.id, partial(write, subject, [reference]))
        yield from _tried("no-crash", "nothing at all", partial(write, subject, []))
    if subject.format.read is not None:
        texts = [*hostile(), *subject.samples, *_cut(subject.samples)]
        for text in texts:
            yield from _tried("no-crash", repr(text[:40]), partial(read, subject, text))


def nothing_lost(subject: Subject) -> Iterator[Breach]:
    """Each word that is written comes back by reading, or it is reported that it does not."""
    if subject.format.read is None or subject.format.write is None:
        return
    for reference in subject.references:
        text, lost = write(subject, [reference])
        again = read(subject, text)
        if len(again.references) != 1:
            message = f"one reference was written, {len(again.references)} came back"
            yield Breach("nothing-lost", reference.id, message)
            continue
        reported = {_about(d) for d in (*lost, *again.found)}
        for change in changes(reference, again.references[0]):
            same = _words(change.before) == _words(change.after)
            if not same and not _told(change.variable, reported):
                what = f"{change.variable} {change.before!r} came back as {change.after!r}"
                yield Breach("nothing-lost", reference.id, f"{what}, and nothing said so")


def every_word_counts(subject: Subject) -> Iterator[Breach]:
    """A word of the input that changes changes what is read or what is reported."""
    if subject.format.read is None:
        return
    for number, text in enumerate(subject.samples):
        before = _visible(read(subject, text))
        spared = _ignored(subject, text)
        for word in _WORD.finditer(text):
            if any(start <= word.start() < end for start, end in spared):
                continue
            other = f"{text[: word.start()]}{_other(word.group())}{text[word.end() :]}"
            if _visible(read(subject, other)) == before:
                line = text.count("\n", 0, word.start()) + 1
                message = f"the word '{word.group()}' in line {line} makes no difference"
                yield Breach("every-word-counts", f"sample {number}", message)


def round_trip(subject: Subject) -> Iterator[Breach]:
    """What was written and read once comes back the same for ever after."""
    if subject.format.read is None or subject.format.write is None:
        return
    texts = [("corpus", write(subject, subject.references)[0])]
    texts += [(f"sample {n}", text) for n, text in enumerate(subject.samples)]
    for name, text in texts:
        first = read(subject, text).references
        second = read(subject, write(subject, first)[0]).references
        for one, other in zip(first, second, strict=False):
            lost = write(subject, [one])[1]
            reported = {_about(d) for d in lost}
            for change in changes(one, other):
                if not _told(change.variable, reported):
                    what = f"{name}: {change.variable} {change.before!r}, then {change.after!r}"
                    yield Breach("round-trip", one.id, what)
        if len(first) != len(second):
            yield Breach("round-trip", name, f"{len(first)} references, then {len(second)}")


def spans_valid(subject: Subject) -> Iterator[Breach]:
    """Findings and origins point into the text that was read."""
    if subject.format.read is None:
        return
    texts = [*subject.samples, *_cut(subject.samples)]
    if subject.format.write is not None:
        texts.append(write(subject, subject.references)[0])
    for number, text in enumerate(texts):
        result = read(subject, text)
        for message in wrong_spans(text, result.references, result.found):
            yield Breach("spans-valid", f"text {number}", message)


def order_kept(subject: Subject) -> Iterator[Breach]:
    """As many references come out as went in, in their order."""
    if subject.format.write is None:
        return
    named = [r for r in subject.references if r.title and r.type is not None]
    text, _ = write(subject, named)
    if subject.format.read is not None:
        again = read(subject, text).references
        if len(again) != len(named):
            message = f"{len(named)} went in, {len(again)} came out"
            yield Breach("order-kept", "corpus", message)
        for one, other in zip(named, again, strict=False):
            if other.title and plain(one.title or "")[:12] != plain(other.title)[:12]:
                yield Breach("order-kept", one.id, f"{other.title!r} stands in its place")
                return


def deterministic(subject: Subject) -> Iterator[Breach]:
    """The same input gives the same output."""
    if subject.format.write is not None:
        one, found = write(subject, subject.references)
        other, again = write(subject, subject.references)
        if one != other or found != again:
            yield Breach("deterministic", "corpus", "written twice, it differs")
    for number, text in enumerate(subject.samples if subject.format.read else ()):
        if _visible(read(subject, text)) != _visible(read(subject, text)):
            yield Breach("deterministic", f"sample {number}", "read twice, it differs")


def streaming(subject: Subject) -> Iterator[Breach]:
    """A writer begins before the last reference is there; a reader can be left half-way."""
    if subject.format.write is not None:
        taken: list[str] = []

        def feed() -> Iterator[Reference]:
            for reference in subject.references:
                taken.append(reference.id)
                yield reference

        pieces = subject.format.write(feed(), ignore, subject.format.write_options())
        written = ""
        while not re.search(r"\w{5}", written.removeprefix("<?xml")) and len(taken) < 50:
            written += next(pieces, "") or "-----"
        if len(taken) >= len(subject.references) > 1:
            yield Breach("streaming", "corpus", "nothing was written until all was read")
    if subject.format.read is not None:
        for number, text in enumerate(subject.samples):
            stream = subject.format.read(Source(text), ignore, subject.format.read_options())
            if iter(stream) is not stream:
                yield Breach("streaming", f"sample {number}", "the reader gives no iterator")
            next(stream, None)
            close = getattr(stream, "close", None)
            if close is not None:
                close()


Promise = Callable[[Subject], Iterator[Breach]]

PROMISES: dict[str, Promise] = {
    "no-crash": no_crash,
    "nothing-lost": nothing_lost,
    "every-word-counts": every_word_counts,
    "round-trip": round_trip,
    "spans-valid": spans_valid,
    "order-kept": order_kept,
    "deterministic": deterministic,
    "streaming": streaming,
}

_TODAY = {other.lower(): name for other, name in TODAY.items()}
_WORD = re.compile(r"\w{3,}")


def _tried(promise: str, where: str, doing: Callable[[], object]) -> Iterator[Breach]:
    try:
        doing()
    except Exception as error:
        yield Breach(promise, where, f"{type(error).__name__}: {error}")


def _cut(samples: Sequence[str]) -> list[str]:
    """Give each sample cut off at sixteen places."""
    return [text[: len(text) * part // 17] for text in samples for part in range(1, 17)]


def _about(found: Diagnostic) -> str:
    """Give the variable that a finding is about, by CSL's own name."""
    return _head(found.variable or "")


def _head(path: str) -> str:
    name = path.partition(".")[0].replace("_", "-").lower()
    return _TODAY.get(name, name)


def _told(path: str, reported: set[str]) -> bool:
    """Tell whether a finding is about a path; `custom.KEY` may be called by its key alone."""
    head, _, key = path.partition(".")
    return _head(head) in reported or (head in ("custom", "extra") and _head(key) in reported)


def _visible(result: Result) -> tuple[list[str], list[str]]:
    """Give all that a reader says, but for the places: what it read, what it reported."""
    from msgspec.structs import replace

    references = [repr(replace(reference, origin=None)) for reference in result.references]
    unread = [r.origin.text for r in result.references if r.unread and r.origin is not None]
    found = []
    for its in result.found:
        text = its.source.text[its.span.start : its.span.end] if its.source and its.span else ""
        found.append(f"{its.code} {its.message} {text}")
    return references + unread, found


def _other(word: str) -> str:
    """Give another word of the same kind and length."""
    turned = [chr((ord(c) - 48 + 1) % 10 + 48) if c.isascii() and c.isdigit() else c for c in word]
    last = word[-1]
    if last.isascii() and last.isdigit():
        return "".join(turned)
    return word[:-1] + ("q" if last != "q" else "w")


def _words(value: object) -> list[str]:
    """Give the words of a value: white space and where a name is split are no loss."""
    if isinstance(value, tuple):
        return sorted(word for name in value for word in str(name).split())
    return value.split() if isinstance(value, str) else [repr(value)]


def _ignored(subject: Subject, text: str) -> list[tuple[int, int]]:
    if subject.ignorable is None:
        return []
    return [match.span() for match in subject.ignorable.finditer(text)]
