#!/usr/bin/env python3
"""duixian targets: who met which goal, by how much the others miss it, as text, JSON and a page with charts.

The expected shares and gaps are worked out by hand from the figures below.
"""

import json
import os
import pathlib
import re
import subprocess
import tempfile
import unicodedata
import unittest
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(os.environ.get("ROOT", pathlib.Path(__file__).resolve().parents[2]))
DUIXIAN = os.environ.get("DUIXIAN", str(ROOT / "build/release/duixian"))

MANIFEST = """
[pack]
id = "goals"
title = { zh = "目标", en = "Goals" }
effective = { from = 2006-01-01 }
parties = ["city"]

[entity.park]
title = { zh = "园区", en = "Park" }
key = "park_id"
[entity.park.fact]
park_name = { title = { zh = "名称", en = "Name" }, type = "text" }
is_park = { title = { zh = "是否园区", en = "Is a park" }, type = "truth" }
output = { title = { zh = "产值", en = "Output" }, type = "money", unit = "万元" }
allotted = { title = { zh = "安排额", en = "Allotted" }, type = "money", unit = "万元" }
fairs = { title = { zh = "洽谈会", en = "Fairs" }, type = "number" }
idle_months = { title = { zh = "空缺月数", en = "Months without" }, type = "number" }
has_plan = { title = { zh = "是否有规划", en = "Has a plan" }, type = "truth" }

[entity.cluster]
title = { zh = "集群", en = "Cluster" }
of = "park"
list = "clusters"
[entity.cluster.fact]
sales = { title = { zh = "销售", en = "Sales" }, type = "money", unit = "亿元" }
name = { title = { zh = "集群名称", en = "Cluster" }, type = "text" }

[parameter]
output_goal = { type = "money", value = "10亿元" }
required = { type = "money", value = "1000万元" }
lost_goal = { type = "money", value = [ { from = 2006-01-01, damaged = "2024万元" } ] }
"""

RULES = """
local function clause(id, kind, more)
  more.title = { zh = "条款" .. id, en = "Clause " .. id }
  more.cite, more.kind, more.subject = { article = 1 }, kind, park
  provision(id)(more)
end

clause("1", "target", { applies = park.is_park, when = park.output:at_least(parameter.output_goal) })
clause("2", "target", { when = park.fairs:between(1, 2) })
clause("3", "target", { when = all { park.idle_months:at_most(2), park.has_plan } })
clause("4", "target", { when = park.clusters:every(cluster.sales:more_than "5亿元") })
clause("5", "target", { when = park.has_plan })
clause("6", "target", { when = park.output:at_least(parameter.lost_goal) })
clause("7", "duty", { applies = park.is_park, pays = parameter.required, when = any { none { park.is_park, park.fairs:at_least(0) }, park.allotted:at_least(parameter.required) } })
clause("8", "duty", { when = park.output:more_than "0元" })
clause("9", "right", { when = park.output:at_least(parameter.output_goal) })
"""

PARKS = """park_id,park_name,is_park,output,allotted,fairs,idle_months,has_plan
P1,样本园区01,是,100000,1000,1,2,是
P2,样本园区02,是,99999.99,999.99,3,3,是
P3,样本园区<03>,是,25000,,0,0,否
P4,样本园区04,否,,,,,
"""
CLUSTERS = "park_id,sales,name\nP1,5.01,甲\nP1,9,乙\nP2,5,甲\nP2,2.5,\n"


class Targets(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.scratch.name)
        for name, text in {"pack/pack.toml": MANIFEST, "pack/rules.lua": RULES, "records/park.csv": PARKS, "records/cluster.csv": CLUSTERS}.items():
            (cls.folder / name).parent.mkdir(exist_ok=True)
            (cls.folder / name).write_text(text, encoding="utf-8")
        code, out, err = cls.run_targets("--format", "json")
        assert code == 0, err
        cls.found = {(one["provision"], one["subject"]): one for one in json.loads(out)}

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    @classmethod
    def run_targets(cls, *more, records="records"):
        words = [DUIXIAN, "targets", str(cls.folder / "pack"), "--records", str(cls.folder / records), "--year", "2007", *more]
        done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)
        return done.returncode, done.stdout, done.stderr

    def measure(self, provision, subject):
        return self.found[provision, subject]["measures"][0]

    def test_a_goal_is_met_at_the_line_and_missed_one_step_below_it(self):
        self.assertEqual([self.found["1", park]["outcome"] for park in ("P1", "P2", "P3")], ["granted", "ineligible", "ineligible"])
        self.assertEqual([self.measure("1", park)["reached"] for park in ("P1", "P2", "P3")], ["1", "0.9999999", "0.25"])
        self.assertEqual(self.measure("1", "P3")["shortfall"]["number"], "750000000.00")
        self.assertEqual(self.measure("1", "P2")["shortfall"]["number"], "100.00")
        self.assertIsNone(self.measure("1", "P1")["shortfall"])

    def test_whom_a_clause_does_not_speak_to_is_left_out(self):
        self.assertNotIn(("1", "P4"), self.found)
        self.assertIn(("2", "P4"), self.found)

    def test_between_two_ends_the_one_that_is_missed_is_the_goal(self):
        goals = {park: (self.measure("2", park)["goal"]["number"], self.measure("2", park)["shortfall"]) for park in ("P2", "P3")}
        self.assertEqual((goals["P2"][0], goals["P2"][1]["number"]), ("2", "1"))
        self.assertEqual((goals["P3"][0], goals["P3"][1]["number"]), ("1", "1"))

    def test_a_ceiling_is_missed_by_what_goes_beyond_it(self):
        self.assertEqual((self.measure("3", "P1")["holds"], self.measure("3", "P2")["holds"]), (True, False))
        self.assertIn("超出1", self.run_targets()[1])

    def test_each_member_of_a_list_is_a_measure(self):
        reached = {park: [one["reached"] for one in self.found["4", park]["measures"]] for park in ("P1", "P2")}
        self.assertEqual(reached, {"P1": ["1.002", "1.8"], "P2": ["1", "0.5"]})
        self.assertEqual([one["holds"] for one in self.found["4", "P2"]["measures"]], [False, False])  # five is not more than five
        self.assertEqual([one["member_title"] and one["member_title"]["zh"] for park in ("P1", "P2") for one in self.found["4", park]["measures"]], ["甲", "乙", "甲", None])

    def test_a_clause_without_a_quantity_has_an_outcome_and_no_measure(self):
        self.assertEqual((self.found["5", "P3"]["outcome"], self.found["5", "P3"]["measures"]), ("ineligible", []))

    def test_a_damaged_goal_is_not_known_and_no_share_is_made_up(self):
        one = self.measure("6", "P1")
        self.assertEqual((one["goal"], one["reached"], one["holds"]), (None, None, None))

    def test_a_duty_is_there_if_the_document_sets_its_goal(self):
        kinds = {provision for provision, _ in self.found}
        self.assertEqual(kinds, {"1", "2", "3", "4", "5", "6", "7"})
        self.assertEqual(self.measure("7", "P2")["reached"], "0.99999")
        self.assertEqual(len(self.found["7", "P1"]["measures"]), 1)  # whom it concerns is no goal

    def test_text_fits_a_terminal_and_cuts_shares(self):
        for language in ("zh", "en"):
            _, out, _ = self.run_targets("--lang", language)
            widths = [sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line) for line in out.splitlines()]
            self.assertLessEqual(max(widths), 78)
            self.assertFalse([line for line in out.splitlines() if line != line.rstrip()])
        self.assertRegex(out, r"P2.*99\.9%")  # 99.99999% is not all of it
        self.assertIn("1 met · 2 missed · 0 not known", out)

    def test_the_page_is_whole_and_its_bars_are_as_long_as_the_shares(self):
        page = self.folder / "page.html"
        code, out, _ = self.run_targets("--format", "html", "--out", str(page))
        self.assertEqual((code, out), (0, ""))
        text = page.read_text(encoding="utf-8")
        self.assertIn("样本园区&lt;03&gt;", text)
        self.assertFalse(re.search(r'src=|href=|<script', text))
        charts = [ElementTree.fromstring(chart) for chart in re.findall(r"<svg.*?</svg>", text, re.S)]
        first = [int(bar.get("width")) for bar in charts[0].iter("rect")]  # the furthest from the goal first
        self.assertEqual([length * 100 // first[2] for length in first], [25, 99, 100])

    def test_many_rows_are_cut_to_the_furthest_from_the_goal(self):
        many = self.folder / "many"
        many.mkdir(exist_ok=True)
        rows = [f"Q{n:02},园区,是,{n * 10000},,,,\n" for n in range(1, 21)]
        (many / "park.csv").write_text(PARKS.splitlines()[0] + "\n" + "".join(rows), encoding="utf-8")
        _, out, _ = self.run_targets("--lang", "en", records="many")
        first = out.split("2 Clause")[0]
        self.assertEqual(re.findall(r"Q\d\d", first), [f"Q{n:02}" for n in range(1, 11)])
        self.assertIn("and 10 more", first)

    def test_bad_use_is_told(self):
        code, _, err = self.run_targets("--lang", "en", records="nowhere")
        self.assertEqual(code, 2)
        self.assertIn("there is no such file or folder", err)
        code, _, err = self.run_targets("--out", str(self.folder / "no/such/file"), "--lang", "en")
        self.assertEqual(code, 2)
        self.assertIn("no/such", err)


if __name__ == "__main__":
    unittest.main()
