"""Memory of reading a JATS article of 100 MB: what the reader adds to the text itself.

python benchmarks/jats_memory.py
"""

from __future__ import annotations

import resource
import time

from refconv import Source
from refconv.registry import installed

PARAGRAPH = (
    "<sec><title>T</title><p>Words of a paragraph with <italic>markup</italic> and a "
    '<xref ref-type="bibr" rid="B1">1</xref>, long enough to look real.</p></sec>\n'
)
REF = (
    '<ref id="B{0}"><label>{0}</label><element-citation publication-type="journal"><person-group '
    'person-group-type="author"><name><surname>Doe</surname><given-names>J</given-names></name>'
    "</person-group><article-title>On <italic>this</italic> thing</article-title><source>J Thing"
    "</source><year>2001</year><volume>1</volume><fpage>1</fpage><lpage>9</lpage>"
    "</element-citation></ref>\n"
)


def peak() -> float:
    """Give the most memory that the process had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure."""
    body = PARAGRAPH * 300_000
    refs = "".join(REF.format(number) for number in range(100_000))
    text = f"<article><body>{body}</body><back><ref-list>{refs}</ref-list></back></article>"
    del body, refs
    source = Source(text)
    source.line(1)
    before = peak()
    reader = installed().reader("jats")
    assert reader.read is not None
    start = time.process_time()
    count = sum(1 for _ in reader.read(source, lambda _: None, reader.read_options()))
    spent = time.process_time() - start
    print(f"{len(text) / 1e6:.0f} MB, {count} references, {spent:.1f} CPU s")
    print(f"before reading {before:.0f} MB at most, after it {peak():.0f} MB")


if __name__ == "__main__":
    main()
