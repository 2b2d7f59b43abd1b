"""Books and chapters in each combination of edition, editors, imprint and pages."""

from __future__ import annotations

import pytest

from refconv.model import Reference
from refconv_vancouver.reading import read

EDITIONS = """
2nd ed.|2nd ed|2nd edn.|2nd Edn|2nd Edition.|Second edition.|second ed.|(2nd ed.)|(2nd edition).
2d ed.|2 ed.|2. ed.|2ª ed.|2a ed.|2. Aufl.|2. Auflage.|2e éd.|2e édition.|Edition 2.|Ed. 2.|ed 2.
2nd rev. ed.|2nd, rev. ed.|2nd revised edition.|Revised 2nd ed.|Rev. 2nd ed.|2nd International ed.
2nd edition ed.|2 Edition ed.|2nd ed. rev.|[2nd ed.].|2nd ed.,|Edn 2.|2nd English ed.
2nd, completely revised and enlarged edition.|2. utg.|2. wyd.|2. vyd.|2. izd.|2e druk.
""".strip().replace("\n", "|")
WITH_EDITION = (
    "Haken H. Synergetics. {} Berlin: Springer; 1983.",
    "Haken H. Synergetics, {} Berlin: Springer; 1983.",
    "Haken H. Synergetics {} Berlin: Springer; 1983.",
    "Haken H. Synergetics. {} Springer, Berlin, 1983.",
)
NAMES = (
    "Lund BA, Falk C", "Lund BA and Falk C", "Lund BA & Falk C", "Lund B.A., Falk C.",
    "Lund B.A. and Falk C.", "Lund, B. A., & Falk, C.", "Lund B. A., Falk C.", "B.A. Lund, C. Falk",
    "B. A. Lund & C. Falk",
)  # fmt: skip
ROLES = (", editors.", ", eds.", " (eds.).", " (eds)", " (Eds.),", " (Hrsg.).", ", eds,")
WITH_EDITORS = (
    "Haken H. Order in lasers. In: {} Synergetics today. Berlin: Springer; 1983. p. 3-9.",
    "Haken H. Order in lasers. In {} Synergetics today. Berlin: Springer; 1983. p. 3-9.",
    "Haken H. Order in lasers. In: Synergetics today. {} Berlin: Springer; 1983. p. 3-9.",
)
IMPRINTS = """
Berlin: Springer; 1983|Berlin: Springer, 1983|Berlin, Springer, 1983|Berlin, Germany: Springer; 1983
Springer, Berlin; 1983|Springer, Berlin 1983|Springer: Berlin, 1983|Springer: Berlin, Germany; 1983
Springer; 1983|Springer, 1983|(Springer, Berlin, 1983)|(Berlin: Springer, 1983)|Springer (1983)
Berlin (Germany): Springer; 1983|Berlin (DE): Springer; 1983|Berlin: Springer 1983
Berlin. Springer; 1983|Berlin; Springer; 1983|Springer; Berlin; 1983|1983. Berlin: Springer
Berlin/Heidelberg: Springer; 1983|[Berlin]: Springer; 1983|Berlin: Springer; c1983
Berlin: Springer; ©1983|Berlin: Springer; 1983 Mar|Berlin: Springer; March 1983
Berlin: Springer; 1983a|Berlin: Springer; [1983]|Berlin: Springer; (1983)|Springer, Berlin (1983)
Berlin: Springer; n.d.|Berlin: Springer; in press|Berlin: Springer; [date unknown]
""".strip().replace("\n", "|")
PAGES = (
    ". p. 3-9.", ", p. 3-9.", "; p. 3-9.", ", pp. 3-9.", ". pp. 3–9.", ": 3-9.", ":3-9.", ". 3-9.",
    " p. 3-9.", " pp 3-9", "; 3-9.", ", 3-9.", " (pp. 3-9).", " [p. 3-9].",
)  # fmt: skip


@pytest.mark.parametrize("edition", EDITIONS.split("|"))
def test_each_edition_is_read(edition: str) -> None:
    for form in WITH_EDITION:
        found = read(form.format(edition))
        assert (found.title, "2" in (found.edition or "")) == ("Synergetics", True), form
        assert (found.publisher, found.publisher_place) == ("Springer", "Berlin"), form


@pytest.mark.parametrize("names", NAMES)
def test_editors_in_each_form_are_read(names: str) -> None:
    for role in ROLES:
        for form in WITH_EDITORS:
            found = read(form.format(names + role))
            assert [name.family for name in found.editor] == ["Lund", "Falk"], (role, form)
            assert found.container_title == "Synergetics today", (role, form)


@pytest.mark.parametrize("imprint", IMPRINTS.split("|"))
def test_each_imprint_is_read_with_pages_of_each_form(imprint: str) -> None:
    book = read(f"Haken H. Synergetics today. {imprint}.")
    assert book.title == "Synergetics today"
    _check(book, imprint)
    for pages in PAGES:
        part = read(f"Haken H. Order. In: Lund B, editor. Synergetics today. {imprint}{pages}")
        assert (part.container_title, part.page) == ("Synergetics today", "3-9"), pages
        _check(part, imprint)


def _check(found: Reference, imprint: str) -> None:
    assert found.publisher == "Springer"
    assert ("Berlin" in imprint) == ("Berlin" in (found.publisher_place or ""))
    assert ("1983" in imprint) == (found.issued is not None)
    assert found.volume is None
