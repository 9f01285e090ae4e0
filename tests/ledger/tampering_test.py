#!/usr/bin/env python3
"""A ledger changed behind its back, by hand and by script: what was done is found, and the first bad entry named."""

import pathlib
import shutil
import sqlite3
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import bureau  # noqa: E402
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
        shutil.copy(self.bureau.folder / "books.ledger", self.bureau.folder / "alone.ledger")
        self.said(self.bureau.run("audit", "alone.ledger", "--key", "b.key.pub", code=0), "not compared with a head kept elsewhere")  # it agrees with itself
        for heads in ([], ["books.ledger.head"]):
            self.found("a head kept elsewhere has 10 entries and the ledger only 5", heads=heads)
        self.said(self.bureau.record("r3", code=2), "a head of 10 entries was signed, and the ledger has only 5")
        self.found("Refused writes", "a head of 10 entries was signed")


    # --- Changed so that only the tree shows it: sums and triggers as they were

    def forged(self):
        """A ledger whose first run is another's: of a pack that pays more, signed by somebody else. The signed head is the bureau's."""
        self.bureau.record("r1")
        self.bureau.run("key", "c.key", "--name", "bureau.example/ledger", code=0)
        self.bureau.write("generous/pack.toml", bureau.PACK)
        self.bureau.write("generous/rules.lua", bureau.RULES.replace("firm.tax * discretion.cut", "firm.tax * discretion.cut * 100"))
        self.bureau.run("run", "generous", "--records", "records", "--year", "2007", "--ledger", "other.ledger", "--key", "c.key", "--request", "r1", code=0)
        other = sqlite3.connect(self.bureau.folder / "other.ledger")
        entries = [("UPDATE entry SET bytes = ? WHERE position = ?", (data, at)) for at, data in other.execute("SELECT position, bytes FROM entry")]
        contents = [("INSERT OR IGNORE INTO content VALUES (?, ?, ?)", row) for row in other.execute("SELECT * FROM content")]
        other.close()
        self.bureau.sql(entries + contents)

    def test_nothing_is_replayed_told_or_proved_from_entries_that_were_not_signed(self):
        self.forged()
        for words in (["replay", "books.ledger", "1"], ["history", "books.ledger", "--subject", "a"], ["prove", "books.ledger", "--subject", "a"], ["diff", "books.ledger", "1", "1"]):
            self.said(self.bureau.run(*words, code=2), "damaged-ledger")
        self.found("entry 0 was changed after it was signed")

    def test_a_tile_that_nobody_wrote_changes_nothing_and_is_found(self):
        self.bureau.record("r1")
        sound = self.bureau.read("books.ledger")
        leaves = sqlite3.connect(self.bureau.folder / "books.ledger").execute("SELECT tail FROM head WHERE size = 5").fetchone()[0]
        self.forged()
        self.bureau.sql([("INSERT INTO tile VALUES (0, zeroblob(32), ?)", (leaves + bytes(32 * 251),))])
        self.said(self.bureau.run("replay", "books.ledger", "1", code=2), "damaged-ledger")
        self.found("there should be 0 tiles, and the ledger has 1", "entry 0 was changed")
        self.bureau.write("books.ledger", sound)
        self.bureau.sql([("INSERT INTO tile VALUES (0, zeroblob(32), zeroblob(8192))", ())])
        self.said(self.bureau.run("replay", "books.ledger", "1", code=0), "The same to the byte")

    def test_rows_that_belong_to_no_run_are_found(self):
        self.bureau.record("r1")
        sound = self.bureau.read("books.ledger")
        for what, statement, named in (
                ("an entry before all", "INSERT INTO entry VALUES (-1, x'00')", "1 entries stand at places outside of the ledger"),
                ("an entry at the end of numbers", "INSERT INTO entry VALUES (9223372036854775807, x'00')", "1 entries stand at places outside of the ledger"),
                ("content", "INSERT INTO content VALUES (zeroblob(32), 1, x'00')", "belongs to no run"),
                ("a run renumbered", "UPDATE run SET number = 9", "the runs are not numbered one after another"),
                ("the rulings taken out", "DELETE FROM content WHERE size < 400", "dossier kept of run 1 is missing")):
            with self.subTest(what):
                self.bureau.write("books.ledger", sound)
                self.bureau.sql([(statement, ())] + ([("UPDATE salt SET run = 9", ())] if "renumbered" in what else []))
                self.found(named)

    def test_what_is_kept_elsewhere_is_told_from_what_was_taken_out(self):
        self.bureau.record("r1", "--keep-elsewhere")
        self.bureau.run("audit", "books.ledger", "--key", "b.key.pub", code=0)
        self.bureau.record("r2")
        self.bureau.sql([("DELETE FROM content WHERE size = ?", (len(bureau.RULES.encode()),))])
        self.found("rules.lua kept of run 2 is missing")

    def test_the_first_bad_entry_is_named_by_what_was_signed_alone(self):
        self.bureau.record("r1")
        sound = self.bureau.read("books.ledger")
        tail = sqlite3.connect(self.bureau.folder / "books.ledger").execute("SELECT tail FROM head WHERE size = 5").fetchone()[0]
        spoiled = bytes([tail[0] ^ 1]) + tail[1:]
        self.bureau.sql([("UPDATE head SET tail = ? WHERE size = 5", (spoiled,))])
        told = self.found("the hashes beside the last head")
        self.assertNotIn("entry 0", told)
        self.bureau.write("books.ledger", sound)
        self.bureau.sql([("DELETE FROM entry WHERE position = 2", ())])
        self.found("entry 2 is missing", "has 5 entries and the ledger only 4")

    def test_replace_is_refused_and_noted_like_a_change(self):
        self.bureau.record("r1")
        books = sqlite3.connect(self.bureau.folder / "books.ledger", isolation_level=None)
        for statement in ("REPLACE INTO entry SELECT position, x'00' FROM entry WHERE position = 1", "REPLACE INTO run SELECT number, first, position, 'x', pack FROM run", "REPLACE INTO content SELECT digest, 1, x'00' FROM content",
                          "REPLACE INTO head SELECT size, 'x', tail FROM head", "REPLACE INTO salt SELECT run, zeroblob(32) FROM salt", "INSERT INTO entry VALUES (99, x'00')", "INSERT INTO tile VALUES (1, zeroblob(32), zeroblob(8192))"):
            with self.subTest(statement), self.assertRaisesRegex(sqlite3.DatabaseError, "a ledger only grows"):
                books.execute(statement)
        books.close()
        self.said(self.bureau.run("audit", "books.ledger", "--format", "json", code=1), "REPLACE of entry", "REPLACE of run", "REPLACE of content", "REPLACE of head", "REPLACE of salt")

    def test_content_put_there_beforehand_is_not_taken_for_the_file(self):
        self.bureau.record("r1")
        self.bureau.write("records/firm.csv", bureau.FIRMS + "e,1元,否\n")
        import hashlib
        self.bureau.sql([("INSERT INTO content SELECT ?, size, compressed FROM content LIMIT 1", (hashlib.sha256((bureau.FIRMS + "e,1元,否\n").encode()).digest(),))])
        self.said(self.bureau.record("r2", code=2), "damaged-ledger", "firm.csv was changed")

    def test_an_audit_says_what_is_wrong_with_a_file_that_was_cut_and_that_another_file_is_no_ledger(self):
        self.bureau.record("r1")
        sound = self.bureau.read("books.ledger")
        self.bureau.write("books.ledger", sound[:5 * 8192 + 512])
        self.found(f"the file has {5 * 8192 + 512} bytes, and its header says {len(sound)}")
        self.bureau.write("empty.ledger", b"")
        self.said(self.bureau.run("audit", "empty.ledger", code=2), "not-a-ledger")
        sqlite3.connect(self.bureau.folder / "notes.db").executescript("CREATE TABLE note (text TEXT); INSERT INTO note VALUES ('x');")
        self.said(self.bureau.run("audit", "notes.db", code=2), "not-a-ledger")

    def test_a_refusal_that_is_no_text_is_told_all_the_same(self):
        self.bureau.record("r1")
        self.bureau.sql([("INSERT INTO refusal (time, what) VALUES (1, CAST(x'ff1b5b' AS TEXT))", ())])
        self.said(self.bureau.run("audit", "books.ledger", code=1), "??[")


if __name__ == "__main__":
    unittest.main(verbosity=1)
