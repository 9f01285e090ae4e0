#include "report/output_file.h"

#include <catch2/catch.hpp>

#include "sample_decisions.h"
#include "scratch_folder.h"

using namespace duixian;
using namespace duixian::report;

TEST_CASE("A file takes its name only when it is whole") {
  const ScratchFolder folder;
  Result<OutputFile> file = OutputFile::beside(folder / "a.csv");
  REQUIRE(file);
  file->append("whole");
  CHECK_FALSE(std::filesystem::exists(folder / "a.csv"));
  CHECK(file->finish().empty());
  CHECK(folder.read("a.csv") == "whole");
  CHECK(folder.files() == 1);
}

TEST_CASE("What stood there before stays until the new file is whole") {
  const ScratchFolder folder;
  REQUIRE(write_file(folder / "a.csv", "old").empty());
  {
    Result<OutputFile> file = OutputFile::beside(folder / "a.csv");
    REQUIRE(file);
    file->append("half");
  }
  CHECK(folder.read("a.csv") == "old");
  CHECK(folder.files() == 1);
  REQUIRE(write_file(folder / "a.csv", "new").empty());
  CHECK(folder.read("a.csv") == "new");
}

TEST_CASE("A folder that does not exist is named with what to do") {
  const ScratchFolder folder;
  const Diagnostics diagnostics = write_file(folder / "nowhere" / "a.csv", "x");
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].code == "output-folder-missing");
  CHECK(diagnostics[0].file == (folder / "nowhere" / "a.csv").string());
  CHECK_FALSE(diagnostics[0].remedy.zh.empty());
}

TEST_CASE("A folder, a device and a file in place of a folder are refused before anything is written") {
  const ScratchFolder folder;
  REQUIRE(write_file(folder / "file", "x").empty());
  CHECK(write_file(folder.path(), "x")[0].code == "output-not-writable");
  CHECK(write_file("/dev/null", "x")[0].code == "output-not-writable");
  CHECK(write_file(folder / "file" / "a.csv", "x")[0].code == "output-folder-missing");
  CHECK(std::filesystem::is_character_file("/dev/null"));
}

TEST_CASE("A link is written through and stays a link") {
  const ScratchFolder folder;
  REQUIRE(write_file(folder / "real", "old").empty());
  std::filesystem::create_symlink(folder / "real", folder / "link");
  REQUIRE(write_file(folder / "link", "new").empty());
  CHECK(std::filesystem::is_symlink(folder / "link"));
  CHECK(folder.read("real") == "new");
}

TEST_CASE("Every cause of a failed write has its own words") {
  CHECK(cannot_write("a", ENOSPC).code == "disk-full");
  CHECK(cannot_write("a", EDQUOT).code == "disk-full");
  CHECK(cannot_write("a", EACCES).code == "output-not-writable");
  CHECK(cannot_write("a", EROFS).code == "output-not-writable");
  CHECK(cannot_write("a", EIO).code == "output-failed");
  CHECK(says(cannot_write("a", ENOSPC).what.zh, "磁盘空间不足"));
}

TEST_CASE("More than a buffer is written whole") {
  const ScratchFolder folder;
  Result<OutputFile> file = OutputFile::beside(folder / "a.csv");
  REQUIRE(file);
  for (int line = 0; line < 300'000; ++line) file->append("0123456789\n");
  REQUIRE(file->finish().empty());
  CHECK(std::filesystem::file_size(folder / "a.csv") == 3'300'000);
}
