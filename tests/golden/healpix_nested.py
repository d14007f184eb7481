"""Golden HEALPix pixels and cones in the NESTED scheme from healpy. Run: python tests/golden/healpix_nested.py

A cone lists (as ranges) the pixels that the circle really touches: `query_disc(inclusive=True)` with so fine a `fact`
that hardly a pixel is listed in vain. Our answer must hold all of them.
"""

import json
from pathlib import Path

import healpy
import numpy as np
from healpix import EDGES, ranges

random = np.random.default_rng(12)


def anywhere(n, decimals):
    ra = np.round(random.uniform(0, 360, n), decimals)
    dec = np.round(np.degrees(np.arcsin(random.uniform(-1, 1, n))), decimals)
    return [(float(a), float(d)) for a, d in zip(ra, dec, strict=True)]


def pixels():
    places = anywhere(150, 7) + [(meridian, edge) for meridian in (0.0, 90.0, 180.0, 270.0) for edge in EDGES]
    return [
        [order, ra, dec, int(healpy.ang2pix(2**order, ra, dec, nest=True, lonlat=True))]
        for order in (0, 4, 12, 15)
        for ra, dec in places
    ]


def cones():
    centres = [(ra, dec) for ra in (0.0, 45.0, 90.0, 180.0, 270.0) for dec in (41.81, -41.81, 0.0, 90.0, -90.0, 66.4)]
    rows = []
    for ra, dec in centres + anywhere(20, 6):
        for radius in (0.5, 5, 60, 600):
            vec = healpy.ang2vec(ra, dec, lonlat=True)
            ipix = healpy.query_disc(4096, vec, np.radians(radius / 3600), inclusive=True, fact=64, nest=True)
            rows.append([ra, dec, radius, ranges(ipix)])
    return rows


if __name__ == "__main__":
    golden = {"source": f"healpy {healpy.__version__}", "ang2nested": pixels(), "cones": cones()}
    out = Path(__file__).parents[1] / "data" / "healpix-nested.json"
    out.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
