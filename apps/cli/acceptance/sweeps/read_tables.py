"""Reads runs.parquet and runs.csv with pandas and DuckDB, and holds them against the files of the cells."""

import glob
import json
import sys

import duckdb
import pandas

folder = sys.argv[1]
cells = [json.load(open(file)) for file in glob.glob(f"{folder}/cells/*/*.json")]
frame = pandas.read_parquet(f"{folder}/runs.parquet")
table = pandas.read_csv(f"{folder}/runs.csv")
assert len(frame) == len(table) == len(cells), (len(frame), len(table), len(cells))
assert set(frame["status"]) == {"done"}
by_key = {cell["key"]: cell for cell in cells}
for _, row in frame.iterrows():
    cell = by_key[row["key"]]
    assert list(row["eigenvalues"]) == cell["eigenvalues"]
    assert list(row["drops"]) == [drop["after"] for drop in cell["drops"]]
    assert row["p"] == cell["settings"]["p"] and row["testAccuracy"] == cell["scalars"]["testAccuracy"]
assert list(frame["testAccuracy"]) == list(table["testAccuracy"])
rows = duckdb.sql(
    f"select p, count(*), avg(eigenvalues[2] / eigenvalues[1]) from '{folder}/runs.parquet' group by p order by p"
).fetchall()
for p, count, ratio in rows:
    own = [cell["eigenvalues"][1] / cell["eigenvalues"][0] for cell in cells if cell["settings"]["p"] == p]
    assert count == len(own) and abs(ratio - sum(own) / len(own)) < 1e-12, (p, count, ratio)
print(f"pandas {pandas.__version__} and DuckDB {duckdb.__version__} read {len(frame)} rows as the files say, by p {rows}")
