// Text on its way to a file: gathered in a buffer, every write checked, written beside and renamed (pending_file.h).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "duixian/words/result.h"
#include "report/pending_file.h"

namespace duixian::report {

class OutputFile {
 public:
  [[nodiscard]] static Result<OutputFile> beside(const std::filesystem::path& target);

  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile();

  // The first failure is kept for finish(); what is appended after it goes nowhere.
  void append(std::string_view text);
  // For those who write many small pieces: append to this, and call flush_if_full() now and then.
  [[nodiscard]] std::string& buffer() { return buffer_; }
  void flush_if_full();
  [[nodiscard]] bool failed() const { return error_ != 0; }
  // Writes what is left, brings it to the disk and gives it its name; empty if the whole file stands.
  [[nodiscard]] Diagnostics finish();

 private:
  OutputFile(PendingFile pending, int descriptor);
  void write_buffer();
  void write(std::string_view text);
  void start_disk();

  PendingFile pending_;
  int descriptor_;
  int error_ = 0;  // errno of the first failure
  std::uint64_t written_ = 0, on_its_way_ = 0;  // bytes; of them, those that the disk has been asked to take
  std::string buffer_;
};

// Makes the folder and those above it, where they are missing.
[[nodiscard]] Diagnostics make_folder(const std::filesystem::path& folder);

// The whole of a small file at once.
[[nodiscard]] Diagnostics write_file(const std::filesystem::path& target, std::string_view text);

}  // namespace duixian::report
