"""What reference managers print, and journals without titles before them."""

from __future__ import annotations

import pytest

from refconv.model import ItemType, Reference
from refconv_vancouver.reading import read


def _left(reference: Reference) -> list[str]:
    origin = reference.origin
    assert origin is not None
    return [origin.text[piece.start : piece.end] for piece in origin.remainder]


def test_empty_publisher_and_pages() -> None:
    its = read("Doyle AC. The sign of four. London: ; 1890. p. -.")
    assert (its.title, its.publisher_place, its.publisher) == ("The sign of four", "London", None)
    assert its.page is None


def test_empty_volume_and_issue() -> None:
    its = read("Evans J. Trends in asthma. Thorax. 2001;():.")
    assert (its.container_title, its.volume, its.issue) == ("Thorax", None, None)


def test_empty_editors() -> None:
    its = read("Farr W. Vital signs. In: , editor. Selected works. London: Stanford; 1885. p. 12-.")
    assert (its.container_title, its.editor) == ("Selected works", ())


@pytest.mark.parametrize(
    ("text", "journal"),
    [
        ("Eze UU. Malaria vaccines. Vol. 12, Malaria Journal. 2013. p. 1.", "Malaria Journal"),
        ("Moher D. The PRISMA statement. Vol. 6, PLoS Medicine. 2009.", "PLoS Medicine"),
    ],
)
def test_a_volume_before_its_journal(text: str, journal: str) -> None:
    its = read(text)
    assert its.container_title == journal
    assert its.volume in {"12", "6"}
    assert "Vol" not in str(its.title)


def test_a_date_ahead_of_the_issue() -> None:
    its = read("Tesfaye S. On nerves. Diabetes Care [Internet]. 2010/10/14. 2010;33(10):2285-93.")
    assert its.container_title == "Diabetes Care"
    assert its.available_date is not None
    assert its.available_date.start == (2010, 10, 14)


def test_a_day_before_its_month_behind_the_year() -> None:
    its = read("Nash J. Game theory. [cited 2015 2 Feb]; Available from: http://www.example.org/a")
    assert its.accessed is not None
    assert its.accessed.start == (2015, 2, 2)
    assert its.title == "Game theory"


@pytest.mark.parametrize(
    ("text", "author", "journal"),
    [
        ("Suzuki, A.; Mori, N. Chem. Rev. 1995, 95, 2457.", "N.", "Chem. Rev"),
        ("Suzuki, A. J. Organomet. Chem. 1999, 576, 147-168.", "A.", "J. Organomet. Chem"),
        ("Lee, S.; Kim, J. J. Am. Chem. Soc. 2012, 134 (5), 24-9.", "J.", "J. Am. Chem. Soc"),
        ("Becke, A. D. J. Chem. Phys. 1993, 98, 5648.", "A. D.", "J. Chem. Phys"),
        ("Lau, D. Angew. Chem., Int. Ed. 2005, 44, 4442-4489.", "D.", "Angew. Chem., Int. Ed"),
    ],
)
def test_a_journal_without_a_title(text: str, author: str, journal: str) -> None:
    its = read(text)
    assert (its.title, its.container_title) == (None, journal)
    assert its.author[-1].given == author
    assert _left(its) == []


def test_a_title_of_one_word_is_kept() -> None:
    its = read("Smith AB. Pneumonia. Chest. 1995;95:2457-60.")
    assert (its.title, its.container_title) == ("Pneumonia", "Chest")


def test_a_colon_within_a_title_is_no_border() -> None:
    its = read(
        "Ali M. Prevalence of anemia in pregnancy: A cross sectional study. 2011;(May 2014)."
    )
    assert its.title == "Prevalence of anemia in pregnancy: A cross sectional study"


@pytest.mark.parametrize("role", ["ed", "editor"])
def test_a_chapter_without_a_title(role: str) -> None:
    its = read(f"Moe P. In: Berg U, {role}. Paediatric nephrology. Oslo: Liber; 1999. p. 12-40.")
    assert (its.title, its.container_title) == (None, "Paediatric nephrology")
    assert [name.family for name in its.editor] == ["Berg"]


def test_the_date_of_an_original_work() -> None:
    its = read(
        "Bowlby, J. (1982). Attachment. New York: Basic Books. (Original work published 1969)"
    )
    assert its.publisher == "Basic Books"
    assert its.original_date is not None
    assert its.original_date.start == (1969,)
    assert _left(its) == []


def test_pages_of_a_newspaper() -> None:
    its = read("Roe, J. (1993, September 30). Obesity. The Washington Post, pp. A1, A4.")
    assert (its.container_title, its.page, its.volume) == ("The Washington Post", "A1, A4", None)


def test_an_editor_who_translated() -> None:
    its = read(
        "Freud, S. (1953). On dreams. In J. Strachey (Ed. & Trans.), The complete works (Vol. 4). "
        "London: Hogarth Press."
    )
    assert its.container_title == "The complete works"
    assert its.editor == its.translator
    assert its.editor[0].family == "Strachey"


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Smith, R. T. Ph.D. Thesis, University of Illinois, Urbana, IL, 2004.", "R. T."),
        ("Baran, P. S. U.S. Patent 7,654,321, 2010.", "P. S."),
    ],
)
def test_what_follows_initials_is_none(text: str, given: str) -> None:
    assert read(text).author[0].given == given


def test_a_reported_case() -> None:
    its = read("Roe v. Wade, 410 U.S. 113 (1973).")
    assert its.type is ItemType.LEGAL_CASE
    assert (its.title, its.volume, its.page) == ("Roe v. Wade", "410", "113")
    assert its.container_title == "U.S."
    its = read("Daubert v. Merrell Dow, 43 F.3d 1311 (9th Cir. 1995).")
    assert (its.container_title, its.authority) == ("F.3d", "9th Cir.")


def test_a_package() -> None:
    its = read(
        "Bates D. lme4: Linear models. R package version 1.1-7. 2014. http://example.org/lme4"
    )
    assert (its.type, its.version, its.page) == (ItemType.SOFTWARE, "1.1-7", None)
    assert its.title == "lme4: Linear models"
    assert _left(its) == []


def test_a_series_behind_the_year_without_brackets() -> None:
    its = read("OPS. Salud en las Américas. Washington: OPS; 2012. Publicación Científica No. 636.")
    assert (its.publisher, its.collection_title) == ("OPS", "Publicación Científica")
    assert its.collection_number == "636"


def test_a_volume_in_roman_figures_before_a_series() -> None:
    its = read("Ferlay J. Cancer. Vol. X. IARC Scientific Publications No. 164. Lyon: IARC; 2014.")
    assert (its.title, its.volume) == ("Cancer", "X")
    assert its.collection_title == "IARC Scientific Publications"


@pytest.mark.parametrize(
    ("text", "journal", "volume"),
    [
        ("P. W. Anderson, Phys. Rev. 109, 1492 (1958).", "Phys. Rev", "109"),
        ("J. Low, and J. R. Schrieffer, Phys. Rev. 108, 1175 (1957).", "Phys. Rev", "108"),
        (
            "Y. Tokura, Rep. Prog. Phys. 69, 797 (2006), and references therein.",
            "Rep. Prog. Phys",
            "69",
        ),
    ],
)
def test_physics_without_titles(text: str, journal: str, volume: str) -> None:
    its = read(text)
    assert (its.title, its.container_title, its.volume) == (None, journal, volume)
    assert all(name.given for name in its.author)


def test_a_thesis_behind_the_name() -> None:
    its = read("J. Smith, Ph.D. thesis, Princeton University, 1999.")
    assert its.type is ItemType.THESIS
    assert [(name.family, name.given) for name in its.author] == [("Smith", "J.")]
    assert (its.genre, its.publisher, its.title) == ("Ph.D. thesis", "Princeton University", None)
