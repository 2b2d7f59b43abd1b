"""Measure the CSL engine: CPU milliseconds a reference, against citeproc-py and citeproc-js.

    python benchmarks/csl_speed.py [--count 1000] [--styles apa,nlm-citation-sequence] [--peers]

The references are those of `csl/reference-lists.jsonl` under REFCONV_DATA
(default ../shared/data), repeated with other names and years where there are
not enough. `--peers` also runs citeproc-py in this process and citeproc-js
(`npm install citeproc` in the folder that NODE_PATH names) in a child process.
Each figure is the best of three, of CPU time; a style is loaded before.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def items(count: int) -> list[dict[str, Any]]:
    """Give items in CSL JSON, each of its own."""
    data = Path(os.environ.get("REFCONV_DATA", ROOT.parent / "shared" / "data"))
    source = data / "csl" / "reference-lists.jsonl"
    if not source.is_file():
        sys.exit(f"no data: {source} is not there (set REFCONV_DATA)")
    found = [i for line in source.open(encoding="utf-8") for i in json.loads(line)["items"]]
    out: list[dict[str, Any]] = []
    turn = 0
    while len(out) < count:
        for item in found[: count - len(out)]:
            out.append(_varied(item, turn, len(out)))
        turn += 1
    return out


def _varied(item: dict[str, Any], turn: int, index: int) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(json.dumps(item))
    made["id"] = f"i{index}"
    for name in made.get("author", ()) if turn else ():
        if "family" in name:
            name["family"] += "aeiouy"[turn % 6] * (1 + turn // 6)
    return made


def best(run: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Give the least seconds of three runs."""
    spent = []
    for _ in range(3):
        began = clock()
        run()
        spent.append(clock() - began)
    return min(spent)


def ours(count: int, style: str) -> tuple[float, float]:
    """Give milliseconds a reference, and milliseconds to load the style."""
    import refconv
    from refconv.csl import Processor, Style

    references = list(refconv.loads(json.dumps(items(count)), "csl-json"))
    load = best(lambda: Style.load(style))
    loaded = Style.load(style)
    Processor(loaded, references[:50]).bibliography("text")
    run = best(lambda: Processor(loaded, references).bibliography("text"))
    return 1000 * run / count, 1000 * load


def citeproc_py(count: int, style: str) -> float:
    """Give citeproc-py's milliseconds a reference, through the `styled` format."""
    import refconv

    references = list(refconv.loads(json.dumps(items(count)), "csl-json"))
    began = time.process_time()
    refconv.dumps(references, "styled", style=style, engine="citeproc-py")
    return 1000 * (time.process_time() - began) / count


_SCRIPT = """
const CSL = require('citeproc'), fs = require('fs');
const job = JSON.parse(fs.readFileSync(0, 'utf8')), byId = {};
job.items.forEach(i => byId[i.id] = i);
const sys = {retrieveLocale: l => { try { return fs.readFileSync(
  job.locales + '/locales-' + l + '.xml', 'utf8') } catch (e) { return null } },
  retrieveItem: id => byId[id]};
const engine = new CSL.Engine(sys, job.style, 'en-US');
engine.setOutputFormat('text');
const began = process.cpuUsage();
engine.updateItems(Object.keys(byId));
engine.makeBibliography();
const used = process.cpuUsage(began);
process.stdout.write(JSON.stringify((used.user + used.system) / 1000));
"""


def citeproc_js(count: int, style: str) -> float | None:
    """Give citeproc-js's milliseconds a reference, None where node or the package is missing."""
    from refconv.csl.catalogue import find
    from refconv.csl.xmlfile import data_folder

    job = {
        "items": items(count),
        "style": Path(find(style).path).read_text(encoding="utf-8"),
        "locales": str(data_folder() / "locales"),
    }
    try:
        done = subprocess.run(
            ["node", "-e", _SCRIPT], input=json.dumps(job), capture_output=True, text=True
        )
    except FileNotFoundError:
        return None
    if done.returncode:
        return None
    figure = re.search(r"[\d.]+\s*$", done.stdout)
    return float(figure[0]) / count if figure else None


def main() -> int:
    """Print the figures."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--count", type=int, default=1000)
    ask.add_argument("--styles", default="apa,nlm-citation-sequence")
    ask.add_argument("--peers", action="store_true")
    say = ask.parse_args()
    for style in say.styles.split(","):
        each, load = ours(say.count, style)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{style}: {each:.3f} ms a reference of {say.count}; load {load:.1f} ms; {memory} MB")
        if say.peers:
            other = citeproc_py(say.count, style)
            print(f"  citeproc-py {other:.3f} ms, {other / each:.1f} times as long")
            script = citeproc_js(say.count, style)
            if script is None:
                print("  citeproc-js: not here (node, or the package citeproc)")
            else:
                print(f"  citeproc-js {script:.3f} ms, {script / each:.1f} times as long")
    return 0


if __name__ == "__main__":
    sys.exit(main())
