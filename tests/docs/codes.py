"""Finding the codes of diagnostics in source code, without running it.

A code is a text `format/kebab-case` given as `code=`, or it is made by an
f-string `f"format/{name}"` from an argument of the function around it; then
the calls of that function in the same package tell the names. Where a code
comes out of data, the words of the package are what it can be (`words`).
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

CODE = re.compile(r"[a-z][a-z0-9-]*/[a-z0-9]+(-[a-z0-9]+)*")
Function = ast.FunctionDef | ast.AsyncFunctionDef


class Maker(NamedTuple):
    """Say that a function's argument becomes a code behind a prefix."""

    prefix: str
    argument: str


class Found(NamedTuple):
    """Hold the codes that were found, and the places where a code could not be told."""

    codes: set[str]
    unclear: set[str]


_LIMIT_HIT = ast.parse("def limit_hit(name, message, source, span): ...").body[0]
"""`refconv.limits.limit_hit`, which every reader calls."""
assert isinstance(_LIMIT_HIT, ast.FunctionDef)


def find(files: Iterable[Path]) -> Found:
    """Find the codes in the files of one package."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in files}
    functions: dict[str, Function] = {"limit_hit": _LIMIT_HIT, **_functions(trees.values())}
    makers: dict[str, set[Maker]] = defaultdict(set)
    makers["limit_hit"].add(Maker("limit/", "name"))
    found = Found(set(), set())
    for path, tree in trees.items():
        for owner, call in _calls(tree):
            for keyword in call.keywords:
                if keyword.arg == "code" and _called(call) == "Diagnostic":
                    _take(keyword.value, Maker("", ""), owner, makers, found, path)
    done: set[tuple[str, Maker]] = set()
    while todo := {(n, m) for n, some in makers.items() for m in some} - done:
        done |= todo
        for path, tree in trees.items():
            for owner, call in _calls(tree):
                for name, maker in todo:
                    if _called(call) == name:
                        value = _given(call, maker.argument, functions[name])
                        if value is not None:
                            _take(value, maker, owner, makers, found, path)
    return found


def words(files: Iterable[Path]) -> set[str]:
    """Give the texts in the files that could be the name of a code."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in files]
    texts = {
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return {text for text in texts if re.fullmatch(r"[a-z0-9-]+", text)}


def _take(
    value: ast.expr,
    maker: Maker,
    owner: Function | None,
    makers: dict[str, set[Maker]],
    found: Found,
    path: Path,
) -> None:
    """Take what stands where a code is expected."""
    if isinstance(value, ast.IfExp):
        _take(value.body, maker, owner, makers, found, path)
        _take(value.orelse, maker, owner, makers, found, path)
        return
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        found.codes.add(maker.prefix + value.value)
        return
    if isinstance(value, ast.JoinedStr) and len(value.values) == 2:
        head, tail = value.values
        if isinstance(head, ast.Constant) and isinstance(tail, ast.FormattedValue):
            prefix = maker.prefix + str(head.value)
            _take(tail.value, Maker(prefix, ""), owner, makers, found, path)
            return
    if isinstance(value, ast.Name) and owner is not None and value.id in _arguments(owner):
        makers[owner.name].add(Maker(maker.prefix, value.id))
        return
    if isinstance(value, ast.Call):
        return  # another function of the same name
    found.unclear.add(f"{path.name}:{value.lineno}: {ast.unparse(value)}")


def _calls(tree: ast.Module) -> Iterator[tuple[Function | None, ast.Call]]:
    """Yield each call with the function that it stands in."""

    def walk(node: ast.AST, owner: Function | None) -> Iterator[tuple[Function | None, ast.Call]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call):
                yield owner, child
            yield from walk(child, child if isinstance(child, Function) else owner)

    yield from walk(tree, None)


def _functions(trees: Iterable[ast.Module]) -> dict[str, Function]:
    found = {}
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, Function):
                found[node.name] = node
            elif isinstance(node, ast.ClassDef):
                for part in node.body:
                    if isinstance(part, Function) and part.name == "__init__":
                        found[node.name] = part
    return found


def _arguments(function: Function) -> list[str]:
    its = function.args
    return [arg.arg for arg in (*its.posonlyargs, *its.args, *its.kwonlyargs)]


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _given(call: ast.Call, argument: str, function: Function) -> ast.expr | None:
    for keyword in call.keywords:
        if keyword.arg == argument:
            return keyword.value
    names = _arguments(function)
    if names[0] in ("self", "cls"):
        names = names[1:]
    position = names.index(argument)
    return call.args[position] if position < len(call.args) else None
