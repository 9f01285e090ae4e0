#!/usr/bin/env python3
"""What an audit's report says, and what it says that it cannot say."""

import json
import shutil
import sys
import pathlib
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import bureau as place  # noqa: E402
from bureau import Bureau  # noqa: E402

APPROVED = """
provision '1-3' { title = '批', cite = { article = 3 }, kind = 'award', subject = firm, approval = approval.board, pays = '10元', funded_by = 'city' }
"""


class Audit(unittest.TestCase):
    def setUp(self):
        self.bureau = Bureau()
        self.addCleanup(self.bureau.close)
        self.bureau.record("r1")

    def audit(self, *more, code=0):
        return self.bureau.run("audit", "books.ledger", *more, code=code)[1]

    def shown(self, *more, code=0):
        return json.loads(self.audit(*more, "--format", "json", code=code))

    def test_the_verdict_says_what_it_was_not_compared_with(self):
        self.bureau.write("elsewhere.head", self.bureau.read("books.ledger.head"))
        key, head = ("--key", "b.key.pub"), ("--head", "elsewhere.head")
        no_key, no_head = "not compared with a public key from elsewhere", "not compared with a head kept elsewhere"
        for words, lacking in (((), ["key", "head"]), (key, ["head"]), (head, ["key"]), (key + head, [])):
            said = self.audit(*words)
            self.assertEqual((no_key in said, no_head in said), ("key" in lacking, "head" in lacking))
            self.assertEqual([one["what"] for one in self.shown(*words)["not_compared"]], lacking)
        self.assertIn("only with books.ledger.head beside it", self.audit())
        (self.bureau.folder / "books.ledger.head").unlink()
        self.assertIn("put back to an old copy, would not show", self.audit())

    def test_an_old_copy_is_found_by_the_head_beside_the_ledger(self):
        shutil.copy(self.bureau.folder / "books.ledger", self.bureau.folder / "old")
        self.bureau.record("r2")
        shutil.copy(self.bureau.folder / "old", self.bureau.folder / "books.ledger")
        self.assertIn("a head kept elsewhere has 10 entries and the ledger only 5", self.audit(code=1))
        self.bureau.write("books.ledger.head", "")
        self.assertIn("a head kept elsewhere is not validly signed", self.audit(code=1))

    def test_a_ledger_that_somebody_else_signed_is_told_by_the_key(self):
        self.bureau.run("key", "c.key", "--name", "bureau.example/ledger", code=0)
        self.bureau.run("run", "pack", "--records", "records", "--year", "2007", "--ledger", "forged", "--key", "c.key", code=0)
        self.assertIn("not compared with a public key from elsewhere", self.bureau.run("audit", "forged", code=0)[1])
        self.assertIn("the ledger's key is not the one that it should have", self.bureau.run("audit", "forged", "--key", "b.key.pub", code=1)[1])

    def test_json_has_what_the_text_has(self):
        self.bureau.write("pack/pack.toml", place.PACK.replace("[discretion]", "[approval]\nboard = { by = '委员会' }\n[discretion]"))
        self.bureau.write("pack/rules.lua", place.RULES + APPROVED)
        self.bureau.write("records/approvals.csv", "subject,provision,approval,granted,authority,date,document\na,1-3,board,是,委员会,2007-05-01,批1号\nb,1-3,board,否,,,\n")
        self.bureau.record("r2", "--corrects", "1")
        first, second = self.shown()["runs"]
        self.assertEqual(first["pack_title"], {"zh": "试行奖励办法", "en": "Awards on trial"})
        self.assertRegex(first["program_digest"], "^[0-9a-f]{64}$")
        self.assertEqual(first["discretions"][0], {"subject": "a", "provision": "1-1", "discretion": "cut", "value": "50%", "authority": "市政府", "document": "纪要1号", "date": "2007-03-01"})
        self.assertEqual([(one["subject"], one["granted"], one["authority"], one["date"]) for one in second["approvals"]], [("a", True, "委员会", "2007-05-01"), ("b", False, "", None)])
        self.assertEqual((first["corrects"], first["corrected_subjects"], second["corrects"], second["corrected_subjects"]), (None, 0, 1, 4))
        self.assertEqual(first["divided"], [])
        said = self.audit()
        self.assertIn("discretion a 1-1 cut = 50%, by 市政府 纪要1号 2007-03-01\n", said)
        self.assertIn("refusal b 1-3 board\n", said)
        self.assertIn("corrects run 1, 4 subjects\n", said)

    def test_names_are_never_cut(self):
        name = "an award with a name that is longer than any column of a report on a page, and that has to be read to its end"
        self.bureau.write("pack/rules.lua", place.RULES.replace("title = '奖'", f"title = {{ zh = '奖', en = '{name}' }}"))
        self.bureau.record("r2")
        self.assertIn(f"1-1 {name}\n", self.audit())


if __name__ == "__main__":
    unittest.main(verbosity=1)
