// A file read from start to end in blocks, so that its size costs no memory, and noticed if it changes meanwhile.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>

#include "duixian/words/result.h"

namespace duixian::intake {

// What tells two states of a file apart.
struct FileState {
  std::uint64_t bytes = 0;
  std::int64_t modified_seconds = 0, modified_nanoseconds = 0;
  std::uint64_t device = 0, node = 0;
  friend bool operator==(const FileState&, const FileState&) = default;
};

[[nodiscard]] Result<FileState> state_of(const std::filesystem::path& path);
// The error, if the file is no longer in that state.
[[nodiscard]] std::optional<Diagnostic> changed_since(const FileState& before, const std::filesystem::path& path);

class FileBlocks {
 public:
  [[nodiscard]] static Result<FileBlocks> open(const std::filesystem::path& path);
  FileBlocks(FileBlocks&& other) noexcept;
  FileBlocks(const FileBlocks&) = delete;
  FileBlocks& operator=(const FileBlocks&) = delete;
  FileBlocks& operator=(FileBlocks&&) = delete;
  ~FileBlocks();

  // Fills `into` as far as the file goes; 0 at its end.
  [[nodiscard]] Result<std::size_t> read(std::span<char> into);
  // The same from that byte on; reading goes on behind what it filled.
  [[nodiscard]] Result<std::size_t> read_at(std::uint64_t from, std::span<char> into);

 private:
  FileBlocks(int descriptor, std::string name) : descriptor_(descriptor), name_(std::move(name)) {}
  int descriptor_;
  std::string name_;
};

}  // namespace duixian::intake
