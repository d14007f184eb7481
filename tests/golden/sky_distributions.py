"""Numbers of the distributions of real alerts, with which those of the simulated sky are compared. Aggregates only.

Run: FINK_REAL_DATA=... python tests/golden/sky_distributions.py
The samples: one night of 2021 and two samples of streams, as they come; for positions also the alerts of a tidal
disruption event and of candidates of superluminous supernovae, of which there are several of each object.
"""

import json
import os
from pathlib import Path

import fastavro
import numpy as np
import pyarrow.parquet as pq

ROOT = Path(os.environ["FINK_REAL_DATA"]) / "ztf"
QUANTILES = [0.1, 0.25, 0.5, 0.75, 0.9]


def parquet(name):
    return pq.read_table(ROOT / name).to_pylist()


def avro(name):
    with open(ROOT / name, "rb") as file:
        return list(fastavro.reader(file))


def quantiles(values):
    values = np.array([value for value in values if value is not None], dtype=float)
    values = values[np.isfinite(values)]
    return {"n": len(values), "quantiles": [round(float(each), 4) for each in np.quantile(values, QUANTILES)]}


def is_number(value):
    return value is not None and value == value


def detections(alert):
    """Positive detections of an alert and of its history: time, band, magnitude."""
    epochs = [alert["candidate"], *(alert["prv_candidates"] or [])]
    return [
        (each["jd"], each["fid"], each["magpsf"])
        for each in epochs
        if is_number(each["magpsf"]) and each["isdiffpos"] in ("t", "1")
    ]


def colours(alerts):
    """g - r of each object: the median over its pairs within a tenth of a day."""
    pairs = {}
    for alert in alerts:
        epochs = detections(alert)
        for jd, fid, mag in epochs:
            near = [other for other in epochs if other[1] == 2 and abs(other[0] - jd) < 0.1]
            if fid == 1 and near:
                pairs.setdefault(alert["objectId"], []).append(mag - near[0][2])
    return [float(np.median(each)) for each in pairs.values()]


def scatter(alerts):
    """Arcsec from each alert to the median position of its object, for objects of at least four alerts."""
    places = {}
    for alert in alerts:
        candidate = alert["candidate"]
        places.setdefault(alert["objectId"], {})[candidate["candid"]] = (candidate["ra"], candidate["dec"])
    found = []
    for each in places.values():
        if len(each) >= 4:
            ra, dec = np.array(list(each.values())).T
            ra0, dec0 = np.median(ra), np.median(dec)
            found += list(3600 * np.hypot((ra - ra0) * np.cos(np.radians(dec0)), dec - dec0))
    return found


CLASSES = {
    "Solar System": lambda a: a["roid"] >= 2,
    "supernova scores": lambda a: a["snn_sn_vs_all"] > 0.5 and a["cdsxmatch"] == "Unknown" and a["roid"] < 2,
    "active nuclei": lambda a: any(name in a["cdsxmatch"] for name in ("QSO", "AGN", "Seyfert", "BLLac", "Blazar")),
    "variable stars": lambda a: any(
        name in a["cdsxmatch"]
        for name in ("RRLyr", "EB", "EclBin", "Mira", "LP", "YSO", "TTau", "Orion", "V*", "Ceph", "CV")
    ),
    "no counterpart": lambda a: a["cdsxmatch"] in ("Unknown", "Fail"),
}


def main():
    alerts = parquet("night-20211122-science.parquet") + avro("livestream-sample.avro") + avro("datatransfer-part.avro")
    several = alerts + parquet("tde-ZTF20abfcszi.parquet") + parquet("slsn-modern-schema.parquet")
    candidates = [alert["candidate"] for alert in alerts]
    histories = [alert["prv_candidates"] or [] for alert in alerts]

    def column(name):
        return [each.get(name) for each in candidates]

    def error(low, high):
        return [c["sigmapsf"] for c in candidates if low <= c["magpsf"] < high]

    result = {
        "alerts": len(alerts),
        "objects": len({alert["objectId"] for alert in alerts}),
        "of": QUANTILES,
        "numbers": {
            "magnitude": quantiles(column("magpsf")),
            "magnitude in g": quantiles([c["magpsf"] for c in candidates if c["fid"] == 1]),
            "magnitude in r": quantiles([c["magpsf"] for c in candidates if c["fid"] == 2]),
            "error at 17 to 18 mag": quantiles(error(17, 18)),
            "error at 18 to 19 mag": quantiles(error(18, 19)),
            "error at 19 to 20 mag": quantiles(error(19, 20)),
            "real/bogus score": quantiles(column("rb")),
            "deep real/bogus score": quantiles(column("drb")),
            "detections in the history": quantiles([sum(is_number(e["magpsf"]) for e in each) for each in histories]),
            "limits in the history": quantiles([sum(not is_number(e["magpsf"]) for e in each) for each in histories]),
            "detections of the object": quantiles(column("ndethist")),
            "g - r": quantiles(colours(alerts)),
            "distance of the reference source": quantiles(
                [d for d in column("distnr") if d is not None and 0 <= d < 20]
            ),
            "scatter of the position": quantiles(scatter(several)),
        },
        "shares": {name: round(sum(map(rule, alerts)) / len(alerts), 3) for name, rule in CLASSES.items()},
        "shareNegative": round(sum(c["isdiffpos"] in ("f", "0") for c in candidates) / len(alerts), 3),
    }
    target = Path(__file__).parent.parent / "data" / "sky-distributions.json"
    target.write_text(json.dumps(result, indent=2) + "\n")


if __name__ == "__main__":
    main()
