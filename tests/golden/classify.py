"""Makes tests/data/classify.json: random alerts and their class by fink-filters.

    python -m venv oracle
    oracle/bin/pip install pandas==2.*
    oracle/bin/pip install --no-deps fink-filters==7.45 fink-utils==0.79.0
    oracle/bin/python tests/golden/classify.py

The classification itself needs pandas only; what fink-filters imports besides (Spark, messaging) is replaced by
stand-ins, and decorators of Spark by functions that leave the function as it is.
"""

import json
import random
import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from unittest.mock import MagicMock

ABSENT = (
    "pyspark",
    "astropy",
    "requests",
    "fink_science",
    "matplotlib",
    "fink_utils.tg_bot",
    "fink_utils.photometry",
    "fink_utils.spark",
    "fink_filters.tester",
)


class StandIn(MetaPathFinder, Loader):
    """Answers every import of a module that is not needed."""

    def find_spec(self, fullname, path=None, target=None):
        if any(fullname == name or fullname.startswith(name + ".") for name in ABSENT):
            return ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec):
        module = MagicMock(name=spec.name)
        module.__path__ = []
        module.__spec__ = spec
        module.pandas_udf = lambda *_, **__: lambda function: function
        return module

    def exec_module(self, module):
        pass


sys.meta_path.insert(0, StandIn())

import pandas as pd  # noqa: E402
from fink_filters.ztf.classification import extract_fink_classification_  # noqa: E402
from fink_utils.xmatch.simbad import return_list_of_eg_host  # noqa: E402

OTHERS = ["Fail 500", "Failure", "Galaxy_Candidate", "GalaxyX", "RRLyrae", "EB*_Candidate", "QSO", "Star", "AGN", ""]
STARTS = [2459000.5, 2459540.6041204]


def main() -> None:
    draw = random.Random(20211122)
    hosts = [str(host) for host in return_list_of_eg_host()]
    plain = ["Unknown", "Unknown", "Unknown", "Fail", "Fail 504", "Transient", "Galaxy", "Fail 500"]

    def near(threshold: float) -> float:
        return draw.choice([threshold, threshold + 1e-9, threshold - 1e-9, round(draw.random(), 3), 0.8, 0.9, 0.95])

    rows = []
    for index in range(1500):
        start = draw.choice(STARTS)
        pool = plain if draw.random() < 0.75 else hosts + OTHERS
        rows.append(
            {
                "cdsxmatch": draw.choice(pool) if index >= len(hosts + OTHERS) else (hosts + OTHERS)[index],
                "roid": draw.choice([0, 0, 0, 0, 1, 2, 3]),
                "mulens": draw.choice([0.0, 0.0, 0.0, 0.0, 1e-9, 0.7]),
                "snn_snia_vs_nonia": near(0.5),
                "snn_sn_vs_all": near(0.5),
                "rf_snia_vs_nonia": near(0.5),
                "ndethist": draw.choice([1, 2, 3, 19, 20, 21, draw.randint(1, 60)]),
                "drb": near(0.5),
                "classtar": near(0.4),
                "jd": start + draw.choice([0.0, 4.5, 5.0, 5.5, 89.5, 90.0, 90.5, round(draw.random() * 120, 4)]),
                "jdstarthist": start,
                "rf_kn_vs_nonkn": draw.choice([0.0, near(0.5)]),
                "tracklet": draw.choice(["", "", "", "", "", "TRCK_20211122_013344_00", "TRCK", "trck_1"]),
            }
        )
    table = pd.DataFrame(rows)
    classes = extract_fink_classification_(*(table[name] for name in table.columns))
    print(classes.value_counts().head(20).to_string())
    out = {
        "hosts": sorted(hosts),
        "columns": list(table.columns),
        "rows": [[*row.values(), label] for row, label in zip(rows, classes, strict=True)],
    }
    path = Path(__file__).parents[1] / "data" / "classify.json"
    text = json.dumps(out).replace("], [", "],\n[")
    path.write_text(text + "\n")


main()
