#!/usr/bin/env python3
"""The workload of the speed table loads, and so do the packs of 10 to 300 provisions that are made of it."""

import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True

import pack_copies

DUIXIAN = os.environ.get("DUIXIAN") or str(HERE.parents[1] / "build/release/duixian")


def told(pack):
    done = subprocess.run([DUIXIAN, "check", str(pack), "--lang", "en"], capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout + done.stderr


def main():
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        packs = [(HERE / "workload", 30)]
        for provisions, children in [(10, True), (20, True), (30, True), (30, False), (100, True), (300, True)]:
            pack = pathlib.Path(folder) / f"{provisions}-{children}"
            pack_copies.write(pack, provisions, children)
            packs.append((pack, provisions if children else 27))
        for pack, provisions in packs:
            code, text = told(pack)
            if code != 0 or f": {provisions} provisions, no errors" not in text:
                wrong.append(f"{pack}, which should have {provisions}:\n{text}")
    print("\n".join(wrong) or f"{len(packs)} packs load")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
