#!/usr/bin/env python3
"""A word that is given the wrong thing is told of when the pack is loaded, in both languages, with its line and what to write.

Each line is a condition for docs/examples/language/pack.toml and the code of the mistake in it; the first diagnostic has to have
that code, the line of the condition and both languages. A misspelt key of a table must never be passed over.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(os.environ.get("ROOT") or pathlib.Path(__file__).resolve().parents[2])
DUIXIAN = os.environ.get("DUIXIAN") or str(ROOT / "build/release/duixian")
PACK = ROOT / "docs/examples/language/pack.toml"

MISUSES = r"""
wrong-argument       enterprise.sales:compound_growth():at_least "1%"
wrong-argument       enterprise.sales:compound_growth(31):at_least "1%"
wrong-argument       enterprise.sales:compound_growth("3年"):at_least "1%"
wrong-argument       enterprise.sales:rising_for(51)
type-mismatch        enterprise.name:rising_for(3)
wrong-argument       enterprise.name:highest_before():is "a"
unknown-method       enterprise.products:highest_before()
wrong-argument       enterprise.sales:first_time()
wrong-argument       enterprise.sales:ever_before()
wrong-argument       newly_reached(enterprise.output):at_least "1元"
wrong-argument       newly_reached(enterprise.output, parameter.level_award):at_least "1元"
unit-mismatch        newly_reached(enterprise.staff, parameter.output_award):at_least "1元"
unknown-provision    paid_before("99"):at_least "1元"
wrong-argument       paid_before(5):at_least "1元"
wrong-argument       paid_before(parameter.named_trades):at_least "1元"
nothing              top_up():at_least "1元"
unit-mismatch        top_up(enterprise.exports):at_least "1美元"
wrong-argument       days(enterprise.sales, enterprise.loan_to):at_least "1天"
wrong-argument       days(enterprise.loan_from, enterprise.loan_to, "both"):at_least "1天"
unit-mismatch        days(enterprise.loan_from, enterprise.loan_to):at_least "3个月"
wrong-argument       full_months(2020):at_least "1个月"
wrong-argument       overlap_months(enterprise.loan_from, enterprise.loan_to, enterprise.sales):at_least "1个月"
wrong-argument       first_day(enterprise.sales):at_most(this_day)
unreadable-quantity  last_day("2020年"):at_most(this_day)
wrong-argument       year_number(enterprise.sales):at_most(3)
unit-mismatch        year_number(enterprise.registered):at_most "3年"
wrong-argument       enterprise.sales:within(this_year)
unknown-key          enterprise.registered:within { from = "2020-01-01", to = "2021-01-01", too = "2022-01-01" }
wrong-argument       first_that {}:at_least "1元"
wrong-argument       first_that { { gives = "1元" } }:at_least "1元"
type-mismatch        first_that { { when = enterprise.sales, gives = "1元" } }:at_least "1元"
unit-mismatch        first_that { { when = always, gives = "1元" }, { when = always, gives = "1%" } }:at_least "1元"
unknown-key          first_that { { when = always, gives = "1元", otherwise = "2元" } }:at_least "1元"
unknown-key          first_that { { when = always, gives = "1元" }, other = "2元" }:at_least "1元"
wrong-argument       first_that(parameter.size_award, enterprise.output):at_least "1元"
missing-column       first_that(parameter.size_award, { output = enterprise.output }):at_least "1元"
unknown-key          first_that(parameter.size_award, { output = enterprise.output, level = enterprise.level, staff = enterprise.staff }):at_least "1元"
unit-mismatch        first_that(parameter.size_award, { output = enterprise.staff, level = enterprise.level }):at_least "1元"
unknown-name         first_that(parameter.size_award, { output = enterprise.output, level = enterprise.size }):at_least "1元"
wrong-argument       sum_of { "1元", "2元" }:at_least "1元"
wrong-argument       sum_of { a = { when = always } }:at_least "1元"
unknown-key          sum_of { a = { pays = "1元", cap = "1元" } }:at_least "1元"
unit-mismatch        sum_of { a = { pays = "1元", at_most = "1人" } }:at_least "1元"
unit-mismatch        sum_of { a = "1元", b = "1美元" }:at_least "1元"
wrong-argument       best_of { elected = enterprise.elected }:at_least "1元"
unknown-name         best_of { rent = "1元", buy = "2元", elected = enterprise.elected }:at_least "1元"
type-mismatch        best_of { rent = "1元", purchase = "2元", elected = enterprise.sales }:at_least "1元"
type-mismatch        up_to(always)
wrong-argument       amount_of(5):at_least "1元"
unknown-provision    amount_of("99"):at_least "1元"
unknown-party        decision "99":paid_by("moon"):at_least "1元"
wrong-argument       enterprise.sales:times("2元"):at_least "1元"
wrong-argument       enterprise.sales:net_of("13元"):at_least "1元"
unit-mismatch        enterprise.sales:capped_if_known("1人"):at_least "1元"
wrong-argument       enterprise.trade:on("machinery")
wrong-argument       enterprise.trade:on(parameter.level_award)
type-mismatch        enterprise.sales:on(list.key_trades)
unknown-name         enterprise.level:on(list.key_trades)
unknown-list         list.nothing:on(enterprise.trade)
wrong-argument       enterprise.exports:to("EUR", series.usd_cny:on(this_day)):at_least "1元"
wrong-argument       series.usd_cny:average(this_day, "a"):at_least "1元/美元"
wrong-argument       series.usd_cny:on(this_year):at_least "1元/美元"
wrong-argument       series.usd_cny:on(this_day, enterprise.sales):at_least "1元/美元"
wrong-argument       enterprise.added_value:quarter(5):at_least "1元"
wrong-argument       enterprise.added_value:month(1):at_least "1元"
wrong-argument       enterprise.sales:quarter(1):at_least "1元"
wrong-argument       enterprise.sales:growth_over(enterprise.sales:last_year(), {}):at_least "1%"
unknown-key          enterprise.sales:growth_over(enterprise.sales:last_year(), { newcomer = "100%" }):at_least "1%"
unit-mismatch        enterprise.sales:growth_over(enterprise.sales:last_year(), { new_entrant = "100元" }):at_least "1%"
unknown-key          tiers(enterprise.staff, { { at_least = "1人", gives = "1元", at_mots = "2人" } }):at_least "1元"
unknown-key          tiers(enterprise.staff, { { at_least = "1人", gives = "1元" }, otherwize = "2元" }):at_least "1元"
wrong-tier           tiers(enterprise.staff, { { at_least = "1人", more_than = "2人", gives = "1元" } }):at_least "1元"
wrong-tier           tiers(enterprise.staff, { { at_least = "1人", at_most = "2人", gives = "small" } }):is "small"
wrong-tier           tiers(enterprise.staff, { { at_most = "1人", gives = "1元" }, { more_than = "1人", gives = "2元" }, otherwise = "3元" }):at_least "1元"
tier-order           tiers(enterprise.staff, { { at_least = "1人", less_than = "1人", gives = "1元" } }):at_least "1元"
tier-gap             tiers(enterprise.staff, { { at_least = "1人", less_than = "2人", gives = "1元" }, { at_least = "3人", gives = "2元" } }):at_least "1元"
tier-gap             tiers(enterprise.staff, { { at_least = "1人", less_than = "2人", gives = "1元" }, { more_than = "2人", gives = "2元" } }):at_least "1元"
tier-overlap         tiers(enterprise.staff, { { at_least = "1人", at_most = "2人", gives = "1元" }, { at_least = "2人", gives = "2元" } }):at_least "1元"
""".strip().split("\n")


def told(condition):
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(PACK, folder)
        rule = 'provision "1" { title = "t", cite = { article = 1 }, kind = "right", subject = enterprise, when =\n' + condition + "\n}\n"
        (pathlib.Path(folder) / "rules.lua").write_text(rule, encoding="utf-8")
        done = subprocess.run([DUIXIAN, "check", folder, "--format", "json"], capture_output=True, text=True, timeout=60)
        return done.returncode, json.loads(done.stdout or "[]")


def main():
    wrong = []
    for line in MISUSES:
        code, condition = line.split(None, 1)
        exit_code, found = told(condition)
        if exit_code != 1 or not found or found[0]["code"] != code:
            wrong.append(f"{condition}\n   should be refused with {code}; exit {exit_code}: {[one['code'] for one in found]}")
            continue
        first = found[0]
        said = [first[part][language].strip() for part in ("what", "remedy") for language in ("zh", "en")]
        if first["line"] not in (1, 2) or not all(said) or said[0] == said[1]:
            wrong.append(f"{condition}\n   is told without its line, its remedy or one of the languages: {first}")
    for one in wrong:
        print(one)
    print(f"{len(MISUSES)} misuses, {len(wrong)} wrong")
    return 1 if wrong or len(MISUSES) < 70 else 0


if __name__ == "__main__":
    sys.exit(main())
