"""Measure how well the references of a page are found, on pages made of real references.

    python benchmarks/finding.py [--pages 400] [--seed 1] [--show 5] [--only wrapped]

Each page is laid out at random: numbering, wrapping and hyphenation, blank lines, indentation,
page furniture, an article before and after, HTML. A page counts when every reference comes out
with its own text and its own number and nothing else does. The references are rows of
`$REFCONV_DATA/vancouver` (default: `../shared/data` beside the repository); times are CPU seconds.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import random
import re
import sys
import textwrap
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from refconv.source import Source
from refconv_vancouver.finding import Stretch, find
from refconv_vancouver.flat import flatten

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("REFCONV_DATA", ROOT.parent / "shared" / "data")) / "vancouver"

NUMBERINGS: dict[str, Callable[[int], str]] = {
    "none": lambda n: "",
    "1.": lambda n: f"{n}. ",
    "1.tab": lambda n: f"{n}.\t",
    "[1]": lambda n: f"[{n}] ",
    "(1)": lambda n: f"({n}) ",
    "1)": lambda n: f"{n}) ",
    "1": lambda n: f"{n} ",
    "1tab": lambda n: f"{n}\t",
    "full-width": lambda n: "".join(chr(ord(c) + 0xFEE0) for c in f"{n}.") + " ",
    "superscript": lambda n: str(n).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")) + " ",
    "S1.": lambda n: f"S{n}. ",
    "bullet": lambda n: "• ",
    "hyphen": lambda n: "- ",
}
WRAPS = {"lines": 0, "wide": 110, "wrapped": 80, "narrow": 48}
INDENTS = ("flush", "hanging", "first")
GAPS = ("none", "blank", "two")
AROUND = ("bare", "heading", "article", "article, heading", "article, heading, after")
FURNITURE = ("clean", "furniture")
HEADINGS = (
    "References", "REFERENCES", "Bibliography", "Literature Cited", "References and Notes",
    "7. References", "Bibliografía", "Referencias", "REFERÊNCIAS", "Références", "Literatur",
    "Literaturverzeichnis", "Bibliografia", "Referencias bibliográficas", "References:",
)  # fmt: skip
ARTICLE = (
    "Treatment outcomes after first-line therapy in a regional cohort",
    "Anna K. Lindqvist, Tomas Berg, Maria José Ortega and Wei Zhang",
    "Department of Medicine, University Hospital, Lund, Sweden",
    "Correspondence: anna.lindqvist@example.org",
    "Abstract",
    "Background: Relapse after first-line therapy is common, and its causes are poorly understood. "
    "Methods: We followed 214 patients who were treated between 2001 and 2009. Results: Median "
    "survival was 41 months (95% CI 36-47). Conclusions: Early monitoring should be offered.",
    "Keywords: cohort study; relapse; survival",
    "1. Introduction",
    "Several groups have shown that relapse is frequent [1-3], and that it depends on dose (Smith "
    "et al., 2003). In this study we asked whether monitoring every 12 weeks would change outcome.",
    "2. Methods",
    "Patients were eligible if they were older than 18 years. The protocol was approved "
    "by the ethics committee of the university (2001/117). We used Cox regression in R 3.1.",
    "3. Results",
    "Of 214 patients, 87 (41%) relapsed within 24 months. Table 2 shows hazard ratios.",
    "Acknowledgements",
    "We thank the nurses of ward 12.",
)
AFTER = (
    "Figure legends",
    "Figure 1. Survival by treatment group. Shaded areas are 95% confidence intervals.",
    "Appendix A",
    "The questionnaire that was used is given below; all items were rated from 1 to 5.",
    "Received 12 March 2010; accepted 7 June 2010",
)


class Made(NamedTuple):
    """Hold a page that was made, and the references that should be found in it."""

    kind: dict[str, str]
    text: str
    references: list[tuple[str | None, str]]


def rows() -> list[str]:
    """Read the texts of all references."""
    found = []
    for name in ("verbatim", "repaired"):
        with (DATA / f"{name}.jsonl").open(encoding="utf-8") as stream:
            found += [json.loads(line)["raw"] for line in stream]
    return found


def pages(count: int, dice: random.Random) -> Iterator[Made]:
    """Make pages, each of some neighbouring references."""
    texts = rows()
    for _ in range(count):
        at = dice.randrange(len(texts) - 60)
        yield page(texts[at : at + dice.choice((1, 2, 3, 8, 20, 45))], dice)


def page(texts: list[str], dice: random.Random) -> Made:
    """Lay out one page."""
    kind = {
        "numbering": dice.choice(list(NUMBERINGS)),
        "wrap": dice.choice(list(WRAPS)),
        "indent": dice.choice(INDENTS),
        "gap": dice.choice(GAPS),
        "around": dice.choice(AROUND),
        "furniture": dice.choice(FURNITURE),
    }
    if len(texts) == 1:
        kind["furniture"] = "clean"
    if kind["numbering"] == "none" and kind["wrap"] != "lines" and kind["indent"] == "flush":
        kind["gap"] = dice.choice(("blank", "blank", "two", "none"))
    number = NUMBERINGS[kind["numbering"]]
    blocks = [wrapped(number(n), text, kind) for n, text in enumerate(texts, 1)]
    lines: list[str] = []
    for n, block in enumerate(blocks):
        if n:
            lines += [""] * {"none": 0, "blank": 1, "two": 2}[kind["gap"]]
        lines += block
    if kind["furniture"] == "furniture":
        lines = with_furniture(lines, dice)
    before, after = around(kind, dice)
    labels = [
        number(n).strip(" \t.．()[]•-") or None if kind["numbering"] != "none" else None
        for n in range(1, len(texts) + 1)
    ]
    return Made(kind, "\n".join([*before, *lines, *after]), list(zip(labels, texts, strict=True)))


def wrapped(label: str, text: str, kind: dict[str, str]) -> list[str]:
    """Break one reference into lines."""
    width = WRAPS[kind["wrap"]]
    first, other = {"flush": ("", ""), "hanging": ("", "    "), "first": ("   ", "")}[
        kind["indent"]
    ]
    if not width:
        return [first + label + text]
    return textwrap.wrap(
        label + text, width, initial_indent=first, subsequent_indent=other, expand_tabs=False,
        break_on_hyphens=True, break_long_words=False, replace_whitespace=False,
    )  # fmt: skip


def with_furniture(lines: list[str], dice: random.Random) -> list[str]:
    """Put page ends between lines."""
    length = dice.choice((12, 25))
    shape = dice.randrange(4)
    found: list[str] = []
    number = dice.randrange(2, 1400)
    for at, line in enumerate(lines):
        if at and at % length == 0:
            number += 1
            found += (
                ["", f"{number}", "Lindqvist et al. Treatment outcomes", ""],
                ["", "Downloaded from http://journals.example.org/ by guest on March 3, 2012", "",
                 f"LINDQVIST ET AL. {number}", ""],
                [f"Page {number} of 1402", "(page number not for citation purposes)"],
                ["\f" + "J Example Med 2010, 3:44", "http://www.example.org/content/3/1/44",
                 str(number), ""],
            )[shape]  # fmt: skip
        found.append(line)
    return found


def around(kind: dict[str, str], dice: random.Random) -> tuple[list[str], list[str]]:
    """Make what stands before and after the list."""
    before: list[str] = []
    if "article" in kind["around"]:
        wide = dice.choice((0, 80))
        for paragraph in ARTICLE:
            before += textwrap.wrap(paragraph, wide) if wide else [paragraph]
            before.append("")
    if "heading" in kind["around"]:
        before += [dice.choice(HEADINGS), *([""] * dice.randrange(2))]
    after = [part for line in AFTER for part in ("", line)] if "after" in kind["around"] else []
    return before, after


def marked_up(made: Made) -> Made:
    """Make the same list as HTML."""
    items = "\n".join(f"<li>{html.escape(text)}</li>" for _, text in made.references)
    text = f"<html><body><h2>References</h2><ol>{items}</ol></body></html>"
    return Made({"around": "html"}, text, [(None, text) for _, text in made.references])


def plain(text: str) -> str:
    """Fold a text so that line ends do not count: hyphens at them may stay or go."""
    return re.sub(r"[\s\u2010\u2013-]+", "", flatten(text)[0])


def right(made: Made) -> bool:
    """Tell whether exactly the references of a page are found."""
    found = list(find(Source(made.text), lambda diagnostic: None))
    got = [(stretch.label, plain(stretch.text(made.text))) for stretch in found]
    return got == [(label, plain(text)) for label, text in made.references]


def difference(made: Made) -> Iterator[str]:
    """Describe what is wrong with the first few wrong references."""
    found: list[Stretch] = list(find(Source(made.text), lambda diagnostic: None))
    got = [(stretch.label, flatten(stretch.text(made.text))[0]) for stretch in found]
    yield f"{made.kind}: {len(made.references)} wanted, {len(got)} found"
    folded = {(label, plain(text)) for label, text in made.references}
    wrong = [item for item in got if (item[0], plain(item[1])) not in folded]
    for label, text in wrong[:3]:
        yield f"    found {label}: {text[:150]} ... {text[-60:]}"
    given = {(label, plain(text)) for label, text in got}
    for label, text in made.references:
        if (label, plain(text)) not in given:
            yield f"    want  {label}: {text[:200]}"
            break


def main() -> int:
    """Run the benchmark."""
    ask = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    ask.add_argument("--pages", type=int, default=400)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--show", type=int, default=0)
    ask.add_argument("--only", help="only pages whose layout has this word")
    say = ask.parse_args()
    if not DATA.is_dir():
        print(f"no data at {DATA}: set REFCONV_DATA")
        return 1
    counts: Counter[str] = Counter()
    rights: Counter[str] = Counter()
    dice = random.Random(say.seed)
    for made in pages(say.pages, dice):
        for one in (made, marked_up(made)) if dice.random() < 0.1 else (made,):
            if say.only and say.only not in one.kind.values():
                continue
            fine = right(one)
            for key in ("all", *(f"{what}: {value}" for what, value in one.kind.items())):
                counts[key] += 1
                rights[key] += fine
            if not fine and say.show:
                say.show -= 1
                print("\n".join(difference(one)))
    for key in sorted(counts, key=lambda key: (key != "all", key)):
        print(f"{key:36} {rights[key] / counts[key]:.3f} of {counts[key]}")
    speed()
    return 0


def speed() -> None:
    """Print the cost of a clean list."""
    texts = (rows() * 2)[:10_000]
    kind = {"wrap": "wrapped", "indent": "flush"}
    for name, page_text in (
        ("bare", "\n".join(texts)),
        ("numbered", "\n".join(f"{n}. {text}" for n, text in enumerate(texts, 1))),
        (
            "wrapped",
            "\n".join(
                line for n, text in enumerate(texts, 1) for line in wrapped(f"{n}. ", text, kind)
            ),
        ),
    ):
        started = time.process_time()
        found = sum(1 for _ in find(Source(page_text), lambda diagnostic: None))
        spent = time.process_time() - started
        print(f"{name} list of {len(texts)}: {found} found, {spent / len(texts) * 1e6:.1f} µs each")


if __name__ == "__main__":
    sys.exit(main())
