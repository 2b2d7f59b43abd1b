"""The hooks that a plugin may implement."""

from __future__ import annotations

from collections.abc import Iterable

import pluggy

from refconv.format import Format

GROUP = "refconv"
"""The name of the pluggy project and of the entry point group."""

hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)


@hookspec
def refconv_formats() -> Iterable[Format]:  # type: ignore[empty-body]
    """Offer formats."""
