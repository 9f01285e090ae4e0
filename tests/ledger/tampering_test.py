#!/usr/bin/env python3
"""A ledger changed behind its back, by hand and by script: what was done is found, and the first bad entry named."""

import pathlib
import sqlite3
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from bureau import Bureau  # noqa: E402


class Tampering(unittest.TestCase):
    def setUp(self):
        self.bureau = Bureau()
        self.addCleanup(self.bureau.close)

    def said(self, result, *texts):
        for text in texts:
            self.assertIn(text, result[1] if isinstance(result, tuple) else result)

    def found(self, *texts, heads=()):
        options = [word for head in heads for word in ("--head", head)]
        told = self.bureau.run("audit", "books.ledger", "--key", "b.key.pub", *options, code=1)
        self.said(told, "The ledger is not sound", *texts)
        return told[1]

    def test_entries_changed_deleted_inserted_reordered_and_swapped_are_found_and_named(self):
        self.bureau.record("r1")
        self.bureau.record("r2")
        sound = self.bureau.read("books.ledger")
        entry = lambda at: sqlite3.connect(self.bureau.folder / "books.ledger").execute("SELECT bytes FROM entry WHERE position = ?", (at,)).fetchone()[0]
        one, two = entry(1), entry(2)
        forged = one.replace(b"\x19\x0f\xa0", b"\x19\x1f\xa0")  # 40.00元 become 80.96
        self.assertNotEqual(forged, one)
        for what, statements, named in (
                ("changed", [("UPDATE entry SET bytes = ? WHERE position = 1", (forged,))], "entry 1 was changed"),
                ("deleted", [("DELETE FROM entry WHERE position = 2", ())], "entry 2 is missing"),
                ("swapped", [("UPDATE entry SET bytes = ? WHERE position = 1", (two,)), ("UPDATE entry SET bytes = ? WHERE position = 2", (one,))], "entry 1 was changed"),
                ("inserted", [("INSERT INTO entry VALUES (10, ?)", (one,))], "entry 10 belongs to no run"),
                ("dropped at the tail", [("DELETE FROM entry WHERE position >= 9", ())], "has 10 entries and the ledger only 9"),
                ("moved on", [("UPDATE entry SET position = position + 10 WHERE position = 3", ())], "entry 3 is missing"),
                ("a salt changed", [("UPDATE salt SET secret = zeroblob(32) WHERE run = 1", ())], "entry 0 was changed"),
                ("a head forged", [("UPDATE head SET note = replace(note, char(10) || '5' || char(10), char(10) || '4' || char(10)) WHERE size = 5", ())], "the head at 5 entries is not validly signed"),
                ("a run hidden", [("DELETE FROM run WHERE number = 2", ())], "belongs to no run")):
            with self.subTest(what):
                self.bureau.write("books.ledger", sound)
                self.bureau.sql(statements)
                self.found(named)
        self.bureau.write("books.ledger", sound)
        self.bureau.run("audit", "books.ledger", "--key", "b.key.pub", code=0)

    def test_a_ledger_made_anew_with_another_key_is_found_by_the_key(self):
        self.bureau.record("r1")
        (self.bureau.folder / "books.ledger").unlink()
        (self.bureau.folder / "books.ledger.head").unlink()
        self.bureau.run("key", "c.key", "--name", "bureau.example/ledger", code=0)
        self.bureau.run("run", "pack", "--records", "records", "--year", "2007", "--ledger", "books.ledger", "--key", "c.key", "--request", "r1", code=0)
        self.found("the ledger's key is not the one that it should have", "not validly signed")

    def test_an_old_copy_put_back_is_found_by_the_head_kept_elsewhere_and_not_written_to(self):
        self.bureau.record("r1")
        old = self.bureau.read("books.ledger")
        self.bureau.record("r2")
        self.bureau.write("books.ledger", old)
        self.bureau.run("audit", "books.ledger", "--key", "b.key.pub", code=0)  # it agrees with itself
        self.found("a head kept elsewhere has 10 entries and the ledger only 5", heads=["books.ledger.head"])
        self.said(self.bureau.record("r3", code=2), "a head of 10 entries was signed, and the ledger has only 5")
        self.said(self.bureau.run("audit", "books.ledger", code=0), "Refused writes", "a head of 10 entries was signed")


if __name__ == "__main__":
    unittest.main(verbosity=1)
