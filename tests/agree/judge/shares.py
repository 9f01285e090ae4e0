"""Who bears a sum, who receives it, and in which instalments."""

from exact import LARGEST_MONEY, SMALLEST_MONEY, equal_parts, fits, known, number, ratio, split
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
