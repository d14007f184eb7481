"""Golden times from astropy: JD <-> ISO (UTC) and TAI -> UTC. Run: python tests/golden/julian_dates.py"""

import json
from pathlib import Path

import astropy
import numpy as np
from astropy.time import Time

# Days of 86401 s: JD there is a matter of convention.
LEAP_DAYS = [57753, 57203, 56108, 54831, 53735, 51178, 50629, 50082, 49533, 49168, 48803, 48256, 47891, 47160, 46246]

random = np.random.default_rng(1)
jds = np.concatenate(
    [
        np.round(random.uniform(2458424.5, 2463000.5, 200), 7),  # ZTF years, seven decimals as in alerts
        random.uniform(2445000.5, 2480000.5, 100),
        [2451545.0, 2440587.5, 2459540.6041204, 2460000.5, 2459580.4999999, 2460369.75],
    ]
)
jds = [float(jd) for jd in jds if int(jd - 2400000.5) not in LEAP_DAYS]
isos = [Time(jd, format="jd", scale="utc", precision=3).iso for jd in jds]
back = [float(Time(iso, scale="utc").jd) for iso in isos]

tai = np.concatenate([random.uniform(41400, 62000, 200), [57754.0005, 57754.5, 60000.0, 50630.5]])
tai = [float(x) for x in tai if int(x) not in LEAP_DAYS]
utc = [float(Time(x, format="mjd", scale="tai").utc.mjd) for x in tai]

golden = {
    "source": f"astropy {astropy.__version__}",
    "jdToIso": [[jd, iso] for jd, iso in zip(jds, isos, strict=True)],
    "isoToJd": [[iso, jd] for iso, jd in zip(isos, back, strict=True)],
    "mjdTaiToUtc": [[a, b] for a, b in zip(tai, utc, strict=True)],
}
out = Path(__file__).parents[1] / "data" / "julian-dates.json"
out.write_text(json.dumps(golden, indent=0) + "\n")
