#!/usr/bin/env python3
"""Runs recorded with what a settlement made of them: two documents under one ceiling and one fund, one enterprise on a list.

Worked by hand, in yuan. "tried" gives the tax as an award (1-1), half now and half next year; "other" gives 80 (9-1). Together at most 150 for an enterprise,
and whoever is on the list gets nothing under "tried".

    enterprise   1-1 decided   9-1 decided   1-1 paid   9-1 paid   why
    a                    100            80        100         50   above the ceiling: 30
    b                     60            80         60         80
    c                     40            80          0         80   on the list
    d            unknown                80       held       held   what 1-1 comes to decides what 9-1 may take
"""

import json
import sqlite3
import sys
import pathlib
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from bureau import Bureau  # noqa: E402

PACK = """[pack]
id = '{id}'
title = {{ zh = '{id}办法', en = 'the measure {id}' }}
parties = ['city', 'district']
effective = {{ from = 2006-01-01 }}
[entity.firm]
key = 'firm_id'
[entity.firm.fact]
tax = {{ type = 'money', columns = ['tax'] }}
[settlement]
"""
TABLES = """
[bar.listed]
title = { zh = '失信名单', en = 'list of defaulters' }
list = '失信名单'
[cap.both]
title = { zh = '每户每年合计上限', en = 'ceiling for an enterprise and year' }
at = '150元'
per = 'enterprise'
across_packs = true
[fund.main]
title = { zh = '专项资金', en = 'special fund' }
[payers.shared]
provisions = ['1-1']
shares = { city = '60%', district = '40%' }
[instalments.halves]
provisions = ['1-1']
parts = [{ share = '50%' }, { share = '50%', year = 1 }]
"""
TRIED = """
provision '1-1' { title = '税收奖励', cite = { article = 1 }, kind = 'award', subject = firm, matter = 'tax', pays = firm.tax }
"""
OTHER = """
provision '9-1' { title = '定额奖励', cite = { article = 9 }, kind = 'award', subject = firm, matter = 'tax', pays = '80元', funded_by = 'city' }
"""
FIRMS = "firm_id,tax\nb,60元\na,100元\nc,40元\nd,\n"


class SettledRuns(unittest.TestCase):
    def setUp(self):
        self.bureau = Bureau()
        self.addCleanup(self.bureau.close)
        for name, tables, rules in (("tried", TABLES, TRIED), ("other", "", OTHER)):
            self.bureau.write(f"{name}/pack.toml", PACK.format(id=name) + tables)
            self.bureau.write(f"{name}/rules.lua", rules)
        self.bureau.write("facts/firm.csv", FIRMS)
        self.bureau.write("facts/exclusions.csv", "subject,list,from\nc,失信名单,2007-01-01\n")

    def settle(self, request, *more, code=0):
        return self.bureau.run("run", "tried", "other", "--records", "facts", "--year", "2007", "--settle", "--ledger", "books.ledger", "--key", "b.key", "--request", request, *more, code=code)[1]

    def shown(self, *words, code=0):
        return json.loads(self.bureau.run(*words, "--format", "json", code=code)[1])

    def settled(self, subject, run):
        return self.shown("history", "books.ledger", "--subject", subject)["runs"][run - 1]["decisions"][0]["settled"]

    def test_what_was_paid_cut_and_held_is_in_the_books_to_the_fen(self):
        self.settle("r1")
        found = {(subject, run): self.settled(subject, run) for subject in "abcd" for run in (1, 2)}
        paid = {key: one["paid"].removesuffix(" CNY") for key, one in found.items()}
        self.assertEqual(paid, {("a", 1): "100.00", ("a", 2): "50.00", ("b", 1): "60.00", ("b", 2): "80.00", ("c", 1): "0.00", ("c", 2): "80.00", ("d", 1): "0.00", ("d", 2): "0.00"})
        cut = found["a", 2]["cuts"]
        self.assertEqual([(one["cut"], one["amount"]) for one in cut], [("capped", "30.00 CNY")])
        self.assertIn("ceiling for an enterprise and year", cut[0]["reason"][1])
        self.assertEqual([one["cut"] for one in found["c", 1]["cuts"]], ["barred"])
        self.assertEqual(found["d", 2]["held"]["lowest"], "0.00 CNY")
        self.assertEqual([key for key, one in found.items() if "held" in one], [("d", 1), ("d", 2)])
        payments = [(one["year"], one["due"], one["party"], one["amount"]) for one in found["a", 1]["payments"]]
        self.assertEqual(payments, [(2007, "now", "city", "30.00 CNY"), (2007, "now", "district", "20.00 CNY"), (2008, "later", "city", "30.00 CNY"), (2008, "later", "district", "20.00 CNY")])

    def test_an_audit_adds_up_what_was_paid(self):
        self.settle("r1")
        runs = self.shown("audit", "books.ledger")["runs"]
        self.assertEqual([one["settled"]["paid"] for one in runs], ["160.00", "210.00"])
        self.assertEqual([one["settled"]["cuts"] for one in runs], [{"barred": "40.00"}, {"capped": "30.00"}])
        self.assertEqual({(one["year"], one["party"]): one["amount"] for one in runs[0]["settled"]["payments"]}, {(2007, "city"): "48.00", (2007, "district"): "32.00", (2008, "city"): "48.00", (2008, "district"): "32.00"})
        said = self.bureau.run("audit", "books.ledger", code=0)[1]
        for text in ("Settled, 4 claims: paid 160.00元, 1 held back", "cut 30.00元", "settled together with other"):
            self.assertIn(text, said)

    def test_a_settled_run_is_computed_again_with_those_it_was_settled_with(self):
        self.settle("r1")
        for name in ("tried/pack.toml", "other/rules.lua", "facts/firm.csv", "facts/exclusions.csv"):
            (self.bureau.folder / name).unlink()
        for run in ("1", "2"):
            self.assertIn("The same to the byte: 4 subjects", self.bureau.run("replay", "books.ledger", run, code=0)[1])
        self.assertIn("The same to the byte: 1 subject", self.bureau.run("replay", "books.ledger", "2", "--subject", "a", code=0)[1])

    def test_without_the_other_run_it_is_not_certified(self):
        self.bureau.run("run", "tried", "--records", "facts", "--year", "2007", "--ledger", "books.ledger", "--key", "b.key", "--request", "r1", code=0)
        said = self.settle("r1", code=2)
        self.assertIn("belongs to another run", said)
        self.settle("r2")
        other = sqlite3.connect(self.bureau.folder / "books.ledger").execute("SELECT number FROM run WHERE pack = 'other'").fetchall()
        self.assertEqual(other, [(3,)])
        self.bureau.sql([("UPDATE run SET pack = 'gone' WHERE number = 3", ())])
        self.assertIn("not certified: the run of other that it was settled with is not recorded, request r2", self.bureau.run("replay", "books.ledger", "2", code=1)[1])

    def test_a_proof_shows_what_was_paid_to_both_verifiers(self):
        self.settle("r1")
        self.bureau.run("prove", "books.ledger", "--subject", "a", "--run", "2", "--out", "a.proof", code=0)
        ours, theirs = self.bureau.verify("a.proof")
        self.assertEqual((ours[0], theirs[0]), (0, 0), ours[1] + theirs[1])
        for text in ("decided  80.00元", "cut  30.00元", "paid  50.00元"):
            self.assertIn(text, ours[1])
        for text in ("settled: 80.00 CNY; paid 50.00 CNY", "cut 30.00 CNY", "now 2007 city: 50.00 CNY"):
            self.assertIn(text, theirs[1])

    def test_a_retry_gives_the_stored_runs(self):
        self.settle("r1")
        self.assertEqual(self.settle("r1").count("This request was recorded before"), 2)
        self.bureau.write("facts/exclusions.csv", "subject,list,from\nb,失信名单,2007-01-01\n")
        self.assertIn("request-reused", self.settle("r1", code=2))

    def test_diff_tells_payments_that_changed_though_the_decision_did_not(self):
        self.settle("r1")
        self.bureau.write("facts/exclusions.csv", "subject,list,from\nb,失信名单,2007-01-01\n")
        self.settle("r2")
        said = self.bureau.run("diff", "books.ledger", "1", "3", code=0)[1]
        self.assertIn("2 decisions differ", said)
        self.assertIn("award due 60.00元 (paid 60.00元) → award due 60.00元 (paid 0.00元)", said)
        self.assertIn("settlement: -20.00元", said)

    def test_corrected_facts_are_kept_and_used_again(self):
        self.bureau.write("corrected.csv", "subject,fact,value,why\na,tax,20元,更正申报\n")
        self.settle("r1", "--corrections", "corrected.csv")
        (self.bureau.folder / "corrected.csv").unlink()
        self.assertEqual(self.settled("a", 1)["paid"], "20.00 CNY")
        self.assertIn("The same to the byte", self.bureau.run("replay", "books.ledger", "1", code=0)[1])


if __name__ == "__main__":
    unittest.main(verbosity=1)
