"""What a copy-editor expects of the reader of one reference, feature by feature."""

from __future__ import annotations

from typing import Any

import pytest

from refconv.model import ItemType, Reference, full_family
from refconv_vancouver.reading import read


def people(reference: Reference, role: str = "author") -> list[str]:
    """Give names as Vancouver prints them."""
    return [
        its.literal
        or " ".join(
            part
            for part in (
                full_family(its),
                (its.given or "").replace(". ", "").strip("."),
                its.suffix,
            )
            if part
        )
        for its in reference.names(role)
    ]


TAILS: dict[str, dict[str, Any]] = {
    "2002 Jul 25;347(4):284-7": {"volume": "347", "issue": "4", "page": "284-287"},
    "2002;347:284-7": {"volume": "347", "issue": None, "page": "284-287"},
    "2003 9;349(15):1451-64": {"volume": "349", "issue": "15", "page": "1451-1464"},
    "2003 Aug;349(15):1451-64": {"volume": "349", "issue": "15", "page": "1451-1464"},
    "2004;28 Suppl 1:S75-7": {"volume": "28", "issue": "Suppl 1", "page": "S75-S77"},
    "2002;58(12 Suppl 7):S6-12": {"volume": "58", "issue": "12 Suppl 7", "page": "S6-S12"},
    "2003;40 2 Suppl 2:4-10": {"volume": "40", "issue": "2 Suppl 2", "page": "4-10"},
    "2002;83(Pt 2):491-5": {"volume": "83", "issue": "Pt 2", "page": "491-495"},
    "2002;(401):230-8": {"volume": None, "issue": "401", "page": "230-238"},
    "2009:461-76": {"volume": None, "issue": None, "page": "461-476"},
    "2011;138(1–3):13–19": {"volume": "138", "issue": "1–3", "page": "13-19"},
    "2012;8(12):e1003134": {"volume": "8", "issue": "12", "page": "e1003134"},
    "2012;287:M110.003129": {"volume": "287", "issue": None, "page": "M110.003129"},
    "2012;12:70–81.e79": {"volume": "12", "issue": None, "page": "70-81.e79"},
    "2010;143: 939–945": {"volume": "143", "issue": None, "page": "939-945"},
    "2003;4(4):198": {"volume": "4", "issue": "4", "page": "198"},
    "2002;35:ix-xii": {"volume": "35", "issue": None, "page": "ix-xii"},
    "2011;22(5)": {"volume": "22", "issue": "5", "page": None},
    "2014;343.6178: 1436–1437": {"volume": "343", "issue": "6178", "page": "1436-1437"},
    "2008;179[2]:130–9": {"volume": "179", "issue": "2", "page": "130-139"},
    "2010 e0135520": {"volume": None},
    "(2016) 19:981–8": {"volume": "19", "issue": None, "page": "981-988"},
    "2010, 22: 2253–2264": {"volume": "22", "issue": None, "page": "2253-2264"},
    "2016; p. 12-15": {"volume": None, "issue": None, "page": "12-15"},
    "11 2016 e0163335": {"volume": "11", "issue": None, "page": "e0163335"},
    "2019;10 1089": {"volume": "10", "issue": None, "page": "1089"},
    "2014;124. Abstract 4638": {"volume": "124", "page": None, "note": "Abstract 4638"},
    "1999;1999(3):684–691": {"volume": "1999", "issue": "3", "page": "684-691"},
    "2014 5 August 2014; 2": {"volume": "2", "issue": None, "page": None},
    "2017 2017;8: 621": {"volume": "8", "issue": None, "page": "621"},
    "2002, 70;1–2:47–54": {"volume": "70", "issue": "1–2", "page": "47-54"},
    "2005 10 [cited 2017 Jul 31]; 42 4: 315–23": {"volume": "42", "issue": "4", "page": "315-323"},
    "2004;141(1):A11–A": {"volume": "141", "issue": "1", "page": "A11-A"},
    "2011; 6(5)e19254:1–13": {"volume": "6", "issue": "5", "page": "e19254"},
    "1962; No E617": {"volume": None, "issue": "E617", "page": None},
    "1980; Z 98: 84–90": {"volume": "Z 98", "issue": None, "page": "84-90"},
    "(2011) 79 A:405–425": {"volume": "79 A", "issue": None, "page": "405-425"},
    "(2015) 172 (Suppl. 1) 52–8": {"volume": "172", "issue": "Suppl. 1", "page": "52-58"},
    "2016; 35: (5). 26–28": {"volume": "35", "issue": "5", "page": "26-28"},
    "2015; 111(9/10), Art. #2014–0354": {"volume": "111", "issue": "9/10", "page": "2014-0354"},
    "(2018) 10(6)": {"volume": "10", "issue": "6", "page": None},
    "2016;pcw064": {"volume": None, "issue": None, "page": "pcw064"},
    "2016:n/a-n/a": {"volume": None, "issue": None, "page": None},
    "2006;24 Suppl 3: S3/71–7": {"volume": "24", "issue": "Suppl 3", "page": "S3/71-7"},
    "2014;19(13):pii = 20751": {"volume": "19", "issue": "13", "page": "20751"},
}


@pytest.mark.parametrize("tail", TAILS)
def test_the_end_of_an_article_is_read_in_each_form(tail: str) -> None:
    reference = read(f"Smith J, Jones KL. A study of some things. N Engl J Med. {tail}.")
    assert {name: getattr(reference, name) for name in TAILS[tail]} == TAILS[tail]
    assert reference.title == "A study of some things"
    assert people(reference) == ["Smith J", "Jones KL"]


HEADS: dict[str, list[str]] = {
    "Smith J.": ["Smith J"],
    "Smith J, Jones KL, et al.": ["Smith J", "Jones KL"],
    "Smith J, Jones KL et al": ["Smith J", "Jones KL"],
    "Illmer T, Freiberg-Richter J, von Bonin M.": ["Illmer T", "Freiberg-Richter J", "von Bonin M"],
    "van Tellingen O, de Matos AC, O’Brien S.": ["van Tellingen O", "de Matos AC", "O’Brien S"],
    "Wolff NC, Ilaria RL Jr.": ["Wolff NC", "Ilaria RL Jr"],
    "Colford JM Jr, Kaplan LC 3rd.": ["Colford JM Jr", "Kaplan LC 3rd"],
    "Ware Jr JE, Smith J.": ["Ware JE Jr", "Smith J"],
    "Bowen K L, Leath S.": ["Bowen KL", "Leath S"],
    "Smith J. A., Jones K. L.": ["Smith JA", "Jones KL"],
    "Smith, J. A., Jones, K. L.": ["Smith JA", "Jones KL"],
    "J. A. Smith, K. L. Jones, and M. Brown,": ["Smith JA", "Jones KL", "Brown M"],
    "SMITH JA, JONES K.": ["SMITH JA", "JONES K"],
    "Diabetes Prevention Program Research Group.": ["Diabetes Prevention Program Research Group"],
    "WHO.": ["WHO"],
    "Pagedas AC; Alf-One Study Group.": ["Pagedas AC", "Alf-One Study Group"],
    "Smith J, on behalf of the XYZ Study Group.": ["Smith J", "XYZ Study Group"],
    "Müller-Schöll H, Łukasz Ż, Čapek K.": ["Müller-Schöll H", "Łukasz Ż", "Čapek K"],
    "Иванов АБ, Петров В.": ["Иванов АБ", "Петров В"],
}


@pytest.mark.parametrize("head", HEADS)
def test_the_authors_are_read_in_each_form(head: str) -> None:
    reference = read(f"{head} Treatment of pain in the aged. Lancet. 2004;28(1):75-7.")
    assert people(reference) == HEADS[head]
    assert ("author" in reference.et_al) == ("et al" in head)
    assert reference.title == "Treatment of pain in the aged"


TITLES = [
    "What works? A review of the evidence",
    "Cats vs. dogs: 1999 to 2005 compared",
    "A study in E. coli K-12 and Th. intermedium",
    "“Quoted words” in the title",
    "Does it work?",
    "Genome of Setaria italica (L.) P. Beauv. in the field",
]


@pytest.mark.parametrize("title", TITLES)
def test_titles_keep_their_stops(title: str) -> None:
    stop = "" if title.endswith("?") else "."
    reference = read(f"Smith J, Jones K. {title}{stop} Br J Haematol. 2002;119(1):106-8.")
    assert (reference.title, reference.container_title) == (title, "Br J Haematol")


@pytest.mark.parametrize(
    "journal",
    [
        "J. Biol. Chem",
        "Proc. Natl. Acad. Sci. U.S.A",
        "Pest Manag. Sci",
        "Proceedings of the Royal Society B: Biological Sciences",
        "Acta Biochim Biophys Sin (Shanghai)",
        "Science",
        "Cadernos de Saúde Pública",
    ],
)
def test_journals_are_told_from_titles(journal: str) -> None:
    reference = read(f"Smith J. Wheat in the field under drought. {journal}. 2002;119(1):106-8.")
    assert reference.title == "Wheat in the field under drought"
    assert reference.container_title == journal


def test_a_book() -> None:
    reference = read(
        "Murray PR, Rosenthal KS. Medical microbiology. 4th ed. St. Louis: Mosby; 2002."
    )
    assert reference.type is ItemType.BOOK
    assert (reference.title, reference.edition) == ("Medical microbiology", "4")
    assert (reference.publisher_place, reference.publisher) == ("St. Louis", "Mosby")


def test_a_chapter() -> None:
    reference = read(
        "Meltzer PS, Kallioniemi A. Chromosome alterations in solid tumors. In: Vogelstein B, "
        "Kinzler KW, editors. The genetic basis of human cancer. New York: McGraw-Hill; 2002. "
        "p. 93-113."
    )
    assert reference.type is ItemType.CHAPTER
    assert reference.container_title == "The genetic basis of human cancer"
    assert people(reference, "editor") == ["Vogelstein B", "Kinzler KW"]
    assert reference.page == "93-113"


def test_a_chapter_whose_stops_are_lost() -> None:
    reference = read(
        "Diao X, Jia G. Origin of foxtail millet In: Doust A, Diao X, editors. Genetics of Setaria "
        "Heidelberg: Springer; 2016 pp. 61–72."
    )
    assert reference.title == "Origin of foxtail millet"
    assert (reference.publisher_place, reference.publisher) == ("Heidelberg", "Springer")
    assert reference.page == "61-72"


@pytest.mark.parametrize("word", ["In:", "En:", "Em:", "Dans:", "In"])
def test_the_word_for_in_of_each_language(word: str) -> None:
    reference = read(
        f"Silva A. Um capítulo curto. {word} Souza B, editor. O livro grande. Lisboa: Porto; "
        "2001. p. 1-9."
    )
    assert (reference.title, reference.container_title) == ("Um capítulo curto", "O livro grande")


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("Available from: http://a.org/b.pdf", "http://a.org/b.pdf"),
        ("Disponible en: https://a.es/b", "https://a.es/b"),
        ("Disponível em: www.a.br/b.", "www.a.br/b"),
        ("Verfügbar unter: https://a.de/b", "https://a.de/b"),
    ],
)
def test_addresses(text: str, url: str) -> None:
    reference = read(f"Silva A, Costa B. Dengue no Brasil. Lancet. 2001;3(1):5-9. {text}")
    assert url == reference.URL
    assert reference.page == "5-9"


@pytest.mark.parametrize(
    "text",
    [
        "doi: 10.1056/NEJMoa062867",
        "DOI:10.1056/NEJMoa062867.",
        "https://doi.org/10.1056/NEJMoa062867",
        "http://dx.doi.org/10.1056/NEJMoa062867.",
        "10.1056/NEJMoa062867",
        "doi:10.1056/NEJMoa062867; PMID: 12345",
    ],
)
def test_the_doi_is_bare(text: str) -> None:
    reference = read(f"Smith J. Things. Lancet. 2001;3(1):5-9. {text}")
    doi = reference.DOI
    assert doi == "10.1056/NEJMoa062867"
    assert ("12345" if "PMID" in text else None) == reference.PMID


def test_a_doi_with_brackets_stays_whole() -> None:
    reference = read(
        "Smith J. T. Lancet. 2001;3:5. doi:10.1641/0006-3568(2004)054[0547:ACS]2.0.CO;2"
    )
    doi = reference.DOI
    assert doi == "10.1641/0006-3568(2004)054[0547:ACS]2.0.CO;2"


@pytest.mark.parametrize(
    "accessed", ["[cited 2002 Aug 12]", "Accessed 12 August 2002", "Acesso em 12 ago. 2002"]
)
def test_dates_of_access(accessed: str) -> None:
    reference = read(
        f"Silva A. Dengue. Lancet. 2001;3(1):5-9. Available from: http://a.org. {accessed}"
    )
    assert reference.accessed is not None
    assert reference.accessed.start == (2002, 8, 12)


def test_kind_and_carrier_in_brackets() -> None:
    letter = read("Smith J. On pain [letter]. Lancet [Internet]. 2001;3(1):5.")
    assert (letter.title, letter.genre, letter.medium) == ("On pain", "letter", "Internet")
    thesis = read(
        "Borkowski MM. Infant sleep [dissertation]. Mount Pleasant (MI): Central Michigan "
        "University; 2002."
    )
    assert (thesis.type, thesis.genre) == (ItemType.THESIS, "dissertation")
    assert (thesis.publisher_place, thesis.publisher) == (
        "Mount Pleasant (MI)",
        "Central Michigan University",
    )


def test_in_press() -> None:
    reference = read(
        "Tian D, Araki H. Signature of selection in Arabidopsis. Proc Natl Acad Sci U S A. "
        "In press 2002."
    )
    assert (reference.status, reference.container_title) == ("in press", "Proc Natl Acad Sci U S A")


def test_a_broken_line_is_joined_and_the_original_kept() -> None:
    text = "Smith J. Leu-\nkemia and the BCR-\nABL gene. Lancet.\n  2001;3(1):5-\u00ad9."
    reference = read(text)
    assert reference.title == "Leukemia and the BCR-ABL gene"
    assert reference.origin is not None
    assert reference.origin.text == text
    piece = next(iter(reference.origin.covering("title")))
    assert text[piece.start : piece.end] == "Leu-\nkemia and the BCR-\nABL gene"


def test_what_cannot_be_read_is_kept() -> None:
    reference = read("12 34 . ;")
    assert reference.unread
    assert reference.origin is not None
    assert (reference.origin.text, reference.origin.confidence) == ("12 34 . ;", 0.0)


@pytest.mark.parametrize(
    "title",
    ["Update of the core syllabus", "Comments on a method", "Translation of the new scale"]
    + ["Presented at birth: a case of twins", "Reprint of an old study"],
)
def test_a_title_that_begins_like_a_remark_is_a_title(title: str) -> None:
    text = f"Cosyns B, Garbi M, Separovic J et al. {title}. Eur Heart J 2013;14:837–839."
    reference = read(text)
    assert (reference.title, reference.container_title, reference.note) == (
        title,
        "Eur Heart J",
        None,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Growth of wheat? 2013; PLoS ONE 8(12): e80012", ("Growth of wheat?", "8", "e80012")),
        ("Growth of wheat. 2016; BMC Genomics; 17:668", ("Growth of wheat", "17", "668")),
        ("Growth of wheat. 1998;Nature 391:199–203.", ("Growth of wheat", "391", "199-203")),
        ("Growth of wheat. (2014) J Nutr. 144:815–20.", ("Growth of wheat", "144", "815-820")),
        ("Growth of wheat. BMJ 346; 2013:f3703", ("Growth of wheat", "346", "f3703")),
        (
            "Growth of wheat. Periodontol 2000. 2013;62: 203–17",
            ("Growth of wheat", "62", "203-217"),
        ),
        ("Growth of wheat. J Appl Physiol (1985). 1994;77:4–9", ("Growth of wheat", "77", "4-9")),
        ("Growth of wheat. Proc Biol Sci. 2015; 282 (1805): 25", ("Growth of wheat", "282", "25")),
    ],
)
def test_volume_and_year_are_told_apart(text: str, expected: tuple[str, str, str]) -> None:
    reference = read(f"Smith J, Jones K. {text}")
    assert (reference.title, reference.volume, reference.page) == expected
    assert reference.container_title


CONTAINERS: dict[str, tuple[str, str | None]] = {
    "Growth of wheat in plants. Metabol. Eng. 2002; 4: 49–56": ("Metabol. Eng", None),
    "Growth of wheat in China. Renew. Energy 2013;57: 546–53": ("Renew. Energy", None),
    "Growth of wheat. JAPS: J Anim Plant Sci. 2015;25(4)": ("JAPS: J Anim Plant Sci", None),
    "Growth of wheat. Animal: An International Journal of Animal Bioscience. 2017": (
        "Animal: An International Journal of Animal Bioscience",
        None,
    ),
    "Growth of wheat.RSC Adv. 2016; 6: 110–8": ("RSC Adv", None),
    "Growth of wheat. J Dairy Sci. Elsevier; 2016;99: 680–700": ("J Dairy Sci", "Elsevier"),
    "Growth of wheat. Front Microbiol. Frontiers; 2013;4: 375": ("Front Microbiol", "Frontiers"),
    "Growth of wheat. Thorax. BMJ Group; 2000;55(6):518–32": ("Thorax", "BMJ Group"),
    "Growth of wheat. J Am Coll Cardiol. Journal of the American College of Cardiology; 2000;"
    "35: 230–7": ("J Am Coll Cardiol", None),
}


@pytest.mark.parametrize("text", CONTAINERS)
def test_journals_are_read_whole_and_publishers_apart(text: str) -> None:
    reference = read(f"Smith J, Jones K. {text}")
    assert (reference.container_title, reference.publisher) == CONTAINERS[text]
    assert (reference.title or "").startswith("Growth of wheat")
    assert reference.type is ItemType.ARTICLE_JOURNAL


def test_a_country_before_a_journal_belongs_to_the_title() -> None:
    reference = read(
        "Reynolds JW. More earthworms from Colorado, USA. Megadrilogica 2011;14: 15–72."
    )
    assert reference.title == "More earthworms from Colorado, USA"
    assert reference.container_title == "Megadrilogica"


def test_numbers_in_brackets_behind_proceedings() -> None:
    reference = read(
        "Taylor JR. Starch and sorghum. In Proceedings, Poultry Science Symposium 2005 "
        "(Vol. 17, No. 9, pp. 16-20)."
    )
    assert reference.container_title == "Proceedings, Poultry Science Symposium"
    assert (reference.volume, reference.issue, reference.page) == ("17", "9", "16-20")


@pytest.mark.parametrize(
    "text",
    [
        'Smith J, Jones B. "A study of sleep in men." J Sleep Res 21.3 (2012): 245-251.',
        "J. Smith, B. Jones, A study of sleep in men, J. Sleep Res. 21 (3) (2012) 245–251.",
        "Smith, J., & Jones, B. (2012). A study of sleep in men. J Sleep Res, 21(3), 245-251.",
        "Smith JA, Jones B (2012) A study of sleep in men. J Sleep Res 21(3):245–251",
    ],
)
def test_what_other_styles_print_is_read(text: str) -> None:
    reference = read(text)
    assert reference.title == "A study of sleep in men"
    assert (reference.volume, reference.issue, reference.page) == ("21", "3", "245-251")
    assert (reference.container_title or "").replace(".", "") == "J Sleep Res"
    assert len(reference.names("author")) == 2


def test_a_year_within_a_locator_is_no_year() -> None:
    reference = read("García, M. (2019). Efectos. Revista Española de Salud, 93, e201901.")
    assert reference.issued is not None
    assert (reference.issued.start, reference.page) == ((2019,), "e201901")
