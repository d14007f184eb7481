"""What the tables should hold for each alert file, counted without any of our code (pyarrow, fastavro, plain Python).

Run by tests/ingest/real.spec.ts on real alerts, which the repository does not have:
python tests/golden/ingest_counts.py FILE...   prints one JSON object a file:
{"file": name, "counts": {table: rows}, "alerts": [{"key": ..., "columns": {...}, "stamps": [sha256, ...]}, ...]}
64-bit and other integers are text; NaN is the text "NaN"; missing values are left out.
"""

import datetime
import hashlib
import json
import math
import os
import sys

import fastavro
import pyarrow.parquet as pq

FEATURES = [
    "mean",
    "weighted_mean",
    "standard_deviation",
    "median",
    "amplitude",
    "beyond_1_std",
    "cusum",
    "inter_percentile_range_10",
    "kurtosis",
    "linear_trend",
    "linear_trend_sigma",
    "linear_trend_noise",
    "linear_fit_slope",
    "linear_fit_slope_sigma",
    "linear_fit_reduced_chi2",
    "magnitude_percentage_ratio_40_5",
    "magnitude_percentage_ratio_20_10",
    "maximum_slope",
    "median_absolute_deviation",
    "median_buffer_range_percentage_10",
    "percent_amplitude",
    "mean_variance",
    "anderson_darling_normal",
    "chi2",
    "skew",
    "stetson_K",
]
GROUPS = ("mangrove", "blazar_stats")
STAMPS = ("cutoutScience", "cutoutTemplate", "cutoutDifference")


def read(path):
    with open(path, "rb") as file:
        if file.read(4) == b"PAR1":
            return pq.read_table(path).to_pylist()
        file.seek(0)
        return list(fastavro.reader(file))


def missing(value):
    return value is None or (isinstance(value, float) and math.isnan(value))


def pixel(ra, dec, nside=128):
    """HEALPix pixel, RING scheme."""
    z, phi = math.sin(math.radians(dec)), math.radians(ra % 360)
    tt = phi / (math.pi / 2)
    if abs(z) <= 2 / 3:
        t1, t2 = nside * (0.5 + tt), nside * z * 0.75
        jp, jm = math.floor(t1 - t2), math.floor(t1 + t2)
        ring = nside + 1 + jp - jm
        shift = 1 - (ring & 1)
        ip = (jp + jm - nside + shift + 1) // 2 % (4 * nside)
        return 2 * nside * (nside - 1) + (ring - 1) * 4 * nside + ip
    tp, tmp = tt - math.floor(tt), nside * math.sqrt(3 * (1 - abs(z)))
    jp, jm = math.floor(tp * tmp), math.floor((1 - tp) * tmp)
    ring = jp + jm + 1
    ip = math.floor(tt * ring) % (4 * ring)
    return 2 * ring * (ring - 1) + ip if z > 0 else 12 * nside**2 - 2 * ring * (ring + 1) + ip


def night(jd):
    start = datetime.datetime(2000, 1, 1, 12)
    return (start + datetime.timedelta(days=jd - 2451545)).strftime("%Y%m%d")


def group(alert, name):
    value = alert.get(name)
    return dict(value) if value else {}


def counts(alerts):
    tables = {}

    def add(table, *key):
        tables.setdefault(table, set()).add(key)

    scored = {}
    for alert in alerts:
        c, oid = alert["candidate"], alert["objectId"]
        add("ztf", oid, c["jd"])
        add("ztf.class", oid, c["jd"])
        add("ztf.pixel128", pixel(c["ra"], c["dec"]), c["jdstarthist"], oid)
        add("statistics_class", night(c["jd"]))
        if any(alert.get(s) and alert[s]["stampData"] for s in STAMPS):
            add("ztf.cutouts", oid, c["jd"])
        if alert["roid"] == 3 and c["ssnamenr"] not in (None, "null"):
            add("ztf.ssnamenr", c["ssnamenr"], c["jd"])
        if (alert.get("tracklet") or "").startswith("TRCK_"):
            add("ztf.tracklet", alert["tracklet"], oid)
        if alert.get("tns"):
            add("ztf.tns", alert["tns"], c["jd"], oid)
        if (alert.get("slsn_score") or -1) >= 0.5:
            add("ztf.slsn", c["jd"], oid)
        for past in alert["prv_candidates"] or []:
            if missing(past["magpsf"]):
                add("ztf.upper", oid, past["jd"])
            elif not (past["rb"] is not None and past["rb"] >= 0.55 and past["nbad"] == 0):
                add("ztf.uppervalid", oid, past["jd"])
        if not missing(alert.get("anomaly_score")) and alert["anomaly_score"] != 0:
            scored.setdefault(night(c["jd"]), set()).add(oid)
    out = {table: len(keys) for table, keys in tables.items()}
    anomalies = sum(min(10, len(objects)) for objects in scored.values())
    return {**out, **({"ztf.anomaly": anomalies} if anomalies else {})}


def plain(value):
    if isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        return str(value)
    return "NaN" if math.isnan(value) else value


def columns(alert):
    out = {f"i:{k}": v for k, v in alert["candidate"].items()}
    for name, value in alert.items():
        nested = name in ("candidate", "prv_candidates", *STAMPS, *GROUPS) or name.startswith("lc_features")
        if not nested and not isinstance(value, datetime.datetime):
            out[f"d:{name}"] = value
            out.setdefault(f"i:{name}", value)
    for name in GROUPS:
        out |= {f"d:{name}_{k}": v for k, v in group(alert, name).items()}
    out = {k: plain(v) for k, v in out.items() if v is not None}
    for name in ("lc_features_g", "lc_features_r"):
        if alert.get(name):
            out[f"d:{name}"] = [None if (v := alert[name].get(f)) is None else plain(v) for f in FEATURES]
    return out


def describe(path):
    alerts = read(path)
    told = []
    for alert in alerts:
        stamps = [hashlib.sha256(alert[s]["stampData"]).hexdigest() for s in STAMPS]
        told.append(
            {"key": f"{alert['objectId']}_{alert['candidate']['jd']!r}", "columns": columns(alert), "stamps": stamps}
        )
    return {"file": os.path.basename(path), "counts": counts(alerts), "alerts": told}


if __name__ == "__main__":
    for each in sys.argv[1:]:
        print(json.dumps(describe(each)))
