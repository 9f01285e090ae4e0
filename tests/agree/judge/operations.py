"""What each operation means: of_NAME decides for itself about unknown inputs, strict_NAME gets known ones only."""

import datetime

from exact import EPOCH, FIRST_DAY, LARGEST, LARGEST_MONEY, LAST_DAY, Listing, NONE, NO_SERIES_VALUE, OVERFLOW, PLAIN, REFUSED, Root, UNDEFINED, Unknown, compare_root, decided_truth, equal_parts, fits, floor, kind_of, known, month_later, number, ratio, rounded, rounded_root, split


class Operations:
    """Each gives, for a node, the function of a situation (of_) or of its inputs (strict_)."""

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
        return int(any(sum > 0 for sum in paid)) if truth else max([0, *paid])

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
        carries = declared.get("carries") == "yes"

        def value(situation):
            day = take[0](situation)
            key = [one(situation) for one in take[1:]]
            if not known(day) or not all(known(one) for one in key):
                return PLAIN
            points = self.records.series.get("/".join([declared["name"]] + key), {})
            usable = [one for one in points if one == day or (carries and one < day)]
            return points[max(usable)] if usable else NO_SERIES_VALUE

        return value

    def rows_of(self, node):
        return [(number(row.get("bound", "0")), row.get("strict") == "yes", row["name"] if row.get("name") else number(row.get("gives", "0"))) for row in node.get("table", [])]

    def strict_tiers(self, at, node):
        rows = self.rows_of(node)
        below = number(node.get("constant", "0"))
        if self.kinds[at] in ("text", "choice"):
            below = node["names"][0] if node.get("names") else UNDEFINED

        def highest(a):
            reached = [gives for bound, strict, gives in rows if a > bound or (a == bound and not strict)]
            return reached[-1] if reached else below

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
        written = self.nodes[self.inputs[at][0]]
        entity, fact = int(written.get("index", -1)), int(written.get("detail", -1))
        yearly, flawed = self.facts[entity][fact].get("yearly") == "yes", self.records.tables[entity][5]

        def value(situation):
            given = take[0](situation)
            if known(given):
                return given
            if (fact, situation.year if yearly else 0, situation.rows[entity]) in flawed:
                return PLAIN
            return self.passed(take[1](situation))

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

    def of_first_row(self, at, node, take):
        otherwise = int(node.get("detail", -1)) == 1
        rows = (len(take) - otherwise) // 2

        def value(situation):
            possible = []
            for i in range(rows):
                holds = take[i](situation)
                if known(holds) and not holds:
                    continue
                possible.append(take[rows + i](situation))
                if known(holds):
                    break
            else:
                amount = self.kinds[at] in ("quantity", "root")
                possible.append(take[-1](situation) if otherwise else 0 if amount else UNDEFINED)
            if len(possible) == 1:
                return possible[0] if known(possible[0]) or possible[0] is UNDEFINED and not otherwise else PLAIN
            return possible[0] if all(known(one) and one == possible[0] for one in possible) else PLAIN

        return value

    def of_elected(self, at, node, take):
        names = node.get("names", [])

        def value(situation):
            who, parts = take[0](situation), [one(situation) for one in take[1:]]
            if known(who):
                return self.passed(parts[names.index(who)]) if who in names else UNDEFINED
            return max(parts) if all(known(one) for one in parts) else PLAIN

        return value

    def of_capped_if_known(self, at, node, take):
        def value(situation):
            sum_, ceiling = (one(situation) for one in take)
            if not known(sum_):
                return PLAIN
            return min(sum_, ceiling) if known(ceiling) else sum_

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
