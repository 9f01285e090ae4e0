"""Makes the data, lets the contestants take turns, judges them and prints the speed table. See docs/performance.md."""

import argparse
import os
import pathlib
import platform
import shutil
import signal
import statistics
import subprocess
import sys
import time

import numpy as np

import make_data
import oracle
import pack_copies
import raw_columns
from contest import table
from contest.judge import Judge
from contest.line import Line, paired
from contest.process import Contestant, take_turns

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
WORK = ROOT / "build/speed"
DATA = WORK / "data"
PROGRAMS = ROOT / "build/release/tests/speed"
LUA_ROWS = 200_000
CORES = len(os.sched_getaffinity(0))
LOAD = os.getloadavg()[0]


def installed(package):
    try:
        __import__(package)
        return True
    except ImportError:
        return False


class Contest:
    def __init__(self, options):
        self.options = options
        self.rows = options.rows
        self.lines = []
        self.ours_wrong = 0
        self.judge = None

    # Who takes part.

    def ours(self, name="ours", data=DATA, pack=HERE / "workload", threads=1, results="reused", rows=None, repeat=1):
        command = [PROGRAMS / "decide_speed", "--data", data, "--pack", pack, "--threads", threads, "--results", results, "--repeat", repeat]
        if rows:
            command += ["--rows", rows]
        return Contestant(name, [*command, *self.options.ours])

    def duckdb(self, spelling, threads=1, results="fresh", *more):
        command = [sys.executable, HERE / "opponents/duckdb_contestant.py", "--data", DATA, "--spelling", spelling, "--threads", threads, "--results", results]
        return Contestant(f"DuckDB, {spelling}", [*command, *more])

    def fused(self, results):
        return Contestant("fused C++ loop", [PROGRAMS / "fused_loop", "--data", DATA, "--results", results])

    def floor(self, results, result_bytes):
        return Contestant("each byte read or written once", [PROGRAMS / "memory_floor", "--data", DATA, "--results", results, "--result-bytes", result_bytes])

    def lua(self, results):
        rows = min(self.rows, LUA_ROWS)
        command = [PROGRAMS / "plain_lua", "--data", DATA, "--script", HERE / "opponents/clauses.lua", "--results", results, "--rows", rows]
        return Contestant("plain Lua", command, rows, self.rows)

    def openfisca(self, threads):
        return Contestant("OpenFisca", [sys.executable, HERE / "opponents/openfisca_contestant.py", "--data", DATA, "--threads", threads])

    # The stages.

    def prepare(self, variant, unknown, csv=False):
        shutil.rmtree(DATA, ignore_errors=True)
        data = make_data.make(self.rows, variant, unknown)
        raw_columns.write(DATA, data)
        if csv:
            import csv_tables
            csv_tables.write(DATA, data)
        self.judge = Judge(data, WORK / "decided")

    def judged(self, contestant, ours=False, rows=None):
        """What to put on a line about the correctness of theirs; ours is remembered for the exit code."""
        if contestant.judged:
            return contestant.judged
        wrong, decided = self.judge.wrong_awards(contestant, rows)
        contestant.judged = {"wrong": wrong, "decided": decided}
        if ours and wrong:
            self.ours_wrong += wrong
            print(f"WRONG: {contestant.name} decided {wrong:,} of {decided:,} otherwise than the exact integers", flush=True)
        return contestant.judged

    def against(self, name, ours, theirs, least=3, **more):
        """A line of two contestants who take turns."""
        ours_runs, their_runs = take_turns([ours, theirs], self.options.budget, least)
        self.judged(ours, ours=True)
        wrong = self.judged(theirs, rows=int(self.rows / theirs.scale)) if theirs.decides else {}
        self.add(paired(name, ours_runs, their_runs, **wrong, **more))

    def add(self, line):
        self.lines.append(line)
        print(table.text_of([line]).splitlines()[-1], flush=True)

    def missing(self, name, package):
        self.add(Line(name, note=f"{package} could not be installed"))

    def decide_only(self):
        stage("decide only, one thread, 5% of cells unknown")
        goals = {"fused C++ loop": {"target": 2.5, "goal": "2.5 times"}, "each byte read or written once": {"target": 0.4, "goal": "2.5 times the floor"}}
        for results in ["fresh", "reused"]:
            with self.ours(results=results) as ours:
                ours.seconds()
                result_bytes = ours.ask("memory")["result_bytes"]
                for make in [lambda: self.fused(results), lambda: self.floor(results, result_bytes)]:
                    with make() as theirs:
                        self.against(f"{theirs.name}, {results} results", ours, theirs, least=7, **goals[theirs.name])

    def duckdb_lines(self):
        if not installed("duckdb"):
            return self.missing("DuckDB", "duckdb")
        stage("DuckDB, three spellings")
        found = {}
        with self.ours(results="fresh") as ours:
            for spelling in ["case", "casts", "joined"]:
                with self.duckdb(spelling) as theirs:
                    goal = {"target": 10, "goal": "10 times, aim 15"}
                    self.against(f"{theirs.name}, one thread, fresh results", ours, theirs, **goal)
                found[spelling] = self.lines[-1].theirs
            self.fastest = min(found, key=found.get)
        for line in self.lines:
            if line.name.startswith("DuckDB") and self.fastest not in line.name:
                line.target, line.goal = None, ""
        with self.ours(results="reused") as ours, self.duckdb(self.fastest, 1, "reused") as theirs:
            self.against(f"{theirs.name}, one thread, reused results", ours, theirs, target=10, goal="10 times, aim 15")
        pack_copies.write(WORK / "pack", 30, children=False)
        with self.ours(results="fresh", pack=WORK / "pack") as ours, self.duckdb(self.fastest, 1, "fresh", "--without-children") as theirs:
            self.against(f"{theirs.name}, the 27 without children", ours, theirs)
        with self.ours(results="fresh", threads=CORES) as ours, self.duckdb(self.fastest, CORES) as theirs:
            self.against(f"{theirs.name}, {CORES} threads, fresh results", ours, theirs)

    def other_opponents(self):
        stage("OpenFisca and Lua")
        if installed("openfisca_core"):
            for threads in sorted({1, CORES}):
                with self.ours(results="fresh", threads=threads) as ours, self.openfisca(threads) as theirs:
                    goal = {"target": 15, "goal": "15 times"}
                    self.against(f"OpenFisca, float64, {cores(threads)} each", ours, theirs, **goal)
        else:
            self.missing("OpenFisca", "openfisca-core")
        for results in ["fresh", "reused"]:
            with self.ours(results=results) as ours, self.lua(results) as theirs:
                note = f"{theirs.ready['version']}; {theirs.ready['rows']:,} rows, scaled"
                self.against(f"plain Lua, integer fen, one thread, {results} results", ours, theirs, target=30, goal="30 times", note=note)

    def own_lines(self):
        stage("threads, conditions, memory, one decision, a rerun")
        with self.ours(threads=CORES) as many, self.ours() as one:
            many_runs, one_runs = take_turns([many, one], self.options.budget, 7)
            self.judged(many, ours=True)
            self.add(paired(f"{CORES} threads, against one", many_runs, one_runs, target=1.6 if CORES == 2 else None, goal="1.6 times" if CORES == 2 else ""))
        with self.ours() as ours:
            self.keeping(ours)
            self.memory(ours)
            seconds = statistics.median(ours.seconds("explain") for _ in range(5))
            self.add(Line("one decision with its explanation", seconds * 1e6, 100, 100 / (seconds * 1e6), "us", 1, "under 100 us"))
            ours.seconds()
            runs = [ours.seconds("rerun") for _ in range(7)]
            self.judge_by_rows(ours, "after a rerun", 1000)
            line = Line("rerun after one parameter", theirs=10, target=1, goal="under 10 ms", note="not there yet")
            if None not in runs:
                line.ours, line.note = statistics.median(runs) * 1e3, ""
                line.ratio = line.theirs / line.ours
            self.add(line)

    def keeping(self, ours):
        if ours.seconds("run-keeping") is None:
            return self.add(Line("with conditions kept, against decide only", goal="at most 1.15 times", note="not there yet"))
        pairs = [(ours.seconds("run-keeping"), ours.seconds()) for _ in range(9)]
        self.add(paired("with conditions kept, against decide only", *zip(*pairs), target=1 / 1.15, goal="at most 1.15 times"))

    def memory(self, ours):
        """In a process of its own, whose peak nothing else has raised."""
        with self.ours() as fresh:
            fresh.seconds()
            found = fresh.ask("memory")
        mib = max(0, found["beyond_records_bytes"] - found["result_bytes"]) / 2**20
        self.add(Line("memory beyond records and results", mib, 100, 100 / max(mib, 1e-3), "MiB", 1, "at most 100 MiB", note=f"results {found['result_bytes'] / 2**20:.0f} MiB"))

    def variants(self):
        for words, variant, unknown in [("0.1% unknown", "usual", 0.001), ("all eligible", "eligible", 0), ("none eligible", "ineligible", 0)]:
            stage(words)
            self.prepare(variant, unknown)
            with self.ours(results="fresh") as ours:
                if installed("duckdb"):
                    with self.duckdb(self.fastest) as theirs:
                        self.against(f"{theirs.name}, {words}", ours, theirs, target=10, goal="10 times, aim 15")
                with self.fused("fresh") as theirs:
                    self.against(f"fused C++ loop, {words}", ours, theirs, least=5, target=2.5, goal="2.5 times")

    def scaling(self):
        """Time a row at each size, against the size before: no worse than linear by more than a tenth."""
        stage("scaling")
        sizes = [size for size in (self.rows // 100, self.rows // 10, self.rows, self.rows * 10) if size >= 1000]
        self.scale_line("rows", sizes, lambda size: self.ours(rows=min(size, self.rows), repeat=max(1, size // self.rows)))
        packs = [10, 30, 100, 300]
        self.scale_line("provisions", packs, self.ours_of_pack)

    def ours_of_pack(self, provisions):
        pack_copies.write(WORK / "pack", provisions)
        return self.ours(pack=WORK / "pack")

    def scale_line(self, what, sizes, make):
        """Each size takes turns with the one before."""
        before = None
        for size in sizes:
            ours = make(size)
            runs = take_turns([ours] if before is None else [ours, before[1]], self.options.budget / 2, 3, 9)
            self.judge_by_rows(ours, f"{size:,} {what}")
            decisions = size * (30 if what == "rows" else self.rows)
            note = f"{statistics.median(runs[0]) / decisions * 1e9:.2f} ns a decision"
            if before is None:
                self.add(Line(f"{size:,} {what}", statistics.median(runs[0]) * 1e3, note=note))
            else:
                linear = [seconds * size / before[0] for seconds in runs[1]]
                self.add(paired(f"{size:,} {what}", runs[0], linear, target=1 / 1.1, goal="linear, +10%", note=note))
                before[1].__exit__()
            before = size, ours
        before[1].__exit__()

    def judge_by_rows(self, ours, words, rows=200):
        wrong = int(ours.ask(f"agree {rows}")["disagreements"])
        self.ours_wrong += wrong
        if wrong:
            print(f"WRONG: {words}: {wrong} decisions differ from the row executor", flush=True)

    def files(self):
        stage("from CSV to decisions.csv")
        name = f"CSV to wide decisions.csv, {CORES} threads, against DuckDB"
        if not installed("duckdb"):
            return self.missing(name, "duckdb")
        self.prepare("usual", 0.05, csv=True)
        out = WORK / "decisions"
        theirs = Contestant("DuckDB", [sys.executable, HERE / "opponents/duckdb_csv.py", "--data", DATA, "--out", WORK / "theirs.csv", "--threads", CORES, "--spelling", self.fastest])
        help = subprocess.run([ROOT / "build/release/duixian", "run", "--help"], capture_output=True, text=True).stdout
        with theirs:
            if "--wide" not in help:
                self.add(Line(name, None, theirs.seconds() * 1e3, goal="3 times", note="duixian run has no --wide yet"))
            else:
                records = WORK / "records"
                records.mkdir(exist_ok=True)
                for table_name in ["enterprises.csv", "projects.csv"]:
                    shutil.move(DATA / table_name, records / table_name)
                    (DATA / table_name).symlink_to(records / table_name)
                command = [ROOT / "build/release/duixian", "run", HERE / "workload", "--records", records, "--year", str(make_data.YEAR), "--wide", "--out", out]
                runs = [(seconds_of_process(command), theirs.seconds()) for _ in range(3)]
                self.add(paired(name, *zip(*runs), target=3, goal="3 times"))
        self.clear()

    def check_oracle(self):
        """The judge judged: against numbers without limit, and against the program on tables as a bureau has them."""
        stage("the judge, against exact numbers of any size and the row executor")
        data = raw_columns.read(DATA, min(3000, self.rows))
        wide = oracle.decide(data, wide=True)
        for provision, (outcome, amount) in oracle.decide(data).items():
            if not (np.array_equal(outcome, wide[provision][0]) and np.array_equal(amount, wide[provision][1])):
                sys.exit(f"the judge is wrong about {provision}: 64 bits do not hold it")
        with self.ours(rows=3000) as ours:
            ours.seconds()
            wrong = ours.ask("agree 3000")["disagreements"]
            wrong += self.judge.wrong_awards(ours, min(3000, self.rows))[0]
        if wrong:
            sys.exit(f"the judge, the row executor and the contestant do not agree on {wrong:.0f} decisions")
        if installed("duckdb"):
            self.check_tables()

    def check_tables(self):
        """The program itself, on the tables that a bureau would hand over: the same decisions, and no other data."""
        import csv
        import csv_tables
        data = raw_columns.read(DATA, min(2000, self.rows))
        records, out = WORK / "records", WORK / "decisions"
        records.mkdir(exist_ok=True)
        csv_tables.write(records, data)
        program = ROOT / "build/release/duixian"
        subprocess.run([program, "run", HERE / "workload", "--records", records, "--year", str(make_data.YEAR), "--out", out], check=True, stdout=subprocess.DEVNULL)
        words = {"ineligible": oracle.INELIGIBLE, "granted": oracle.GRANTED, "undetermined": oracle.UNDETERMINED}
        right = oracle.decide(data)
        wrong = decided = 0
        with open(out / "decisions.csv", encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                outcome, amount = (array[int(row["subject"][1:])] for array in right[row["provision"]])
                fen = int(row["amount"].replace(".", "")) if row["outcome"] == "granted" else 0
                wrong += words.get(row["outcome"]) != outcome or fen != amount
                decided += 1
        self.clear(data=False)
        if wrong or decided != 30 * data.rows["enterprise"]:
            sys.exit(f"duixian run decided {wrong} of {decided} otherwise than the judge")

    def run(self):
        WORK.mkdir(parents=True, exist_ok=True)
        stage(f"{self.rows:,} enterprises")
        self.prepare("usual", 0.05)
        self.check_oracle()
        self.decide_only()
        self.duckdb_lines()
        self.other_opponents()
        self.own_lines()
        self.scaling()
        self.files()
        self.variants()

    def clear(self, data=True):
        for folder in [DATA] * data + [WORK / "pack", WORK / "decided", WORK / "records", WORK / "decisions"]:
            shutil.rmtree(folder, ignore_errors=True)
        (WORK / "theirs.csv").unlink(missing_ok=True)

    def publish(self):
        title = f"{self.rows:,} enterprises, 30 provisions, {processor()}, {CORES} cores; ratio above 1: ours is faster"
        print(f"\n{title}\n")
        print(table.text_of(self.lines))
        if LOAD > 0.7:
            print(f"\nother work was under way when this began (load {LOAD:.1f}): take the figures for a first look only")
        table.write_json(WORK / "results.json", self.lines)
        table.draw(WORK / "table.png", self.lines, title)
        print(f"\nwritten to {WORK.relative_to(ROOT)}/results.json and table.png")


def cores(count):
    return "one core" if count == 1 else f"{count} cores"


def seconds_of_process(command):
    started = time.perf_counter()
    subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


started = time.monotonic()


def stage(words):
    print(f"\n== {words} (at {time.monotonic() - started:.0f} s)", flush=True)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=1_000_000, help="enterprises; 20000 gives a first look within a minute or two")
    options.add_argument("--budget", type=float, help="seconds for one pair to take turns in")
    options.add_argument("ours", nargs="*", help="after --: options for our own contestant, such as --rows-executor")
    given = options.parse_args()
    given.budget = given.budget or max(1.5, 8 * given.rows / 1_000_000)
    contest = Contest(given)
    contest.fastest = "case"
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the data go even then
    try:
        contest.run()
    finally:
        contest.clear()
    contest.publish()
    if contest.ours_wrong:
        print(f"{contest.ours_wrong:,.0f} of our decisions are wrong")
    return 1 if contest.ours_wrong else 0


if __name__ == "__main__":
    sys.exit(main())
