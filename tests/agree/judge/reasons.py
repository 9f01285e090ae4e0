"""Why something is unknown: whether a number on the way could not be computed."""

from exact import UNCOMPUTABLE, known


class Reasons:
    """A walk down through what is unknown and could still matter."""

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
        if operation == "capped_if_known":
            return self.blocked(inputs[0], situation)
        if operation == "elected":
            who = self.values[inputs[0]](situation)
            names = node.get("names", [])
            return any(self.blocked(i, situation) for name, i in zip(names, inputs[1:]) if not known(who) or name == who)
        if operation == "first_row":
            rows = len(inputs) // 2
            found = False
            for i in range(rows):
                holds = self.values[inputs[i]](situation)
                if known(holds) and not holds:
                    continue
                found |= self.blocked(inputs[i], situation) or self.blocked(inputs[rows + i], situation)
                if known(holds):
                    return found
            return found or (len(inputs) % 2 == 1 and self.blocked(inputs[-1], situation))
        if operation in ("highest_before", "ever_before"):
            if int(node.get("detail", -1)) != 1:
                return False
            count = self.values[inputs[0]](situation)
            if not known(count):
                return self.blocked(inputs[0], situation)
            return any(self.blocked(i, situation) for i in inputs[1:1 + max(0, min(int(count), len(inputs) - 1))])
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
