"""Books and their parts as authors print them: without a stop, or with one too many."""

from __future__ import annotations

from typing import Any

import pytest

from refconv_vancouver.reading import read

BOOKS: dict[str, dict[str, Any]] = {
    "Garfin GA, LeRoy S. Climate change in the southwest. Washington, DC Island Press; 2013.": {
        "publisher_place": "Washington, DC",
        "publisher": "Island Press",
    },
    "Shea B. Forensic science: A Path Forward Washington D.C.: National Academy Press; 2009.": {
        "title": "Forensic science: A Path Forward",
        "publisher": "National Academy Press",
    },
    "Woelfel JB. Dental anatomy. 8th ed Philadelphia and London: Lippincott; 2012.": {
        "publisher_place": "Philadelphia and London",
        "edition": "8",
    },
    "Sokal RR, Rohlf FJ. Biometry. 3rd ed. New York W.H. Freeman; 1995.": {
        "title": "Biometry",
        "publisher_place": "New York",
        "publisher": "W.H. Freeman",
    },
    "Hurley T. Returns to research, 1958–2015 [Internet]. St. Paul: Brief Press; 2016.": {
        "title": "Returns to research, 1958–2015",
        "publisher_place": "St. Paul",
    },
    "Frye R. Arab Travellers in the Far North London: Penguin Classics; 2012.": {
        "title": "Arab Travellers in the Far North",
        "publisher_place": "London",
    },
    "Barker K. Rural structures in the tropics. Rome, Italy: 2011.": {
        "publisher_place": "Rome, Italy",
        "publisher": None,
    },
}


@pytest.mark.parametrize("text", BOOKS)
def test_imprints_of_every_make_are_read(text: str) -> None:
    reference = read(text)
    for name, wanted in BOOKS[text].items():
        assert getattr(reference, name) == wanted, name


EDITED: dict[str, list[str]] = {
    "Chang LW. Chemistry. In: Zepp R.G. (ed) Photochemistry. Berlin: Springer; 1999. p. 3-30.": [
        "Zepp"
    ],
    "Scrimgeour C. Fatty acids. In: Shahidi Fereidoon, editor. Oil and fat products. "
    "Chichester: Wiley; 2005. p. 5-9.": ["Shahidi"],
    "Day BE. Principles of pest control Day BE, editor. Washington, DC: Academy; 1968.": ["Day"],
    "Fritz G. Methodology. In: Handbook of Archaeological Methods, Maschner HDG and "
    "Chippindale C, Eds., Lanham, Maryland: Alta Mira Press; 2005 pp 773-834.": [
        "Maschner",
        "Chippindale",
    ],
    "Fuller R. Probiotics. In: Fuller R, van der Waaj, editors. Microbial seminar. "
    "Berlin: Springer; 1995. p. 1-8.": ["Fuller", "van der Waaj"],
    "IPCC. Synthesis report. Contribution of three groups [Core Writing Team, Pachauri R.K. and "
    "Meyer L.A. (eds.)]. Geneva: IPCC; 2014.": ["Core Writing Team", "Pachauri", "Meyer"],
    "Steinfeld H. Livestock's long shadow. World Health Organization, editor. Rome: FAO; 2006.": [
        "World Health Organization"
    ],
    "Poirier Y. Phosphate. In: Annual Plant Reviews, Edited by Plaxton William C. and Lambers "
    "Hans. Chichester: Wiley; 2015. p. 1-9.": ["Plaxton", "Lambers"],
    "Tesch R. Qualitative research. Edited by John van Maanen, Mary K. Smith and Jo Ann Lee. "
    "London: Falmer Press; 1990.": ["van Maanen", "Smith", "Lee"],
    "IPCC. Managing the risks. A report of Working Groups I and II of the panel, ed. Field C.B., "
    "et al. Cambridge: Cambridge University Press; 2012.": ["Field"],
    "Russell T. Rock artIn: Smith B, editor. Working with rock art. London: Routledge; "
    "2012p.36-45.": ["Smith"],
}


@pytest.mark.parametrize("text", EDITED)
def test_editors_are_found_wherever_they_stand(text: str) -> None:
    assert [name.family or name.literal for name in read(text).editor] == EDITED[text]


@pytest.mark.parametrize(
    "text",
    [
        "IPCC (2014) Climate change: mitigation. Cambridge: Cambridge University Press.",
        "IPCC, 2014. Climate change: mitigation. Cambridge: Cambridge University Press.",
        "IPCC (2014). Climate change: mitigation. Cambridge: Cambridge University Press.",
    ],
)
def test_a_body_with_its_year_is_the_author(text: str) -> None:
    reference = read(text)
    assert [name.literal for name in reference.author] == ["IPCC"]
    assert reference.title == "Climate change: mitigation"
    assert reference.issued is not None
    assert reference.issued.date_parts == ((2014,),)


def test_of_two_years_the_last_is_the_date() -> None:
    reference = read("Ministry of Health and Welfare. Nutrition survey, 2014. 2016 http://a.org/b")
    assert reference.issued is not None
    assert reference.issued.date_parts == ((2016,),)
    assert reference.page is None


def test_a_publisher_alone_behind_an_article_is_no_publisher() -> None:
    reference = read("Archer SR. Ecosystems of the southwest. Rangelands. 2008;30(3): 23-28.")
    assert reference.container_title == "Rangelands"
    assert reference.publisher is None


STATEMENTS: dict[str, dict[str, str | None]] = {
    "Sokal RR, Rohlf FJ. Biometry. Third. New York: Freeman; 1995.": {"edition": "3"},
    "Sokal RR, Rohlf FJ. Biometry. 3rd. New York: Freeman; 1995.": {"edition": "3"},
    "Weir BS. Genetic data analysis. II ed: Sinauer Associates; 1996.": {"edition": "2"},
    "Mayr E. Populations. Reprint edition. London: Routledge; 2013.": {
        "edition": "Reprint edition"
    },
    "Linder H. Biologi. 4. utg. Stockholm: Norstedts; 1979.": {"edition": "4"},
    "Pessoa L. Emotion. In: Anders S, editor. Emotions. 156: Elsevier; 2006. p. 3-9.": {
        "container_title": "Emotions",
        "volume": "156",
    },
    "Pessoa L. Mood. In: Anders S, editor. Emotions. 2nd ed. 14. Bern: Huber; 2006. p. 3.": {
        "container_title": "Emotions",
        "edition": "2",
        "volume": "14",
    },
    "Gmelin JF. Systema naturae. 13th edition. Vol 1, pt 6. Leipzig: G. E. Beer; 1791.": {
        "volume": "1",
        "part_number": "6",
        "edition": "13",
    },
    "Ripley B. Splines. In: Jasper J, editor. Data: Report No. 27. Bern: Huber; 1991. p. 1-4.": {
        "container_title": "Data: Report No. 27",
        "volume": None,
    },
}


@pytest.mark.parametrize("text", STATEMENTS)
def test_what_stands_between_title_and_imprint_is_read(text: str) -> None:
    reference = read(text)
    for name, wanted in STATEMENTS[text].items():
        assert getattr(reference, name) == wanted, name


OTHERS: dict[str, dict[str, Any]] = {
    "WHO. Status report. Geneva: World Health Organization; 2014 (WHO/MSD/14.1).": {
        "publisher": "World Health Organization",
        "number": "WHO/MSD/14.1",
    },
    "Smith J. Sleep. Dissertation, Universität Bonn; 2010.": {"publisher": "Universität Bonn"},
    "Smith J. Sleep. Ph.D. diss., University of Leeds, 2010.": {
        "type": "thesis",
        "publisher": "University of Leeds",
    },
    "Lee K. Deep nets. Proceedings of the 10th Conference on Vision; Seoul, Korea; 2012. p. 3-9.": {
        "container_title": "Proceedings of the 10th Conference on Vision",
        "publisher": None,
    },
    "Smith J. Growth. 2 vols. London: Routledge; 2010.": {"number_of_volumes": "2"},
    "Smith J. Growth. London: Routledge; 2010. 345 p. (Studies in growth; vol. 7).": {
        "number_of_pages": "345",
        "collection_title": "Studies in growth",
    },
    "Smith J. Slow growth. Report No. 12. London: Department of Health; 2010.": {
        "title": "Slow growth"
    },
}


@pytest.mark.parametrize("text", OTHERS)
def test_reports_theses_and_proceedings_are_read(text: str) -> None:
    reference = read(text)
    for name, wanted in OTHERS[text].items():
        assert getattr(reference, name) == wanted, name


def test_a_translator_in_brackets_is_one() -> None:
    reference = read("Weil S. Growth (trans. Brown K). London: Routledge; 2010.")
    assert [name.family for name in reference.translator] == ["Brown"]
    assert reference.title == "Growth"
