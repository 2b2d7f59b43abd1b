"""Tools for whoever writes a format: a conformance kit, a corpus, hypothesis strategies.

    from refconv.testing import assert_conforms

    def test_titles():
        assert_conforms(refconv_titles.TITLES, samples=["One title\\n"])

or without a test file, for every format of a module:

    pytest -p refconv.testing.plugin --pyargs refconv.testing --refconv-plugin refconv_titles

`refconv.testing.strategies` needs hypothesis, `refconv.testing.plugin` pytest; the extra
`refconv[testing]` installs both.
"""

from refconv.testing.breach import Breach
from refconv.testing.conformance import assert_conforms, breaches
from refconv.testing.corpus import corpus, hostile
from refconv.testing.promises import PROMISES

__all__ = ["PROMISES", "Breach", "assert_conforms", "breaches", "corpus", "hostile"]
