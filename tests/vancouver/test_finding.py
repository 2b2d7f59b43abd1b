"""Finding references in pages: layouts, headings, furniture, and nothing lost."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refconv.diagnostics import Diagnostic, Severity
from refconv.source import Source
from refconv_vancouver.finding import Stretch, find
from refconv_vancouver.flat import flatten

ONE = "Faderl S, Talpaz M. Chronic leukemia: biology. Ann Intern Med. 1999;131(3):207-19."
TWO = "Goldman JM, Melo JV. Advances in biology. N Engl J Med. 2003;349(15):1451-64."
THREE = "Senior K. Gleevec does not cross the barrier. Lancet Oncol. 2003;4(4):198."
BOOK = "World Health Organization. Guidelines for the management. Geneva: WHO; 2001."
LIST = [ONE, TWO, THREE, BOOK]

PROSE = (
    "We followed 214 patients who were treated between 2001 and 2009. Median survival was 41 "
    "months, and relapse was frequent [1-3] as others have shown (Smith et al., 2003)."
)


def _find(text: str) -> tuple[list[Stretch], list[Diagnostic]]:
    reported: list[Diagnostic] = []
    return list(find(Source(text), reported.append)), reported


def _texts(text: str) -> list[str]:
    return [flatten(stretch.text(text))[0].strip() for stretch in _find(text)[0]]


def _labels(text: str) -> list[str | None]:
    return [stretch.label for stretch in _find(text)[0]]


NUMBERINGS = {
    "full stop": ("1. ", "2. ", "3. ", "4. "),
    "square brackets": ("[1] ", "[2] ", "[3] ", "[4] "),
    "round brackets": ("(1) ", "(2) ", "(3) ", "(4) "),
    "half bracket": ("1) ", "2) ", "3) ", "4) "),
    "bare": ("1 ", "2 ", "3 ", "4 "),
    "tab": ("1\t", "2\t", "3\t", "4\t"),
    "full-width": ("１．", "２．", "３．", "４．"),
    "superscript": ("¹ ", "² ", "³ ", "⁴ "),
    "superscript, tight": ("¹", "²", "³", "⁴"),
    "letter": ("S1. ", "S2. ", "S3. ", "S4. "),
    "late": ("97. ", "98. ", "99. ", "100. "),
    "roman": ("I. ", "II. ", "III. ", "IV. "),
    "small roman": ("(i) ", "(ii) ", "(iii) ", "(iv) "),
    "small letter": ("a. ", "b. ", "c. ", "d. "),
    "circled": ("① ", "② ", "③ ", "④ "),
    "braces": ("{1} ", "{2} ", "{3} ", "{4} "),
    "hash": ("#1 ", "#2 ", "#3 ", "#4 "),
    "stop and hyphen": ("1.- ", "2.- ", "3.- ", "4.- "),
    "dash": ("1 – ", "2 – ", "3 – ", "4 – "),
    "slash": ("1/ ", "2/ ", "3/ ", "4/ "),
    "Markdown, bold": ("**1.** ", "**2.** ", "**3.** ", "**4.** "),
    "Markdown, escaped": ("1\\. ", "2\\. ", "3\\. ", "4\\. "),
    "Markdown, footnotes": ("[^1]: ", "[^2]: ", "[^3]: ", "[^4]: "),
    "right to left": ("\u200f1. ", "\u200f2. ", "\u200f3. ", "\u200f4. "),
    "zero width": ("\u200b1.\u200b ", "\u200b2.\u200b ", "\u200b3.\u200b ", "\u200b4.\u200b "),
    "byte order marks": ("\ufeff1. ", "\ufeff2. ", "\ufeff3. ", "\ufeff4. "),
    "downwards": ("4. ", "3. ", "2. ", "1. "),
    "shuffled": ("[7] ", "[3] ", "[12] ", "[5] "),
    "own line": ("1.\n", "2.\n", "3.\n", "4.\n"),
    "indented": ("   1. ", "   2. ", "   3. ", "   4. "),
}


_SIGNS = " \t\n.()[]．{}#-–/*\\^:\u200b\u200f\ufeff"


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n"], ids=["no gap", "blank", "two blank"])
@pytest.mark.parametrize("numbering", list(NUMBERINGS))
def test_numbered_lists(numbering: str, gap: str) -> None:
    labels = NUMBERINGS[numbering]
    page = gap.join(label + text for label, text in zip(labels, LIST, strict=True))
    assert _texts(page) == LIST
    assert _labels(page) == [label.strip(_SIGNS) for label in labels]


@pytest.mark.parametrize("bullet", ["• ", "- ", "– ", "* ", "▪ ", "\uf0b7 ", "\u00b7 "])
def test_bullets(bullet: str) -> None:
    page = "\n".join(bullet + text for text in LIST)
    assert _texts(page) == LIST
    assert _labels(page) == [None] * 4


def test_numbers_run_together() -> None:
    page = f"1. {ONE} 2. {TWO} 3. {THREE}"
    assert _texts(page) == [ONE, TWO, THREE]
    assert _labels(page) == ["1", "2", "3"]


def test_a_number_in_a_title_begins_no_reference() -> None:
    text = "Smith J. Results at 1. 2. and 3. level. BMJ. 2001;3:4-5."
    assert _texts(text) == [text]


def test_a_missing_number_does_not_end_a_list() -> None:
    page = f"1. {ONE}\n2. {TWO}\n4. {THREE}\n5. {BOOK}"
    assert _labels(page) == ["1", "2", "4", "5"]


@pytest.mark.parametrize("numbers", ["1 2 2 4", "1 2 2 3", "1 2 9 4", "1 1 2 3", "1 2 3 3"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_slip_of_the_numbers_joins_no_references(numbers: str, gap: str) -> None:
    labels = numbers.split()
    page = gap.join(f"{label}. {one}" for label, one in zip(labels, LIST, strict=True))
    assert _texts(page) == LIST
    assert _labels(page) == labels


def test_a_number_at_the_start_of_a_wrapped_line() -> None:
    first = "Smith J. Handbuch der Chirurgie.\n2. Auflage. Berlin: Springer; 2001."
    page = f"1. {first}\n2. {TWO}\n3. {ONE}"
    assert _texts(page) == [
        "Smith J. Handbuch der Chirurgie. 2. Auflage. Berlin: Springer; 2001.",
        TWO,
        ONE,
    ]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Smith J. Care. Diabetes Care. 2016;39(Suppl.\n1):S72-80.", "2016;39(Suppl. 1):S72-80."),
        ("Smith J. Partitioning of wheat chromosome\n3B. Science. 2014;345:1.", "chromosome 3B. "),
    ],
)
def test_what_only_looks_like_a_label(broken: str, whole: str) -> None:
    for form in ("{})", "{}"):
        one, two, three = (form.format(n) for n in (1, 2, 3))
        page = f"{one} {broken}\n{two} {TWO}\n\n{three} {THREE}"
        assert _labels(page) == ["1", "2", "3"]
        assert whole in _texts(page)[0]


LETTERED = [
    "1. (a) Smith J. A title. J Org Chem. 2001;66:1; (b) Brown C. Another. Org Lett. 2003;5:12-5.",
    "1. (a) J. Smith, K. Jones, J. Org. Chem. 2001, 66, 1; (b) C. Brown, Org. Lett. 2003, 5, 12.",
    "1. (a) J. Smith, J. Org. Chem. 2001, 66, 1-9 (b) C. Brown, Org. Lett. 2003, 5, 12-15.",
    "1. a) Smith J. A title. J Org Chem. 2001;66:1.\n   b) Brown C. Another. Org Lett. 2003;5:12.",
]


@pytest.mark.parametrize("text", LETTERED)
def test_references_under_one_number(text: str) -> None:
    page = f"{text}\n2. {TWO}\n3. {THREE}"
    found, reported = _find(page)
    assert [stretch.label for stretch in found] == ["1a", "1b", "2", "3"]
    assert "Smith" in found[0].text(page)
    assert found[1].text(page).startswith(("Brown", "C. Brown"))
    assert [d.code for d in reported] == ["vancouver/sub-references"]
    assert "number 1 holds" in reported[0].message


def test_letters_in_a_title_count_nothing() -> None:
    text = "(a) salt and (b) sugar. Smith J. BMJ. 2001;3:1-9."
    assert _texts(f"1. {text}\n2. {TWO}") == [text, TWO]
    text = "Smith J. Effects of (a) salt. And (b) sugar. BMJ. 2001;3:1-9."
    assert _texts(f"1. {text}\n2. {TWO}") == [text, TWO]


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["no gap", "blank"])
@pytest.mark.parametrize("before", ["", f"A title\n\n{PROSE}\n\n"], ids=["list", "article"])
def test_entries_under_a_heading_that_lack_most_are_references(before: str, gap: str) -> None:
    entries = [
        "Smith J, personal communication",
        "Unpublished notes of the ward",
        "Jones: a herbal",
    ]
    page = f"{before}References\n" + gap.join(entries) + f"\n\nAppendix\n\n{PROSE}"
    assert _texts(page) == entries


@pytest.mark.parametrize("below", ["Home\nContact us\nSearch", PROSE, f"{PROSE}\n\n{PROSE}"])
def test_what_is_no_entry_under_a_heading_is_none(below: str) -> None:
    assert _texts(f"{PROSE}\n\nLiterature\n{below}\n\nAppendix\n\n{PROSE}") == []


def test_two_columns_side_by_side_are_reported() -> None:
    page = (
        "1. Li K. One title of it. BMJ.      3. Brown C. Two here. BMJ.\n"
        "   2001;3:1-9.                         2004;3:1-9.\n"
        "2. Wu L. Three of that. BMJ.        4. Smith J. Four there.\n"
        "   2002;4:5-6.                         BMJ. 2005;4:1-9."
    )
    reported = _find(page)[1]
    assert [d.code for d in reported] == ["vancouver/two-columns"]
    assert "lines 1 to 3 hold two columns" in reported[0].message
    assert "vancouver/two-columns" not in [d.code for d in _find("1.\t" + ONE + "\n2.\t" + TWO)[1]]


# lists without numbers


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["no gap", "blank"])
def test_lines(gap: str) -> None:
    assert _texts(gap.join(LIST)) == LIST


WRAPPED = [
    "Faderl S, Talpaz M, Estrov Z.\n{}Chronic leukemia: biology and infor-\n{}mation. "
    "Ann Intern Med.\n{}1999;131(3):207-19.",
    "Goldman JM, Melo JV,\n{}Deininger M. Advances in BCR-\n{}ABL biology. N Engl J Med."
    "\n{}2003;349(15):1451-64.",
    "Senior K. Gleevec does not cross\n{}the barrier. Lancet Oncol. 2003;4(4):198.",
]
UNWRAPPED = [
    "Faderl S, Talpaz M, Estrov Z. Chronic leukemia: biology and information. Ann Intern Med. "
    "1999;131(3):207-19.",
    "Goldman JM, Melo JV, Deininger M. Advances in BCR-ABL biology. N Engl J Med. "
    "2003;349(15):1451-64.",
    THREE,
]


@pytest.mark.parametrize(
    ("gap", "indent"), [("\n\n", ""), ("\n", "    "), ("\n", ""), ("\n", "\t"), ("\n\n", "  ")]
)
def test_wrapped_lines(gap: str, indent: str) -> None:
    page = gap.join(text.format(indent, indent, indent) for text in WRAPPED)
    assert _texts(page) == UNWRAPPED


# headings, and what stands around

HEADINGS = [
    "References", "REFERENCES", "References:", "7. References", "VII. REFERENCES", "Reference List",
    "R E F E R E N C E S", "References and Notes", "Bibliography", "Literature Cited",
    "Works Cited", "LITERATURE CITED", "Bibliografía", "BIBLIOGRAFÍA", "Referencias",
    "Referencias bibliográficas",
    "Referências", "Referências Bibliográficas", "Références", "Bibliographie", "Literatur",
    "Literaturverzeichnis", "Bibliografia", "Riferimenti bibliografici", "## References",
    "**References**", "References (24)", "参考文献",
]  # fmt: skip


@pytest.mark.parametrize("heading", HEADINGS)
def test_headings(heading: str) -> None:
    page = (
        f"Introduction\n\n{PROSE}\n\n{heading}\n" + "\n".join(LIST) + "\n\nAppendix A\n\n" + PROSE
    )
    found, reported = _find(page)
    assert [flatten(stretch.text(page))[0] for stretch in found] == LIST
    assert [d.code for d in reported] == ["vancouver/skipped-text"] * 2
    assert [d.severity for d in reported] == [Severity.INFO] * 2
    assert "lines 1 to 5 are no reference" in reported[0].message


def test_a_heading_on_the_line_of_the_first_reference() -> None:
    assert _labels(f"References 1. {ONE}\n2. {TWO}") == ["1", "2"]


@pytest.mark.parametrize(
    "after",
    ["Appendix", "Figure legends", "Figure 1. Survival by group.", "Table 2. Hazard ratios.",
     "Address for correspondence: Dr Smith, Lund.", "Received 12 March 2010; accepted 7 June 2010",
     "Anexo 1", "Tabelle 1. Ergebnisse", "Author contributions", "Supporting Information"],
)  # fmt: skip
def test_what_follows_a_list_is_no_reference(after: str) -> None:
    page = "References\n\n" + "\n".join(f"{n}. {text}" for n, text in enumerate(LIST, 1))
    assert _texts(f"{page}\n\n{after}\n\n{PROSE}\n") == LIST


def test_a_citation_of_the_page_itself_is_no_reference() -> None:
    page = f"How to cite this article: {ONE}\n\n{PROSE}\n\n{TWO}\n\n{THREE}"
    assert _texts(page) == [TWO, THREE]


@pytest.mark.parametrize("heading", ["", "REFERENCES\n"])
def test_where_the_page_was_printed_is_no_reference(heading: str) -> None:
    page = (
        f"Journal of Clinical Something 2017; 12: 100–112\n{heading}1. {ONE}\n2. {TWO}\n3. {BOOK}"
    )
    assert _texts(page) == [ONE, TWO, BOOK]


def test_two_lists() -> None:
    page = f"References\n1. {ONE}\n2. {TWO}\n\nSupplementary references\n1. {THREE}\n2. {BOOK}\n"
    assert _labels(page) == ["1", "2", "1", "2"]


def test_numbered_sections_are_no_list() -> None:
    page = f"1. Introduction\n\n{PROSE}\n\n2. Methods\n\n{PROSE}\n\n3. References\n\n"
    page += f"1. {ONE}\n2. {TWO}"
    assert _texts(page) == [ONE, TWO]


FURNITURE = [
    "\n\n238\n\nKHANDELWAL ET AL.\n\n",
    "\nDownloaded from http://bmj.com/ on 3 March 2010\n",
    "\nPage 3 of 10\n(page number not for citation purposes)\n",
    "\n\f238 Khandelwal et al.\n",
    "\nJ Example Med 2010, 3:44\nhttp://www.example.org/content/3/1/44\n238\n",
]


@pytest.mark.parametrize("furniture", FURNITURE)
@pytest.mark.parametrize("at", [1, 2, 4])
def test_page_furniture(furniture: str, at: int) -> None:
    texts = [text.format("", "", "") for text in WRAPPED]
    lines = "\n".join(f"{n}. {text}" for n, text in enumerate(texts, 1)).split("\n")
    page = "\n".join(lines[:at]) + furniture + "\n".join(lines[at:])
    assert _texts(page) == UNWRAPPED


def test_a_hole_is_reported() -> None:
    page = "1. Smith J. A long\n\n238\n\ntitle. BMJ. 2001;3:4-5.\n2. " + TWO
    (first, _), reported = _find(page)
    assert [page[hole.start : hole.end] for hole in first.holes] == ["238"]
    assert [d.span for d in reported] == list(first.holes)
    assert len(first.text(page)) == first.end - first.text_start


def test_html() -> None:
    items = "".join(f"<li>{text.replace('Ann', '<i>Ann</i>')}</li>" for text in LIST)
    page = f"<html><body><h2>References</h2><ol>{items}</ol><p>Contact us</p></body></html>"
    assert _texts(page) == LIST


COPIED = {
    "a publisher's page": (
        "References\n\n[1]\nA. Smith, B. Jones\nTitle of the paper\nJ. Med., 12 (2003), pp. 45-67\n"
        "Article\nCrossRefView Record in ScopusGoogle Scholar\n[2]\nC. Brown\nAnother title\n"
        "Lancet, 355 (2000), pp. 1-9\nView PDF\nGoogle Scholar\n",
        ["A. Smith, B. Jones Title of the paper J. Med., 12 (2003), pp. 45-67",
         "C. Brown Another title Lancet, 355 (2000), pp. 1-9"],
    ),
    "buttons": (
        f"1\n{ONE}\nCrossref\nPubMed\nWeb of Science®\nGoogle Scholar\n2\n{BOOK}\nGoogle Scholar\n",
        [ONE, BOOK],
    ),
    "an e-mail": (f"> 1. {ONE}\n> 2. {TWO}\n", [ONE, TWO]),
    "a letter": (f"Dear Anna,\n\nhere are two:\n\n{ONE}\n{TWO}\n\nBest wishes,\nBo\n", [ONE, TWO]),
    "Markdown": (f"## References\n\n1. {ONE}\n1. {BOOK}\n1. {TWO}\n", [ONE, BOOK, TWO]),
    "letters for numbers": (f"a) {ONE}\nb) {TWO}\nc) {BOOK}\n", [ONE, TWO, BOOK]),
    "digits glued on": (f"1{ONE}\n2{TWO}\n3{BOOK}\n", [ONE, TWO, BOOK]),
    "a number lost": (f"1. {ONE}\n{TWO}\n3. {THREE}\n", [ONE, TWO, THREE]),
    "numbers set right": (f" 9 {ONE}\n10 {TWO}\n11 {BOOK}\n", [ONE, TWO, BOOK]),
}  # fmt: skip


UNUSUAL = {
    "organisations": [
        "World Health Organization. Report one. Geneva: WHO; 2001.",
        "Centers for Disease Control and Prevention. Report two. Atlanta (GA): CDC; 2002.",
        "Ministry of Health. Report three. London: HMSO; 2003.",
    ],
    "no authors": [
        "21st century heart solution may have a sting in the tail. BMJ. 2002;325(7357):184.",
        "Outreach: bringing HIV-positive individuals into care. HRSA Careaction. 2002 Jun:1-6.",
        "Cancer-Pain.org [Internet]. New York: ACOR; c2000. Available from: http://www.cancer-pain.org/.",
    ],
    "Cyrillic": [
        "Иванов И.И., Петров П.П. Лечение лейкоза. Вестник гематологии. 2010;12(3):5-7.",
        "Сидоров А.А. Гематология. М.: Медицина; 2008. 320 с.",
    ],
    "Chinese": [
        "王小明,李华.慢性髓性白血病的治疗[J].中华医学杂志,2010,12(3):5-7.",
        "张伟.内科学[M].北京:人民卫生出版社,2008:12-15.",
    ],
    "capitals": [
        "FADERL S, TALPAZ M. CHRONIC LEUKEMIA. ANN INTERN MED. 1999;131(3):207-19.",
        "GOLDMAN JM, MELO JV. ADVANCES. N ENGL J MED. 2003;349(15):1451-64.",
    ],
    "other styles": [
        "Smith, J. A., & Jones, K. (2001). Title of the paper. Journal of Foo, 3(1), 4-9.",
        "Brown, C., White, D. and Green, E. (2000) Another title. Lancet, 355, 1-9.",
        "X.-J. Liu and A. M. Lobos, Majorana Fermions, Phys. Rev. B 87, 060504(R) (2013).",
    ],
}


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["no gap", "blank"])
@pytest.mark.parametrize("kind", list(UNUSUAL))
def test_unusual_references(kind: str, gap: str) -> None:
    assert _texts(gap.join(UNUSUAL[kind])) == UNUSUAL[kind]


@pytest.mark.parametrize("kind", list(COPIED))
def test_copied_pages(kind: str) -> None:
    page, wanted = COPIED[kind]
    assert _texts(page) == wanted


# one reference, or none


@pytest.mark.parametrize(
    "text",
    [ONE, "x", "Smith", "Smith J, personal communication", "12", "http://www.who.int", "(", PROSE,
     "an odd line\nand another\nand one more", "References on something. A title."],
)  # fmt: skip
def test_a_line_or_paragraph_is_one_reference(text: str) -> None:
    assert _texts(text) == [flatten(text)[0]]


@pytest.mark.parametrize("text", ["", "\n", "  \n\t\n", "\u00a0\n"])
def test_nothing_gives_nothing(text: str) -> None:
    assert _find(text) == ([], [])


def test_the_page_that_the_project_began_with(refconv_data: Path) -> None:
    (path,) = (refconv_data / "seed").glob("*.txt")
    page = path.read_text(encoding="utf-8")
    found, reported = _find(page)
    assert len(found) == 24
    assert page[found[0].start :].startswith("Faderl S, Talpaz M")
    assert [d.message.split(" are ")[0] for d in reported] == ["lines 1 to 11"]


# what always holds

PIECES = [
    ONE, TWO, BOOK, PROSE, "References", "1. ", "[2] ", "3 ", "\n", "\n\n", "\n    ", "\t", "238\n",
    "\f", "Appendix", "<li>", "</li>", "</li>\n<li>", "<p>", "• ", "Page 3 of 4", "et al.", "１．",
    "²", "\u2028", "<", "A",
]  # fmt: skip


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=14))
def test_each_character_is_in_a_stretch_or_reported(pieces: list[str]) -> None:
    text = "".join(pieces)
    found, reported = _find(text)
    seen = [0] * len(text)
    at = 0
    for stretch in found:
        assert at <= stretch.start <= stretch.text_start <= stretch.end
        at = stretch.end
        for hole in stretch.holes:
            assert stretch.text_start <= hole.start <= hole.end <= stretch.end
            seen[hole.start : hole.end] = [-1] * (hole.end - hole.start)
        seen[stretch.start : at] = [mark + 1 for mark in seen[stretch.start : at]]
    for diagnostic in reported:
        assert diagnostic.span is not None
        start, end = diagnostic.span
        seen[start:end] = [mark + 1 for mark in seen[start:end]]
    wrong = [text[n] for n, mark in enumerate(seen) if mark != 1 and not text[n].isspace()]
    assert wrong == []


def test_time_is_linear_and_small() -> None:
    def seconds(count: int) -> float:
        page = "\n".join(f"{n}. {text}" for n, text in enumerate([ONE, TWO] * (count // 2), 1))
        best = 9.9
        for _ in range(3):
            started = time.process_time()
            assert len(_find(page)[0]) == count
            best = min(best, time.process_time() - started)
        return best

    once, twice = seconds(2_000), seconds(4_000)
    assert twice < 2.3 * once + 0.01
