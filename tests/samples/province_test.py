#!/usr/bin/env python3
"""The made-up province: every clause of every policy comes out in every way that its worked examples show, each subject as promised,
and samples/make_province.py writes what is committed."""

import collections
import csv
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib
import unicodedata
import unittest
from decimal import Decimal

ROOT = pathlib.Path(os.environ.get("ROOT", pathlib.Path(__file__).resolve().parents[2]))
DUIXIAN = os.environ.get("DUIXIAN", str(ROOT / "build/release/duixian"))
PROVINCE = ROOT / "samples/province"
PACKS = sorted(manifest.parent for manifest in (ROOT / "policies").glob("*/pack.toml"))
YEAR = "2011"

# Outcomes that no records can show until somebody confirms or chooses what confirmed.toml says: (policy, clause), and why.
NOT_BEFORE = {
    ("baoying", "1-2"): ({"granted"}, "the size and the tolerance are damaged in the text"),
    ("changsha", "10-1"): ({"granted", "ineligible"}, "the least sum is damaged in the text"),
    ("changsha", "17-2"): ({"granted", "pending"}, "the text allows two readings and no default is taken"),
    ("dalian", "3-1-2b"): ({"granted", "ineligible"}, "the text names no share of lending"),
    ("hengshui", "2-7"): ({"granted"}, "the list names real enterprises, and nobody real is in the samples"),
    ("qufu", "3-2-1"): ({"granted"}, "the list names real enterprises, and nobody real is in the samples"),
    ("shaanxi", "3-2-2"): ({"failed", "open"}, "the share is an authority's to decide under another reading only"),
    ("shaanxi", "4-1-2"): ({"failed", "open"}, "the share is an authority's to decide under another reading only"),
    ("shaanxi", "4-2-1"): ({"granted"}, "the least size of a fund is damaged in the text"),
}


def run(out, packs, *more, records=PROVINCE):
    words = [DUIXIAN, "run", *map(str, packs), "--records", str(records), "--year", YEAR, "--out", str(out), *more]
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=250, check=False)


def decisions(folder):
    with open(folder / "decisions.csv", encoding="utf-8-sig", newline="") as file:
        return {(row["pack"], row["provision"], row["subject"].removeprefix("'")): row for row in csv.DictReader(file)}


def outcomes(found):
    by_clause = collections.defaultdict(set)
    for (pack, provision, _), row in found.items():
        by_clause[pack, provision].add(row["outcome"])
    return by_clause


def make(*words):
    return subprocess.run([sys.executable, str(ROOT / "samples/make_province.py"), *map(str, words)], cwd=ROOT, env={**os.environ, "DUIXIAN": DUIXIAN}, check=True, timeout=250)


def files(folder):
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


class Province(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.scratch.name)
        cls.done = run(cls.folder / "all", PACKS)
        assert cls.done.returncode == 0, cls.done.stderr
        cls.found = decisions(cls.folder / "all")
        cls.confirmed = {}
        for pack in PACKS:
            choices = PROVINCE / pack.name / "confirmed.toml"
            if choices.exists():
                done = run(cls.folder / pack.name, [pack], "--readings", str(choices))
                assert done.returncode == 0, done.stderr
                cls.confirmed.update(decisions(cls.folder / pack.name))
        with open(PROVINCE / "promised.csv", encoding="utf-8", newline="") as file:
            cls.promised = list(csv.DictReader(file))

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def test_everybody_comes_out_as_promised(self):
        self.assertGreater(len(self.promised), 1000)
        for one in self.promised:
            found = (self.confirmed if one["confirmed"] else self.found)[one["policy"], one["clause"], one["subject"]]
            self.assertEqual(found["outcome"], one["outcome"], one)
            if one["amount"] and found["amount"]:
                self.assertEqual(Decimal(found["amount"]), Decimal(one["amount"]), one)

    def test_every_clause_comes_out_in_every_way_that_its_examples_show(self):
        plain, confirmed = outcomes(self.found), outcomes(self.confirmed)
        only_confirmed = {}
        for pack in PACKS:
            for file in pack.glob("cases/**/*.toml"):
                told = tomllib.loads(file.read_text(encoding="utf-8"))
                clause = pack.name, told["provision"]
                shown = {case["expect"]["outcome"] for case in told["case"] if "outcome" in case["expect"]}
                self.assertLessEqual(shown, plain[clause] | confirmed[clause], clause)
                if shown - plain[clause]:
                    only_confirmed.setdefault(clause, set()).update(shown - plain[clause])
        self.assertEqual(only_confirmed, {clause: missing for clause, (missing, _) in NOT_BEFORE.items()})

    def test_refusals_and_payments_made_before_are_there_too(self):
        found = {row["outcome"] for row in self.found.values()}
        self.assertLessEqual({"barred", "exhausted"}, found)
        before = run(self.folder / "before", [ROOT / "policies/changsha"], "--as-of", "2005-12-31")
        self.assertEqual(before.returncode, 0, before.stderr)
        self.assertEqual({row["outcome"] for row in decisions(self.folder / "before").values()}, {"not_in_force"})

    def test_the_summary_fits_a_screen_and_the_notes_are_few(self):
        lines = self.done.stdout.splitlines()
        self.assertLessEqual(len(lines), 24)
        self.assertLessEqual(max(sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line) for line in lines), 80)
        self.assertLessEqual(len(self.done.stderr.splitlines()), 8)

    def test_what_is_committed_is_what_the_generator_writes(self):
        made = self.folder / "made"
        make("--out", made)
        self.assertEqual(files(made), files(PROVINCE))
        self.assertLess(sum(map(len, files(PROVINCE).values())), 2_000_000)

    def test_any_size_can_be_made_and_computed(self):
        large, again = self.folder / "large", self.folder / "again"
        for folder in (large, again):
            make("--out", folder, "--size", 60)
        self.assertEqual(files(large), files(again))
        done = run(self.folder / "out", PACKS, records=large)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertGreater(len(decisions(self.folder / "out")), len(self.found) + 60 * len(PACKS))
        self.assertEqual((large / "promised.csv").read_bytes(), (PROVINCE / "promised.csv").read_bytes())

    def test_nobody_is_real(self):
        seen = 0
        for file in sorted(PROVINCE.glob("*/*.csv")):
            raw = file.read_bytes()
            try:
                text = raw.decode("utf-8-sig")
            except UnicodeDecodeError:
                text = raw.decode("gb18030")
            rows = list(csv.DictReader(text.splitlines()))
            for row in rows:
                for heading, value in row.items():
                    if heading == "企业名称" and value:
                        seen += 1
                        self.assertRegex(value, r"^样本企业\d{4}$", file)
                for code in re.findall(r"\b9[0-9A-Z]{17}\b", ",".join(map(str, row.values()))):
                    self.assertIn("YBQY", code)
        self.assertGreater(seen, 100)


if __name__ == "__main__":
    unittest.main()
