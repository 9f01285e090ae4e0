"""One provision, decided for one subject after another."""

from exact import LARGEST_MONEY, SMALLEST_MONEY, known, number, rounded
from outcomes import Outcomes
from records import Situation
from shares import Shares
from shown import shown


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


class Judge(Outcomes, Shares):
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
