"""LaTeX to rich text and back."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from refconv.kit import latex
from refconv.kit.latex_quick import quick
from refconv.kit.latex_writing import escape, write
from refconv.model.richtext import parse, serialise

SLOW = [HealthCheck.too_slow]
"""A busy machine is no fault of the test."""

NOCASE = '<span class="nocase">'
SC = '<span style="font-variant:small-caps;">'

READ = {
    # accents in every spelling
    r"{\'E}lie": "Élie",
    r"G{\"o}del G\"odel G\"{o}del G{\"{o}}del": "Gödel Gödel Gödel Gödel",
    r"Erd{\H o}s Erd\H{o}s": "Erdős Erdős",
    r"\'\i{} {\'\i} \'{\i} \'{\j}": "í í í j́",
    r"\v{S} {\v S} \c{c} {\c c} \k{a} \d{s} \b{o} \u{g} \=a \.z \r{a} \t{oo}": (
        "Š Š ç ç ą ṣ o̱ ğ ā ż å o͡o"
    ),
    r"\`{\^e} \d{\u{a}}": "ề ặ",
    r"\~{} \^{} \'{}": "~ ^ ´",
    r"{\AA}berg \o \O \l \L \ss \ae \AE \oe \OE \dj \DJ \th": "Åberg øØłŁßæÆœŒđĐþ",
    # symbols, spaces, quotes, dashes
    r"a\&b\%c\$d\#e\_f\{\}": "a&b%c$d#e_f{}",
    r"\textasciitilde{}\textasciicircum{}\textbackslash{}": "~^\\",
    r"\copyright\pounds\euro \S{} 3 \textdegree C \dag": "©£€§ 3 °C †",
    r"50% of R&D _ and ^ stay # too": "50% of R&D _ and ^ stay # too",
    "a~b -- c---d": "a\u00a0b – c—d",
    "``q'' and `r' in O'Connor's": "“q” and ‘r’ in O'Connor's",
    "it's 5' long": "it's 5' long",
    r"one\\two\ three\-four": "one two threefour",
    "folded\n\twhite   space": "folded white space",
    r"\TeX: the {\LaTeX} book": "TeX: the LaTeX book",
    r"\ElsevierGlyph{2014}\char65": "—A",
    # markup
    r"\emph{a} \textit{b} {\it c} {\em d}": "<i>a</i> <i>b</i> <i>c</i> <i>d</i>",
    r"\textbf{e} {\bf f}": "<b>e</b> <b>f</b>",
    r"x\textsuperscript{nd}\textsubscript{2} \textsc{Sc}": (
        f"x<sup>nd</sup><sub>2</sub> {SC}Sc</span>"
    ),
    r"a\it b{\bf c}": "a<i>b<b>c</b></i>",
    r"a\begin{it}b\end{it}c": "a<i>b</i>c",
    r"\enquote{out \enquote{in}} \mkbibquote{q} \mkbibparens{p}": "“out ‘in’” “q” (p)",
    r"\textrm{plain} \mbox{x} \underline{u}": "plain x u",
    r"\uppercase{abc} \MakeLowercase{DEF}": "ABC def",
    # addresses
    r"\url{http://a.b/%20~x_y#z}": "http://a.b/%20~x_y#z",
    r"\href{http://a.b}{the \emph{text}}": "the <i>text</i>",
    # math
    r"$\alpha$ $^{12}$C H$_2$O $10^{-3}$ $x \leq y$": (
        "α <sup>12</sup>C H<sub>2</sub>O 10<sup>−3</sup> x≤y"
    ),
    r"$\frac{1}{2}$ $\sqrt{x+1}$ $\bar{x}$ \(a\) \ensuremath{\beta}": "1/2 √(x+1) x̄ a β",
    r"$\overbrace{x}$": r"$\overbrace{x}$",
    "from $5 and $10 up": "from $5 and $10 up",
    "costs $5": "costs $5",
    # nothing is run, nothing is lost
    r"\unknown and \foo{bar}": r"\unknown and \foo{bar}",
    r"\input{/etc/passwd}": r"\input{/etc/passwd}",
    r"\noopsort{1973b}1973": "1973",
    "{unclosed \\emph{x": "unclosed <i>x</i>",
    "closed} too often": "closed too often",
    r"\'": "´",
    "\\": "\\",
}


@pytest.mark.parametrize("given_latex", READ)
def test_latex_is_read(given_latex: str) -> None:
    assert latex.read(given_latex) == READ[given_latex]


PROTECTED = {
    "The {DNA} of {T}om": f"The {NOCASE}DNA</span> of {NOCASE}T</span>om",
    "{{Whole {Title}}}": f"{NOCASE}Whole Title</span>",
    r"{\'E}tude {\emph{De Anima}}": "Étude <i>De Anima</i>",
    r"\emph{The {DNA}}": f"<i>The {NOCASE}DNA</span></i>",
    r"{1984} and {" + '"' + "}x{" + '"' + "}": '1984 and "x"',
    r"{{\"O}zg{\"u}r}": f"{NOCASE}Özgür</span>",
}


@pytest.mark.parametrize("given_latex", PROTECTED)
def test_braces_protect_case_as_bibtex_has_it(given_latex: str) -> None:
    assert latex.read(given_latex, protect=True) == PROTECTED[given_latex]


def test_what_is_not_understood_is_told() -> None:
    found: list[latex.Problem] = []
    latex.read(r"\foo{x} $\overbrace{y}$ \href{http://a.b}{c}", found.append)
    assert [(p.kind, p.what) for p in found] == [
        ("unknown-command", r"\foo"),
        ("math", r"\overbrace{y}"),
        ("link", "http://a.b"),
    ]


def test_deep_braces_are_a_problem_and_no_recursion() -> None:
    found: list[latex.Problem] = []
    assert latex.read("{" * 5000 + r"\emph{x}" + "}" * 5000, found.append) == "<i>x</i>"
    assert [p.kind for p in found] == ["nesting"]


def test_plain_text_has_no_markup_and_ordinary_spaces() -> None:
    assert latex.plain(r"{\'E}lie~\emph{Cartan}") == "Élie Cartan"


BITS = [
    *"abÉ -'`~{}$_^&%#<>\\\n1,=",
    "--",
    "''",
    "``",
    "{\\'e}",
    '\\"o',
    "\\c c",
    "\\'{\\i}",
    "{\\~n}",
    "\\&",
    "\\emph{",
    "\\textit{x}",
    "<i>",
    "\\unknown",
    "$_2$",
    "$^{12}$",
    "$\\alpha$",
    "{\\ss}",
    "{\\o }",
    "e\u0301",
]
SNIPPETS = st.lists(st.sampled_from(BITS), max_size=12).map("".join)


@settings(deadline=None, max_examples=500, derandomize=True, suppress_health_check=SLOW)
@given(text=SNIPPETS, protect=st.booleans())
def test_the_quick_way_is_the_slow_way(text: str, protect: bool) -> None:
    found = quick(text, protect=protect, markup=True)
    assert found is None or found == latex.slow(text, protect=protect)


MARKS = ["<i>", "</i>", "<b>", "</b>", "<sup>", "</sup>", "<sub>", "</sub>", NOCASE, SC, "</span>"]
CHARACTERS = st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp"))
RICH = st.lists(st.one_of(st.sampled_from([*MARKS, *"-–—'’‘“”`~^{}\\$%&#_ "]), CHARACTERS)).map(
    lambda bits: re.sub(" +", " ", serialise(parse("".join(bits)))).strip()
)


@settings(deadline=None, max_examples=500, derandomize=True, suppress_health_check=SLOW)
@given(text=RICH, ascii_only=st.booleans())
def test_what_is_written_is_read_again(text: str, ascii_only: bool) -> None:
    once = latex.read(write(text), protect=True)
    assert latex.read(write(once, ascii_only=ascii_only), protect=True) == once


@settings(deadline=None, max_examples=300, derandomize=True, suppress_health_check=SLOW)
@given(text=st.text(CHARACTERS))
def test_plain_text_comes_back_to_the_letter(text: str) -> None:
    import unicodedata

    text = unicodedata.normalize("NFC", re.sub(" +", " ", text).strip(" "))
    assert latex.read(escape(text)) == text


def test_every_active_character_is_escaped() -> None:
    assert escape("\\{}$&#_%~^") == (
        r"\textbackslash{}\{\}\$\&\#\_\%\textasciitilde{}\textasciicircum{}"
    )
    assert escape("}{") == r"\textbraceright{}\textbraceleft{}"


def test_escaping_beyond_ascii_leaves_what_has_no_command() -> None:
    written = write("Erdős, Ångström, α, “q”, 日本", ascii_only=True)
    assert written == (
        r"Erd{\H{o}}s, {\AA}ngstr{\"{o}}m, \ensuremath{\alpha}, "
        r"{\textquotedblleft}q{\textquotedblright}, 日本"
    )
