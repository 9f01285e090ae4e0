#!/usr/bin/env python3
"""duixian readings: what each choice of each reading comes to over the records, against the one that is taken.

The sums are worked out by hand from five enterprises and one amount each.
"""

import json
import os
import pathlib
import subprocess
import tempfile
import unicodedata
import unittest

import openpyxl  # Debian's python3-openpyxl, which engine/setup.sh installs

ROOT = pathlib.Path(os.environ.get("ROOT", pathlib.Path(__file__).resolve().parents[2]))
DUIXIAN = os.environ.get("DUIXIAN", str(ROOT / "build/release/duixian"))

MANIFEST = """
[pack]
id = "open_words"
title = { zh = "读法", en = "Readings" }
effective = { from = 2006-01-01 }
parties = ["city"]

[entity.enterprise]
title = { zh = "企业", en = "Enterprise" }
key = "code"
[entity.enterprise.fact]
sales = { title = { zh = "销售", en = "Sales" }, type = "money", unit = "万元" }
cost = { title = { zh = "费用", en = "Cost" }, type = "money", unit = "万元" }
bought = { title = { zh = "购买", en = "Bought" }, type = "money", unit = "万元" }

[discretion]
rate = { type = "rate", lowest = "10%", highest = "50%" }

[reading]
"1/A1" = { issue = { zh = "“以上”含不含本数", en = "is the line itself in" }, choices = { R1 = { zh = "含", en = "inclusive" }, R2 = { zh = "不含", en = "exclusive" } }, default = "R1", why = { zh = "通例", en = "so it is used" } }
"1/A2" = { issue = { zh = "哪个基数", en = "which base" }, choices = { R1 = { zh = "费用", en = "cost" }, R2 = { zh = "购买", en = "bought" } }, default = "R1", why = { zh = "字面", en = "the word says so" } }
"2/A1" = { issue = { zh = "如何填报", en = "how it is entered" }, choices = { R1 = { zh = "合并", en = "joint" }, R2 = { zh = "单独", en = "single" } }, default = "R1", why = { zh = "口径", en = "by the form" } }
"2/A2" = { issue = { zh = "不影响", en = "no matter" }, choices = { R1 = { zh = "一", en = "one" }, R2 = { zh = "二", en = "two" } }, default = "R1", why = { zh = "无", en = "none" } }
"3/A1" = { issue = { zh = "无默认", en = "without a default" }, choices = { R1 = { zh = "是", en = "yes" }, R2 = { zh = "否", en = "no" } }, default = "none" }
"""

RULES = """
local large = reading "1/A1" { R1 = enterprise.sales:at_least "100万元", R2 = enterprise.sales:more_than "100万元" }
provision "1" {
  title = { zh = "补助", en = "Subsidy" }, cite = { article = 7 }, kind = "subsidy", subject = enterprise,
  when = large, pays = reading "1/A2" { R1 = enterprise.cost * "50%", R2 = enterprise.bought * "50%" },
}
provision "2" {
  title = { zh = "奖励", en = "Award" }, cite = { article = 8 }, kind = "award", subject = enterprise,
  when = all { large, reading "2/A2" { R1 = enterprise.sales:at_least "1万元", R2 = enterprise.sales:at_least "2万元" } },
  pays = enterprise.sales * discretion.rate,
}
provision "3" {
  title = { zh = "权利", en = "Right" }, cite = { article = 9 }, kind = "right", subject = enterprise,
  when = reading "3/A1" { R1 = always, R2 = enterprise.sales:at_least "100万元" },
}
"""

# Under 1/A1 only E2 differs (exactly at the line). Under 1/A2: E1 gains 5, E2 loses 10, E3 stays, E4 has no sum known then.
ENTERPRISES = """code,sales,cost,bought
E1,200,10,20
E2,100,40,20
E3,300,60,60
E4,150,80,
E5,50,1,1
"""


class Readings(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.scratch.name)
        for name, text in {"pack/pack.toml": MANIFEST, "pack/rules.lua": RULES, "records/enterprise.csv": ENTERPRISES}.items():
            (cls.folder / name).parent.mkdir(exist_ok=True)
            (cls.folder / name).write_text(text, encoding="utf-8")
        cls.found = cls.readings()

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    @classmethod
    def run_readings(cls, *more):
        words = [DUIXIAN, "readings", str(cls.folder / "pack"), "--records", str(cls.folder / "records"), "--year", "2007", *more]
        done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)
        return done.returncode, done.stdout, done.stderr

    @classmethod
    def readings(cls, *more):
        code, out, err = cls.run_readings("--format", "json", *more)
        assert code == 0, err
        return {one["reading"]: one for one in json.loads(out)}

    def choice(self, reading, name, found=None):
        return next(one for one in (found or self.found)[reading]["choices"] if one["choice"] == name)

    def clause(self, reading, name, provision):
        return next(one for one in self.choice(reading, name)["clauses"] if one["provision"] == provision)

    def test_each_choice_has_its_count_and_its_sums(self):
        # cost halved: 5 + 20 + 30 + 40 = 95万 with the line in, 75万 without E2
        inclusive, exclusive = self.clause("1/A1", "R1", "1"), self.clause("1/A1", "R2", "1")
        self.assertEqual((inclusive["granted"], inclusive["lowest"], inclusive["highest"]), (4, "950000.00", "950000.00"))
        self.assertEqual((exclusive["granted"], exclusive["lowest"], exclusive["highest"]), (3, "750000.00", "750000.00"))

    def test_an_open_sum_counts_with_both_its_ends(self):
        # sales of 200 + 100 + 300 + 150 at 10% and at 50%; without E2 650
        self.assertEqual([self.clause("1/A1", "R1", "2")[end] for end in ("lowest", "highest")], ["750000.00", "3750000.00"])
        self.assertEqual([self.clause("1/A1", "R2", "2")[end] for end in ("lowest", "highest")], ["650000.00", "3250000.00"])

    def test_a_reading_of_several_clauses_counts_each_subject_once(self):
        other = self.choice("1/A1", "R2")
        self.assertEqual({one["provision"] for one in other["clauses"]}, {"1", "2"})
        self.assertEqual((other["gain"], other["lose"], other["otherwise"]), (0, 1, 0))
        self.assertEqual((other["granted"], other["lowest"], other["highest"]), (6, "1400000.00", "4000000.00"))

    def test_who_gains_who_loses_and_of_whom_nothing_is_known(self):
        other = self.clause("1/A2", "R2", "1")
        # 10 + 10 + 30; E4 is not decided
        self.assertEqual((other["granted"], other["lowest"]), (3, "500000.00"))
        self.assertEqual((other["gain"], other["lose"], other["otherwise"]), (1, 2, 0))

    def test_a_reading_that_makes_no_difference_has_no_gain_and_no_loss(self):
        other = self.choice("2/A2", "R2")
        self.assertEqual((other["gain"], other["lose"], other["otherwise"]), (0, 0, 0))
        self.assertIn("2/A2", self.run_readings()[1])

    def test_a_reading_that_no_rule_asks_is_said_to_compute_nothing(self):
        self.assertEqual([one["computed"] for one in self.found.values()], [True, True, False, True, True])

    def test_without_a_default_each_choice_stands_against_nothing_chosen(self):
        none = self.choice("3/A1", "none")
        self.assertTrue(none["taken"])
        self.assertEqual((none["granted"], self.choice("3/A1", "R1")["gain"], self.choice("3/A1", "R2")["gain"]), (0, 5, 4))

    def test_a_choice_of_the_run_is_what_the_others_stand_against(self):
        found = self.readings("--set", "reading.1/A1=R2")
        self.assertTrue(self.choice("1/A1", "R2", found)["taken"])
        self.assertEqual(self.choice("1/A1", "R1", found)["gain"], 1)
        self.assertIn("默认为 R1", self.run_readings("--set", "reading.1/A1=R2")[1])

    def test_one_clause_alone(self):
        self.assertEqual(list(self.readings("--provision", "3")), ["3/A1"])

    def test_the_text_fits_a_terminal_and_says_issue_citation_and_why(self):
        for language in ("zh", "en"):
            _, out, _ = self.run_readings("--lang", language)
            widths = [sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line) for line in out.splitlines()]
            self.assertLessEqual(max(widths), 78)
        for said in ("is the line itself in", "article 7", "default R1: so it is used", "3 cases (-1)", "75万元", "-20万元", "-10万元 to -50万元", "0 gain, 1 lose"):
            self.assertIn(said, out)

    def test_the_page_and_the_sheet_say_the_same(self):
        page, sheet = self.folder / "page.html", self.folder / "sheet.xlsx"
        for form, file in (("html", page), ("xlsx", sheet)):
            code, out, err = self.run_readings("--format", form, "--out", str(file))
            self.assertEqual((code, out), (0, ""), err)
        text = page.read_text(encoding="utf-8")
        self.assertIn("-20万元", text)
        self.assertNotIn("<table", text.split("2/A1")[1].split("</section>")[0])  # nothing is counted, and no zero is shown
        everything = list(openpyxl.load_workbook(sheet).active.iter_rows(values_only=True))
        self.assertEqual([set(row[7:]) for row in everything if row[0] == "2/A1"], [{None}, {None}])
        rows = [row for row in everything if row[0] == "1/A1"]
        self.assertEqual([(row[1], row[7], row[8], row[9], row[10], row[11], row[14]) for row in rows],
                         [("R1", 8, 0, 1700000, 4700000, 0, 0), ("R2", 6, -2, 1400000, 4000000, -300000, 1)])

    def test_bad_use_is_told(self):
        for words, said in ((("--format", "xlsx"), "needs --out"), (("--provision", "77"), 'no provision "77"'), (("--set", "reading.1/A1=R9"), "R9")):
            code, _, err = self.run_readings("--lang", "en", *words)
            self.assertEqual(code, 2)
            self.assertIn(said, err)


if __name__ == "__main__":
    unittest.main()
