"""What the commands of LaTeX's math mode stand for. Data only (Comprehensive LaTeX Symbol List)."""

from __future__ import annotations

_GREEK = """
alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ
lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ
phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ
Phi Φ Psi Ψ Omega Ω Alpha Α Beta Β Epsilon Ε Zeta Ζ Eta Η Iota Ι Kappa Κ Mu Μ Nu Ν Rho Ρ Tau Τ Chi Χ
upalpha α upbeta β upgamma γ updelta δ upmu µ uppi π upkappa κ uplambda λ upomega ω digamma ϝ
"""
_OPERATORS = """
pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ star ⋆ circ ∘ bullet • oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘
odot ⊙ cap ∩ cup ∪ sqcap ⊓ sqcup ⊔ wedge ∧ land ∧ vee ∨ lor ∨ setminus ∖ wr ≀ amalg ⨿ dagger †
ddagger ‡ neg ¬ lnot ¬ leq ≤ le ≤ geq ≥ ge ≥ leqslant ⩽ geqslant ⩾ ll ≪ gg ≫ lesssim ≲ gtrsim ≳
neq ≠ ne ≠ equiv ≡ sim ∼ simeq ≃ approx ≈ cong ≅ propto ∝ asymp ≍ doteq ≐ prec ≺ succ ≻ preceq ⪯
succeq ⪰ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ nsubseteq ⊈ in ∈ ni ∋ notin ∉ vdash ⊢ dashv ⊣
models ⊨ perp ⊥ mid ∣ parallel ∥ smile ⌣ frown ⌢ bowtie ⋈ triangleleft ◁ triangleright ▷ lhd ⊲ rhd ⊳
gtrless ≷ lessgtr ≶ ltimes ⋉ rtimes ⋊ boxtimes ⊠ boxplus ⊞
"""
_ARROWS = """
leftarrow ← gets ← rightarrow → to → uparrow ↑ downarrow ↓ leftrightarrow ↔ updownarrow ↕
Leftarrow ⇐ Rightarrow ⇒ Uparrow ⇑ Downarrow ⇓ Leftrightarrow ⇔ mapsto ↦ hookrightarrow ↪
hookleftarrow ↩ longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹
Longleftarrow ⟸ iff ⟺ implies ⟹ longmapsto ⟼ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖
rightleftharpoons ⇌ leftrightharpoons ⇋ rightharpoonup ⇀ leadsto ⇝ rightsquigarrow ⇝
twoheadrightarrow ↠
"""
_OTHERS = """
infty ∞ partial ∂ nabla ∇ forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ Re ℜ Im ℑ wp ℘ ell ℓ
hbar ℏ hslash ℏ aleph ℵ beth ℶ imath ı jmath ȷ angle ∠ triangle △ square □ Box □ blacksquare ■
diamond ⋄ Diamond ◇ lozenge ◊ bigstar ★ top ⊤ bot ⊥ prime ′ backprime ‵ sum ∑ prod ∏ coprod ∐ int ∫
iint ∬ iiint ∭ oint ∮ bigcap ⋂ bigcup ⋃ bigoplus ⨁ bigotimes ⨂ bigvee ⋁ bigwedge ⋀ ldots … dots …
cdots ⋯ vdots ⋮ ddots ⋱ dotsc … dotsb ⋯ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ vert |
lvert | rvert | Vert ‖ lVert ‖ rVert ‖ lbrace { rbrace } backslash \\ clubsuit ♣ diamondsuit ♢
heartsuit ♡ spadesuit ♠ sharp ♯ flat ♭ natural ♮ therefore ∴ because ∵ degree ° checkmark ✓
female ♀ male ♂ sun ☉ odot ⊙ copyright © pounds £ mho ℧ eth ð micro µ ohm Ω AA Å aa å Angstrom Å
S § P ¶ textdegree ° textmu µ textbackslash \\ surd √ S §
"""
_NAMES = """
arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup
ln log max min Pr sec sin sinh sup tan tanh mod
"""


def _pairs(words: str) -> dict[str, str]:
    split = words.split()
    return dict(zip(split[::2], split[1::2], strict=True))


SYMBOLS: dict[str, str] = {
    **_pairs(_GREEK),
    **_pairs(_OPERATORS),
    **_pairs(_ARROWS),
    **_pairs(_OTHERS),
    **{name: name for name in _NAMES.split()},
    "quad": " ",
    "qquad": " ",
    "colon": ":",
    "lt": "<",
    "gt": ">",
    "TeX": "TeX",
    "LaTeX": "LaTeX",
}

OPERATORS: dict[str, str] = {"-": "−", "*": "∗"}
"""What a typed character becomes in math."""

STYLES: dict[str, str] = {
    **dict.fromkeys(
        "mathrm rm text textrm textnormal mbox hbox operatorname mathsf textsf mathtt texttt "
        "mathcal cal mathscr mathfrak mathnormal ensuremath textup mathop mathbin mathrel "
        "mathord mathit textit it mathbb".split(),
        "",
    ),
    **dict.fromkeys("mathbf textbf bf boldsymbol bm pmb".split(), "b"),
    "emph": "i",
    "textsuperscript": "sup",
    "textsubscript": "sub",
    "textsc": "sc",
}
"""Commands with an argument, to the mark that they put on it. Letters of math are not made italic:
a title is printed by a citation style, not by TeX."""

ACCENTS: dict[str, str] = {
    "hat": "\u0302",
    "widehat": "\u0302",
    "tilde": "\u0303",
    "widetilde": "\u0303",
    "bar": "\u0304",
    "overline": "\u0305",
    "underline": "\u0332",
    "vec": "\u20d7",
    "dot": "\u0307",
    "ddot": "\u0308",
    "breve": "\u0306",
    "check": "\u030c",
    "acute": "\u0301",
    "grave": "\u0300",
    "mathring": "\u030a",
    "not": "\u0338",
}

IGNORED = frozenset(
    """
    left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr displaystyle textstyle scriptstyle
    limits nolimits protect relax thinspace nonumber
    """.split()
)
