"""DuckDB as a contestant: its own tables in memory, one query, CREATE TABLE AS.

`--results fresh` creates the table of results anew in every run (the last one is dropped before the clock starts);
`reused` empties the one that is there and inserts into it.
"""

import argparse
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import duckdb
import numpy as np

import oracle
import raw_columns
from contest import contestant
from opponents import duckdb_sql


def load(connection, data):
    """A table an entity; a column that is not known is NULL."""
    for entity in ["enterprise", "project"]:
        arrays = {"id": np.arange(data.rows[entity])}
        if entity == "project":
            arrays["owner"] = data.owners.astype(np.int64)
        selected = list(arrays)
        for column in data.columns:
            if column.entity != entity:
                continue
            name = column.name.removeprefix("project_") if entity == "project" else column.name
            arrays[name], arrays["known_" + name] = column.values, column.known
            value = name
            if column.kind == "truth":
                value = f"{name} = 1"
            if column.kind == "choice":
                names = ", ".join(f"'{one}'" for one in column.names)
                connection.execute(f"CREATE TYPE {name}_names AS ENUM ({names})")
                value = f"([{names}])[{name} + 1]::{name}_names"
            selected.append(f"CASE WHEN known_{name} THEN {value} END AS {name}")
        connection.register("arrays", arrays)
        connection.execute(f"CREATE TABLE {entity} AS SELECT {', '.join(selected)} FROM arrays")
        connection.unregister("arrays")


def saved(connection, provisions, folder):
    found = connection.execute("FROM decided").fetchnumpy()
    order = np.argsort(found["id"])
    return contestant.save(folder, [(found["o" + p[2:]][order], found["a" + p[2:]][order]) for p in provisions])


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--data", required=True)
    options.add_argument("--rows", type=int)
    options.add_argument("--threads", type=int, default=1)
    options.add_argument("--spelling", choices=duckdb_sql.SPELLINGS, required=True)
    options.add_argument("--results", choices=["fresh", "reused"], default="fresh")
    options.add_argument("--without-children", action="store_true")
    given = options.parse_args()

    connection = duckdb.connect(":memory:")
    connection.execute(f"PRAGMA threads={given.threads}")
    connection.execute("SET preserve_insertion_order = false")
    data = raw_columns.read(given.data, given.rows)
    load(connection, data)
    rows = data.rows["enterprise"]
    del data
    for statement in duckdb_sql.parameter_tables():
        connection.execute(statement)
    provisions = [p for p in oracle.PROVISIONS if not (given.without_children and p in oracle.WITH_CHILDREN)]
    query = duckdb_sql.query(given.spelling, provisions)

    def run(_):
        if given.results == "fresh" or not connection.execute("FROM duckdb_tables() WHERE table_name = 'decided'").fetchall():
            connection.execute("DROP TABLE IF EXISTS decided")
            return {"seconds": contestant.seconds_of(lambda: connection.execute(f"CREATE TABLE decided AS {query}"))}
        connection.execute("TRUNCATE decided")
        return {"seconds": contestant.seconds_of(lambda: connection.execute(f"INSERT INTO decided {query}"))}

    contestant.serve({"rows": rows, "version": duckdb.__version__, "provisions": provisions},
                     {"run": run, "save": lambda folder: saved(connection, provisions, folder)})


if __name__ == "__main__":
    main()
