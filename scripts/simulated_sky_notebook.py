# ruff: noqa: E501 - the cells of the notebook are text, as wide as notebooks are
"""Make docs/simulated-sky.ipynb: write it, execute it, keep its outputs.

Set FINK_REAL_DATA to a folder of real alerts to have them in the figures, as histograms only; without it the notebook
shows the simulated sky alone. Set SIMULATED_SKY to a folder of ``simulate --to`` to spare the simulation.
"""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

TARGET = Path(__file__).parent.parent / "docs" / "simulated-sky.ipynb"

CELLS: list[tuple[str, str]] = [
    (
        "markdown",
        """# The simulated sky

`jupyter fink simulate` makes a survey like that of ZTF: fields on a grid, nights with clouds and a Moon, exposures in g,
r and now and then i. Twenty-four kinds of objects are looked at; each is one small file in `src/core/simulate/kinds`
that names its published source. Alerts have the nested format of Fink's files. Nothing in it is real.

This page compares its distributions with real alerts and with published numbers, and says where it differs on purpose.
The real alerts are a few public samples of Fink (one night of 2021, two livestream samples); only histograms of them
are shown.""",
    ),
    (
        "code",
        """import glob, json, os, subprocess, sys, tempfile
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pyarrow.parquet as pq

folder = os.environ.get("SIMULATED_SKY") or tempfile.mkdtemp()
if not glob.glob(f"{folder}/*.parquet"):
    subprocess.run(
        [sys.executable, "-m", "jupyterlab_fink", "simulate", "--preset", "demo", "--no-stamps", "--to", folder],
        check=True, capture_output=True,
    )

FIELDS = ["jd", "fid", "magpsf", "sigmapsf", "diffmaglim", "isdiffpos", "rb", "drb", "classtar", "ra", "dec", "distnr",
          "magnr", "distpsnr1", "sgscore1", "fwhm", "ndethist", "field"]
TOP = ["objectId", "cdsxmatch", "roid", "snn_sn_vs_all", "snn_snia_vs_nonia", "rf_snia_vs_nonia", "nalerthist"]


def flat(alerts):
    rows = []
    for alert in alerts:
        candidate, history = alert["candidate"], alert.get("prv_candidates")
        history = [] if history is None else history
        rows.append({
            **{name: alert.get(name) for name in TOP},
            **{name: candidate.get(name) for name in FIELDS},
            "history": len(history),
            "limits": sum(1 for each in history if each["magpsf"] is None or each["magpsf"] != each["magpsf"]),
        })
    return pd.DataFrame(rows)


simulated = pd.concat(
    flat(pq.read_table(path, columns=[*TOP, "candidate", "prv_candidates"]).to_pylist())
    for path in sorted(glob.glob(f"{folder}/*.parquet"))
)
truth = pd.read_json(f"{folder}/truth.jsonl", lines=True)
simulated = simulated.merge(truth[["objectId", "kind"]], on="objectId")
print(f"{len(simulated)} simulated alerts of {simulated.objectId.nunique()} objects, "
      f"{(simulated.jd - 0.5).map(np.floor).nunique()} nights with alerts")""",
    ),
    (
        "code",
        """def read_real(root):
    import fastavro

    night = flat(pq.read_table(f"{root}/ztf/night-20211122-science.parquet").to_pylist())
    avro = [flat(list(fastavro.reader(open(f"{root}/ztf/{name}", "rb"))))
            for name in ("livestream-sample.avro", "datatransfer-part.avro")]
    return pd.concat([night, *avro])


root = os.environ.get("FINK_REAL_DATA")
real = read_real(root) if root else None
print("no real alerts (set FINK_REAL_DATA)" if real is None else f"{len(real)} real alerts")


def compare(axis, column, bins, title, only=lambda table: table, xlabel=""):
    \"\"\"Histograms, each with an area of 1: simulated filled, real as a line.\"\"\"
    axis.hist(only(simulated)[column].astype(float), bins=bins, density=True, color="#15284F", alpha=0.35, label="simulated")
    if real is not None:
        axis.hist(only(real)[column].astype(float), bins=bins, density=True, histtype="step", lw=1.8, color="#F5622E", label="real")
    axis.set_title(title, fontsize=10)
    axis.set_xlabel(xlabel)
    axis.legend(fontsize=8, frameon=False)""",
    ),
    (
        "markdown",
        "## What is measured\n\nMagnitudes end where the depth of the exposures ends; errors grow towards it. The one\nreal night in the samples was two days after full Moon, which made its limits a magnitude brighter than in a dark night; the\nsimulated nights are of three months. Real widths have a tail of galaxies and close pairs, which here have none.",
    ),
    (
        "code",
        """fig, axes = plt.subplots(2, 3, figsize=(12, 6.4), constrained_layout=True)
compare(axes[0, 0], "magpsf", np.arange(12.5, 21.6, 0.5), "difference magnitude", xlabel="mag")
compare(axes[0, 1], "diffmaglim", np.arange(17.5, 21.6, 0.25), "five-sigma limit", xlabel="mag")
compare(axes[0, 2], "sigmapsf", np.arange(0, 0.3, 0.02), "error of the magnitude", xlabel="mag")
compare(axes[1, 0], "fwhm", np.arange(1, 5, 0.25), "width of the stars", xlabel="pixels")
compare(axes[1, 1], "rb", np.arange(0.5, 1.02, 0.04), "real/bogus score")
compare(axes[1, 2], "drb", np.arange(0, 1.02, 0.05), "deep real/bogus score")
plt.show()""",
    ),
    ("markdown", "## What is around, and what was before"),
    (
        "code",
        """fig, axes = plt.subplots(2, 3, figsize=(12, 6.4), constrained_layout=True)
near = lambda table: table[(table.distnr >= 0) & (table.distnr < 20)]
compare(axes[0, 0], "distnr", np.arange(0, 12, 0.5), "distance of the nearest reference source", near, "arcsec")
compare(axes[0, 1], "distpsnr1", np.arange(0, 20, 1), "distance of the nearest PS1 source", lambda t: t[t.distpsnr1 >= 0], "arcsec")
compare(axes[0, 2], "classtar", np.arange(0, 1.05, 0.05), "star/galaxy score")
compare(axes[1, 0], "history", np.arange(0, 45, 3), "exposures in the history", xlabel="number")
compare(axes[1, 1], "limits", np.arange(0, 35, 3), "upper limits in the history", xlabel="number")
per_object = simulated.groupby("objectId").size()
axes[1, 2].hist(per_object, bins=np.arange(0.5, 75, 2), color="#15284F", alpha=0.35)
axes[1, 2].set_yscale("log")
axes[1, 2].set_title("alerts of an object (simulated)", fontsize=10)
plt.show()
print(f"median {per_object.median():.0f}, mean {per_object.mean():.1f}, most {per_object.max()}; one alert only: {np.mean(per_object == 1):.0%}")""",
    ),
    (
        "markdown",
        "## Classes\n\nParts of the alerts by groups of labels. The real samples are small and were chosen by others.",
    ),
    (
        "code",
        """GROUPS = {
    "Solar System": lambda t: t.roid >= 2,
    "supernova scores > 0.5": lambda t: (t.snn_sn_vs_all > 0.5) & (t.cdsxmatch == "Unknown") & (t.roid < 2),
    "active nuclei": lambda t: t.cdsxmatch.str.contains("QSO|AGN|Seyfert|BLLac|Blazar"),
    "RR Lyrae": lambda t: t.cdsxmatch.str.contains("RRLyr"),
    "eclipsing": lambda t: t.cdsxmatch.str.contains("EB|EclBin"),
    "long period": lambda t: t.cdsxmatch.str.contains("Mira|LP"),
    "young stars": lambda t: t.cdsxmatch.str.contains("YSO|TTau|Orion|Ae"),
    "cataclysmic": lambda t: t.cdsxmatch.str.contains("CV|Catacly|Nova"),
    "no counterpart": lambda t: t.cdsxmatch.isin(["Unknown", "Fail"]),
}
parts = pd.DataFrame({"simulated": {name: rule(simulated).mean() for name, rule in GROUPS.items()}})
if real is not None:
    parts["real"] = {name: rule(real).mean() for name, rule in GROUPS.items()}
axis = parts[::-1].plot.barh(figsize=(8, 4), color=["#15284F", "#F5622E"], width=0.75)
axis.set_xlabel("part of the alerts")
plt.tight_layout()
plt.show()""",
    ),
    (
        "code",
        """counts = simulated.groupby("kind").agg(objects=("objectId", "nunique"), alerts=("objectId", "size"))
counts["alerts/object"] = (counts.alerts / counts.objects).round(1)
counts.sort_values("alerts", ascending=False)""",
    ),
    ("markdown", "## Colours\n\ng - r of pairs of positive alerts of one object within a tenth of a day, by kind."),
    (
        "code",
        """pairs = simulated[(simulated.isdiffpos == "t")].sort_values("jd")
g, r = (pairs[pairs.fid == fid][["objectId", "kind", "jd", "magpsf"]] for fid in (1, 2))
both = pd.merge_asof(g, r, on="jd", by="objectId", tolerance=0.1, direction="nearest", suffixes=("", "_r")).dropna()
both["colour"] = both.magpsf - both.magpsf_r
kinds = ["SN Ia", "SN II", "TDE", "cataclysmic variable", "RR Lyrae", "QSO", "Mira", "M-dwarf flare"]
fig, axis = plt.subplots(figsize=(9, 3.6), constrained_layout=True)
axis.boxplot([both[both.kind == kind].colour for kind in kinds], tick_labels=kinds, showfliers=False)
axis.axhline(0, color="grey", lw=0.6)
axis.set_ylabel("g - r of the difference, mag")
plt.xticks(rotation=20)
plt.show()""",
    ),
    (
        "markdown",
        "## Where on the sky\n\nThe survey sees what is high at night in its season. Stars of the disk follow the Milky Way; asteroids follow the ecliptic. One distant object in eight stands in one field on purpose, so that a cone search finds several.",
    ),
    (
        "code",
        """places = simulated.groupby("objectId").first()
groups = {"disk stars": ["Cepheid", "young star", "nova", "microlensing", "Mira"], "distant": ["SN Ia", "SN II", "QSO", "AGN"],
          "asteroids": ["asteroid", "unknown moving object"]}
fig = plt.figure(figsize=(11, 5))
axis = fig.add_subplot(projection="mollweide")
for (name, kinds), colour in zip(groups.items(), ["#F5622E", "#15284F", "#7A5195"]):
    some = places[places.kind.isin(kinds)]
    ra = np.radians((180 - some.ra + 180) % 360 - 180)
    axis.scatter(ra, np.radians(some.dec), s=4, color=colour, label=name)
axis.set_xticklabels([])
axis.grid(alpha=0.3)
axis.legend(loc="lower right", fontsize=8)
axis.set_title("RA grows to the left, 180 deg in the middle", fontsize=10)
plt.show()""",
    ),
    (
        "markdown",
        """## Against published numbers

Shares of the supernovae in a magnitude-limited sample: Perley et al. 2020 (ApJ 904, 35). Superluminous ones and tidal
disruptions are more frequent here than in nature, so that their tables have rows: a difference that is meant. So are
kilonovae (none was found by ZTF) and microlensing. Known asteroids send a third of ZTF's alerts; the demo has 4 % (the
preset `survey` 20 %), as each is an object of its own and says little in a small sky.""",
    ),
    (
        "code",
        """PUBLISHED = {"SN Ia": 0.72, "SN II": 0.20, "SN Ibc": 0.06, "SLSN": 0.013}
seen = simulated[simulated.kind.isin(PUBLISHED)].groupby("kind").objectId.nunique()
shares = pd.DataFrame({"simulated": seen / seen.sum(), "published": PUBLISHED})

numbers = []
of = lambda kind: truth[truth.kind == kind]
detected = truth[truth.objectId.isin(simulated.objectId)]
numbers.append(("median limit in g, r (dark: 20.8, 20.6; Bellm et al. 2019)",
                " ".join(f"{simulated[simulated.fid == fid].diffmaglim.median():.2f}" for fid in (1, 2))))
rr = of("RR Lyrae").period
numbers.append(("mean period of RR Lyrae ab, c (0.57, 0.33 d; Sesar et al. 2010)", f"{rr[rr > 0.42].mean():.2f} {rr[rr <= 0.42].mean():.2f}"))
numbers.append(("part of RR Lyrae that is c (0.25)", f"{np.mean(rr <= 0.42):.2f}"))
ia = of("SN Ia")
numbers.append(("median redshift of SN Ia (0.06 to r = 19; Fremling et al. 2020)", f"{ia.redshift.median():.3f}"))
numbers.append(("absolute magnitude of SN Ia (-19.2)", f"{ia.absolute_r.mean():.2f} +- {ia.absolute_r.std():.2f}"))
numbers.append(("median semi-major axis of asteroids (2.65 au)", f"{of('asteroid').a.median():.2f}"))
early = simulated[simulated.rf_snia_vs_nonia > 0.5]
numbers.append(("purity of rf_snia_vs_nonia > 0.5 (0.8 and more; Leoni et al. 2022)", f"{np.mean(early.kind == 'SN Ia'):.2f}"))
display(shares.round(3), pd.DataFrame(numbers, columns=["what (published)", "simulated"]).set_index("what (published)"))""",
    ),
    ("markdown", "## Light curves\n\nOne object of each of six kinds, with the truth in the title."),
    (
        "code",
        """fig, axes = plt.subplots(2, 3, figsize=(12, 6), constrained_layout=True)
for axis, kind in zip(axes.flat, ["SN Ia", "SN II", "SLSN", "cataclysmic variable", "QSO", "microlensing"]):
    best = simulated[simulated.kind == kind].groupby("objectId").size().idxmax()
    one = simulated[simulated.objectId == best]
    for fid, colour in ((1, "#15284F"), (2, "#F5622E"), (3, "#7A5195")):
        for sign, marker in (("t", "o"), ("f", "v")):
            part = one[(one.fid == fid) & (one.isdiffpos == sign)]
            axis.errorbar(part.jd - 2400000.5, part.magpsf, part.sigmapsf, fmt=marker, ms=3, color=colour, lw=0.7)
    axis.invert_yaxis()
    axis.set_title(f"{kind}: {best}", fontsize=9)
    axis.set_xlabel("MJD")
plt.show()""",
    ),
]


def main() -> None:
    """Write, execute and keep the notebook."""
    cells = [(new_markdown_cell if kind == "markdown" else new_code_cell)(text) for kind, text in CELLS]
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    notebook = new_notebook(
        cells=cells,
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )
    NotebookClient(notebook, timeout=600, kernel_name="python3").execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    nbformat.write(notebook, TARGET)


if __name__ == "__main__":
    main()
