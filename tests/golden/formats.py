"""What astropy reads from files of ours. Run: python tests/golden/formats.py (astropy, pyarrow)

The files in tests/data/formats are written by `UPDATE_GOLDEN=1 npx jest tests/formats/golden`, which otherwise compares
them with what is written now. Masked and missing values are null, 64-bit integers text.
"""

import json
import math
import warnings
from pathlib import Path

import numpy as np
from astropy.io.votable import parse
from astropy.io.votable.ucd import parse_ucd
from astropy.table import Table

DATA = Path(__file__).parent.parent / "data" / "formats"


def cell(value):
    if value is np.ma.masked or (isinstance(value, (float, np.floating)) and math.isnan(value)):
        return None
    if isinstance(value, (np.int64, int)) and not isinstance(value, (bool, np.bool_)):
        return str(value)
    return value.item() if hasattr(value, "item") else value


def described(table):
    names = table.colnames
    columns = [[cell(v) for v in table[name]] for name in names]
    return {
        "columns": names,
        "units": [str(table[name].unit or "") for name in names],
        "descriptions": [table[name].description or "" for name in names],
        "rows": [list(row) for row in zip(*columns, strict=True)],
    }


def votable(path):
    # Warnings are errors: an ID made of a name is the only one that is expected.
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.filterwarnings("ignore", message=".*W03.*")
        document = parse(path, verify="exception")
        table = document.get_first_table()
        for field in table.fields:
            if field.ucd:
                parse_ucd(field.ucd, check_controlled_vocabulary=True)
    named = Table.read(path, format="votable", use_names_over_ids=True)
    return {
        **described(named),
        "version": document.version,
        "infos": [[info.name, info.value] for info in document.resources[0].infos],
        "systems": [[s.ID, s.system] for s in document.coordinate_systems],
        "times": [[t.ID, t.timescale, t.timeorigin] for t in document.time_systems],
        "refs": {field.name: field.ref for field in table.fields if field.ref},
    }


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    found = {path.name: votable(path) for path in sorted(DATA.glob("*.vot"))}
    for path in sorted(DATA.glob("*.parquet")):
        found[path.name] = described(Table.read(path, format="parquet"))
    (DATA / "astropy.json").write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
