// How fast tables come in. Hidden, for a busy machine says nothing: test_speed "[intake]" prints what it measures.
#include <catch2/catch.hpp>

#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <system_error>
#include <unistd.h>

#include "base/uscc.h"
#include "intake/read_records.h"

using namespace duixian;

namespace {

constexpr std::size_t sums = 11, counts = 4;

FactSchema fact(std::string name, Type type) {
  FactSchema made;
  made.name = std::move(name);
  made.type = std::move(type);
  if (made.type.kind == TypeKind::quantity) made.bare_scale = Rational(1);
  return made;
}

// A key, a name, a choice, a truth, a day, eleven sums and four counts: twenty columns.
Schema enterprises() {
  Schema schema;
  schema.entities.resize(1);
  EntitySchema& enterprise = schema.entities[0];
  enterprise.name = "enterprise", enterprise.key = "uscc";
  Type text, choice, day;
  text.kind = TypeKind::text, choice.kind = TypeKind::choice, day.kind = TypeKind::date;
  choice.names = {"汽车", "工程机械", "食品", "电子"};
  enterprise.facts = {fact("name", text), fact("industry", choice), fact("large", truth_type()), fact("founded", day)};
  for (std::size_t i = 0; i < sums; ++i) enterprise.facts.push_back(fact("sum" + std::to_string(i), quantity_type(unit_of("CNY"))));
  for (std::size_t i = 0; i < counts; ++i) enterprise.facts.push_back(fact("count" + std::to_string(i), quantity_type({})));
  return schema;
}

// Removed whatever happens, a failed claim included.
class TemporaryFile {
 public:
  TemporaryFile() : path_(std::filesystem::temp_directory_path() / ("intake-speed-" + std::to_string(::getpid()) + ".csv")) {}
  ~TemporaryFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

constexpr std::uintmax_t bytes_to_leave_free = std::uintmax_t{2} << 30;
constexpr std::uintmax_t largest_table = std::uintmax_t{256} << 20;

std::string header() {
  std::string line = "uscc,name,industry,large,founded";
  for (std::size_t i = 0; i < sums; ++i) line += ",sum" + std::to_string(i) + "(万元)";
  for (std::size_t i = 0; i < counts; ++i) line += ",count" + std::to_string(i);
  return line + "\r\n";
}

class RowMaker {
 public:
  std::string next() {
    std::string code = std::to_string(91430100000000000 + row_);
    code += *uscc_check_character(code);
    std::string line = code + ",长沙市" + std::to_string(row_++) + "机械制造有限公司," + industries_[random(industries_.size())] + (random(2) != 0 ? ",是," : ",否,") +
                       std::to_string(1990 + random(17)) + "-0" + std::to_string(1 + random(9)) + "-" + std::to_string(10 + random(19));
    for (std::size_t i = 0; i < sums; ++i) line += "," + std::to_string(random(100000)) + "." + std::to_string(10 + random(90));
    for (std::size_t i = 0; i < counts; ++i) line += "," + std::to_string(random(5000));
    return line + "\r\n";
  }

 private:
  std::uint64_t random(std::uint64_t below) { return ((seed_ = seed_ * 6364136223846793005 + 1442695040888963407) >> 33) % below; }

  std::vector<std::string> industries_ = enterprises().entities[0].facts[1].type.names;
  std::uint64_t seed_ = 1, row_ = 0;
};

// Stops at the first sign that the disk is not there for it.
void write_table(const std::filesystem::path& path, std::size_t rows) {
  REQUIRE(std::filesystem::space(path.parent_path()).available >= bytes_to_leave_free);
  std::ofstream file(path, std::ios::binary);
  file << header();
  RowMaker maker;
  std::uintmax_t written = 0;
  for (std::size_t row = 0; row < rows && file && written < largest_table; ++row) {
    const std::string line = maker.next();
    file << line;
    written += line.size();
  }
  file.close();
  REQUIRE(file);
  REQUIRE(written < largest_table);
}

}  // namespace

TEST_CASE("a CSV file of a million rows", "[.][intake]") {
  const TemporaryFile table;
  write_table(table.path(), 1000000);
  const auto megabytes = std::filesystem::file_size(table.path()) / 1000000;
  const Schema schema = enterprises();
  intake::Options options;
  options.year = 2006;
  for (int turn = 0; turn < 5; ++turn) {
    columns::Names names;
    const std::clock_t begin = std::clock();  // of this process: other programs may be running
    const auto records = intake::read_records(table.path(), schema, names, options);
    const auto milliseconds = static_cast<std::uintmax_t>((std::clock() - begin) * 1000 / CLOCKS_PER_SEC);
    for (const Diagnostic& wrong : records.diagnostics()) UNSCOPED_INFO(wrong.code << " " << wrong.cell << ": " << wrong.what.en);
    REQUIRE(records);
    CHECK(records->flaws.empty());
    std::cout << megabytes << " MB, " << records->table(0).rows() << " rows in " << milliseconds << " ms: " << megabytes * 1000 / milliseconds << " MB/s\n";
  }
}
