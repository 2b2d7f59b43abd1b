"""Learn the weights of the Vancouver reader from references whose fields are known.

    python tools/train_vancouver.py ROWS.jsonl... \\
        --score benchmarks/vancouver_accuracy.py -o plugins/refconv_vancouver/reading/weights.json

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
from collections.abc import Callable
from pathlib import Path

from made_imprints import houses, made_rows

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "plugins"))
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def held_out(row_id: str) -> bool:
    """Tell whether a reference belongs to the fifth of articles that is kept for measuring."""
    article = row_id.split("#")[0]
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % 5 == 0


def rows_of(paths: list[str]) -> list[dict]:
    """Read the rows that may be learnt from."""
    lines = [line for path in paths for line in Path(path).read_text("utf-8").split("\n") if line]
    rows = [json.loads(line) for line in lines]
    return [row for row in rows if not held_out(row["id"])]


def learn_words(rows: list[dict]) -> tuple[dict[str, float], float]:
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


def learn_publishers(rows: list[dict]) -> tuple[list[str], dict[str, float]]:
    """Give known publishers, and the log odds of words to stand in a publisher's name."""
    from refconv_vancouver.reading.places import place_share
    from refconv_vancouver.reading.weights import publisher_key

    names: Counter[str] = Counter()
    inside: Counter[str] = Counter(word.lower() for word in _PUBLISHING.split())
    outside: Counter[str] = Counter()
    for row in rows:
        csl = row["csl"]
        if csl.get("publisher") and place_share(csl["publisher"]) < 1:
            names[publisher_key(csl["publisher"])] += 1
            inside.update(word.lower() for word in _LETTERS.findall(csl["publisher"]))
        if csl["type"] != "article-journal":
            outside.update(
                word.lower()
                for word in _LETTERS.findall(csl["title"] + " " + csl.get("container-title", ""))
            )
    words = {}
    all_inside, all_outside = sum(inside.values()), sum(outside.values())
    for word in sorted(inside.keys() | outside.keys()):
        if inside[word] + outside[word] < 2:
            continue
        odds = math.log((inside[word] + 0.3) / all_inside) - math.log(
            (outside[word] + 0.3) / all_outside
        )
        words[word] = round(max(-3.0, min(3.0, odds)), 1)
    known = {publisher_key(name) for name in houses()}
    known |= {name for name, count in names.items() if count > 1 or _sounds(name, words)}
    return sorted(name for name in known if len(name) > 2), words


def _sounds(name: str, words: dict[str, float]) -> bool:
    """Tell whether a publisher that is named once sounds like one, so that no slip is learnt."""
    found = _LETTERS.findall(name)
    return sum(words.get(word, 0.0) for word in found) > 0.5 * len(found)


_LETTERS = re.compile(r"[^\W\d_]+")
_PUBLISHING = """
press press press publishing publishers publications publisher verlag university universitaires
universidad universidade università universität éditions editions edition editorial editora
editore edizioni books sons society association institute institut instituto istituto ministry
ministério ministerio department bureau office agency organization foundation academy council
center centre committee commission company corporation international national federal academic
scientific medical house
"""


def imprint_cases(rows: list[dict]) -> list[tuple[list[dict[str, float]], int]]:
    """Give for each book the features of its readings and which of them is right."""
    from refconv_vancouver.flat import flatten
    from refconv_vancouver.reading import imprint, weighing

    cases = []
    for row in rows:
        csl = row["csl"]
        place, publisher = csl.get("publisher-place"), csl.get("publisher")
        if not (publisher or place) or isinstance(place, list) or csl["type"] == "article-journal":
            continue
        text = flatten(row["raw"])[0]
        head = csl.get("container-title") or csl["title"]
        start = text.find(csl["title"])
        place_of_head = text.find(head, max(start, 0))
        if start < 0 or place_of_head < 0:
            continue
        if _INSIDE.search(text[start:place_of_head]):
            start = place_of_head
        stop_of_head = place_of_head + len(head)
        ends = [text.find(part, stop_of_head) for part in (place, publisher) if part]
        if min(ends) < 0:
            continue
        end = max(
            at + len(part) for at, part in zip(ends, filter(None, (place, publisher)), strict=True)
        )
        found = imprint.imprints(text, start, end)
        right = []
        for index, option in enumerate(found):
            got_place = text[slice(*option.place)].strip(" .,:;") if option.place else None
            got = text[slice(*option.publisher)].strip(" .,:;") if option.publisher else None
            if got == (publisher.strip(" .,:;") if publisher else None) and got_place == (
                place.strip(" .,:;") if place else None
            ):
                right.append(index)
        if not right:
            continue
        best = min(right, key=lambda index: abs(found[index].title_end - stop_of_head))
        cases.append(([weighing.features(text, start, end, option) for option in found], best))
    return cases


_INSIDE = re.compile(r"\bIn\b|editor|eds?\b")
_FOLDS, _HIDDEN = 5, 8


def cases_apart(
    rows: list[dict], cases: Callable[[list[dict]], list], more: list[dict] | None = None
) -> list:
    """Give the cases of each fifth of the articles with the words and publishers of the others.

    In the rows that the list of publishers was learnt from every publisher is a
    known one; a model fitted to that would trust the list more than a reader can.
    So too for towns: each fifth is read without an eighth of them. `more` are rows to
    make the cases of instead.
    """
    from refconv_vancouver.reading import places, weights

    kept = weights._PUBLISHERS, weights._PUBLISHER_WORDS, weights._WORDS, places.PLACES
    found = []
    for fold in range(_FOLDS):
        others = [row for row in rows if _fold(row["id"]) != fold]
        names, words = learn_publishers(others)
        weights._PUBLISHERS, weights._PUBLISHER_WORDS = frozenset(names), words
        weights._WORDS = learn_words(others)[0]
        hidden = {name for name in kept[-1] if _digest(name) % _HIDDEN == fold}
        places.PLACES = kept[-1] - (hidden - places._REGIONS)
        places.share.cache_clear()
        found += cases([row for row in more or rows if _fold(row["id"]) == fold])
    weights._PUBLISHERS, weights._PUBLISHER_WORDS, weights._WORDS, places.PLACES = kept
    places.share.cache_clear()
    return found


def _fold(row_id: str) -> int:
    return _digest(row_id.split("#")[0]) % _FOLDS


def _digest(text: str) -> int:
    return hashlib.md5(text.encode(), usedforsecurity=False).digest()[0]


def confidence_cases(rows: list[dict], score: Path) -> list[tuple[list[str], bool]]:
    """Give for each reference the evidence about its reading and whether it is wholly right.

    `score` is a module with `compare(gold, predicted, accept)`, `EXACT` and `STRICT`.
    """
    import importlib.util

    from refconv_vancouver.flat import flatten
    from refconv_vancouver.reading import confidence, coverage, doubts, reader
    from refconv_vancouver.reading.draft import Draft

    spec = importlib.util.spec_from_file_location("score", score)
    judge = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(judge)
    cases = []
    for row in rows:
        flat, _ = flatten(row["raw"])
        draft = Draft()
        kind = reader.read_flat(flat, draft)
        if kind is None:
            continue
        doubts.find_doubts(draft, kind)
        found = confidence.evidence(draft, kind, len(coverage.left_over(flat, draft.pieces)))
        predicted = as_csl(row["raw"])
        wrong = any(
            not ok and field in judge.EXACT and (want is not None or field in judge.STRICT)
            for field, want, _, ok in judge.compare(row["csl"], predicted, row.get("accept") or {})
        )
        cases.append((found, not wrong))
    return cases


def as_csl(raw: str) -> dict:
    """Read one reference and give it as CSL JSON."""
    import msgspec

    from refconv_vancouver import reading

    reference = reading.read(raw)
    out = {name: msgspec.to_builtins(value) for name, value in reference.variables()}
    out["type"] = str(reference.type)
    return out


def learn_confidence(cases: list[tuple[list[str], bool]], rounds: int = 20) -> dict[str, float]:
    """Fit a logistic model of being right; weights of the last half of the rounds are averaged."""
    weights: Counter[str] = Counter()
    total: Counter[str] = Counter()
    order = list(range(len(cases)))
    for turn in range(rounds):
        random.Random(turn).shuffle(order)
        rate = 0.1 / (1 + turn)
        for index in order:
            found, right = cases[index]
            names = ["", *found]
            chance = 1 / (1 + math.exp(-sum(weights[name] for name in names)))
            for name in names:
                weights[name] += rate * ((right - chance) - 1e-4 * weights[name])
        if turn >= rounds // 2:
            total.update(weights)
    return {name: round(value / (rounds - rounds // 2), 2) for name, value in sorted(total.items())}


def _report(name: str, cases: list, weights: dict[str, float]) -> None:
    wrong = sum(
        max(
            range(len(options)),
            key=lambda i: sum(weights.get(n, 0) * v for n, v in options[i].items()),
        )
        != right
        for options, right in cases
    )
    print(f"{name}: {len(cases)} cases, {wrong} wrong")


def main() -> None:
    """Learn and write the file."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("rows", nargs="+")
    ask.add_argument("-o", "--output", required=True)
    ask.add_argument("--score", type=Path, help="a module that compares, for the confidence model")
    say = ask.parse_args()
    rows = rows_of(say.rows)
    words, unknown = learn_words(rows)
    out = {
        "boundary": {},
        "confidence": {},
        "imprint": {},
        "words": words,
        "unknown": unknown,
        "publishers": [],
        "publisher_words": {},
    }
    _write(say.output, out)
    out["publishers"], out["publisher_words"] = learn_publishers(rows)
    _write(say.output, out)
    import importlib

    from refconv_vancouver.reading import boundary, imprint, weighing, weights

    weights.learnt.cache_clear()
    importlib.reload(weights)
    importlib.reload(weighing)
    importlib.reload(imprint)
    for name, cases_of in (("boundary", boundary_cases), ("imprint", imprint_cases)):
        cases = cases_apart(rows, cases_of)
        if name == "imprint":
            cases += cases_apart(rows, cases_of, made_rows(rows, houses()))
        out[name] = learn_ranking(cases)
        _report(name, cases, out[name])
    _write(say.output, out)
    if say.score:
        for module in (weights, boundary, weighing, imprint):
            weights.learnt.cache_clear()
            importlib.reload(module)
        out["confidence"] = learn_confidence(confidence_cases(rows, say.score))
        _write(say.output, out)


def _write(path: str, out: dict) -> None:
    Path(path).write_text(json.dumps(out, ensure_ascii=False, sort_keys=True), encoding="utf-8")


if __name__ == "__main__":
    main()
