"""Read the text of one reference.

    read(text) -> Reference

Syntax proposes places (`people`, `citation`, `article`, `book`, `extras`),
meaning chooses among them and fills a `Draft`, which becomes a `Reference`
whose origin says where each value stands in the original text.
"""

from refconv_vancouver.reading.reader import read

__all__ = ["read"]
