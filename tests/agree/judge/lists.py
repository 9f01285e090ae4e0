"""What the operations over the members of a list mean."""

from exact import Listing, OVERFLOW, PLAIN, decided_truth, fits, known, split


class Lists:
    """Members are entered one by one: the list's entity then stands for one of them."""

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
        return [row for name in self.lists[named] for row in [one for one in rows if names.get(one) == name] or [None]]

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

    def of_in_group(self, at, node, take):
        def value(situation):
            key = take[0](situation)
            if node.get("constant", "0") not in situation.groups or not known(key):
                return PLAIN
            return int(key == situation.groups[node.get("constant", "0")])

        return value

    FOLDS = ("list_sum", "list_count_surely", "list_count_possibly", "list_any", "list_every", "list_highest")

    def of_groups(self, at, node, take):
        """Members by their key, then each group as a member is asked: whether it counts, and what it brings."""
        number = node.get("constant", "0")

        def value(situation):
            keys = self.group_keys(node, take, situation)
            if keys is None:
                return PLAIN
            found = []
            for key in keys:
                outside, groups = situation.found, situation.groups
                situation.found, situation.groups = [{} for _ in outside], {**groups, number: key}
                condition, body = take[2](situation), take[3](situation)
                situation.found, situation.groups = outside, groups
                if not known(condition) or condition:
                    found.append((condition, body, None))
            return self.fold_groups(self.FOLDS[int(node.get("years_ago", 0))], found)

        return value

    def group_keys(self, node, take, situation):
        if self.members(node, situation) is None:
            return None
        keys = []
        for _ in self.each_member(node, situation):
            condition, key = take[0](situation), take[1](situation)
            if known(condition) and not condition:
                continue
            if not known(condition) or not known(key):
                keys.append(PLAIN)
            elif key not in keys:
                keys.append(key)
        return None if PLAIN in keys else keys

    def fold_groups(self, fold, found):
        sure = [body for condition, body, _ in found if known(condition)]
        if fold == "list_count_surely":
            return len(sure)
        if fold == "list_count_possibly":
            return len(found)
        if fold == "list_any":
            return decided_truth([decided_truth([c, b], 0) for c, b, _ in found], 1) if found else 0
        if fold == "list_every":
            if not found or any(known(b) and not b for b in sure):
                return 0
            return 1 if sure and all(known(b) and b for _, b, _ in found) else PLAIN
        if any(not known(c) or not known(b) for c, b, _ in found):
            return PLAIN
        return max(sure, default=0) if fold == "list_highest" else fits(sum(sure))

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
