"""References in German, Spanish, French, Italian and Portuguese, as authors print them."""

from __future__ import annotations

import pytest

from refconv.model import ItemType, Reference
from refconv_vancouver.reading import read

BOOKS: dict[str, tuple[str, str, str | None, str | None, str | None]] = {
    "Müller H, Schmidt K, Hrsg. Lehrbuch der Medizin. 3. Aufl. Stuttgart: Thieme; 2015.": (
        "Müller", "Lehrbuch der Medizin", "3", "Stuttgart", "Thieme",
    ),
    "Schneider A, Herausgeberin. Pflege heute. 5. Aufl. München: Elsevier; 2011.": (
        "Schneider", "Pflege heute", "5", "München", "Elsevier",
    ),
    "Zimmermann P. Schmerztherapie. München, Wien: Urban & Schwarzenberg, 1998.": (
        "Zimmermann", "Schmerztherapie", None, "München, Wien", "Urban & Schwarzenberg",
    ),
    "Hernández Sampieri R. Metodología de la investigación. 5ª ed. México: McGraw-Hill; 2010.": (
        "Hernández Sampieri", "Metodología de la investigación", "5", "México", "McGraw-Hill",
    ),
    "Organización Mundial de la Salud. Informe sobre la salud. Ginebra: OMS; 2010.": (
        "Organización Mundial de la Salud", "Informe sobre la salud", None, "Ginebra", "OMS",
    ),
    "Faure J, coordinateur. Guide des bonnes pratiques. 2e édition. Rennes: Masson; 2015.": (
        "Faure", "Guide des bonnes pratiques", "2", "Rennes", "Masson",
    ),
    "Fontaine D. Le diabète : une épidémie ? Paris : Odile Jacob ; 2009. 250 p.": (
        "Fontaine", "Le diabète : une épidémie ?", None, "Paris", "Odile Jacob",
    ),
    "Organisation mondiale de la santé. Rapport sur la santé. Genève: OMS; 2008.": (
        "Organisation mondiale de la santé", "Rapport sur la santé", None, "Genève", "OMS",
    ),
    "Gallo V, curatore. Nursing oggi. Napoli: Idelson-Gnocchi; 2001.": (
        "Gallo", "Nursing oggi", None, "Napoli", "Idelson-Gnocchi",
    ),
    "Carvalho N, editora. Manual de fisioterapia. 3ª ed. Lisboa: Lidel; 2016.": (
        "Carvalho", "Manual de fisioterapia", "3", "Lisboa", "Lidel",
    ),
}  # fmt: skip


def first(reference: Reference) -> str | None:
    """Give the first author's or editor's family name, or the body."""
    names = reference.names("author") or reference.names("editor")
    return names[0].family or names[0].literal if names else None


@pytest.mark.parametrize("text", BOOKS)
def test_books(text: str) -> None:
    reference = read(text)
    assert (
        first(reference), reference.title, reference.edition, reference.publisher_place,
        reference.publisher,
    ) == BOOKS[text]  # fmt: skip
    assert len(reference.names("author")) + len(reference.names("editor")) == text.count(" H,") + 1


ARTICLES: dict[str, tuple[str, str | None, str | None, str]] = {
    "Klein U (2011) Pflege im Wandel. Pflege 24 (3): 151-158.": ("Pflege", "24", "3", "151-158"),
    "Hoffmann R, u. a. Zum Schlaganfall. Nervenarzt 2009; 80: 155–163.": (
        "Nervenarzt", "80", None, "155-163",
    ),
    "López R. El ejercicio. Aten Primaria. 2019; 51(supl 2): 12-9.": (
        "Aten Primaria", "51", "supl 2", "12-19",
    ),
    "Vega M. Dengue. Rev Cubana Med Trop. 2005; Vol. 57, Nº 2, págs. 99-105.": (
        "Rev Cubana Med Trop", "57", "2", "99-105",
    ),
    "Moreau S, Girard B. L'éducation. Rev Prat 2013 ; 63 : 1234-9.": (
        "Rev Prat", "63", None, "1234-1239",
    ),
    "Société française de cardiologie. Recommandations. Arch Mal Coeur 2002 ; 95 : 5-52.": (
        "Arch Mal Coeur", "95", None, "5-52",
    ),
    "Lambert G. Soins palliatifs. Med Pal. 2010, vol. 9, n° 3, p. 120-127.": (
        "Med Pal", "9", "3", "120-127",
    ),
    "Colombo E e Fabbri D. La cura. Bioetica. 2003; XI(2): 201-14.": (
        "Bioetica", "XI", "2", "201-214",
    ),
    "Gomes P. Saúde da família. Rev Bras Enferm. 2007 maio-jun; 60(3): 280-5.": (
        "Rev Bras Enferm", "60", "3", "280-285",
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", ARTICLES)
def test_articles(text: str) -> None:
    reference = read(text)
    assert (
        reference.container_title, reference.volume, reference.issue, reference.page
    ) == ARTICLES[text]  # fmt: skip
    assert first(reference)
    assert reference.type is ItemType.ARTICLE_JOURNAL


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Verfügbar unter: https://a.org/b (abgerufen am 12. März 2021).", (2021, 3, 12)),
        ("Disponible en: https://a.org/b (consultado el 3 de mayo de 2018).", (2018, 5, 3)),
        ("Disponible sur: https://a.org/b (consulté le 4 juin 2019).", (2019, 6, 4)),
        (
            "Disponibile all'indirizzo: https://a.org/b (consultato il 10 maggio 2018).",
            (2018, 5, 10),
        ),
        ("Disponível em: https://a.org/b. Acesso em: 5 de abril de 2015.", (2015, 4, 5)),
    ],
)
def test_pages_of_the_web(text: str, date: tuple[int, ...]) -> None:
    reference = read(f"Moreira A. Obesidade infantil. 2011. {text}")
    assert (reference.title, reference.URL) == ("Obesidade infantil", "https://a.org/b")
    assert reference.accessed is not None
    assert reference.accessed.start == date


@pytest.mark.parametrize(
    "title",
    ["Asociación entre obesidad y asma", "Sociedad y salud en la ciudad", "Société et santé"],
)
def test_a_title_that_begins_like_a_body_is_a_title(title: str) -> None:
    reference = read(f"{title}. Rev Esp Salud Publica. 2014;88(3):325-32.")
    assert (reference.title, reference.names("author")) == (title, ())
