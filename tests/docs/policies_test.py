#!/usr/bin/env python3
"""docs/policies.md is what docs/make_policies.py writes from the packs, and has every clause, reading and damaged figure of them."""

import os
import pathlib
import re
import subprocess
import sys
import tomllib
import unittest

ROOT = pathlib.Path(os.environ.get("ROOT", pathlib.Path(__file__).resolve().parents[2]))
DUIXIAN = os.environ.get("DUIXIAN", str(ROOT / "build/release/duixian"))
PAGE = (ROOT / "docs/policies.md").read_text(encoding="utf-8")


class Policies(unittest.TestCase):
    def test_the_page_is_current(self):
        made = subprocess.run([sys.executable, str(ROOT / "docs/make_policies.py"), "-"], env={**os.environ, "DUIXIAN": DUIXIAN}, capture_output=True, check=True, timeout=120)
        self.assertTrue(made.stdout.decode() == PAGE, "run docs/make_policies.py")

    def test_each_pack_is_there_with_every_clause_and_reading(self):
        for pack in sorted(manifest.parent for manifest in (ROOT / "policies").glob("*/pack.toml")):
            manifest = tomllib.loads((pack / "pack.toml").read_text(encoding="utf-8"))
            part = PAGE.split(f"`policies/{pack.name}`")[1].split("\n## ")[0]
            self.assertIn(manifest["pack"]["title"]["zh"], PAGE)
            listed = subprocess.run([DUIXIAN, "describe", str(pack)], capture_output=True, text=True, encoding="utf-8", check=True).stdout
            for clause in re.findall(r"^(\S+)  \S.*\n《", listed, re.M):
                self.assertIn(f"\n| {clause} |", part)
            for file in pack.glob("*.toml"):
                told = tomllib.loads(file.read_text(encoding="utf-8"))
                for reading, declared in told.get("reading", {}).items():
                    self.assertIn(f"\n- `{reading}` ", part)
                    if declared.get("default", "none") != "none":
                        self.assertRegex(part, rf"\n- `{re.escape(reading)}` .*\*\*{declared['default']} ")
                for name, parameter in told.get("parameter", {}).items():
                    if "damaged" in str(parameter.get("value")):
                        self.assertRegex(part, rf"\n- 待确认 .*`{name}`")


if __name__ == "__main__":
    unittest.main()
