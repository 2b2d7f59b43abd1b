"""What looks like a reference, measured on references and on the prose around them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from refconv_vancouver import sniff
from refconv_vancouver.finding import looks_like_reference

REFERENCES = [
    "Halpern SD, Ubel PA. Solid-organ transplantation. N Engl J Med. 2002;347(4):284-7.",
    "Murray PR, Rosenthal KS. Medical microbiology. 4th ed. St. Louis: Mosby; 2002.",
    "Outreach: bringing HIV-positive individuals into care. HRSA Careaction. 2002 Jun:1-6.",
    "World Health Organization. World malaria report 2020 [Internet]. Geneva: WHO; 2020 [cited "
    "2021 Jan 8]. Available from: https://www.who.int/publications/i/item/9789240015791",
    "Smith, J. A., & Jones, B. (2003). A title of some length. Journal of Things, 12(3), 45-67.",
    "Schmidt W. Kapitel. In: Meyer B, Hrsg. Lehrbuch. 3. Aufl. Berlin: Springer; 2001. S. 12-20.",
]
OTHERS = [
    "Aparna Khandelwal, Mallika Kawatra, Virendra Bhandari, Prashant S. Yeshwante",
    "Imatinib resistance in chronic myelogenous leukemia: an emerging challenge",
    "We followed 214 patients who were treated between 2001 and 2009, and found that 87 relapsed.",
    "Chronic myeloid leukemia, Imatinib resistance, blast crisis",
    "Department of Medicine, University Hospital, 221 85 Lund, Sweden. E-mail: a.b@example.org",
    "Figure 1. Survival by treatment group, 2001-2009. Shaded areas are 95% confidence intervals.",
    "Received 12 March 2010; accepted 7 June 2010",
    "How to cite this article: Khandelwal A. Imatinib resistance. Natl J. 2012;2(1):4-9.",
    "These findings agree with earlier work (Smith et al., 2003), which was done in 2001 [12,13].",
    "Full Text:",
    "238",
    "",
]


@pytest.mark.parametrize("text", REFERENCES)
def test_references_look_like_references(text: str) -> None:
    assert looks_like_reference(text) > 0.5


@pytest.mark.parametrize("text", OTHERS)
def test_other_text_does_not(text: str) -> None:
    assert looks_like_reference(text) < 0.5


def test_recall_on_real_references(refconv_data: Path) -> None:
    for name in ("verbatim", "repaired", "near-vancouver"):
        with (refconv_data / "vancouver" / f"{name}.jsonl").open(encoding="utf-8") as stream:
            texts = [json.loads(line)["raw"] for at, line in enumerate(stream) if at % 20 == 0]
        found = sum(looks_like_reference(text) > 0.5 for text in texts)
        assert found / len(texts) > 0.985, name


def test_precision_on_articles(refconv_data: Path) -> None:
    texts = [
        text for path in (refconv_data / "jats/samples").glob("*.xml") for text in _prose(path)
    ]
    wrong = sum(looks_like_reference(text) > 0.5 for text in texts)
    assert len(texts) > 1_000
    assert wrong / len(texts) < 0.035


def _prose(path: Path) -> Iterator[str]:
    tree = etree.parse(path, etree.XMLParser(recover=True, load_dtd=False, no_network=True))
    for element in tree.iter("p", "title", "aff", "article-title", "caption", "corresp"):
        if not any(True for _ in element.iterancestors("ref-list", "ref", "mixed-citation")):
            yield " ".join("".join(element.itertext()).split())


def test_a_list_is_told_from_other_text() -> None:
    page = "\n".join(f"{n}. {text}" for n, text in enumerate(REFERENCES[:4], 1))
    assert sniff(page) > 0.3
    assert sniff("References\n\n" + REFERENCES[0]) > 0.3
    for other in (
        '[{"id": "x"}]',
        "@article{x,",
        "<?xml version='1.0'?>",
        "TY  - JOUR",
        "Dear Sir,",
    ):
        assert sniff(other) < 0.3
