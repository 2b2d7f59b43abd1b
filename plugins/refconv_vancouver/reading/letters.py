"""The character classes, and the character that stands for what is read already."""

from __future__ import annotations

from refconv_vancouver.letters import DASH, HYPHEN, LOWER, QUOTE, UPPER

__all__ = ["DASH", "HYPHEN", "LOWER", "MASK", "QUOTE", "UPPER"]

MASK = "\x1f"
"""Stands for a character that is read already; `\\s` and `strip` take it for a space."""
