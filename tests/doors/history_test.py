#!/usr/bin/env python3
"""What was paid before: in which currency, under which provision and pack, to whom.

Two small packs pay enterprises; both have a provision "1". Sums in yuan.
"""

import csv
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(os.environ.get("ROOT") or pathlib.Path(__file__).resolve().parents[2])
DUIXIAN = os.environ.get("DUIXIAN") or str(ROOT / "build/release/duixian")

MANIFEST = """[pack]
id = "%s"
title = "t"
effective = { from = 2010-01-01 }
[entity.enterprise]
key = "uid"
[entity.enterprise.fact]
a = { type = "money", unit = "元" }
%s
"""
APPROVAL = '[approval]\nmayor = { by = "mayor" }\n'
PROVISION = 'provision "%s" { title = "t", cite = { article = 1 }, kind = "award", subject = enterprise, %s }\n'


class History(unittest.TestCase):
    def setUp(self):
        self.kept = tempfile.TemporaryDirectory()
        self.addCleanup(self.kept.cleanup)
        self.folder = pathlib.Path(self.kept.name)
        (self.folder / "records").mkdir()
        self.write("records/enterprise.csv", "uid,a\nE1,50\nE2,50\n")

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def pack(self, name, *provisions, more=""):
        self.write(f"{name}/pack.toml", MANIFEST % (name, more))
        self.write(f"{name}/rules.lua", "".join(PROVISION % one for one in provisions))

    def history(self, *rows, header="subject,provision,year,amount"):
        self.write("records/history.csv", "\n".join([header, *rows]) + "\n")

    def run_packs(self, *packs, command="run"):
        words = [DUIXIAN, command, *(str(self.folder / one) for one in packs), "--records", str(self.folder / "records"), "--year", "2021", "--lang", "en", "--out", str(self.folder / "out")]
        return subprocess.run(words, capture_output=True, text=True, timeout=60)

    def decided(self, *packs):
        """(outcome, amount) by pack, provision and subject, and what was told."""
        done = self.run_packs(*packs)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        with open(self.folder / "out/decisions.csv", encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        return {(one["pack"], one["provision"], one["subject"]): (one["outcome"], one["amount"]) for one in rows}, done.stderr

    def stops(self, *said, packs=("p",), command="run"):
        done = self.run_packs(*packs, command=command)
        self.assertEqual(done.returncode, 2, done.stdout + done.stderr)
        self.assertFalse((self.folder / "out").exists())
        for words in said:
            self.assertIn(words, done.stderr)

    def test_another_currency_stops_the_run_and_names_the_row(self):
        self.pack("p", ("1", 'pays = top_up "50元"'))
        self.history("E2,1,2019,20元", "E1,1,2019,20美元")
        self.stops("other-currency", "history.csv:D3", "pays in CNY", "is in USD", "write the sum in CNY")
        self.history("E2,1,2019,20元", "E1,1,2019,10")
        decided, _ = self.decided("p")
        self.assertEqual((decided["p", "1", "E1"], decided["p", "1", "E2"]), (("granted", "40.00"), ("granted", "30.00")))

    def test_instalments_of_a_tier_exhaust_it(self):
        tiers = '[parameter.t]\ntype = "tiers"\ntiers = [ { at_least = "10元", gives = "50元" } ]\n'
        self.pack("p", ("1", 'pays = tiers(enterprise.a, parameter.t), once = "per tier"'), more=tiers)
        rows = ["E1,1,50元,2018,20元", "E1,1,50元,2019,30元", "E2,1,,2018,20元"]
        self.history(*rows, header="subject,provision,tier,year,amount")
        decided, _ = self.decided("p")
        self.assertEqual((decided["p", "1", "E1"][0], decided["p", "1", "E2"][0]), ("exhausted", "granted"))

    def test_a_row_counts_for_the_pack_that_it_names(self):
        self.pack("p", ("1", 'pays = top_up "50元"'))
        self.pack("q", ("1", 'pays = top_up "50元"'))
        self.history("E1,1,2019,20元,p", "E2,1,2019,10元,q", header="subject,provision,year,amount,pack")
        decided, told = self.decided("p", "q")
        self.assertEqual({key: sum for key, (_, sum) in decided.items()}, {("p", "1", "E1"): "30.00", ("p", "1", "E2"): "50.00", ("q", "1", "E1"): "50.00", ("q", "1", "E2"): "40.00"})
        self.assertNotIn("shared-provision", told)
        self.assertNotIn("unknown-pack", told)

    def test_an_id_of_two_packs_without_a_pack_is_told(self):
        self.pack("p", ("1", 'pays = top_up "50元"'))
        self.pack("q", ("1", 'pays = top_up "50元"'), ("2", "pays = enterprise.a"))
        self.history("E2,2,2019,1元", "E1,1,2019,20元")
        decided, told = self.decided("p", "q")
        self.assertEqual((decided["p", "1", "E1"][1], decided["q", "1", "E1"][1]), ("30.00", "30.00"))
        for words in ('both the pack p and the pack q have a provision "1"', "history.csv:D3", "add a column `pack`"):
            self.assertIn(words, told)
        self.assertEqual(told.count("shared-provision"), 1, told)

    def test_a_pack_that_is_not_there_is_told_and_its_rows_are_not_used(self):
        self.pack("p", ("1", 'pays = top_up "50元"'))
        self.history("E1,1,2019,20元,r", "E2,9,2019,20元,r", header="主体,条款,年度,金额,政策包")
        decided, told = self.decided("p")
        self.assertEqual(decided["p", "1", "E1"][1], "50.00")
        self.assertEqual(told.count("unknown-pack"), 1, told)

    def test_rulings_and_approvals_too_are_of_the_pack_that_they_name(self):
        self.pack("p", ("1", "pays = enterprise.a, approval = approval.mayor"), more=APPROVAL)
        self.pack("q", ("1", "pays = enterprise.a, approval = approval.mayor"), more=APPROVAL)
        self.write("records/approvals.csv", "subject,provision,approval,granted,pack\nE1,1,mayor,yes,p\nE1,1,mayor,no,q\n")
        decided, _ = self.decided("p", "q")
        self.assertEqual((decided["p", "1", "E1"][0], decided["q", "1", "E1"][0]), ("granted", "barred"))

    def test_an_unknown_provision_stops_a_run_and_a_settlement(self):
        self.pack("p", ("10-1", "pays = enterprise.a"))
        self.history("E1,10-2,2019,20元")
        for command in ("run", "settle"):
            self.stops('the history names the provision "10-2"', 'did you mean "10-1"?', "history.csv:D2", command=command)
        self.pack("q", ("10-2", "pays = enterprise.a"))
        self.decided("p", "q")  # another pack of the command has it

    def test_a_subject_that_is_gone_is_told_once(self):
        self.pack("p", ("1", "pays = enterprise.a"))
        self.history("E1,1,2019,20元", "E8,1,2019,20元", "E9,1,2019,20元", "E9,1,2018,20元")
        decided, told = self.decided("p")
        self.assertEqual(decided["p", "1", "E1"][0], "granted")
        self.assertIn('the history names 2 subject(s) that the records do not have, the first "E8"', told)
        self.assertEqual(told.count("unknown-subject"), 1, told)


if __name__ == "__main__":
    unittest.main(verbosity=1)
