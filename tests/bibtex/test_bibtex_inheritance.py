"""What entries take from others."""

from __future__ import annotations

import refconv
from refconv import Bibliography, ItemType, Limits


def read(text: str, dialect: str = "biblatex", **options: object) -> Bibliography:
    return refconv.loads(text, dialect, **options)  # type: ignore[arg-type]


def codes(bibliography: Bibliography) -> list[str]:
    return [d.code for d in bibliography.diagnostics]


NESTED = """
@bookinbook{play, crossref = {three}, title = {Macbeth}, pages = {100-200}}
@book{three, crossref = {works}, date = {1975}, title = {Tragedies}, volume = 3}
@mvbook{works, author = {Shakespeare}, date = {1970/1980}, title = {Collected Works},
  location = {London}, volumes = 4, keywords = {his}}
"""


def test_titles_of_parents_become_titles_of_containers() -> None:
    play, three, works = read(NESTED)
    assert (play.title, play.volume_title) == ("Macbeth", "Tragedies")
    assert (play.container_title, play.volume) == ("Collected Works", "3")
    assert play.publisher_place == three.publisher_place == "London"
    assert (three.title, three.volume_title) == ("Collected Works", "Tragedies")
    assert play.author == play.container_author == works.author
    assert three.container_author == ()
    assert three.issued is not None
    assert three.issued.year == 1975
    assert play.keyword is None


def test_the_order_of_entries_does_not_matter() -> None:
    blocks = [f"@{block}" for block in NESTED.strip().split("@")[1:]]
    turned = {r.id: r for r in read("".join(reversed(blocks)))}
    assert {r.id: (r.title, r.container_title) for r in read(NESTED)} == {
        key: (r.title, r.container_title) for key, r in turned.items()
    }


def test_conference_papers_take_the_title_of_their_proceedings_in_both_dialects() -> None:
    text = (
        "@inproceedings{a, title = {X}, crossref = {p}}\n"
        "@proceedings{p, title = {Proc. of Y}, editor = {Ed, An}, year = 2001}\n"
    )
    for dialect in ("bibtex", "biblatex"):
        paper, _ = read(text, dialect)
        assert (paper.title, paper.container_title) == ("X", "Proc. of Y")
        assert paper.editor[0].family == "Ed"
        assert paper.issued is not None


def test_articles_take_the_title_of_their_journal() -> None:
    article, _ = read("@article{a, title={X}, crossref={j}}\n@periodical{j, title={Jour}}")
    assert (article.title, article.container_title) == ("X", "Jour")


def test_what_an_entry_has_wins() -> None:
    child, _ = read("@inbook{a, title={X}, booktitle={Own}, crossref={b}}\n@book{b, title={B}}")
    assert child.container_title == "Own"


def test_xdata_is_taken_in_and_is_no_reference() -> None:
    bibliography = read(
        "@xdata{place, location = {Berlin}, xdata = {house}}\n@xdata{house, publisher = {P}}\n"
        "@book{a, title = {X}, xdata = {place}}\n"
    )
    (book,) = bibliography
    assert (book.publisher, book.publisher_place) == ("P", "Berlin")
    assert codes(bibliography) == ["bibtex/xdata", "bibtex/xdata"]


def test_sets_are_told() -> None:
    bibliography = read("@set{s, entryset = {a,b}}\n@book{a, title={X}}")
    assert [r.id for r in bibliography] == ["a"]
    assert "bibtex/set" in codes(bibliography)


def test_a_missing_parent_is_told_and_kept() -> None:
    bibliography = read("@inbook{a, title={X}, crossref={b}}")
    assert "bibtex/crossref-missing" in codes(bibliography)
    assert "crossref = {b}" in refconv.dumps(bibliography, "biblatex")


def test_a_cycle_ends() -> None:
    bibliography = read(
        "@inbook{a,crossref={b}}\n@book{b,crossref={a},title={B}}\n@book{c,xdata={c}}"
    )
    assert [r.id for r in bibliography] == ["a", "b", "c"]
    assert "bibtex/crossref-cycle" in codes(bibliography)


def test_inheriting_has_a_budget() -> None:
    children = "".join(f"@inbook{{c{n}, crossref={{p}}}}\n" for n in range(50))
    text = f"@book{{p, abstract={{{'x' * 1000}}}}}\n{children}"
    bibliography = read(text, limits=Limits(expansion=100))
    assert "limit/expansion" in codes(bibliography)
    assert sum(r.abstract is not None for r in bibliography) < 10


def test_a_bomb_of_macros_is_told() -> None:
    lines = "".join(f"@string{{a{n} = a{n - 1} # a{n - 1}}}\n" for n in range(1, 60))
    bibliography = read(f'@string{{a0 = "xxxxxxxxxx"}}\n{lines}@book{{k, title = a59}}')
    assert "limit/expansion" in codes(bibliography)
    assert bibliography[0].type is ItemType.BOOK
