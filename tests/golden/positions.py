"""Golden separations, constellations and sexagesimal text from astropy. Run: python tests/golden/positions.py"""

import json
from pathlib import Path

import astropy
import numpy as np
from astropy.coordinates import SkyCoord

random = np.random.default_rng(3)


def directions(n):
    ra = random.uniform(0, 360, n)
    dec = np.degrees(np.arcsin(random.uniform(-1, 1, n)))
    return [(float(np.round(a, 7)), float(np.round(d, 7))) for a, d in zip(ra, dec, strict=True)]


def coord(pairs):
    return SkyCoord([p[0] for p in pairs], [p[1] for p in pairs], unit="deg", frame="icrs")


first = directions(200)
second = directions(100)
second += [
    (a + da, min(90.0, d + dd))
    for (a, d), da, dd in zip(first[100:], random.normal(0, 1e-3, 100), random.normal(0, 1e-3, 100), strict=True)
]
first += [(0.0, 90.0), (10.0, -90.0), (359.9999, 0.0), (12.3, 45.6), (12.3, 45.6), (0.0, 0.0)]
second += [(123.0, 90.0), (10.0, 90.0), (0.0001, 0.0), (192.3, -45.6), (12.3, 45.6), (1e-9, 0.0)]
sep = coord(first).separation(coord(second)).deg
angle = coord(first).position_angle(coord(second)).deg

where = directions(1500)
# astropy misspells three of the 88 IAU names.
IAU = {"Ophiucus": "Ophiuchus", "Chamaleon": "Chamaeleon", "Crux ": "Crux"}
names = [IAU.get(str(n), str(n)) for n in coord(where).get_constellation()]

text = [*directions(100), (0.0, 0.0), (359.99999999, -1e-05), (14.99999999, 89.99999999), (180.0, -30.5)]
written = [c.to_string("hmsdms", precision=2) for c in coord(text)]

golden = {
    "source": f"astropy {astropy.__version__}",
    "separation": [[*a, *b, float(s), float(p)] for a, b, s, p in zip(first, second, sep, angle, strict=True)],
    "constellation": [[*a, n] for a, n in zip(where, names, strict=True)],
    "sexagesimal": [[*a, t] for a, t in zip(text, written, strict=True)],
}
out = Path(__file__).parents[1] / "data" / "positions.json"
out.write_text(json.dumps(golden, separators=(",", ":"), ensure_ascii=False) + "\n")
