#!/usr/bin/env python3
"""Writes the records of a made-up province in samples/province: a folder for each policy of policies/, about nobody who exists.

    python3 samples/make_province.py                                   (the folder as it is committed)
    python3 samples/make_province.py --size 20000 --out /tmp/province  (so many more subjects for each policy)

It needs Python 3.11, nothing else, and the program (build/release/duixian, or DUIXIAN), which it asks what each clause reads.

Every subject stands for a worked example of a clause (policies/*/cases): it has the figures of that example, and for all else that
bureaus know of it the figures of examples of other clauses, so that every clause meets every kind of subject. For each clause and
outcome EACH examples are taken. What the clause then has to say of its subject is written to promised.csv, which tests/samples
compares with the run. The subjects beyond (--size) vary an example: sums up or down by up to a quarter, now and then a blank.

    samples/province/POLICY/*.csv          a table for each kind of subject, in the words of the policy, or of a bureau (mapping.toml)
    samples/province/POLICY/rulings.csv, approvals.csv, history.csv       where the examples have any
    samples/province/POLICY/confirmed.toml damaged figures confirmed and readings chosen, for a second run: see promised.csv
    samples/province/promised.csv          policy, clause, subject, outcome, amount in yuan, whether under confirmed.toml, and the example

The enterprises are called 样本企业0001 and so on, all others 样本 and what they are; the codes carry the letters YBQY where a real one
has its organisation code, and end in the check character that belongs to them. The same seed gives the same bytes.
"""
import argparse
import csv
import datetime
import io
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[1]
YEAR = 2011   # every policy is in force
EACH = 2      # examples for each clause and outcome

# What the words of a policy become in the tables of a bureau that has others: heading by fact, then values.
OWN_WORDS = {
    "dalian": {"cluster": {"cluster_output_cny": "全口径产值", "cluster_kind": "所属行业"}},
    "hengshui": {"cluster": {"cluster_revenue_cny": "年营收合计", "cluster_level": "认定层级"}},
    "xiangfan": {"fund": {"fund_allocated_cny": "本级预算列支数"}},
}
ENCODINGS = ("utf-8-sig", "gb18030", "utf-8")

# What a second run confirms or chooses, so that clauses which wait for it come out: damaged figures, and readings that alone lead to
# an outcome.
CONFIRMED = {
    "baoying": {"param_size_cny": "2000万元", "param_tolerance_ratio": "10%"},
    "changsha": {"param_annual_minimum_cny": "2000万元", "17-2/A1": "R1"},
    "dalian": {"param_required_loan_share": "30%"},
    "hengshui": {"backbone_enterprises": ["样本企业9001", "样本企业9002"]},
    "qufu": {"role_of": {"by": {"样本企业9001": "leading", "样本企业9002": "driven", "样本企业9003": "named"}, "otherwise": "not_named"},
             "cluster_of": {"by": {"样本企业9001": "electromechanical_auto_parts", "样本企业9002": "electromechanical_auto_parts", "样本企业9003": "coal_power"},
                            "otherwise": "not_named"}},
    "shaanxi": {"3-2-2/A1": "R2", "4-1-2/A1": "R3", "param_fund_minimum_yi": "20"},
}

# Policies that name enterprises: no real one is in the samples. Who is named in an example goes by one of these names, and is on the
# list under confirmed.toml; examples of further names on it (None) are passed over, and everybody else is called as ever.
NAMED = {
    "hengshui": {"安平造纸网厂": "样本企业9001", "宝力集团": "样本企业9002", "冀州铁厂": None},
    "qufu": {"圣阳电源": "样本企业9001", "金马工矿": "样本企业9002", "永安煤机": "样本企业9003", "燕京啤酒(曲阜三孔)": None, "燕京啤酒（曲阜三孔）": None,
             "孔府家": None, "康利源面粉": None, "锦绣纺织": None, "圣地宝药业": None},
}
SOMEBODY = object()  # a name that no list has


# --- Codes and texts --------------------------------------------------------------------------------------------------

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def social_credit_code(area, number):
    """GB 32100-2015: the last character makes the weighted sum of all a multiple of 31."""
    digits = ""
    for _ in range(5):
        number, digit = divmod(number, 31)
        digits = ALPHABET[digit] + digits
    body = f"91{area}YBQY{digits}"
    total = sum(ALPHABET.index(character) * pow(3, place, 31) for place, character in enumerate(body))
    return body + ALPHABET[-total % 31]


def moved(value, years):
    """A day so many years later."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        value = datetime.date.fromisoformat(value)
    if not isinstance(value, datetime.date):
        return value
    return value.replace(year=value.year + years, day=min(value.day, 28) if value.month == 2 else value.day)


def toml(value):
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(name, ensure_ascii=False)} = {toml(inner)}" for name, inner in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)


# --- A policy ---------------------------------------------------------------------------------------------------------

class Policy:
    """What the program says of a pack, and its worked examples as facts of subjects."""

    def __init__(self, folder, program):
        said = subprocess.run([program, "describe", str(folder), "--format", "json"], capture_output=True, text=True, encoding="utf-8", check=True)
        self.name, self.said = folder.name, json.loads(said.stdout)
        self.entities = {one["name"]: one for one in self.said["entities"]}
        self.facts = {(e["name"], f["name"]): f for e in self.said["entities"] for f in e["facts"]}
        self.lists = {one["list"]: one["name"] for one in self.said["entities"] if one["list"]}
        self.clauses = {one["id"]: one for one in self.said["provisions"]}
        self.defaults = {one["id"]: one["default"] for one in self.said["readings"]}
        self.parameters = {one["name"] for one in self.said["parameters"]}
        self.discretions = {one["name"] for one in self.said["discretions"]}
        self.approvals = {one["name"] for one in self.said["approvals"]}
        self.first_year = int(self.said["from"][:4])
        self.confirmed = CONFIRMED.get(self.name, {})
        self.examples = [one for file in sorted(folder.glob("cases/**/*.toml")) for one in self.examples_of(file)]

    def all_clauses(self, clause):
        """The clause and those whose decisions it reads."""
        found, waiting = [], [clause]
        while waiting:
            one = waiting.pop(0)
            if one not in found:
                found.append(one)
                waiting += self.clauses[one]["reads"]["provisions"]
        return found

    def reads(self, clause):
        return {fact for one in self.all_clauses(clause) for fact in self.clauses[one]["reads"]["facts"]}

    def examples_of(self, file):
        told = tomllib.loads(file.read_text(encoding="utf-8"))
        clause = told["provision"]
        for case in told["case"]:
            example = Example(self, clause, case)
            if example.usable:
                yield example

    def owner_of_fact(self, clause, name):
        """The entity of a fact that a clause reads under that name; its own subject before its owners."""
        chain = [self.clauses[clause]["subject"]]
        while self.entities[chain[-1]]["of"]:
            chain.append(self.entities[chain[-1]]["of"])
        read = [fact.split(".")[0] for fact in self.reads(clause) if fact.endswith("." + name)]
        for entity in chain + read:
            if entity in read or (entity == chain[0] and (entity, name) in self.facts):
                return entity
        return next((entity for entity in chain if (entity, name) in self.facts), None)


class Example:
    """A worked example as facts: {("fact", entity, name): value}, {("list", name): members}, rulings and approvals."""

    def __init__(self, policy, clause, case):
        self.policy, self.clause, self.name = policy, clause, case["name"]
        self.entity = policy.clauses[clause]["subject"]
        self.outcome = case["expect"].get("outcome")
        self.amount = case["expect"].get("amount", "")
        self.settings, self.values = {}, {}
        self.usable = self.outcome is not None and "history" not in case
        for name, choice in case.get("readings", {}).items():
            reading = name if "/" in name else f"{clause}/{name}"
            if policy.defaults.get(reading) != choice:
                self.settings[reading] = choice
        given = {**case["given"], **case.get("discretion", {}), **case.get("approvals", {}), **case.get("parameters", {})}
        years = [int(year) for value in given.values() if isinstance(value, dict) for year in value if re.fullmatch(r"\d{4}", year)]
        self.shift = YEAR - case.get("year", max(years, default=policy.first_year))
        for name, value in given.items():
            self.put(name, value)
        if self.settings and self.settings != self.confirmed_of_clause():
            self.usable = False

    def confirmed_of_clause(self):
        """What confirmed.toml says that this clause asks."""
        reads = self.policy.clauses[self.clause]["reads"]
        return {name: value for name, value in self.policy.confirmed.items() if name in reads["parameters"] + reads["readings"]}

    @property
    def confirmed(self):
        return bool(self.settings)

    def put(self, name, value):
        policy = self.policy
        if value == "":
            return
        if name in policy.parameters and not any(fact.endswith("." + name) for fact in policy.reads(self.clause)):
            self.settings[name] = str(value)   # TOML may have 20 where the text of a choice is "20"
        elif name in policy.discretions:
            owner = next((one for one in policy.all_clauses(self.clause) if name in policy.clauses[one]["reads"]["discretions"]), self.clause)
            self.values["ruling", owner, name] = value
        elif name in policy.approvals:
            if value:
                self.values["approval", self.clause, name] = value
        elif isinstance(value, dict) and name in policy.entities and name not in policy.lists:
            for fact, inner in value.items():
                self.values["fact", name, fact] = self.dated(inner)
        elif name in policy.lists and (policy.owner_of_fact(self.clause, name) is None or isinstance(value, (list, dict))):
            self.put_list(name, value)
        else:
            entity = policy.owner_of_fact(self.clause, name)
            if entity is None or isinstance(value, list):
                self.usable = False
            elif policy.facts[entity, name]["type"] == "text" and entity == "enterprise":
                self.values["fact", entity, name] = self.called(value)
            else:
                self.values["fact", entity, name] = self.dated(value)

    def called(self, name):
        named = NAMED.get(self.policy.name, {})
        if name in named:
            self.usable = self.usable and named[name] is not None
            self.settings.update(self.confirmed_of_clause())
        return named.get(name, SOMEBODY)

    def put_list(self, name, value):
        entity = self.policy.entities[self.policy.lists[name]]
        plain = [fact["name"] for fact in entity["facts"]] == ["value"]
        if isinstance(value, dict):
            value = [{"name": member, **(inner if isinstance(inner, dict) else {"value": inner})} for member, inner in value.items()]
        if not value and not plain and not entity["complete"]:
            self.usable = False      # a table cannot say that nobody is in it
        self.values["list", name] = [{fact: self.dated(inner) for fact, inner in one.items()} if isinstance(one, dict) else {"value": one} for one in value]

    def dated(self, value):
        """Years and days moved to the year of the province."""
        if isinstance(value, dict):
            return {int(year) + self.shift: inner for year, inner in value.items() if inner != ""}
        return moved(value, self.shift)


# --- The records ------------------------------------------------------------------------------------------------------

class Records:
    """The tables of one policy, filled subject by subject."""

    def __init__(self, policy, chance):
        self.policy, self.chance = policy, chance
        self.tables = {name: [] for name in policy.entities}
        self.rulings, self.approvals, self.history = [], [], []
        self.counts = dict.fromkeys(policy.entities, 0)
        digits = re.sub(r"\D", "", policy.said["jurisdiction"])
        self.area = digits if len(digits) == 6 else "990000"
        by_entity = {}
        for example in policy.examples:
            if not example.confirmed and example.outcome != "undetermined":
                by_entity.setdefault(example.entity, {}).setdefault(example.clause, []).append(example)
        self.by_entity = by_entity

    def pick(self, items):
        return items[int(self.chance.random() * len(items))]

    def new_key(self, entity):
        self.counts[entity] += 1
        number, schema = self.counts[entity], self.policy.entities[entity]
        if schema["key"] == "uscc":
            others = sum(self.counts[name] for name in self.counts if name != entity and self.policy.entities[name]["key"] == "uscc")
            return social_credit_code(self.area, number + 100_000 * bool(others and entity == "plant"))
        return "".join(word[0] for word in entity.split("_")).upper() + f"{number:04d}"

    def add(self, example, more=True, vary=False):
        """A subject with the example's figures and, for what its clause does not ask, those of other examples. Its key."""
        values = dict(example.values)
        if more:
            self.fill(example, values)
        if vary:
            values = {where: self.varied(where, value) for where, value in values.items()}
        return self.write(example.entity, {where: value for where, value in values.items() if value is not None})

    def fill(self, example, values):
        itself = self.policy.all_clauses(example.clause)
        asked = self.policy.reads(example.clause)
        for clause in self.policy.clauses:
            if clause == example.clause or clause not in self.by_entity.get(example.entity, {}):
                continue
            for where, value in self.pick(self.by_entity[example.entity][clause]).values.items():
                about = f"{where[1]}.{where[2]}" if where[0] == "fact" else where[1]  # a fact, a list, or whose ruling
                if about not in asked and about not in itself:
                    values.setdefault(where, value)

    def varied(self, where, value):
        if where[0] != "fact":
            return value
        if self.chance.random() < 0.02:
            return None
        sum_of = re.fullmatch(r"(\d+(?:\.\d+)?)((?:万|亿)元)", value) if isinstance(value, str) else None
        if not sum_of:
            return value
        hundredths = round(float(sum_of[1]) * (0.75 + self.chance.random() / 2) * 100)
        return f"{hundredths // 100}.{hundredths % 100:02d}{sum_of[2]}"

    def write(self, entity, values):
        """The subject's row, its owner's, and those of its lists. The rulings and approvals go by its key."""
        key = self.new_key(entity)
        owner = self.policy.entities[entity]["of"]
        row = {"key": key}
        if owner:
            inner = {where: value for where, value in values.items() if where[0] == "fact" and where[1] != entity}
            row["owner"] = self.write(owner, inner)
        row["facts"] = {where[2]: value for where, value in values.items() if where[0] == "fact" and where[1] == entity}
        for fact in [fact for fact, value in row["facts"].items() if value is SOMEBODY]:
            row["facts"][fact] = f"样本企业{self.counts[entity]:04d}"
        self.name(entity, row["facts"])
        self.tables[entity].append(row)
        for where, value in values.items():
            if where[0] == "list":
                self.members(entity, key, where[1], value)
            elif where[0] == "ruling":
                self.rulings.append([key, where[1], where[2], value, "样本市人民政府", f"{YEAR}-11-30", f"样本函〔{YEAR}〕{len(self.rulings) + 1}号"])
            elif where[0] == "approval":
                said = {True: "是", "refused": "否"}[value]
                self.approvals.append([key, where[1], where[2], said, "样本市人民政府", f"{YEAR}-11-30", f"样本批〔{YEAR}〕{len(self.approvals) + 1}号"])
        return key

    def members(self, owner_entity, owner, name, members):
        entity = self.policy.lists[name]
        if self.policy.entities[entity]["of"] != owner_entity:
            return
        if not members:
            row = next(one for one in self.tables[owner_entity] if one["key"] == owner)
            if not self.policy.entities[entity]["complete"]:
                row.setdefault("empty", []).append(name)
        for member in members:
            row = {"key": self.new_key(entity) if self.policy.entities[entity]["key"] else "", "owner": owner, "facts": {}}
            self.tables[entity].append(row)
            for fact, value in member.items():
                if fact in self.policy.lists:
                    inner = [one if isinstance(one, dict) else {"value": one} for one in value]
                    self.members(entity, row["key"], fact, inner)
                elif value != "":
                    row["facts"][fact] = value
            self.name(entity, row["facts"])

    def name(self, entity, facts):
        """样本企业0001, where the policy asks for a name and no clause reads it."""
        asked = {fact for clause in self.policy.clauses for fact in self.policy.reads(clause)}
        for fact in self.policy.entities[entity]["facts"]:
            if fact["type"] == "text" and fact["name"].endswith("name") and f"{entity}.{fact['name']}" not in asked:
                title = self.policy.entities[entity]["title"]["zh"] if entity != "enterprise" else "企业"
                facts.setdefault(fact["name"], f"样本{title}{self.counts[entity]:04d}")


# --- Writing ----------------------------------------------------------------------------------------------------------

class Writer:
    def __init__(self, policy, records, folder, encoding):
        self.policy, self.records, self.folder, self.encoding = policy, records, folder, encoding
        self.own_words = OWN_WORDS.get(policy.name, {})

    def write(self):
        self.folder.mkdir(parents=True)
        for entity, rows in self.records.tables.items():
            if rows:
                self.table(entity, rows)
        self.csv("rulings.csv", ["主体", "条款", "裁量事项", "取值", "机关", "日期", "文号"], self.records.rulings)
        self.csv("approvals.csv", ["主体", "条款", "审批事项", "是否批准", "机关", "日期", "文号"], self.records.approvals)
        self.csv("history.csv", ["主体", "条款", "年度", "金额", "文号"], self.records.history)
        if self.own_words:
            self.mapping()
        if self.policy.confirmed:
            self.choices()

    def csv(self, name, header, rows):
        if not rows:
            return
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(header)
        writer.writerows(rows)
        (self.folder / name).write_bytes(text.getvalue().encode(self.encoding))

    def heading(self, entity, fact):
        titles = [one["title"]["zh"] for one in self.policy.entities[entity]["facts"] if one["title"]]
        title = self.policy.facts[entity, fact]["title"]
        plain = title and titles.count(title["zh"]) == 1
        return self.own_words.get(entity, {}).get(fact) or (title["zh"] if plain else fact)

    def key_heading(self, entity):
        schema = self.policy.entities[entity]
        return schema["key_columns"][0] if schema["key_columns"] else schema["key"]

    def table(self, entity, rows):
        """Facts that nobody has are no column; earlier years are rows of their own."""
        schema = self.policy.entities[entity]
        used = {fact for row in rows for fact in row["facts"]}
        facts = [fact["name"] for fact in schema["facts"] if fact["name"] in used]
        empty = sorted({name for row in rows for name in row.get("empty", [])})
        yearly = any(self.policy.facts[entity, fact]["yearly"] for fact in facts)
        header = ([self.key_heading(entity)] if schema["key"] else []) + ([self.key_heading(schema["of"])] if schema["of"] else [])
        header += (["年度"] if yearly else []) + [self.heading(entity, fact) for fact in facts] + empty
        lines = []
        for row in rows:
            years = {YEAR} | {year for value in row["facts"].values() if isinstance(value, dict) for year in value}
            for year in sorted(years):
                line = ([row["key"]] if schema["key"] else []) + ([row["owner"]] if schema["of"] else []) + ([year] if yearly else [])
                line += [self.cell(entity, fact, row["facts"].get(fact), year) for fact in facts]
                lines.append(line + ["无" if name in row.get("empty", []) and year == YEAR else "" for name in empty])
        self.csv(f"{entity}.csv", header, lines)

    def cell(self, entity, fact, value, year):
        if isinstance(value, dict):
            value = value.get(year)
        elif year != YEAR:
            return ""
        if value is None:
            return ""
        declared = self.policy.facts[entity, fact]
        if isinstance(value, bool):
            return "是" if value else "否"
        if value in declared["names"] and declared["labels"]:
            return declared["labels"][declared["names"].index(value)]["zh"]
        return str(value)

    def mapping(self):
        lines = ["# The headings of these tables that the policy does not know."]
        for entity, words in sorted(self.own_words.items()):
            lines += ["", f'[table."{entity}.csv"]', f'entity = "{entity}"', f'[table."{entity}.csv".columns]']
            lines += [f'"{heading}" = "{fact}"' for fact, heading in words.items()]
        (self.folder / "mapping.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def choices(self):
        readings = {name: value for name, value in self.policy.confirmed.items() if "/" in name}
        parameters = {name: value for name, value in self.policy.confirmed.items() if "/" not in name}
        lines = ["# Figures confirmed and readings chosen for the second run that ../promised.csv speaks of: --readings confirmed.toml"]
        lines += [f'"{name}" = "{value}"' for name, value in readings.items()] + ["", "[parameter]"] + [f"{name} = {toml(value)}" for name, value in parameters.items()]
        (self.folder / "confirmed.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


# --- The province -----------------------------------------------------------------------------------------------------

def chosen(policy, chance):
    """EACH examples for every clause and outcome, as they come out and under confirmed.toml."""
    groups = {}
    for example in policy.examples:
        groups.setdefault((example.clause, example.outcome, example.confirmed), []).append(example)
    for examples in groups.values():
        for _ in range(min(EACH, len(examples))):
            yield examples.pop(int(chance.random() * len(examples)))


def refused(policy, records):
    """For every clause that waits for an approval, a subject to whom it was refused."""
    seen = set()
    for example in policy.examples:
        needs = [where for where in example.values if where[0] == "approval"]
        if not needs or example.outcome != "granted" or example.confirmed or example.clause in seen:
            continue
        seen.add(example.clause)
        values = {where: "refused" if where[0] == "approval" else value for where, value in example.values.items()}
        yield example, records.write(example.entity, values)


def paid_before(policy, records):
    """For every clause that pays once and asks itself for no earlier payments, a subject that was paid the same the year before."""
    for clause in policy.clauses.values():
        if not clause["once"] or any(fact["history"] == clause["id"] for fact in policy.facts.values()):
            continue
        for example in policy.examples:
            if example.clause == clause["id"] and example.outcome == "granted" and not example.confirmed and example.amount:
                key = records.write(example.entity, example.values)
                records.history.append([key, clause["id"], YEAR - 1, example.amount, f"样本拨〔{YEAR - 1}〕{len(records.history) + 1}号"])
                yield example, key
                break


def write_policy(folder, program, size, out, encoding, promised):
    policy = Policy(folder, program)
    chance = random.Random(f"{YEAR} {policy.name}")
    records = Records(policy, chance)
    for example in chosen(policy, chance):
        key = records.add(example)
        promised.append([policy.name, example.clause, key, example.outcome, amount_in_yuan(example.amount), "yes" if example.confirmed else "", example.name])
    for example, key in refused(policy, records):
        promised.append([policy.name, example.clause, key, "barred", "", "", example.name + ", refused"])
    for example, key in paid_before(policy, records):
        promised.append([policy.name, example.clause, key, "exhausted", "", "", example.name + ", paid the year before"])
    plain = [example for example in policy.examples if not example.confirmed]
    for _ in range(size):
        records.add(records.pick(plain), vary=True)
    Writer(policy, records, out / policy.name, encoding).write()


def amount_in_yuan(text):
    """"50万元" as 500000.00; what is not written so plainly is not promised."""
    text = str(text)
    found = re.fullmatch(r"(\d+)(?:\.(\d+))?(亿|万)?元?", text.replace(",", ""))
    if not found:
        return ""
    digits = len(found[2] or "")
    fen = int(found[1] + (found[2] or "")) * {"亿": 10**8, "万": 10**4, None: 1}[found[3]] * 100
    return f"{fen // 10**digits // 100}.{fen // 10**digits % 100:02d}" if fen % 10**digits == 0 else ""


def main():
    asked = argparse.ArgumentParser(description="Writes the records of a made-up province.")
    asked.add_argument("--size", type=int, default=0, help="further subjects for each policy (0)")
    asked.add_argument("--out", type=pathlib.Path, default=ROOT / "samples/province", help="folder (samples/province); what is in it is replaced")
    options = asked.parse_args()
    program = os.environ.get("DUIXIAN", str(ROOT / "build/release/duixian"))
    packs = sorted(manifest.parent for manifest in (ROOT / "policies").glob("*/pack.toml"))
    promised = []
    options.out.mkdir(parents=True, exist_ok=True)
    for number, pack in enumerate(packs):
        if (options.out / pack.name).exists():
            shutil.rmtree(options.out / pack.name)
        write_policy(pack, program, options.size, options.out, ENCODINGS[number % len(ENCODINGS)], promised)
    with open(options.out / "promised.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([["policy", "clause", "subject", "outcome", "amount", "confirmed", "example"], *promised])


if __name__ == "__main__":
    main()
