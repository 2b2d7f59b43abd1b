"""What a developer runs: `nox` for everything, `nox -s style` for one part.

Inside an environment that has `pip install -e '.[dev]'`, `nox --no-venv` installs nothing.
"""

from __future__ import annotations

import nox

nox.options.default_venv_backend = "venv"
nox.options.reuse_existing_virtualenvs = True


def _developer(session: nox.Session) -> None:
    if not isinstance(session.virtualenv, nox.virtualenv.PassthroughEnv):
        session.install("-e", ".[dev]")


@nox.session
def style(session: nox.Session) -> None:
    """Hold the style: ruff's rules and its formatting."""
    _developer(session)
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Check types strictly, in the house and in the plugins."""
    _developer(session)
    session.run("mypy")


@nox.session
def layers(session: nox.Session) -> None:
    """Check who imports whom."""
    _developer(session)
    session.run("lint-imports")
    session.run("pytest", "-q", "tests/house/test_layers.py")


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests; what follows `--` goes to pytest."""
    _developer(session)
    session.run("pytest", *(session.posargs or ["-q", "-n", "auto"]))


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation site; a warning is an error."""
    _developer(session)
    session.run("mkdocs", "build", "--strict", env={"NO_MKDOCS_2_WARNING": "1"})


@nox.session
def fuzz(session: nox.Session) -> None:
    """Fuzz each reader for a minute; what follows `--` goes to the harness."""
    _developer(session)
    session.run("python", "fuzz/run.py", *(session.posargs or ["--seconds", "60", "--jobs", "2"]))
