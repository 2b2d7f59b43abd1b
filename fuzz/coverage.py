"""Fuzz one reader guided by coverage: `python fuzz/coverage.py FORMAT [libFuzzer options]`.

Needs the package atheris, which is no dependency of refconv.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports():
    from targets import judge, readers


def main() -> None:
    """Hand the reader to libFuzzer."""
    name = sys.argv.pop(1)
    its = next(its for its in readers() if its.name == name)

    def try_one(data: bytes) -> None:
        text = atheris.FuzzedDataProvider(data).ConsumeUnicodeNoSurrogates(len(data))
        verdict = judge(its, text)
        if verdict.fault:
            raise AssertionError(verdict.fault)

    atheris.Setup(sys.argv, try_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
