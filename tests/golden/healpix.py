"""Golden HEALPix pixels (RING) and cones from healpy. Run: python tests/golden/healpix.py

A cone lists (as ranges) the pixels that the circle really touches: `query_disc(inclusive=True)` with so fine a `fact`
that hardly a pixel is listed in vain. Our answer must hold all of them.
"""

import json
from pathlib import Path

import healpy
import numpy as np

random = np.random.default_rng(2)
EDGES = [41.81, -41.81, 41.8103149, -41.8103149, 0.0, 90.0, -90.0, 89.9999, -89.9999, 60.0, -60.0, 45.0, 75.3, -75.3]


def pixels():
    rows = []
    for nside in (1, 16, 128, 1024, 4096, 32768):
        ra = list(np.round(random.uniform(0, 360, 80), 7))
        dec = list(np.round(np.degrees(np.arcsin(random.uniform(-1, 1, 80))), 7))
        for meridian in (0.0, 90.0, 180.0, 270.0):
            for edge in EDGES + list(np.round(random.uniform(-90, 90, 20), 5)):
                ra.append(meridian)
                dec.append(edge)
        ipix = healpy.ang2pix(nside, ra, dec, lonlat=True)
        rows += [[nside, float(a), float(d), int(p)] for a, d, p in zip(ra, dec, ipix, strict=True)]
    return rows


def ranges(ipix):
    """Ascending pixels as [first, last, first, last, ...]."""
    out = []
    for p in sorted(int(p) for p in ipix):
        if out and out[-1] == p - 1:
            out[-1] = p
        else:
            out += [p, p]
    return out


def cones():
    rows = []
    centres = [(float(a), e) for a in (0.0, 45.0, 90.0, 180.0, 270.0) for e in (41.81, -41.81, 0.0, 90.0, -90.0, 66.4)]
    centres += [
        (float(np.round(a, 6)), float(np.round(d, 6)))
        for a, d in zip(random.uniform(0, 360, 20), np.degrees(np.arcsin(random.uniform(-1, 1, 20))), strict=True)
    ]
    for nside, radii in ((128, (5, 60, 1800, 18000)), (1024, (5, 60, 1800)), (4096, (5, 60, 600))):
        for ra, dec in centres:
            for radius in radii:
                vec = healpy.ang2vec(ra, dec, lonlat=True)
                ipix = healpy.query_disc(nside, vec, np.radians(radius / 3600), inclusive=True, fact=64)
                rows.append([nside, ra, dec, radius, ranges(ipix)])
    return rows


if __name__ == "__main__":
    golden = {"source": f"healpy {healpy.__version__}", "ang2pix": pixels(), "cones": cones()}
    out = Path(__file__).parents[1] / "data" / "healpix.json"
    out.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
