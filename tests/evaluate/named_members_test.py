#!/usr/bin/env python3
"""Members taken by name: all that have one of the names count, in whatever order the records have them."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(os.environ.get("ROOT") or pathlib.Path(__file__).resolve().parents[2])
DUIXIAN = os.environ.get("DUIXIAN") or str(ROOT / "build/release/duixian")
PACK = """[pack]
id = 'named'
title = '按名取成员'
parties = ['city']
effective = { from = 2006-01-01 }
[entity.enterprise]
key = 'uid'
[entity.enterprise.fact]
a = { type = 'money' }
[entity.product]
of = 'enterprise'
list = 'products'
[entity.product.fact]
name = { type = 'text' }
sales = { type = 'money' }
"""
RULES = """provision '1' { title = '奖', cite = { article = 1 }, kind = 'award', subject = enterprise, pays = enterprise.products:named { 'x', 'y' }:sum(product.sales) }
"""


class NamedMembers(unittest.TestCase):
    def paid(self, rows):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "pack").mkdir()
            (folder / "pack/pack.toml").write_text(PACK, encoding="utf-8")
            (folder / "pack/rules.lua").write_text(RULES, encoding="utf-8")
            (folder / "enterprise.csv").write_text("uid,a\nE1,1元\n", encoding="utf-8")
            (folder / "product.csv").write_text("uid,name,sales\n" + "".join(f"E1,{row}元\n" for row in rows), encoding="utf-8")
            done = subprocess.run([DUIXIAN, "explain", folder / "pack", "--records", folder, "--year", "2021", "--subject", "E1", "--format", "json"], capture_output=True, text=True, timeout=60)
            self.assertEqual(done.returncode, 0, done.stderr)
            return json.loads(done.stdout)[0]["decision"]["amount"]["amount"]

    def test_several_members_of_one_name(self):
        self.assertEqual(self.paid(["x,100", "x,700", "y,50"]), "850.00")
        self.assertEqual(self.paid(["y,50", "x,700", "z,9", "x,100"]), "850.00")


if __name__ == "__main__":
    unittest.main(verbosity=1)
