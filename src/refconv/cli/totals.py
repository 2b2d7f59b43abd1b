"""The sums of a batch, as a table and as JSON."""

from __future__ import annotations

from typing import Any

import msgspec

from refconv.cli.rows import Row
from refconv.cli.terminal import encodable


class Totals(msgspec.Struct):
    """Add rows up."""

    files: int = 0
    written: int = 0
    references: int = 0
    doubtful: int = 0
    failed: int = 0
    warnings: int = 0
    errors: int = 0
    resumed: int = 0
    codes: dict[int, int] = msgspec.field(default_factory=dict)

    def add(self, row: Row, resumed: bool = False) -> None:
        """Count a row."""
        self.files += 1
        self.written += row.output is not None
        self.references += row.references
        self.doubtful += row.doubtful
        self.failed += row.failed
        self.warnings += row.warnings
        self.errors += row.errors
        self.resumed += resumed
        self.codes[row.code] = self.codes.get(row.code, 0) + 1

    def lines(self, seconds: float, jobs: int) -> list[str]:
        """Give the table for people, a line each."""
        rate = self.references / seconds if seconds else 0.0
        rows = [
            ("files", f"{self.files:,}"),
            ("  written", f"{self.written:,}"),
            ("  not written", f"{self.files - self.written:,}"),
            ("references", f"{self.references:,}"),
            ("  doubtful", f"{self.doubtful:,}"),
            ("  failed", f"{self.failed:,}"),
            ("warnings", f"{self.warnings:,}"),
            ("errors", f"{self.errors:,}"),
            ("time", f"{seconds:.1f} s, {jobs} at a time"),
            ("throughput", f"{rate:,.0f} references a second"),
        ]
        if self.resumed:
            rows.insert(1, ("  done before", f"{self.resumed:,}"))
        return [f"{name:<14} {value}" for name, value in rows]


def as_json(totals: Totals, rows: list[Row], seconds: float, jobs: int, code: int) -> bytes:
    """Give the summary for machines."""
    summary: dict[str, Any] = msgspec.to_builtins(totals, str_keys=True)
    summary |= {"seconds": round(seconds, 3), "jobs": jobs, "exit_code": code}
    summary["rows"] = [msgspec.to_builtins(row) for row in rows]
    for row in summary["rows"]:
        del row["found"]
        row["input"], row["output"] = (
            encodable(row["input"]),
            encodable(row["output"] or "") or None,
        )
    return msgspec.json.format(msgspec.json.encode(summary)) + b"\n"
