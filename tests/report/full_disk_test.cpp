// What a full disk leaves behind: a limit on the size of files stands in for the disk.
#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <csignal>

#include "report/decision_table.h"
#include "report/workbook.h"
#include "sample_decisions.h"
#include "scratch_folder.h"

using namespace duixian;
using namespace duixian::report;

namespace {

class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limited{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limited);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  rlimit before_{};
  void (*handler_)(int);
};

std::vector<Decision> many() { return std::vector<Decision>(5'000, refused_award()); }

}  // namespace

TEST_CASE("A table that does not fit leaves the old file and no other") {
  const ScratchFolder folder;
  REQUIRE(write_file(folder / "decisions.csv", "old").empty());
  Diagnostics diagnostics;
  {
    const FileSizeLimit limit(64 * 1024);
    diagnostics = write_csv(folder / "decisions.csv", many(), Language::chinese);
  }
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].severity == Severity::error);
  CHECK(folder.read("decisions.csv") == "old");
  CHECK(folder.files() == 1);
}

TEST_CASE("A workbook that does not fit leaves the old file and no other") {
  const ScratchFolder folder;
  const std::vector<Decision> decisions = many();
  for (const rlim_t bytes : {rlim_t{0}, rlim_t{1'000}, rlim_t{20'000}, rlim_t{200'000}}) {
    REQUIRE(write_file(folder / "decisions.xlsx", "old").empty());
    Diagnostics diagnostics;
    {
      const FileSizeLimit limit(bytes);
      WorkbookInput input;
      input.decisions = decisions;
      diagnostics = write_workbook(folder / "decisions.xlsx", input);
    }
    INFO(bytes);
    CHECK(diagnostics.size() == 1);
    CHECK(folder.read("decisions.xlsx") == "old");
    CHECK(folder.files() == 1);
  }
}
