"""References for every corner of the model, and texts that break careless readers."""

from __future__ import annotations

from typing import Any

from refconv.model import ATTRIBUTES, KINDS, Date, ItemType, Kind, Name, Reference, on

_WORDS = {
    "DOI": "10.1056/NEJMoa062867",
    "ISBN": "9783161484100",
    "ISSN": "0028-4793",
    "PMCID": "PMC1234567",
    "PMID": "17460227",
    "URL": "https://example.org/a?b=c&d=e",
    "keyword": "alpha, beta",
    "language": "en",
    "page": "451-464",
    "page-first": "451",
    "year-suffix": "b",
}
_NAMES = (
    Name(family="Wijdicks", given="E. F. M."),
    Name(family="Gogh", given="Vincent", non_dropping_particle="van"),
    Name(family="Fontaine", given="Jean", dropping_particle="de", non_dropping_particle="La"),
    Name(family="King", given="Martin Luther", suffix="Jr."),
    Name(family="O’Brien-Smith", given="J.-P."),
    Name(family="王", given="小明"),
    Name(literal="World Health Organization"),
    Name(literal="Smith & Sons, Inc."),
)
_DATES = {
    "year": on(2003),
    "month": on(2003, 10),
    "day": on(2003, 10, 9),
    "early": on(44, 3),
    "bc": on(-44, 3, 15),
    "range": Date(date_parts=((2003, 10), (2004, 1))),
    "days": Date(date_parts=((2003, 10, 30), (2003, 11, 2))),
    "open": Date(date_parts=((2003,), (0,))),
    "season": Date(date_parts=((2003,),), season=1),
    "about": Date(date_parts=((2003,),), circa=True),
    "words": Date(literal="in press"),
}
_TITLES = {
    "rich": "The <i>lac</i> operon of <i>E. coli</i>: H<sub>2</sub>O and <sup>13</sup>C",
    "nested": 'On <i>a <b>b</b> c</i> and <span class="nocase">pH</span>',
    "caps": 'The <span style="font-variant:small-caps;">roman</span> world',
    "punctuation": "50% of AT&T's {braces}, \\alpha, $5, #1, a_b, ~x^2; what? “Yes”",
    "angles": "p < 0.05 and a > b & <unknown> tags",
    "scripts": "α-Synuclein, naïve Österreich, 日本語, العربية, Ελλάδα 🧬",
    "question": "Is this a title?",
    "period": "Proceedings of the U.S.",
    "tags": "TY - JOUR, PMID- 1, ER - and @article{x, y={z}}",
    "quotes": 'He said "no" and it\'s `so`',
}


def corpus() -> tuple[Reference, ...]:
    """Make the references: each type, each variable, each kind of name, date and text."""
    return (*_types(), *_variables(), *_people(), *_dates(), *_texts())


def _types() -> list[Reference]:
    usual: dict[str, Any] = {
        "title": "A title of its own",
        "author": _NAMES[:2],
        "issued": on(2003, 10, 9),
        "container_title": "The container",
        "publisher": "The publisher",
        "volume": "12",
    }
    return [Reference(id=f"type-{its}", type=its, **usual) for its in ItemType]


def _variables() -> list[Reference]:
    out = []
    for variable in KINDS:
        for its in (ItemType.ARTICLE_JOURNAL, ItemType.BOOK):
            fields = {"title": "A title"} | {ATTRIBUTES[variable]: value_for(variable)}
            out.append(Reference(id=f"{its}-{variable}", type=its, **fields))
    return out


def value_for(variable: str) -> Any:
    """Make a plain value that a CSL variable may have, by CSL's own name."""
    kind = KINDS[variable]
    if kind is Kind.NAMES:
        return _NAMES[:1]
    if kind is Kind.DATE:
        return on(2004, 5, 6)
    default = "7" if kind is Kind.NUMBER else f"The {variable.replace('-', ' ').replace('_', ' ')}"
    return _WORDS.get(variable, default)


def _people() -> list[Reference]:
    article = ItemType.ARTICLE_JOURNAL
    alone = [
        Reference(id=f"name-{number}", type=article, title="A title", author=(name,))
        for number, name in enumerate(_NAMES)
    ]
    many = Reference(id="names", type=article, title="A title", author=_NAMES)
    more = Reference(
        id="et-al", type=article, title="Many", author=_NAMES[:1], et_al=frozenset({"author"})
    )
    roles = Reference(
        id="roles",
        type=ItemType.CHAPTER,
        title="A chapter",
        container_title="A book",
        author=_NAMES[:1],
        editor=_NAMES[1:3],
        translator=_NAMES[3:4],
    )
    return [*alone, many, more, roles]


def _dates() -> list[Reference]:
    return [
        Reference(id=f"date-{name}", type=ItemType.ARTICLE_JOURNAL, title="Dated", issued=date)
        for name, date in _DATES.items()
    ]


def _texts() -> list[Reference]:
    out = [
        Reference(id=f"title-{name}", type=ItemType.ARTICLE_JOURNAL, title=title)
        for name, title in _TITLES.items()
    ]
    pages = ("e5822", "S12-S15", "iv-xii", "1-4, 9", "1")
    out += [
        Reference(id=f"page-{n}", type=ItemType.ARTICLE_JOURNAL, title="Paged", page=page)
        for n, page in enumerate(pages)
    ]
    article = ItemType.ARTICLE_JOURNAL
    out.append(Reference(id="issue", type=article, title="Issue", volume="3", issue="12 Suppl 7"))
    out.append(Reference(id="lines", type=article, title="Lines", abstract="One.\n\nTwo."))
    out.append(Reference(id="custom", type=article, title="Beside", custom={"mine": {"a": 1}}))
    out.append(Reference(id="untyped", title="No type"))
    return out


def hostile() -> tuple[str, ...]:
    """Make texts for readers that no format holds, or that every format holds broken."""
    return (
        "",
        "\n\n\n",
        " \t \u00a0\u2028\u0085",
        "\x01\x02\x1f\x7f\ufffe\uffff",
        "{" * 20_000,
        "[" * 20_000,
        "<a>" * 20_000,
        '{"a":' * 20_000,
        "<record>" * 5_000,
        "<xml><records><record>",
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><xml>&b;</xml>',
        '<!DOCTYPE x SYSTEM "http://example.org/x.dtd"><x/>',
        "TY  - ",
        "TY  - JOUR\nTY  - JOUR\nER  - \nER  - ",
        "AU  - " + "," * 20_000,
        "TI  - " + "<i>" * 10_000,
        "PMID- \nAU  - \nDP  - ",
        "@article{" * 5_000,
        "@string{a = b} @article{x, crossref = {x}}",
        '{"DOI": 1, "title": {}, "author": [[]], "issued": {"date-parts": "x"}}',
        '{"message": {"items": [null, 1, "x", [], {}]}}',
        "1. " * 20_000,
        "(" * 20_000 + ")" * 20_000,
        "a" * 100_000,
        "a " * 50_000,
        "& " * 50_000,
        ". " * 50_000,
        "- " * 50_000,
        "9" * 50_000,
    )
