"""A hyphen at the end of a line: the compositor's, or the word's own."""

from __future__ import annotations

import re

_FIRSTS_TEXT = """
acid alpha antigen beta blood brain broad calcium cell chemotherapy class climate cluster co
community cost cross disease dose double down drought drug dual early ended evidence eye face
factor family fine first five follow four free full gamma genome gluten graft gram growth
guideline half hand health heart heat high home hospital host human immune insulin
interferon iron kappa large late life lipid liver long loop low lung macro marker middle mixed
mosquito mouse needle neighbor neighbour next nine nitrogen non north nurse one open oral
outcome patient phosphate placebo plasma point population protein quality quasi radiation rapid
real receptor repeated rice risk root salt school science second self semi sequence seven sex
short sickle side single site six skin slow small social soil south spatio species stable state
steady stem step stress student sun ten third three time tissue toll top trade
transfusion treatment triple tumor tumour twenty two type user value vector virus vitamin water
web weight well wheat whole wild world year young zero
"""
_FIRSTS = frozenset(_FIRSTS_TEXT.split())
"""Words that stand before a hyphen and hardly ever are the broken-off head of a longer word."""

_SECONDS_TEXT = """
acquired acting activated adapted adjusted administered aged alpha analyses analysis analytic
anthesis antigen arm art assessment assisted associated aware based bearing beta binding blind
blinded body borne bound by care carotene catenin cause cell center centered centre centred
chain class coa coded concept containing control controlled converting cost coupled cultural day
days deficient defined density dependent derived diabetic dimensional directed disease dose
driven drug dwelling economic effective effectiveness efficacy eluting embryonic enhanced
enriched exposed exposure expressing fat fed feeding fleshed fold free frequency friendly gamma
gated gene genome glucan grade group guided head helix high host hour imaging in income
independent induced inducible infected inflammatory inhibitor inhibitors insensitive intensity
interval invasive is isogenic items joining known label latency learning led length level life
like linear linked living loading loop low lowering making mass matched mediated mesenchymal
model modified modulated molecule month naive negative of old on onset oriented over oxide
parametric patient pay phase point poor positive producing promoting quality randomised
randomized ranging rate ratio reactive receptor reduced regression regulated related releasing
repeat reported resistance resistant resolution resolved response responsive rich risk sample
scale score sectional sensitive sequencing site small smoker smokers sparing specific spectrum
sprint stage standing step stimulated stimulating stranded streaked stress structured style sub
tailed targeted temperature term the throughput till tillage time to tolerant transcriptional
translational transmitted treated treatment trial tumor type upon urban use user users versus
week weight wide women year years yield
"""
_SECONDS = frozenset(_SECONDS_TEXT.split())
"""Words that stand after a hyphen and hardly ever are the tail of a broken word."""

_AND = frozenset(
    {"and", "or", "and/or", "to", "und", "oder", "bis", "et", "ou", "y", "o", "e", "i"}
)
_LINKS = ("-of", "-to", "-the", "-by", "-in", "-and", "-for")
_LAST_PART = re.compile(r"[^\W_]+$")
_FIRST_PART = re.compile(r"[^\W\d_]+")


def at_line_end(before: str, sign: str, after: str) -> str:
    """Give what stands for a hyphen at a line's end: itself, itself and a space, or nothing.

    `before` and `after` are the words around the break, without the hyphen. It stays where no
    compositor hyphenates: beside a capital, a digit or a single letter, or where one of its sides
    is a word that is met in compounds ("long-term", "placebo-controlled").

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
    return sign if first.lower() in _FIRSTS or second in _SECONDS else ""
