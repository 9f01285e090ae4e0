#!/usr/bin/env python3
"""A ledger in PostgreSQL: a real server on loopback, the same bytes as in a file, rights to insert and select only, and a server
that is down or drops in the middle of a run."""

import json
import os
import pathlib
import pwd
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from bureau import Bureau  # noqa: E402

PROGRAMS = pathlib.Path("/usr/lib/postgresql/15/bin")


class Server:
    """A cluster of its own, in a temporary folder, listening on loopback only."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="duixian-postgres-"))
        self.as_other = []
        if os.geteuid() == 0:  # a server refuses to run as root
            owner = pwd.getpwnam("postgres")
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
            self.as_other = ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--clear-groups"]
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.call("initdb", "-D", self.folder / "data", "-U", "owner", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale", "C.UTF-8")
        self.start()
        self.sql("CREATE ROLE recorder LOGIN")

    def call(self, program, *words):
        subprocess.run([*self.as_other, PROGRAMS / program, *map(str, words)], check=True, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT, timeout=120)

    def start(self):
        settings = f"-p {self.port} -h 127.0.0.1 -k '' -c fsync=off"
        self.call("pg_ctl", "-D", self.folder / "data", "-o", settings, "-l", self.folder / "log", "-w", "start")

    def stop(self, how="immediate"):
        self.call("pg_ctl", "-D", self.folder / "data", "-m", how, "-w", "stop")

    def close(self):
        try:
            self.stop()
        except subprocess.CalledProcessError:
            pass
        shutil.rmtree(self.folder, ignore_errors=True)

    def address(self, user="owner", schema="books"):
        return f"postgresql://{user}@127.0.0.1:{self.port}/postgres?schema={schema}"

    def sql(self, text, user="owner"):
        done = subprocess.run(["psql", "-qAtX", "-v", "ON_ERROR_STOP=1", f"postgresql://{user}@127.0.0.1:{self.port}/postgres", "-c", text], capture_output=True, text=True, timeout=60)
        return done.returncode, done.stdout + done.stderr


class InPostgres(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.close)

    def setUp(self):
        self.bureau = Bureau()
        self.addCleanup(self.bureau.close)
        self.schema = "books_" + str(time.monotonic_ns())

    def address(self, user="owner"):
        return self.server.address(user, self.schema)

    def test_everything_works_as_in_a_file_and_what_was_decided_is_the_same_bytes(self):
        digest = re.compile(r"decisions (\w{64})")
        in_file = digest.search(self.bureau.record("r1"))[1]
        text = self.bureau.record("r1", "--head", "server.head", ledger=self.address())
        self.assertEqual(digest.search(text)[1], in_file)
        self.assertIn("recorded before", self.bureau.record("r1", "--head", "server.head", ledger=self.address()))
        self.bureau.record("r2", "--head", "server.head", "--set", "reading.1-1/A1=R2", ledger=self.address())
        self.assertIn("The same to the byte: 4", self.bureau.run("replay", self.address(), "2", code=0)[1])
        self.assertIn("2 runs, 10 entries", self.bureau.run("audit", self.address(), "--key", "b.key.pub", "--head", "server.head", code=0)[1])
        self.assertIn("reading 1-1/A1: R1 → R2", self.bureau.run("diff", self.address(), "1", "2", code=0)[1])
        self.bureau.run("prove", self.address(), "--subject", "a", "--out", "a.proof", code=0)
        for code, said in self.bureau.verify("a.proof"):
            self.assertEqual(code, 0, said)
        import sqlite3
        for at in range(4):
            ours = sqlite3.connect(self.bureau.folder / "books.ledger").execute("SELECT bytes FROM entry WHERE position = ?", (at,)).fetchone()[0]
            self.assertEqual(self.server.sql(f"SELECT encode(bytes, 'hex') FROM {self.schema}.entry WHERE position = {at}")[1].strip(), ours.hex())

    def test_rights_to_insert_and_select_suffice_and_no_more_are_had(self):
        self.bureau.record("r1", "--head", "h", ledger=self.address())
        self.server.sql(f"GRANT USAGE ON SCHEMA {self.schema} TO recorder")
        self.assertIn("ledger-rights", self.bureau.record("r2", "--head", "h", ledger=self.address("recorder"), code=2))
        self.server.sql(f"GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA {self.schema} TO recorder")
        self.assertIn("run 2", self.bureau.record("r2", "--head", "h", ledger=self.address("recorder")))
        for change in ("UPDATE {}.entry SET bytes = ''", "DELETE FROM {}.head", "TRUNCATE {}.entry"):
            self.assertIn("permission denied", self.server.sql(change.format(self.schema), "recorder")[1])
            self.assertIn("a ledger only grows", self.server.sql(change.format(self.schema), "owner")[1])

    def test_a_changed_entry_is_found_and_named(self):
        self.bureau.record("r1", "--head", "h", ledger=self.address())
        self.server.sql(f"ALTER TABLE {self.schema}.entry DISABLE TRIGGER ALL; UPDATE {self.schema}.entry SET bytes = (SELECT bytes FROM {self.schema}.entry WHERE position = 1) WHERE position = 2")
        self.assertIn("entry 2 was changed", self.bureau.run("audit", self.address(), code=1)[1])

    def test_two_writers_one_is_told_of_the_lock(self):
        self.bureau.record("r1", "--head", "h", ledger=self.address())
        blocker = subprocess.Popen(["psql", "-qAtX", f"postgresql://owner@127.0.0.1:{self.server.port}/postgres", "-c",
                                    f"BEGIN; SELECT pg_advisory_xact_lock(hashtext('duixian ledger {self.schema}')::bigint); SELECT pg_sleep(20)"], stdout=subprocess.DEVNULL)
        try:
            time.sleep(1.5)
            self.assertIn("another program is writing", self.bureau.record("r2", "--head", "h", ledger=self.address(), code=2))
        finally:
            blocker.terminate()
            blocker.wait()
            self.server.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()")
        time.sleep(0.5)
        self.assertIn("run 2", self.bureau.record("r2", "--head", "h", ledger=self.address()))

    def wait_for_a_writer(self, writer):
        """Until the program has changed something that is not yet committed."""
        writing = "SELECT count(*) FROM pg_stat_activity WHERE backend_xid IS NOT NULL AND pid <> pg_backend_pid()"
        while writer.is_alive() and self.server.sql(writing)[1].strip() in ("", "0"):
            time.sleep(0.01)

    def test_a_server_that_is_down_or_drops_mid_run(self):
        self.bureau.record("r1", "--head", "h", ledger=self.address())
        self.bureau.write("records/firm.csv", "firm_id,tax,is_new\n" + "".join(f"f{i:06d},200元,是\n" for i in range(40000)))
        self.bureau.write("records/rulings.csv", "subject,provision,discretion,value\n")
        texts = []
        writer = threading.Thread(target=lambda: texts.append(self.bureau.run("run", "pack", "--records", "records", "--year", "2007", "--ledger", self.address(), "--key", "b.key", "--head", "h", "--request", "r2")))
        writer.start()
        self.wait_for_a_writer(writer)
        self.server.stop()
        writer.join()
        down = self.bureau.run("audit", self.address())[1]
        self.server.start()  # before anything is judged: the other tests need it
        code, text = texts[0]
        self.assertEqual(code, 2, text)
        self.assertRegex(text, r"\[(server-lost|server-down|ledger-error)\]")
        self.assertIn("server-down", down)
        self.assertIn("1 run, 5 entries", self.bureau.run("audit", self.address(), "--head", "h", code=0)[1])
        self.assertIn("run 2, request r2, 40006 entries", self.bureau.record("r2", "--head", "h", ledger=self.address()))

    def test_a_schema_with_an_odd_name_is_refused_and_a_password_is_not_shown(self):
        self.assertIn("schema-name", self.bureau.record("r1", ledger=self.server.address(schema="a;b"), code=2))
        text = self.bureau.record("r1", ledger="postgresql://owner:hidden@127.0.0.1:1/postgres", code=2)
        self.assertIn("server-down", text)
        self.assertNotIn("hidden", text)


if __name__ == "__main__":
    unittest.main(verbosity=1)
