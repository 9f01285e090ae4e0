"""Which outcome a decision has: the first that applies."""

from exact import Listing, NONE, Root, is_money, kind_of, known, number

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


class Outcomes:
    """The rules of a provision over what its roots came to at every corner."""

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
        for dates in (written, self.provision):
            if written["as_of"] < dates.get("from", written["as_of"]) or written["as_of"] > dates.get("until", written["as_of"]):
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
            if int(paid["amount"]) <= 0:
                continue
            tier = self.tier_reached()
            if once == "ever" or (tier is not None and int(paid["tier"] or paid["amount"]) >= tier):
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
