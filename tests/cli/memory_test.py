"""Records larger than memory give what they would give in one piece, and what cannot be divided is told."""

import os
import pathlib
import random
import subprocess
import tempfile
import unittest

DUIXIAN = os.environ["DUIXIAN"]
PACK = """[pack]
id = "tried"
title = { zh = "试", en = "tried" }
currency = "CNY"
parties = ["city"]
effective = { from = 2006-01-01 }
[entity.firm]
key = "firm_id"
[entity.firm.fact]
output = { type = "money", columns = ["产值"] }
[entity.project]
key = "project_id"
of = "firm"
list = "projects"
[entity.project.fact]
cost = { type = "money", columns = ["投资"] }
[discretion.rate]
title = { zh = "比例", en = "rate" }
type = "rate"
lowest = "10%"
highest = "30%"
"""
RULES = """provision "1" { title = { zh = "奖", en = "award" }, cite = { article = 1 }, kind = "award", subject = firm, funded_by = "city",
  when = firm.output:at_least "500元", pays = firm.projects:sum(project.cost) * "10%" }
provision "2" { title = { zh = "补", en = "grant" }, cite = { article = 2 }, kind = "subsidy", subject = firm, funded_by = "city",
  when = firm.output:at_least "900元", pays = firm.output * discretion.rate }
"""


class Memory(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        (cls.folder / "pack").mkdir()
        (cls.folder / "pack/pack.toml").write_text(PACK, encoding="utf-8")
        (cls.folder / "pack/rules.lua").write_text(RULES, encoding="utf-8")

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def records(self, firms, projects_of):
        """Firms in no order, each with its projects; some values are missing, and some cannot be read."""
        draw = random.Random(1)
        folder = self.folder / f"records-{firms}"
        folder.mkdir(exist_ok=True)
        order = list(range(firms))
        draw.shuffle(order)
        with open(folder / "firms.csv", "w", encoding="utf-8") as firm, open(folder / "projects.csv", "w", encoding="utf-8") as project:
            firm.write("firm_id,产值(元)\n")
            project.write("firm_id,project_id,投资(元)\n")
            for number in order:
                output = draw.choice(["", "不详"]) if number % 1000 == 7 else str(draw.randrange(1000))
                firm.write(f"F{number},{output}\n")
                for i in range(projects_of(number)):
                    project.write(f"F{number},P{i},{draw.randrange(10**6)}\n")
            firm.write("合计,1\n")
        (folder / "rulings.csv").write_text("subject,provision,discretion,value,authority,date,document\n"
                                            "F5,2,rate,20%,市政府,2007-01-01,1号\n", encoding="utf-8")
        return folder

    def run_it(self, records, *more):
        return subprocess.run([DUIXIAN, "run", self.folder / "pack", "--records", records, "--year", "2007", "--lang", "en", *more], capture_output=True, text=True, timeout=200)

    def test_parts_give_what_the_whole_gives(self):
        records = self.records(300_000, lambda number: number % 2)
        whole = self.run_it(records, "--wide", "--out", self.folder / "whole")
        parts = self.run_it(records, "--wide", "--out", self.folder / "parts", "--memory", "128MiB")
        self.assertEqual(whole.returncode, 0, whole.stderr)
        self.assertEqual(parts.returncode, 0, parts.stderr)
        self.assertEqual(whole.stdout, parts.stdout)
        table = (self.folder / "whole/wide-firm.csv").read_bytes()
        self.assertEqual(table.count(b"\r\n"), 300_001)
        self.assertTrue(table == (self.folder / "parts/wide-firm.csv").read_bytes(), "the same bytes")
        self.assertEqual(sorted(os.listdir(self.folder / "parts")), ["wide-firm.csv"])

    def test_a_ruling_for_nobody_is_an_error_in_parts_too(self):
        records = self.records(100, lambda number: 1)
        rulings = self.folder / "rulings.csv"
        rulings.write_text("subject,provision,discretion,value,authority,date,document\nF999,2,rate,20%,市政府,2007-01-01,1号\n", encoding="utf-8")
        done = self.run_it(records, "--rulings", rulings, "--memory", "128MiB")
        self.assertEqual(done.returncode, 2)
        self.assertIn('no subject "F999"', done.stderr)

    def test_a_family_that_does_not_fit_is_named(self):
        records = self.records(10, lambda number: 250_000 if number == 3 else 0)
        done = self.run_it(records, "--memory", "128MiB")
        self.assertEqual(done.returncode, 2)
        self.assertIn('"F3"', done.stderr)
        self.assertIn("--memory higher", done.stderr)

    def test_too_little_memory_for_any_part(self):
        done = self.run_it(self.records(10, lambda number: 0), "--memory", "1MiB")
        self.assertEqual(done.returncode, 2)
        self.assertIn("at least 128MiB", done.stderr)

    def test_only_the_wide_table_is_written_in_parts(self):
        done = self.run_it(self.records(10, lambda number: 0), "--memory", "1GiB", "--out", self.folder / "full")
        self.assertEqual(done.returncode, 2)
        self.assertIn("--wide", done.stderr)
        self.assertFalse((self.folder / "full").exists())


if __name__ == "__main__":
    unittest.main()
