"""Makes the enterprises that the workload is computed for: seeded, of any number, in four variants.

usual      the values of a register: spread over their ranges, one in eight exactly on a line of the clauses
eligible   every enterprise qualifies under every clause
ineligible none does under any

`unknown` is the share of cells that are not known.
"""

import argparse
import time

import numpy as np

import raw_columns
from raw_columns import Column, Dataset

YEAR = 2007
WAN, YI = 1_000_000, 10_000_000_000  # 1万元, 1亿元, in fen
SIZES = ["large", "medium", "small", "micro"]
LEVELS = ["national", "provincial", "municipal", "other"]
TRADES = ["machinery", "automobile", "appliance", "food", "electronics", "other"]
CATEGORIES = ["key", "major", "other"]
VARIANTS = ["usual", "eligible", "ineligible"]

# Share of yes in a usual register; whether yes qualifies.
TRUTHS = {
    "in_catalogue": (0.6, 1), "is_new": (0.4, 1), "is_high_tech": (0.4, 1), "is_registered_here": (0.8, 1),
    "has_overdue_tax": (0.2, 0), "is_exporter": (0.4, 1), "passed_audit": (0.7, 1), "is_park_tenant": (0.5, 1),
}
# The names; those that qualify; those that do not.
CHOICES = {"size": (SIZES, [1, 2, 3], [0]), "level": (LEVELS, [0, 1], [3]), "trade": (TRADES, [0, 1, 2], [3])}
# Lowest and highest of each variant, and the lines of the clauses, in base units.
QUANTITIES = {
    "output": ("money", (100 * WAN, 30 * YI), (5 * YI, 100 * YI), (100 * WAN, YI), [5 * YI, 10 * YI]),
    "sales_2006": ("money", (100 * WAN, 60 * YI), (1 * YI, 20 * YI), (100 * WAN, YI), []),
    "local_tax_2006": ("money", (WAN, 2000 * WAN), (20 * WAN, 2000 * WAN), (WAN, 10 * WAN), []),
    "purchases_2006": ("money", (10 * WAN, 10 * YI), (YI, 10 * YI), (10 * WAN, YI), []),
    "investment": ("money", (50 * WAN, 5 * YI), (3000 * WAN, 5 * YI), (50 * WAN, 500 * WAN), [1000 * WAN, 3000 * WAN, 5000 * WAN, YI]),
    "exports": ("money", (WAN, YI), (3000 * WAN, YI), (WAN, 2000 * WAN), [3000 * WAN, 100 * WAN, 200 * WAN]),
    "loan": ("money", (10 * WAN, YI), (100 * WAN, YI), (10 * WAN, 90 * WAN), [100 * WAN]),
    "fees": ("money", (WAN, 300 * WAN), (WAN, 300 * WAN), (WAN, 2 * WAN), []),
    "rent": ("money", (WAN // 2, 300 * WAN), (WAN, 300 * WAN), (WAN // 2, WAN), []),
    "training": ("money", (WAN // 10, 50 * WAN), (WAN, 50 * WAN), (WAN // 10, WAN), []),
    "green_investment": ("money", (50 * WAN, 5000 * WAN), (500 * WAN, 5000 * WAN), (50 * WAN, 400 * WAN), [500 * WAN]),
    "income_tax": ("money", (WAN, 3000 * WAN), (100 * WAN, 3000 * WAN), (WAN, 10 * WAN), []),
    "staff": ("number", (1, 3000), (50, 3000), (1, 9), [10, 20, 50, 200, 1000]),
    "graduates": ("number", (1, 60), (5, 60), (1, 4), [5]),
    "patents": ("number", (1, 60), (1, 60), (1, 60), [40]),
    "centres": ("number", (1, 6), (1, 6), (1, 6), [4]),
    "energy_2006": ("number", (100, 200_000), (100, 200_000), (100, 200_000), []),
    "land": ("area", (1000, 1_000_000), (1000, 200_000), (1_000_000, 2_000_000), []),
    "loan_rate": ("rate", (100, 1200), (100, 1200), (100, 1200), []),
    "loan_days": ("days", (10, 1000), (90, 1000), (10, 89), [90]),
    "registered": ("date", (7305, 13_500), (12_053, 13_500), (7305, 12_000), [12_053]),
}
DENOMINATORS = {"loan_rate": 10_000}
ZERO_NOW_AND_THEN = {"sales_2006", "local_tax_2006", "purchases_2006", "patents", "centres", "graduates", "fees", "training", "land"}
# A value that clauses compare with another: what it is a share of, the line in hundredths, and the share in each variant.
SHARES = {
    "sales_2007": ("sales_2006", 110, (0.7, 1.5), (1.1, 1.5), (0.5, 1.0)),
    "local_tax_2007": ("local_tax_2006", 115, (0.7, 1.6), (1.15, 1.6), (0.5, 1.0)),
    "purchases_2007": ("purchases_2006", 100, (0.8, 1.6), (1.2, 1.6), (0.5, 0.9)),
    "energy_2007": ("energy_2006", 90, (0.6, 1.2), (0.5, 0.9), (1.0, 1.2)),
    "equipment": ("investment", 50, (0.1, 0.9), (0.5, 0.9), (0.01, 0.1)),
    "rnd_2007": ("sales_2007", 3, (0.005, 0.08), (0.03, 0.08), (0.001, 0.01)),
    "rnd_2006": ("rnd_2007", 100, (0.6, 1.2), (0.6, 1.0), (0.6, 1.2)),
}
BASES = {base for base, *_ in SHARES.values()}
SHARE_LINES = {
    "sales_2007": [1000 * WAN, 2000 * WAN, 5000 * WAN, YI, 2 * YI, 5 * YI, 10 * YI, 50 * YI],
    "local_tax_2007": [20 * WAN],
    "rnd_2007": [100 * WAN, 500 * WAN, 2000 * WAN],
}
YIELD_LINE = 225_000  # 2250元/平方米, in fen
PROJECTS = {  # how many an enterprise has, by share of enterprises
    "usual": [0.40, 0.30, 0.20, 0.07, 0.03], "eligible": [0, 0, 0.7, 0.3], "ineligible": [0.40, 0.30, 0.20, 0.07, 0.03],
}


class Draw:
    """The values of one variant. A column's numbers depend on its name and the seed alone."""

    def __init__(self, variant, unknown, seed):
        self.at, self.unknown, self.seed = VARIANTS.index(variant), unknown, seed
        self.usual = variant == "usual"

    def source(self, name):
        return np.random.default_rng([self.seed, *name.encode()])

    def known(self, name, rows):
        if self.unknown == 0:
            return np.ones(rows, bool)
        return self.source("known " + name).random(rows, np.float32) >= self.unknown

    def truth(self, name, share, qualifies, rows):
        if self.usual:
            return (self.source(name).random(rows, np.float32) < share).astype(np.int64)
        return np.full(rows, qualifies if self.at == 1 else 1 - qualifies, np.int64)

    def choice(self, name, names, good, bad, rows):
        among = np.array([range(len(names)), good, bad][self.at] if not self.usual else range(len(names)))
        return among[self.source(name).integers(0, len(among), rows)].astype(np.int64)

    def on_lines(self, random, values, lines):
        """One value in eight on a line exactly, and one in thirty-two a unit beside it."""
        if not lines:
            return values
        place = random.integers(0, 32, len(values), np.int8)
        exact = np.array(lines, np.int64)[random.integers(0, len(lines), len(values))]
        values = np.where(place < 4, exact, values)
        return np.where(place == 4, exact + random.integers(0, 2, len(values)) * 2 - 1, values)

    def quantity(self, name, ranges, lines, rows):
        random = self.source(name)
        low, high = ranges[self.at]
        values = np.exp(random.uniform(np.log(low), np.log(high + 1), rows)).astype(np.int64).clip(low, high)
        values = self.on_lines(random, values, lines if self.usual else [line for line in lines if low < line <= high and self.at == 1])
        if self.usual and name in ZERO_NOW_AND_THEN:
            values[random.random(rows, np.float32) < 1 / 64] = 0
        return values

    def round_ones(self, name, values):
        """Half of those of which another column is a share divide by a hundred, unless that moves them off a line."""
        if not self.usual or name not in BASES:
            return values
        return np.where((values % 100 != 0) & (self.source("round " + name).random(len(values), np.float32) < 1 / 2), values // 100 * 100, values)

    def share(self, name, base, line, shares, lines):
        """Of `base`; one in eight exactly on the line between the two, where the base divides, and as many on a line of its own."""
        random = self.source(name)
        low, high = shares[self.at]
        values = np.rint(base * random.uniform(low, high, len(base))).astype(np.int64)
        if self.at == 1:
            values = values.clip(-(-base * round(low * 100) // 100), base * round(high * 100) // 100)
        if not self.usual:
            return values
        place = random.integers(0, 16, len(base), np.int8)
        values = np.where((place < 4) & (base % 100 == 0), base // 100 * line, values)
        if not lines:
            return values
        exact = np.array(lines, np.int64)[random.integers(0, len(lines), len(base))]
        return np.where((place == 4) | (place == 5), exact, values)


def enterprises(draw, rows):
    found = {name: ("truth", draw.truth(name, *how, rows), []) for name, how in TRUTHS.items()}
    found |= {name: ("choice", draw.choice(name, *how, rows), how[0]) for name, how in CHOICES.items()}
    for name, (kind, *ranges, lines) in QUANTITIES.items():
        values = draw.quantity(name, ranges, lines, rows)
        found[name] = (kind, draw.round_ones(name, values), [])
    for name, (base, line, *shares) in SHARES.items():
        kind, values, _ = found[base]
        found[name] = (kind, draw.round_ones(name, draw.share(name, values, line, shares, SHARE_LINES.get(name, []))), [])
    settle_relations(draw, found, rows)
    return found


def settle_relations(draw, found, rows):
    """Output by area, and purchases by steps of ten million yuan: lines that are no share of another column."""
    random = draw.source("relations")
    place = random.integers(0, 16, rows, np.int8)
    kind, output, _ = found["output"]
    land = found["land"][1]
    if draw.usual:
        found["output"] = (kind, np.where(place == 0, land * YIELD_LINE, output), [])
        before = found["purchases_2006"][1]
        stepped = before + random.integers(0, 40, rows) * 1000 * WAN
        found["purchases_2007"] = ("money", np.where(place < 2, stepped, found["purchases_2007"][1]), [])
    elif draw.at == 1:
        found["land"] = ("area", np.minimum(land, output // YIELD_LINE), [])


def projects(draw, rows):
    counts = draw.source("projects").choice(len(PROJECTS[VARIANTS[draw.at]]), rows, p=PROJECTS[VARIANTS[draw.at]])
    owners = np.repeat(np.arange(rows, dtype=np.uint32), counts)
    size = len(owners)
    lines = [1000 * WAN, 5000 * WAN, YI]
    investment = draw.quantity("project investment", [(50 * WAN, 3 * YI), (1000 * WAN, 3 * YI), (50 * WAN, 900 * WAN)], lines, size)
    equipment = draw.share("project equipment", investment, 50, ((0.1, 0.9), (0.3, 0.9), (0.1, 0.9)), [])
    supporting = draw.truth("project is_supporting", 0.6, 1, size)
    category = draw.source("project category").integers(0, len(CATEGORIES), size)
    return owners, {
        "investment": ("money", investment, []), "equipment": ("money", equipment, []),
        "is_supporting": ("truth", supporting, []), "category": ("choice", category, CATEGORIES),
    }


def column(draw, entity, name, kind, values, names):
    fact, _, year = name.rpartition("_")
    if not year.isdigit():
        fact, year = name, 0
    known = draw.known(f"{entity} {name}", len(values))
    return Column(entity, fact, int(year), kind, np.where(known, values, 0), known, DENOMINATORS.get(name, 1), names)


def make(rows, variant="usual", unknown=0.05, seed=1):
    draw = Draw(variant, unknown, seed)
    owners, of_projects = projects(draw, rows)
    columns = [column(draw, "enterprise", name, *found) for name, found in enterprises(draw, rows).items()]
    columns += [column(draw, "project", name, *found) for name, found in of_projects.items()]
    return Dataset({"enterprise": rows, "project": len(owners)}, owners, columns)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder")
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--variant", choices=VARIANTS, default="usual")
    options.add_argument("--unknown", type=float, default=0.05, help="share of cells that are not known")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--csv", action="store_true", help="also enterprises.csv and projects.csv, headed with their units")
    given = options.parse_args()
    started = time.perf_counter()
    data = make(given.rows, given.variant, given.unknown, given.seed)
    raw_columns.write(given.folder, data)
    if given.csv:
        import csv_tables
        csv_tables.write(given.folder, data)
    print(f"{given.rows} enterprises, {len(data.owners)} projects, {len(data.columns)} columns in {time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
