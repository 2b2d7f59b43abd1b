"""The DTDs of JATS, where they are installed: npm's @jats4r/dtds."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

ROOT = Path(__file__).resolve().parents[2]

FILES = {
    "publishing-1.1": "1.1/JATS-journalpublishing1-mathml3.dtd",
    "publishing-1.2": "1.2/JATS-journalpublishing1-mathml3.dtd",
    "publishing-1.3": "1.3/JATS-journalpublishing1-3-mathml3.dtd",
    "publishing-1.4": "1.4/JATS-journalpublishing1-4-mathml3.dtd",
    "archiving-1.3": "1.3/JATS-archivearticle1-3-mathml3.dtd",
}


def folder() -> Path:
    """Give the folder of the DTDs, or skip the test, saying so."""
    named = os.environ.get("REFCONV_DTDS")
    home = Path(named) if named else ROOT / "node_modules"
    for inside in ("@jats4r/dtds/schema", "node_modules/@jats4r/dtds/schema", "schema", "."):
        if (home / inside / FILES["publishing-1.3"]).exists():
            return home / inside
    pytest.skip(f"no JATS DTDs in {home}: npm install --no-save @jats4r/dtds, or set REFCONV_DTDS")


@cache
def dtd(name: str) -> etree.DTD:
    """Load a DTD by its name in FILES."""
    return etree.DTD(str(folder() / FILES[name]))


def errors(xml: str, name: str) -> list[str]:
    """Give what is wrong with an article."""
    its = dtd(name)
    its.validate(etree.fromstring(xml.encode()))
    return [f"{error.line}: {error.message[:300]}" for error in its.error_log.filter_from_errors()]
