#include "bureau.h"
#include "intake/cell_name.h"
#include "intake/cell_styles.h"
#include "intake/merged_cells.h"
#include "workbook_parts.h"

using namespace duixian;
using namespace duixian::intake;

namespace {

const std::string head = "<row r=\"1\">" + text_cell("A1", "uscc") + text_cell("B1", "企业名称") + text_cell("C1", "年产值(万元)") +
                         text_cell("D1", "成立日期") + text_cell("E1", "税率") + text_cell("F1", "是否上市") + "</row>";

// styles: 0 general, 1 date by number, 2 date by code, 3 percent
const std::string styles = R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts>)"
                           R"(<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="10"/></cellXfs></styleSheet>)";

bool read(Bureau& bureau, const Parts& parts) {
  write_zip(bureau.path("book.xlsx"), parts);
  return bureau.read("book.xlsx");
}

}  // namespace

TEST_CASE("shared strings join their runs and leave phonetic readings out") {
  Bureau bureau;
  Parts parts = one_sheet(head + R"(<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c></row>)");
  parts["xl/sharedStrings.xml"] = R"(<sst><si><t>91A</t></si><si><r><rPr><b/></rPr><t>长沙</t></r><r><t xml:space="preserve">机械 </t></r>)"
                                  R"(<rPh sb="0" eb="2"><t>チョウサ</t></rPh><phoneticPr fontId="1"/></si></sst>)";
  REQUIRE(read(bureau, parts));
  CHECK(bureau.value(enterprises, "91A", name) == "长沙机械");
  CHECK(bureau.records->place(enterprises, name, 0, 0) == Place{bureau.path("book.xlsx").string(), "企业", 2, 2});
}

TEST_CASE("numbers keep the digits that a person sees, exponents and all") {
  Bureau bureau;
  const std::string rows = "<row r=\"2\">" + text_cell("A2", "1") + number_cell("C2", "1.2E+3") + number_cell("E2", "0.12", 3) + "</row>" +
                           "<row r=\"3\">" + text_cell("A3", "2") + number_cell("C3", "0.30000000000000004") + "</row>";
  Parts parts = one_sheet(head + rows);
  parts["xl/styles.xml"] = styles;
  REQUIRE(read(bureau, parts));
  CHECK(bureau.value(enterprises, "1", output, 2006) == "1200000000");
  CHECK(bureau.value(enterprises, "1", tax_rate) == "0.12");
  CHECK(bureau.value(enterprises, "2", output, 2006) == "300000");
}

TEST_CASE("a percentage is a share even under a heading in percent") {
  Bureau bureau;
  Parts parts = one_sheet("<row r=\"1\">" + text_cell("A1", "uscc") + text_cell("B1", "税率(%)") + "</row><row r=\"2\">" + text_cell("A2", "1") +
                          number_cell("B2", "0.12", 3) + "</row><row r=\"3\">" + text_cell("A3", "2") + number_cell("B3", "12") + "</row>");
  parts["xl/styles.xml"] = styles;
  REQUIRE(read(bureau, parts));
  CHECK(bureau.value(enterprises, "1", tax_rate) == "0.12");
  CHECK(bureau.value(enterprises, "2", tax_rate) == "0.12");
}

TEST_CASE("dates are serial numbers from 1900 or 1904, and a date is no amount") {
  const std::string rows = "<row r=\"2\">" + text_cell("A2", "1") + number_cell("D2", "38722", 1) + "</row><row r=\"3\">" + text_cell("A3", "2") +
                           number_cell("C3", "38722", 1) + number_cell("D3", "38722.75", 2) + "</row>";
  Parts parts = one_sheet(head + rows);
  parts["xl/styles.xml"] = styles;
  Bureau bureau;
  REQUIRE(read(bureau, parts));
  CHECK(bureau.value(enterprises, "1", founded) == "2006-01-05");
  CHECK(bureau.value(enterprises, "2", founded) == "2006-01-05");
  CHECK(bureau.value(enterprises, "2", output, 2006) == "? 38722");
  std::string& book = parts["xl/workbook.xml"];
  book.insert(book.find("<sheets>"), R"(<workbookPr date1904="1"/>)");
  REQUIRE(read(bureau, parts));
  CHECK(bureau.value(enterprises, "1", founded) == "2010-01-06");
}

TEST_CASE("formulas count by their stored results, and say so where there is none") {
  Bureau bureau;
  const std::string rows = R"(<row r="2"><c r="A2" t="str"><f>"1"&amp;""</f><v>1</v></c><c r="C2"><f>2*3</f><v>6</v></c><c r="F2" t="b"><v>1</v></c></row>)"
                           R"(<row r="3"><c r="A3" t="str"><v>2</v></c><c r="C3"><f>2*3</f></c><c r="D3" t="e"><v>#DIV/0!</v></c><c r="E3" t="e"><v>#N/A</v></c></row>)";
  REQUIRE(read(bureau, one_sheet(head + rows)));
  CHECK(bureau.value(enterprises, "1", output, 2006) == "6000000");
  CHECK(bureau.value(enterprises, "1", listed) == "1");
  CHECK(bureau.value(enterprises, "2", output, 2006) == "? =2*3");
  CHECK(bureau.value(enterprises, "2", founded) == "? #DIV/0!");
  CHECK(bureau.value(enterprises, "2", tax_rate) == "?");
}

TEST_CASE("cells and rows without their names follow one another") {
  Bureau bureau;
  REQUIRE(read(bureau, one_sheet(R"(<row><c t="inlineStr"><is><t>uscc</t></is></c><c t="inlineStr"><is><t>职工人数</t></is></c></row>)"
                                 R"(<row><c t="inlineStr"><is><t>1</t></is></c><c><v>5</v></c></row>)")));
  CHECK(bureau.value(enterprises, "1", staff) == "5");
}

TEST_CASE("absolute part names and strict, prefixed elements are read") {
  Bureau bureau;
  Parts parts = one_sheet("");
  parts.erase("xl/worksheets/sheet1.xml");
  std::string& relations = parts["xl/_rels/workbook.xml.rels"];
  relations.replace(relations.find("worksheets/"), 21, "/xl/worksheets/other.xml");
  parts["xl/worksheets/other.xml"] = R"(<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData>)"
      R"(<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>uscc</x:t></x:is></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>职工人数</x:t></x:is></x:c></x:row>)"
      R"(<x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t>1</x:t></x:is></x:c><x:c r="B2"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>)";
  REQUIRE(read(bureau, parts));
  CHECK(bureau.value(enterprises, "1", staff) == "5");
}

TEST_CASE("header cells merged over two rows and over two columns are read as they are seen") {
  Bureau bureau;
  const std::string rows = "<row r=\"1\">" + text_cell("A1", "企业年报") + "</row><row r=\"2\">" + text_cell("A2", "uscc") + text_cell("B2", "产值(万元)") +
                           "</row><row r=\"3\">" + text_cell("B3", "2005年") + text_cell("C3", "2006年") + "</row><row r=\"4\">" + text_cell("A4", "1") +
                           number_cell("B4", "5") + number_cell("C4", "6") + "</row>";
  REQUIRE(read(bureau, one_sheet(rows, R"(<mergeCells count="3"><mergeCell ref="A1:C1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:C2"/></mergeCells>)")));
  CHECK(bureau.value(enterprises, "1", output, 2005) == "5000000");
  CHECK(bureau.value(enterprises, "1", output, 2006) == "6000000");
}

TEST_CASE("a cell merged downwards counts for every row it stands beside") {
  Bureau bureau;
  bureau.schema.entities[guarantees].facts[0].bare_scale = Rational(100);
  Parts parts = one_sheet("<row r=\"1\">" + text_cell("A1", "uscc") + text_cell("B1", "担保额") + "</row><row r=\"2\">" + text_cell("A2", "1") +
                          number_cell("B2", "5") + "</row><row r=\"3\">" + number_cell("B3", "6") + "</row>",
                          R"(<mergeCells><mergeCell ref="A2:A3"/></mergeCells>)");
  std::string& book = parts["xl/workbook.xml"];
  book.replace(book.find("企业"), 6, "guarantees");
  write_zip(bureau.path("book.xlsx"), parts);
  bureau.write("enterprise.csv", "uscc,企业名称\n1,甲\n");
  REQUIRE(bureau.read());
  CHECK(bureau.records->table(guarantees).rows() == 2);
  CHECK(bureau.said("merged-cells") != "");
}

TEST_CASE("hidden rows are read and told, hidden sheets are left out and told") {
  Bureau bureau;
  Parts parts = one_sheet(head + "<row r=\"2\" hidden=\"1\">" + text_cell("A2", "1") + text_cell("B2", "甲") + "</row>");
  std::string& book = parts["xl/workbook.xml"];
  book.insert(book.find("</sheets>"), R"(<sheet name="旧表" sheetId="2" state="hidden" r:id="rId1"/>)");
  REQUIRE(read(bureau, parts));
  CHECK(bureau.value(enterprises, "1", name) == "甲");
  CHECK(bureau.said("hidden-rows") != "");
  CHECK(bureau.said("hidden-sheet").starts_with("旧表"));
}

TEST_CASE("a long code stored as a number keeps its digits or stops the run") {
  Bureau bureau;
  REQUIRE(read(bureau, one_sheet(head + "<row r=\"2\">" + number_cell("A2", "430100199001011234") + "</row>")));
  CHECK(bureau.records->table(enterprises).keys[0] == "430100199001011234");
  CHECK_FALSE(read(bureau, one_sheet(head + "<row r=\"2\">" + number_cell("A2", "4.3010019900101E+17") + "</row>")));
  CHECK(bureau.said("key-lost-digits").starts_with("企业!A2"));
}

TEST_CASE("workbooks that cannot be read say why") {
  Bureau bureau;
  const auto code_for = [&](const std::string& content) {
    bureau.write("book.xlsx", content);
    CHECK_FALSE(bureau.read("book.xlsx"));
    return bureau.diagnostics.at(0).code;
  };
  CHECK(code_for("") == "empty-file");
  CHECK(code_for("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...") == "old-or-locked-workbook");
  CHECK(code_for("uscc,name\n") == "not-a-workbook");
  CHECK(code_for("PK\x03\x04 no more") == "broken-workbook");
  CHECK_FALSE(read(bureau, {{"a.txt", "x"}}));
  CHECK(bureau.diagnostics.at(0).code == "broken-workbook");
  CHECK_FALSE(read(bureau, one_sheet("")));
  CHECK(bureau.said("no-tables") != "");
  CHECK_FALSE(read(bureau, one_sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>")));
  CHECK(bureau.diagnostics.at(0).code == "broken-workbook");
  CHECK_FALSE(read(bureau, one_sheet("<row r=\"1\"><c r=\"A1\"><v>7</c></row>")));
  CHECK(bureau.diagnostics.at(0).code == "broken-workbook");
}

TEST_CASE("entities of XML do not unfold") {
  Bureau bureau;
  Parts parts = one_sheet(head);
  std::string& sheet = parts["xl/worksheets/sheet1.xml"];
  sheet = R"(<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol1 "&lol;&lol;">]>)" + sheet;
  CHECK_FALSE(read(bureau, parts));
  CHECK(bureau.diagnostics.at(0).code == "broken-workbook");
}

TEST_CASE("a part that unpacks without end is stopped at its limit") {
  Bureau bureau;
  Parts parts = one_sheet(head);
  parts["xl/styles.xml"] = "<styleSheet>" + std::string(Limits().small_bytes, ' ') + "</styleSheet>";
  CHECK_FALSE(read(bureau, parts));
  CHECK(bureau.said("workbook-too-large") != "");
}

TEST_CASE("a cell far to the right is more columns than allowed") {
  Bureau bureau;
  CHECK_FALSE(read(bureau, one_sheet(head + "<row r=\"2\">" + text_cell("XFE2", "1") + "</row>")));
  CHECK(bureau.said("too-many-columns") != "");
}

TEST_CASE("number formats show days, shares or numbers") {
  for (const char* day : {"yyyy/m/d", "yyyy\"年\"m\"月\"d\"日\"", "[$-804]yyyy-mm-dd;@", "m/d/yy h:mm", "[$-F800]dddd\\,\\ mmmm\\ dd", "hh:mm:ss.0", "e\"年\"m\"月\""}) {
    CAPTURE(day);
    CHECK(shown_as(day) == CellKind::day);
  }
  for (const char* number : {"General", "0.00E+00", "#,##0.00", "[Red]0.00", "\"day\" 0", "_ * #,##0_ ;_ * \\-#,##0_ ", "0\"年\"", "@", "\\d0", "[DBNum1]0"}) {
    CAPTURE(number);
    CHECK(shown_as(number) == CellKind::number);
  }
  for (const char* share : {"0%", "0.00%", "#,##0.0%;[Red]-0%", "%0"}) CHECK(shown_as(share) == CellKind::percent);
}

TEST_CASE("columns have letters and cells have names") {
  CHECK(column_letters(1) == "A");
  CHECK(column_letters(26) == "Z");
  CHECK(column_letters(27) == "AA");
  CHECK(column_letters(16384) == "XFD");
  CHECK(read_cell_name("XFD12").column == 16384);
  CHECK(read_cell_name("XFD12").row == 12);
  CHECK(read_cell_name("7").column == 0);
}
