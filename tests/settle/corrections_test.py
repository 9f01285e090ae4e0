#!/usr/bin/env python3
"""Corrected facts: what has to be paid or recovered, with both decisions side by side. The ten enterprises, in 万元."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest
from decimal import Decimal

ROOT = pathlib.Path(os.environ.get("ROOT") or pathlib.Path(__file__).resolve().parents[2])
DUIXIAN = os.environ.get("DUIXIAN") or str(ROOT / "build/release/duixian")
TEN = ROOT / "tests/settle/ten"
WAN = Decimal(10000)


def duixian(*words):
    done = subprocess.run([DUIXIAN, *map(str, words)], capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout, done.stderr


class Corrections(unittest.TestCase):
    def setUp(self):
        self.kept = tempfile.TemporaryDirectory()
        self.addCleanup(self.kept.cleanup)
        self.folder = pathlib.Path(self.kept.name)
        self.table = self.folder / "corrections.csv"

    def correct(self, *rows, more=()):
        self.table.write_text("\n".join(["subject,fact,year,value,why", *rows]) + "\n", encoding="utf-8")
        return duixian("settle", TEN, "--records", TEN / "records", "--year", 2007, "--corrections", self.table, *more)

    def differences(self, *rows, more=()):
        code, out, err = self.correct(*rows, more=("--format", "json", *more))
        self.assertEqual(code, 0, err)
        self.found = json.loads(out)
        return {(one["subject"], one["provision"], one["year"]): Decimal(one["difference"]) / WAN for one in self.found["corrections"]}

    def refused(self, row, *wanted):
        code, out, err = self.correct(*row, more=("--lang", "en"))
        self.assertEqual((code, out), (2, ""))
        for word in wanted:
            self.assertIn(word, err)

    def test_what_is_no_longer_due_is_recovered_year_by_year(self):
        self.assertEqual(self.differences("E10,listed,,否,交易所更正"), {("E10", "5", 2007): -80, ("E10", "5", 2008): -120})
        one = self.found["corrections"][0]
        self.assertEqual((one["enterprise"], one["corrected"]), ("E10", [{"subject": "E10", "fact": "listed", "year": "", "value": "否", "why": "交易所更正"}]))
        self.assertIn("200万元", one["decided_before"]["zh"])
        self.assertIn("listed", one["decided_now"]["en"])

    def test_a_larger_sum_is_paid_on_top_and_what_it_takes_from_the_others_is_recovered_from_them(self):
        # E01's output of 6亿元 is worth 100 instead of 50: 630 asked of 290.
        found = self.differences("E01,output,2007,60000,审计")
        self.assertEqual(sum(found.values()), sum(Decimal(one["now"]) - Decimal(one["before"]) for one in self.found["corrections"]) / WAN)
        share = Decimal(290) / Decimal(630)
        self.assertEqual(found["E01", "1", 2007], (100 * share - 25).quantize(Decimal("0.000001")))
        self.assertLess(found["E05", "1", 2007], 0)
        others = [one for one in self.found["corrections"] if one["enterprise"] != "E01"]
        self.assertTrue(others and all(one["corrected"] == [] for one in others))

    def test_a_project_s_correction_stands_with_its_enterprise(self):
        self.differences("P06,project.equipment,,1000,")
        self.assertEqual([one["corrected"][0]["subject"] for one in self.found["corrections"] if one["enterprise"] == "E06"], ["P06"])

    def test_a_blank_value_takes_the_fact_away(self):
        self.assertLess(self.differences("E03,output,2007,,撤回")["E03", "1", 2007], 0)
        held = {(one["subject"], one["provision"]) for one in self.found["claims"] if one["held"]}
        self.assertIn(("E03", "1"), held)

    def test_nothing_that_matters_changes_nothing(self):
        self.assertEqual(self.differences("E10,listed,,是,"), {})

    def test_text_and_sheet_show_both_sides(self):
        import openpyxl

        code, out, err = self.correct("E10,listed,,否,交易所更正", more=("--out", self.folder / "out"))
        self.assertEqual(code, 0, err)
        self.assertIn("更正：E10 listed → 否（交易所更正）", out)
        self.assertIn("追回 2,000,000.00", out)
        rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(self.folder / "out/workbook.xlsx")["调整表"].iter_rows()]
        line = next(row for row in rows if "E10" in row)
        self.assertEqual(line[5:8], [800000, 0, -800000])
        self.assertIn("200万元", line[8])
        self.assertIn("交易所更正", line[10])

    def test_against_the_file_of_what_was_paid(self):
        code, _, err = duixian("settle", TEN, "--records", TEN / "records", "--year", 2007, "--out", self.folder / "first")
        self.assertEqual(code, 0, err)
        more = ("--earlier", self.folder / "first/settlement.csv")
        self.assertEqual(self.differences("E10,listed,,否,", more=more), {("E10", "5", 2007): -80, ("E10", "5", 2008): -120})
        self.assertIn("200万元", self.found["corrections"][0]["decided_before"]["zh"])

    def test_a_subject_that_was_never_decided_is_told_with_the_nearest(self):
        self.refused(["E100,listed,,否,"], 'nothing was ever decided about "E100"', 'did you mean "E10"?')

    def test_other_mistakes_are_told_with_their_cells(self):
        self.refused(["E10,lsited,,否,"], "there is no fact `lsited`", "did you mean `listed`?", "corrections.csv")
        self.refused(["E10,listed,,maybe,"], "corrections.csv")
        self.refused(["E10,output,07,1,"], '"07" is not a year')
        self.refused(["E10,listed,,否,", "E10,listed,,是,"], "corrected twice")
        self.refused([",listed,,否,"], "the cell is blank")
        code, out, err = duixian("settle", TEN, "--records", TEN / "records", "--year", 2007, "--corrections", self.folder / "nowhere.csv", "--lang", "en")
        self.assertEqual((code, out), (2, ""))


class OwnPack(unittest.TestCase):
    """A pack of one provision, written for the test: sums in yuan."""

    HEAD = """[pack]
id = "own"
title = "own"
effective = { from = 2005-01-01 }
[entity.enterprise]
key = "uid"
[entity.enterprise.fact]
a = { type = "money", unit = "元" }
done = { type = "truth", yearly = true }
[entity.project]
key = "pid"
of = "enterprise"
list = "projects"
[entity.project.fact]
cost = { type = "money", unit = "元" }
"""

    def setUp(self):
        self.kept = tempfile.TemporaryDirectory()
        self.addCleanup(self.kept.cleanup)
        self.folder = pathlib.Path(self.kept.name)
        for name in ("pack", "records"):
            (self.folder / name).mkdir()
        self.words = ("settle", self.folder / "pack", "--records", self.folder / "records", "--year", 2007, "--lang", "en")

    def write(self, tables, provision, records):
        (self.folder / "pack/pack.toml").write_text(self.HEAD + tables, encoding="utf-8")
        (self.folder / "pack/rules.lua").write_text(f'provision "1" {{ title = "t", cite = {{ article = 1 }}, kind = "award", {provision} }}\n', encoding="utf-8")
        for name, lines in records.items():
            (self.folder / f"records/{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def correct(self, row, *more):
        table = self.folder / "corrections.csv"
        table.write_text(f"subject,fact,year,value,why\n{row}\n", encoding="utf-8")
        return duixian(*self.words, "--corrections", table, "--format", "json", *more)

    def differences(self, row, *more):
        code, out, err = self.correct(row, *more)
        self.assertEqual(code, 0, err)
        return [(one["enterprise"], one["subject"], one["year"], one["before"], one["now"], one["difference"]) for one in json.loads(out)["corrections"]]

    def test_a_part_that_waits_for_its_condition_was_not_paid(self):
        self.write('[instalments.t]\nparts = [ { share = "50%" }, { share = "50%", year = 1, when = "enterprise.done" } ]\n', "subject = enterprise, pays = enterprise.a", {"enterprise": ["uid,year,a(元),done", "A,2007,100,是"]})
        day = ("--as-of", "2008-12-31")
        self.assertEqual(self.differences("A,done,2008,否,", *day), [])
        self.assertEqual(self.differences("A,done,2008,是,", *day), [("A", "A", 2008, "0.00", "50.00", "50.00")])
        code, _, err = duixian(*self.words, *day, "--out", self.folder / "first")
        self.assertEqual(code, 0, err)
        earlier = ("--earlier", self.folder / "first/settlement.csv")
        self.assertEqual(self.differences("A,done,2008,否,", *day, *earlier), [])
        self.assertEqual(self.differences("A,done,2008,是,", *day, *earlier), [("A", "A", 2008, "0.00", "50.00", "50.00")])

    def test_a_member_of_a_list_that_has_a_key_is_a_subject(self):
        self.write("", "subject = project, pays = project.cost", {"enterprise": ["uid,year,a(元),done", "A,2007,1,", "B,2007,1,"], "project": ["pid,uid,cost(元)", "J1,A,100", "J2,A,30", "J2,B,50"]})
        self.assertEqual(self.differences("J1,cost,,70,"), [("A", "J1", 2007, "100.00", "70.00", "-30.00")])
        code, out, err = self.correct("J2,cost,,70,")
        self.assertEqual((code, out), (2, ""))
        self.assertIn('more than one subject has the key', err)
        code, _, err = duixian(*self.words, "--out", self.folder / "first")
        self.assertEqual(code, 0, err)
        self.assertEqual(self.differences("J1,cost,,100,", "--earlier", self.folder / "first/settlement.csv"), [])


if __name__ == "__main__":
    unittest.main(verbosity=1, argv=[__file__])
