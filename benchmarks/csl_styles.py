"""Load and compile every style that can be had by name; say which fail, and why.

    python benchmarks/csl_styles.py [--render] [--dependent]

`--render` also renders a citation and a bibliography of a few kinds of
reference in each style; `--dependent` takes the dependent styles in too.
"""

from __future__ import annotations

import argparse
import sys
import time

from refconv.csl import Cite, Processor, Style
from refconv.csl.catalogue import shipped
from refconv.errors import RefconvError
from refconv.model import ItemType, Name, Reference, on

_PEOPLE = (Name(family="Doe", given="J. M."), Name(family="van der Roe", given="Anna-Lena"))
_REFERENCES = [
    Reference(
        id="a",
        type=ItemType.ARTICLE_JOURNAL,
        author=_PEOPLE,
        title="A study: of mice",
        container_title="Journal of Mice",
        issued=on(2001, 5, 3),
        volume="4",
        issue="2",
        page="101-109",
        DOI="10.1000/1",
    ),
    Reference(
        id="b",
        type=ItemType.CHAPTER,
        author=_PEOPLE[:1],
        editor=_PEOPLE,
        title="Of men",
        container_title="A book",
        edition="2",
        publisher="House",
        publisher_place="Town",
        issued=on(2002),
        page="1-9",
    ),
    Reference(id="c", type=ItemType.WEBPAGE, title="A page", URL="https://example.org"),
]


def main() -> int:
    """Print how many styles load, what fails, and the time that it took."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--render", action="store_true")
    ask.add_argument("--dependent", action="store_true")
    say = ask.parse_args()
    names = [n for n, f in sorted(shipped().items()) if say.dependent or not f.dependent]
    failed: list[str] = []
    spent = rendered = 0.0
    slowest = ("", 0.0)
    for name in names:
        began = time.process_time()
        try:
            style = Style.load(name)
            took = time.process_time() - began
            spent += took
            slowest = max(slowest, (name, took), key=lambda pair: pair[1])
            began = time.process_time()
            if say.render:
                processor = Processor(style, _REFERENCES)
                processor.bibliography("html")
                processor.cite([[Cite(id="a", locator="3"), Cite(id="b")], [Cite(id="a")]], "html")
            rendered += time.process_time() - began
        except RefconvError as error:
            failed.append(f"{name}: {error}")
    for line in failed:
        print("failed", line)
    print(f"{len(names) - len(failed)} of {len(names)} styles load")
    print(f"{1000 * spent / len(names):.2f} ms a style, the slowest {slowest[0]}", end=" ")
    print(f"{1000 * slowest[1]:.1f} ms")
    if say.render:
        print(f"{1000 * rendered / len(names):.2f} ms to compile and render five entries")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
