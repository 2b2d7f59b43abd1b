"""Tools for whoever writes a format: a conformance kit, a corpus, hypothesis strategies.

Needs the extra `refconv[testing]` (pytest and hypothesis).
"""
