#!/usr/bin/env python3
"""What is asked of a ledger and where the answers go: subjects who share a key, and files that no answer may replace."""

import json
import sys
import pathlib
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from bureau import Bureau  # noqa: E402

# A firm and a park are both called 1; so are a building of park 1 and one of park 2.
PACK = """[pack]
id = 'shared'
title = { zh = '试行办法', en = 'Measures on trial' }
parties = ['city']
effective = { from = 2006-01-01 }
[entity.firm]
key = 'firm_id'
[entity.firm.fact]
tax = { type = 'money', columns = ['tax'] }
[entity.park]
key = 'park_id'
[entity.park.fact]
output = { type = 'money', columns = ['output'] }
[entity.building]
key = 'building_id'
of = 'park'
list = 'buildings'
[entity.building.fact]
rent = { type = 'money', columns = ['rent'] }
"""
RULES = """
provision '1' { title = 'a', cite = { article = 1 }, kind = 'award', subject = firm, pays = firm.tax, funded_by = 'city' }
provision '2' { title = 'b', cite = { article = 2 }, kind = 'award', subject = park, pays = park.output, funded_by = 'city' }
provision '3' { title = 'c', cite = { article = 3 }, kind = 'award', subject = building, pays = building.rent, funded_by = 'city' }
"""


class Asking(unittest.TestCase):
    def setUp(self):
        self.bureau = Bureau()
        self.addCleanup(self.bureau.close)

    def said(self, result, *texts):
        for text in texts:
            self.assertIn(text, result[1] if isinstance(result, tuple) else result)

    # --- Subjects who share a key

    def share(self):
        for name, text in (("pack/pack.toml", PACK), ("pack/rules.lua", RULES), ("records/firm.csv", "firm_id,tax\n1,10元\nAnhua-2,20元\n"), ("records/park.csv", "park_id,output\n1,30元\n2,40元\n"),
                           ("records/building.csv", "building_id,park_id,rent\n1,1,50元\n1,2,60元\n")):
            self.bureau.write(name, text)
        (self.bureau.folder / "records/rulings.csv").unlink()
        self.bureau.record("r1")

    def test_a_proof_for_each_of_those_who_share_a_key(self):
        self.share()
        self.said(self.bureau.run("prove", "books.ledger", "--subject", "1", code=2), '4 subjects are called "1": firm 1; park 1; building 1 of 1; building 1 of 2', "--entity and --owner")
        self.said(self.bureau.run("prove", "books.ledger", "--subject", "1", "--entity", "building", code=2), '2 subjects are called "1"')
        for more, amount in ((("--entity", "firm"), "10.00 CNY"), (("--entity", "park"), "30.00 CNY"), (("--owner", "1"), "50.00 CNY"), (("--owner", "2"), "60.00 CNY")):
            self.bureau.run("prove", "books.ledger", "--subject", "1", *more, "--out", "1.proof", code=0)
            ours, theirs = self.bureau.verify("1.proof")
            self.assertEqual((ours[0], theirs[0]), (0, 0), ours[1] + theirs[1])
            self.said(theirs, "amount: " + amount)
        self.said(self.bureau.run("prove", "books.ledger", "--subject", "1", "--entity", "bank", code=2), 'no subject "1"')

    def test_a_history_tells_all_who_share_a_key_apart(self):
        self.share()
        self.bureau.write("records/building.csv", "building_id,park_id,rent\n1,1,50元\n1,2,70元\n")
        self.bureau.record("r2")
        self.said(self.bureau.run("history", "books.ledger", "--subject", "1", code=0), ": firm 1\n", ": park 1\n", ": building 1 of 1\n", "building.rent: 60元 → 70元")
        shown = json.loads(self.bureau.run("history", "books.ledger", "--subject", "1", "--format", "json", code=0)[1])
        self.assertEqual([(one["run"], one["entity"], one["owners"]) for one in shown["runs"]][:4], [(1, "firm", []), (1, "park", []), (1, "building", ["1"]), (1, "building", ["2"])])
        one = json.loads(self.bureau.run("history", "books.ledger", "--subject", "1", "--owner", "2", "--valid", "2008-01-01", "--format", "json", code=0)[1])
        self.assertEqual([run["decisions"][0]["amount"] for run in one["runs"]], ["70.00 CNY"])

    def test_a_key_that_nobody_has_is_answered_with_one_like_it(self):
        self.share()
        for command in ("prove", "history"):
            self.said(self.bureau.run(command, "books.ledger", "--subject", "Anhua-3", code=2), 'no subject "Anhua-3"; is it "Anhua-2"?')

    def test_a_sum_that_no_fen_divide_is_a_fraction_of_its_currency(self):
        self.bureau.write("pack/rules.lua", "provision '1-1' { title = 'a', cite = { article = 1 }, kind = 'right', subject = firm, when = (firm.tax / 3):at_least('100元') }\n")
        (self.bureau.folder / "records/rulings.csv").unlink()
        self.bureau.record("r1")
        shown = json.loads(self.bureau.run("history", "books.ledger", "--subject", "b", "--format", "json", code=0)[1])
        self.assertEqual(shown["runs"][0]["decisions"][0]["failing"][0]["found"], "100/3 CNY")
        self.bureau.run("prove", "books.ledger", "--subject", "b", "--out", "b.proof", code=0)
        ours, theirs = self.bureau.verify("b.proof")
        self.assertEqual((ours[0], theirs[0]), (0, 0), ours[1] + theirs[1])
        self.said(theirs, "found 100/3 CNY")

    # --- What no output may replace

    def test_no_output_replaces_a_ledger_a_head_or_a_key(self):
        self.bureau.record("r1")
        (self.bureau.folder / "link").symlink_to("books.ledger")
        (self.bureau.folder / "moved.head").write_bytes(self.bureau.read("books.ledger.head"))
        kept = {name: self.bureau.read(name) for name in ("books.ledger", "books.ledger.head", "moved.head", "b.key", "b.key.pub")}
        for name in (*kept, "link"):
            self.said(self.bureau.run("audit", "books.ledger", "--pdf", name, code=2), "[never-overwritten]", "nothing was written")
            self.said(self.bureau.run("prove", "books.ledger", "--subject", "a", "--out", name, code=2), "[never-overwritten]")
            self.said(self.bureau.run("explain", "pack", "--records", "records", "--year", "2007", "--subject", "a", "--out", name, code=2), "[never-overwritten]")
        for name in ("books.ledger", "link", "b.key", "b.key.pub"):
            self.said(self.bureau.record("r2", "--head", name, code=2), "[never-overwritten]")
        self.said(self.bureau.record("r2", "--head", "new.ledger", ledger="new.ledger", code=2), "[never-overwritten]")
        self.assertEqual(kept, {name: self.bureau.read(name) for name in kept})
        self.bureau.record("r2", "--head", "moved.head")
        self.bureau.run("prove", "books.ledger", "--subject", "a", "--out", "a.proof", code=0)
        self.bureau.run("prove", "books.ledger", "--subject", "b", "--out", "a.proof", code=0)

    # --- What cannot be read

    def test_an_empty_key_or_head_is_an_error_and_not_none(self):
        self.bureau.record("r1")
        self.bureau.run("prove", "books.ledger", "--subject", "a", "--out", "a.proof", code=0)
        self.bureau.write("empty", "")
        for words in (("audit", "books.ledger", "--key"), ("audit", "books.ledger", "--head"), ("prove", "books.ledger", "--head"), ("verify", "a.proof", "--key"), ("verify", "a.proof", "--key", "b.key.pub", "--head")):
            self.said(self.bureau.run(*words, "empty", code=2), "the file is empty")
            self.said(self.bureau.run(*words, "", code=2), "the file's name is empty")

    def test_folders_and_large_files_are_no_keys_heads_or_proofs(self):
        self.bureau.record("r1")
        self.bureau.run("prove", "books.ledger", "--subject", "a", "--out", "a.proof", code=0)
        self.bureau.write("large", b"[" * (17 << 20))
        for words in (("audit", "books.ledger", "--key"), ("audit", "books.ledger", "--head"), ("verify", "a.proof", "--key"), ("verify", "--key", "b.key.pub"), ("verify", "a.proof", "--key", "b.key.pub", "--head")):
            self.said(self.bureau.run(*words, "pack", code=2), "cannot be read")
            self.said(self.bureau.run(*words, "large", code=2), "never that large")

    def test_numbers_that_no_run_has(self):
        self.bureau.record("r1")
        for words in (("replay", "books.ledger", "0"), ("diff", "books.ledger", "1", "-1"), ("prove", "books.ledger", "--subject", "a", "--run", "x")):
            self.said(self.bureau.run(*words, code=2), "no run's number (1, 2, ...)", "运行的编号")
        self.said(self.bureau.record("r2", "--corrects", "-1", code=2), "no run's number")

    # --- Receipts

    def test_a_receipt_says_when_a_new_ledger_was_made(self):
        self.said(self.bureau.record("r1"), "Made a new ledger: books.ledger\n")
        self.assertNotIn("new ledger", self.bureau.record("r1"))
        self.assertNotIn("new ledger", self.bureau.record("r2"))
        said = self.bureau.record("二〇〇七年度", "--format", "json", ledger="other.ledger")
        receipt = json.loads(said.splitlines()[-1])
        self.assertEqual((receipt["request"], receipt["new"], receipt["again"], receipt["run"]), ("二〇〇七年度", True, False, 1))


if __name__ == "__main__":
    unittest.main(verbosity=1)
