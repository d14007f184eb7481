"""Open files of all formats with readers that know nothing of us. Run: python tests/formats/read.py FOLDER

Prints JSON: for each file its columns, their types as the reader names them, its rows, and what it
says of itself. 64-bit integers are text, missing values null.
"""

import csv
import json
import math
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet

NS = {"v": "http://www.ivoa.net/xml/VOTable/v1.3"}


def cell(value, kind):
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    return str(value) if kind == "int64" else value


def arrow_table(table):
    kinds = [str(field.type) for field in table.schema]
    table.validate(full=True)
    columns = [[cell(v, kind) for v in column.to_pylist()] for kind, column in zip(kinds, table.columns, strict=True)]
    return {"columns": table.schema.names, "types": kinds, "rows": [list(row) for row in zip(*columns, strict=True)]}


def parquet(path):
    table = pa.parquet.read_table(path)
    meta = {k.decode(): v.decode() for k, v in table.schema.metadata.items()}
    fields = ET.fromstring(meta["IVOA.VOTable-Parquet.content"]).iterfind(".//v:FIELD", NS)
    frame = pd.read_parquet(path)
    return {
        **arrow_table(table),
        "fink": json.loads(meta["fink"]),
        "votable": [[f.get("name"), f.get("unit")] for f in fields],
        "astropy": json.loads(meta["table_meta_yaml"]),
        "pandas": {"rows": len(frame), "columns": list(frame.columns), "candid": frame_ids(frame)},
    }


def frame_ids(frame):
    return [str(v) for v in frame["i:candid"]] if "i:candid" in frame else []


def arrow(path):
    with pa.ipc.open_stream(path) as reader:
        batches, said = [], []
        while True:
            try:
                batch, metadata = reader.read_next_batch_with_custom_metadata()
            except StopIteration:
                break
            batches.append(batch)
            said.append(None if metadata is None else {k.decode(): v.decode() for k, v in metadata.items()})
        schema = reader.schema
    about = [{k.decode(): v.decode() for k, v in (field.metadata or {}).items()} for field in schema]
    return {
        **arrow_table(pa.Table.from_batches(batches, schema)),
        "fields": about,
        "batches": [batch.num_rows for batch in batches],
        "said": said,
    }


def votable(path):
    resource = ET.parse(path).getroot().find("v:RESOURCE", NS)
    table = resource.find("v:TABLE", NS)
    fields = table.findall("v:FIELD", NS)
    kinds = [field.get("datatype") for field in fields]
    read = {
        "int": int,
        "long": lambda text: str(int(text)),
        "float": float,
        "double": float,
        "boolean": lambda text: {"true": True, "false": False}[text],
        "char": str,
        "unicodeChar": str,
    }
    cells = [zip(kinds, tr.findall("v:TD", NS), strict=True) for tr in table.iterfind(".//v:TR", NS)]
    rows = [[None if td.text is None else read[kind](td.text) for kind, td in row] for row in cells]
    return {
        "columns": [field.get("name") for field in fields],
        "types": kinds,
        "rows": rows,
        "units": [field.get("unit") for field in fields],
        "docs": [field.findtext("v:DESCRIPTION", None, NS) for field in fields],
        "ucds": [field.get("ucd") for field in fields],
        "infos": [[info.get("name"), info.get("value")] for info in resource.iter(f"{{{NS['v']}}}INFO")],
        "nrows": table.get("nrows"),
    }


def comma(path):
    with open(path, encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    return {"columns": lines[0], "types": [], "rows": lines[1:]}


READERS = {".parquet": parquet, ".arrows": arrow, ".vot": votable, ".csv": comma}

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    files = sorted(path for path in folder.iterdir() if path.suffix in READERS)
    json.dump({path.name: READERS[path.suffix](path) for path in files}, sys.stdout)
