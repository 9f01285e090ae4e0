// A file that is written beside its place and renamed onto it when it is whole, so that nobody ever sees half of it.
//
// What stood there before stays until then. A pending file that is not finished takes its half-written bytes with it.
#pragma once

#include <filesystem>
#include <string>

#include "duixian/words/result.h"

namespace duixian::report {

class PendingFile {
 public:
  // Creates the empty file beside `target`: a folder that is missing or closed shows here, before any work is done.
  [[nodiscard]] static Result<PendingFile> beside(const std::filesystem::path& target);

  PendingFile(PendingFile&& other) noexcept;
  PendingFile& operator=(PendingFile&&) = delete;
  ~PendingFile();

  [[nodiscard]] const std::filesystem::path& path() const { return temporary_; }  // write here
  [[nodiscard]] const std::filesystem::path& target() const { return target_; }
  // Brings the bytes to the disk and gives them their name. Empty if all went well.
  [[nodiscard]] Diagnostics finish();

 private:
  PendingFile(std::filesystem::path target, std::filesystem::path temporary);

  std::filesystem::path target_, temporary_;  // temporary_ is empty once the file stands, or was moved from
};

// What the system says about a file that cannot be written (an errno), in words and with a remedy.
[[nodiscard]] Diagnostic cannot_write(const std::filesystem::path& file, int system_error);

// For a program that has to end at once: takes every half-written file away. No file is begun or gets its name after it.
// Allocates nothing; any thread may call it.
void abandon_pending_files();

}  // namespace duixian::report
