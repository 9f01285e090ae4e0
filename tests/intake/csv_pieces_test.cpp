// A long CSV file read in pieces gives the rows that it gives in one go, wherever its records and quotes fall.
#include "intake/csv_pieces.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <functional>
#include <random>

#include <unistd.h>

#include "intake/csv_table.h"

using namespace duixian;
using namespace duixian::intake;

namespace {

struct Rows final : RowSink {
  std::string text;
  std::uint32_t most = 0;  // of rows wanted; 0: all
  std::uint32_t count = 0;
  std::function<void()> at_first = [] {};
  bool row(std::uint32_t number, std::span<const Cell> cells) override {
    if (count == 0) at_first();
    text += std::to_string(number);
    for (const Cell& cell : cells) text += "|" + std::string(cell.text);
    text += "\n";
    return ++count != most;
  }
};

class File {
 public:
  explicit File(const std::string& text) : path_(std::filesystem::temp_directory_path() / ("duixian_pieces_" + std::to_string(::getpid()) + ".csv")) {
    std::ofstream(path_, std::ios::binary) << text;
  }
  ~File() { std::filesystem::remove(path_); }

  // The rows, and what is wrong behind them.
  [[nodiscard]] std::string read(unsigned threads, std::uint32_t most = 0, std::function<void()> at_first = [] {}) const {
    Limits limits;
    limits.threads = threads;
    limits.long_bytes = 0;
    auto table = open_csv(path_, "utf-8", limits);
    REQUIRE(table);
    Rows rows;
    rows.most = most;
    rows.at_first = std::move(at_first);
    const auto wrong = (*table)->read(rows);
    return rows.text + (wrong ? wrong->code + " " + std::to_string(wrong->line) + " " + wrong->what.en : "");
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// Many records with all that makes them hard to cut: quotes, line ends and quotes between them, empty lines, CR LF, CR.
std::string records(unsigned seed, std::size_t bytes, int quoted_in_hundred) {
  std::mt19937 random(seed);
  const char* ends[] = {"\n", "\r\n", "\n", "\r"};
  std::string text = "\xEF\xBB\xBFkey,名称,value\n";
  while (text.size() < bytes) {
    for (int field = 0; field < 3; ++field) {
      if (field > 0) text += ',';
      const bool quoted = static_cast<int>(random() % 100) < quoted_in_hundred;
      if (quoted) text += '"';
      for (unsigned length = random() % 40; length > 0; --length) {
        if (quoted && random() % 10 == 0) text += random() % 3 == 0 ? "\"\"" : random() % 2 == 0 ? "\r\n" : ",\n";
        else text += random() % 5 == 0 ? "企" : std::string(1, static_cast<char>('a' + random() % 26));
      }
      if (quoted) text += '"';
    }
    text += ends[random() % 4];
  }
  return text;
}

constexpr std::size_t several_pieces = 1'500'000;

}  // namespace

TEST_CASE("pieces without quotes between line ends are read on every thread, and give the rows of one go") {
  const File file(records(1, several_pieces, 0));
  const std::string whole = file.read(1);
  CHECK(whole.size() > several_pieces);
  CHECK(file.read(2) == whole);
  CHECK(file.read(5) == whole);
}

TEST_CASE("line ends between quotes do not end a record, wherever the pieces are cut") {
  for (const unsigned seed : {2U, 3U, 4U, 5U}) {
    const File file(records(seed, several_pieces, seed == 2 ? 60 : 1));
    CHECK(file.read(3) == file.read(1));
  }
}

TEST_CASE("the last record needs no line end, and a long field crosses pieces") {
  const File file(records(6, several_pieces, 0) + "x,\"" + std::string(600'000, 'y') + "\n\",last");
  CHECK(file.read(3) == file.read(1));
  const File bare("a,b\n" + std::string(900'000, 'y') + ",1\nz,2");
  CHECK(bare.read(3) == bare.read(1));
}

TEST_CASE("a damaged byte, a NUL, an open quote and text behind a quote are told with their lines in pieces too") {
  const std::string good = records(7, several_pieces, 0), more = records(8, 400'000, 0).substr(3);
  for (const std::string& damage : {std::string("\n\xFF\xFE,1\n"), std::string("\na\0b,1\n", 7), std::string("\n\"open,1\n"), std::string("\n\"closed\" text,1\n")}) {
    const File file(good + damage + more);
    const std::string whole = file.read(1), pieces = file.read(3);
    CHECK(whole.substr(whole.rfind('\n')) == pieces.substr(pieces.rfind('\n')));
    CHECK(whole.back() != '\n');
  }
}

TEST_CASE("a sink that wants no more rows gets no more") {
  const File file(records(9, several_pieces, 0));
  CHECK(file.read(4, 5) == file.read(1, 5));
  CHECK(file.read(4, 20'000) == file.read(1, 20'000));
}

TEST_CASE("a file that is cut, or written to, while its pieces are read is told") {
  const File cut(records(10, several_pieces, 0));
  CHECK(cut.read(3, 0, [&] { std::filesystem::resize_file(cut.path(), 500'000); }).find("file-changed") != std::string::npos);
  const File grown(records(11, several_pieces, 0));
  CHECK(grown.read(3, 0, [&] { std::ofstream(grown.path(), std::ios::app) << "late,1,2\n"; }).find("file-changed") != std::string::npos);
}
