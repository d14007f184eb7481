"""Golden FITS images (astropy), stretches (astropy.visualization) and colour maps (matplotlib).

Run: python tests/golden/stamps.py
"""

import base64
import io
import json
import warnings
from pathlib import Path

import astropy
import matplotlib
import numpy as np
from astropy.io import fits
from astropy.visualization import AsinhStretch, LinearStretch, LogStretch, PowerStretch, SqrtStretch

warnings.simplefilter("ignore")
random = np.random.default_rng(5)


def plain(array, digits=9):
    return [
        None if not np.isfinite(x) else round(float(np.float32(x)), digits)
        for x in np.asarray(array, dtype=float).ravel()
    ]


def file(*units):
    buffer = io.BytesIO()
    fits.HDUList(list(units)).writeto(buffer)
    return base64.b64encode(buffer.getvalue()).decode()


def image(name, unit, expected):
    height, width = expected.shape
    return {"name": name, "fits": unit, "width": width, "height": height, "pixels": plain(expected)}


images = []
stamp = random.normal(200, 50, (63, 62)).round().astype(np.float32)
stamp[3, 4] = np.nan
images.append(image("float32, 62x63, NaN", file(fits.PrimaryHDU(stamp)), stamp))
double = random.normal(0, 1, (3, 5))
images.append(image("float64", file(fits.PrimaryHDU(double)), double))
byte = random.integers(0, 255, (4, 3)).astype(np.uint8)
images.append(image("uint8", file(fits.PrimaryHDU(byte)), byte))
unsigned = random.integers(0, 65535, (4, 3)).astype(np.uint16)
images.append(image("uint16 by BZERO", file(fits.PrimaryHDU(unsigned)), unsigned))
short = np.array([[1, 2, -32768], [4, 5, 6]], dtype=np.int16)
scaled = short * 0.5 + 10.0
scaled[0, 2] = np.nan
# Written by hand: astropy would scale the pixels back, and would not write a number in free format.
cards = ["SIMPLE  =  T", "BITPIX  = 16", "NAXIS   = 2", "NAXIS1  = 3", "NAXIS2  = 2"]
cards += ["BSCALE  = 5.0D-01 / free format", "BZERO   =                 10.0", "BLANK   = -32768", "END"]
content = "".join(card.ljust(80) for card in cards).ljust(2880).encode() + short.astype(">i2").tobytes().ljust(
    2880, b"\0"
)
images.append(image("int16 with BSCALE, BZERO, BLANK", base64.b64encode(content).decode(), scaled))
long = np.array([[1, -2], [3, 2**40]], dtype=np.int64)
images.append(image("int64", file(fits.PrimaryHDU(long)), long))
images.append(
    image("int32 in an extension", file(fits.PrimaryHDU(), fits.ImageHDU(long.astype(np.int32))), long.astype(np.int32))
)
table = fits.BinTableHDU.from_columns([fits.Column("a", "E", array=np.arange(5))])
images.append(image("after a table", file(fits.PrimaryHDU(), table, fits.ImageHDU(double)), double))
cube = random.normal(0, 1, (2, 3, 4))
images.append(image("first plane of a cube", file(fits.PrimaryHDU(cube)), cube[0]))

y, x = np.mgrid[:21, :21]
star = (100 * np.exp(-((x - 10) ** 2 + (y - 10) ** 2) / 8) + random.normal(20, 2, (21, 21))).astype(np.float32)
star[0, :3] = np.nan
curves = {
    "linear": LinearStretch(),
    "sqrt": SqrtStretch(),
    "power": PowerStretch(2),
    "log": LogStretch(1000),
    "asinh": AsinhStretch(0.1),
}
stretches = []
for pmin, pmax in ((0.5, 99.5), (5, 90), (0, 100)):
    low, high = np.nanpercentile(star, [pmin, pmax])
    cut = np.clip(star.astype(float), low, high)
    for name, curve in curves.items():
        unit = (cut - low) / (high - low)
        stretches.append([name, pmin, pmax, plain(curve(unit, clip=False), 6)])
    mean, std = np.nanmean(cut), np.nanstd(cut)
    value, darkest, brightest = (1 / (1 + np.exp(-(v - mean) / std)) for v in (cut, low, high))
    stretches.append(["sigmoid", pmin, pmax, plain((value - darkest) / (brightest - darkest), 6)])

names = ["viridis", "inferno", "plasma", "magma", "Blues", "Blues_r", "Greys_r", "Greys", "gray"]
maps = {n: [[round(c * 255) for c in matplotlib.colormaps[n](k)[:3]] for k in range(0, 256, 5)] for n in names}

golden = {
    "source": f"astropy {astropy.__version__}, matplotlib {matplotlib.__version__}",
    "images": images,
    "star": plain(star),
    "stretches": stretches,
    "colormaps": maps,
}
out = Path(__file__).parents[1] / "data" / "stamps.json"
out.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
