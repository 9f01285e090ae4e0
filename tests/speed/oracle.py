"""What every clause of the workload comes to, in exact integers: the judge of all contestants.

Written from the clauses alone. A truth is an array of -1 (no), 0 (unknown) and 1 (yes), so that `all` is the least and
`any` the greatest. A sum is an array of numbers with an array of what is known. With `wide` every number is a Python
integer: the same rules without any limit of size, for a check on a few thousand rows.
"""

import numpy as np

from make_data import CATEGORIES, LEVELS, SIZES, TRADES, WAN, YI

INELIGIBLE, GRANTED, UNDETERMINED = 0, 1, 2
PROVISIONS = [f"S-{number:02}" for number in range(1, 31)]
WITH_CHILDREN = ["S-28", "S-29", "S-30"]


class Sum:
    """Numbers, and which of them are known."""

    def __init__(self, value, known):
        self.value, self.known = value, known

    def of(self, other, work):
        other = other if isinstance(other, Sum) else Sum(other, True)
        return Sum(work(self.value, other.value), self.known & other.known)

    def __add__(self, other): return self.of(other, lambda a, b: a + b)
    def __sub__(self, other): return self.of(other, lambda a, b: a - b)
    def __mul__(self, other): return self.of(other, lambda a, b: a * b)
    def capped(self, other): return self.of(other, np.minimum)
    def not_below(self, other): return self.of(other, np.maximum)
    def steps(self, step): return self.of(step, lambda a, b: np.maximum(a // b, 0))
    def over(self, divisor): return self.of(divisor, lambda a, b: (2 * a + b) // (2 * b))  # half up
    def given(self, condition): return Sum(self.value, self.known & condition)

    def compare(self, other, work):
        found = self.of(other, work)
        return np.where(found.known, np.where(found.value, 1, -1), 0).astype(np.int8)

    def at_least(self, other): return self.compare(other, lambda a, b: a >= b)
    def more_than(self, other): return self.compare(other, lambda a, b: a > b)
    def at_most(self, other): return self.compare(other, lambda a, b: a <= b)


def all_of(*truths): return np.minimum.reduce(truths)
def any_of(*truths): return np.maximum.reduce(truths)


def tiers(x, *rows):
    """Rows from low to high: the line, what it gives, and whether it has to be passed."""
    value = np.zeros_like(x.value)
    for line, gives, *strict in rows:
        value = np.where(x.value > line if strict else x.value >= line, gives, value)
    return Sum(value, x.known)


def slices(x, *rows):
    """Rows from low to high: from where on, and the rate in thousandths. The sum is in thousandths too."""
    value = np.zeros_like(x.value)
    for (start, rate), (end, _) in zip(rows, [*rows[1:], (None, None)]):
        top = x.value if end is None else np.minimum(x.value, end)
        value = value + np.maximum(top - start, 0) * rate
    return Sum(value, x.known)


class Facts:
    def __init__(self, data, entity, wide):
        self.columns = {(c.fact, c.year): c for c in data.columns if c.entity == entity}
        self.wide = wide

    def sum(self, fact, year=0):
        column = self.columns[fact, year]
        return Sum(column.values.astype(object) if self.wide else column.values, column.known)

    def truth(self, fact):
        column = self.columns[fact, 0]
        return np.where(column.known, column.values * 2 - 1, 0).astype(np.int8)

    def one_of(self, fact, names, wanted):
        column = self.columns[fact, 0]
        hit = np.isin(column.values, [names.index(name) for name in wanted])
        return np.where(column.known, np.where(hit, 1, -1), 0).astype(np.int8)

    def choose(self, fact, names, by, otherwise):
        column = self.columns[fact, 0]
        gives = np.array([by.get(name, otherwise) for name in names], object if self.wide else np.int64)
        return Sum(gives[column.values], column.known)


def choose(truth, yes, no):
    value = np.where(truth > 0, yes.value, no.value)
    return Sum(value, np.where(truth > 0, yes.known, no.known) & (truth != 0))


class Projects:
    """Sums over the projects of each enterprise; an enterprise without any has the sum zero."""

    def __init__(self, owners, enterprises, wide):
        self.owners, self.enterprises, self.wide = owners.astype(np.int64), enterprises, wide

    def total(self, values):
        out = np.zeros(self.enterprises, object if self.wide else np.int64)
        np.add.at(out, self.owners, values)
        return out

    def sum(self, body, filter=None):
        """Unknown if a filter is, or what it lets through."""
        counts = np.ones(len(self.owners), bool) if filter is None else filter > 0
        spoilt = counts & ~body.known
        if filter is not None:
            spoilt = spoilt | (filter == 0)
        return Sum(self.total(np.where(counts, body.value, 0)), self.total(spoilt.astype(np.int64)) == 0)

    def count_at_least(self, truth, line):
        surely = self.total((truth > 0).astype(np.int64)) >= line
        possibly = self.total((truth >= 0).astype(np.int64)) >= line
        return np.where(surely, 1, np.where(possibly, 0, -1)).astype(np.int8)


def qualifying(condition, pays):
    """Another clause's sum: zero where it does not qualify, unknown where that is."""
    value = np.where(condition > 0, np.maximum(pays.value, 0), 0)
    return Sum(value, (condition < 0) | ((condition > 0) & pays.known))


def clauses(data, wide=False):
    """For each provision its condition and its sum in whole fen."""
    e, p = Facts(data, "enterprise", wide), Facts(data, "project", wide)
    of = Projects(data.owners, data.rows["enterprise"], wide)
    catalogue, new, tech, here = e.truth("in_catalogue"), e.truth("is_new"), e.truth("is_high_tech"), e.truth("is_registered_here")
    no_arrears, exporter, audit, tenant = -e.truth("has_overdue_tax"), e.truth("is_exporter"), e.truth("passed_audit"), e.truth("is_park_tenant")
    output, sales, sales_before = e.sum("output"), e.sum("sales", 2007), e.sum("sales", 2006)
    tax, tax_before, rnd = e.sum("local_tax", 2007), e.sum("local_tax", 2006), e.sum("rnd", 2007)
    bought, bought_before = e.sum("purchases", 2007), e.sum("purchases", 2006)
    equipment, investment, exports = e.sum("equipment"), e.sum("investment"), e.sum("exports")
    staff, graduates, green = e.sum("staff"), e.sum("graduates"), e.sum("green_investment")
    energy, energy_before, days = e.sum("energy", 2007), e.sum("energy", 2006), e.sum("loan_days")
    land, loan = e.sum("land"), e.sum("loan")

    def fixed(sum):
        return Sum(np.full(data.rows["enterprise"], sum, object if wide else np.int64), True)

    output_award = tiers(output, (5 * YI, 50 * WAN), (10 * YI, 100 * WAN, "passed"))
    level = e.choose("level", LEVELS, {"national": 100 * WAN, "provincial": 50 * WAN, "municipal": 20 * WAN}, 0)
    size = e.choose("size", SIZES, {"large": 20 * WAN, "medium": 10 * WAN}, 5 * WAN)
    fee_relief = tiers(investment, (1000 * WAN, 50), (5000 * WAN, 80), (YI, 100))
    research = lambda percent: (rnd * percent).over(100)
    supporting = p.truth("is_supporting")
    by_category = p.choose("category", CATEGORIES, {"key": 8, "major": 10}, 5)
    project_award = tiers(p.sum("investment"), (1000 * WAN, 10 * WAN), (5000 * WAN, 30 * WAN), (YI, 80 * WAN, "passed"))

    return {
        "S-01": (all_of(catalogue, output.at_least(5 * YI)), fixed(50 * WAN)),
        "S-02": (here, output_award),
        "S-03": (no_arrears, tiers(sales, (1000 * WAN, 5 * WAN), (5000 * WAN, 10 * WAN), (YI, 20 * WAN), (5 * YI, 50 * WAN),
                                   (10 * YI, 100 * WAN), (50 * YI, 300 * WAN))),
        "S-04": (all_of(tech, audit), level),
        "S-05": (e.one_of("trade", TRADES, ["machinery", "automobile", "appliance"]),
                 tiers(staff, (50, 5 * WAN), (200, 20 * WAN), (1000, 60 * WAN))),
        "S-06": (all_of(here, audit), (e.sum("patents") * 500_000).capped(20 * WAN)),
        "S-07": (staff.at_least(10), graduates * 200_000),
        "S-08": (any_of(exports.at_least(3000 * WAN), all_of(exporter, new)), fixed(30 * WAN)),
        "S-09": (all_of(catalogue, e.sum("registered").at_least(12_053)), size),
        "S-10": (e.one_of("level", LEVELS, ["national", "provincial"]), (e.sum("centres") * (50 * WAN)).capped(200 * WAN)),
        "S-11": (all_of(sales.at_least(2000 * WAN), (sales * 10).given(sales_before.value > 0).at_least(sales_before * 11)), fixed(20 * WAN)),
        "S-12": ((tax * 100).given(tax_before.value > 0).at_least(tax_before * 115), (tax - tax_before).not_below(0).over(2)),
        "S-13": (here, ((bought - bought_before).steps(1000 * WAN) * (3 * WAN)).capped(300 * WAN)),
        "S-14": (all_of(tech, rnd.at_least(e.sum("rnd", 2006))), slices(rnd, (100 * WAN, 50), (500 * WAN, 30), (2000 * WAN, 10)).over(1000)),
        "S-15": (all_of(new, investment.at_least(3000 * WAN), (equipment * 2).given(investment.value > 0).at_least(investment)),
                 (equipment * 5).over(100).capped(500 * WAN)),
        "S-16": (output.given(land.value > 0).at_least(land * 225_000), (tax * 3).over(10)),
        "S-17": (no_arrears, (e.sum("fees") * fee_relief).over(100)),
        "S-18": (all_of(here, loan.at_least(100 * WAN), days.at_least(90)),
                 (loan * e.sum("loan_rate") * days).over(10_000 * 365 * 2).capped(100 * WAN)),
        "S-19": (all_of(green.at_least(500 * WAN), (energy * 10).at_most(energy_before * 9)),
                 ((energy_before - energy) * 30_000).capped(100 * WAN)),
        "S-20": (all_of(tenant, -e.one_of("size", SIZES, ["large"])), (e.sum("rent") * 3).over(10).not_below(WAN).capped(50 * WAN)),
        "S-21": (all_of(tech, no_arrears),
                 research(10).capped(200 * WAN).not_below((e.sum("income_tax") * 20).over(100)).capped(tax)),
        "S-22": (graduates.at_least(5), e.sum("training").over(2).capped(staff * 50_000)),
        "S-23": (all_of(catalogue, no_arrears, sales.more_than(5000 * WAN)),
                 slices(sales, (5000 * WAN, 1), (2 * YI, 2), (10 * YI, 3)).over(1000)),
        "S-24": (green.at_least(500 * WAN), (equipment * 8).steps(100 * WAN) * WAN),
        "S-25": ((rnd * 100).given(sales.value > 0).at_least(sales * 3), choose(catalogue, research(20), research(10))),
        "S-26": (all_of(here, exporter, audit, no_arrears, -e.one_of("trade", TRADES, ["food"]), staff.at_least(20),
                        any_of(catalogue, tax.at_least(20 * WAN))), exports.steps(100 * WAN) * WAN),
        "S-27": (all_of(here, tenant), (qualifying(here, output_award) * 20).over(100)),
        "S-28": (catalogue, (of.sum(p.sum("equipment")) * 5).over(100).capped(800 * WAN)),
        "S-29": (no_arrears, of.sum(p.sum("equipment") * by_category, all_of(supporting, p.sum("investment").at_least(1000 * WAN))).over(100)),
        "S-30": (of.count_at_least(supporting, 2), of.sum(project_award)),
    }


def decide(data, wide=False):
    """For each provision its outcomes (int8) and its amounts in fen (int64), zero where nothing is granted."""
    decided = {}
    for provision, (condition, pays) in clauses(data, wide).items():
        nothing = pays.known & (pays.value <= 0)
        granted = (condition > 0) & pays.known & ~nothing
        outcome = np.where((condition < 0) | nothing, INELIGIBLE, np.where(granted, GRANTED, UNDETERMINED)).astype(np.int8)
        decided[provision] = outcome, np.where(granted, pays.value, 0).astype(np.int64)
    return decided
