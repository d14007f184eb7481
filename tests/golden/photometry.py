"""Golden rates, colours and apparent magnitudes. Run: python tests/golden/photometry.py

The columns are computed with pandas from their definitions in words:

- rate: per filter, in order of time, (magnitude - previous magnitude) / (jd - previous jd);
- g-r: for each g point the nearest r point within 0.3 day, then copied to each g or r point whose nearest
  such g time is within 0.3 day;
- rate(g-r): difference of successive colours over the difference of their g times;
- errors are quadratic sums, those of rates divided by the days.
"""

import json
import math
from pathlib import Path

import numpy as np
import pandas as pd

WINDOW = 0.3
random = np.random.default_rng(4)


def light_curve(n, nights, filters):
    jd = 2460000.5 + random.integers(0, nights, n) + random.uniform(0.1, 0.5, n)
    fid = random.choice(filters, n)
    mag = 18.5 + np.sin(jd / 7) + random.normal(0, 0.1, n) + 0.3 * (fid == 1)
    frame = pd.DataFrame(
        {"jd": jd.round(7), "fid": fid, "mag": mag.round(5), "sigma": random.uniform(0.02, 0.2, n).round(5)}
    )
    return frame


def closest(times, jd):
    """Label of the nearest time within the window, the earlier one on a tie, or None."""
    if len(times) == 0:
        return None
    distance = (times - jd).abs()
    best = distance[distance == distance.min()].index
    label = times[best].idxmin()
    return label if distance[label] <= WINDOW else None


def derive(frame):
    out = pd.DataFrame(
        index=frame.index, columns=["rate", "sigma_rate", "gr", "sigma_gr", "rate_gr", "sigma_rate_gr"], dtype=float
    )
    for _, band in frame[frame.fid.isin([1, 2])].groupby("fid"):
        band = band.sort_values("jd")
        days = band.jd.diff()
        out.loc[band.index, "rate"] = band.mag.diff() / days
        out.loc[band.index, "sigma_rate"] = np.sqrt(band.sigma**2 + band.sigma.shift() ** 2) / days
    g, r = frame[frame.fid == 1].sort_values("jd"), frame[frame.fid == 2]
    pair = {label: closest(r.jd, jd) for label, jd in g.jd.items()}
    pair = {label: other for label, other in pair.items() if other is not None}
    colour = pd.DataFrame(
        {
            "jd": [g.jd[a] for a in pair],
            "gr": [g.mag[a] - r.mag[b] for a, b in pair.items()],
            "sigma_gr": [math.sqrt(g.sigma[a] ** 2 + r.sigma[b] ** 2) for a, b in pair.items()],
        }
    )
    days = colour.jd.diff()
    colour["rate_gr"] = colour.gr.diff() / days
    colour["sigma_rate_gr"] = np.sqrt(colour.sigma_gr**2 + colour.sigma_gr.shift() ** 2) / days
    for label, point in frame[frame.fid.isin([1, 2])].iterrows():
        near = closest(colour.jd, point.jd)
        if near is not None:
            names = ["gr", "sigma_gr", "rate_gr", "sigma_rate_gr"]
            out.loc[label, names] = colour.loc[near, names].to_numpy()
    return out


def rows(frame):
    return [[None if pd.isna(x) else x for x in row] for row in frame.astype(object).to_numpy().tolist()]


curves = [
    light_curve(60, 40, [1, 2]),
    light_curve(120, 20, [1, 2, 3]),
    light_curve(15, 300, [1, 2]),
    light_curve(10, 10, [2]),
    light_curve(10, 10, [1]),
    light_curve(1, 1, [1]),
]
rates = [{"rows": rows(frame), "derived": rows(derive(frame))} for frame in curves]

n = 60
apparent = []
for magpsf, sigmapsf, magnr, sigmagnr, sign in zip(
    random.uniform(15, 20, n),
    random.uniform(0.01, 0.3, n),
    random.uniform(15, 20, n),
    random.uniform(0.01, 0.1, n),
    random.choice(["t", "f", "1", "0"], n),
    strict=True,
):
    reference, difference = 10 ** (-0.4 * magnr), 10 ** (-0.4 * magpsf)
    flux = reference + difference if sign in "t1" else reference - difference
    sigma = math.sqrt((sigmapsf / 1.0857 * difference) ** 2 + (sigmagnr / 1.0857 * reference) ** 2)
    answer = [-2.5 * math.log10(flux), 1.0857 * sigma / flux] if flux > 0 else None
    apparent.append([magpsf, sigmapsf, magnr, sigmagnr, str(sign), answer, 3631 * flux, 3631 * sigma])

golden = {"source": f"pandas {pd.__version__}", "rates": rates, "apparent": apparent}
out = Path(__file__).parents[1] / "data" / "photometry.json"
out.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
