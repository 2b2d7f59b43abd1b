"""What must not get through: markup, addresses that run, entities, rings, paths."""

from __future__ import annotations

import re

import msgspec
import pytest
from csl_bodies import HEAD, entry, style

from refconv.csl import Cite, Processor, Style
from refconv.csl.backends.html import html, linked_html
from refconv.errors import StyleError, UnknownStyleError
from refconv.model import ATTRIBUTES, KINDS, Date, ItemType, Kind, Name, Reference

EVIL = "<script>alert(1)</script>"
TAG = re.compile(r"<(?!/?(?:i|b|em|sup|sub|span|div|a)\b)")


def _poisoned() -> Reference:
    """Give a reference that holds a script in every field."""
    fields: dict[str, object] = {"id": EVIL, "type": ItemType.ARTICLE_JOURNAL}
    for variable, kind in KINDS.items():
        if kind is Kind.NAMES:
            fields[ATTRIBUTES[variable]] = (
                Name(family=EVIL, given=EVIL, suffix=EVIL),
                Name(literal=EVIL),
            )
        elif kind is Kind.DATE:
            fields[ATTRIBUTES[variable]] = Date(literal=EVIL)
        else:
            fields[ATTRIBUTES[variable]] = EVIL
    return msgspec.convert(fields, Reference, from_attributes=True)


@pytest.mark.parametrize("name", ["apa", "nlm-citation-sequence", "chicago-notes-bibliography"])
@pytest.mark.parametrize("output", ["html", "html-linked"])
def test_no_script_comes_through(name: str, output: str) -> None:
    reference = _poisoned()
    processor = Processor(Style.load(name), [reference])
    cite = Cite(id=EVIL, locator=EVIL, prefix=EVIL, suffix=EVIL)
    written = [*processor.bibliography(output), *processor.cite([[cite]], output)]
    assert "script" in "".join(written)
    for text in written:
        assert not TAG.search(text), text


def test_tags_of_the_data_take_no_attributes_with_them() -> None:
    title = '<i onclick="x()">a</i> <span style="background:url(x)">b</span>'
    text = entry('<text variable="title"/>', Reference(id="a", title=title))
    assert "<" not in text


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", " javascript:x"]
)
def test_no_address_that_runs_becomes_a_link(address: str) -> None:
    assert "<a " not in linked_html([(address, "URL")])
    assert "<a " not in linked_html([(address, "DOI")])


def test_an_address_cannot_leave_its_attribute() -> None:
    written = linked_html([('https://x.org/"onmouseover="y', "URL")])
    assert 'href="https://x.org/&#34;onmouseover=&#34;y"' in written
    assert html([("a<b", "")]) == "a&#60;b"


def test_looks_of_a_style_are_words_only() -> None:
    made = entry("<text variable='title' font-weight='x\";y'/>", Reference(id="a", title="t"))
    assert '"' not in made.replace('style="font-weight:normal;"', "")


def test_a_document_type_is_refused() -> None:
    head = '<!DOCTYPE style [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + HEAD.format(root="")
    rest = "<citation><layout><text value='a'/></layout></citation></style>"
    with pytest.raises(StyleError, match="document type"):
        Style.parse(head + "<info><title>&x;</title></info>" + rest)
    with pytest.raises(StyleError):
        Style.parse(head + rest.replace("'a'", "'&x;'"))


def test_a_macro_that_calls_itself_is_refused_with_its_line() -> None:
    ring = "<macro name='a'>\n<text macro='b'/></macro><macro name='b'><text macro='a'/></macro>"
    with pytest.raises(StyleError, match=r"test:\d+: macro '[ab]' calls itself"):
        style("<text macro='a'/>", before=ring)


def test_a_macro_that_is_missing_is_refused() -> None:
    with pytest.raises(StyleError, match="no macro is called 'authr': did you mean author"):
        style("<text macro='authr'/>", before="<macro name='author'><text value='x'/></macro>")


def test_an_element_in_the_wrong_place_is_refused() -> None:
    with pytest.raises(StyleError, match="<layout> may not stand in <group>"):
        style("<group><layout/></group>")


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(StyleError, match="deeper than"):
        style("<group>" * 200 + "<text value='x'/>" + "</group>" * 200)


def test_a_long_chain_of_macros_is_refused() -> None:
    chain = "".join(f"<macro name='m{n}'><text macro='m{n + 1}'/></macro>" for n in range(300))
    with pytest.raises(StyleError, match="deeper than"):
        style("<text macro='m0'/>", before=chain + "<macro name='m300'><text value='x'/></macro>")


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..", "a/b", "apa\x00", "ap a", "/etc/passwd"]
)
def test_a_path_is_no_style_name(name: str) -> None:
    with pytest.raises(UnknownStyleError):
        Style.load(name)


def test_macros_that_double_the_work_again_and_again_are_refused() -> None:
    macros = "".join(
        f'<macro name="m{i}"><text macro="m{i + 1}"/><text macro="m{i + 1}"/></macro>'
        for i in range(40)
    )
    last = '<macro name="m40"><text variable="title"/></macro>'
    with pytest.raises(StyleError, match=r"more than 100,000 elements for one reference"):
        style('<text macro="m0"/>', before=macros + last)


def test_choices_are_no_doubled_work() -> None:
    macros = "".join(
        f'<macro name="m{i}"><choose><if type="book"><text macro="m{i + 1}"/></if>'
        f'<else><text macro="m{i + 1}"/></else></choose></macro>'
        for i in range(30)
    )
    last = '<macro name="m30"><text variable="title"/></macro>'
    one = Reference(id="a", type=ItemType.BOOK, title="One")
    assert "One" in entry('<text macro="m0"/>', one, before=macros + last)


def nested(macros: int, groups: int) -> str:
    """Give macros that call each other from within groups; the last prints the title."""
    deep = '<group delimiter=" ">' * groups + "{}" + "</group>" * groups
    calls = [f'<text macro="m{number + 1}"/>' for number in range(macros)]
    bodies = [deep.format(body) for body in (*calls, '<text variable="title"/>')]
    return "".join(f'<macro name="m{n}">{body}</macro>' for n, body in enumerate(bodies))


def test_what_is_nested_as_deep_as_it_may_be_is_rendered() -> None:
    one = Reference(id="a", title="One")
    for macros, groups in ((45, 1), (2, 45)):
        assert "One" in entry('<text macro="m0"/>', one, before=nested(macros, groups))


def test_macros_within_groups_within_macros_are_refused_when_they_are_too_deep() -> None:
    with pytest.raises(StyleError, match="elements and macros nest deeper than 150"):
        style('<text macro="m0"/>', before=nested(70, 70))
