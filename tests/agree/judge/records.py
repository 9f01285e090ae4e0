"""The facts of a scenario, and one subject of them."""

from exact import kind_of, number


class Records:
    """The facts of a scenario: tables by entity, values by (fact, year)."""

    def __init__(self, written, schema):
        self.tables = []
        for table, entity in zip(written["tables"], schema):
            names = [kind_of(fact) in ("choice", "text") for fact in entity["facts"]]
            columns, flawed = {}, set()
            for column in table["columns"]:
                at = int(column["fact"]), int(column["year"])
                for row, text in enumerate(column["values"]):
                    if text == "!":
                        flawed.add((*at, row))
                    elif text:
                        columns.setdefault(at, {})[row] = text[1:] if names[at[0]] else number(text)
            owners = [int(owner) for owner in table["owners"]]
            children = {}
            for row, owner in enumerate(owners):
                children.setdefault(owner, []).append(row)
            self.tables.append((table["keys"], owners, [given == "yes" for given in table["given"]], children, columns, flawed))
        self.rulings = {(one["subject"], one["provision"], one["discretion"]): one for one in written["rulings"]}
        self.approvals = {(one["subject"], one["provision"], one["approval"]): one for one in written["approvals"]}
        self.history = written["history"]
        self.history_given = written["history_given"] == "yes"
        self.series = {}
        for one in written["series"]:
            self.series.setdefault(one["series"], {})[int(one["day"])] = number(one["value"])


class Situation:
    """One subject at one corner in one year: which row of each entity is meant, and what was found so far."""

    def __init__(self, rows, corner, year):
        self.rows, self.corner, self.year = rows, corner, year
        self.groups = {}  # by the number of a grouping: the key that is looked at
        self.found = [{} for _ in range(len(rows) + 1)]  # by scope; the last is that of what is the same for all
