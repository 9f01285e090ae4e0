// What a file may ask for, and what happens beyond that or while somebody else writes to it.
#include "bureau.h"
#include "workbook_parts.h"

using namespace duixian;
using namespace duixian::intake;

namespace {

Parts two_enterprises() {
  return one_sheet("<row>" + text_cell("A1", "uscc") + text_cell("B1", "职工人数") + "</row><row>" + text_cell("A2", "A1") + number_cell("B2", "5") + "</row>" +
                   "<row>" + text_cell("A3", "A2") + number_cell("B3", "6") + "</row>");
}

// Each fact a column for each year of a century: more headings than any one table may have.
Schema wide_schema(std::size_t facts) {
  Schema schema;
  schema.entities.resize(1);
  EntitySchema& enterprise = schema.entities[0];
  enterprise.name = "enterprise", enterprise.key = "uscc";
  for (std::size_t i = 0; i < facts; ++i) {
    enterprise.facts.push_back(fact("f" + std::to_string(i) + "x", quantity_type({}), {}));
    enterprise.facts.back().yearly = true;
  }
  return schema;
}

std::string wide_table(std::size_t facts) {
  std::string header = "uscc";
  for (std::size_t i = 0; i < facts; ++i) {
    for (int year = 1900; year < 2000; ++year) header += ",f" + std::to_string(i) + "x_" + std::to_string(year);
  }
  return header + "\nA1,1\n";
}

}  // namespace

TEST_CASE("a sheet that unpacks to more than its limit is refused") {
  Bureau bureau;
  const Parts parts = two_enterprises();
  write_zip(bureau.path("enterprise.xlsx"), parts);
  bureau.options.limits.sheet_bytes = parts.at("xl/worksheets/sheet1.xml").size();
  CHECK(bureau.read());
  bureau.options.limits.sheet_bytes -= 1;
  CHECK_FALSE(bureau.read());
  CHECK(bureau.said("workbook-too-large").find("xl/worksheets/sheet1.xml unpacks to more than is allowed") != std::string::npos);
}

TEST_CASE("shared strings that unpack to more than their limit are refused") {
  Bureau bureau;
  Parts parts = two_enterprises();
  parts["xl/sharedStrings.xml"] = "<sst><si><t>甲</t></si></sst>";
  write_zip(bureau.path("enterprise.xlsx"), parts);
  bureau.options.limits.strings_bytes = parts.at("xl/sharedStrings.xml").size();
  CHECK(bureau.read());
  bureau.options.limits.strings_bytes -= 1;
  CHECK_FALSE(bureau.read());
  CHECK(bureau.said("workbook-too-large").find("xl/sharedStrings.xml unpacks to more than is allowed") != std::string::npos);
}

TEST_CASE("sixty-five thousand columns with a meaning are too many for one run") {
  constexpr std::size_t facts = 70, tables = 10;
  const Schema schema = wide_schema(facts);
  Bureau bureau;
  for (std::size_t i = 0; i < tables; ++i) bureau.write(std::to_string(i) + ".csv", wide_table(facts));
  columns::Names names;
  const auto refused = read_records(bureau.path(), schema, names, bureau.options);
  REQUIRE_FALSE(refused);
  CHECK(refused.diagnostics().front().code == "too-many-columns");
  CHECK(refused.diagnostics().front().what.en == "the tables have too many columns together");
  std::filesystem::remove(bureau.path("9.csv"));
  CHECK(read_records(bureau.path(), schema, names, bureau.options));
}

TEST_CASE("a CSV file that grows while it is read stops the run") {
  Bureau bureau;
  bureau.write("enterprise.csv", "uscc,职工人数\nA1,5\n");
  bureau.options.progress = [&](const std::string&, std::uint64_t, std::uint64_t) {
    std::ofstream(bureau.path("enterprise.csv"), std::ios::app) << "A2,6\n";
  };
  CHECK_FALSE(bureau.read());
  CHECK(bureau.said("file-changed") == " 0: the file was changed while it was being read");
}

TEST_CASE("a workbook that is replaced while it is read stops the run") {
  Bureau bureau;
  write_zip(bureau.path("enterprise.xlsx"), two_enterprises());
  write_zip(bureau.path("saved"), two_enterprises());
  bool replaced = false;
  bureau.options.progress = [&](const std::string&, std::uint64_t, std::uint64_t) {
    if (!std::exchange(replaced, true)) std::filesystem::rename(bureau.path("saved"), bureau.path("enterprise.xlsx"));
  };
  CHECK_FALSE(bureau.read());
  CHECK(bureau.said("file-changed") == " 0: the file was changed while it was being read");
}
