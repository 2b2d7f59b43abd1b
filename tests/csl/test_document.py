"""Citation keys in a text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from refconv.csl import Style
from refconv.csl.code import code_spans
from refconv.csl.document import cite_document, mentions
from refconv.csl.validate import faults
from refconv.model import ItemType, Name, Reference, on

WORKS = [
    Reference(
        id="faderl1999",
        type=ItemType.ARTICLE_JOURNAL,
        author=(Name(family="Faderl", given="S."),),
        title="CML",
        container_title="NEJM",
        issued=on(1999),
    ),
    Reference(
        id="goldman:2003",
        type=ItemType.BOOK,
        author=(Name(family="Goldman", given="J. M."),),
        title="Leukaemia",
        issued=on(2003),
    ),
]


def _body(text: str, style: str = "apa", output: str = "markdown") -> str:
    return cite_document(text, Style.load(style), WORKS, None, output).text.split("\n")[0]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("It works [@faderl1999].", "It works (Faderl, 1999)."),
        ("It works [@faderl1999, p. 3].", "It works (Faderl, 1999, p. 3)."),
        (
            "[see @faderl1999, pp. 3-5; @goldman:2003 for more]",
            "(see Faderl, 1999, pp. 3–5; Goldman, 2003 for more)",
        ),
        ("Faderl [-@faderl1999] says", "Faderl (1999) says"),
        ("@faderl1999 says", "Faderl (1999) says"),
        ("@faderl1999 [p. 3] says", "Faderl (1999, p. 3) says"),
        ("By @{goldman:2003}.", "By Goldman (2003)."),
        ("In [@faderl1999, ch. 2]", "In (Faderl, 1999, Chapter 2)"),
    ],
)
def test_keys_become_citations(text: str, printed: str) -> None:
    assert _body(text) == printed


@pytest.mark.parametrize(
    "text",
    ["a@b.org", "`@faderl1999`", "\\@faderl1999", "@nobody", "[@nobody]", "[text](url@x)", "@ a"],
)
def test_other_at_signs_stay(text: str) -> None:
    assert cite_document(text, Style.load("apa"), WORKS).text == text


def test_fenced_code_stays() -> None:
    text = "```\n[@faderl1999]\n```\n[@faderl1999]\n"
    assert (
        "```\n[@faderl1999]\n```\n(Faderl, 1999)\n"
        in cite_document(text, Style.load("apa"), WORKS).text
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a `b` c", ["`b`"]),
        ("a `` b ` c `` d", ["`` b ` c ``"]),
        ("a `b", []),
        ("~~~ x\na\n~~~\nb", ["~~~ x\na\n~~~"]),
        ("````\n```\n````\n`b`", ["````\n```\n````", "`b`"]),
        ("```x\nopen `b`", ["`b`"]),
        ("a ~~~ `b`", ["`b`"]),
    ],
)
def test_where_code_stands(text: str, code: list[str]) -> None:
    assert [text[start:end] for start, end in code_spans(text)] == code


@pytest.mark.parametrize(
    "text", ["`" * 400_001, "```x\n" * 100_000, "~~~~x\n~~~x\n" * 50_000, "` `` " * 80_000]
)
def test_code_without_an_end_takes_no_longer(text: str) -> None:
    began = time.process_time()
    list(code_spans(text))
    assert time.process_time() - began < 2


def test_unknown_keys_are_told() -> None:
    cited = cite_document("[@nobody; @faderl1999] @x", Style.load("apa"), WORKS)
    assert [key for _, key in cited.unknown] == ["nobody", "x"]
    assert cited.works == 0


def test_notes_are_notes() -> None:
    text = "It works [@faderl1999, 3]. Again [@faderl1999]."
    body = _body(text, "chicago-notes-bibliography")
    assert body == "It works^[S. Faderl, “CML,” *NEJM*, 1999, 3.]. Again^[Faderl, “CML.”]."


def test_the_list_holds_what_is_cited_where_the_text_says() -> None:
    text = "[@goldman:2003] [@faderl1999]\n\n{{bibliography}}\n\nEnd\n"
    cited = cite_document(text, Style.load("vancouver"), WORKS, None, "text")
    assert cited.text == (
        "(1) (2)\n\n1. Goldman JM. Leukaemia. 2003.\n2. Faderl S. CML. NEJM. 1999.\n\nEnd\n"
    )
    assert cite_document("x", Style.load("apa"), WORKS).text == "x"


def test_hostile_brackets_take_no_time() -> None:
    assert list(mentions("[" * 20_000 + "@")) == []
    assert list(mentions("[a@" * 5_000)) != [()]


def test_a_style_is_held_against_schema_and_sense() -> None:
    head = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">\n'
    info = "<info><title>t</title><id>x</id><updated>2009-08-10T04:49:00+09:00</updated></info>\n"
    text = head + info + "<citation><layout>\n<text varible='title'/>\n<text macro='m'/></layout>"
    found = faults((text + "</citation></style>").encode())
    assert [(fault.line, fault.kind) for fault in found][-1] == (5, "style")
    assert any(fault.kind == "schema" and fault.line == 4 for fault in found)
    assert faults(b"<style")[0].kind == "xml"
    right = head + info + "<citation><layout><text variable='title'/></layout></citation></style>"
    assert faults(right.encode()) == []


@pytest.mark.parametrize("name", ["icmje", "icmje-all-authors"])
def test_our_own_styles_have_no_faults(name: str) -> None:
    from refconv.csl.catalogue import find

    assert faults(Path(find(name).path).read_bytes()) == []
