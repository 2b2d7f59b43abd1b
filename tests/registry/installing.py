"""Building and installing a package, as pip does it for everyone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def install(folder: Path, target: Path) -> None:
    """Build the package in a folder and install it into another."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    command += ["--no-build-isolation", "--target", str(target), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
