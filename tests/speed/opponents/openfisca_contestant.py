"""openfisca-core as a contestant: arrays in, float64 yuan, the enterprises shared out over as many processes as it may use.

OpenFisca knows no missing values, so that what is not known is NaN, and a condition is 1, -1 or 0 (not known). Its floats are
set to 64 bits; its own 32 would be wrong on most sums. Inputs are set before the clock starts; what is timed is the
calculation of each provision's outcome and amount.
"""

import argparse
import multiprocessing
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import numpy as np
from openfisca_core import periods
from openfisca_core.variables import config

config.VALUE_TYPES[float]["dtype"] = np.float64

from openfisca_core.entities import build_entity
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

np.seterr(divide="ignore", invalid="ignore")

import oracle
import raw_columns
from contest import contestant
from make_data import CATEGORIES, LEVELS, SIZES, TRADES, YEAR

WAN, YI = 1e4, 1e8  # 1万元, 1亿元, in yuan
PROJECT = build_entity("project", "projects", "A project", is_person=True)
ENTERPRISE = build_entity("enterprise", "enterprises", "An enterprise", roles=[{"key": "project", "plural": "project_roles"}])


class Truth:
    """Where a condition surely holds and where it surely does not; comparisons with NaN are neither."""

    def __init__(self, yes, no): self.yes, self.no = yes, no
    def __and__(self, other): return Truth(self.yes & other.yes, self.no | other.no)
    def __or__(self, other): return Truth(self.yes | other.yes, self.no & other.no)
    def __invert__(self): return Truth(self.no, self.yes)
    def coded(self): return self.yes.astype(np.int32) - self.no


def holds(x): return Truth(x == 1, x == 0)
def at_least(x, line): return Truth(x >= line, x < line)
def more_than(x, line): return Truth(x > line, x <= line)
def at_most(x, line): return Truth(x <= line, x > line)
def where_defined(divisor, truth): return Truth(truth.yes & (divisor > 0), truth.no & (divisor > 0))
def to_fen(x): return np.floor(x * 100 + 0.5) / 100


def one_of(x, names, wanted):
    hit = np.isin(x, [names.index(name) for name in wanted])
    return Truth(hit, ~hit & ~np.isnan(x))


def names(x, gives):
    """By code; the last entry is for NaN."""
    return np.array([*gives, np.nan])[np.where(np.isnan(x), len(gives), x).astype(np.int8)]


def tiers(x, lines, gives, side="right"):
    return np.where(np.isnan(x), np.nan, np.array([0, *gives])[np.searchsorted(lines, x, side)])


def slices(x, starts, rates):
    total = 0
    for start, end, rate in zip(starts, [*starts[1:], np.inf], rates):
        total = total + (np.minimum(x, end) - start).clip(0) * rate
    return total


def output_award(e): return tiers(e("output"), [5 * YI, np.nextafter(10 * YI, np.inf)], [50 * WAN, 100 * WAN])
def research(e, rate): return to_fen(e("rnd_2007") * rate)
def no_arrears(e): return ~holds(e("has_overdue_tax"))
def growth(e, fact, rate): return where_defined(e(fact + "_2006"), at_least((e(fact + "_2007") - e(fact + "_2006")) / e(fact + "_2006"), rate))
def ratio(a, b, line): return where_defined(b, at_least(a / b, line))


# Each provision's condition and sum, of enterprises.
CLAUSES = {
    "S-01": (lambda e: holds(e("in_catalogue")) & at_least(e("output"), 5 * YI), lambda e: 50 * WAN),
    "S-02": (lambda e: holds(e("is_registered_here")), output_award),
    "S-03": (no_arrears, lambda e: tiers(e("sales_2007"), [1000 * WAN, 5000 * WAN, YI, 5 * YI, 10 * YI, 50 * YI],
                                         [5 * WAN, 10 * WAN, 20 * WAN, 50 * WAN, 100 * WAN, 300 * WAN])),
    "S-04": (lambda e: holds(e("is_high_tech")) & holds(e("passed_audit")), lambda e: names(e("level"), [100 * WAN, 50 * WAN, 20 * WAN, 0])),
    "S-05": (lambda e: one_of(e("trade"), TRADES, ["machinery", "automobile", "appliance"]),
             lambda e: tiers(e("staff"), [50, 200, 1000], [5 * WAN, 20 * WAN, 60 * WAN])),
    "S-06": (lambda e: holds(e("is_registered_here")) & holds(e("passed_audit")), lambda e: np.minimum(e("patents") * 5000, 20 * WAN)),
    "S-07": (lambda e: at_least(e("staff"), 10), lambda e: e("graduates") * 2000),
    "S-08": (lambda e: at_least(e("exports"), 3000 * WAN) | (holds(e("is_exporter")) & holds(e("is_new"))), lambda e: 30 * WAN),
    "S-09": (lambda e: holds(e("in_catalogue")) & at_least(e("registered"), 12053), lambda e: names(e("size"), [20 * WAN, 10 * WAN, 5 * WAN, 5 * WAN])),
    "S-10": (lambda e: one_of(e("level"), LEVELS, ["national", "provincial"]), lambda e: np.minimum(e("centres") * 50 * WAN, 200 * WAN)),
    "S-11": (lambda e: at_least(e("sales_2007"), 2000 * WAN) & growth(e, "sales", 0.10), lambda e: 20 * WAN),
    "S-12": (lambda e: growth(e, "local_tax", 0.15), lambda e: to_fen(np.maximum((e("local_tax_2007") - e("local_tax_2006")) * 0.5, 0))),
    "S-13": (lambda e: holds(e("is_registered_here")),
             lambda e: np.minimum(np.maximum((e("purchases_2007") - e("purchases_2006")) // (1000 * WAN), 0) * 3 * WAN, 300 * WAN)),
    "S-14": (lambda e: holds(e("is_high_tech")) & at_least(e("rnd_2007"), e("rnd_2006")),
             lambda e: to_fen(slices(e("rnd_2007"), [100 * WAN, 500 * WAN, 2000 * WAN], [0.05, 0.03, 0.01]))),
    "S-15": (lambda e: holds(e("is_new")) & at_least(e("investment"), 3000 * WAN) & ratio(e("equipment"), e("investment"), 0.5),
             lambda e: np.minimum(to_fen(e("equipment") * 0.05), 500 * WAN)),
    "S-16": (lambda e: ratio(e("output"), e("land"), 2250), lambda e: to_fen(e("local_tax_2007") * 0.3)),
    "S-17": (no_arrears, lambda e: to_fen(e("fees") * tiers(e("investment"), [1000 * WAN, 5000 * WAN, YI], [0.5, 0.8, 1.0]))),
    "S-18": (lambda e: holds(e("is_registered_here")) & at_least(e("loan"), 100 * WAN) & at_least(e("loan_days"), 90),
             lambda e: np.minimum(to_fen(e("loan") * e("loan_rate") * e("loan_days") / 365 * 0.5), 100 * WAN)),
    "S-19": (lambda e: at_least(e("green_investment"), 500 * WAN) & at_most(e("energy_2007"), e("energy_2006") * 0.9),
             lambda e: np.minimum((e("energy_2006") - e("energy_2007")) * 300, 100 * WAN)),
    "S-20": (lambda e: holds(e("is_park_tenant")) & ~one_of(e("size"), SIZES, ["large"]), lambda e: to_fen(e("rent") * 0.3).clip(WAN, 50 * WAN)),
    "S-21": (lambda e: holds(e("is_high_tech")) & no_arrears(e),
             lambda e: np.minimum(np.maximum(np.minimum(research(e, 0.1), 200 * WAN), to_fen(e("income_tax") * 0.2)), e("local_tax_2007"))),
    "S-22": (lambda e: at_least(e("graduates"), 5), lambda e: np.minimum(to_fen(e("training") * 0.5), e("staff") * 500)),
    "S-23": (lambda e: holds(e("in_catalogue")) & no_arrears(e) & more_than(e("sales_2007"), 5000 * WAN),
             lambda e: to_fen(slices(e("sales_2007"), [5000 * WAN, 2 * YI, 10 * YI], [0.001, 0.002, 0.003]))),
    "S-24": (lambda e: at_least(e("green_investment"), 500 * WAN), lambda e: e("equipment") * 0.08 // WAN * WAN),
    "S-25": (lambda e: ratio(e("rnd_2007"), e("sales_2007"), 0.03),
             lambda e: research(e, np.where(np.isnan(e("in_catalogue")), np.nan, np.where(e("in_catalogue") == 1, 0.2, 0.1)))),
    "S-26": (lambda e: holds(e("is_registered_here")) & holds(e("is_exporter")) & holds(e("passed_audit")) & no_arrears(e) & ~one_of(e("trade"), TRADES, ["food"])
             & at_least(e("staff"), 20) & (holds(e("in_catalogue")) | at_least(e("local_tax_2007"), 20 * WAN)), lambda e: e("exports") // (100 * WAN) * WAN),
    "S-27": (lambda e: holds(e("is_registered_here")) & holds(e("is_park_tenant")),
             lambda e: np.where(e("is_registered_here") == 0, 0, output_award(e) * 0.2 + 0 * e("is_registered_here"))),
    "S-28": (lambda e: holds(e("in_catalogue")), lambda e: np.minimum(to_fen(total(e, e.projects("equipment")) * 0.05), 800 * WAN)),
    "S-29": (no_arrears, lambda e: to_fen(total(e, by_category(e.projects)))),
    "S-30": (lambda e: two_supporting(e), lambda e: total(e, project_award(e.projects))),
}


def total(e, array):
    """Over the projects of each; OpenFisca's own sum gives too short an array where the last enterprises have none."""
    sums = e.population.sum(array)
    return sums if len(sums) == e.population.count else np.pad(sums, (0, e.population.count - len(sums)))


def by_category(p):
    supporting = holds(p("is_supporting")) & at_least(p("investment"), 1000 * WAN)
    sum = p("equipment") * names(p("category"), [{"key": 0.08, "major": 0.10}.get(name, 0.05) for name in CATEGORIES])
    return np.where(supporting.no, 0, np.where(supporting.yes, sum, np.nan))


def project_award(p):
    return tiers(p("investment"), [1000 * WAN, 5000 * WAN, np.nextafter(YI, np.inf)], [10 * WAN, 30 * WAN, 80 * WAN])


def two_supporting(e):
    supporting = holds(e.projects("is_supporting"))
    return Truth(total(e, supporting.yes) >= 2, total(e, ~supporting.no) < 2)


class Asked:
    """What a formula sees: facts of the enterprises by name, and of their projects."""

    def __init__(self, population, period): self.population, self.period = population, period
    def __call__(self, fact): return self.population(fact, self.period)
    def projects(self, fact): return self.population.members("project_" + fact, self.period)


def variable(name, entity, value_type, formula=None):
    content = {"value_type": value_type, "entity": entity, "definition_period": periods.DateUnit.YEAR}
    if formula:
        content["formula"] = formula
    return type(name, (Variable,), content)


def add_provision(system, name, condition, pays):
    def eligible(population, period): return condition(Asked(population, period)).coded()
    def sum(population, period): return np.broadcast_to(pays(Asked(population, period)), population.count).astype(np.float64)

    def outcome(population, period):
        condition, sum = population(name + "_eligible", period), population(name + "_sum", period)
        return np.where((condition < 0) | (sum <= 0), 0, np.where((condition > 0) & (sum > 0), 1, 2))

    def amount(population, period):
        return np.where(population(name + "_outcome", period) == 1, population(name + "_sum", period), 0)

    for ending, value_type, formula in [("eligible", int, eligible), ("sum", float, sum), ("outcome", int, outcome), ("amount", float, amount)]:
        system.add_variable(variable(f"{name}_{ending}", ENTERPRISE, value_type, formula))


def system_of(data):
    system = TaxBenefitSystem([PROJECT, ENTERPRISE])
    for column in data.columns:
        system.add_variable(variable(column.name, ENTERPRISE if column.entity == "enterprise" else PROJECT, float))
    for provision, clause in CLAUSES.items():
        add_provision(system, provision.replace("-", ""), *clause)
    return system


def simulation_of(data):
    builder = SimulationBuilder()
    system = system_of(data)
    builder.create_entities(system)
    builder.declare_person_entity("project", range(data.rows["project"]))
    population = builder.declare_entity("enterprise", range(data.rows["enterprise"]))
    population.members_entity_id = data.owners.astype(np.int64)  # join_with_persons would number only those that have projects
    simulation = builder.build(system)
    for column in data.columns:
        scale = 100 if column.kind == "money" else column.denominator
        simulation.set_input(column.name, str(YEAR), np.where(column.known, column.values / scale, np.nan))
    return simulation


def shard_of(data, shard, shards):
    rows = data.rows["enterprise"]
    first, last = rows * shard // shards, rows * (shard + 1) // shards
    begin, end = np.searchsorted(data.owners, [first, last])
    bounds = {"enterprise": (first, last), "project": (begin, end)}
    columns = [raw_columns.Column(c.entity, c.fact, c.year, c.kind, c.values[slice(*bounds[c.entity])], c.known[slice(*bounds[c.entity])], c.denominator, c.names)
               for c in data.columns]
    return raw_columns.Dataset({"enterprise": last - first, "project": end - begin}, data.owners[begin:end] - first, columns)


def work(pipe, data):
    """One process: calculates its shard whenever it is told to."""
    simulation = simulation_of(data)
    names = [provision.replace("-", "") for provision in CLAUSES]
    pipe.send("loaded")
    while (command := pipe.recv()) != "end":
        if command == "forget":
            for name in names:
                for ending in ["eligible", "sum", "outcome", "amount"]:
                    simulation.delete_arrays(f"{name}_{ending}", str(YEAR))
            pipe.send("forgotten")
        elif command == "run":
            for name in names:
                simulation.calculate(f"{name}_outcome", str(YEAR))
                simulation.calculate(f"{name}_amount", str(YEAR))
            pipe.send("done")
        else:
            number = int(command)
            amount = simulation.calculate(f"{names[number]}_amount", str(YEAR))
            pipe.send((simulation.calculate(f"{names[number]}_outcome", str(YEAR)).astype(np.uint8), np.rint(amount * 100).astype(np.int64)))


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--data", required=True)
    options.add_argument("--rows", type=int)
    options.add_argument("--threads", type=int, default=1)
    given = options.parse_args()
    data = raw_columns.read(given.data, given.rows)
    pipes = []
    for shard in range(given.threads):
        ours, theirs = multiprocessing.Pipe()
        multiprocessing.Process(target=work, args=(theirs, shard_of(data, shard, given.threads)), daemon=True).start()
        theirs.close()
        pipes.append(ours)
    rows = data.rows["enterprise"]
    del data
    ask = lambda command: ([pipe.send(command) for pipe in pipes], [pipe.recv() for pipe in pipes])[1]
    [pipe.recv() for pipe in pipes]

    def run(_):
        ask("forget")
        return {"seconds": contestant.seconds_of(lambda: ask("run"))}

    def save(folder):
        parts = [ask(str(number)) for number in range(len(CLAUSES))]
        return contestant.save(folder, [tuple(np.concatenate(of) for of in zip(*shards)) for shards in parts])

    from importlib.metadata import version
    contestant.serve({"rows": rows, "version": version("openfisca-core"), "provisions": oracle.PROVISIONS}, {"run": run, "save": save})


if __name__ == "__main__":
    main()
