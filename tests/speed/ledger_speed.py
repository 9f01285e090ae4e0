#!/usr/bin/env python3
"""How fast runs are recorded, computed again, opened and proved; beside SQLite alone, which is given the same entries.

    build/speed/venv/bin/python tests/speed/ledger_speed.py [--rows N] [--entries N]

Needs a release build, and numpy and duckdb, which tests/speed/run.sh installs. Every recorded decision is compared: the run is computed again
from the ledger, to the byte. Exit 1: it was not the same. See docs/performance.md.
"""

import argparse
import os
import pathlib
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
DUIXIAN = ROOT / "build/release/duixian"
TEST = ROOT / "build/release/tests/test_ledger"
PROVISIONS = 30

sys.path.insert(0, str(ROOT / "docs"))
sys.dont_write_bytecode = True
import verify  # noqa: E402


def told(name, value, note=""):
    print(f"{name:<44} {value:>16}   {note}", flush=True)


def timed(*words):
    begun = time.monotonic()
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, words))}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return time.monotonic() - begun, done.stdout


def sqlite_alone(ledger, path):
    """The same entries as rows of a plain table: no tree, no salts, no head, nothing read back."""
    entries = sqlite3.connect(ledger).execute("SELECT position, bytes FROM entry").fetchall()
    database = sqlite3.connect(path, isolation_level=None)
    database.executescript("PRAGMA page_size = 8192; PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; CREATE TABLE entry (position INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;")
    begun = time.monotonic()
    database.execute("BEGIN IMMEDIATE")
    database.executemany("INSERT INTO entry VALUES (?, ?)", entries)
    database.execute("COMMIT")
    return time.monotonic() - begun, len(entries), sum(len(data) for _, data in entries)


def measured(folder, rows, entries):
    timed(sys.executable, HERE / "make_data.py", folder / "data", "--rows", rows, "--csv")
    records = folder / "records"
    records.mkdir()
    for table in ("enterprises.csv", "projects.csv"):
        (folder / "data" / table).rename(records / table)
    timed(DUIXIAN, "key", folder / "b.key", "--name", "bureau.example/ledger")
    run = (DUIXIAN, "run", HERE / "workload", "--records", records, "--year", "2007")
    plain, recorded, replayed, alone = [], [], [], []
    for turn in range(3):
        ledger = folder / f"books{turn}.ledger"
        plain.append(timed(*run)[0])
        recorded.append(timed(*run, "--ledger", ledger, "--key", folder / "b.key")[0])
        seconds, said = timed(DUIXIAN, "replay", ledger, 1, "--lang", "en")
        if f"The same to the byte: {rows} subjects" not in said:
            sys.exit(said)
        replayed.append(seconds)
        took, count, size = sqlite_alone(ledger, folder / f"plain{turn}.db")
        alone.append(took)
        if turn < 2:
            ledger.unlink()
        (folder / f"plain{turn}.db").unlink()
    middle = statistics.median
    whole, recording, again = middle(recorded), middle([a - b for a, b in zip(recorded, plain)]), middle(replayed)
    told("read, decided and recorded", f"{whole:.1f} s", f"{rows / whole:,.0f} entries a second, of 30 decisions each")
    told("recording alone", f"{recording:.1f} s", f"{rows / recording:,.0f} entries a second; 80,000 to reach")
    told("SQLite alone, the same bytes", f"{middle(alone):.1f} s", f"recording takes {recording / middle(alone):.1f} times that")
    told("computed again and compared", f"{again:.1f} s", f"{again / whole:.2f} times deciding and recording; 1.5 at most")
    shown = sqlite3.connect(ledger).execute("SELECT bytes FROM entry WHERE position < 10000").fetchall()
    told("an entry", f"{size / count:.0f} bytes", "decisions, facts and their places")
    told("a decision beyond its facts", f"{sum(decision_bytes(data) for data, in shown) / len(shown) / PROVISIONS:.1f} bytes", "20 at most")
    if entries:
        os.environ["DUIXIAN_LEDGER_SUBJECTS"] = str(entries)
        said = timed(TEST, "subjects with thirty*")[1]
        print(next(line for line in said.splitlines() if line.startswith("recorded")))


def decision_bytes(entry):
    """How long a subject's decisions are, without its key and name, the facts and their places (docs/ledger-format.md)."""
    at = 1
    for _ in range(2):  # what it is, the request
        _, at = verify.item(entry, at, 0)
    at += 1
    for _ in range(3):  # entity, keys, name
        _, at = verify.item(entry, at, 0)
    first = at
    for _ in range(3):  # which are not applicable, the others, what a settlement made of them
        _, at = verify.item(entry, at, 0)
    return at - first


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--entries", type=int, default=10_000_000, help="of the ledger that is opened and proved from; 0: none")
    chosen = options.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="ledger-speed-", dir=ROOT / "build/speed"))
    try:
        measured(folder, chosen.rows, chosen.entries)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
