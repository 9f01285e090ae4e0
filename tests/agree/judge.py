#!/usr/bin/env python3
"""A third evaluator of bound programs: plain, in exact fractions, sharing no code with the engine.

Reads one scenario a line from standard input, {"program": ..., "records": ...} as tests/agree writes them, and says what
every node of every provision comes to for every subject at every corner of its discretions, then the decision:

    answer PROVISION ROW          numbers of the bound provision and of the subject's row
    corner VALUE VALUE ...        a value for each node of the provision's order, for each corner
    decision OUTCOME AMOUNT LOWEST HIGHEST
    shares funded=... paid=... instalments=...     where a sum is due
    end                           of the scenario

A value is "?" (unknown), a number "7" or "-7/3" (truths 0 and 1, days since 1970), "'name" or "none", or a list
"[a,b]" ("[label:a,...]" where its parts have names). The rules are those of docs/language.md.
"""

import calendar
import datetime
import json
import sys
from fractions import Fraction

sys.setrecursionlimit(20000)

LARGEST = 2**127 - 1  # numerators and denominators beyond do not fit: the decision fails
LARGEST_MONEY, SMALLEST_MONEY = 2**63 - 1, -(2**63)
EPOCH = datetime.date(1970, 1, 1).toordinal()
FIRST_DAY, LAST_DAY = 1 - EPOCH, datetime.date(9999, 12, 31).toordinal() - EPOCH
NONE = -1  # of a name: none of the rows of `gives` holds


class Unknown:
    """Not known. `why` says what could not be computed here; it is empty where something below is unknown."""

    def __init__(self, why=""):
        self.why = why


PLAIN = Unknown()
OVERFLOW = Unknown("overflow")
NO_SERIES_VALUE = Unknown("no series value")
REFUSED = Unknown("function refused")
UNDEFINED = Unknown("undefined")
UNCOMPUTABLE = {"overflow", "no series value", "function refused"}


class Listing:
    """Several values, with labels where they are parts by name."""

    def __init__(self, members, labels=None):
        self.members, self.labels = members, labels


class Root:
    """An average growth: last over first, in so many years."""

    def __init__(self, last, first, years):
        self.last, self.first, self.years = last, first, years


def known(value):
    return value.__class__ is not Unknown


def fits(value):
    """The value, whole where it can be, or that it does not fit."""
    if value.__class__ is int:
        return value if -LARGEST <= value <= LARGEST else OVERFLOW
    above, below = value.numerator, value.denominator
    if below == 1:
        value = above
    return value if -LARGEST <= above <= LARGEST and below <= LARGEST else OVERFLOW


def number(text):
    return int(text) if "/" not in text and "." not in text else fits(Fraction(text))


def ratio(above, below):
    if above.__class__ is int and below.__class__ is int and above % below == 0:
        return above // below
    return Fraction(above) / below


def floor(value):
    return value if value.__class__ is int else value.numerator // value.denominator


def rounded(value, step, rule):
    """To a whole number of steps: "half up" (a tie away from zero), "down" (towards zero), "up" (away from zero)."""
    steps = ratio(abs(value), step)
    whole = floor(steps)
    if rule == "up" and steps != whole:
        whole += 1
    if rule == "half up" and 2 * (steps - whole) >= 1:
        whole += 1
    return whole * step if value >= 0 else -whole * step


def compare_root(root, rate):
    """-1, 0 or 1 for the average growth against a rate: last against first x (1 + rate)^years."""
    factor = 1 + rate
    if factor < 0:
        return 1
    other = root.first * Fraction(factor) ** root.years
    return (root.last > other) - (root.last < other)


def rounded_root(root, step, rule):
    """The root is never extracted: whole steps are found by comparing."""

    def reaches(steps):  # whether the root is at least so many steps
        return compare_root(root, steps * step) >= 0

    low, high = -floor(ratio(1, step)) - 1, 1
    while reaches(high):
        high *= 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if reaches(middle) else (low, middle)
    if compare_root(root, low * step) == 0:
        return low * step
    if rule == "down":
        return (low if low >= 0 else high) * step
    if rule == "up":
        return (high if low >= 0 else low) * step
    against_middle = compare_root(root, low * step + Fraction(step) / 2)
    nearer_is_high = against_middle > 0 or (against_middle == 0 and low >= 0)
    return (high if nearer_is_high else low) * step


def month_later(day, months):
    date = datetime.date.fromordinal(day + EPOCH)
    count = date.year * 12 + date.month - 1 + months
    count = max(12, min(count, 9999 * 12 + 11))  # the calendar's first and last month
    year, month = count // 12, count % 12 + 1
    return datetime.date(year, month, min(date.day, calendar.monthrange(year, month)[1])).toordinal() - EPOCH


def divided(whole, weights):
    """Whole units by weight, adding up: the largest remainder, ties in the order given. None where there are no weights."""
    if any(weight < 0 for weight in weights) or not any(weights):
        return None
    total = sum(weights)
    exact = [Fraction(abs(whole)) * weight / total for weight in weights]
    parts = [floor(one) for one in exact]
    by_remainder = sorted(range(len(parts)), key=lambda i: parts[i] - exact[i])
    for i in by_remainder[: abs(whole) - sum(parts)]:
        parts[i] += 1
    return parts if whole >= 0 else [-part for part in parts]


def split(whole, weights):
    """A sum, rounded to the fen, divided among weights of which all are known."""
    fen = rounded(whole, 1, "half up")
    if not SMALLEST_MONEY <= fen <= LARGEST_MONEY:
        return OVERFLOW
    if any(weight < 0 for weight in weights):
        return UNDEFINED
    total = 0
    for weight in weights:
        total = fits(total + weight)
        if total is OVERFLOW:
            return UNDEFINED
    if total == 0:
        return UNDEFINED
    for weight in weights:
        share = fits(ratio(weight, total))
        if share is OVERFLOW or fits(abs(fen) * share) is OVERFLOW:
            return UNDEFINED
    return Listing(divided(fen, weights))


def equal_parts(whole, count):
    """Each rounded to the fen, the last taking the rest; fewer fen than parts: one each, as far as they go."""
    fen = rounded(whole, 1, "half up")
    if not SMALLEST_MONEY <= fen <= LARGEST_MONEY:
        return OVERFLOW
    part = rounded(Fraction(fen, count), 1, "half up")
    last = fen - part * (count - 1)
    if (last < 0 < fen) or (fen < 0 < last):
        return Listing(divided(fen, [1] * count))
    return Listing([part] * (count - 1) + [last])


def decided_truth(values, decisive):
    """Kleene: the decisive value wins, else an unknown."""
    if any(known(one) and one == decisive for one in values):
        return decisive
    return 1 - decisive if all(known(one) for one in values) else PLAIN


def kind_of(typed):
    """The kind of a node's or a fact's type; what is left out is usual."""
    return typed.get("type", {}).get("kind", "truth")


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
        self.found = [{} for _ in range(len(rows) + 1)]  # by scope; the last is that of what is the same for all


class Program:
    def __init__(self, written, records):
        self.written = written
        self.schema = written["schema"]
        self.facts = [entity.get("facts", []) for entity in self.schema]
        self.nodes = written.get("nodes", [])
        self.declarations = written.get("declarations", {})
        self.lists = written.get("named_lists", [])
        self.records = records = Records(records, [{"facts": facts} for facts in self.facts])
        self.absent = {(int(one.get("entity", 0)), int(one.get("fact", 0))): one["name"] for one in written.get("absent_names", [])}
        self.inputs = [[int(i) for i in node.get("inputs", [])] for node in self.nodes]
        self.kinds = [kind_of(node) for node in self.nodes]
        self.values = []
        for at, node in enumerate(self.nodes):
            self.values.append(self.kept(at, int(node.get("scope", -1)), self.meaning(at, node)))

    @staticmethod
    def kept(at, scope, compute):
        def value(situation):
            found = situation.found[scope]
            if at in found:
                return found[at]
            result = found[at] = compute(situation)
            return result

        return value

    # What each operation means

    def meaning(self, at, node):
        operation = node.get("operation", "constant")
        take = [self.values[i] for i in self.inputs[at]]
        own = getattr(self, "of_" + operation, None)
        if own:
            return own(at, node, take)
        rule = getattr(self, "strict_" + operation)(at, node)

        def strict(situation):
            values = [one(situation) for one in take]
            for one in values:
                if one.__class__ is Unknown:
                    return PLAIN
            return rule(*values)

        return strict

    def of_constant(self, at, node, take):
        value = node["names"][0] if node.get("names") else number(node.get("constant", "0"))
        return lambda situation: value

    def of_fact(self, at, node, take):
        entity, fact = int(node.get("index", -1)), int(node.get("detail", -1))
        declared = self.facts[entity][fact]
        yearly, ago = declared.get("yearly") == "yes", int(node.get("years_ago", 0))
        columns, flawed = self.records.tables[entity][4:]
        truth = kind_of(declared) == "truth"

        def value(situation):
            row = situation.rows[entity]
            if row is None:
                return PLAIN
            year = situation.year - ago if yearly else 0
            given = columns.get((fact, year), {}).get(row)
            if given is not None:
                return given
            if "history" in declared and self.records.history_given:
                return self.paid_before(declared["history"], self.records.tables[entity][0][row], situation.year, truth)
            if "missing" not in declared or (fact, year, row) in flawed:
                return PLAIN
            kind, means = declared["missing"]["means"]["is"]
            if kind == "1":
                return int(means == "yes")
            if kind == "2":
                return self.absent[entity, fact]
            if kind == "3":
                return datetime.date.fromisoformat(means).toordinal() - EPOCH
            return number(means.get("amount", "0"))

        return value

    def paid_before(self, provision, subject, year, truth):
        paid = [int(one["amount"]) for one in self.records.history if (one["subject"], one["provision"]) == (subject, provision) and int(one["year"]) < year]
        return int(bool(paid)) if truth else max([0, *paid])

    def of_discretion(self, at, node, take):
        owned = int(node.get("index", -1)), int(node.get("detail", -1))

        def value(situation):
            ruling = self.ruling(owned, situation.rows)
            return number(ruling["value"]) if ruling else situation.corner.get(owned, PLAIN)  # of a branch not taken: nobody asks

        return value

    def ruling(self, owned, rows):
        provision = self.written["provisions"][owned[1]]
        subject = self.key(provision, rows)
        name = self.declarations["discretions"][owned[0]]["name"]
        return self.records.rulings.get((subject, provision["id"], name)) or self.records.rulings.get((subject, "", name))

    def key(self, provision, rows):
        entity = int(provision.get("subject", 0))
        return self.records.tables[entity][0][rows[entity]]

    def approval(self, node, rows):
        provision = self.written["provisions"][int(node.get("detail", -1))]
        name = self.declarations["approvals"][int(node.get("index", -1))]["name"]
        subject = self.key(provision, rows)
        return self.records.approvals.get((subject, provision["id"], name)) or self.records.approvals.get((subject, "", name))

    def of_approval(self, at, node, take):
        def value(situation):
            filed = self.approval(node, situation.rows)
            return int(bool(filed and filed["granted"] == "yes"))

        return value

    def of_this_year(self, at, node, take):
        ago = int(node.get("years_ago", 0))
        return lambda situation: situation.year - ago

    def of_parameter(self, at, node, take):
        return lambda situation: PLAIN  # damaged, or not yet in force: all others became constants

    of_reading = of_parameter  # nobody chose

    def of_all(self, at, node, take):
        return lambda situation: decided_truth([one(situation) for one in take], 0)

    def of_any(self, at, node, take):
        return lambda situation: decided_truth([one(situation) for one in take], 1)

    def strict_negation(self, at, node):
        return lambda a: 1 - a

    def of_agree(self, at, node, take):
        def value(situation):
            a, b = (one(situation) for one in take)
            return a if known(a) and known(b) and a == b else PLAIN

        return value

    @staticmethod
    def compare(a, b):
        if a.__class__ is Root:
            return compare_root(a, b)
        if b.__class__ is Root:
            return -compare_root(b, a)
        return (a > b) - (a < b)

    def strict_at_least(self, at, node):
        return lambda a, b: int(self.compare(a, b) >= 0)

    def strict_more_than(self, at, node):
        return lambda a, b: int(self.compare(a, b) > 0)

    def strict_equals(self, at, node):
        return lambda a, b: int(a == b)

    def strict_one_of(self, at, node):
        names = set(node.get("names", []))
        return lambda a: int(a in names)

    def strict_add(self, at, node):
        if self.kinds[at] == "date":
            return self.day_plus_days
        return lambda a, b: fits(a + b)

    @staticmethod
    def day_plus_days(a, b):
        return max(FIRST_DAY, min(a + b, LAST_DAY)) if b.__class__ is int else UNDEFINED

    def strict_subtract(self, at, node):
        return lambda a, b: fits(a - b)

    def strict_multiply(self, at, node):
        return lambda a, b: fits(a * b)

    def strict_divide(self, at, node):
        return lambda a, b: fits(ratio(a, b)) if b else UNDEFINED

    def strict_negate(self, at, node):
        return lambda a: -a

    def strict_least(self, at, node):
        return lambda *values: min(values)

    def strict_greatest(self, at, node):
        return lambda *values: max(values)

    def strict_whole_steps(self, at, node):
        def steps(a, step):
            if step <= 0:
                return UNDEFINED
            exact = fits(ratio(a, step))
            return max(0, floor(exact)) if known(exact) else exact

        return steps

    def strict_growth(self, at, node):
        def growth(now, before):
            if before <= 0:
                return UNDEFINED
            more = fits(now - before)
            return fits(ratio(more, before)) if known(more) else more

        return growth

    def strict_average_growth(self, at, node):
        def growth(last, first, years):
            if years.__class__ is not int or not 1 <= years <= 1000:
                return UNDEFINED
            return UNDEFINED if first <= 0 or last < 0 else Root(last, first, years)

        return growth

    def strict_rounded(self, at, node):
        rule = ("half up", "down", "up")[int(node.get("index", -1))]

        def to_steps(a, step):
            if step <= 0:
                return UNDEFINED
            if a.__class__ is Root:
                return fits(rounded_root(a, step, rule))
            result = rounded(a, step, rule)
            return fits(result) if abs(ratio(result, step)) <= LARGEST else OVERFLOW

        return to_steps

    def strict_plus_months(self, at, node):
        def later(day, months):
            if months.__class__ is not int or abs(months) > 120000:
                return UNDEFINED
            return month_later(day, months)

        return later

    def strict_year_of(self, at, node):
        return lambda day: datetime.date.fromordinal(day + EPOCH).year

    def of_series_on(self, at, node, take):
        declared = self.declarations["series"][int(node.get("index", -1))]
        points = self.records.series.get(declared["name"], {})
        carries = declared.get("carries") == "yes"

        def value(situation):
            day = take[0](situation)
            if not known(day):
                return PLAIN
            usable = [one for one in points if one == day or (carries and one < day)]
            return points[max(usable)] if usable else NO_SERIES_VALUE

        return value

    def rows_of(self, node):
        return [(number(row.get("bound", "0")), row.get("strict") == "yes", number(row.get("gives", "0"))) for row in node.get("table", [])]

    def strict_tiers(self, at, node):
        rows = self.rows_of(node)

        def highest(a):
            reached = [gives for bound, strict, gives in rows if a > bound or (a == bound and not strict)]
            return reached[-1] if reached else 0

        return highest

    def strict_slices(self, at, node):
        rows = self.rows_of(node)
        ends = [bound for bound, _, _ in rows[1:]] + [None]

        def each_at_its_rate(a):
            total = 0
            for (bound, _, rate), end in zip(rows, ends):
                if a <= bound:
                    break
                width = fits((a if end is None or a < end else end) - bound)
                part = fits(width * rate) if known(width) else width
                total = fits(total + part) if known(part) else part
                if not known(total):
                    return OVERFLOW
            return total

        return each_at_its_rate

    def of_choose(self, at, node, take):
        names = node.get("names", [])
        branches = [int(name == "yes") for name in names] if self.kinds[self.inputs[at][0]] == "truth" else names
        otherwise = len(take) > 1 + len(names)

        def value(situation):
            selector = take[0](situation)
            if not known(selector):
                return PLAIN
            for i, name in enumerate(branches):
                if selector == name:
                    return self.passed(take[1 + i](situation))
            return self.passed(take[-1](situation)) if otherwise else UNDEFINED

        return value

    @staticmethod
    def passed(value):
        return value if known(value) else PLAIN

    def of_given_or_computed(self, at, node, take):
        def value(situation):
            given = take[0](situation)
            return given if known(given) else self.passed(take[1](situation))

        return value

    def of_first_that(self, at, node, take):
        half = len(take) // 2

        def value(situation):
            for i in range(half):
                holds = take[i](situation)
                if not known(holds):
                    return PLAIN
                if holds:
                    return self.passed(take[half + i](situation))
            return NONE

        return value

    def of_which(self, at, node, take):
        names = node.get("names", [])

        def value(situation):
            values = [one(situation) for one in take]
            held = [name for name, one in zip(names, values) if known(one) and one]
            return Listing(held) if held or all(known(one) for one in values) else PLAIN

        return value

    def strict_split_part(self, at, node):
        part = int(node.get("index", -1))

        def share(whole, *weights):
            parts = split(whole, weights)
            return parts.members[part] if known(parts) else parts

        return share

    def strict_equal_parts(self, at, node):
        def parts(whole, count):
            return equal_parts(whole, count) if count.__class__ is int and 1 <= count <= 1000 else UNDEFINED

        return parts

    # Lists

    def members(self, node, situation):
        """Rows of the members, None for a name without a record; None where the list is not given."""
        entity = int(node.get("index", -1))
        keys, owners, given, children, columns, _ = self.records.tables[entity]
        owner = situation.rows[int(self.schema[entity]["owner"])]
        if owner is None:
            return None
        rows = children.get(owner, [])
        named = int(node.get("detail", -1))
        if named < 0:
            told = owner < len(given) and given[owner]
            return rows if rows or told or "missing" in self.schema[entity] else None
        names = columns.get((self.fact_number(entity, "name"), 0), {})
        return [next((row for row in rows if names.get(row) == name), None) for name in self.lists[named]]

    def fact_number(self, entity, name):
        return next((i for i, fact in enumerate(self.facts[entity]) if fact.get("name") == name), None)

    def each_member(self, node, situation):
        """Enters each member in turn; None where the list is not given."""
        rows = self.members(node, situation)
        if rows is None:
            yield None
            return
        entity = int(node.get("index", -1))
        outside, kept = situation.rows[entity], situation.found[entity]
        for row in rows:
            situation.rows[entity], situation.found[entity] = row, {}
            yield row
        situation.rows[entity], situation.found[entity] = outside, kept

    def folded(self, at, node, take, fold):
        """fold gets (filter, body, row) of all members that are not surely left out."""
        entity = int(node.get("index", -1))
        missing = object()

        def value(situation):
            found = []
            members = self.members(node, situation)
            if members is None:
                return PLAIN
            for row in self.each_member(node, situation):
                condition, body = take[0](situation), take[1](situation)
                if not known(condition) or condition:
                    found.append((condition, body, row))
            return fold(situation, found)

        return value

    @staticmethod
    def settled(found):
        """The bodies where membership and bodies are all known, else None."""
        return None if any(not known(c) or not known(b) for c, b, _ in found) else [b for _, b, _ in found]

    def of_list_sum(self, at, node, take):
        def total(situation, found):
            # In the records' order: what overflows before an unknown is met has overflowed.
            result = 0
            for condition, body, _ in found:
                if not known(condition) or not known(body):
                    return PLAIN
                result = fits(result + body)
                if not known(result):
                    return OVERFLOW
            return result

        return self.folded(at, node, take, total)

    def of_list_highest(self, at, node, take):
        def highest(situation, found):
            bodies = self.settled(found)
            return PLAIN if bodies is None else max(bodies, default=0)

        return self.folded(at, node, take, highest)

    def of_list_count_surely(self, at, node, take):
        return self.folded(at, node, take, lambda situation, found: sum(1 for c, _, _ in found if known(c)))

    def of_list_count_possibly(self, at, node, take):
        return self.folded(at, node, take, lambda situation, found: len(found))

    def of_list_any(self, at, node, take):
        def some(situation, found):
            return decided_truth([decided_truth([c, b], 0) for c, b, _ in found], 1)

        return self.folded(at, node, take, some)

    def of_list_every(self, at, node, take):
        def every(situation, found):
            not_or = [decided_truth([1 - c if known(c) else PLAIN, b], 1) for c, b, _ in found]
            some = decided_truth([c for c, _, _ in found], 1)
            return decided_truth([some, *not_or], 0)

        return self.folded(at, node, take, every)

    def of_list_values(self, at, node, take):
        def values(situation, found):
            return Listing([b for _, b, _ in found]) if all(known(c) for c, _, _ in found) else PLAIN

        return self.folded(at, node, take, values)

    def of_list_split(self, at, node, take):
        entity = int(node.get("index", -1))
        keys, names = self.records.tables[entity][0], self.records.tables[entity][4].get((self.fact_number(entity, "name"), 0), {})

        def parts(situation, found):
            weights = self.settled(found)
            whole = take[2](situation)
            if weights is None or not known(whole):
                return PLAIN
            labels = ["" if row is None else names.get(row, keys[row]) for _, _, row in found]
            order = sorted(range(len(found)), key=lambda i: labels[i].encode())
            shares = split(whole, [weights[i] for i in order])
            if not known(shares):
                return shares
            members = [None] * len(found)
            for share, i in zip(shares.members, order):
                members[i] = share
            return Listing(members, labels)

        return self.folded(at, node, take, parts)

    # Functions: the twins of those that tests/agree writes in Lua

    def of_compute(self, at, node, take):
        names = node.get("names", [])

        def value(situation):
            read = dict(zip(names, (one(situation) for one in take)))
            if self.kinds[at] != "truth":  # if e.larger > e.other then return e.larger - e.other end return e.other
                if "larger" not in read:
                    return REFUSED
                a, b = read["larger"], read["other"]
                if not known(a) or not known(b):
                    return PLAIN
                result = fits(a - b) if a > b else b
                if not known(result) or result < 0:
                    return REFUSED
                return result if rounded(result, 1, "half up") <= LARGEST_MONEY else REFUSED
            if "selector" not in read:
                return REFUSED
            a = read["selector"]  # if e.selector then return e.yes end return e.no
            if not known(a):
                return PLAIN
            result = read["yes"] if a else read["no"]
            return result if known(result) else PLAIN

        return value

    # Why something is unknown: whether a number on the way could not be computed

    def blocked(self, at, situation):
        value = self.values[at](situation)
        if known(value):
            return False
        if value.why:
            return value.why in UNCOMPUTABLE
        node, inputs = self.nodes[at], self.inputs[at]
        operation = node.get("operation", "constant")
        if operation == "given_or_computed":
            return self.blocked(inputs[1], situation)
        if operation == "choose":
            selector = self.values[inputs[0]](situation)
            if known(selector):
                names = node.get("names", [])
                branches = [int(name == "yes") for name in names] if self.kinds[inputs[0]] == "truth" else names
                taken = inputs[1 + branches.index(selector)] if selector in branches else inputs[-1]
                return self.blocked(taken, situation)
        if operation == "agree":
            return any(self.blocked(i, situation) or self.in_doubt(i, situation) for i in inputs)
        if operation.startswith("list_"):
            return self.member_blocked(node, inputs, situation)
        if operation == "compute":
            # The call stops at the first unknown value that it reads.
            read = dict(zip(node.get("names", []), inputs))
            steps = ["selector"] if self.kinds[at] == "truth" else ["larger", "other"]
            for name in steps:
                if not known(self.values[read[name]](situation)):
                    return self.blocked(read[name], situation)
            branch = "yes" if self.values[read["selector"]](situation) else "no"
            return self.blocked(read[branch], situation)
        return any(self.blocked(i, situation) for i in inputs)

    def member_blocked(self, node, inputs, situation):
        if self.members(node, situation) is None:
            return False
        found = False
        for _ in self.each_member(node, situation):
            condition = self.values[inputs[0]](situation)
            if not known(condition) or condition:
                found |= self.blocked(inputs[0], situation) or self.blocked(inputs[1], situation)
        return found or any(self.blocked(i, situation) for i in inputs[2:])

    def in_doubt(self, at, situation):
        """Of two bounds that are known and differ: the members between them."""
        if not known(self.values[at](situation)):
            return False
        node, inputs = self.nodes[at], self.inputs[at]
        if node.get("operation", "constant").startswith("list_"):
            return self.member_blocked(node, inputs, situation)
        return any(self.in_doubt(i, situation) for i in inputs)


MOVES_MONEY = {"award", "subsidy", "rebate", "relief", "share"}


def same(a, b):
    """Whether two results are alike; two unknown ones are."""
    if not known(a) or not known(b):
        return known(a) == known(b)
    if a.__class__ is Listing or b.__class__ is Listing:
        return a.__class__ is b.__class__ and len(a.members) == len(b.members) and all(map(same, a.members, b.members))
    if a.__class__ is Root:
        return (a.last, a.first, a.years) == (b.last, b.first, b.years)
    return a == b


class Corner:
    """What the roots of a provision came to at one corner."""

    def __init__(self, judge, situation):
        self.situation = situation
        find = lambda root: judge.find(root, situation)
        provision = judge.provision
        self.applies = find(provision["applies"]) if "applies" in provision else 1
        self.when = find(provision["when"]) if "when" in provision else 1
        self.approval = find(provision["approval"]) if "approval" in provision else 1
        self.pays = find(provision["pays"]) if "pays" in provision else None
        self.gives = find(judge.gives) if judge.gives is not None else None
        self.checks = [find(check.get("condition", "0")) for check in provision.get("checks", [])]
        self.division = [find(root) for root in judge.division]
        self.sum = self.too_large = None
        if self.pays is not None and known(self.pays):
            fen = rounded(self.pays, 1, "half up")
            self.too_large = not SMALLEST_MONEY <= fen <= LARGEST_MONEY
            self.sum = None if self.too_large else fen


class Judge:
    """Decides one provision."""

    def __init__(self, program, number):
        self.program, written = program, program.written
        self.bound = written["bound"][number]
        self.provision = written["provisions"][int(self.bound.get("provision", 0))]
        self.outline = written.get("outline", [])
        self.made = {rule: int(made) for rule, made in self.bound.get("nodes", [])}
        self.order = [int(at) for at in self.bound.get("order", [])]
        self.discretions = [(int(d), int(p)) for d, p in self.bound.get("discretions", [])]
        self.subject = int(self.provision.get("subject", 0))
        given = self.provision.get("gives", {})
        self.gives = given.get("value", given.get("first_that"))
        self.division = []
        for key in ("funded_by", "paid_to"):
            funding = self.provision.get(key, {})
            self.division += funding.get("parts", [])
            self.division += [funding[one] for one in ("choice", "list_split") if one in funding]
        self.division += [self.provision["instalments"]["years"]] if "years" in self.provision.get("instalments", {}) else []
        self.kind = self.provision.get("kind", "award")

    def node(self, root):
        return self.made[self.outline[int(root)].get("node", "0")]

    def find(self, root, situation):
        return self.program.values[self.node(root)](situation)

    def rows_of(self, row):
        rows = [None] * len(self.program.schema)
        entity, at = self.subject, row
        while True:
            rows[entity] = at
            owner = self.program.schema[entity].get("owner")
            if owner is None:
                return rows
            at = self.program.records.tables[entity][1][at]
            entity = int(owner)

    def corners_of(self, row):
        rows = self.rows_of(row)
        undecided = [one for one in self.discretions if not self.program.ruling(one, rows)]
        declared = self.program.declarations.get("discretions", [])
        for corner in range(2 ** len(undecided)):
            ends = {}
            for i, one in enumerate(undecided):
                end = "highest" if corner >> i & 1 else "lowest"
                ends[one] = number(declared[one[0]].get(end, "0"))
            yield Situation(list(rows), ends, int(self.program.written.get("year", 0)))

    def answer(self, row):
        """The lines about one subject."""
        situations = list(self.corners_of(row))
        values = self.program.values
        lines = []
        for situation in situations:
            lines.append("corner " + " ".join(shown(values[at](situation), self.program.kinds[at], self.program.nodes[at]) for at in self.order))
        return lines + self.decide([Corner(self, situation) for situation in situations], row)

    # Outcomes: the first that applies

    def decide(self, corners, row):
        self.corners, self.row = corners, row
        self.sums()
        outcome = self.outcome()
        written = [outcome]
        due = outcome in ("granted", "pending", "open")
        required = self.kind == "duty" and outcome not in ("not_applicable", "not_in_force")
        amount = lowest = highest = None
        if self.lowest is not None and (due or required):
            amount = self.lowest if self.lowest == self.highest else None
            if amount is None or outcome == "open":
                lowest, highest = self.lowest, self.highest
        written += ["-" if one is None else str(one) for one in (amount, lowest, highest)]
        lines = ["decision " + " ".join(written)]
        return lines + ["shares " + " ".join(self.shares(outcome, amount))] if due else lines

    def sums(self):
        """The least and the greatest over the corners; a corner that does not qualify counts nothing."""
        self.lowest = self.highest = None
        self.too_large = any(corner.too_large for corner in self.corners)
        if self.corners[0].pays is None or any(corner.sum is None for corner in self.corners):
            return
        sums = []
        for corner in self.corners:
            one = corner.sum
            if len(self.corners) > 1:
                if known(corner.when) and not corner.when:
                    one = 0
                if self.kind in MOVES_MONEY:
                    one = max(one, 0)
            sums.append(one)
        self.lowest, self.highest = min(sums), max(sums)

    def everywhere(self, values, wanted):
        return all(known(one) and one == wanted for one in values)

    def outcome(self):
        written = self.program.written
        if written["as_of"] < written["from"] or ("until" in written and written["as_of"] > written["until"]):
            return "not_in_force"
        corners = self.corners
        if self.everywhere([c.applies for c in corners], 0):
            return "not_applicable"
        rows_hold = "gives" in self.provision and "first_that" in self.provision["gives"]
        if self.everywhere([c.when for c in corners], 0) or (rows_hold and self.everywhere([c.gives for c in corners], NONE)):
            return "ineligible"
        if self.kind in MOVES_MONEY and self.highest is not None and self.highest <= 0:
            return "ineligible"
        if self.failed():
            return "failed"
        if self.undetermined():
            return "undetermined"
        if "approval" in self.provision and not self.everywhere([c.approval for c in corners], 1):
            return "barred" if self.refused() else "exhausted" if self.exhausted() else "pending"
        return "exhausted" if self.exhausted() else "open" if self.open() else "granted"

    def roots(self):
        roots = [self.provision[key] for key in ("applies", "when", "pays") if key in self.provision]
        roots += [check.get("condition", "0") for check in self.provision.get("checks", [])]
        roots += [self.gives] if self.gives is not None else []
        return roots + (self.division if self.kind == "share" else [])

    def failed(self):
        for i in range(len(self.provision.get("checks", []))):
            if self.everywhere([c.checks[i] for c in self.corners], 0):
                return True
        rows = self.rows_of(self.row)
        for one in self.discretions:
            ruling = self.program.ruling(one, rows)
            declared = self.program.declarations["discretions"][one[0]]
            low, high = (number(declared.get(end, "0")) for end in ("lowest", "highest"))
            if ruling and not (ruling["unit"] == declared["type"].get("unit", []) and low <= number(ruling["value"]) <= high):
                return True
        if self.too_large:
            return True
        return any(self.program.blocked(self.node(root), corner.situation) for corner in self.corners for root in self.roots())

    def undetermined(self):
        for corner in self.corners:
            needed = [corner.applies, corner.when, *corner.checks]
            needed += [one for one in (corner.pays, corner.gives) if one is not None]
            needed += corner.division if self.kind == "share" else []
            if not all(known(one) for one in needed):
                return True
        return False

    def refused(self):
        for at in self.below(self.node(self.provision["approval"])):
            node = self.program.nodes[at]
            if node.get("operation") != "approval":
                continue
            filed = self.program.approval(node, self.rows_of(self.row))
            if filed and filed["granted"] != "yes" and filed["on_file"] == "yes":
                return True
        return False

    def below(self, at):
        seen, ahead = set(), [at]
        while ahead:
            one = ahead.pop()
            if one not in seen:
                seen.add(one)
                ahead += self.program.inputs[one]
        return seen

    def exhausted(self):
        once = self.provision.get("once", "no")
        if once == "no":
            return False
        subject = self.program.records.tables[self.subject][0][self.row]
        run = int(self.program.written.get("year", 0))
        for paid in self.program.records.history:
            if (paid["subject"], paid["provision"]) != (subject, self.provision["id"]):
                continue
            if 0 != int(paid["year"]) >= run:
                continue
            tier = self.tier_reached()
            if once == "ever" or (tier is not None and int(paid["amount"]) >= tier):
                return True
        for number_of, fact in enumerate(self.program.facts[self.subject]):
            if fact.get("history") != self.provision["id"]:
                continue
            year = run if fact.get("yearly") == "yes" else 0
            value = self.program.records.tables[self.subject][4].get((number_of, year), {}).get(self.row)
            if value is None or value <= 0:
                continue
            tier = self.tier_reached()
            money = kind_of(fact) == "quantity"
            if once == "ever" or (money and tier is not None and value >= tier):
                return True
        return False

    def tier_reached(self):
        """What the first table of sums under `pays` gives, else the sum itself."""
        if "pays" not in self.provision:
            return None
        found = self.first_tiers(self.provision["pays"])
        if found is None:
            return self.highest
        value = self.program.values[self.node(found)](self.corners[0].situation)
        return value if known(value) else None

    def first_tiers(self, root):
        entry = self.outline[int(root)]
        if entry.get("word") == "tiers" and is_money(self.program.written["rule_nodes"][int(entry.get("node", 0))]["type"]):
            return root
        for part in entry.get("parts", []):
            found = self.first_tiers(part)
            if found is not None:
                return found
        return None

    def open(self):
        if self.provision.get("amount_not_stated") == "yes":
            return True
        corners = self.corners
        for name in ("applies", "when"):
            values = [getattr(corner, name) for corner in corners]
            if not self.everywhere(values, 0) and not self.everywhere(values, 1):
                return True
        if self.lowest is not None and self.lowest != self.highest:
            return True
        first = corners[0]
        for corner in corners:
            alike = [*zip(corner.checks, first.checks), *zip(corner.division, first.division)]
            if first.gives is not None:
                alike.append((corner.gives, first.gives))
            if not all(same(a, b) for a, b in alike):
                return True
        return False

    # Shares and instalments

    def shares(self, outcome, amount):
        situation = self.corners[0].situation
        moved = outcome == "open" and len(self.corners) > 1

        def money(value):
            usable = amount is not None and known(value) and not moved and value.__class__ is int and SMALLEST_MONEY <= value <= LARGEST_MONEY
            return str(value) if usable else "-"

        def parties(key):
            funding = self.provision.get(key)
            if funding is None:
                return []
            if "list_split" in funding:
                parts = self.find(funding["list_split"], situation)
                return [f"{label}:{money(part)}" for label, part in zip(parts.labels, parts.members)] if known(parts) else []
            if "choice" in funding:
                party = self.find(funding["choice"], situation)
                return [f"{party}:{'-' if amount is None else amount}"] if known(party) else []
            names, parts = funding.get("parties", []), funding.get("parts", [])
            if len(names) == 1:
                return [f"{names[0]}:{'-' if amount is None else amount}"]
            return [f"{name}:{money(self.find(parts[i], situation)) if parts else '-'}" for i, name in enumerate(names)]

        written = ["funded=" + ",".join(parties("funded_by")), "paid=" + ",".join(parties("paid_to"))]
        return written + ["instalments=" + ",".join(self.instalments(amount, situation))]

    def instalments(self, amount, situation):
        plan = self.provision.get("instalments")
        if plan is None or amount is None:
            return []
        if "years" in plan:
            years = [self.find(plan["years"], corner.situation) for corner in (self.corners[0], self.corners[-1])]
            if not all(known(one) for one in years) or years[0] != years[1]:
                return []
            period = self.program.nodes[self.node(plan["years"])]["type"].get("unit", []) != []
            count = fits(ratio(years[0], 12)) if period else years[0]
            if count.__class__ is not int or not 1 <= count <= 1000:
                return []
            parts = equal_parts(amount, count)
        else:
            parts = split(amount, [number(part) for part in plan["parts"]])
        first = self.find(plan["from"], situation) if "from" in plan else int(self.program.written.get("year", 0)) if "years" in plan else 0
        if not known(parts) or not known(first):
            return []
        lines = []
        for i, part in enumerate(parts.members):
            year = first + i if first else 0
            lines.append(f"{year}:{part}:{self.in_year(plan, year, situation)}")
        return lines

    def in_year(self, plan, year, situation):
        if "when" not in plan:
            return "granted"
        holds = self.find(plan["when"], Situation(list(situation.rows), situation.corner, year))
        return "undetermined" if not known(holds) else "granted" if holds else "ineligible"


def is_money(type_):
    unit = type_.get("unit", [])
    return len(unit) == 1 and unit[0].get("power", "1") == "1" and len(unit[0]["name"]) == 3 and unit[0]["name"].isupper()


def shown(value, kind, node):
    if value.__class__ is Unknown:
        return "?"
    if value.__class__ is Root:
        return f"[{value.last},{value.first},{value.years}]"
    if value.__class__ is Listing:
        names = "text" in node.get("type", {}).get("names", [])
        members = [shown(one, "text" if names else "quantity", node) for one in value.members]
        if value.labels is not None and value.members:
            members = [f"{label}:{one}" for label, one in zip(value.labels, members)]
        return "[" + ",".join(members) + "]"
    if kind in ("choice", "text"):
        return "none" if value == NONE else "'" + value
    return str(value)


def main():
    for line in sys.stdin:
        scenario = json.loads(line)
        program = Program(scenario["program"], scenario["records"])
        out = []
        for at in range(len(program.written.get("bound", []))):
            judge = Judge(program, at)
            for row in range(len(program.records.tables[judge.subject][0])):
                out.append(f"answer {at} {row}")
                out += judge.answer(row)
        out.append("end\n")
        sys.stdout.write("\n".join(out))


if __name__ == "__main__":
    main()
