"""The kernels of this user: whether they have ``finklab``, and of which version."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from .. import __version__
from .finding import Finding

PATIENCE = 60
"""Seconds until a Python must have said what it has."""

CODE = "import finklab\nprint(finklab.__version__)"


def check_kernels() -> Iterator[Finding]:
    """Ask the Python of each kernel, as it is started, for its finklab."""
    try:
        from jupyter_client.kernelspec import KernelSpecManager
    except ImportError:
        yield Finding("kernels", "warning", "jupyter_client is not installed here", "Run: pip install ipykernel")
        return
    specs = KernelSpecManager().get_all_specs()
    pythons = {
        name: found["spec"]
        for name, found in specs.items()
        if str(found["spec"].get("language", "")).lower() == "python"
    }
    if not pythons:
        yield Finding("kernels", "warning", "no kernel for Python is installed", "Run: pip install ipykernel")
    for name, spec in sorted(pythons.items()):
        yield _look(f"kernel {name}", list(spec.get("argv", [])), dict(spec.get("env", {})))


def _look(check: str, argv: list[str], environment: dict[str, str]) -> Finding:
    python = _python(argv[0]) if argv else ""
    if not python:
        return Finding(
            check, "warning", "it is started in a way that is not known here", "See that finklab can be imported"
        )
    try:
        with tempfile.TemporaryDirectory() as nowhere:
            done = subprocess.run(
                [python, "-c", CODE],
                capture_output=True,
                text=True,
                timeout=PATIENCE,
                check=False,
                env={**os.environ, **environment},
                # A folder in which no file is taken for a module.
                cwd=nowhere,
            )
    except (OSError, subprocess.TimeoutExpired) as error:
        return Finding(
            check, "fault", f"{python} cannot be run: {error}", f"Run: jupyter kernelspec remove {check[7:]}"
        )
    install = f"Run: {python} -m pip install jupyterlab-fink=={__version__}"
    if "No module named 'finklab'" in done.stderr:
        return Finding(check, "warning", f"{python} has no finklab: cells that Fink inserts do not run there", install)
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["no reason"])[-1]
        return Finding(check, "fault", f"finklab cannot be imported by {python}: {last}", install)
    said = done.stdout.strip().splitlines()[-1] if done.stdout.strip() else ""
    if said != __version__ and not __version__.startswith("0+"):
        return Finding(check, "warning", f"finklab {said}, the server has {__version__}", install)
    return Finding(check, "ok", f"finklab {said}, {python}")


def _python(program: str) -> str:
    """The Python that a kernel is started with, as Jupyter finds it; empty when it is none."""
    name = Path(program).name
    if not re.fullmatch(r"python(\d(\.\d+)?)?(\.exe)?", name):
        return ""
    own = {"python", f"python{sys.version_info[0]}", f"python{sys.version_info[0]}.{sys.version_info[1]}"}
    return sys.executable if program in own else program
