"""Learn the weights of the Vancouver reader from references whose fields are known.

    python tools/train_vancouver.py ROWS.jsonl... -o plugins/refconv_vancouver/reading/weights.json

A row is {"id", "raw", "csl"}. Only articles whose id's part before "#" does
not fall into the held-out fifth are read. The same rows give the same file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import re
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "plugins"))
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def held_out(row_id: str) -> bool:
    """Tell whether a reference belongs to the fifth of articles that is kept for measuring."""
    article = row_id.split("#")[0]
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % 5 == 0


def rows_of(paths: list[str]) -> list[dict]:
    """Read the rows that may be learnt from."""
    rows = [json.loads(line) for path in paths for line in Path(path).open(encoding="utf-8")]
    return [row for row in rows if not held_out(row["id"])]


def learn_words(rows: list[dict], fold: int | None = None) -> tuple[dict[str, float], float]:
    """Give the log odds of each word to stand in a journal's title rather than an article's."""
    in_journals: Counter[str] = Counter()
    in_titles: Counter[str] = Counter()
    for row in rows:
        csl = row["csl"]
        if csl["type"] != "article-journal" or not csl.get("container-title"):
            continue
        in_journals.update(word.lower() for word in _WORD.findall(csl["container-title"]))
        in_titles.update(word.lower() for word in _WORD.findall(csl["title"]))
    all_journals, all_titles = sum(in_journals.values()), sum(in_titles.values())
    words = {}
    for word in sorted(in_journals.keys() | in_titles.keys()):
        if in_journals[word] + in_titles[word] < 3:
            continue
        odds = math.log((in_journals[word] + 0.3) / all_journals) - math.log(
            (in_titles[word] + 0.3) / all_titles
        )
        odds = max(-4.0, min(4.0, odds))
        if abs(odds) > 0.3:
            words[word] = round(odds, 1)
    return words, -0.7


def boundary_cases(rows: list[dict]) -> list[tuple[list[dict[str, float]], int]]:
    """Give for each article the features of its splits and which of them is right."""
    from refconv_vancouver.flat import flatten
    from refconv_vancouver.reading import boundary

    cases = []
    for row in rows:
        csl = row["csl"]
        title, container = csl["title"], csl.get("container-title")
        if csl["type"] != "article-journal" or not container:
            continue
        text = flatten(row["raw"])[0]
        start = text.find(title)
        place = text.rfind(container)
        if start < 0 or place < start + len(title):
            continue
        end = place + len(container)
        found = boundary.splits(text, start, end)
        right = [i for i, split in enumerate(found) if split.container_start == place]
        if len(right) != 1 or len(found) < 2:
            continue
        options = boundary.options(text, start, end, found)
        cases.append((options, right[0]))
    return cases


def learn_ranking(
    cases: list[tuple[list[dict[str, float]], int]], rounds: int = 12
) -> dict[str, float]:
    """Fit a conditional log-linear model by gradient ascent with decay, weights averaged."""
    weights: Counter[str] = Counter()
    total: Counter[str] = Counter()
    order = list(range(len(cases)))
    steps = 0
    for turn in range(rounds):
        random.Random(turn).shuffle(order)
        rate = 0.2 / (1 + turn)
        for index in order:
            options, right = cases[index]
            scores = [
                sum(weights[name] * value for name, value in option.items()) for option in options
            ]
            top = max(scores)
            mass = [math.exp(score - top) for score in scores]
            whole = sum(mass)
            for place, option in enumerate(options):
                error = (place == right) - mass[place] / whole
                if abs(error) < 1e-3:
                    continue
                for name, value in option.items():
                    weights[name] += rate * (error * value - 1e-4 * weights[name])
        for name, value in weights.items():
            total[name] += value
        steps += 1
    return {name: round(value / steps, 2) for name, value in sorted(total.items())}


def main() -> None:
    """Learn and write the file."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("rows", nargs="+")
    ask.add_argument("-o", "--output", required=True)
    say = ask.parse_args()
    rows = rows_of(say.rows)
    words, unknown = learn_words(rows)
    out = {"boundary": {}, "words": words, "unknown": unknown}
    Path(say.output).write_text(json.dumps(out, ensure_ascii=False), encoding="utf-8")
    cases = boundary_cases(rows)
    out["boundary"] = learn_ranking(cases)
    wrong = sum(
        max(
            range(len(options)),
            key=lambda i: sum(out["boundary"].get(n, 0) * v for n, v in options[i].items()),
        )
        != right
        for options, right in cases
    )
    print(f"{len(cases)} cases, {wrong} wrong")
    Path(say.output).write_text(
        json.dumps(out, ensure_ascii=False, sort_keys=True), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
