// How fast tables come in. Hidden, for a busy machine says nothing: test_speed "[intake]" prints what it measures.
#include <catch2/catch.hpp>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
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

void write_table(const std::filesystem::path& path, std::size_t rows) {
  std::ofstream file(path, std::ios::binary);
  file << "uscc,name,industry,large,founded";
  for (std::size_t i = 0; i < sums; ++i) file << ",sum" << i << "(万元)";
  for (std::size_t i = 0; i < counts; ++i) file << ",count" << i;
  file << "\r\n";
  const std::vector<std::string> industries = enterprises().entities[0].facts[1].type.names;
  std::uint64_t seed = 1;
  const auto random = [&seed](std::uint64_t below) { return ((seed = seed * 6364136223846793005 + 1442695040888963407) >> 33) % below; };
  for (std::size_t row = 0; row < rows; ++row) {
    std::string code = std::to_string(91430100000000000 + row);
    code += *uscc_check_character(code);
    file << code << ",长沙市" << row << "机械制造有限公司," << industries[random(4)] << (random(2) ? ",是," : ",否,") << 1990 + random(17) << "-0" << 1 + random(9) << '-'
         << 10 + random(19);
    for (std::size_t i = 0; i < sums; ++i) file << ',' << random(100000) << '.' << 10 + random(90);
    for (std::size_t i = 0; i < counts; ++i) file << ',' << random(5000);
    file << "\r\n";
  }
}

}  // namespace

TEST_CASE("a CSV file of a million rows", "[.][intake]") {
  const auto path = std::filesystem::temp_directory_path() / ("intake-speed-" + std::to_string(::getpid()) + ".csv");
  write_table(path, 1000000);
  const Schema schema = enterprises();
  intake::Options options;
  options.year = 2006;
  for (int turn = 0; turn < 3; ++turn) {
    columns::Names names;
    const auto begin = std::chrono::steady_clock::now();
    const auto records = intake::read_records(path, schema, names, options);
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin).count();
    for (const Diagnostic& wrong : records.diagnostics()) UNSCOPED_INFO(wrong.code << " " << wrong.cell << ": " << wrong.what.en);
    REQUIRE(records);
    CHECK(records->flaws.empty());
    const auto megabytes = std::filesystem::file_size(path) / 1000000;
    std::cout << megabytes << " MB, " << records->table(0).rows() << " rows in " << milliseconds << " ms: " << megabytes * 1000 / static_cast<std::uintmax_t>(milliseconds) << " MB/s\n";
  }
  std::filesystem::remove(path);
}
