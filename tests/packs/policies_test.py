#!/usr/bin/env python3
"""Every pack of policies/: it loads, its worked examples come out as written, and no condition, branch or tier goes untouched."""
import json
import os
import pathlib
import subprocess
import unittest

ROOT = pathlib.Path(os.environ.get("ROOT", pathlib.Path(__file__).resolve().parents[2]))
DUIXIAN = os.environ.get("DUIXIAN", str(ROOT / "build/release/duixian"))
PACKS = sorted(manifest.parent for manifest in (ROOT / "policies").glob("*/pack.toml"))


def run(*arguments):
    done = subprocess.run([DUIXIAN, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    return done.returncode, done.stdout, done.stderr


class EveryPack(unittest.TestCase):
    maxDiff = None

    def test_there_are_packs(self):
        self.assertTrue(PACKS)

    def test_loads_without_a_word_of_complaint(self):
        for pack in PACKS:
            with self.subTest(pack=pack.name):
                code, out, err = run("check", pack, "--lang", "en")
                self.assertEqual((code, err), (0, ""), out)
                self.assertNotIn("warning", out)

    def test_its_examples_come_out_and_cover_it(self):
        for pack in PACKS:
            with self.subTest(pack=pack.name):
                _, out, err = run("test", pack, "--format", "json")
                result = json.loads(out)
                self.assertEqual([case for case in result["cases"] if case["status"] != "passed"], [], err)
                self.assertEqual((result["failed"], result["diagnostics"], result["uncovered"]), (0, [], []))

    def test_each_provision_has_examples_of_the_catalogue_and_its_own(self):
        for pack in PACKS:
            with self.subTest(pack=pack.name):
                own, catalogue = ({file.name for file in (pack / folder).glob("*.toml")} for folder in ("cases", "cases/catalogue"))
                _, out, _ = run("test", pack, "--format", "json")
                provisions = {case["provision"] + ".toml" for case in json.loads(out)["cases"]}
                self.assertEqual((own, catalogue), (provisions, provisions))


if __name__ == "__main__":
    unittest.main()
