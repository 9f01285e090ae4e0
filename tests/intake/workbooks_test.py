#!/usr/bin/env python3
"""One table, written by openpyxl, by libxlsxwriter and by LibreOffice, gives the same records."""
import datetime
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(os.environ["ROOT"])
READER = pathlib.Path(os.environ["DUIXIAN"]).parent / "tests" / "test_intake"

HEADINGS = ["统一社会信用代码", "企业名称", "年产值（万元）", "职工人数", "是否上市", "类别", "成立日期", "税率", "土地面积(亩)", "所在区"]
EXPECTED = [
    "91430100MA4L16JQ8B|长沙机械|12345670000|120|1|core|2006-01-05|0.3|2000|岳麓区",
    "002|?|2200000|?|?|?|?|?|?|?",
]


def read(file):
    """The lines of the records, and the codes of the notes."""
    done = subprocess.run([READER, "[.foreign]"], env={**os.environ, "FOREIGN_FILE": str(file)}, capture_output=True, text=True)
    lines = done.stdout.splitlines()
    records = [line for line in lines if line.count("|") == 9 or line.startswith("error")]
    return records, {line.split()[1] for line in lines if line.startswith("note")}


def write_with_openpyxl(path):
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "企业"
    sheet.append(["2006年企业情况"])
    sheet.merge_cells("A1:J1")
    sheet.append(HEADINGS)
    sheet.append(["91430100MA4L16JQ8B", "长沙机械", 12345.67, 120, True, "core", datetime.date(2006, 1, 5), 0.1 + 0.2, 3, "岳麓区"])
    sheet["H3"].number_format = "0.00%"
    sheet.append(["002", None, "2.2", "-"])
    sheet.row_dimensions[4].hidden = True
    sheet.append(["合计", None, 12347.87])
    book.create_sheet("Sheet2")
    hidden = book.create_sheet("旧数据")
    hidden.append(["uscc", "企业名称"])
    hidden.append(["1", "旧"])
    hidden.sheet_state = "hidden"
    book.save(path)


def write_with_libxlsxwriter(path):
    program = path.with_suffix("")
    compiler = shutil.which("cc") or shutil.which("gcc") or "g++"
    subprocess.run([compiler, ROOT / "tests/intake/write_with_libxlsxwriter.c", "-o", program, "-lxlsxwriter"], check=True)
    subprocess.run([program, path], check=True)


def convert_with_libreoffice(source, folder):
    subprocess.run(["soffice", "--headless", "--convert-to", "xlsx", "--outdir", folder, source], check=True, capture_output=True,
                   env={**os.environ, "HOME": str(folder)}, timeout=240)
    return folder / source.name


def main():
    failed = skipped = 0

    def check(claim, holds, found):
        nonlocal failed
        print(("ok      " if holds else "FAILED  ") + claim)
        if not holds:
            failed += 1
            print("        found", found)

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for writer, write in (("openpyxl", write_with_openpyxl), ("libxlsxwriter", write_with_libxlsxwriter)):
            path = folder / f"{writer}.xlsx"
            write(path)
            records, notes = read(path)
            check(f"a workbook of {writer} gives the records", records == EXPECTED, records)
            check(f"its hidden row and its total are told ({writer})", {"hidden-rows", "totals-left-out"} <= notes, notes)
        if shutil.which("soffice"):
            converted = folder / "libreoffice"
            converted.mkdir()
            for writer in ("openpyxl", "libxlsxwriter"):
                records, _ = read(convert_with_libreoffice(folder / f"{writer}.xlsx", converted))
                check(f"LibreOffice's own writing of {writer}'s workbook gives the same records", records == EXPECTED, records)
        else:
            skipped += 2
            print("SKIPPED LibreOffice's writing of the two workbooks: there is no soffice on PATH")
    print(f"{failed} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
