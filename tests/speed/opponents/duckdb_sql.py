"""The clauses in SQL, spelled in three ways.

case    CASE throughout, as most would write it
casts   no branches: a tier is a sum of casts, a cap a subtraction, an outcome one cast
joined  as casts, but tiers and slices are rows of parameter tables, joined on the line that is reached

NULL is what is not known; SQL's AND, OR and NOT then are the three-valued ones. LEAST and GREATEST pass over NULL, so that
caps are spelled without them. An outcome is 0 (ineligible), 1 (granted) or 2 (undetermined); sums are BIGINT fen.
"""

WAN, YI = 1_000_000, 10_000_000_000  # 1万元, 1亿元, in fen
SPELLINGS = ["case", "casts", "joined"]

# From low to high: the first number that is on the row, and what it gives.
TIERS = {
    "output_award": [(5 * YI, 50 * WAN), (10 * YI + 1, 100 * WAN)],
    "sales_award": [(1000 * WAN, 5 * WAN), (5000 * WAN, 10 * WAN), (YI, 20 * WAN), (5 * YI, 50 * WAN), (10 * YI, 100 * WAN), (50 * YI, 300 * WAN)],
    "staff_award": [(50, 5 * WAN), (200, 20 * WAN), (1000, 60 * WAN)],
    "fee_relief": [(1000 * WAN, 50), (5000 * WAN, 80), (YI, 100)],
    "project_award": [(1000 * WAN, 10 * WAN), (5000 * WAN, 30 * WAN), (YI + 1, 80 * WAN)],
}
# From low to high: where a slice begins, and its rate in thousandths.
SLICES = {
    "rnd_sliding": [(100 * WAN, 50), (500 * WAN, 30), (2000 * WAN, 10)],
    "sales_sliding": [(5000 * WAN, 1), (2 * YI, 2), (10 * YI, 3)],
}
LOWEST, HIGHEST = -(2**62), 2**62


class Case:
    """Branches wherever the clause has one."""

    def tiers(self, x, table):
        whens = " ".join(f"WHEN {x} >= {line} THEN {gives}" for line, gives in reversed(TIERS[table]))
        return f"(CASE WHEN {x} IS NULL THEN NULL {whens} ELSE 0 END)"

    def slices(self, x, table):
        whens = " ".join(f"WHEN {x} > {start} THEN {below} + ({x} - {start}) * {rate}" for start, rate, below in reversed(slice_rows(table)))
        return f"(CASE WHEN {x} IS NULL THEN NULL {whens} ELSE 0 END)"

    def names(self, x, by, otherwise=0):
        whens = " ".join(f"WHEN '{name}' THEN {gives}" for name, gives in by.items())
        return f"(CASE WHEN {x} IS NULL THEN NULL ELSE CASE {x} {whens} ELSE {otherwise} END END)"

    def capped(self, x, cap): return f"(CASE WHEN {x} > {cap} THEN {cap} WHEN {x} <= {cap} THEN {x} END)"
    def not_below(self, x, least): return f"(CASE WHEN {x} < {least} THEN {least} WHEN {x} >= {least} THEN {x} END)"
    def defined(self, divisor, condition): return f"(CASE WHEN {divisor} > 0 THEN {condition} END)"
    def by_truth(self, truth, yes, no): return f"(CASE WHEN {truth} THEN {yes} WHEN NOT {truth} THEN {no} END)"
    def outcome(self, granted): return f"CASE WHEN {granted} THEN 1::UTINYINT WHEN NOT {granted} THEN 0::UTINYINT ELSE 2::UTINYINT END"
    def amount(self, granted, p): return f"CASE WHEN {granted} THEN {p} ELSE 0 END"
    def joins(self, aliases): return ""


class Casts(Case):
    """No branch anywhere: truths are cast to numbers and multiplied."""

    def tiers(self, x, table):
        below = 0
        parts = []
        for line, gives in TIERS[table]:
            parts.append(f"({x} >= {line})::BIGINT * {gives - below}")
            below = gives
        return "(" + " + ".join(parts) + ")"

    def slices(self, x, table):
        parts, before = [], 0
        for start, rate, _ in slice_rows(table):
            parts.append(f"({x} > {start})::BIGINT * ({x} - {start}) * {rate - before}")
            before = rate
        return "(" + " + ".join(parts) + ")"

    def names(self, x, by, otherwise=0):
        parts = [f"({x} = '{name}')::BIGINT * {gives - otherwise}" for name, gives in by.items()]
        return "(" + " + ".join([str(otherwise), *parts]) + ")"

    def capped(self, x, cap): return f"({x} - ({x} > {cap})::BIGINT * ({x} - {cap}))"
    def not_below(self, x, least): return f"({x} + ({x} < {least})::BIGINT * ({least} - {x}))"
    def defined(self, divisor, condition): return f"({condition} AND nullif({divisor} > 0, false))"  # holds at zero, so NULL decides
    def by_truth(self, truth, yes, no): return f"({no} + {truth}::BIGINT * ({yes} - {no}))"
    def outcome(self, granted): return f"coalesce({granted}::UTINYINT, 2)"
    def amount(self, granted, p): return f"coalesce({granted}::BIGINT * {p}, 0)"


class Joined(Casts):
    def tiers(self, x, table): return f"{table}.gives"
    def slices(self, x, table): return f"({table}.below + ({x} - {table}.start) * {table}.rate)"
    def joins(self, aliases): return " ".join(f"LEFT JOIN {table} ON {x} >= {table}.low AND {x} < {table}.high" for x, table in aliases)


def slice_rows(table):
    """Where each slice begins, its rate, and what all slices below it come to."""
    rows, below, before = [], 0, None
    for start, rate in SLICES[table]:
        if before:
            below += (start - before[0]) * before[1]
        rows.append((start, rate, below))
        before = start, rate
    return rows


def parameter_tables():
    """Statements that make the tables that `joined` joins."""
    for name, rows in TIERS.items():
        lines = [(LOWEST, 0), *rows, (HIGHEST, 0)]
        values = ", ".join(f"({low}, {high}, {gives})" for (low, gives), (high, _) in zip(lines, lines[1:]))
        yield f"CREATE TABLE {name} AS SELECT low::BIGINT low, high::BIGINT high, gives::BIGINT gives FROM (VALUES {values}) t(low, high, gives)"
    for name in SLICES:
        lines = [(LOWEST, 0, 0), *slice_rows(name), (HIGHEST, 0, 0)]
        values = ", ".join(f"({low}, {high}, {max(low, 0)}, {rate}, {below})" for (low, rate, below), (high, *_) in zip(lines, lines[1:]))
        yield (f"CREATE TABLE {name} AS SELECT low::BIGINT low, high::BIGINT high, start::BIGINT start, rate::BIGINT rate, below::BIGINT below "
               f"FROM (VALUES {values}) t(low, high, start, rate, below)")


def clauses(s):
    """For each provision its condition and its sum, in one of the spellings."""
    award = s.tiers("output", "output_award")
    return {
        "S-01": (f"in_catalogue AND output >= {5 * YI}", f"{50 * WAN}"),
        "S-02": ("is_registered_here", award),
        "S-03": ("NOT has_overdue_tax", s.tiers("sales_2007", "sales_award")),
        "S-04": ("is_high_tech AND passed_audit", s.names("level", {"national": 100 * WAN, "provincial": 50 * WAN, "municipal": 20 * WAN})),
        "S-05": ("trade IN ('machinery', 'automobile', 'appliance')", s.tiers("staff", "staff_award")),
        "S-06": ("is_registered_here AND passed_audit", s.capped("patents * 500000", 20 * WAN)),
        "S-07": ("staff >= 10", "graduates * 200000"),
        "S-08": (f"exports >= {3000 * WAN} OR (is_exporter AND is_new)", f"{30 * WAN}"),
        "S-09": ("in_catalogue AND registered >= 12053", s.names("size", {"large": 20 * WAN, "medium": 10 * WAN}, 5 * WAN)),
        "S-10": ("level IN ('national', 'provincial')", s.capped(f"centres * {50 * WAN}", 200 * WAN)),
        "S-11": (f"sales_2007 >= {2000 * WAN} AND {s.defined('sales_2006', 'sales_2007 * 10 >= sales_2006 * 11')}", f"{20 * WAN}"),
        "S-12": (s.defined("local_tax_2006", "local_tax_2007 * 100 >= local_tax_2006 * 115"), "(local_tax_2007 - local_tax_2006 + 1) // 2"),
        "S-13": ("is_registered_here", s.capped(f"(purchases_2007 - purchases_2006) // {1000 * WAN} * {3 * WAN}", 300 * WAN)),
        "S-14": ("is_high_tech AND rnd_2007 >= rnd_2006", f"({s.slices('rnd_2007', 'rnd_sliding')} + 500) // 1000"),
        "S-15": (f"is_new AND investment >= {3000 * WAN} AND {s.defined('investment', 'equipment * 2 >= investment')}",
                 s.capped("(equipment * 5 + 50) // 100", 500 * WAN)),
        "S-16": (s.defined("land", "output >= land * 225000"), "(local_tax_2007 * 3 + 5) // 10"),
        "S-17": ("NOT has_overdue_tax", f"(fees * {s.tiers('investment', 'fee_relief')} + 50) // 100"),
        "S-18": (f"is_registered_here AND loan >= {100 * WAN} AND loan_days >= 90",
                 s.capped("(loan * loan_rate * loan_days + 3650000) // 7300000", 100 * WAN)),
        "S-19": (f"green_investment >= {500 * WAN} AND energy_2007 * 10 <= energy_2006 * 9", s.capped("(energy_2006 - energy_2007) * 30000", 100 * WAN)),
        "S-20": ("is_park_tenant AND size <> 'large'", s.capped(s.not_below("(rent * 3 + 5) // 10", WAN), 50 * WAN)),
        "S-21": ("is_high_tech AND NOT has_overdue_tax",
                 s.capped(s.not_below(s.capped("(rnd_2007 + 5) // 10", 200 * WAN), "((income_tax + 2) // 5)"), "local_tax_2007")),
        "S-22": ("graduates >= 5", s.capped("(training + 1) // 2", "(staff * 50000)")),
        "S-23": (f"in_catalogue AND NOT has_overdue_tax AND sales_2007 > {5000 * WAN}", f"({s.slices('sales_2007', 'sales_sliding')} + 500) // 1000"),
        "S-24": (f"green_investment >= {500 * WAN}", f"equipment * 8 // {100 * WAN} * {WAN}"),
        "S-25": (s.defined("sales_2007", "rnd_2007 * 100 >= sales_2007 * 3"), s.by_truth("in_catalogue", "((rnd_2007 * 2 + 5) // 10)", "((rnd_2007 + 5) // 10)")),
        "S-26": ("is_registered_here AND is_exporter AND passed_audit AND NOT has_overdue_tax AND trade <> 'food' AND staff >= 20 "
                 f"AND (in_catalogue OR local_tax_2007 >= {20 * WAN})", f"exports // {100 * WAN} * {WAN}"),
        "S-27": ("is_registered_here AND is_park_tenant", s.by_truth("is_registered_here", f"({award} // 5)", "0")),
        "S-28": ("in_catalogue", s.capped("(projects_equipment * 5 + 50) // 100", 800 * WAN)),
        "S-29": ("NOT has_overdue_tax", "(projects_by_category + 50) // 100"),
        "S-30": ("CASE WHEN projects_surely >= 2 THEN true WHEN projects_possibly < 2 THEN false END", "projects_award"),
    }


# A sum over no project is zero, and one with an unknown project is unknown.
def sums_of_projects(s):
    counts = f"(is_supporting AND investment >= {1000 * WAN})"
    rate = s.names("category", {"key": 8, "major": 10}, 5)
    award = s.tiers("investment", "project_award")
    return f"""
      SELECT owner,
        CASE WHEN count(equipment) = count(*) THEN sum(equipment)::BIGINT END AS equipment,
        CASE WHEN count(*) FILTER ({counts} IS NOT FALSE) = count(*) FILTER ({counts} AND equipment IS NOT NULL AND category IS NOT NULL)
             THEN coalesce(sum(equipment * {rate}) FILTER ({counts}), 0)::BIGINT END AS by_category,
        count(*) FILTER (is_supporting) AS surely,
        count(*) FILTER (is_supporting IS NOT FALSE) AS possibly,
        CASE WHEN count(investment) = count(*) THEN sum({award})::BIGINT END AS award
      FROM project {s.joins([("investment", "project_award")])}
      GROUP BY owner"""


def with_projects(s):
    return f"""
    SELECT e.*,
      CASE WHEN p.owner IS NULL THEN 0 ELSE p.equipment END AS projects_equipment,
      CASE WHEN p.owner IS NULL THEN 0 ELSE p.by_category END AS projects_by_category,
      CASE WHEN p.owner IS NULL THEN 0 ELSE p.award END AS projects_award,
      coalesce(p.surely, 0) AS projects_surely, coalesce(p.possibly, 0) AS projects_possibly
    FROM enterprise e LEFT JOIN ({sums_of_projects(s)}) p ON p.owner = e.id"""


def query(spelling, provisions):
    """Selects id, and o01, a01, ... for each of the provisions."""
    s = {"case": Case, "casts": Casts, "joined": Joined}[spelling]()
    written = {provision: how for provision, how in clauses(s).items() if provision in provisions}
    joins = s.joins([("output", "output_award"), ("sales_2007", "sales_award"), ("staff", "staff_award"), ("investment", "fee_relief"),
                     ("rnd_2007", "rnd_sliding"), ("sales_2007", "sales_sliding")])
    source = f"({with_projects(s)})" if {"S-28", "S-29", "S-30"} & set(provisions) else "enterprise"
    numbers = [provision[2:] for provision in written]
    parts = ", ".join(f"({w}) AS w{n}, ({sum})::BIGINT AS p{n}" for n, (w, sum) in zip(numbers, written.values()))
    granted = ", ".join(f"w{n} AND p{n} > 0 AS g{n}, p{n}" for n in numbers)  # NULL where undetermined
    results = ", ".join(f"{s.outcome('g' + n)} AS o{n}, {s.amount('g' + n, 'p' + n)} AS a{n}" for n in numbers)
    return f"SELECT id, {results} FROM (SELECT id, {granted} FROM (SELECT id, {parts} FROM {source} base {joins}))"
