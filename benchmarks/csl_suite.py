"""Run a folder of CSL test-suite fixtures through refconv's engine.

    python benchmarks/csl_suite.py DIR [--json] [--show NAME] [--only PREFIX]

Prints how many fixtures come out exactly as expected, which do not, and which
raise. A fixture is a text file of sections (MODE, RESULT, CSL, INPUT and, as
the case may be, CITATION-ITEMS, CITATIONS, BIBENTRIES, BIBSECTION, OPTIONS,
ABBREVIATIONS); what is expected is the HTML of citeproc-js.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_SECTION = re.compile(r">>=+ ([A-Z0-9-]+) =+>>[^\n]*\n(.*?)\n?<<=+ \1 =+<<", re.DOTALL)
_EMPTY = "[CSL STYLE ERROR: reference with no printed form.]"


def sections(text: str) -> dict[str, str]:
    """Give the sections of a fixture by name."""
    return {match[1]: match[2] for match in _SECTION.finditer(text)}


def run_fixture(parts: dict[str, str]) -> str:
    """Render one fixture; give what is to equal its RESULT."""
    from refconv.csl import Processor, Style

    options = json.loads(parts.get("OPTIONS") or "{}")
    style = Style.parse(parts["CSL"], "fixture")
    items = {str(item.get("id", "")): item for item in json.loads(parts["INPUT"])}
    abbreviations = json.loads(parts.get("ABBREVIATIONS") or "{}")
    references = [_shortened(_reference(item), abbreviations) for item in items.values()]
    locale = options.get("locale") or None
    mode = parts["MODE"].strip()
    if "CITATIONS" in parts:
        return _document(parts, style, references, locale, mode)
    if "BIBENTRIES" in parts:
        wanted = [str(name) for name in json.loads(parts["BIBENTRIES"])[-1]]
        references = [r for name in wanted for r in references if r.id == name]
    clusters = json.loads(parts["CITATION-ITEMS"]) if "CITATION-ITEMS" in parts else None
    if mode.startswith("bibliography"):
        section = json.loads(parts.get("BIBSECTION") or "{}")
        processor = Processor(style, references, locale)
        return _bibliography(processor, section)
    if clusters is None:
        clusters = [[{"id": reference.id} for reference in references]]
    processor = Processor(style, references, locale)
    return "\n".join(
        _or_error(processor.cite([[_cite(item) for item in cluster]], "html")[0])
        for cluster in clusters
    )


def _reference(item: dict[str, Any]) -> Any:
    """Make a reference of an item as the suite writes it: CSL JSON and citeproc-js's extras."""
    from csl_items import reference

    return reference(item)


def _shortened(reference: Any, abbreviations: dict[str, Any]) -> Any:
    """Give a reference the short title of its container that a fixture's list has."""
    import msgspec

    known = abbreviations.get("default", {}).get("container-title", {})
    short = known.get(reference.container_title or "")
    return msgspec.structs.replace(reference, container_title_short=short) if short else reference


def _cite(item: dict[str, Any]) -> Any:
    from refconv.csl import Cite, Position

    form = "full"
    if item.get("suppress-author"):
        form = "suppress-author"
    elif item.get("author-only"):
        form = "author-only"
    position = item.get("position")
    return Cite(
        id=str(item["id"]),
        locator=str(item.get("locator") or ""),
        label=str(item.get("label") or "page"),
        prefix=str(item.get("prefix") or ""),
        suffix=str(item.get("suffix") or ""),
        form=form,
        position=Position(position) if isinstance(position, int) else Position.FIRST,
        near_note=bool(item.get("near-note")),
        first_note=item.get("first-reference-note-number"),
    )


def _document(
    parts: dict[str, str], style: Any, references: list[Any], locale: str | None, mode: str
) -> str:
    """Replay the steps of a document; show the last state and what the last step changed."""
    from refconv.csl import Processor

    steps = json.loads(parts["CITATIONS"])
    states: list[list[dict[str, Any]]] = []
    known: dict[str, dict[str, Any]] = {}
    for cluster, before, after in steps:
        known[cluster["citationID"]] = cluster
        order = [*_placed(before, known), cluster, *_placed(after, known)]
        states.append([dict(c) for c in order])
    now, order = _render(states[-1], style, references, locale)
    if mode.startswith("bibliography"):
        return _bibliography(Processor(style, order, locale), {})
    earlier: dict[str, str] = {}
    if len(states) > 1:
        texts, _ = _render(states[-2], style, references, locale)
        earlier = {c["citationID"]: t for c, t in zip(states[-2], texts, strict=True)}
    lines = []
    last = steps[-1][0]["citationID"]
    touched = _touched(states, Processor(style, order, locale))
    notes = {c["citationID"]: _note(c) for c in states[-2]} if len(states) > 1 else {}
    for index, (cluster, text) in enumerate(zip(states[-1], now, strict=True)):
        name = cluster["citationID"]
        changed = name == last or earlier.get(name) != text
        if "first-reference-note-number" in parts["CSL"]:
            changed = changed or notes.get(name, _note(cluster)) != _note(cluster)
        changed = changed or any(str(item["id"]) in touched for item in cluster["citationItems"])
        lines.append(f"{'>>' if changed else '..'}[{index}] {text}")
    return "\n".join(lines)


def _note(cluster: dict[str, Any]) -> int:
    return int(cluster.get("properties", {}).get("noteIndex", 0))


def _touched(states: list[list[dict[str, Any]]], processor: Any) -> set[str]:
    """Give the works that citeproc-js tells apart anew after the last step.

    They are those cited for the second time by it, and those whose cites are
    like one that it cites for the first time.
    """
    from refconv.csl.disambiguation import Rules
    from refconv.csl.state import PLAIN

    rules = Rules(processor.program)
    if len(states) < 2:
        return set()
    counts = [Counter(str(i["id"]) for c in state for i in c["citationItems"]) for state in states]
    now, before = counts[-1], counts[-2]
    again: set[str] = set()
    if rules.condition:
        again = {key for key in now if now[key] == 2 and before[key] == 1}
    if not (rules.names or rules.given):
        return again
    texts = {r.id: processor.bare_cite(i, PLAIN)[0] for i, r in enumerate(processor.references)}
    fresh = {texts[key] for key in now if key not in before and key in texts}
    plans = {r.id: processor.plans[i] for i, r in enumerate(processor.references)}
    named = {key for key, plan in plans.items() if plan.shown or plan.levels}
    return again | {key for key in before if key in named and texts[key] in fresh}


def _placed(pairs: list[list[Any]], known: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for name, note in pairs:
        if name in known:
            cluster = dict(known[name])
            cluster["properties"] = {**cluster.get("properties", {}), "noteIndex": note}
            yield cluster


def _render(
    clusters: list[dict[str, Any]], style: Any, references: list[Any], locale: str | None
) -> tuple[list[str], list[Any]]:
    from refconv.csl import Citation, Processor

    citations = [
        Citation(
            cites=tuple(_floating(item) for item in cluster["citationItems"]),
            note=int(cluster.get("properties", {}).get("noteIndex", 0)),
            sorted=not cluster.get("properties", {}).get("unsorted", False),
        )
        for cluster in clusters
    ]
    wanted = dict.fromkeys(cite.id for citation in citations for cite in citation.cites)
    by_id = {reference.id: reference for reference in references}
    order = [by_id[name] for name in wanted if name in by_id]
    return Processor(style, order, locale).cite(citations, "html"), order


def _floating(item: dict[str, Any]) -> Any:
    """Make a cite whose position the processor finds."""
    import msgspec

    return msgspec.structs.replace(_cite(item), position=None, near_note=None)


def _bibliography(processor: Any, section: dict[str, Any]) -> str:
    from csl_items import selected

    entries = [
        (entry.reference, text)
        for entry, text in zip(
            (e for e in processor.entries() if e.pieces),
            processor.bibliography("html"),
            strict=True,
        )
    ]
    if section:
        entries = [pair for pair in entries if selected(pair[0], section)]
    body = "".join(f'  <div class="csl-entry">{text}</div>\n' for _, text in entries if text)
    return f'<div class="csl-bib-body">\n{body}</div>'


def _or_error(text: str) -> str:
    """Give citeproc-js's words for a reference that prints nothing."""
    return text or _EMPTY


def main() -> int:
    """Run the fixtures and print what passed, failed and crashed."""
    sys.path.insert(0, str(Path(__file__).parent))
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("folder", type=Path)
    ask.add_argument("--json", action="store_true")
    ask.add_argument("--show", help="print what was wanted and what came for one fixture")
    ask.add_argument("--only", default="", help="a prefix of fixture names")
    say = ask.parse_args()
    found: dict[str, list[str]] = {"passed": [], "failed": [], "crashed": []}
    for path in sorted(say.folder.glob("*.txt")):
        if not path.stem.startswith(say.show or say.only):
            continue
        parts = sections(path.read_text(encoding="utf-8"))
        try:
            got = run_fixture(parts)
        except Exception:
            found["crashed"].append(path.stem)
            if say.show:
                traceback.print_exc()
            continue
        same = got == parts["RESULT"].strip("\n") or got.strip() == parts["RESULT"].strip()
        found["passed" if same else "failed"].append(path.stem)
        if say.show:
            print(f"--- wanted\n{parts['RESULT']}\n--- got\n{got}")
    if say.json:
        print(json.dumps(found))
        return 0
    for kind in ("crashed", "failed"):
        for name in found[kind]:
            print(kind, name)
    total = sum(map(len, found.values()))
    print({kind: len(names) for kind, names in found.items()}, f"of {total}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
