"""Who bears a sum, who receives it, and in which instalments."""

from exact import LARGEST_MONEY, SMALLEST_MONEY, equal_parts, fits, known, number, ratio, rounded, split
from records import Situation


class Shares:
    """Parts of a decision's amount, adding up to it."""

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
        if "terms" in plan:
            return self.by_terms(plan, amount, situation)
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

    def by_terms(self, plan, amount, situation):
        """Each part a line, by its own share, year, condition and ceiling; at the end what is still carried over."""
        terms = plan["terms"]
        shares = [self.find(term["share"], situation) if "share" in term else None for term in terms]
        if not all(one is None or known(one) for one in shares):
            return []
        rest = fits(1 - sum(one for one in shares if one is not None))
        if not known(rest) or (rest < 0 if None in shares else rest != 0):
            return []
        sums = split(amount, [rest if one is None else one for one in shares])
        if not known(sums):
            return []
        lines, carried, year = [], 0, None
        for number_of, (term, due) in enumerate(zip(terms, sums.members)):
            stated = term.get("in_year", plan.get("from") if number_of == 0 else None)
            if stated is not None:
                year = self.find(stated, situation)
                year = year if known(year) else 0
            else:
                year = self.year_of_run() if number_of == 0 else year + 1 if year else 0
            due, carried = due + carried, 0
            state = self.in_year(term, year or self.year_of_run(), situation)
            over = 0
            if "at_most" in term and state != "ineligible":
                most = self.ceiling(term, year, situation)
                state = "undetermined" if most is None and state == "granted" else state
                over = 0 if most is None else max(0, due - most)
            lines.append(f"{year}:{due - over}:{state}")
            if plan.get("cut_is_carried") == "yes":
                carried = over
            elif over:
                lines.append(f"{year}:{over}:ineligible")  # the parts together are the whole
        if carried:
            year = year + 1 if year else 0
            most = self.ceiling(terms[-1], year, situation)
            lines.append(f"{year}:{carried}:{'granted' if most is not None and carried <= most else 'undetermined'}")
        return lines

    def year_of_run(self):
        return int(self.program.written.get("year", 0))

    def ceiling(self, term, year, situation):
        most = self.find(term["at_most"], Situation(list(situation.rows), situation.corner, year or self.year_of_run()))
        return max(0, rounded(most, 1, "half up")) if known(most) else None

    def in_year(self, plan, year, situation):
        if "when" not in plan:
            return "granted"
        holds = self.find(plan["when"], Situation(list(situation.rows), situation.corner, year))
        return "undetermined" if not known(holds) else "granted" if holds else "ineligible"
