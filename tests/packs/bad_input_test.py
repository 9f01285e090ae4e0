#!/usr/bin/env python3
"""Broken packs, cases and folders: the exit code, and a message that says what, where and what to do, in both languages."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

DUIXIAN = os.environ["DUIXIAN"]

MANIFEST = """[pack]
id = "p"
title = "t"
effective = { from = 2006-01-01 }
parties = ["city", "district"]
"""
ENTITIES = """[entity.enterprise]
key = "id"
[entity.enterprise.fact]
is_new = { type = "truth" }
level = { type = "choice", of = ["national", "city"] }
output = { type = "money", yearly = true }
area = { type = "area" }
workers = { type = "number", unit = "人" }
"""
RULE = """provision "1" {
  title = "t", cite = { article = 1 }, kind = "award", subject = enterprise,
  when = enterprise.is_new,
  pays = "5万元",
}
"""
AWARD = """[parameter.award]
type = "tiers"
value = [ { from = 2006-01-01, tiers = [
  { at_least = "5亿元", gives = "50万元" },
  { at_least = "%s", gives = "100万元" },
] } ]
"""


def run(*arguments, **more):
    done = subprocess.run([DUIXIAN, *map(str, arguments)], capture_output=True, timeout=60, **more)
    assert done.returncode in (0, 1, 2), (done.returncode, done.stderr)
    return done


class Bad(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.pack = pathlib.Path(self.folder.name) / "p"
        self.pack.mkdir()

    def tearDown(self):
        self.folder.cleanup()

    def write(self, rules=RULE, more="", manifest=MANIFEST, entities=ENTITIES):
        (self.pack / "pack.toml").write_text(manifest + entities + more)
        (self.pack / "a.lua").write_text(rules)

    def found(self, code=1):
        """The diagnostics of `check`; each says what and what to do in both languages."""
        done = run("check", self.pack, "--format", "json")
        self.assertEqual(done.returncode, code, done.stderr.decode())
        self.assertEqual(run("check", self.pack, "--format", "json").stdout, done.stdout, "the same bytes in every run")
        found = json.loads(done.stdout)
        for one in found:
            for language in ("zh", "en"):
                self.assertTrue(one["what"][language], one)
                self.assertTrue(one["remedy"][language], one)
        return found

    def expect(self, code, line, file="a.lua", says=""):
        """A diagnostic of that code stands in that line; `says` is in its English."""
        found = self.found()
        for one in found:
            text = one["what"]["en"] + " / " + one["remedy"]["en"]
            if one["code"] == code and one["line"] == line and one["file"].endswith(file) and says in text:
                return found
        self.fail(f"no {code} at {file}:{line} saying {says!r} in {json.dumps(found, ensure_ascii=False, indent=1)}")


class Folders(Bad):
    def test_no_folder(self):
        done = run("check", self.pack / "nowhere", "--lang", "en")
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"no such pack folder", done.stderr)

    def test_no_manifest(self):
        done = run("check", self.pack, "--lang", "en")
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"no pack.toml", done.stderr)

    def test_a_script_of_100_mb(self):
        self.write()
        with open(self.pack / "big.lua", "wb") as file:
            file.truncate(100_000_000)
        self.assertEqual(self.found(1)[0]["code"], "source-too-large")

    def test_a_new_pack_into_a_folder_in_use(self):
        self.write()
        done = run("new", self.pack, "--lang", "en")
        self.assertEqual(done.returncode, 2)
        self.assertEqual(sorted(path.name for path in self.pack.iterdir()), ["a.lua", "pack.toml"])

    def test_a_new_pack_below_a_file(self):
        (self.pack / "file").write_text("")
        self.assertEqual(run("new", self.pack / "file" / "x").returncode, 2)

    def test_a_new_pack_passes_its_own_cases(self):
        self.assertEqual(run("new", self.pack / "new").returncode, 0)
        self.assertEqual(run("test", self.pack / "new").returncode, 0)


class Toml(Bad):
    def test_syntax(self):
        self.write(more="[parameter\n")
        self.expect("toml-syntax", 14, "pack.toml")

    def test_a_mistake_in_toml_does_not_hide_those_of_the_scripts(self):
        self.write(more="[parameter.x]\ntype = 'mony'\nvalue = '1元'\n", rules="local x = 1 == 2\n")
        self.expect("lua-logic", 1)
        self.expect("unknown-type", 15, "pack.toml", "did you mean `money`")

    def test_unknown_keys(self):
        self.write(manifest=MANIFEST + "issuerr = 'x'\n", more="[stacking]\ns = { provision = ['1'] }\n[entiti]\n")
        found = self.expect("unknown-key", 6, "pack.toml", "did you mean `issuer`")
        self.assertEqual(sum(one["code"] == "unknown-key" for one in found), 3)

    def test_a_float(self):
        self.write(more="[parameter]\nx = { type = 'rate', value = 0.3 }\n")
        self.expect("toml-float", 15, "pack.toml", "as text")

    def test_a_parameter_without_value(self):
        self.write(more="[parameter]\nx = { type = 'rate' }\n")
        self.expect("no-value", 15, "pack.toml")

    def test_a_unit_that_does_not_suit(self):
        self.write(more="[parameter]\nx = { type = 'money', unit = '亩', value = '1元' }\n")
        self.expect("unknown-unit", 15, "pack.toml")

    def test_tiers_out_of_order(self):
        self.write(more=AWARD % "1亿元")
        self.expect("tier-order", 18, "pack.toml", "do not rise")

    def test_two_tiers_at_one_line(self):
        self.write(more=AWARD % "50000万元")
        self.expect("tier-order", 18, "pack.toml", "two tiers stand at one line")

    def test_tiers_of_two_units(self):
        self.write(more=AWARD % "10亿美元")
        self.expect("unit-mismatch", 18, "pack.toml")

    def test_a_decision_of_an_earlier_year(self):
        second = 'provision "2" { title = { zh = "乙", en = "B" }, cite = { article = 2 }, kind = "award", subject = enterprise,\n when = (decision "1".qualifies):for_years(2), pays = "1元", funded_by = "city" }\n'
        self.write(RULE + second)
        self.expect("decision-of-another-year", RULE.count("\n") + 2, says="this year's")

    def test_branches_of_two_kinds(self):
        self.write(more="[parameter.x]\ntype = 'choose'\nvalue = { by = { a = '1元', b = 'city' } }\n")
        self.expect("unit-mismatch", 16, "pack.toml")

    def test_a_default_that_is_no_choice(self):
        self.write(more="[reading]\n'1/A1' = { issue = 'i', choices = { R1 = 'a', R2 = 'b' }, default = 'R3' }\n")
        self.expect("wrong-reading", 15, "pack.toml")

    def test_ends_of_a_discretion_reversed(self):
        self.write(more="[discretion]\nd = { type = 'rate', lowest = '50%', highest = '30%' }\n")
        self.expect("wrong-range", 15, "pack.toml")

    def test_entities_that_own_each_other(self):
        self.write(more="[entity.a]\nof = 'b'\n[entity.b]\nof = 'a'\n")
        self.expect("unknown-entity", 14, "pack.toml")

    def test_a_list_without_owner_and_two_of_one_name(self):
        self.write(more="[entity.a]\nlist = 'as'\n[entity.b]\nof = 'enterprise'\nlist = 'output'\n")
        self.expect("no-owner", 15, "pack.toml")
        self.expect("defined-twice", 18, "pack.toml")

    def test_names_of_the_language_and_of_lua(self):
        for name in ("all", "end", "provision", "this_year"):
            self.write(more=f"[entity.{name}]\nkey = 'k'\n[parameter]\n{name} = {{ type = 'rate', value = '1%' }}\n")
            self.expect("name-taken", 14, "pack.toml")
            self.expect("name-taken", 17, "pack.toml")
        self.write(entities=ENTITIES + "choose = { type = 'truth' }\n")
        self.expect("name-taken", 14, "pack.toml")

    def test_groups_gates_and_histories_of_no_provision(self):
        self.write(more="[approval]\na = { by = 'x', gates = ['1',\n '11'] }\n[stacking]\ns = { provisions = ['2'] }\n[reading]\n'3/A' = { issue = 'i', choices = { R1 = 'a', R2 = 'b' } }\n")
        self.expect("unknown-provision", 16, "pack.toml", '"11"')
        self.expect("unknown-provision", 18, "pack.toml", '"2"')

    def test_a_flood_of_mistakes_is_bounded(self):
        self.write(more="".join(f"[x{i}]\n" for i in range(5000)))
        found = self.found()
        self.assertEqual(len(found), 201)
        self.assertIn("4800 more", found[-1]["what"]["en"])


class Rules(Bad):
    def test_syntax(self):
        self.write("\nlocal x = = 1\n")
        self.expect("lua-error", 2)

    def test_unknown_names_with_the_nearest(self):
        self.write("local a = enterprise.outputt\nlocal b = parameter.awrd\nlocal c = enterprize\n", more=AWARD % "10亿元")
        self.expect("unknown-fact", 1, says="did you mean `output`")
        self.expect("unknown-parameter", 2, says="did you mean `award`")
        self.expect("undefined-name", 3, says="did you mean `enterprise`")

    def test_units(self):
        self.write(RULE + "local a = enterprise.output + enterprise.area\nlocal b = enterprise.output:at_least(1000)\nlocal c = enterprise.output:at_least '1万美元'\n")
        for line in (6, 7, 8):
            self.expect("unit-mismatch", line)

    def test_lines_of_chains_and_of_tables_over_many_lines(self):
        self.write("local a = enterprise.output\n  :years_ago(1)\n  :at_least '3亩'\nlocal b = all {\n  enterprise.is_new,\n  enterprise.output:at_least '2人',\n}\n")
        self.expect("unit-mismatch", 3)
        self.expect("unit-mismatch", 6)

    def test_keys_of_a_provision_in_their_own_lines(self):
        self.write('provision "1" {\n  title = "t",\n  cite = { article = 1 },\n  kind = "awrd",\n  subject = enterprise,\n  wen = enterprise.is_new,\n  pays = enterprise.area,\n  funded_by = "cty",\n}\n')
        self.expect("unknown-kind", 4, says="did you mean `award`")
        self.expect("unknown-key", 6, says="did you mean `when`")
        self.expect("type-mismatch", 7)
        self.expect("unknown-party", 8, says="did you mean")

    def test_what_a_provision_must_have(self):
        self.write('provision "1" {}\n')
        codes = {one["code"] for one in self.found()}
        self.assertTrue({"no-title", "no-citation", "no-kind", "no-subject"} <= codes, codes)

    def test_two_provisions_of_one_id(self):
        self.write(RULE + RULE)
        self.expect("defined-twice", 6, says=":1")

    def test_a_provision_without_keys(self):
        self.write(RULE + 'local p = provision "2"\n')
        self.expect("no-keys", 6)

    def test_floats_truths_and_logic(self):
        self.write(RULE.replace("enterprise.is_new", "enterprise.workers:at_least(1.5)"))
        self.expect("lua-float", 3)
        self.write(RULE.replace("enterprise.is_new", "true"))
        self.expect("lua-truth", 3, says="always")
        for wrong in ("a or b", "a and b", "not a", "a == b", "a < b", "(function() if a then end end)()"):
            self.write(RULE + "local a, b = enterprise.is_new, enterprise.is_new\nlocal c = " + wrong + "\n")
            self.expect("lua-logic", 7)

    def test_holes(self):
        self.write(RULE + "local a = all { enterprise.is_new, nil, enterprise.is_new }\n")
        self.expect("hole", 6)

    def test_a_reading_that_lacks_a_branch(self):
        self.write(RULE.replace('"5万元"', 'reading "1/A1" { R1 = "5万元" }'), more="[reading]\n'1/A1' = { issue = 'i', choices = { R1 = 'a', R2 = 'b' } }\n")
        self.expect("reading-branch", 4, says="lacks the branch R2")

    def test_a_row_of_gives_with_a_misspelt_condition_gives_to_nobody(self):
        self.write(RULE.replace('pays = "5万元"', 'gives = { { "key", wen = enterprise.is_new } }').replace('"award"', '"class"'))
        self.expect("unknown-key", 4, says="wen")

    def test_rows_of_gives_that_are_none(self):
        self.write(RULE.replace('pays = "5万元"', "gives = {}").replace('"award"', '"class"'))
        self.expect("wrong-argument", 4)

    def test_a_misspelt_key_of_instalments(self):
        self.write(RULE.replace('pays = "5万元"', 'pays = "5万元", instalments = { years = 3, form = 2008 }'))
        self.expect("unknown-key", 4, says="form")

    def test_a_misspelt_end_of_the_document(self):
        self.write(manifest=MANIFEST.replace("2006-01-01 }", "2006-01-01, until = 2010-12-31 }"))
        self.expect("unknown-key", 4, "pack.toml", "until")

    def test_an_approval_as_a_condition(self):
        self.write(RULE.replace("when = enterprise.is_new", "when = approval.leaders"), more="[approval]\nleaders = { by = 'x' }\n")
        self.expect("approval-as-condition", 3)

    def test_lists_and_average_growth_are_not_compared_by_is(self):
        self.write(RULE.replace("when = enterprise.is_new", "when = which { a = enterprise.is_new }:is(which { b = enterprise.is_new })"))
        self.expect("type-mismatch", 3)

    def test_a_result_that_is_never_used_is_a_warning(self):
        self.write(RULE + "local a = enterprise.output:at_least '1元'\n")
        found = self.found(0)
        self.assertEqual([(one["severity"], one["code"], one["line"]) for one in found], [("warning", "unused", 6)])

    def test_locals_that_hide_or_come_twice(self):
        self.write("local all = 1\nlocal x = 1\nlocal x = 2\nfor enterprise = 1, 2 do end\n" + RULE)
        self.expect("name-taken", 1)
        self.expect("defined-twice", 3)
        self.expect("name-taken", 4)

    def test_decisions_and_facts_in_a_circle(self):
        self.write(RULE.replace('"5万元"', 'decision "1".amount'))
        self.expect("cycle", 1)
        self.write(RULE + "enterprise.output = enterprise.output + '1元'\n")
        self.expect("cycle", 6)

    def test_a_list_divides_a_sum_of_money_of_its_own_chain(self):
        lists = "".join(f"[entity.{one}]\nof = 'enterprise'\nlist = '{one}s'\n[entity.{one}.fact]\nsum = {{ type = 'money' }}\n" for one in ("a", "b"))
        inner = "[entity.c]\nof = 'a'\nlist = 'cs'\n[entity.c.fact]\nshare = { type = 'rate' }\n"
        rule = RULE.replace("}\n", "  paid_to = %s,\n}\n")
        self.write(rule % "enterprise.as:split(enterprise.is_new, a.sum)", lists + inner)
        self.expect("type-mismatch", 5)
        self.write(rule % "enterprise.bs:values(a.cs:split(b.sum, c.share))", lists + inner)
        self.expect("unrelated-entities", 5)

    def test_a_decision_of_no_provision(self):
        self.write(RULE.replace("enterprise.is_new", 'decision "10".qualifies'))
        self.expect("unknown-provision", 3)
        self.write(RULE + 'enterprise.output = decision "10".amount\n')
        self.expect("unknown-provision", 6)


class Cases(Bad):
    def run_case(self, case, head='pack = "p"\nprovision = "1"\n'):
        self.write()
        file = self.pack / "c.toml.case"
        file.write_text(head + case)
        done = run("test", self.pack, "--cases", file, "--format", "text", "--lang", "en")
        return done.returncode, (done.stdout + done.stderr).decode()

    def expect_case(self, case, says, code=1, **more):
        found, text = self.run_case(case, **more)
        self.assertIn(says, text)
        self.assertEqual(found, code, text)

    def test_an_unknown_name_with_the_nearest(self):
        self.expect_case('[[case]]\ngiven = { is_nwe = true }\nexpect = { outcome = "granted" }\n', "did you mean `is_new`")

    def test_floats_and_wrong_types(self):
        self.expect_case('[[case]]\ngiven = { output = 1.5 }\nexpect = { outcome = "granted" }\n', "not exact")
        self.expect_case('[[case]]\ngiven = { is_new = "yes" }\nexpect = { outcome = "granted" }\n', "a condition")
        self.expect_case('[[case]]\ngiven = "x"\nexpect = { outcome = "granted" }\n', "a table")
        self.expect_case('[[case]]\ngiven = { is_new = true }\nexpect = { amount = ["1元"] }\n', "a sum or a quantity")
        self.expect_case('[[case]]\ngiven = { is_new = true }\nhistory = 5\nexpect = { outcome = "granted" }\n', "a list of")
        self.expect_case('[[case]]\ngiven = { is_new = true }\nyear = "x"\nexpect = { outcome = "granted" }\n', "four digits")
        self.expect_case('[[case]]\ngiven = { output = { 0000 = "1元" } }\nexpect = { outcome = "granted" }\n', "four digits")
        self.expect_case('[[case]]\nexpect = { outcom = "granted" }\n', "did you mean `outcome`")
        self.expect_case('[[case]]\ngiven = { is_new = true }\n', "expects nothing")

    def test_one_bad_case_leaves_the_others(self):
        code, text = self.run_case('[[case]]\nname = "bad"\ngiven = { x_y_z = 1 }\nexpect = { outcome = "granted" }\n[[case]]\ngiven = { is_new = true }\nexpect = { outcome = "granted", amount = "5万元" }\n')
        self.assertEqual(code, 1, text)
        self.assertIn("1 cases passed, 1 failed", text)

    def test_files_that_hold_no_cases(self):
        self.expect_case("[case]\nname = 'x'\n", "two brackets", code=2)
        self.expect_case("", "no cases", code=2)
        self.expect_case("[[case]]\n", "no provision", code=2, head='provision = "7"\n')
        self.expect_case("[[case]]\n", "other", code=2, head='pack = "other"\nprovision = "1"\n')
        self.expect_case("[[case\n", "TOML", code=2)
        self.write()
        self.assertEqual(run("test", self.pack, "--cases", self.pack / "nowhere.toml").returncode, 2)


if __name__ == "__main__":
    unittest.main(verbosity=2)
