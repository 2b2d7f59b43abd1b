"""A hyphen at the end of a line: the compositor's, or the word's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FIRSTS_TEXT = """
acetyl acid alpha amino antigen arsenic bark beta blood brain broad butyl calcium carbonate cell
chemotherapy chloro class climate cluster codon community copper cost cross dark density disease
doctor dose double down drought drug dual early ended energy ethyl evidence eye face factor
family father fine fire first five flower fluoro follow forest four free frequency fruit full
gamma genome gluten gold graft grass growth guideline half hand health heart heat high home
hospital host human immune insect insulin interferon iron kappa lake large late lead leaf life
light lipid liver long loop low lung macro marker mercury methyl middle mixed mosquito mother
mouse needle neighbor neighbour next nickel nine nitrogen non north nurse nutrient one open oral
outcome oxide parent patient peroxide phosphate phosphorus physician placebo plasma point
population pressure propyl protein quality quasi radiation rain rapid receptor repeated rice
risk river root salt school science sea second seed self semi sequence seven sex short sickle
side silver single site six skin slow small snow social soil south spatio stable steady stem
step stress student teacher temperature third three time tissue toll top transfusion treatment
triple tumor tumour twenty two type user value variance vector virus vitamin water web weight
well wheat whole wild wind wood world year young zero zinc
"""
_FIRSTS = frozenset(_FIRSTS_TEXT.split())
"""Words that stand before a hyphen and hardly ever are the broken-off head of a longer word."""

_SECONDS_TEXT = """
acquired acting activated adapted adjusted administered aged ahead aimed alpha analyses analysis
analytic angle anthesis antigen arm art assessment assisted associated averaged aware axis baked
based beam bearing beta between binding blind blinded blooded borne bound box by care carotene
catenin caught cause cell center centered centre centred chain chromatography class coa coated
coded concept containing control controlled converting cooked cost coupled cultural cut day days
deficient defined density dependent derived diabetic dimensional directed disease dose dried
driven drug dwelling eating economic edge effective effectiveness efficacy eluting embryonic end
enhanced enriched exposed exposure expressing eye face facing fat fed feeding fermented field
fit fitting fixing fleshed flowered focused focussed fold forming free frequency friendly fueled
fuelled gamma gap gene genome glucan grade group growing grown guided haired handed head headed
hearted helix high holding hole hospital host hour household imaging in income independent
induced inducible infected inflammatory inhibitor inhibitors insensitive intensity interval
invasive is isogenic items joining joint known label labeled labelled latency layer learning
leaved leg legged length level life like linear linked living loading loop low lowering making
mass matched mediated mesenchymal microscopy model modified modulated molecule month naive neck
negative of old on onset oriented over oxide parametric patient pay phase point pollinated poor
positive processed producing promoting prone quality raised randomised randomized ranging ratio
reactive reared recapture receptor reduced regression regulated related releasing repeat
reported rescan resistance resistant resolution resolved response responsive rich risk sample
scale score sectional seeded seekers seeking sensitive sequencing shaped shot site sized skinned
small smoker smokers sparing specific spectrometry spectrum spread sprint stage standing step
stimulated stimulating strand stranded streaked stress structured style sub supported tagged
tailed targeted temperature term the throughput till tillage time to tolerant tooth
transcriptional translational transmitted treated treatment trial tumor upon urban use user
users valve versus wall weaned week weight weighted wheeled wide wing winged within women worthy
year years yield zone
"""
_SECONDS = frozenset(_SECONDS_TEXT.split())
"""Words that stand after a hyphen and hardly ever are the tail of a broken word."""

_AND = frozenset(
    {"and", "or", "and/or", "to", "und", "oder", "bis", "et", "ou", "y", "o", "e", "i"}
)
_LINKS = tuple("-of -to -the -by -in -and -for -or -on -up -do -de -da -la".split())
_SHORT, _LONG_HEAD = 3, 4
_AT_LINE_END = re.compile(
    r"(?<![^\W\d_])([^\W\d_]{1,40}[a-zà-ÿ])([-\u2010])[^\S\n]{0,9}\n\s{0,40}([a-zà-ÿ]{2,40})"
)
_LAST_PART = re.compile(r"[^\W_]+$")
_FIRST_PART = re.compile(r"[^\W\d_]+")


def at_line_end(before: str, sign: str, after: str) -> str:
    """Give what stands for a hyphen at a line's end: itself, itself and a space, or nothing.

    `before` and `after` are the words around the break, without the hyphen. It stays where no
    compositor hyphenates: beside a capital, a digit or a single letter, or where one of its sides
    is a word that is met in compounds ("long-term", "placebo-controlled"), or where both sides are
    words and their sum is none.

    >>> at_line_end("infor", "-", "mation"), at_line_end("(BCR", "-", "ABL)")
    ('', '-')
    >>> at_line_end("pre", "-", "and")
    '- '
    """
    head = _LAST_PART.search(before)
    tail = _FIRST_PART.match(after)
    if head is None or tail is None:
        return sign
    first, second = head.group(), tail.group()
    if second in _AND and second == after:
        return sign + " "
    if not first[-1].islower() or not second[0].islower():
        return sign
    if len(first) == 1 or len(second) == 1 or before.endswith(_LINKS):
        return sign
    if first.lower() in _FIRSTS or second in _SECONDS:
        return sign
    return sign if _of_words(first.lower(), second) else ""


def _of_words(first: str, second: str) -> bool:
    """Tell whether two halves are words of their own, and their sum is none that is known."""
    from refconv_vancouver.reading.weights import is_word  # where titles' words are learnt

    if len(second) <= _SHORT or not is_word(second) or is_word(first + second):
        return False
    return len(first) > _LONG_HEAD or is_word(first)


def in_doubt(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a hyphen at a line's end may have been the word's own, or the compositor's.

    With the place of the two halves comes what they were read as.
    """
    from refconv_vancouver.reading.weights import is_word

    for match in _AT_LINE_END.finditer(text):
        first, sign, second = match.groups()
        read = at_line_end(first, sign, second)
        head = first.lower()
        sure = head in _FIRSTS or second in _SECONDS or is_word(head + second)
        if not sure and read in ("", sign):
            yield match.start(), match.end(), f"{first}{read}{second}"
