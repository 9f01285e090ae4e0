"""The data as a bureau would hand it over: enterprises.csv and projects.csv, headed with their units. Needs duckdb."""

import pathlib

UNITS = {"money": "元", "area": "平方米", "rate": "%", "days": "天"}


def heading(column):
    return f"{column.fact}_{column.year}" * bool(column.year) + column.fact * (not column.year) + (f"({UNITS[column.kind]})" if column.kind in UNITS else "")


def written(column, name):
    """SQL for a value as it stands in a cell: yuan and per cent with two places."""
    if column.kind in ("money", "rate"):
        return f"({name} // 100)::VARCHAR || '.' || lpad(({name} % 100)::VARCHAR, 2, '0')"
    if column.kind == "date":
        return f"DATE '1970-01-01' + {name}::INTEGER"
    return name


def write(folder, data):
    import duckdb
    from opponents import duckdb_contestant
    connection = duckdb.connect(":memory:")
    duckdb_contestant.load(connection, data)
    for entity in ["enterprise", "project"]:
        listed = [f"printf('E%08d', {'id' if entity == 'enterprise' else 'owner'}) AS enterprise_id"]
        for column in data.columns:
            if column.entity == entity:
                name = column.name.removeprefix("project_") if entity == "project" else column.name
                listed.append(f'{written(column, name)} AS "{heading(column)}"')
        path = pathlib.Path(folder) / f"{entity}s.csv"
        connection.execute(f"COPY (SELECT {', '.join(listed)} FROM {entity} ORDER BY id) TO '{path}' (HEADER)")
