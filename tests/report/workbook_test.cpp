#include "report/workbook.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "report/sheet.h"
#include "report/sheet_names.h"
#include "report/workbook_check.h"
#include "sample_decisions.h"
#include "scratch_folder.h"
#include "workbook_reader.h"

using namespace duixian;
using namespace duixian::report;

namespace {

WorkbookInput input_of(const std::vector<Decision>& decisions, const std::vector<Explained>& papers = {}) {
  WorkbookInput input;
  input.title = {"若干意见", "Opinions"};
  input.year = 2006;
  input.decisions = decisions;
  input.papers = papers;
  return input;
}

std::vector<Decision> one_of_each() {
  Decision split = granted_award("P004", 33'333'333);
  split.funded_by = {{"city", fen(11'111'111)}, {"district", fen(22'222'222)}};
  split.instalments = {{2006, fen(16'666'667), Outcome::granted}, {2007, fen(16'666'666), Outcome::undetermined}};
  Decision pending = award("P005", Outcome::pending, 12'345);
  pending.approvals_missing = {"市工业协调领导小组"};
  return {granted_award(), split, refused_award(), undetermined_award(), open_rebate(), pending};
}

// A 万元 or yuan cell in fen.
std::int64_t in_fen(const std::string& cell, double fen_each) { return std::llround(std::stod(cell) * fen_each); }

// The row in which column A of a sheet says `label`, after row `after`.
int row_of(const std::map<std::string, std::string>& cells, const std::string& label, int after = 0,
           const std::string& column = "A") {
  for (int row = after + 1; row < after + 200; ++row) {
    const auto found = cells.find(column + std::to_string(row));
    if (found != cells.end() && found->second == label) return row;
  }
  return 0;
}

}  // namespace

TEST_CASE("The workbook has the sheets that a bureau needs, in their order") {
  const ScratchFolder folder;
  const auto decisions = one_of_each();
  const std::vector<Explained> papers = {{granted_award(), granted_explanation()}};
  REQUIRE(write_workbook(folder / "a.xlsx", input_of(decisions, papers)).empty());
  WorkbookReader book(folder / "a.xlsx");
  CHECK(book.sheets() ==
        std::vector<std::string>{"拟奖补名单", "汇总表", "未通过清单", "待补资料清单", "待定事项", "核算底稿 隆平配套园区"});
  CHECK(folder.files() == 1);
}

TEST_CASE("The award list and its total agree to the fen with the decisions") {
  const ScratchFolder folder;
  const auto decisions = one_of_each();
  REQUIRE(write_workbook(folder / "a.xlsx", input_of(decisions)).empty());
  const auto cells = WorkbookReader(folder / "a.xlsx").cells("拟奖补名单");
  CHECK(cells.at("F3") == "拟奖补金额（万元）");
  CHECK(in_fen(cells.at("F4"), 1e6) == 50'000'000);
  CHECK(in_fen(cells.at("F5"), 1e6) == 33'333'333);
  CHECK(cells.at("E6") == "合计");
  CHECK(in_fen(cells.at("F6"), 1e6) == 83'333'333);
}

TEST_CASE("The totals by clause, by payer and by year are the same sum") {
  const ScratchFolder folder;
  const auto decisions = one_of_each();
  REQUIRE(write_workbook(folder / "a.xlsx", input_of(decisions)).empty());
  const auto cells = WorkbookReader(folder / "a.xlsx").cells("汇总表");
  const int clause = row_of(cells, "合计"), payer = row_of(cells, "合计", clause), year = row_of(cells, "合计", payer);
  const int clause_header = row_of(cells, "条款");
  std::string amount_column;
  for (char column = 'A'; column <= 'Z'; ++column) {
    const auto found = cells.find(column + std::to_string(clause_header));
    if (found != cells.end() && found->second == "拟兑现金额") amount_column = column;
  }
  CHECK(in_fen(cells.at(amount_column + std::to_string(clause)), 100) == 83'333'333);
  CHECK(in_fen(cells.at("C" + std::to_string(payer)), 100) == 83'333'333);
  CHECK(in_fen(cells.at("F" + std::to_string(year)), 100) == 83'333'333);
  CHECK(in_fen(cells.at("C" + std::to_string(year)), 100) == 66'666'667);
  CHECK(in_fen(cells.at("D" + std::to_string(year)), 100) == 16'666'666);
}

TEST_CASE("Every failed condition is a row with what was found, the threshold, the shortfall and the place") {
  const ScratchFolder folder;
  Decision twice = refused_award();
  twice.failing.push_back(twice.failing[0]);
  twice.failing.push_back(twice.failing[0]);  // asked twice of one cell, and of another
  twice.failing[2].places[0].row = 9;
  const std::vector<Decision> decisions = {twice};
  REQUIRE(write_workbook(folder / "a.xlsx", input_of(decisions)).empty());
  const auto cells = WorkbookReader(folder / "a.xlsx").cells("未通过清单");
  CHECK(cells.at("G4") == "年配套产值 不低于 5亿元");
  CHECK(cells.at("H4") == "4.99875亿元");
  CHECK(cells.at("I4") == "5亿元");
  CHECK(cells.at("J4") == "还差12.5万元");
  CHECK(cells.at("K4") == "records.xlsx「园区」C8（第8行第3列）");
  CHECK(cells.at("K5") == "records.xlsx「园区」C9（第9行第3列）");
  CHECK_FALSE(cells.contains("G6"));
}

TEST_CASE("A missing fact is listed with what it would decide, an open decision with its ends") {
  const ScratchFolder folder;
  const auto decisions = one_of_each();
  REQUIRE(write_workbook(folder / "a.xlsx", input_of(decisions)).empty());
  WorkbookReader book(folder / "a.xlsx");
  CHECK(book.cells("待补资料清单").at("F4") == "年配套产值");
  CHECK(book.cells("待补资料清单").at("K4") == "达到5亿元奖励50万元，否则不奖励");
  CHECK(in_fen(book.cells("待定事项").at("H4"), 100) == 600'000'000);
  CHECK(book.cells("待定事项").at("K5") == "市工业协调领导小组");
}

TEST_CASE("A working paper shows each condition with its source, indented as in the rule") {
  const ScratchFolder folder;
  const std::vector<Explained> papers = {{granted_award(), granted_explanation()}};
  REQUIRE(write_workbook(folder / "a.xlsx", input_of({}, papers)).empty());
  const auto cells = WorkbookReader(folder / "a.xlsx").cells("核算底稿 隆平配套园区");
  const int row = row_of(cells, "年配套产值 不低于 5亿元", 0, "B");
  REQUIRE(row > 0);
  CHECK(cells.at("A" + std::to_string(row)) == "✓");
  CHECK(cells.at("C" + std::to_string(row)) == "8.75亿元");
  CHECK(cells.at("D" + std::to_string(row)) == "5亿元");
  CHECK(cells.at("F" + std::to_string(row + 1)) == "2006年，records.xlsx「园区」C7（第7行第3列）");
}

TEST_CASE("Sums of more than fifteen digits are written as text, exactly") {
  const ScratchFolder folder;
  const std::vector<Decision> decisions = {granted_award("P", largest_number_cell), granted_award("P", largest_number_cell)};
  REQUIRE(write_workbook(folder / "a.xlsx", input_of(decisions)).empty());
  WorkbookReader book(folder / "a.xlsx");
  CHECK(in_fen(book.cells("拟奖补名单").at("F4"), 1e6) == largest_number_cell);
  CHECK(book.cells("拟奖补名单").at("F6") == "1999999999.999998万元");
  const auto totals = book.cells("汇总表");
  CHECK(totals.at("C" + std::to_string(row_of(totals, "city") + 1)) == "19999999999999.98");
}

TEST_CASE("The same input gives the same bytes") {
  const ScratchFolder folder;
  const auto decisions = one_of_each();
  const std::vector<Explained> papers = {{granted_award(), granted_explanation()}};
  REQUIRE(write_workbook(folder / "a.xlsx", input_of(decisions, papers)).empty());
  REQUIRE(write_workbook(folder / "b.xlsx", input_of(decisions, papers)).empty());
  CHECK(folder.read("a.xlsx") == folder.read("b.xlsx"));
}

TEST_CASE("Names that no spreadsheet takes are bent until it does") {
  SheetNames names;
  CHECK(names.take("a[b]:*?/\\c") == "a_b______c");
  CHECK(names.take("'quoted'") == "quoted");
  CHECK(names.take("Sheet") == "Sheet");
  CHECK(names.take("SHEET") == "SHEET (2)");
  CHECK(names.take("") == "_");
  CHECK(names.take("History") == "History_");
  CHECK(names.take("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三") ==
        "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一");
  CHECK(names.take("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三") ==
        "一二三四五六七八九十一二三四五六七八九十一二三四五六七 (2)");
}

TEST_CASE("Hostile names neither break the workbook nor vanish") {
  const ScratchFolder folder;
  Decision decision = granted_award("=cmd|' /C calc'!A0\x01");
  decision.subject_name = std::string(200'000, 'x') + "<&>\xFF]]>";
  const std::vector<Decision> decisions = {decision};
  const std::vector<Explained> papers = {{decision, granted_explanation()}, {decision, granted_explanation()}};
  REQUIRE(write_workbook(folder / "a.xlsx", input_of(decisions, papers)).empty());
  WorkbookReader book(folder / "a.xlsx");
  CHECK(book.cells("拟奖补名单").contains("C4"));
  CHECK(book.part("xl/worksheets/sheet1.xml").find("<f>") == std::string::npos);
}

TEST_CASE("A workbook cut short is noticed") {
  const ScratchFolder folder;
  REQUIRE(write_workbook(folder / "a.xlsx", input_of({})).empty());
  CHECK(is_whole_workbook(folder / "a.xlsx"));
  std::filesystem::resize_file(folder / "a.xlsx", std::filesystem::file_size(folder / "a.xlsx") / 2);
  CHECK_FALSE(is_whole_workbook(folder / "a.xlsx"));
}

TEST_CASE("A workbook for a folder that is not there is refused with a remedy") {
  const ScratchFolder folder;
  const Diagnostics diagnostics = write_workbook(folder / "nowhere" / "a.xlsx", input_of({}));
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].code == "output-folder-missing");
}
