#!/usr/bin/env python3
"""Damaged, strange and contradicting files, through the program: a message that names the cause and the place, the right exit
code, and nothing half-written."""
import json
import os
import pathlib
import struct
import subprocess
import tempfile
import unittest
import zipfile
import zlib

PROGRAM = os.environ["DUIXIAN"]

PACK = """
[pack]
id        = "bad-files"
title     = { zh = "坏文件试验", en = "Bad files" }
effective = { from = 2006-01-01 }
parties   = ["city"]

[entity.enterprise]
key = "uscc"
key_columns = ["统一社会信用代码"]
[entity.enterprise.fact]
name    = { type = "text", columns = ["企业名称"] }
output  = { type = "money", unit = "元", yearly = true, range = ["0元", "100亿元"], columns = ["年产值"] }
exports = { type = "number", unit = "美元", columns = ["出口额"] }
founded = { type = "date", columns = ["成立日期"] }

[discretion]
share = { type = "rate", lowest = "30%", highest = "100%" }

[series]
usd_cny = { type = "number", unit = "元/美元", carries = true }
"""

PROVISIONS = """
provision "1" {
  title = { zh = "产值奖励", en = "Output award" }, cite = { article = 1 }, kind = "award", subject = enterprise,
  when = enterprise.output:at_least("100万元"), pays = enterprise.output * discretion.share, funded_by = "city",
}
provision "2" {
  title = { zh = "出口奖励", en = "Export award" }, cite = { article = 2 }, kind = "award", subject = enterprise,
  pays = enterprise.exports * series.usd_cny:on(enterprise.founded) * "1%", funded_by = "city",
}
"""

SOUND = "uscc,企业名称,年产值(万元),出口额(美元),成立日期\nA1,甲厂,200,1000,2006-01-05\n"
RULINGS = "subject,provision,discretion,value\n"


def sheet_xml(rows):
    cells = "".join("<row>" + "".join(f'<c t="inlineStr"><is><t>{value}</t></is></c>' for value in row) + "</row>" for row in rows)
    return ('<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
            + cells + "</sheetData></worksheet>").encode()


def write_workbook(path, parts_of_sheet):
    """A workbook of one sheet, whose part is given as chunks of bytes."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{0}/{1}" Target="{2}"/></Relationships>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("_rels/.rels", relations.format(office, "officeDocument", "xl/workbook.xml"))
        book.writestr("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>')
        book.writestr("xl/_rels/workbook.xml.rels", relations.format(office, "worksheet", "worksheets/sheet1.xml"))
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for chunk in parts_of_sheet:
                part.write(chunk)


def write_bomb(path, part, chunk, times):
    """A zip whose one part unpacks to `times` times the chunk; packed once, so that making it costs nothing."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(chunk) + packer.flush(zlib.Z_FULL_FLUSH)
    end = zlib.compressobj(9, zlib.DEFLATED, -15).flush()
    crc = 0
    for _ in range(times):
        crc = zlib.crc32(chunk, crc)
    data, size, name = packed * times + end, len(chunk) * times, part.encode()
    fixed = struct.pack("<HHHHHIII", 20, 0, 8, 0, 33, crc, len(data), size)
    local = b"PK\x03\x04" + fixed + struct.pack("<HH", len(name), 0) + name + data
    central = b"PK\x01\x02" + struct.pack("<H", 20) + fixed + struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, 0) + name
    path.write_bytes(local + central + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0))


class BadFiles(unittest.TestCase):
    def setUp(self):
        self.held = tempfile.TemporaryDirectory(prefix="duixian-bad-files-")
        self.addCleanup(self.held.cleanup)
        self.folder = pathlib.Path(self.held.name)
        self.pack, self.records, self.out = (self.folder / name for name in ("pack", "records", "out"))
        self.pack.mkdir()
        self.records.mkdir()
        (self.pack / "pack.toml").write_text(PACK, encoding="utf-8")
        (self.pack / "provisions.lua").write_text(PROVISIONS, encoding="utf-8")

    def write(self, name, content):
        content = content if isinstance(content, bytes) else content.encode("utf-8")
        (self.records / name).write_bytes(content)

    def run_program(self, *options, records=None, year=2006, out=None):
        command = [PROGRAM, "run", self.pack, "--lang", "en", "--records", records or self.records, "--year", str(year), "--out", out or self.out, *options]
        return subprocess.run(command, capture_output=True, text=True, timeout=120)

    def refused(self, *words, options=(), **how):
        """Exit code 2, all of the words on stderr, nothing on stdout, nothing written."""
        done = self.run_program(*options, **how)
        self.assertEqual(done.returncode, 2, done.stdout + done.stderr)
        for word in words:
            self.assertIn(word, done.stderr)
        self.assertEqual(done.stdout, "")
        left = sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*") if "out" in path.name or ".tmp" in path.name)
        self.assertEqual(left, [])

    def computed(self, *options, exit=0, **how):
        """The decisions and everything that was said, where the run went on."""
        done = self.run_program(*options, **how)
        self.assertEqual(done.returncode, exit, done.stdout + done.stderr)
        with open(self.out / "decisions.json", encoding="utf-8") as file:
            whole = json.load(file)
        decisions = whole["decisions"] if isinstance(whole, dict) else whole
        return {decision["provision"]: decision for decision in decisions}, done.stderr

    # Files that are no tables.

    def test_a_sound_file_is_computed(self):
        self.write("enterprise.csv", SOUND)
        decisions, _ = self.computed()
        self.assertEqual(decisions["1"]["outcome"], "open")

    def test_a_missing_file(self):
        self.refused("nowhere.csv", "no such file", records=self.records / "nowhere.csv")

    def test_an_empty_folder(self):
        self.refused("no .csv or .xlsx file in the folder")

    def test_an_empty_file(self):
        self.write("enterprise.csv", "")
        self.refused("enterprise.csv", "the file is empty")

    def test_a_folder_where_a_file_belongs(self):
        (self.records / "enterprise.csv").mkdir()
        self.refused("enterprise.csv", "cannot be read")

    def test_a_folder_in_place_of_rulings(self):
        self.write("enterprise.csv", SOUND)
        (self.folder / "rulings").mkdir()
        self.refused("rulings", "no .csv or .xlsx file", options=("--rulings", self.folder / "rulings"))

    def test_a_folder_in_place_of_a_mapping_file(self):
        self.write("enterprise.csv", SOUND)
        self.refused("the mapping file cannot be read", options=("--mapping", self.records))

    def test_an_old_workbook(self):
        self.write("企业.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
        self.refused("企业.xls", "old .xls format", "save as .xlsx")

    def test_a_workbook_under_the_name_of_a_csv_file(self):
        write_workbook(self.records / "enterprise.csv", [sheet_xml([])])
        self.refused("a workbook, not CSV")

    def test_a_text_under_the_name_of_a_workbook(self):
        self.write("enterprise.xlsx", SOUND)
        self.refused("enterprise.xlsx", "not an .xlsx workbook")

    def test_a_zip_that_is_no_workbook(self):
        with zipfile.ZipFile(self.records / "enterprise.xlsx", "w") as archive:
            archive.writestr("readme.txt", "no workbook")
        self.refused("enterprise.xlsx", "damaged")

    def test_a_workbook_cut_in_the_middle(self):
        write_workbook(self.records / "enterprise.xlsx", [sheet_xml([["uscc"], ["A1"]])])
        whole = (self.records / "enterprise.xlsx").read_bytes()
        self.write("enterprise.xlsx", whole[: len(whole) // 2])
        self.refused("enterprise.xlsx", "damaged")

    def test_an_empty_workbook(self):
        write_workbook(self.records / "企业.xlsx", [sheet_xml([])])
        self.refused("企业.xlsx", "the table is empty", "there is no table to read")

    def test_a_zip_bomb(self):
        write_bomb(self.records / "enterprise.xlsx", "_rels/.rels", b" " * (1 << 20), 200)
        self.assertLess((self.records / "enterprise.xlsx").stat().st_size, 1 << 19)
        self.refused("enterprise.xlsx", "unpacks to more than is allowed")

    def test_entities_that_grow(self):
        bomb = ('<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(12))
                + "]><worksheet><sheetData><row><c><v>&m;</v></c></row></sheetData></worksheet>")
        write_workbook(self.records / "enterprise.xlsx", [bomb.encode()])
        self.refused("enterprise.xlsx", "damaged")

    # Text that is damaged.

    def test_a_csv_file_cut_in_a_quoted_field(self):
        self.write("enterprise.csv", SOUND + 'A2,"乙厂,300\n')
        self.refused("enterprise.csv:3", "the file ends in the middle of a quoted cell")

    def test_nul_bytes(self):
        self.write("enterprise.csv", SOUND.encode() + b"A2,\x00\x00,300,,\n")
        self.refused("enterprise.csv:3", "NUL")

    def test_invalid_utf8(self):
        many = "".join(f"A{i},甲厂股份有限公司,200,,\n" for i in range(2, 50))
        self.write("enterprise.csv", (SOUND + many).encode() + b"A99,\xe4\xb8,5,,\n")
        self.refused("enterprise.csv:51", "not UTF-8")

    def test_utf16(self):
        self.write("enterprise.csv", SOUND.encode("utf-16"))
        self.refused("UTF-16", "CSV UTF-8")

    # Tables that are no records of the pack.

    def test_ten_thousand_columns_are_read_and_told(self):
        heading, row = SOUND.strip().split("\n")
        self.write("enterprise.csv", heading + "".join(f",列{i}" for i in range(10000)) + "\n" + row + ",7" * 10000 + "\n")
        decisions, said = self.computed()
        self.assertEqual(decisions["1"]["outcome"], "open")
        self.assertIn("columns that were not used (10000)", said)

    def test_more_columns_than_any_sheet_has(self):
        heading, row = SOUND.strip().split("\n")
        self.write("enterprise.csv", heading + "".join(f",列{i}" for i in range(20000)) + "\n" + row + "\n")
        self.refused("enterprise.csv:1", "more than 16384 columns")

    def test_a_row_with_too_many_cells(self):
        self.write("enterprise.csv", SOUND + "A2,乙厂,1,234,,,\n" + "A3,丙厂,1,234,5,2006-01-05\n")
        self.refused("enterprise.csv:F4", "the row has 6 cells, the header only 5")

    def test_a_missing_key_column(self):
        self.write("enterprise.csv", "企业名称,年产值(万元)\n甲厂,200\n")
        self.refused("enterprise.csv", "no column identifies enterprise", "统一社会信用代码")

    def test_a_row_without_key(self):
        self.write("enterprise.csv", SOUND + ",乙厂,300,,\n")
        self.refused("enterprise.csv:A3", "the row has no uscc")

    def test_a_key_that_lost_its_last_digits(self):
        self.write("enterprise.csv", SOUND + "9.14301E+17,乙厂,300,,\n")
        self.refused("enterprise.csv:A3", "scientific notation")

    def test_two_different_values_for_one_fact(self):
        self.write("enterprise.csv", SOUND + "A1,甲厂,201,,\n")
        self.refused("enterprise.csv:C3", "something else in", "enterprise.csv:C2")

    def test_two_different_values_in_two_files(self):
        self.write("a.csv", SOUND)
        self.write("b.csv", "uscc,年产值(元)\nA1,2000001\n")
        self.refused("b.csv:B2", "something else in", "a.csv:C2")

    def test_a_heading_in_another_unit(self):
        self.write("enterprise.csv", "uscc,年产值(亩)\nA1,200\n")
        self.refused("enterprise.csv:B1", "the heading's unit")

    # Cells that cannot be taken: the fact is unknown and told, the run goes on.

    def doubted(self, cell, word):
        self.write("enterprise.csv", f"uscc,企业名称,年产值(万元)\nA1,甲厂,{cell}\n")
        decisions, said = self.computed()
        self.assertEqual(decisions["1"]["outcome"], "undetermined")
        self.assertIn("enterprise.csv:C2", said)
        self.assertIn(word, said)

    def test_a_negative_amount(self):
        self.doubted("-5", "outside its range")

    def test_an_amount_beyond_its_range(self):
        self.doubted("1000001", "outside its range")

    def test_an_amount_of_thirty_digits(self):
        self.doubted("9" * 30, "was not taken")

    def test_words_where_a_number_belongs(self):
        self.doubted("约二百", "approximate")

    # What stands beside the records.

    def test_a_ruling_outside_its_range_fails_its_decision(self):
        self.write("enterprise.csv", SOUND)
        self.write("rulings.csv", RULINGS + "A1,1,share,20%\n")
        decisions, _ = self.computed()
        self.assertEqual(decisions["1"]["outcome"], "failed")

    def test_a_ruling_for_an_unknown_subject(self):
        self.write("enterprise.csv", SOUND)
        self.write("rulings.csv", RULINGS + "A7,1,share,50%\n")
        self.refused("rulings.csv:D2", 'no subject "A7"')

    def test_a_ruling_without_value(self):
        self.write("enterprise.csv", SOUND)
        self.write("rulings.csv", RULINGS + "A1,1,share,\n")
        self.refused("rulings.csv:D2", "the cell is blank")

    def test_rulings_without_their_columns(self):
        self.write("enterprise.csv", SOUND)
        self.write("rulings.csv", "subject,value\nA1,50%\n")
        self.refused("rulings.csv", "the columns needed are subject, provision, discretion, value")

    def test_a_missing_exchange_rate_fails_its_decision(self):
        self.write("enterprise.csv", SOUND)
        decisions, _ = self.computed()
        self.assertEqual(decisions["2"]["outcome"], "failed")
        self.assertIn("series", decisions["2"]["reason"]["en"])
        self.assertEqual(decisions["1"]["outcome"], "open")

    def test_a_year_without_data_is_computed_and_told(self):
        self.write("enterprise.csv", "uscc,年份,年产值(万元)\nA1,2006,200\n")
        decisions, said = self.computed(exit=1, year=2011)
        self.assertEqual(decisions["1"]["outcome"], "undetermined")
        self.assertIn("no values for 2011", said)

    # Where nothing can be written.

    def test_an_output_folder_that_is_a_file(self):
        self.write("enterprise.csv", SOUND)
        (self.folder / "taken").write_text("not a folder")
        done = self.run_program(out=self.folder / "taken")
        self.assertEqual(done.returncode, 2, done.stdout + done.stderr)
        self.assertIn("taken", done.stderr)
        self.assertEqual((self.folder / "taken").read_text(), "not a folder")

    def test_an_output_folder_that_cannot_be_written(self):
        self.write("enterprise.csv", SOUND)
        done = self.run_program(out="/proc/duixian-out")
        self.assertEqual(done.returncode, 2, done.stdout + done.stderr)
        self.assertIn("/proc/duixian-out", done.stderr)

    def test_a_file_that_a_former_run_wrote_survives_a_refused_one(self):
        self.write("enterprise.csv", SOUND)
        self.computed()
        before = (self.out / "decisions.csv").read_bytes()
        self.write("enterprise.csv", SOUND + "A1,甲厂,201,,\n")
        self.assertEqual(self.run_program().returncode, 2)
        self.assertEqual((self.out / "decisions.csv").read_bytes(), before)


if __name__ == "__main__":
    unittest.main()
