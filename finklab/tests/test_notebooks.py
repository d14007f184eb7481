"""Whole notebooks: the one that is shipped, and what is left of it where nothing of ours is installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from .conftest import ROOT, Run

DEMO = ROOT / "demo" / "demo.ipynb"
README = ROOT / "README.md"


def read(path: Path) -> NotebookNode:
    notebook: NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]  # it has no types
    return notebook


def code(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_shipped_notebook_is_valid_and_clean() -> None:
    """Opening it in JupyterLab must not change it: it names its kernel and its language in full."""
    notebook = read(DEMO)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert notebook.metadata.kernelspec.name == "python3"
    assert notebook.metadata.language_info.name == "python"
    assert notebook.metadata.language_info.file_extension == ".py"
    assert all(cell.id and not cell.metadata for cell in notebook.cells)
    assert all(not cell.outputs and cell.execution_count is None for cell in code(notebook))


@pytest.fixture(scope="module")
def demo() -> NotebookNode:
    return read(DEMO)


def test_shipped_notebook_runs_and_can_be_read_anywhere(demo: NotebookNode, run: Run, tmp_path: Path) -> None:
    """Each cell shows something; nbconvert in an environment without our package still shows each picture."""
    done = run(notebook=demo)
    for cell in code(done):
        assert cell.outputs, f"a cell that shows nothing: {cell.source}"
        assert not [o for o in cell.outputs if o.output_type == "error" or o.get("name") == "stderr"], cell.outputs
    nbformat.validate(done)
    pictures = [o.data["image/png"] for cell in code(done) for o in cell.outputs if "image/png" in o.get("data", {})]
    assert len(pictures) >= 3

    written = tmp_path / "executed.ipynb"
    nbformat.write(done, written)  # type: ignore[no-untyped-call]  # it has no types
    html = converted(written, tmp_path)
    shown = re.sub(r"\s", "", html)
    for picture in pictures:
        assert f"data:image/png;base64,{re.sub(chr(10), '', picture)}" in shown
    assert "plotly" not in html.replace("finklab.plot", "").lower()


def converted(notebook: Path, folder: Path) -> str:
    """The notebook as HTML, by an nbconvert that finds neither our package nor our extension."""
    python = foreign_python(folder / "foreign")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("FINK_", "JUPYTER", "PYTHON"))}
    environment = kept | {"JUPYTER_DATA_DIR": str(folder / "data"), "JUPYTER_CONFIG_DIR": str(folder / "config")}
    ours = [python, "-c", "import importlib.util as u; print([u.find_spec(n) for n in ('finklab', 'jupyterlab_fink')])"]
    found = subprocess.run(ours, check=True, capture_output=True, text=True, env=environment, cwd=folder)
    assert found.stdout.strip() == "[None, None]"
    command = [python, "-m", "nbconvert", "--to", "html", str(notebook)]
    subprocess.run(command, check=True, capture_output=True, env=environment, cwd=folder)
    return notebook.with_suffix(".html").read_text(encoding="utf-8")


def foreign_python(folder: Path) -> str:
    """A Python that has the packages of this one but for ours: links to them, so that nothing is downloaded."""
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(subprocess.run([python, "-c", where], check=True, capture_output=True, text=True).stdout.strip())
    import nbconvert

    for entry in Path(nbconvert.__file__).parents[1].iterdir():
        if "fink" in entry.name.lower() or entry.suffix == ".pth" or entry.name.startswith("__editable__"):
            continue
        target = packages / entry.name
        if os.name == "nt" and entry.is_dir():
            shutil.copytree(entry, target)
        elif os.name == "nt":
            shutil.copy(entry, target)
        else:
            target.symlink_to(entry)
    # nbconvert keeps its templates under the prefix.
    share = Path(sys.prefix) / "share" / "jupyter" / "nbconvert"
    shutil.copytree(share, folder / "share" / "jupyter" / "nbconvert")
    return str(python)


def test_python_of_the_readme_runs(run: Run) -> None:
    """It is written for the simulated sky that `npm start` loads."""
    blocks = re.findall(r"^```python\n(.*?)^```$", README.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert blocks
    done = run(*blocks)
    for cell in done.cells:
        assert all(output.output_type in ("display_data", "execute_result") for output in cell.outputs), cell.outputs
