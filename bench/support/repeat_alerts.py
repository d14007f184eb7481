"""A large Parquet file of alerts from a small one: the same alerts again and again, under new objectIds and candids.

Usage: repeat_alerts.py SOURCE TARGET ALERTS ROWS_PER_GROUP
"""

from __future__ import annotations

import sys

import pyarrow as pa
import pyarrow.parquet as pq

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def object_id(number: int) -> str:
    """An objectId of ZTF, another one for each number."""
    letters = ""
    for _ in range(7):
        letters = LETTERS[number % 26] + letters
        number //= 26
    return f"ZTF21{letters}"


def renamed(alerts: pa.Table, first: int) -> pa.Table:
    """The alerts as others, the first of them number ``first``."""
    ids = pa.array([object_id(first + i) for i in range(alerts.num_rows)])
    candids = [candid + (first + 1) * 1000 for candid in alerts["candid"].to_pylist()]
    names = alerts.schema.names
    alerts = alerts.set_column(names.index("objectId"), "objectId", ids)
    return alerts.set_column(names.index("candid"), "candid", pa.array(candids, pa.int64()))


def leaf_columns(alerts: pa.Table) -> list[str]:
    """Paths of the columns as Parquet names them."""
    sink = pa.BufferOutputStream()
    pq.write_table(alerts.slice(0, 1), sink)
    group = pq.ParquetFile(pa.BufferReader(sink.getvalue())).metadata.row_group(0)
    return [group.column(i).path_in_schema for i in range(group.num_columns)]


def main() -> None:
    """Write the file that the arguments ask for."""
    source, target, count, per_group = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    alerts = pq.read_table(source)
    # Stamps differ in nature: a dictionary of the repeated ones would make the file too small.
    columns = [name for name in leaf_columns(alerts) if not name.endswith("stampData")]
    with pq.ParquetWriter(target, renamed(alerts, 0).schema, use_dictionary=columns) as writer:
        done = 0
        while done < count:
            parts = []
            rows = 0
            while rows < min(per_group, count - done):
                take = min(alerts.num_rows, per_group - rows, count - done - rows)
                parts.append(renamed(alerts.slice(0, take), done + rows))
                rows += take
            group = pa.concat_tables(parts).combine_chunks()
            writer.write_table(group, row_group_size=rows)
            done += rows


main()
