#!/usr/bin/env python3
"""One digest over the decisions of the same run, wherever it is computed: under every locale, time zone and number of threads, with the
rows in any order, in SQLite and in PostgreSQL, and whatever compiler made the program.

Four environments; with ENVIRONMENTS=all every one of them, and with BUILDS="name=program ..." every program given too
(tests/run.sh --all builds them).
"""

import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from bureau import DUIXIAN, ROOT  # noqa: E402
from postgres_test import Server  # noqa: E402

PACK = ROOT / "tests/speed/workload"
ENTERPRISES = 600
TRUTHS = "in_catalogue is_new is_high_tech is_registered_here has_overdue_tax is_exporter passed_audit is_park_tenant".split()
CHOICES = {"size": "large medium small micro", "level": "national provincial municipal other", "trade": "machinery automobile appliance food electronics other"}
SUMS = "output sales_2006 sales_2007 local_tax_2006 local_tax_2007 purchases_2006 purchases_2007 investment exports loan fees rent training green_investment income_tax equipment rnd_2006 rnd_2007".split()
NUMBERS = "staff graduates patents centres energy_2006 energy_2007".split()
OTHERS = "land(平方米) loan_rate(%) loan_days(天) registered".split()

# Locale, time zone, threads, whether the rows are shuffled, store.
USUAL = [
    ("C", "UTC", 1, False, "file"),
    ("tr_TR", "Asia/Kathmandu", 2, True, "file"),
    ("zh_CN", "America/St_Johns", 7, True, "postgres"),
    ("ar_EG", "Pacific/Apia", 64, False, "file"),
]
MORE = [
    ("C", "UTC", 2, False, "file"), ("C", "UTC", 3, True, "file"), ("de_DE", "Europe/Berlin", 1, False, "file"),
    ("de_DE", "Europe/Berlin", 4, True, "postgres"), ("fa_IR", "Asia/Tehran", 2, False, "file"), ("hi_IN", "Asia/Kolkata", 5, True, "file"),
    ("zh_CN", "Asia/Shanghai", 1, False, "file"), ("zh_CN", "Asia/Shanghai", 16, True, "file"), ("zh_TW", "Asia/Taipei", 2, False, "postgres"),
    ("ja_JP", "Asia/Tokyo", 3, False, "file"), ("fr_FR", "Africa/Casablanca", 2, True, "file"), ("az_AZ", "Asia/Baku", 4, False, "file"),
    ("th_TH", "Pacific/Kiritimati", 2, True, "file"), ("my_MM", "Etc/GMT+12", 31, True, "postgres"),
]


def locale(name, folder):
    """Locales are made where the machine has none of that name."""
    if name != "C":
        subprocess.run(["localedef", "-i", name, "-f", "UTF-8", folder / f"{name}.UTF-8"], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if not (folder / f"{name}.UTF-8/LC_NUMERIC").exists():
            raise AssertionError(f"the locale {name} could not be made; is the package locales installed?")
    return {"LC_ALL": "C.UTF-8" if name == "C" else f"{name}.UTF-8", "LOCPATH": str(folder) if name != "C" else ""}


def money(fen):
    return f"{fen // 100}.{fen % 100:02}"


def cell(draw, heading):
    """A value of a register: one in twelve unknown, some of them on a line of a clause."""
    if draw.random() < 1 / 12:
        return ""
    fact = heading.partition("(")[0]
    if fact in TRUTHS:
        return draw.choice(["true", "false"])
    if fact in CHOICES:
        return draw.choice(CHOICES[fact].split())
    if fact in NUMBERS:
        return str(draw.choice([0, 5, 10, 20, 40, 50, 200, draw.randrange(3000)]))
    if fact == "registered":
        return f"20{draw.randrange(10):02}-0{draw.randrange(1, 10)}-1{draw.randrange(10)}" if draw.random() < .8 else "2003-01-01"
    if fact == "loan_rate":
        return f"{draw.randrange(12)}.{draw.randrange(100):02}"
    if fact == "loan_days":
        return str(draw.choice([89, 90, 365, draw.randrange(1000)]))
    if fact == "land":
        return str(draw.randrange(1_000_000))
    return money(draw.choice([0, 10**9, 10**10, 5 * 10**10, int(10 ** draw.uniform(5, 12))]))


def write_records(folder, shuffled):
    folder.mkdir()
    draw = random.Random(2007)
    headings = TRUTHS + list(CHOICES) + [f"{name}(元)" for name in SUMS] + NUMBERS + OTHERS
    keys = [f"E{number:05}" for number in range(ENTERPRISES)]
    rows = [[key] + [cell(draw, heading) for heading in headings] for key in keys]
    projects = [[key, cell(draw, "investment"), cell(draw, "equipment"), cell(draw, "is_new"), draw.choice(["key", "major", "other", ""])] for key in keys for _ in range(draw.randrange(4))]
    if shuffled:
        random.Random(1).shuffle(rows)
        families = {key: [row for row in projects if row[0] == key] for key in keys}  # a list without keys has the order of its rows
        order = sorted(keys, key=lambda key: key[::-1])
        projects = [row for key in order for row in families[key]]
    for name, first, table in (("enterprises", ["enterprise_id", *headings], rows), ("projects", ["enterprise_id", "investment(元)", "equipment(元)", "is_supporting", "category"], projects)):
        (folder / f"{name}.csv").write_text("\n".join(",".join(row) for row in [first, *table]) + "\n", encoding="utf-8")


class Environments(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="duixian-environments-"))
        cls.server = None
        write_records(cls.folder / "in order", False)
        write_records(cls.folder / "shuffled", True)
        subprocess.run([DUIXIAN, "key", cls.folder / "b.key", "--name", "bureau.example/ledger"], check=True, stdout=subprocess.DEVNULL)

    @classmethod
    def tearDownClass(cls):
        if cls.server:
            cls.server.close()
        shutil.rmtree(cls.folder, ignore_errors=True)

    def ledger(self, store, number):
        if store == "file":
            return self.folder / f"{number}.ledger"
        if self.server is None:
            type(self).server = Server()
        return self.server.address(schema=f"books{number}")

    def digest(self, number, program, place, zone, threads, shuffled, store):
        words = [program, "run", PACK, "--records", self.folder / ("shuffled" if shuffled else "in order"), "--year", "2007", "--threads", threads, "--ledger", self.ledger(store, number),
                 "--key", self.folder / "b.key", "--head", self.folder / f"{number}.head", "--format", "json"]
        environment = {**os.environ, **locale(place, self.folder), "TZ": zone}
        done = subprocess.run([str(word) for word in words], capture_output=True, text=True, env=environment, timeout=280)
        self.assertEqual(done.returncode, 0, done.stderr)
        receipt = json.loads([line for line in done.stdout.splitlines() if '"decisions"' in line][-1])
        self.assertEqual(receipt["subjects"], ENTERPRISES)
        return receipt["decisions"]

    def test_one_digest(self):
        everything = os.environ.get("ENVIRONMENTS") == "all"
        builds = dict(one.split("=", 1) for one in os.environ.get("BUILDS", "").split())
        settings = USUAL + (MORE if everything else [])
        tried = [("this build", DUIXIAN, *one) for one in settings]
        tried += [(name, program, *settings[at % len(settings)]) for at, (name, program) in enumerate(builds.items())]
        found = {}
        for number, (name, program, *how) in enumerate(tried):
            found.setdefault(self.digest(number, program, *how), []).append((name, *how))
        self.assertEqual(len(found), 1, found)
        print(f"{len(tried)} environments, one digest: {next(iter(found))}", file=sys.stderr)


if __name__ == "__main__":
    unittest.main()
