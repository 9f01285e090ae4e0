#!/usr/bin/env python3
"""The sample run as samples/run.sh makes it: its files agree with each other to the fen, show every outcome that the samples
promise, and are the same bytes each time.
"""

import csv
import json
import os
import pathlib
import re
import shlex
import subprocess
import tempfile
import unicodedata
import unittest
from decimal import Decimal

import openpyxl  # Debian's python3-openpyxl, which engine/setup.sh installs

ROOT = pathlib.Path(os.environ.get("ROOT", pathlib.Path(__file__).resolve().parents[2]))
DUIXIAN = os.environ.get("DUIXIAN", str(ROOT / "build/release/duixian"))

PAID = {"award", "subsidy", "rebate", "relief"}  # kinds whose granted amount is a payment
WAN = 10000

# What samples/make_changsha.py writes its records for: (provision, subject) and the outcome that they are to show.
PROMISED = {
    ("13-1", "P01"): "granted",  # at the line
    ("13-1", "P02"): "ineligible",  # one 万元 below it
    ("13-1", "P03"): "granted",  # paid before, now a tier higher
    ("13-1", "P04"): "ineligible",  # paid before, still on it
    ("13-1", "P05"): "granted",  # two tiers at once
    ("13-1", "P06"): "undetermined",  # output not reported
    ("10-3", "X001"): "granted",  # ruled on
    ("10-3", "X002"): "open",  # not ruled on
    ("10-3", "X003"): "failed",  # ruled on outside the range
    ("10-3", "X004"): "ineligible",  # at the line that has to be passed
    ("10-3", "X005"): "undetermined",  # tax not reported
    ("10-5", "X008"): "pending",  # not approved
    ("10-5", "X009"): "ineligible",  # one job short
    ("18-1", "X018"): "ineligible",
    ("18-1", "X019"): "undetermined",  # nobody said whether the sector is competitive
    ("16-2", "F03"): "not_applicable",  # the sixth year
    ("16-1", "D01"): "granted",  # the last day
    ("16-1", "D02"): "ineligible",
}


def command(out):
    """The program's line in samples/run.sh, into another folder."""
    text = (ROOT / "samples/run.sh").read_text(encoding="utf-8").replace("\\\n", " ")
    words = shlex.split(next(line for line in text.splitlines() if line.startswith("build/release/duixian run")))
    words[0] = DUIXIAN
    words[words.index("--out") + 1] = str(out)
    return words


def run(out):
    return subprocess.run(command(out), cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


def columns_of(line):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def fen(number):
    """A cell in yuan as a whole number of fen; spreadsheets keep binary fractions, of which the nearest decimal counts."""
    return int((Decimal(repr(number)) * 100).to_integral_value())


def rows_under(sheet, heading):
    """The rows of the table below a heading, as far as the next heading."""
    found, rows = False, []
    for row in sheet.iter_rows(values_only=True):
        is_heading = isinstance(row[0], str) and re.match(r"[一二三四]、|核对", row[0]) is not None
        if found and is_heading:
            break
        if found and any(cell is not None for cell in row):
            rows.append(row)
        found = found or (isinstance(row[0], str) and row[0].startswith(heading))
    return rows[1:]


class Samples(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.out = pathlib.Path(cls.scratch.name) / "first"
        cls.done = run(cls.out)
        if cls.done.returncode != 0:
            raise AssertionError(f"left with {cls.done.returncode}: {cls.done.stderr}")
        with open(cls.out / "decisions.csv", encoding="utf-8-sig", newline="") as file:
            cls.rows = list(csv.DictReader(file))
        cls.decisions = json.loads((cls.out / "decisions.json").read_text(encoding="utf-8"))["decisions"]
        cls.book = openpyxl.load_workbook(cls.out / "workbook.xlsx")

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def paid_rows(self):
        return [row for row in self.rows if row["outcome"] == "granted" and row["kind"] in PAID and row["amount"]]

    def total(self):
        return sum(int(Decimal(row["amount"]) * 100) for row in self.paid_rows())

    def test_the_summary_fits_a_screen_and_the_notes_are_few(self):
        lines = self.done.stdout.splitlines()
        self.assertLessEqual(len(lines), 24)
        self.assertLessEqual(max(columns_of(line) for line in lines), 80)
        self.assertLessEqual(len(self.done.stderr.splitlines()), 8)
        yuan = f"{self.total() // 100:,}.{self.total() % 100:02d}元"
        self.assertIn(yuan, self.done.stdout)

    def test_csv_and_json_say_the_same(self):
        self.assertEqual(len(self.rows), len(self.decisions))
        for row, decision in zip(self.rows, self.decisions):
            for key in ("pack", "provision", "subject", "subject_name", "kind", "outcome"):
                self.assertEqual(row[key].removeprefix("'"), decision[key])
            for key in ("amount", "lowest", "highest"):
                self.assertEqual(row[key], decision[key]["amount"] if decision[key] else "")

    def test_every_outcome_that_the_samples_promise_is_there(self):
        found = {(row["provision"], row["subject"]): row["outcome"] for row in self.rows}
        for where, outcome in PROMISED.items():
            self.assertEqual(found.get(where), outcome, where)

    def test_the_list_of_awards_adds_up_to_the_same(self):
        rows = list(self.book["拟奖补名单"].iter_rows(min_row=4, values_only=True))
        awards = [row for row in rows if isinstance(row[0], (int, float))]
        self.assertEqual(len(awards), len(self.paid_rows()))
        self.assertEqual(sum(fen(row[5] * WAN) for row in awards), self.total())
        total = next(row for row in rows if "合计" in row)
        self.assertEqual(fen(total[5] * WAN), self.total())

    def test_the_totals_by_clause_payer_and_year_are_one_and_that_of_the_csv(self):
        sheet = self.book["汇总表"]
        clauses, payers, years = (rows_under(sheet, heading) for heading in ("一、", "二、", "三、"))
        by_clause = {}
        for row in self.paid_rows():
            by_clause[row["provision"]] = by_clause.get(row["provision"], 0) + int(Decimal(row["amount"]) * 100)
        shown = {row[0]: fen(row[2]) for row in clauses if row[2]}
        self.assertEqual(shown.pop("合计"), self.total())
        self.assertEqual(shown, by_clause)
        for rows, column in ((payers, 2), (years, 5)):
            sums = {row[0]: fen(row[column]) for row in rows}
            self.assertEqual(sums.pop("合计"), self.total())
            self.assertEqual(sum(sums.values()), self.total())

    def test_what_is_only_divided_is_shown_apart(self):
        divided = {row["provision"] for row in self.rows if row["kind"] == "share" and row["outcome"] == "granted"}
        self.assertTrue(divided)
        self.assertEqual({row[0] for row in rows_under(self.book["汇总表"], "四、")}, divided)

    def test_there_is_a_working_paper_for_each_enterprise_asked_for(self):
        asked = command(self.out).count("--paper")
        self.assertEqual(asked, 2)
        self.assertEqual(len([name for name in self.book.sheetnames if name.startswith("核算底稿")]), asked)

    def test_a_second_run_gives_the_same_bytes(self):
        again = pathlib.Path(self.scratch.name) / "second"
        self.assertEqual(run(again).stdout, self.done.stdout)
        self.assertEqual(sorted(f.name for f in again.iterdir()), sorted(f.name for f in self.out.iterdir()))
        for file in self.out.iterdir():
            self.assertEqual((again / file.name).read_bytes(), file.read_bytes(), file.name)


if __name__ == "__main__":
    unittest.main()
