"""What hostile BibTeX costs: each input in a process of its own, in CPU seconds and megabytes.

    python benchmarks/bibtex_hostile.py [NAME ...] [--double]

Each is to end within 5 CPU seconds and 500 MB; those that are an attack rather than merely odd must
say something. With `--double`, each input is made twice as long as well, and the ratio is shown.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections import Counter


def inputs(size: int = 1) -> dict[str, str]:
    """Give the inputs by name, `size` times as long as usual."""
    many = 20_000 * size
    lots = 100_000 * size
    step = " # ".join(["a{0}"] * 10)
    bomb = "".join(f"@string{{a{n} = {step.format(n - 1)}}}\n" for n in range(1, 8))
    return {
        "string bomb of 20 GB": f'@string{{a0 = "{"x" * 1000}"}}\n{bomb}'
        "@book{k, title = a7 # a7}",
        "string used often": f'@string{{a = "{"x" * lots}"}}\n'
        + "".join(f"@book{{k{n}, title = a # a}}\n" for n in range(many // 2)),
        "crossref cycle": "@inbook{a, crossref={b}}\n@book{b, crossref={c}}\n"
        "@book{c, crossref={a}}\n@book{d, crossref={d}}",
        "xdata cycle": "@xdata{a, xdata={b}}\n@xdata{b, xdata={a}}\n@book{c, xdata={a}}",
        "crossref chain": "".join(f"@book{{k{n},crossref={{k{n + 1}}}}}\n" for n in range(many)),
        "crossref to a giant": f"@book{{p, abstract={{{'x' * lots}}}}}\n"
        + "".join(f"@inbook{{k{n}, crossref={{p}}}}\n" for n in range(many // 4)),
        "200,000 braces": f"@book{{k, title={{{'{' * 2 * lots}x{'}' * 2 * lots}}}}}",
        "90,000 braces": f"@book{{k, title={{{'{' * 90_000}x{'}' * 90_000}}}}}",
        "unclosed braces": f"@book{{k, title={{{'{' * 2 * lots}",
        "unclosed entries": "".join(f"@book{{k{n}, title={{x\n" for n in range(many)),
        "unclosed quotes": "".join(f'@book{{k{n}, title="x\n' for n in range(many)),
        "unclosed in a line": "@book{k," + " f={x" * many,
        "unclosed by lines": "@book{k," + "".join(f"\n f{n}={{x" for n in range(many)),
        "unclosed unlike entries": "@home {x\n" * many,
        "20,000 authors": "@book{k, author={"
        + " and ".join(f"Name{n}, Given" for n in range(many))
        + "}, title={T}}",
        "empty authors": f"@book{{k, author={{{'a and ' * many}}}}}",
        "commas in a name": f"@book{{k, author={{{',' * lots}}}}}",
        "accents on accents": "@book{k, title={" + '\\"' * 90_000 + "}}",
        "dollars": f"@book{{k, title={{{'$' * lots}}}}}",
        "scripts of scripts": "@book{k, title={" + "$x^" * (lots // 3) + "}}",
        "nested math": f"@book{{k, title={{${'{' * 50_000}{'}' * 50_000}$}}}}",
        "quotes": "@book{k, title={" + "`a' " * (lots // 3) + "}}",
        "nested enquote": "@book{k, title={" + "\\enquote{" * 18_000 + "}" * 18_000 + "}}",
        "environments": "@book{k, title={" + "\\begin{it}" * 15_000 + "}}",
        "hrefs": "@book{k, title={" + "\\href{" * many + "}}",
        "addresses": "@book{k, howpublished={" + "\\url{" * many + "}}",
        "at signs": "@" * lots * 3,
        "at signs in lines": "\n@" * lots,
        "comment lines": f"@book{{k,{'%x' + chr(10) * 1}" + "%x\n" * (lots // 2) + "}",
        "operands": f"@book{{k, title={'a # ' * (lots // 3)}b}}",
        "fields": "@book{k," + "".join(f"f{n}={{x}}," for n in range(many)) + "}",
        "second fields": "@book{k," + "f={x}," * many + "}",
        "one key": "@book{k,f={x}}" * many,
        "backslashes": "@book{k,title={" + "\\" * lots + "}}",
        "dashes in a month": "@book{k,year=2000,month={" + "mar-" * (lots // 4) + "}}",
        "dashes in a date": "@book{k,date={" + "1-" * (lots // 2) + "}}",
    }


def one(name: str, size: int) -> None:
    """Read and write one input in this process."""
    import refconv

    text = inputs(size)[name]
    started = time.process_time()
    bibliography = refconv.loads(text, "biblatex")
    refconv.dumps(bibliography, "csl-json")
    refconv.dumps(bibliography, "biblatex")
    spent = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    codes = Counter(d.code for d in bibliography.diagnostics)
    print(json.dumps([len(text), spent, peak, len(bibliography), codes.most_common(2)]))


def run(name: str, size: int) -> list[object]:
    """Read one input in a process of its own; give its measurements, or none after a minute."""
    command = [sys.executable, __file__, "--one", name, str(size)]
    try:
        done = subprocess.run(command, check=True, capture_output=True, timeout=60)
    except subprocess.TimeoutExpired:
        return [0, 60.0, 0.0, 0, "more than a minute"]
    found: list[object] = json.loads(done.stdout)
    return found


def main() -> None:
    """Measure and print a table."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    ask.add_argument("names", nargs="*")
    ask.add_argument("--double", action="store_true")
    ask.add_argument("--one", nargs=2)
    say = ask.parse_args()
    if say.one:
        one(say.one[0], int(say.one[1]))
        return
    for name in say.names or inputs():
        length, spent, peak, count, codes = run(name, 1)
        ratio = f"x{run(name, 2)[1] / spent:4.1f} " if say.double else ""  # type: ignore[operator]
        print(f"{name:25} {length:8} {spent:6.2f} s {ratio}{peak:5.0f} MB {count:6} {codes}")


if __name__ == "__main__":
    main()
