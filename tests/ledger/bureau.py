"""A bureau with a small policy, its records and a ledger, for tests that run the program."""

import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(os.environ.get("ROOT") or pathlib.Path(__file__).resolve().parents[2])
DUIXIAN = os.environ.get("DUIXIAN") or str(ROOT / "build/release/duixian")
VERIFIER = ROOT / "docs/verify.py"

PACK = """[pack]
id = 'tried'
title = { zh = '试行奖励办法', en = 'Awards on trial' }
parties = ['city']
effective = { from = 2006-01-01 }
[entity.firm]
key = 'firm_id'
[entity.firm.fact]
tax = { type = 'money', columns = ['tax'] }
is_new = { type = 'truth' }
[discretion]
cut = { type = 'rate', lowest = '30%', highest = '100%' }
[reading]
'1-1/A1' = { issue = '含不含', choices = { R1 = 'in', R2 = 'out' }, default = 'R1' }
[parameter]
line = { type = 'money', value = '100元' }
"""
RULES = """
provision '1-1' { title = '奖', cite = { article = 1 }, kind = 'award', subject = firm,
  when = reading '1-1/A1' { R1 = firm.tax:at_least(parameter.line), R2 = firm.tax:more_than(parameter.line) },
  pays = firm.tax * discretion.cut, funded_by = 'city' }
provision '1-2' { title = '权', cite = { article = 2 }, kind = 'right', subject = firm, when = firm.is_new }
"""
FIRMS = "firm_id,tax,is_new\na,200元,是\nb,100元,否\nc,99元,\nd,约5元,是\n"
RULINGS = "subject,provision,discretion,value,authority,date,document\na,1-1,cut,50%,市政府,2007-03-01,纪要1号\nb,1-1,cut,40%,市政府,2007-03-01,纪要1号\n"


class Bureau:
    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="duixian-ledger-"))
        for name, text in (("pack/pack.toml", PACK), ("pack/rules.lua", RULES), ("records/firm.csv", FIRMS), ("records/rulings.csv", RULINGS)):
            self.write(name, text)
        self.run("key", "b.key", "--name", "bureau.example/ledger", code=0)

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def read(self, name):
        return (self.folder / name).read_bytes()

    def run(self, *words, code=None, environment=None, timeout=120):
        """Runs duixian; returns its exit code and all that it printed."""
        done = subprocess.run([DUIXIAN, *(word if isinstance(word, bytes) else str(word) for word in words), "--lang", "en"], cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, env={**os.environ, **(environment or {})}, timeout=timeout)
        text = done.stdout.decode("utf-8", "replace")
        if code is not None and done.returncode != code:
            raise AssertionError(f"{' '.join(map(str, words))}: exit {done.returncode}, not {code}\n{text}")
        return done.returncode, text

    def record(self, request, *more, code=0, ledger="books.ledger", **how):
        return self.run("run", "pack", "--records", "records", "--year", "2007", "--ledger", ledger, "--key", "b.key", "--request", request, *more, code=code, **how)[1]

    def verify(self, name, *more):
        """What the program and the independent verifier say of a proof: their exit codes and texts."""
        ours = self.run("verify", name, "--key", "b.key.pub", *more)
        done = subprocess.run([sys.executable, VERIFIER, name, "--key", "b.key.pub", *more], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
        return ours, (done.returncode, done.stdout.decode("utf-8", "replace"))

    def sql(self, statements, name="books.ledger"):
        """As somebody with another program would; the guards are taken off and put back."""
        with sqlite3.connect(self.folder / name) as database:
            guards = database.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
            for guard, _ in guards:
                database.execute(f"DROP TRIGGER {guard}")
            for statement, values in statements:
                database.execute(statement, values)
            for _, sql in guards:
                database.execute(sql)
        database.close()
