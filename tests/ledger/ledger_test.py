#!/usr/bin/env python3
"""A ledger as bureaus, enterprises and auditors use it, through the program: recorded, computed again, proved, tampered with."""

import json
import os
import random
import re
import sqlite3
import sys
import pathlib
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import bureau as place  # noqa: E402
from bureau import Bureau  # noqa: E402


class Ledger(unittest.TestCase):
    def setUp(self):
        self.bureau = Bureau()
        self.addCleanup(self.bureau.close)

    def said(self, result, *texts):
        for text in texts:
            self.assertIn(text, result[1] if isinstance(result, tuple) else result)

    # --- Recording

    def test_a_run_is_recorded_once_for_a_request(self):
        first = self.bureau.record("r1")
        self.said(first, "Recorded: run 1, request r1, 5 entries", "bureau.example/ledger\n5\n")
        self.said(self.bureau.record("r1"), "This request was recorded before: run 1")
        self.assertEqual(len(self.heads()), 2)
        self.said(self.bureau.record("r2"), "Recorded: run 2", "10 entries")

    def heads(self):
        return sqlite3.connect(self.bureau.folder / "books.ledger").execute("SELECT note FROM head").fetchall()

    def test_the_same_request_for_something_else_is_refused(self):
        self.bureau.record("r1")
        self.said(self.bureau.record("r1", "--set", "reading.1-1/A1=R2", code=2), "belongs to another run", "request-reused")

    def test_a_run_corrects_a_run_of_the_same_pack_and_year_that_nothing_corrects_yet(self):
        self.bureau.record("r1")
        self.bureau.write("other/pack.toml", place.PACK.replace("'tried'", "'other'"))
        self.bureau.write("other/rules.lua", place.RULES)
        other = ["run", "other", "--records", "records", "--year", "2007", "--ledger", "books.ledger", "--key", "b.key", "--request"]
        self.said(self.bureau.run(*other, "o1", "--corrects", "1", code=2), "run 1 is of the pack tried, not of other")
        self.said(self.bureau.run("run", "pack", "--records", "records", "--year", "2008", "--ledger", "books.ledger", "--key", "b.key", "--corrects", "1", code=2), "run 1 is of 2007, and this one of 2008")
        self.bureau.record("r2", "--corrects", "1")
        self.said(self.bureau.record("r3", "--corrects", "1", code=2), "run 1 was corrected by run 2")
        self.said(self.bureau.record("r2", "--corrects", "1"), "recorded before")
        self.said(self.bureau.record("r2", code=2), "belongs to another run")

    def test_of_several_packs_each_corrects_its_own_run(self):
        self.bureau.write("other/pack.toml", place.PACK.replace("'tried'", "'other'"))
        self.bureau.write("other/rules.lua", place.RULES.replace("provision '1-", "provision '9-"))
        both = ["run", "pack", "other", "--records", "records", "--year", "2007", "--ledger", "books.ledger", "--key", "b.key", "--request"]
        self.bureau.run(*both, "r1", code=0)
        self.bureau.run(*both, "r2", "--corrects", "1", code=0)
        self.said(self.bureau.run("audit", "books.ledger", code=0), "corrects run 1, 4 subjects", "corrects run 2, 4 subjects")

    def test_what_could_not_be_read_again_is_refused_before_anything_is_written(self):
        self.bureau.record("r1")
        for request in (b"\xff\xfe", "a\nb", " a", 'q"uo', "x" * 201):
            self.said(self.bureau.record(request, code=2), "request-name")
        name = os.fsdecode("rulings_裁.csv".encode("gbk"))
        self.bureau.write(name, place.RULINGS)
        self.said(self.bureau.record("r2", "--rulings", name, code=2), "not-utf8", "rename the file")
        self.bureau.run("audit", "books.ledger", "--key", "b.key.pub", code=0)
        self.said(self.bureau.record("裁定-2007/1"), "Recorded: run 2")

    def test_keys_that_are_missing_public_damaged_or_another(self):
        self.said(self.bureau.run("run", "pack", "--records", "records", "--year", "2007", "--ledger", "l", "--key", "none", code=2), "no-such-file", "secret key")
        self.said(self.bureau.run("run", "pack", "--records", "records", "--year", "2007", "--ledger", "l", "--key", "b.key.pub", code=2), "this is a public key")
        self.bureau.write("bad.key", self.bureau.read("b.key").replace(b"A", b"B"))
        self.said(self.bureau.run("run", "pack", "--records", "records", "--year", "2007", "--ledger", "l", "--key", "bad.key", code=2), "no key, or it is damaged")
        self.bureau.record("r1")
        self.bureau.run("key", "c.key", "--name", "bureau.example/ledger", code=0)
        self.said(self.bureau.run("run", "pack", "--records", "records", "--year", "2007", "--ledger", "books.ledger", "--key", "c.key", code=2), "this key is not the ledger's")
        self.said(self.bureau.run("key", "b.key", "--name", "x", code=2), "a key is never overwritten")
        self.said(self.bureau.run("key", "d.key", "--name", "a b", code=2), "holds no blanks")
        self.said(self.bureau.run("audit", "books.ledger", code=0), "this key is not the ledger's")

    def test_files_that_are_no_ledger_and_one_that_is_newer(self):
        self.bureau.write("text.ledger", "not a ledger at all" * 100)
        for command in (["replay", "text.ledger", "1"], ["prove", "text.ledger", "--subject", "a"], ["history", "text.ledger", "--subject", "a"], ["diff", "text.ledger", "1", "2"]):
            self.said(self.bureau.run(*command, code=2), "this is no ledger")
        self.said(self.bureau.run("replay", "none.ledger", "1", code=2), "cannot be opened")
        self.said(self.bureau.record("r1", ledger="text.ledger", code=2), "this is no ledger")
        self.bureau.record("r1")
        connection = sqlite3.connect(self.bureau.folder / "books.ledger")
        connection.execute("PRAGMA user_version = 9")
        connection.close()
        self.said(self.bureau.run("replay", "books.ledger", "1", code=2), "version 9", "newer duixian")
        self.said(self.bureau.record("r2", code=2), "version 9")

    def test_what_was_decided_is_the_same_bytes_whatever_the_order_of_the_input(self):
        digest = re.compile(r"decisions (\w+)")
        first = digest.search(self.bureau.record("r1"))[1]
        self.bureau.write("records/firm.csv", "firm_id,tax,is_new\nd,约5元,是\nc,99元,\na,200元,是\nb,100元,否\n")
        self.assertEqual(digest.search(self.bureau.record("r2"))[1], first)
        for environment in ({"TZ": "Asia/Shanghai", "LC_ALL": "C"}, {"TZ": "America/New_York", "LC_ALL": "zh_CN.UTF-8"}):
            self.assertEqual(digest.search(self.bureau.record("r" + environment["TZ"], environment=environment))[1], first)

    # --- Computing again

    def test_a_run_is_computed_again_to_the_byte_though_its_files_are_gone(self):
        self.bureau.record("r1")
        for name in ("pack/pack.toml", "pack/rules.lua", "records/firm.csv", "records/rulings.csv"):
            (self.bureau.folder / name).unlink()
        self.said(self.bureau.run("replay", "books.ledger", "1", code=0), "The same to the byte: 4 subjects")
        self.said(self.bureau.run("replay", "books.ledger", "1", "--subject", "a", code=0), "100.00元", "The same to the byte: 1 subject")
        self.said(self.bureau.run("replay", "books.ledger", "1", "--subject", "zz", code=2), 'no subject "zz"')
        self.said(self.bureau.run("replay", "books.ledger", "7", code=2), "no run 7")

    def test_choices_of_a_run_are_kept_and_used_again(self):
        self.bureau.write("elsewhere/choices.toml", "[parameter]\nline = '150元'\n")
        self.bureau.write("elsewhere/papers.csv", place.RULINGS.replace("50%", "60%"))
        self.bureau.record("r1", "--set", "reading.1-1/A1=R2", "--readings", "elsewhere/choices.toml", "--rulings", "elsewhere/papers.csv", "--as-of", "2007-06-30")
        self.said(self.bureau.run("replay", "books.ledger", "1", code=0), "The same to the byte")
        self.said(self.bureau.run("audit", "books.ledger", code=0), "reading switched: 1-1/A1 = R2", "parameter set: line = 150元", "rules of 2007-06-30", "discretion a 1-1 cut = 60%, by 市政府 纪要1号 2007-03-01\n")

    def test_what_is_kept_elsewhere_has_to_be_supplied_and_be_the_same(self):
        self.bureau.record("r1", "--keep-elsewhere")
        self.said(self.bureau.run("replay", "books.ledger", "1", code=1), "not certified: pack.toml is not kept in the ledger", "firm.csv")
        self.said(self.bureau.run("replay", "books.ledger", "1", "--pack", "pack", "--records", "records", code=0), "The same to the byte: 4")
        self.bureau.write("pack/rules.lua", place.RULES.replace("'right'", "'duty'"))
        self.said(self.bureau.run("replay", "books.ledger", "1", "--pack", "pack", "--records", "records", code=1), "rules.lua is not what was recorded")

    # --- Proving

    def test_a_proof_holds_with_the_file_and_the_key_alone(self):
        self.bureau.record("r1")
        self.bureau.run("prove", "books.ledger", "--subject", "a", "--out", "a.proof", code=0)
        self.assertLess(len(self.bureau.read("a.proof")), 8000)
        (self.bureau.folder / "books.ledger").unlink()
        ours, theirs = self.bureau.verify("a.proof")
        self.assertEqual((ours[0], theirs[0]), (0, 0), ours[1] + theirs[1])
        self.said(ours, "the proof holds", "100.00元", "firm.tax")
        self.said(theirs, "The proof holds", "amount: 100.00 CNY", "firm.tax = 200.00 CNY  [firm.csv row 2 column 2]", "firm.is_new = yes", " UTC", "fact:")
        ours, theirs = self.bureau.verify("a.proof", "--head", "books.ledger.head")
        self.assertEqual((ours[0], theirs[0]), (0, 0), ours[1] + theirs[1])

    def test_a_proof_tells_nothing_of_others(self):
        self.bureau.record("r1")
        self.bureau.run("prove", "books.ledger", "--subject", "a", "--out", "a.proof", code=0)
        proof = json.loads(self.bureau.read("a.proof"))
        other = sqlite3.connect(self.bureau.folder / "books.ledger").execute("SELECT bytes FROM entry WHERE position = 1").fetchone()[0]
        import base64, hashlib
        hashes = {base64.b64decode(one) for one in proof["run"]["path"] + proof["subject"]["path"] + proof["glossary"]["others"]}
        self.assertNotIn(hashlib.sha256(b"\0" + other).digest(), hashes)
        self.assertNotIn(hashlib.sha256(b"\0" + base64.b64decode(proof["subject"]["salt"]) + other).digest(), hashes)

    def test_every_changed_bit_of_a_proof_is_found_by_both_verifiers(self):
        self.bureau.record("r1")
        self.bureau.run("prove", "books.ledger", "--subject", "c", "--out", "c.proof", code=0)
        sound = self.bureau.read("c.proof")
        chance = random.Random(5)
        for _ in range(12):
            bit = chance.randrange(len(sound) * 8)
            changed = bytearray(sound)
            changed[bit // 8] ^= 1 << bit % 8
            self.bureau.write("changed.proof", bytes(changed))
            ours, theirs = self.bureau.verify("changed.proof")
            self.assertEqual(ours[0], 1, f"bit {bit}: {ours[1]}")
            self.assertNotEqual(theirs[0], 0, f"bit {bit}: {theirs[1]}")

    def test_proofs_of_another_ledger_another_key_and_swapped_subjects_fail(self):
        self.bureau.record("r1")
        self.bureau.run("prove", "books.ledger", "--subject", "a", "--out", "a.proof", code=0)
        self.bureau.run("prove", "books.ledger", "--subject", "b", "--out", "b.proof", code=0)
        a, b = json.loads(self.bureau.read("a.proof")), json.loads(self.bureau.read("b.proof"))
        a["subject"]["entry"] = b["subject"]["entry"]
        self.bureau.write("swapped.proof", json.dumps(a))
        ours, theirs = self.bureau.verify("swapped.proof")
        self.said(ours, "the entry is not in the signed tree")
        self.assertEqual((ours[0], theirs[0]), (1, 1))
        self.bureau.run("key", "c.key", "--name", "other.example/ledger", code=0)
        self.said(self.bureau.run("verify", "a.proof", "--key", "c.key.pub", code=1), "not signed with this public key")
        self.said(self.bureau.run("verify", "a.proof", "--key", "b.key", code=1), "this is a secret key")
        self.said(self.bureau.run("verify", "pack/pack.toml", "--key", "b.key.pub", code=1), "it is no proof file")
        newer = json.loads(self.bureau.read("a.proof"))
        newer["version"] = 2
        self.bureau.write("newer.proof", json.dumps(newer))
        self.said(self.bureau.run("verify", "newer.proof", "--key", "b.key.pub", code=1), "newer version")

    def test_a_ledger_proves_that_it_only_grew(self):
        self.bureau.record("r1")
        old = self.bureau.read("books.ledger.head")
        self.bureau.write("old.head", old)
        self.bureau.record("r2")
        self.bureau.run("prove", "books.ledger", "--head", "old.head", "--out", "grown.proof", code=0)
        for more in ((), ("--head", "old.head"), ("--head", "books.ledger.head")):
            ours, theirs = self.bureau.verify("grown.proof", *more)
            self.assertEqual((ours[0], theirs[0]), (0, 0), ours[1] + theirs[1])
            self.said(ours, "grew from 5 entries to 10")
        self.bureau.run("prove", "books.ledger", "--subject", "a", "--out", "a.proof", code=0)
        ours, theirs = self.bureau.verify("a.proof", "--head", "old.head")
        self.said(ours, "is for a head of 10 entries, and the one at hand is of 5")
        self.assertEqual((ours[0], theirs[0]), (1, 1))

    # --- Asking

    def test_history_tells_what_was_known_and_decided_as_of_any_day(self):
        self.bureau.record("r1")
        self.bureau.write("records/firm.csv", place.FIRMS.replace("a,200", "a,300"))
        self.bureau.record("r2", "--corrects", "1")
        both = self.bureau.run("history", "books.ledger", "--subject", "a", code=0)
        self.said(both, "Run 1", "corrected by run 2", "100.00元", "Run 2", "150.00元", "firm.tax: 200元 → 300元")
        holds = self.bureau.run("history", "books.ledger", "--subject", "a", "--valid", "2008-01-01", code=0)[1]
        self.assertNotIn("Run 1", holds)
        self.said(holds, "Run 2")
        self.said(self.bureau.run("history", "books.ledger", "--subject", "a", "--known", "2020-01-01", code=2), "as of the days asked for")
        self.said(self.bureau.run("history", "books.ledger", "--subject", "a", "--valid", "2007-01-01", code=2), "as of the days asked for")
        shown = json.loads(self.bureau.run("history", "books.ledger", "--subject", "a", "--format", "json", code=0)[1])
        self.assertEqual(shown["runs"][0]["corrected_by"], 2)
        self.said(self.bureau.run("audit", "books.ledger", code=0), "corrects run 1, 4 subjects")

    def test_diff_names_the_cause_of_every_changed_amount(self):
        self.bureau.record("r1")
        self.bureau.write("records/firm.csv", place.FIRMS.replace("a,200", "a,300"))
        self.bureau.record("facts")
        self.said(self.bureau.run("diff", "books.ledger", "1", "2", code=0), "1 decision differs", "a  1-1", "100.00元 → award due 150.00元", "firm.tax: 200元 → 300元", "facts: 50.00元")
        self.bureau.write("records/firm.csv", place.FIRMS)
        self.bureau.record("reading", "--set", "reading.1-1/A1=R2")
        self.said(self.bureau.run("diff", "books.ledger", "1", "3", code=0), "b  1-1", "reading 1-1/A1: R1 → R2", "reading: -40.00元")
        self.bureau.record("parameter", "--set", "parameter.line=101元")
        self.said(self.bureau.run("diff", "books.ledger", "1", "4", code=0), "parameter line: ")
        self.bureau.write("records/rulings.csv", place.RULINGS.replace("50%", "70%"))
        self.bureau.record("ruling")
        self.said(self.bureau.run("diff", "books.ledger", "1", "5", code=0), "ruling or approval: cut = 0.5", "cut = 0.7", "discretion: 40.00元")
        self.bureau.write("records/rulings.csv", place.RULINGS)
        self.bureau.write("pack/pack.toml", place.PACK.replace("'100元'", "'120元'"))
        self.bureau.record("text")
        self.said(self.bureau.run("diff", "books.ledger", "1", "6", code=0), "the pack's text changed", "pack text: -40.00元")

    def test_diff_tells_which_single_change_moves_an_amount(self):
        self.bureau.record("r1")
        self.bureau.write("records/firm.csv", place.FIRMS.replace("a,200元,是", "a,300元,否"))
        self.bureau.record("r2", "--set", "parameter.line=101元")
        said = self.bureau.run("diff", "books.ledger", "1", "2", code=0)
        self.said(said, "firm.tax: 200元 → 300元 (alone: award due 150.00元)", "facts: 50.00元", "parameter: -40.00元")
        lines = [line.strip() for line in said[1].splitlines()]
        first = lines.index(next(line for line in lines if line.startswith("a  1-1")))
        parameter = next(line for line in lines[first:] if "parameter line" in line)
        self.assertIn("alone it changes nothing", parameter)
        self.assertIn("(alone: ineligible)", next(line for line in lines[lines.index(next(one for one in lines if one.startswith("b  1-1"))):] if "parameter line" in line))
        shown = json.loads(self.bureau.run("diff", "books.ledger", "1", "2", "--format", "json", code=0)[1])
        self.assertTrue(any(cause["alone"] for change in shown["changes"] for cause in change["causes"]))

    def test_diff_follows_a_decision_that_rests_on_another(self):
        self.bureau.write("pack/rules.lua", place.RULES + """
provision '1-3' { title = '分担', cite = { article = 3 }, kind = 'award', subject = firm, pays = (decision '1-1').amount * '10%', funded_by = 'city' }
""")
        self.bureau.record("r1")
        self.bureau.write("records/rulings.csv", place.RULINGS.replace("50%", "70%"))
        self.bureau.record("ruling")
        said = self.bureau.run("diff", "books.ledger", "1", "2", code=0)[1]
        self.said(said, "2 decisions differ", "discretion: 44.00元")
        self.said(said[said.index("a  1-3"):], "rulings, approvals or history of another provision or subject (alone: award due 14.00元)")
        self.assertNotIn("facts", said)
        self.bureau.write("records/rulings.csv", place.RULINGS)
        self.bureau.record("reading", "--set", "reading.1-1/A1=R2")
        said = self.bureau.run("diff", "books.ledger", "1", "3", code=0)[1]
        self.said(said[said.index("b  1-3"):], "reading 1-1/A1: R1 → R2 (alone:")

    def test_diff_lists_subjects_of_which_only_one_run_knows_the_kind(self):
        self.bureau.record("r1")
        self.bureau.write("pack/pack.toml", place.PACK.replace("[discretion]", "[entity.shop]\nkey = 'shop_id'\n[entity.shop.fact]\nrent = { type = 'money', columns = ['rent'] }\n[discretion]"))
        self.bureau.write("pack/rules.lua", place.RULES + "provision '2-1' { title = '租', cite = { article = 2 }, kind = 'award', subject = shop, pays = shop.rent }\n")
        self.bureau.write("records/shop.csv", "shop_id,rent\ns,30元\n")
        self.bureau.record("r2")
        for one, other, sum in (("1", "2", "30.00元"), ("2", "1", "-30.00元")):
            self.said(self.bureau.run("diff", "books.ledger", one, other, code=0), "1 decision differs", "s  2-1", sum)

    def test_diff_says_where_causes_cannot_be_tried(self):
        self.bureau.record("r1", "--keep-elsewhere")
        self.bureau.write("records/firm.csv", place.FIRMS.replace("a,200", "a,300"))
        self.bureau.record("r2")
        self.said(self.bureau.run("diff", "books.ledger", "1", "2", code=0), "a  1-1", "firm.tax: 200元 → 300元", "the causes cannot be tried one by one")

    def test_an_audit_in_text_json_and_pdf(self):
        self.bureau.record("r1")
        self.said(self.bureau.run("audit", "books.ledger", "--key", "b.key.pub", "--head", "books.ledger.head", "--pdf", "a.pdf", code=0), "The ledger is sound: 1 run, 5 entries", "granted 4", "city")
        shown = json.loads(self.bureau.run("audit", "books.ledger", "--format", "json", code=0)[1])
        self.assertTrue(shown["sound"])
        self.assertEqual(shown["runs"][0]["granted"], {"CNY": "140.00"})
        self.assertEqual(shown["runs"][0]["payers"], [{"party": "city", "amount": {"CNY": "140.00"}}])
        first = self.bureau.read("a.pdf")
        self.assertTrue(first.startswith(b"%PDF-") and first.rstrip().endswith(b"%%EOF"))
        self.bureau.run("audit", "books.ledger", "--key", "b.key.pub", "--head", "books.ledger.head", "--pdf", "b.pdf", code=0)
        self.assertEqual(first, self.bureau.read("b.pdf"))


if __name__ == "__main__":
    unittest.main(verbosity=1)
