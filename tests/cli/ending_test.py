"""Ctrl-C and too little memory end the program at once, with a message, and without a half-written file."""

import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

DUIXIAN = os.environ["DUIXIAN"]
PACK = """[pack]
id = "tried"
title = "试"
currency = "CNY"
parties = ["city"]
effective = { from = 2006-01-01 }
[entity.firm]
key = "firm_id"
[entity.firm.fact]
output = { type = "money" }
tax = { type = "money" }
"""
RULE = """provision "%d" { title = "奖", cite = { article = 1 }, kind = "award", subject = firm, funded_by = "city",
  when = firm.output:at_least "%d元", pays = firm.tax * "10%%" }
"""
failures = []


def check(holds, what):
    if not holds:
        failures.append(what)
        print("failed:", what, file=sys.stderr)


def made(folder, firms, provisions):
    (folder / "pack").mkdir()
    (folder / "pack/pack.toml").write_text(PACK, encoding="utf-8")
    (folder / "pack/rules.lua").write_text("".join(RULE % (i, i) for i in range(provisions)), encoding="utf-8")
    numbers = random.Random(1)
    with open(folder / "firm.csv", "w", encoding="utf-8") as table:
        table.write("firm_id,output(元),tax(元)\n")
        for i in range(firms):
            table.write(f"F{i:07d},{numbers.randrange(100)}.50,{numbers.randrange(1000)}.25\n")


def command(folder, *more):
    return [DUIXIAN, "run", folder / "pack", "--records", folder / "firm.csv", "--year", "2007", "--lang", "en", *more]


def start(words):
    heed = lambda: (signal.signal(signal.SIGINT, signal.SIG_DFL), signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT]))
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=heed)


def interrupted(folder, which, when, more):
    """Sends the signal once `when` says so; whatever stage it is in, it ends within a second."""
    out = folder / "out"
    shutil.rmtree(out, ignore_errors=True)  # a run that was too quick has left its whole file
    process = start(command(folder, *more, "--out", out))
    while not when(out) and process.poll() is None:
        time.sleep(0.002)
    if process.poll() is not None:
        return False  # too quick for this stage
    sent = time.monotonic()
    process.send_signal(which)
    _, said = process.communicate(timeout=60)
    took = time.monotonic() - sent
    if process.returncode in (-which, 0):
        return False  # too early: it was not the program's yet; or too late: all was written
    stage = " ".join(more) + " " + signal.Signals(which).name
    check(process.returncode == 130, f"{stage}: exit code {process.returncode}, {said}")
    check("interrupted" in said, f"{stage}: {said}")
    check(took < 1, f"{stage}: took {took:.2f} s")
    left = sorted(path for path in out.iterdir()) if out.exists() else []
    whole = folder / "whole/wide-firm.csv"  # what was whole when the signal came may stand
    halves = [path.name for path in left if path.name != whole.name or path.read_bytes() != whole.read_bytes()]
    check(not halves, f"{stage}: left {halves}")
    return True


def stages(folder):
    writing = lambda out: out.exists() and any(path.stat().st_size > 0 for path in out.iterdir())
    for which in [signal.SIGINT, signal.SIGTERM]:
        check(interrupted(folder, which, writing, []), "it was still writing the decisions")
        early = []
        for delay in [0.4, 0.2, 0.1, 0.05, 0.03, 0.02, 0.01]:  # a quick machine is done before, a slow one has not begun
            begin = time.monotonic()
            early.append(interrupted(folder, which, lambda out: time.monotonic() > begin + delay, ["--wide"]))
        check(any(early), "it was still reading")
        interrupted(folder, which, writing, ["--wide"])


def without_memory(folder):
    """At every limit it either finishes or says what to do."""
    whole = (folder / "whole/wide-firm.csv").read_bytes()
    met = set()
    for mebibytes in [40, 60, 75, 90, 105, 120, 140, 160, 190, 220, 300, 1000]:
        out = folder / f"limited-{mebibytes}"
        limit = lambda: resource.setrlimit(resource.RLIMIT_AS, (mebibytes << 20, mebibytes << 20))
        if subprocess.run([DUIXIAN, "--help"], capture_output=True, preexec_fn=limit).returncode != 0:
            continue  # not enough for its libraries: nothing of ours has begun
        run = subprocess.run(command(folder, "--wide", "--threads", "2", "--out", out), capture_output=True, text=True, preexec_fn=limit)
        met.add(run.returncode)
        left = {path.name for path in out.iterdir()} if out.exists() else set()
        if run.returncode == 0:
            check((out / "wide-firm.csv").read_bytes() == whole, f"under {mebibytes} MiB the result is another")
        elif run.returncode == 2:
            check("out of memory" in run.stderr and "--threads" in run.stderr, f"under {mebibytes} MiB: {run.stderr}")
            check(not left, f"under {mebibytes} MiB: left {left}")
        else:
            check(False, f"under {mebibytes} MiB: exit code {run.returncode}, {run.stderr[-300:]}")
    check(met == {0, 2}, f"limits that suffice and limits that do not were both met: {met}")


with tempfile.TemporaryDirectory() as scratch:
    folder = pathlib.Path(scratch)
    made(folder, 150000, 20)
    full = subprocess.run(command(folder, "--wide", "--out", folder / "whole"), capture_output=True, text=True)
    check(full.returncode == 0, full.stderr)
    stages(folder)
    if "sanitize" not in DUIXIAN and not any(name in DUIXIAN for name in ["/asan/", "/tsan/"]):  # they reserve terabytes
        without_memory(folder)
sys.exit(1 if failures else 0)
