#!/usr/bin/env python3
"""What happens to a ledger when the power goes, the disk fills or a call fails: nothing acknowledged is lost, nothing is doubled,
nothing is half there, and afterwards it works again.

Every write, sync, rename and removal of a run is intercepted and counted (shim.c). FAULTS=all, as tests/run.sh --all sets it,
takes the long form. Changed bits and cut files are in bits_test.cpp.
"""

import errno
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "ledger"))
import bureau as place  # noqa: E402
from bureau import Bureau  # noqa: E402

LONG = os.environ.get("FAULTS") == "all"
SHIM = None
counts = {}


def setUpModule():
    global SHIM
    folder = tempfile.mkdtemp(prefix="duixian-shim-")
    SHIM = os.path.join(folder, "shim.so")
    compiler = shutil.which("gcc") or shutil.which("cc") or shutil.which("clang-16")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", SHIM, str(pathlib.Path(__file__).parent / "shim.c"), "-ldl"], check=True)


def tearDownModule():
    shutil.rmtree(os.path.dirname(SHIM), ignore_errors=True)
    for name, count in counts.items():
        print(f"{name}: {count}")


class Faults(unittest.TestCase):
    def setUp(self):
        self.bureau = Bureau()
        self.addCleanup(self.bureau.close)

    def faulty(self, request, **faults):
        """Records a run with faults; the exit code, negative for a signal, and what it said."""
        environment = {"LD_PRELOAD": SHIM, "FAULT_ONLY": "books.ledger", "FAULT_LOG": str(self.bureau.folder / "calls"), **{f"FAULT_{name}": str(value) for name, value in faults.items()}}
        return self.bureau.run("run", "pack", "--records", "records", "--year", "2007", "--ledger", "books.ledger", "--key", "b.key", "--request", request, environment=environment)

    def calls(self):
        """Writes, syncs, renames and removals of one run on a ledger that has one already; and reads."""
        self.bureau.record("r1")
        self.keep()
        self.assertEqual(self.faulty("counted")[0], 0)
        writes, reads = map(int, self.bureau.read("calls").split())
        self.put_back()
        return writes, reads

    def keep(self):
        self.sound = {name: self.bureau.read(name) for name in ("books.ledger", "books.ledger.head")}

    def put_back(self):
        for stray in self.bureau.folder.glob("books.ledger*"):
            stray.unlink()
        for name, data in self.sound.items():
            self.bureau.write(name, data)

    def works_again(self, what, acknowledged=False):
        """A retry records the run once, quickly; the ledger is sound and holds two runs."""
        begun = time.monotonic()
        text = self.bureau.record("r2")
        self.assertLess(time.monotonic() - begun, 2, what)
        if acknowledged:
            self.assertIn("recorded before", text, what)
        self.assertIn("run 2, request r2, 10 entries", text, what)
        code, audited = self.bureau.run("audit", "books.ledger", "--key", "b.key.pub", "--head", "books.ledger.head")
        self.assertEqual(code, 0, f"{what}: {audited}")
        self.assertIn("2 runs, 10 entries", audited, what)

    def test_killed_at_every_write_sync_and_removal(self):
        writes, _ = self.calls()
        self.assertGreater(writes, 20)
        killed = 0
        for at in range(1, writes + 1):
            self.put_back()
            code, text = self.faulty("r2", KILL_AT=at)
            self.assertEqual(code, -signal.SIGKILL, text)
            killed += 1
            self.works_again(f"killed at {at}", acknowledged="Recorded" in text)
        counts["killed at every write, sync, rename and removal"] = killed

    def test_killed_at_random_moments(self):
        self.bureau.record("r1")
        self.keep()
        chance = random.Random(2007)
        times = 9700 if LONG else 30
        acknowledged = 0
        for _ in range(times):
            self.put_back()
            process = subprocess.Popen([place.DUIXIAN, "run", "pack", "--records", "records", "--year", "2007", "--ledger", "books.ledger", "--key", "b.key", "--request", "r2", "--lang", "en"],
                                       cwd=self.bureau.folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            time.sleep(chance.random() * 0.06)
            process.kill()
            said = process.communicate()[0].decode("utf-8", "replace")
            acknowledged += "Recorded" in said
            self.works_again("killed at random", acknowledged="Recorded" in said)
        counts["killed at random moments"] = f"{times}, acknowledged before {acknowledged}"

    def test_the_disk_full_or_failing_at_every_call(self):
        writes, _ = self.calls()
        failed = 0
        for error, name in ((errno.ENOSPC, "disk full"), (errno.EIO, "failed sync or write")):
            for at in range(1, writes + 1, 1 if LONG or error == errno.ENOSPC else 3):
                self.put_back()
                code, text = self.faulty("r2", FAIL_AT=at, ERRNO=error)
                self.assertIn(code, (0, 2), f"{name} at {at}: {text}")
                if code == 2:
                    self.assertIn("books.ledger", text)
                    self.assertRegex(text, r"\[(disk-full|ledger-io|ledger-error|ledger-unopened|ledger-refuses|damaged-ledger|ledger-read-only)\]")
                    failed += 1
                self.works_again(f"{name} at {at}")
        counts["failing writes and syncs"] = failed

    def test_reads_that_fail(self):
        _, reads = self.calls()
        failed = 0
        for at in range(1, reads + 1, 1 if LONG else 9):
            self.put_back()
            code, text = self.faulty("r2", READ_AT=at)
            self.assertIn(code, (0, 2), f"read {at}: {text}")
            failed += code == 2
            self.works_again(f"read {at} failed")
        counts["failing reads"] = failed

    def test_two_writers_at_once(self):
        self.bureau.record("r1")
        texts = []

        def write(number):
            texts.append(self.bureau.run("run", "pack", "--records", "records", "--year", "2007", "--ledger", "books.ledger", "--key", "b.key", "--request", f"w{number}"))

        threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        recorded = sum(code == 0 for code, _ in texts)
        self.assertGreater(recorded, 0)
        for code, text in texts:
            self.assertTrue(code == 0 or "another program is writing to this ledger" in text, text)
        self.assertIn(f"{1 + recorded} runs", self.bureau.run("audit", "books.ledger", "--key", "b.key.pub", "--head", "books.ledger.head", code=0)[1])
        counts["writers at once"] = f"8, recorded {recorded}, told of the lock {8 - recorded}"


if __name__ == "__main__":
    unittest.main(verbosity=1)
