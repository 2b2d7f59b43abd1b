"""XML's internal subset: entities are not declared there for us, and lines keep their numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refconv.kit.doctype import without_entities
from refconv.kit.xmlstream import elements

INSIDE = '<!ENTITY a "so <name>inside</name>">'
BODY = "<xml>&a;<name>own</name></xml>"


def names(text: str) -> list[str | None]:
    """Give the text of all elements `name`."""
    return [element.text for element in elements(text, {"name"}, lambda *_: None)]


@pytest.mark.parametrize(
    "head",
    [
        f"<!DOCTYPE xml [{INSIDE}]>",
        f'<?xml version="1.0"?>\n<!-- <!DOCTYPE --><?go?>\n<!DOCTYPE xml SYSTEM "a[]b" [{INSIDE}]>',
        f'<?xml version="1.0">\n<!DOCTYPE xml [{INSIDE}] >',
        f"<!DOCTYPE [{INSIDE}]>",
        f"<!DOCTYPE xml [<!-- ]> \" --><!ENTITY b ']>'>{INSIDE}]>",
        f"<!DOCTYPE xml [<?x ]> ' ?>{INSIDE}]>",
        f"<!DOCTYPE xml [] [{INSIDE}]>",
        "<!DOCTYPE xml [<!ENTITY a \"&#60;name>inside&#60;/name>\"><!ENTITY % p ''>]>",
        "<!DOCTYPE xml [<!ENTITY % p '&#60;!ENTITY a \"<name>inside</name>\">'>%p;]>",
    ],
)
def test_what_an_entity_stands_for_is_never_an_element(head: str) -> None:
    """lxml shows such elements and uses their memory after libxml2 has freed it."""
    assert "inside" not in names(head + BODY)
    assert names(head + "\n" + BODY.replace("&a;", "")) in (["own"], [])


def test_entities_of_a_subset_stay_as_references() -> None:
    text = "<!DOCTYPE xml [\n<!ENTITY nbsp '&#160;'>\n]>\n<name>a&nbsp;b</name>"
    faults: list[tuple[str, int]] = []
    found = elements(text, {"name"}, lambda *fault: faults.append(fault))
    assert [(its.text, its[0].text, its[0].tail) for its in found] == [("a", "&nbsp;", "b")]
    assert faults == []


@pytest.mark.parametrize(
    "text",
    [
        "<xml>a</xml>",
        "<!DOCTYPE xml [<!ATTLIST xml a CDATA 'b'>]><xml/>",
        "<xml><![CDATA[<!DOCTYPE x [<!ENTITY a 'b'>]>]]></xml>",
        "<!-- <!DOCTYPE x [<!ENTITY a 'b'>]> --><xml/>",
    ],
)
def test_what_declares_no_entity_stays_as_it_is(text: str) -> None:
    assert without_entities(text) == text


@given(
    st.text("[]<>\"'\n x")
    | st.lists(
        st.sampled_from(
            ("<!DOCTYPE ", "x", "[", "]", "<!ENTITY", " ", '"', "'", "<!--", "-->", ">", "\n")
        )
    ).map("".join)
)
def test_lines_keep_their_numbers(text: str) -> None:
    given_text = text + INSIDE
    assert without_entities(given_text).count("\n") == given_text.count("\n")


def test_hostile_subsets_take_linear_time() -> None:
    from time import process_time

    def seconds(times: int) -> float:
        texts = ("<!DOCTYPE x [" + sign * times + "<!ENTITY" for sign in ('"', "<!--", "[", "<?"))
        before = process_time()
        for text in texts:
            without_entities(text)
        without_entities("<!ENTITY" + "<!DOCTYPE x " * times)
        without_entities("<!DOCTYPE x '\"" + "'" * times + "<!ENTITY")
        return process_time() - before

    assert min(seconds(200_000) for _ in range(3)) < 1
