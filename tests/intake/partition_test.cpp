#include "bureau.h"

#include <map>
#include <set>

using namespace duixian;
using namespace duixian::intake;

namespace {

// Enterprises, their projects in another order, and levels of the projects: all numbered, so that a test can tell them apart.
void write_register(const Bureau& bureau, int count) {
  std::string enterprises_csv = "uscc,企业名称,职工人数\n", projects_csv = "项目编号,uscc,总投资(万元)\n", levels_csv = "project_id,value\n";
  for (int i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    enterprises_csv += "E" + number + ",样本企业" + number + "," + std::to_string(i * 7) + "\n";
    for (int j = 0; j < i % 3; ++j) {
      projects_csv += "P" + number + "-" + std::to_string(j) + ",E" + number + "," + std::to_string(100 * j + 1) + "\n";
      levels_csv += "P" + number + "-" + std::to_string(j) + "," + (i % 2 == 0 ? "national" : "municipal") + "\n";
    }
  }
  enterprises_csv += "合计,,\n";
  bureau.write("enterprises.csv", enterprises_csv);
  bureau.write("projects.csv", projects_csv);
  bureau.write("levels.csv", levels_csv);
}

RecordFiles opened(const Bureau& bureau) {
  auto files = RecordFiles::open(bureau.path(), bureau.schema, bureau.options);
  REQUIRE(files);
  return *std::move(files);
}

// A subject with all that is known of it and of what it owns, and where its first value stands.
std::string told(const Bureau& bureau, columns::Row row) {
  const columns::Records& records = *bureau.records;
  std::string text = records.table(enterprises).keys[row] + "|" + bureau.value_at(enterprises, row, name) + "|" + bureau.value_at(enterprises, row, staff) + "|" + to_text(records.place(enterprises, staff, 0, row));
  const auto& first = records.table(projects).first_child;
  for (columns::Row project = first[row]; project < first[row + 1]; ++project) {
    text += "|" + records.table(projects).keys[project] + "=" + bureau.value_at(projects, project, 0) + "@" + to_text(records.place(projects, 0, 0, project));
    const auto& under = records.table(levels).first_child;
    for (columns::Row level = under[project]; level < under[project + 1]; ++level) text += "/" + bureau.value_at(levels, level, 0);
  }
  return text;
}

std::vector<std::string> all_told(const Bureau& bureau) {
  std::vector<std::string> all;
  for (columns::Row row = 0; row < bureau.records->table(enterprises).rows(); ++row) all.push_back(told(bureau, row));
  return all;
}

void take_part(Bureau& bureau, const RecordFiles& files, const Partition& partition, std::size_t part) {
  auto records = files.read(bureau.names, partition, part);
  REQUIRE(records);
  bureau.records = std::make_unique<columns::Records>(*std::move(records));
}

}  // namespace

TEST_CASE("the parts together hold every family once, whole, with its values and their places") {
  Bureau bureau;
  write_register(bureau, 500);
  REQUIRE(bureau.read());
  const auto whole = all_told(bureau);
  const RecordFiles files = opened(bureau);
  const auto partition = files.divide(16 << 10, {});
  REQUIRE(partition);
  CHECK((*partition)->parts() > 5);
  std::vector<std::string> together;
  int totals = 0;
  for (std::size_t part = 0; part < (*partition)->parts(); ++part) {
    take_part(bureau, files, **partition, part);
    const auto own = all_told(bureau);
    together.insert(together.end(), own.begin(), own.end());
    for (const Diagnostic& note : bureau.records->notes) totals += note.code == "total-row" || note.what.en.find("total") != std::string::npos;
  }
  CHECK(std::multiset<std::string>(together.begin(), together.end()) == std::multiset<std::string>(whole.begin(), whole.end()));
  CHECK(totals == 1);
}

TEST_CASE("within a part subjects keep the order of their file") {
  Bureau bureau;
  write_register(bureau, 300);
  const RecordFiles files = opened(bureau);
  const auto partition = files.divide(20 << 10, {});
  REQUIRE(partition);
  for (std::size_t part = 0; part < (*partition)->parts(); ++part) {
    take_part(bureau, files, **partition, part);
    const auto& rows = bureau.records->table(enterprises).source_rows;
    CHECK(std::is_sorted(rows.begin(), rows.end()));
  }
}

TEST_CASE("records that fit are one part") {
  Bureau bureau;
  write_register(bureau, 10);
  const auto partition = opened(bureau).divide(1 << 20, {});
  REQUIRE(partition);
  CHECK((*partition)->parts() == 1);
}

TEST_CASE("a family that is larger than a part is named") {
  Bureau bureau;
  bureau.write("enterprises.csv", "uscc,职工人数\nSMALL,1\nLARGE,2\n");
  std::string csv = "项目编号,uscc,总投资(万元)\nS,SMALL,1\n";
  for (int i = 0; i < 200; ++i) csv += "L" + std::to_string(i) + ",LARGE,1\n";
  bureau.write("projects.csv", csv);
  const auto partition = opened(bureau).divide(4 << 10, {});
  REQUIRE(!partition);
  CHECK(partition.diagnostics().front().code == "family-too-large");
  CHECK(partition.diagnostics().front().what.en.find("\"LARGE\"") != std::string::npos);
}

TEST_CASE("a project under owners of two families stops the division and is named") {
  Bureau bureau;
  bureau.write("enterprises.csv", "uscc,职工人数\nA,1\nB,2\n");
  bureau.write("projects.csv", "项目编号,uscc,总投资(万元)\nP1,A,1\nP2,B,1\nP2,A,1\n");
  const auto partition = opened(bureau).divide(1 << 20, {});
  REQUIRE(!partition);
  CHECK(partition.diagnostics().front().code == "two-owners");
  CHECK(partition.diagnostics().front().what.en.find("\"P2\"") != std::string::npos);
}

TEST_CASE("the division knows which of the keys asked about occur") {
  Bureau bureau;
  write_register(bureau, 20);
  const auto partition = opened(bureau).divide(1 << 20, {"E3", "P5-1", "E99"});
  REQUIRE(partition);
  CHECK((*partition)->knows("E3"));
  CHECK((*partition)->knows("P5-1"));
  CHECK_FALSE((*partition)->knows("E99"));
}
