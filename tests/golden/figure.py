"""Makes the inputs tests/data/figure/*.in.json: invented objects that show each kind of row.

Outputs (*.out.json) are written by `FINK_WRITE_GOLDEN=1 npx jest tests/figure`.
"""

import json
import math
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "data" / "figure"


def alert(object_id, jd, fid, magnitude, **more):
    row = {
        "i:objectId": object_id,
        "i:jd": jd,
        "i:fid": fid,
        "i:magpsf": magnitude,
        "i:sigmapsf": 0.0523456,
        "i:diffmaglim": 20.4567891,
        "i:isdiffpos": "t",
        "d:tag": "valid",
    }
    row.update(more)
    return row


def curve(object_id, start, n, peak=18.2):
    """A rise and a slow decline in g and r, with limits before it."""
    rows = [alert(object_id, start - 3 * k - 0.123456, 1 + k % 2, None, **{"d:tag": "upperlim"}) for k in range(1, 5)]
    for k in range(n):
        phase = (k - n / 3) / (n / 3)
        magnitude = peak + 1.5 * abs(phase) ** 1.5 + 0.05 * math.sin(7 * k)
        rows.append(alert(object_id, start + 2.0123456 * k, 1 + k % 2, magnitude))
    return rows


def save(name, case):
    text = json.dumps(case, indent=1, ensure_ascii=False)
    (FOLDER / f"{name}.in.json").write_text(text + "\n", encoding="utf-8")


def main():
    supernova = curve("ZTF21abfmbix", 2459400.7512345, 12)
    supernova.append(alert("ZTF21abfmbix", 2459410.5, 2, 19.9, **{"d:tag": "badquality"}))
    supernova.append(alert("ZTF21abfmbix", 2459411.5, 3, 18.99995))
    supernova.append(alert("ZTF21abfmbix", 2459412.5, 1, 18.125, **{"i:isdiffpos": "f"}))
    supernova.append(alert("ZTF21abfmbix", 2459412.75, 1, 18.25, **{"i:sigmapsf": None}))
    save("lightcurve", {"kind": "lightcurve", "rows": supernova, "options": {"source": "embedded store"}})
    save("lightcurve-simulated", {"kind": "lightcurve", "rows": curve("ZTF26sim0042", 2461000.5, 4), "options": {}})
    save("lightcurve-capped", {"kind": "lightcurve", "rows": supernova, "options": {"maxPoints": 5}})
    save("lightcurve-empty", {"kind": "lightcurve", "rows": [], "options": {"object": "ZTF21abfmbix"}})
    untagged = [{k: v for k, v in row.items() if k != "d:tag"} for row in supernova[4:8]]
    bad = [
        alert("ZTF21abfmbix", None, 1, 18.0),
        alert("ZTF21abfmbix", 2459400.5, 4, 18.0),
        alert("ZTF21abfmbix", 2459400.5, 1, -999.0),
        alert("ZTF21abfmbix", 2459400.5, 1, 18.0, **{"d:tag": "other"}),
        alert("ZTF21abfmbix", 2459400.5, 1, 18.0, **{"i:isdiffpos": "0"}),
    ]
    save("lightcurve-unusable", {"kind": "lightcurve", "rows": untagged + bad, "options": {}})
    hostile = '<a href="javascript:alert(1)">x</a> %{customdata} $\\frac12$ &amp;'
    save("lightcurve-hostile", {"kind": "lightcurve", "rows": supernova[4:6], "options": {"object": hostile}})

    ids = ["ZTF21abfmbix", "ZTF21acjmrrd", "ZTF26sim0007"]
    several = [curve(name, 2459400.25 + 30 * k, 6, 17.5 + k) for k, name in enumerate(ids)]
    save("smallmultiples-1", {"kind": "smallmultiples", "objects": several[:1], "options": {}})
    save("smallmultiples-3", {"kind": "smallmultiples", "objects": several, "options": {"maxPoints": 24}})
    many = [curve(f"ZTF21aaaaaa{k}", 2459400.25, 2) for k in "abcdefg"] + [[]]
    save("smallmultiples-8", {"kind": "smallmultiples", "objects": many, "options": {}})
    save("smallmultiples-empty", {"kind": "smallmultiples", "objects": [several[0], []], "options": {}})

    points = [
        {"id": "ZTF21abfmbix", "ra": 150.12345678, "dec": 2.2, "label": "SN candidate", "magnitude": 18.12346},
        {"id": "ZTF21acjmrrd", "ra": 359.99999999, "dec": -10.5, "label": "Early SN Ia candidate"},
        {"id": "ZTF26sim0007", "ra": -0.25, "dec": 45.123456789, "label": "RRLyrae", "magnitude": None},
        {"id": "ZTF21aaaaaaa", "ra": 12.5, "dec": 91, "label": "QSO"},
        {"id": "ZTF21aaaaaab", "ra": 12.5, "dec": 10, "label": "QSO"},
        {"id": "ZTF21aaaaaac", "ra": 12.6, "dec": 10},
    ]
    for point in points:
        if point.get("magnitude", 0) is None:
            del point["magnitude"]
    save("skymap", {"kind": "skymap", "points": points, "options": {}})
    cone = {"ra": 12.5, "dec": 10, "radius": 1800}
    save(
        "skymap-cone",
        {"kind": "skymap", "points": points[4:], "options": {"title": "Cone search", "cone": cone, "maxPoints": 1}},
    )
    classes = [{"id": f"o{k}", "ra": 3 * k, "dec": k, "label": f"Class {k}"} for k in range(15)] + points
    save("skymap-classes", {"kind": "skymap", "points": classes, "options": {}})
    save("skymap-empty", {"kind": "skymap", "points": [], "options": {}})

    save("sparkline", {"kind": "sparkline", "rows": supernova})
    save("sparkline-empty", {"kind": "sparkline", "rows": []})


if __name__ == "__main__":
    main()
