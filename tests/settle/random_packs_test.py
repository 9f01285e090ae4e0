#!/usr/bin/env python3
"""Random tables of settlement over random records, through the program: nothing is lost, nothing is paid twice, and neither the
order of the records nor the number of threads changes anything. Seeds are fixed: a failure names its own."""

import json
import os
import pathlib
import random
import subprocess
import tempfile
import unittest
from collections import defaultdict
from decimal import Decimal

ROOT = pathlib.Path(os.environ.get("ROOT") or pathlib.Path(__file__).resolve().parents[2])
DUIXIAN = os.environ.get("DUIXIAN") or str(ROOT / "build/release/duixian")
SEEDS = range(24)

SCHEMA = """
[pack]
id        = "random"
title     = { zh = "随机结算", en = "Random settlement" }
effective = { from = 2005-01-01 }
parties   = ["city", "county"]

[entity.enterprise]
key = "firm_id"
[entity.enterprise.fact]
first        = { type = "money", unit = "元", range = ["0元", "1亿元"] }
second       = { type = "money", unit = "元", range = ["0元", "1亿元"] }
interest     = { type = "money", unit = "元", range = ["0元", "1亿元"] }
contribution = { type = "money", yearly = true, unit = "元", range = ["0元", "1亿元"] }
bad          = { type = "truth" }
here         = { type = "truth", yearly = true }
group        = { type = "text" }
score        = { type = "number", range = [0, 1000] }
level        = { type = "choice", of = ["municipal", "county"] }

[entity.project]
key = "project_id"
of  = "enterprise"
[entity.project.fact]
equipment = { type = "money", unit = "元", range = ["0元", "1亿元"] }

[discretion]
rate = { type = "rate", lowest = "30%", highest = "50%" }
[approval]
leaders = { by = { zh = "领导小组", en = "the leaders" }, gates = ["2"] }
"""
RULES = """
provision "1" { title = "一", cite = { article = 1 }, kind = "award", subject = enterprise, pays = enterprise.first, matter = "m" }
provision "2" { title = "二", cite = { article = 2 }, kind = "award", subject = enterprise, pays = enterprise.second, matter = "m" }
provision "3" { title = "三", cite = { article = 3 }, kind = "subsidy", subject = project, pays = project.equipment * "10%" }
provision "4" { title = "四", cite = { article = 4 }, kind = "subsidy", subject = enterprise, pays = enterprise.interest * discretion.rate }
provision "5" { title = "五", cite = { article = 5 }, kind = "award", subject = enterprise, pays = enterprise.second * "1/3", funded_by = "city" }
"""
STAGES = ["bars", "once", "gates", "stacking", "top_up", "caps", "minimum", "quotas", "funds"]


class Chance(random.Random):
    def one_in(self, count):
        return self.randrange(count) == 0

    def some(self):
        chosen = [one for one in "12345" if self.one_in(2)]
        return json.dumps(chosen or ["1"])

    def sum(self, most=3000):
        return f'"{self.randrange(most)}.{self.randrange(100):02d}元"'


def tables(chance):
    stages = STAGES[:]
    if chance.one_in(3):
        stages[3], stages[5] = stages[5], stages[3]
    text = f"[settlement]\nstages = {json.dumps(stages)}\n"
    if chance.one_in(2):
        text += f'[bar.bad]\nfact = "enterprise.bad"\nprovisions = {chance.some()}\n'
    if chance.one_in(4):
        text += f'[bar.list]\nlist = "tax"\nprovisions = {chance.some()}\n'
    if chance.one_in(4):
        text += f'[once.o]\nprovisions = {chance.some()}\nyears = {chance.randrange(1, 4)}\n'
    if chance.one_in(2):
        paid = ', paid_before = "top_up"' if chance.one_in(2) else ""
        text += f'[stacking]\ns = {{ provisions = {chance.some()}, per = "{chance.choice(["subject", "enterprise"])}", keeps = "highest"{paid} }}\n'
    elif chance.one_in(2):
        text += '[exclusion.e]\nbetween = ["1", "4"]\nand = ["2", "5"]\nper = "enterprise"\n'
    for number in range(chance.randrange(4)):
        text += cap(chance, number)
    if chance.one_in(2):
        text += f'[minimum.m]\nat = {chance.sum(400)}\nper = "{chance.choice(["claim", "enterprise"])}"\n'
    if chance.one_in(3):
        each = chance.choice(["", 'each = "enterprise"\n', 'each = "enterprise.group"\n', 'each = "enterprise"\ncounted_as_one = "enterprise.group"\n'])
        text += f'[quota.q]\nprovisions = {chance.some()}\nfirst = {chance.randrange(1, 6)}\nties = "{chance.choice(["open", "in_order", "all", "none"])}"\n{each}'
        text += chance.choice(["", 'by = "enterprise.score"\n', 'by = "enterprise.score"\norder = "lowest"\n'])
    if chance.one_in(2):
        text += f'[fund.a]\nprovisions = ["1", "3"]\nbudget = {chance.sum(12000)}\nreserves = {chance.choice(["true", "false"])}\nshortage = "{chance.choice(["pro_rata", "in_order"])}"\n'
        text += chance.choice(["", f"ceiling = {{ at = {chance.sum(900)} }}\nfreed = \"{chance.choice(['lapses', 'again'])}\"\n", "by = \"enterprise.score\"\n",
                               f"ceiling = {{ fact = \"enterprise.contribution\", share = \"80%\" }}\nfreed = \"{chance.choice(['lapses', 'again'])}\"\n"])
        if chance.one_in(2):
            text += '[fund.b]\nprovisions = ["2"]\nmatches = "a"\ntimes = "50%"\n'
    if chance.one_in(2):
        text += chance.choice(['[payers.p]\nshares = { city = "1/3", county = "2/3" }\n', '[payers.p]\nby = "enterprise.level"\nchoose = { municipal = { city = "100%" }, county = { city = "50%", county = "50%" } }\n'])
    if chance.one_in(2):
        most = chance.choice(["", f'each_at_most = {{ fact = "enterprise.contribution", per = "{chance.choice(["claim", "enterprise"])}", cut = "{chance.choice(["lapses", "carried"])}" }}\n'])
        text += f'[instalments.i]\nprovisions = {chance.some()}\nparts = [ {{ share = "1/3" }}, {{ share = "1/3", year = 1, when = "enterprise.here" }}, {{ share = "1/3", year = 2 }} ]\n{most}'
    if chance.one_in(2):
        text += '[keeps.k]\nfact = "enterprise.here"\nfor_years = 3\nelse_repays = "50%"\n'
    return text


def cap(chance, number):
    kind = chance.randrange(3)
    text = f'[cap.c{number}]\nprovisions = {chance.some()}\ncut = "{chance.choice(["lapses", "carried"])}"\ncuts = "{chance.choice(["in_order", "pro_rata"])}"\n'
    if chance.one_in(3):
        text += chance.choice(["years = 2\n", "since = 2006\n"])
    if kind == 0:
        return text + f'at = {chance.sum()}\nper = "{chance.choice(["claim", "subject", "enterprise"])}"\n'
    if kind == 1:
        return text + f'fact = "enterprise.contribution"\nshare = "80%"\nper = "enterprise"\nonly_if_known = {chance.choice(["true", "false"])}\n'
    return text + f'at = {chance.sum()}\nper = "enterprise"\ncounted_as_one = "enterprise.group"\n'


def records(chance, firms):
    def sometimes(value, blank=6):
        return "" if chance.one_in(blank) else str(value)

    enterprise = ["firm_id,year,first,second,interest,contribution,bad,here,group,score,level"]
    project, history, approvals, exclusions = ["project_id,firm_id,equipment"], ["subject,provision,year,amount"], ["subject,provision,approval,granted"], ["subject,list,from,until"]
    for i in range(firms):
        key = f"K{(i * 7919) % 100003:06d}"
        cells = [sometimes(chance.randrange(2000)), sometimes(chance.randrange(2000)), sometimes(chance.randrange(3000)), sometimes(chance.randrange(2000)), sometimes(chance.choice("否否是")), sometimes(chance.choice("是是否")),
                 sometimes(f"g{chance.randrange(3 + firms // 4)}", 8), sometimes(chance.randrange(6)), chance.choice(["municipal", "county"])]
        enterprise.append(",".join([key, "2007", *cells]))
        for p in range(chance.randrange(3)):
            project.append(f"P{i:05d}{p},{key},{sometimes(chance.randrange(20000))}")
        if chance.one_in(3):
            history.append(f"{key},{chance.choice('1245')},{chance.choice([2005, 2006])},{chance.randrange(1, 900)}元")
        if not chance.one_in(3):
            approvals.append(f"{key},2,leaders,{chance.choice('是是否')}")
        if chance.one_in(8):
            exclusions.append(f"{key},tax,2006-01-01,")
    found = {"enterprise": enterprise, "project": project, "approvals": approvals}
    if not chance.one_in(5):
        found["history"] = history
    if not chance.one_in(5):
        found["exclusions"] = exclusions
    return found


class RandomPacks(unittest.TestCase):
    def setUp(self):
        self.kept = tempfile.TemporaryDirectory()
        self.addCleanup(self.kept.cleanup)
        self.folder = pathlib.Path(self.kept.name)
        (self.folder / "pack").mkdir()
        (self.folder / "pack/rules.lua").write_text(RULES, encoding="utf-8")

    def write(self, tables_of_records, name):
        folder = self.folder / name
        folder.mkdir(exist_ok=True)
        for table in folder.iterdir():
            table.unlink()
        for table, lines in tables_of_records.items():
            (folder / f"{table}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return folder

    def settle(self, folder, *more):
        done = subprocess.run([DUIXIAN, "settle", self.folder / "pack", "--records", folder, "--year", "2007", "--format", "json", *more], capture_output=True, text=True, timeout=240)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def random(self, seed, firms=None):
        chance = Chance(seed)
        (self.folder / "pack/pack.toml").write_text(SCHEMA + tables(chance), encoding="utf-8")
        return chance, records(chance, firms or chance.randrange(1, 13))

    def test_every_sum_is_accounted_for(self):
        for seed in SEEDS:
            with self.subTest(seed=seed):
                chance, tables_of_records = self.random(seed)
                self.accounted(json.loads(self.settle(self.write(tables_of_records, "records"))))

    def accounted(self, found):
        self.assertLessEqual(Decimal(found["lowest"]), Decimal(found["highest"]))
        by_payer, by_fund, by_firm, by_year, carried = (defaultdict(Decimal) for _ in range(5))
        for one in found["claims"]:
            cuts = sum(Decimal(cut["amount"]) for cut in one["cuts"])
            paid = Decimal(one["paid"])
            self.assertTrue(all(Decimal(cut["amount"]) > 0 for cut in one["cuts"]) or one["decided"] is None)
            if one["held"]:
                self.assertEqual(paid, 0)
                self.assertLessEqual(0, Decimal(one["lowest"]))
            if one["decided"] is not None:
                self.assertEqual(Decimal(one["decided"]), (Decimal(one["highest"]) if one["held"] else paid) + cuts, one)
            self.assertEqual(paid, sum(Decimal(part["amount"]) for part in one["payments"]), one)
            for part in one["payments"]:
                by_payer[part["party"]] += Decimal(part["amount"])
                by_year[part["year"], part["due"], part["party"], one["fund"]] += Decimal(part["amount"])
            for part in one.get("carried", []):
                by_year[part["year"], "carried", part["party"], one["fund"]] += Decimal(part["amount"])
            kept = sum(Decimal(part["amount"]) for part in one.get("carried", []))
            self.assertEqual(kept, sum(Decimal(cut["amount"]) for cut in one["cuts"] if cut["cut"] == "carried"))
            by_fund[one["fund"]] += paid
            by_firm[one["enterprise"]] += paid
        self.assertEqual(sum(by_payer.values()), sum(by_firm.values()))
        self.assertEqual(sum(by_payer.values()), sum(by_fund.values()))
        obligations = {(one["year"], due, one["party"], one["fund"]): Decimal(one[due]) for one in found["obligations"] for due in ("now", "later", "waiting", "lapsed", "carried") if Decimal(one[due])}
        self.assertEqual(obligations, {key: sum_ for key, sum_ in by_year.items() if sum_})
        by_caps = sum(Decimal(one["carried_by_caps"]) for one in found["obligations"])
        self.assertEqual(by_caps, sum(Decimal(part["amount"]) for one in found["claims"] for part in one.get("carried", [])))
        self.assertEqual(sum(obligations.values()) - by_caps, sum(by_firm.values()))
        for fund in found["funds"]:
            self.assertEqual(Decimal(fund["paid"]), by_fund[fund["name"]])
            if fund["budget"] is not None:
                self.assertLessEqual(Decimal(fund["paid"]) + Decimal(fund["reserved"]), Decimal(fund["budget"]))
        self.assertEqual(sum(Decimal(one["due"]) for one in found["payees"]), sum(sum_ for key, sum_ in by_year.items() if key[1] == "now"))

    def test_neither_the_order_of_the_records_nor_the_number_of_threads_changes_a_byte(self):
        for seed in SEEDS:
            with self.subTest(seed=seed):
                chance, tables_of_records = self.random(seed)
                first = self.settle(self.write(tables_of_records, "records"), "--threads", "1")
                for lines in tables_of_records.values():
                    rows = lines[1:]
                    chance.shuffle(rows)
                    lines[1:] = rows
                self.assertEqual(self.settle(self.write(tables_of_records, "shuffled"), "--threads", "3"), first)

    def test_so_it_is_with_many_enterprises(self):
        for seed in (101, 102):
            with self.subTest(seed=seed):
                chance, tables_of_records = self.random(seed, 5000)
                first = self.settle(self.write(tables_of_records, "records"), "--threads", "1")
                self.accounted(json.loads(first))
                for table in ("enterprise", "project"):
                    tables_of_records[table][1:] = reversed(tables_of_records[table][1:])
                self.assertEqual(self.settle(self.write(tables_of_records, "turned"), "--threads", "4"), first)

    def test_a_claim_that_is_not_due_changes_nothing_for_anybody(self):
        for seed in SEEDS:
            with self.subTest(seed=seed):
                chance, tables_of_records = self.random(seed)
                before = self.settle(self.write(tables_of_records, "records"))
                owner = tables_of_records["enterprise"][1].split(",")[0]
                tables_of_records["project"].append(f"P99999,{owner},0")
                self.assertEqual(self.settle(self.write(tables_of_records, "more")), before)

    def test_what_is_settled_is_what_was_decided(self):
        for seed in SEEDS[:12]:
            with self.subTest(seed=seed):
                _, tables_of_records = self.random(seed)
                found = json.loads(self.settle(self.write(tables_of_records, "records"), "--out", self.folder / "out"))
                decisions = json.loads((self.folder / "out/decisions.json").read_text(encoding="utf-8"))["decisions"]
                due = {(one["subject"], one["provision"]): (one["outcome"], (one["highest"] or one["amount"] or {"amount": None})["amount"]) for one in decisions if one["outcome"] in ("granted", "pending", "open", "undetermined")}
                self.assertEqual({(one["subject"], one["provision"]): (one["outcome"], one["decided"]) for one in found["claims"]}, due)


if __name__ == "__main__":
    unittest.main(verbosity=1, argv=[__file__])
