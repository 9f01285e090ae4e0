"""DuckDB from file to file: read_csv of the two tables, one query, COPY of a line an enterprise."""

import argparse
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import duckdb

import csv_tables
import oracle
import raw_columns
from contest import contestant
from opponents import duckdb_sql

TYPES = {"truth": "BOOLEAN", "choice": "VARCHAR", "money": "DECIMAL(18,2)", "number": "BIGINT", "area": "BIGINT", "rate": "DECIMAL(9,2)", "days": "BIGINT", "date": "DATE"}


def table_of(folder, data, entity):
    """SQL that reads the file and gives the columns that the clauses ask for."""
    types, listed = ["'enterprise_id': 'VARCHAR'"], ["enterprise_id AS " + ("id" if entity == "enterprise" else "owner")]
    for column in data.columns:
        if column.entity != entity:
            continue
        head = csv_tables.heading(column)
        name = column.name.removeprefix("project_") if entity == "project" else column.name
        types.append(f"'{head}': '{TYPES[column.kind]}'")
        value = f'"{head}"'
        if column.kind in ("money", "rate"):
            value = f"({value} * 100)::BIGINT"
        if column.kind == "date":
            value = f"{value} - DATE '1970-01-01'"
        listed.append(f"{value} AS {name}")
    return f"SELECT {', '.join(listed)} FROM read_csv('{folder}/{entity}s.csv', header = true, columns = {{{', '.join(types)}}})"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--data", required=True)
    options.add_argument("--out", required=True)
    options.add_argument("--threads", type=int, default=1)
    options.add_argument("--spelling", choices=duckdb_sql.SPELLINGS, default="case")
    given = options.parse_args()
    data = raw_columns.read(given.data, 1)
    query = duckdb_sql.query(given.spelling, oracle.PROVISIONS)
    words = lambda n: f"CASE o{n} WHEN 0 THEN 'ineligible' WHEN 1 THEN 'granted' ELSE 'undetermined' END AS \"{n} outcome\""
    yuan = lambda n: f"CASE WHEN o{n} = 1 THEN (a{n} // 100)::VARCHAR || '.' || lpad((a{n} % 100)::VARCHAR, 2, '0') END AS \"{n} amount\""
    columns = ", ".join(f"{words(p[2:])}, {yuan(p[2:])}" for p in oracle.PROVISIONS)

    def run(_):
        with duckdb.connect(":memory:") as connection:
            connection.execute(f"PRAGMA threads={given.threads}")
            connection.execute("SET preserve_insertion_order = false")
            for statement in duckdb_sql.parameter_tables():
                connection.execute(statement)

            def work():
                for entity in ["enterprise", "project"]:
                    connection.execute(f"CREATE TABLE {entity} AS {table_of(given.data, data, entity)}")
                connection.execute(f"COPY (SELECT id, {columns} FROM ({query})) TO '{given.out}' (HEADER)")
            return {"seconds": contestant.seconds_of(work)}

    contestant.serve({"version": duckdb.__version__}, {"run": run})


if __name__ == "__main__":
    main()
