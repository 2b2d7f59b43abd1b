"""Long lists, a window at a time: the same references, in memory that does not grow."""

from __future__ import annotations

import gc
import json
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from itertools import chain, islice
from pathlib import Path

import pytest
from click.testing import CliRunner

from refconv import blocks
from refconv.cli import cli
from refconv.diagnostics import Diagnostic, ignore
from refconv.format import ReadOptions
from refconv.limits import Limits
from refconv.source import Source
from refconv_vancouver import read
from refconv_vancouver.finding import find, parts, windows
from refconv_vancouver.finding.windows import views

TEXTS = (
    "Faderl S, Talpaz M. Chronic leukemia: biology. Ann Intern Med. 1999;131(3):207-19.",
    "Goldman JM, Melo JV. Advances in biology\n{}and in care. N Engl J Med. 2003;349(15):1451-64.",
    "Senior K. Gleevec does not cross\n{}the barrier of the\n{}brain. Lancet Oncol. 2003;4(4):198.",
    "World Health Organization. Guidelines for the management. Geneva: WHO; 2001.",
    "Smith J. Of a place to stay. Unpublished.",
)
PROSE = "We followed 214 patients, as others did [3]. Median survival was 41 months.\n\n" * 30

LISTS: dict[str, tuple[str, Callable[[int], str], str]] = {
    "numbered": ("", lambda n: f"{n}. ", "\n"),
    "in brackets": ("    ", lambda n: f"[{n}] ", "\n"),
    "bare": ("", lambda n: "", "\n\n"),
    "hanging": ("\t", lambda n: "", "\n"),
    "bullets": ("  ", lambda n: "• ", "\n"),
}


def _list(kind: str, count: int) -> Iterator[str]:
    indent, label, gap = LISTS[kind]
    for number in range(1, count + 1):
        text = TEXTS[number % len(TEXTS)].format(indent, indent)
        yield f"{label(number)}{text}{gap}"


def _page(kind: str, count: int) -> str:
    return f"A title\n\n{PROSE}References\n" + "".join(_list(kind, count)) + "\nAppendix\n" + PROSE


@pytest.mark.parametrize("kind", list(LISTS))
def test_windows_show_what_the_whole_page_shows(kind: str) -> None:
    page = _page(kind, 90)
    whole = [item for view in views(page) for item in view.stretches]
    assert len(whole) == 90
    for held in (1_500, 3_000, 4_444):
        seen = list(views(page, held, 800))
        assert len(seen) > 2
        assert [item for view in seen for item in view.stretches] == whole


@pytest.mark.parametrize("size", [700, 5_000])
@pytest.mark.parametrize("kind", list(LISTS))
def test_parts_hold_what_the_whole_page_holds(kind: str, size: int) -> None:
    page = _page(kind, 90)
    wanted = list(_read([Source(page)]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "BLOCK", size)
        stream = BytesIO(page.encode())
        pieces = parts(blocks.line_blocks(stream, "x", ignore, None, Limits()), 3_000, 800)
        assert list(_read(pieces)) == wanted


def _read(sources: Iterable[Source]) -> Iterator[tuple[str, str, str | None, tuple[int, int]]]:
    for source in sources:
        for reference in read(source, ignore, ReadOptions()):
            origin = reference.origin
            assert origin is not None
            assert source.text.startswith(origin.text, origin.offset)
            yield reference.id, origin.text, origin.label, source.position(origin.offset)


def test_a_short_text_is_one_part() -> None:
    page = _page("bare", 5)
    assert [source.text for source in parts([Source(page)])] == [page]


def test_what_is_between_is_reported_once() -> None:
    page = _page("numbered", 60)
    found: list[Diagnostic] = []
    for source in parts([Source(page)], 2_000, 800):
        list(find(source, found.append))
    assert {d.code for d in found} == {"vancouver/skipped-text"}
    lines = [line for d in found for line in range(*_lines(d))]
    assert len(lines) == len(set(lines))


def _lines(found: Diagnostic) -> tuple[int, int]:
    assert found.source is not None
    assert found.span is not None
    first, last = (found.source.position(at)[0] for at in found.span)
    return first, last + 1


def test_one_long_paragraph_stays_one_reference() -> None:
    page = "a line without an end of sense\n" * 400
    assert [len(view.stretches) for view in views(page, 1_000, 300)] == [1]
    (part,) = parts([Source(page[:6_200]), Source(page[6_200:])], 1_000, 300)
    assert part.text == page


def _peak(call: Callable[[], int]) -> int:
    gc.collect()
    tracemalloc.start()
    call()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


@pytest.mark.parametrize("kind", ["numbered", "bare", "hanging"])
def test_memory_does_not_grow_with_the_list(kind: str) -> None:
    """Bytes that the finder holds beside the text."""
    pages = ["".join(_list(kind, count)) for count in (1_500, 6_000)]
    less, more = (
        _peak(lambda page=page: sum(len(view.stretches) for view in views(page, 50_000, 9_000)))  # type: ignore[misc]
        for page in pages
    )
    assert more < 1.1 * less + 50_000


def test_memory_does_not_grow_with_the_stream() -> None:
    def count(references: int) -> int:
        lines = _list("numbered", references)
        made = (Source("".join(chain([line], islice(lines, 200)))) for line in lines)
        return sum(1 for part in parts(made, 50_000, 9_000) for _ in find(part, ignore))

    assert count(1_500) == 1_500
    less, more = (_peak(lambda many=many: count(many)) for many in (1_500, 6_000))  # type: ignore[misc]
    assert more < 1.1 * less + 50_000


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_the_command_line_reads_in_parts(encoding: str, tmp_path: Path) -> None:
    page = _page("numbered", 60).replace("Gleevec", "Glivec®")
    path = tmp_path / "list.txt"
    path.write_text(page, encoding=encoding)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "BLOCK", 900)
        patch.setattr(windows.parts, "__defaults__", (2_000, 800))
        done = CliRunner().invoke(cli, ["convert", str(path), "-f", "vancouver", "-t", "csl-jsonl"])
    assert done.exit_code == 0
    items = [json.loads(line) for line in done.stdout.splitlines()]
    assert [item["id"] for item in items] == [f"ref{n}" for n in range(1, 61)]
