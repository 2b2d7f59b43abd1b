from __future__ import annotations

import refconv


def test_a_stray_bracket_does_not_stop_the_reader() -> None:
    found = refconv.loads('[{"id": "a", "title": "A"}, }, {"id": "b", "title": "B"}]', "csl-json")
    assert [reference.id for reference in found] == ["a", "b"]
    assert any(d.code == "csl-json/syntax" for d in found.diagnostics)
