"""A bound program as it was written down."""

from exact import kind_of
from lists import Lists
from operations import Operations
from periods import Periods
from reasons import Reasons
from records import Records


class Program(Operations, Periods, Lists, Reasons):
    """A bound program over its records: a function of a situation for every node."""

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
