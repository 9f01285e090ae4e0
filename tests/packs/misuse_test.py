#!/usr/bin/env python3
"""A manifest that says something wrong is told of when the pack is loaded, in both languages and with what to write.

Each case is a key of the entity, or lines after its facts, and the code of the first diagnostic; "" is one that loads.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(os.environ.get("ROOT") or pathlib.Path(__file__).resolve().parents[2])
DUIXIAN = os.environ.get("DUIXIAN") or str(ROOT / "build/release/duixian")

MANIFEST = """[pack]
id = "misuse"
title = "Misuse"
effective = {{ from = 2020-01-01 }}
parties = ["city"]
[entity.enterprise]
key = "k"
{entity}
[entity.enterprise.fact]
output = {{ type = "money", yearly = true }}
registered = {{ type = "date" }}
level = {{ type = "choice", of = ["a", "b"] }}
{rest}
"""
RULE = 'provision "1" {{ title = "t", cite = {{ article = 1 }}, kind = "award", subject = enterprise, pays = {pays} }}\n'

ENTITIES = [
    ("", "complete_since = 2015"),
    ("", 'complete_since = "registered"'),
    ("wrong-type", 'complete_since = "regd"'),
    ("wrong-type", 'complete_since = "output"'),
    ("wrong-type", "complete_since = 20150"),
    ("wrong-type", "complete_since = 2015-01-01"),
]

AWARD = '[fund.a]\nprovisions = ["1"]\n'
ROWS = '[parameter.p]\ntype = "rows"\n'
MANIFESTS = [
    ("", 'x = { type = "truth", quarterly = true }'),
    ("", 'x = { type = "money", quarterly = true, monthly = true }'),
    ("wrong-type", 'x = { type = "money", quarterly = "yes" }'),
    ("defined-twice", 'x = { type = "money", quarterly = true }\nx_q1 = { type = "money" }'),
    ("unknown-key", 'x = { type = "money", weekly = true }'),
    ("", ROWS + 'rows = [ { output = { at_least = "5亿元" }, level = ["a", "b"], gives = "1元" }, { level = "a", gives = "2元" } ]\notherwise = "3元"'),
    ("", ROWS + 'value = [ { from = 2020-01-01, rows = [ { level = "a", gives = "1元" } ] }, { from = 2021-01-01, rows = [ { level = "b", gives = "1元" } ] } ]'),
    ("no-value", ROWS),
    ("wrong-type", ROWS + "rows = []"),
    ("unknown-key", ROWS + 'rows = [ { output = { at_leest = "5亿元" }, gives = "1元" } ]'),
    ("wrong-type", ROWS + 'rows = [ { output = { }, gives = "1元" } ]'),
    ("wrong-type", ROWS + 'rows = [ { output = 5, gives = "1元" } ]'),
    ("wrong-row", ROWS + 'rows = [ { output = { at_least = "5亿元" } } ]'),
    ("unit-mismatch", ROWS + 'rows = [ { level = "a", gives = "1元" }, { level = "b", gives = "1%" } ]'),
    ("unit-mismatch", ROWS + 'rows = [ { level = "a", gives = "1元" }, { level = "b", gives = "first" } ]'),
    ("unit-mismatch", ROWS + 'rows = [ { level = "a", gives = "1元" } ]\notherwise = "first"'),
    ("unit-mismatch", '[parameter.p]\ntype = "tiers"\ntiers = [ { at_least = "5亿元", gives = "1元" } ]\notherwise = "1%"'),
    ("tier-gap", '[parameter.p]\ntype = "tiers"\ntiers = [ { at_least = "1亿元", less_than = "2亿元", gives = "1元" }, { at_least = "3亿元", gives = "2元" } ]'),
    ("tier-overlap", '[parameter.p]\ntype = "tiers"\ntiers = [ { at_least = "1亿元", less_than = "3亿元", gives = "1元" }, { at_least = "2亿元", gives = "2元" } ]'),
    ("", '[parameter.p]\ntype = "tiers"\ntiers = [ { less_than = "1亿元", gives = "1元" }, { at_least = "1亿元", at_most = "2亿元", gives = "2元" } ]\notherwise = "3元"'),
    ("wrong-tier", '[parameter.p]\ntype = "tiers"\ntiers = [ { less_than = "1亿元", gives = "1元" }, { at_least = "1亿元", gives = "2元" } ]\notherwise = "3元"'),
    ("unknown-key", '[parameter.p]\ntype = "list"\nnames = ["a"]\notherwise = "b"'),
    ("", '[list.l]\nnames = ["a"]'),
    ("", '[list]\nl = ["a", "b"]'),
    ("", '[list.l]\nvalue = [ { from = 2020-01-01, names = ["a"] } ]'),
    ("wrong-type", "[list.l]\nnames = []"),
    ("wrong-type", '[list]\nl = "a"'),
    ("wrong-type", "[list]\nl = []"),
    ("unknown-key", '[list.l]\ntype = "list"\nnames = ["a"]'),
    ("no-value", '[list.l]\nis = "a"'),
    ("defined-twice", '[list.l]\nnames = ["a"]\n[parameter.l]\ntype = "list"\nnames = ["b"]'),
    ("name-taken", '[list.all]\nnames = ["a"]'),
    ("", 'days = { type = "number" }\nlist = { type = "text" }\ntop_up = { type = "truth" }'),
    ("name-taken", '[entity.days]\nkey = "d"\nof = "enterprise"'),
    ("", '[reading.up_to]\nissue = "x"\nchoices = { full = "a", discretion = "b" }\ndefault = "full"'),
    ("reading-branch", '[reading.up_to]\nissue = "x"\nchoices = { full = "a", some = "b" }\ndefault = "full"'),
    ("same-choice", 'x = { type = "choice", of = { a = "X", b = "X" } }'),
    ("same-choice", 'x = { type = "choice", of = { a = { zh = "甲", en = "X" }, b = { zh = "乙", en = "X" } } }'),
    ("same-choice", 'x = { type = "choice", of = ["a", "a"] }'),
    ("two-values", '[parameter.p]\ntype = "money"\nis = "5元"\nvalue = [ { from = 2020-01-01, is = "6元" } ]'),
    ("wrong-range", 'x = { type = "money", range = ["0元", "10元"], missing = { means = "20元", why = "w" } }'),
    ("", 'x = { type = "money", range = ["0元", "10元"], missing = { means = "10元", why = "w" } }'),
    ("unit-mismatch", 'x = { type = "money", currency = "EUR", unit = "美元" }'),
    ("", 'x = { type = "money", currency = "EUR", unit = "万欧元" }'),
    ("column-twice", 'm = { type = "money" }\nx = { type = "money", columns = ["m"] }'),
    ("wrong-range", ROWS + 'rows = [ { output = { at_least = "10元", less_than = "5元" }, gives = "1元" } ]'),
    ("wrong-range", ROWS + 'rows = [ { output = { at_least = "10元", less_than = "10元" }, gives = "1元" } ]'),
    ("", ROWS + 'rows = [ { output = { at_least = "10元", at_most = "10元" }, gives = "1元" } ]'),
    ("two-funds", "[fund.a]\n[fund.b]"),
    ("two-funds", AWARD + '[fund.b]\nprovisions = ["1"]'),
    ("two-payers", '[payers.a]\nshares = { city = "100%" }\n[payers.b]\nprovisions = ["1"]\nshares = { city = "100%" }'),
    ("two-instalments", '[instalments.a]\nparts = [ { share = "100%" } ]\n[instalments.b]\nparts = [ { share = "100%" } ]'),
    ("no-ceiling", '[cap.a]\nat = "10元"\nshare = "50%"'),
    ("idle-key", AWARD + 'by = "enterprise.output"'),
    ("idle-key", AWARD + 'order = "lowest"'),
    ("", AWARD + 'shortage = "in_order"\nby = "enterprise.output"'),
    ("idle-key", AWARD + 'freed = "again"'),
    ("wrong-fund", AWARD + 'times = "2"'),
    ("wrong-stacking", '[stacking]\ns = { provisions = ["1"], if_not_due = "highest" }'),
    ("idle-rule", '[cap.a]\nat = "10元"\nprovisions = []'),
    ("idle-reading", '[reading."9/A1"]\nissue = "x"\nchoices = { R1 = "a", R2 = "b" }\ndefault = "R1"'),
    ("wrong-reading", '[reading.upto]\nissue = "x"\nchoices = { full = "a", discretion = "b" }\ndefault = "full"'),
]


def told(entity, rest):
    with tempfile.TemporaryDirectory() as folder:
        pack = pathlib.Path(folder)
        (pack / "pack.toml").write_text(MANIFEST.format(entity=entity, rest=rest), encoding="utf-8")
        (pack / "rules.lua").write_text(RULE.format(pays='up_to "1元"' if "up_to]" in rest else '"1元"'), encoding="utf-8")
        done = subprocess.run([DUIXIAN, "check", folder, "--format", "json"], capture_output=True, text=True, timeout=60)
        return json.loads(done.stdout or "[]")


def main():
    wrong = []
    for code, entity, rest in [(code, entity, "") for code, entity in ENTITIES] + [(code, "", rest) for code, rest in MANIFESTS]:
        found = told(entity, rest)
        codes = [one["code"] for one in found]
        if codes[:1] != ([code] if code else []):
            wrong.append(f"{entity}{rest}\n   should tell {code or 'nothing'}, and tells {codes}")
        for one in found:
            if one["what"]["zh"] == one["what"]["en"] or not one["remedy"]["zh"].strip() or not one["remedy"]["en"].strip():
                wrong.append(f"{entity}{rest}\n   is not told in both languages with a remedy: {one}")

    asked = [one["code"] for one in told("", '[discretion]\nup_to = { type = "rate", lowest = "50%", highest = "100%" } # up_to]')]
    if asked != ["up-to-unread"]:
        wrong.append(f"`up_to` without a declared reading should be asked about, and tells {asked}")
    for one in wrong:
        print(one)
    print(f"{len(ENTITIES) + len(MANIFESTS)} manifests, {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
