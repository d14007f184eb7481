"""The same made-up alerts in the three generations of Fink's ZTF schema, and what a reader should understand.

Run: python tests/golden/alerts.py   (needs pyarrow and fastavro)

early.parquet   structs, int32, float32, INT96 timestamp; no cross-match columns but cdsxmatch
modern.parquet  maps for mangrove and blazar_stats, feature structs, booleans
pandas.parquet  everything int64 and float64, structs in name order, timestamps as text, a dictionary column
modern.avro     as modern.parquet, snappy blocks
alerts.json     expected values, 64-bit integers as text
"""

import datetime
import gzip
import json
import math
import pathlib

import fastavro
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

HERE = pathlib.Path(__file__).parent.parent / "data" / "alerts"
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
FLOATS = ["diffmaglim", "magpsf", "sigmapsf", "rb", "drb", "classtar", "distnr", "magnr", "sigmagnr", "ssdistnr"]
DOUBLES = ["jd", "ra", "dec", "jdstarthist"]
INTS = ["fid", "field", "nbad", "ndethist", "rcid"]
LONGS = ["candid", "pid"]
TEXTS = ["isdiffpos", "ssnamenr"]
HISTORY = [
    "jd",
    "fid",
    "pid",
    "candid",
    "diffmaglim",
    "magpsf",
    "sigmapsf",
    "magnr",
    "sigmagnr",
    "isdiffpos",
    "distnr",
    "rb",
    "nbad",
]


def f32(value):
    return None if value is None else float(np.float32(value))


def stamp(text):
    return gzip.compress(text.encode(), mtime=0)


def history(jd, magpsf=None, rb=None, nbad=None):
    found = magpsf is not None
    return {
        "jd": jd,
        "fid": 2,
        "pid": 1500000000000 + int(jd),
        "candid": 1500000000000000001 if found else None,
        "diffmaglim": f32(20.5),
        "magpsf": f32(magpsf),
        "sigmapsf": f32(0.1) if found else None,
        "magnr": f32(21.5) if found else None,
        "sigmagnr": f32(0.2) if found else None,
        "isdiffpos": "t" if found else None,
        "distnr": f32(0.7) if found else None,
        "rb": f32(rb),
        "nbad": nbad,
    }


def alert(n, object_id, jd, prv, **fink):
    candid = 3066208464615015000 + n
    features = {name: (math.nan if i % 3 == 1 else i / 7) for i, name in enumerate(FEATURES)}
    base = {
        "candid": candid,
        "schemavsn": "4.02",
        "publisher": "Fink",
        "objectId": object_id,
        "candidate": {
            "jd": jd,
            "ra": 123.4567891 + n,
            "dec": -12.3456789 + n,
            "jdstarthist": 2459001.7041204,
            "fid": 1 + n % 2,
            "field": 500 + n,
            "nbad": 0,
            "ndethist": 3 + n,
            "rcid": 14,
            "candid": candid,
            "pid": 3066208464615 + n,
            "diffmaglim": f32(20.1),
            "magpsf": f32(18.25 + n / 10),
            "sigmapsf": f32(0.07),
            "rb": f32(0.8),
            "drb": f32(0.99),
            "classtar": f32(0.9),
            "distnr": f32(0.3),
            "magnr": f32(19.9),
            "sigmagnr": f32(0.03),
            "ssdistnr": f32(-999.0),
            "isdiffpos": "t",
            "ssnamenr": "null",
        },
        "prv_candidates": prv,
        "cutoutScience": {"fileName": "s.fits.gz", "stampData": stamp(f"science {n}")},
        "cutoutTemplate": {"fileName": "t.fits.gz", "stampData": stamp(f"template {n}")},
        "cutoutDifference": {"fileName": "d.fits.gz", "stampData": stamp(f"difference {n}")},
        "timestamp": datetime.datetime(2020, 6, 1, 4, 53, 56, 2000 + n),
        "cdsxmatch": "Unknown",
        "rf_snia_vs_nonia": 0.0,
        "snn_snia_vs_nonia": 0.1,
        "snn_sn_vs_all": 0.2,
        "mulens": 0.0,
        "rf_kn_vs_nonkn": 0.0,
        "roid": 0,
        "nalerthist": 1,
        "fink_broker_version": "4.0",
        "fink_science_version": "8.6.0",
        "tracklet": None,
        "tns": "",
        "anomaly_score": -0.01 * n,
        "slsn_score": -1.0,
        "from_upper": n % 2 == 0,
        "is_transient": True,
        "gaiaClass": "nan",
        "mangrove": {"HyperLEDA_name": "None", "2MASS_name": "None", "lum_dist": "None", "ang_dist": "None"},
        "blazar_stats": {"m0": f32(-1.0), "m1": f32(0.5), "m2": f32(0.25)},
        "lc_features_g": features,
        "lc_features_r": None,
    }
    for key, value in fink.items():
        place = base["candidate"] if key in base["candidate"] else base
        place[key] = value
    return base


ALERTS = [
    alert(0, "ZTF20aaaaaaa", 2459001.7041204, None),
    alert(
        1,
        "ZTF20aaaaaaa",
        2459002.7,
        [
            history(2458999.75),
            history(2459000.5, 19.5, 0.4, 0),
            history(2459000.6, 19.4, 0.9, 1),
            history(2459001.7041204, 18.25, 0.8, 0),
        ],
        tns="SN Ia",
        snn_snia_vs_nonia=0.9,
        slsn_score=0.75,
    ),
    alert(2, "ZTF20bbbbbbb", 2459001.7041204, [history(2458999.75)], ssnamenr="4371", roid=3, cdsxmatch="Fail"),
    alert(3, "ZTF20ccccccc", 2459001.75, [], cdsxmatch="EB*_Candidate", tracklet="TRCK_20200601_045356_00"),
]


def candidate_type(wide):
    real, small = (pa.float64(), pa.int64()) if wide else (pa.float32(), pa.int32())
    fields = (
        [(n, pa.float64()) for n in DOUBLES]
        + [(n, small) for n in INTS]
        + [(n, pa.int64()) for n in LONGS]
        + [(n, real) for n in FLOATS]
        + [(n, pa.string()) for n in TEXTS]
    )
    return pa.struct(sorted(fields) if wide else fields)


def history_type(wide):
    real, small = (pa.float64(), pa.float64()) if wide else (pa.float32(), pa.int32())
    kinds = {"jd": pa.float64(), "pid": pa.int64(), "isdiffpos": pa.string(), "fid": pa.int64() if wide else small}
    kinds |= {"candid": pa.float64() if wide else pa.int64(), "nbad": small}
    return pa.list_(pa.struct([(n, kinds.get(n, real)) for n in (sorted(HISTORY) if wide else HISTORY)]))


def schema(wide=False, nested="map", early=False):
    small = pa.int64() if wide else pa.int32()
    stamps = pa.struct([("fileName", pa.string()), ("stampData", pa.binary())])
    fields = [(n, pa.string()) for n in ("schemavsn", "publisher", "objectId", "cdsxmatch", "tracklet")]
    fields += [("fink_broker_version", pa.string()), ("fink_science_version", pa.string()), ("candid", pa.int64())]
    fields += [("candidate", candidate_type(wide)), ("prv_candidates", history_type(wide))]
    fields += [(n, stamps) for n in ("cutoutScience", "cutoutTemplate", "cutoutDifference")]
    fields += [("timestamp", pa.string() if wide else pa.timestamp("ns"))]
    scores = ("rf_snia_vs_nonia", "snn_snia_vs_nonia", "snn_sn_vs_all", "mulens", "rf_kn_vs_nonkn")
    fields += [(n, pa.float64()) for n in scores] + [("roid", small), ("nalerthist", small)]
    if early:
        return pa.schema(fields)
    text = (
        pa.map_(pa.string(), pa.string())
        if nested == "map"
        else pa.struct([(n, pa.string()) for n in ("2MASS_name", "HyperLEDA_name", "ang_dist", "lum_dist")])
    )
    stats = (
        pa.map_(pa.string(), pa.float32())
        if nested == "map"
        else pa.struct([(n, pa.float64()) for n in ("m0", "m1", "m2")])
    )
    names = sorted(FEATURES) if wide else FEATURES
    features = pa.struct([(n, pa.float64()) for n in names])
    fields += [("tns", pa.string()), ("gaiaClass", pa.string()), ("anomaly_score", pa.float64())]
    fields += [("slsn_score", pa.float64()), ("from_upper", pa.bool_()), ("is_transient", pa.bool_())]
    fields += [("mangrove", text), ("blazar_stats", stats), ("lc_features_g", features), ("lc_features_r", features)]
    if wide:
        fields += [("finkclass", pa.dictionary(pa.int8(), pa.string())), ("year", pa.int64())]
    return pa.schema(fields)


def rows(kind, early=False):
    out = []
    for each in ALERTS:
        row = dict(each)
        if kind == "map":
            for name in ("mangrove", "blazar_stats"):
                row[name] = list(each[name].items())
        if kind == "pandas":
            row["timestamp"] = str(each["timestamp"])
            row["finkclass"] = "Unknown"
            row["year"] = 2020
            prv = each["prv_candidates"]
            row["prv_candidates"] = prv and [{**p, "candid": p["candid"] and float(p["candid"])} for p in prv]
        out.append(row)
    return out


def plain(value):
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return "NaN" if math.isnan(value) else value
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, datetime.datetime):
        return value.isoformat(timespec="milliseconds") + "Z"
    if isinstance(value, list):
        return [plain(v) for v in value]
    return {k: plain(v) for k, v in value.items()}


def avro_schema():
    def maybe(kind):
        return [kind, "null"]

    def record(name, fields):
        return {"type": "record", "name": f"topLevelRecord.{name}", "fields": fields}

    def field(name, kind):
        return {"name": name, "type": maybe(kind)}

    def fields(names):
        kind = {**dict.fromkeys(DOUBLES, "double"), **dict.fromkeys(INTS, "int"), **dict.fromkeys(LONGS, "long")}
        kind |= dict.fromkeys(TEXTS, "string")
        return [field(n, kind.get(n, "float")) for n in names]

    names = DOUBLES + INTS + LONGS + FLOATS + TEXTS
    stamps = [field("fileName", "string"), field("stampData", "bytes")]
    scores = [
        "rf_snia_vs_nonia",
        "snn_snia_vs_nonia",
        "snn_sn_vs_all",
        "mulens",
        "rf_kn_vs_nonkn",
        "anomaly_score",
        "slsn_score",
    ]
    texts = "schemavsn publisher objectId cdsxmatch tracklet fink_broker_version fink_science_version tns gaiaClass"
    top = [field("candid", "long")] + [field(n, "string") for n in texts.split()]
    top += [{"name": "candidate", "type": maybe(record("candidate", fields(names)))}]
    items = maybe(record("prv_candidates", fields(HISTORY)))
    top += [field("prv_candidates", {"type": "array", "items": items})]
    for name in ("cutoutScience", "cutoutTemplate", "cutoutDifference"):
        top += [{"name": name, "type": maybe(record(name, stamps))}]
    top += [field("timestamp", {"type": "long", "logicalType": "timestamp-micros"})]
    top += [field(n, "double") for n in scores] + [field(n, "int") for n in ("roid", "nalerthist")]
    top += [field(n, "boolean") for n in ("from_upper", "is_transient")]
    top += [field("mangrove", {"type": "map", "values": maybe("string")})]
    top += [field("blazar_stats", {"type": "map", "values": maybe("float")})]
    for name in ("lc_features_g", "lc_features_r"):
        top += [{"name": name, "type": maybe(record(name, [field(n, "double") for n in FEATURES]))}]
    return {"type": "record", "name": "topLevelRecord", "fields": top}


def main():
    HERE.mkdir(parents=True, exist_ok=True)

    def write(name, table, **options):
        pq.write_table(table, HERE / name, row_group_size=2, compression="snappy", **options)

    table = pa.Table.from_pylist(rows("plain"), schema=schema(early=True))
    write("early.parquet", table, use_deprecated_int96_timestamps=True)
    write("modern.parquet", pa.Table.from_pylist(rows("map"), schema=schema()))
    write("pandas.parquet", pa.Table.from_pylist(rows("pandas"), schema=schema(wide=True, nested="struct")))
    utc = [{**a, "timestamp": a["timestamp"].replace(tzinfo=datetime.UTC)} for a in ALERTS]
    with open(HERE / "modern.avro", "wb") as out:
        fastavro.writer(
            out,
            fastavro.parse_schema(avro_schema()),
            utc,
            codec="snappy",
            sync_interval=1,
            sync_marker=b"0123456789abcdef",
        )
    (HERE / "alerts.json").write_text(json.dumps([plain(a) for a in ALERTS], indent=1) + "\n")


if __name__ == "__main__":
    main()
