#!/usr/bin/env python3
"""Limits over connected firms, instalments under each year's contribution, and conditions for the years after an award.

Two clauses: 1 pays a fixed sum by the enterprise's tier, 2 one tenth of its equipment. Sums in 万元.
"""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest
from decimal import Decimal

ROOT = pathlib.Path(os.environ.get("ROOT") or pathlib.Path(__file__).resolve().parents[2])
DUIXIAN = os.environ.get("DUIXIAN") or str(ROOT / "build/release/duixian")
WAN = Decimal(10000)

MANIFEST = """
[pack]
id        = "conditions"
title     = { zh = "结算条件示例", en = "Conditions of settlement" }
effective = { from = 2005-01-01 }
parties   = ["city", "county"]

[entity.enterprise]
key = "firm_id"
[entity.enterprise.fact]
award        = { type = "money", unit = "万元", range = ["0元", "10亿元"] }
equipment    = { type = "money", unit = "万元", range = ["0元", "10亿元"] }
contribution = { type = "money", yearly = true, unit = "万元", range = ["0元", "10亿元"] }
here         = { type = "truth", yearly = true }
moved        = { type = "truth" }
group        = { type = "text" }
level        = { type = "choice", of = ["municipal", "county"] }

[entity.project]
key = "project_id"
of  = "enterprise"
[entity.project.fact]
owner_group = { type = "text" }

[settlement]
stages = ["bars", "once", "gates", "stacking", "top_up", "caps", "minimum", "quotas", "funds"]
"""
RULES = """
provision "1" { title = "奖励", cite = { article = 1 }, kind = "award", subject = enterprise, pays = enterprise.award }
provision "2" { title = "补贴", cite = { article = 2 }, kind = "subsidy", subject = enterprise, pays = enterprise.equipment * "10%" }
"""
HEAD = "firm_id,year,award(万元),equipment(万元),contribution(万元),here,moved,group,level"


def duixian(*words):
    done = subprocess.run([DUIXIAN, *map(str, words)], capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout, done.stderr


class Settled(unittest.TestCase):
    def setUp(self):
        self.kept = tempfile.TemporaryDirectory()
        self.addCleanup(self.kept.cleanup)
        self.folder = pathlib.Path(self.kept.name)
        (self.folder / "pack").mkdir()
        (self.folder / "records").mkdir()
        (self.folder / "pack/rules.lua").write_text(RULES, encoding="utf-8")

    def pack(self, tables):
        (self.folder / "pack/pack.toml").write_text(MANIFEST + tables, encoding="utf-8")

    def records(self, rows, history=None):
        (self.folder / "records/enterprise.csv").write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
        if history is not None:
            (self.folder / "records/history.csv").write_text("\n".join(["subject,provision,year,amount", *history]) + "\n", encoding="utf-8")

    def settle(self, *more):
        code, out, err = duixian("settle", self.folder / "pack", "--records", self.folder / "records", "--year", 2007, "--format", "json", *more)
        self.assertEqual(code, 0, err)
        return json.loads(out)

    def paid(self, *more):
        return {(one["subject"], one["provision"]): None if one["held"] else Decimal(one["paid"]) / WAN for one in self.settle(*more)["claims"]}

    def refused(self, tables, *wanted):
        self.pack(tables)
        code, _, err = duixian("check", self.folder / "pack", "--lang", "en")
        self.assertNotEqual(code, 0)
        for word in wanted:
            self.assertIn(word, err)


class ConnectedFirms(Settled):
    LIMIT = '[cap.together]\nat = "100万元"\nper = "enterprise"\nyears = 3\ncounted_as_one = "enterprise.group"\n'

    def test_a_group_has_one_ceiling_over_years_and_provisions(self):
        self.pack(self.LIMIT)
        self.records(["A,2007,50,300,,,,g,", "B,2007,60,0,,,,g,", "C,2007,90,0,,,,h,"], ["B,1,2006,10万元", "B,1,2004,500万元"])
        # 10 were paid in 2006; A takes 50 and 30, of B's 60 the last 10 remain.
        self.assertEqual(self.paid(), {("A", "1"): 50, ("A", "2"): 30, ("B", "1"): 10, ("C", "1"): 90})

    def test_a_firm_of_no_known_group_is_not_taken_for_independent(self):
        self.pack(self.LIMIT)
        self.records(["A,2007,50,0,,,,g,", "B,2007,60,0,,,,,", "C,2007,30,0,,,,h,"], [])
        found = self.paid()
        self.assertEqual([found["A", "1"], found["B", "1"], found["C", "1"]], [None, None, 30])

    def test_where_the_register_of_groups_is_complete_whoever_is_not_in_it_stands_alone(self):
        self.pack(self.LIMIT)
        manifest = self.folder / "pack/pack.toml"
        manifest.write_text(manifest.read_text(encoding="utf-8").replace('group        = { type = "text" }', 'group        = { type = "text", missing = { means = "alone", why = "the register names all groups" } }'), encoding="utf-8")
        self.records(["A,2007,90,0,,,,g,", "B,2007,80,0,,,,,", "C,2007,70,0,,,,,"], [])
        self.assertEqual([self.paid()[firm, "1"] for firm in "ABC"], [90, 80, 70])

    def test_one_quota_for_a_group(self):
        self.pack('[quota.one]\nprovisions = ["1"]\nfirst = 1\neach = "enterprise"\ncounted_as_one = "enterprise.group"\n')
        self.records(["A,2007,50,0,,,,g,", "B,2007,60,0,,,,g,", "C,2007,1,0,,,,h,"])
        self.assertEqual([self.paid()[firm, "1"] for firm in "ABC"], [0, 60, 1])

    def test_what_cannot_be_counted_as_one_is_told(self):
        self.refused('[cap.x]\nat = "1万元"\ncounted_as_one = "enterprise.group"\n', "wrong-group", 'per = "enterprise"')
        self.refused('[cap.x]\nfact = "enterprise.contribution"\nper = "enterprise"\ncounted_as_one = "enterprise.group"\n', "wrong-group", "a fixed sum")
        self.refused('[cap.x]\nat = "1万元"\nper = "enterprise"\ncounted_as_one = "project.owner_group"\n', "wrong-group", "of the enterprise itself")
        self.refused('[cap.x]\nat = "1万元"\nper = "enterprise"\nyears = 2\nsince = 2005\n', "years-twice")
        self.refused('[quota.x]\nfirst = 1\ncounted_as_one = "enterprise.group"\n', "wrong-group", 'each = "enterprise"')


class Instalments(Settled):
    PLAN = """
[instalments.halves]
provisions   = ["1"]
parts        = [ { share = "50%" }, { share = "50%", year = 1 } ]
each_at_most = { fact = "enterprise.contribution", share = "80%", cut = "CUT" }
[payers.half]
shares = { city = "50%", county = "50%" }
"""

    def parts(self, *more):
        found = {}
        for one in self.settle(*more)["claims"]:
            for part in one["payments"]:
                found[part["year"], part["due"]] = found.get((part["year"], part["due"]), 0) + Decimal(part["amount"]) / WAN
        return found

    def test_each_year_has_the_ceiling_of_its_own_contribution(self):
        self.pack(self.PLAN.replace("CUT", "lapses"))
        self.records(["A,2007,100,0,50,,,,", "A,2008,,,20,,,,"])
        self.assertEqual(self.parts(), {(2007, "now"): 40, (2007, "lapsed"): 10, (2008, "later"): 50})
        self.assertEqual(self.parts("--as-of", "2008-12-31"), {(2007, "now"): 40, (2007, "lapsed"): 10, (2008, "now"): 16, (2008, "lapsed"): 34})

    def test_what_is_carried_over_stands_in_its_own_column_and_is_charted(self):
        import openpyxl

        self.pack(self.PLAN.replace("CUT", "carried"))
        self.records(["A,2007,100,0,50,,,,"])
        self.assertEqual(self.parts("--out", self.folder / "out"), {(2007, "now"): 40, (2008, "carried"): 10, (2008, "later"): 50})
        book = openpyxl.load_workbook(self.folder / "out/workbook.xlsx")
        rows = [[cell.value for cell in row] for row in book["分期兑付表"].iter_rows()]
        self.assertIn(["2008", "city", None, 0, 250000, 0, 0, 50000], rows)
        self.assertIn(["2008", 300000, 300000], [row[:3] for row in rows])
        self.assertEqual(len(book["分期兑付表"]._charts), 1)

    def test_a_cap_that_carries_over_shows_next_year_s_sum(self):
        self.pack('[cap.item]\nprovisions = ["1"]\nat = "70万元"\ncut = "carried"\n' + self.PLAN[self.PLAN.index("[payers"):])
        self.records(["A,2007,100,0,50,,,,"])
        found = self.settle()
        self.assertEqual([(one["year"], one["party"], one["carried"]) for one in found["obligations"] if one["carried"] != "0.00"], [(2008, "city", "150000.00"), (2008, "county", "150000.00")])
        self.assertEqual([one["carried_by_caps"] for one in found["obligations"] if one["year"] == 2008], ["150000.00", "150000.00"])
        claim = found["claims"][0]
        self.assertEqual((claim["paid"], sum(Decimal(one["amount"]) for one in claim["payments"])), ("700000.00", 700000))


class Keeps(Settled):
    STAYS = '[keeps.stays]\nfact = "enterprise.here"\nfor_years = 3\nelse_repays = "50%"\nprovisions = ["1"]\n'

    def look(self, here, *more):
        self.pack(self.STAYS)
        self.records([f"A,{year},,,,{said},,," for year, said in here.items()] + ["B,2007,30,0,,,,,"], ["A,1,2005,20万元"])
        found = self.settle(*more)
        due = [(one["subject"], Decimal(one["due"]) / WAN, one["failed_in"]) for one in found["recoveries"]]
        watched = {(one["subject"], one["paid_in"], one["until"]): one["unknown"] for one in found["watched"]}
        return due, watched

    def test_while_it_holds_the_award_is_watched_and_so_is_what_is_paid_now(self):
        self.assertEqual(self.look({2006: "是", 2007: "是"}), ([], {("A", 2005, 2008): [], ("B", 2007, 2010): []}))

    def test_the_first_year_in_which_it_does_not_makes_its_share_due_back(self):
        due, watched = self.look({2006: "是", 2007: "否"})
        self.assertEqual((due, list(watched)), ([("A", 10, 2007)], [("B", 2007, 2010)]))

    def test_a_year_that_nobody_knows_keeps_it_watched(self):
        self.assertEqual(self.look({2007: "是"})[1]["A", 2005, 2008], [2006])

    def test_after_its_last_year_nothing_is_watched_any_more(self):
        self.assertEqual(self.look({2006: "是", 2007: "是", 2008: "是"}, "--as-of", "2008-12-31"), ([], {("B", 2007, 2010): [2008]}))
        due, watched = self.look({2006: "是", 2007: "是", 2008: "是", 2009: "否"}, "--as-of", "2009-12-31")
        self.assertEqual((due, list(watched)), ([], [("B", 2007, 2010)]))

    def test_what_is_not_due_yet_cannot_come_back(self):
        self.pack(self.STAYS + '[instalments.t]\nprovisions = ["1"]\nparts = [ { share = "50%", year = 2 }, { share = "50%", year = 3 } ]\n')
        self.records(["A,2007,100,0,50,,,,", "A,2008,,,,否,,,"])
        due = {}
        for day in ("2008-12-31", "2009-12-31", "2010-12-31"):
            found = self.settle("--as-of", day)
            self.assertEqual(found["watched"], [])
            due[day] = [(Decimal(one["paid"]) / WAN, Decimal(one["due"]) / WAN, one["failed_in"]) for one in found["recoveries"]]
        # 50 fall due in 2009 and 50 in 2010; half of what was paid comes back.
        self.assertEqual(due, {"2008-12-31": [], "2009-12-31": [(50, 25, 2008)], "2010-12-31": [(100, 50, 2008)]})

    def test_mistakes_are_told(self):
        self.refused('[keeps.x]\nfact = "enterprise.here"\n', "wrong-keeps", "for_years")
        self.refused('[keeps.x]\nfact = "enterprise.award"\nfor_years = 3\n', "wrong-type", "a fact of type truth")
        self.refused('[keeps.x]\nfact = "enterprise.here"\nfor_years = 0\n', "wrong-number")
        self.refused('[keeps.x]\nfact = "enterprise.here"\nfor_years = 3\nelse_repays = "150%"\n', "wrong-share", "no more than all of it")


class TwoPacks(Settled):
    """A second document on the same enterprises, in another order of records and with one that the first does not have."""

    def test_a_ceiling_counts_what_both_documents_give_and_each_enterprise_is_one(self):
        self.pack('[cap.both]\nprovisions = ["1"]\nat = "100万元"\nper = "enterprise"\nacross_packs = true\n')
        rules = self.folder / "pack/rules.lua"
        rules.write_text(rules.read_text(encoding="utf-8").replace('kind = "award", ', 'kind = "award", matter = "output", '), encoding="utf-8")
        other = self.folder / "other"
        other.mkdir()
        (other / "pack.toml").write_text(MANIFEST.replace('"conditions"', '"other"'), encoding="utf-8")
        (other / "rules.lua").write_text(rules.read_text(encoding="utf-8").replace('"1"', '"9"').replace('"2"', '"8"'), encoding="utf-8")
        root = self.folder / "records"
        for name, rows in (("conditions", ["A,2007,70,0,,,,,", "B,2007,10,0,,,,,"]), ("other", ["C,2007,90,0,,,,,", "B,2007,95,0,,,,,", "A,2007,60,5,,,,,"])):
            (root / name).mkdir()
            (root / name / "enterprise.csv").write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
        code, out, err = duixian("settle", self.folder / "pack", other, "--records", root, "--year", 2007, "--format", "json")
        self.assertEqual(code, 0, err)
        claims = json.loads(out)["claims"]
        paid = {(one["subject"], one["pack"], one["provision"]): Decimal(one["paid"]) / WAN for one in claims if Decimal(one["decided"])}
        self.assertEqual(paid, {("A", "conditions", "1"): 70, ("A", "other", "9"): 30, ("A", "other", "8"): Decimal("0.5"), ("B", "conditions", "1"): 10, ("B", "other", "9"): 90, ("C", "other", "9"): 90})
        self.assertEqual([one["subject"] for one in claims], sorted(one["subject"] for one in claims))


    def write_two(self, a, b):
        rule = 'provision "{0}" {{ title = "t", cite = {{ article = 1 }}, kind = "award", subject = enterprise, matter = "m", pays = enterprise.{1} }}\n'
        for name, fact, tables in (("A1", "award", a), ("B1", "equipment", b)):
            (self.folder / name).mkdir(exist_ok=True)
            (self.folder / name / "pack.toml").write_text(MANIFEST.replace('"conditions"', f'"{name.lower()}"') + tables, encoding="utf-8")
            (self.folder / name / "rules.lua").write_text(rule.format(name, fact), encoding="utf-8")
        self.records(["E1,2007,300,200,,,,,"], ["E1,B1,2006,120万元"])

    def settle_both(self, *names):
        return duixian("settle", *(self.folder / name for name in names), "--records", self.folder / "records", "--year", 2007, "--format", "json", "--lang", "en")

    def test_the_order_of_the_packs_does_not_change_what_is_paid(self):
        self.write_two('[stacking.ga]\nprovisions = ["A1"]\nacross_packs = true\npaid_before = "top_up"\n', '[stacking.gb]\nprovisions = ["B1"]\nacross_packs = true\n')
        for names in (("A1", "B1"), ("B1", "A1")):
            code, out, err = self.settle_both(*names)
            self.assertEqual(code, 0, err)
            self.assertEqual({one["provision"]: Decimal(one["paid"]) / WAN for one in json.loads(out)["claims"]}, {"A1": 180, "B1": 0})

    def test_groups_that_contradict_each_other_are_refused(self):
        self.write_two('[stacking.ga]\nprovisions = ["A1"]\nacross_packs = true\n', '[stacking.gb]\nprovisions = ["B1"]\nacross_packs = true\nper = "enterprise"\n')
        code, out, err = self.settle_both("A1", "B1")
        self.assertEqual((code, out), (2, ""))
        for word in ("contradicting-exclusions", "a1 [stacking.ga] per", "b1 [stacking.gb] per"):
            self.assertIn(word, err)


class Refused(Settled):
    def refusal(self):
        code, out, err = duixian("settle", self.folder / "pack", "--records", self.folder / "records", "--year", 2007, "--lang", "en")
        self.assertEqual((code, out), (2, ""))
        return err

    def test_a_provision_that_pays_in_another_currency(self):
        (self.folder / "pack/rules.lua").write_text(RULES.replace("pays = enterprise.award", 'pays = "100美元"'), encoding="utf-8")
        self.pack('[cap.all]\nat = "150元"\nper = "enterprise"\n')
        self.records(["A,2007,50,300,,,,g,"])
        err = self.refusal()
        for word in ("other-currency", "rules.lua:2", "provision 1", "pays in USD", "settles in CNY", "`to`"):
            self.assertIn(word, err)

    def test_a_row_of_the_history_under_an_unknown_provision_names_its_file_once(self):
        self.pack("")
        self.records(["A,2007,50,300,,,,g,"], ["A,11,2006,5元"])
        err = self.refusal()
        self.assertRegex(err, "history.csv:[A-Z]2: ")
        self.assertEqual(err.count("history.csv"), 1, err)


class Contradictions(Settled):
    def test_two_rules_that_say_differently_how_two_provisions_exclude_each_other(self):
        group = '[stacking]\none = { provisions = ["1", "2"], per = "enterprise", keeps = "highest" }\n'
        self.refused(group + '[exclusion.other]\nbetween = ["1"]\nand = ["2"]\n', "contradicting-exclusions", "differ in `per`")
        self.pack(group + '[exclusion.same]\nbetween = ["1"]\nand = ["2"]\nper = "enterprise"\n')
        self.assertEqual(duixian("check", self.folder / "pack")[0], 0)

    def test_a_fact_that_a_rule_computes(self):
        rules = self.folder / "pack/rules.lua"
        rules.write_text("enterprise.award = enterprise.equipment * \"20%\"\n" + RULES, encoding="utf-8")
        self.refused('[cap.x]\nfact = "enterprise.award"\n', "computed-fact", "facts of the records")

    def test_payers_by_shares_and_by_facts_at_once(self):
        self.refused('[payers.x]\nshares = { city = "50%", county = "enterprise.award" }\n', "shares-and-facts")

    def test_funds_that_match_each_other_in_a_circle(self):
        self.refused('[fund.a]\nprovisions = ["1"]\nmatches = "b"\n[fund.b]\nprovisions = ["2"]\nmatches = "a"\n', "unknown-fund", "in a circle")


if __name__ == "__main__":
    unittest.main(verbosity=1, argv=[__file__])
