// The zip file that a workbook is: named parts, each read as a stream and never further than its limit.
#pragma once

#include <zip.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "duixian/words/result.h"
#include "intake/limits.h"

namespace duixian::intake {

class Package {
 public:
  [[nodiscard]] static Result<Package> open(const std::filesystem::path& path, const Limits& limits);

  [[nodiscard]] const std::string& file() const { return file_; }
  [[nodiscard]] const Limits& limits() const { return limits_; }
  [[nodiscard]] bool has(const std::string& part) const;
  [[nodiscard]] std::uint64_t unpacked_bytes(const std::string& part) const;
  // Hands the part's bytes over until its end or until `take` returns false.
  using Take = std::function<bool(std::string_view)>;
  [[nodiscard]] std::optional<Diagnostic> read(const std::string& part, std::uint64_t limit, const Take& take) const;

 private:
  struct Close {
    void operator()(zip_t* zip) const { zip_discard(zip); }
  };
  Package(std::string file, const Limits& limits, zip_t* zip) : file_(std::move(file)), limits_(limits), zip_(zip) {}

  std::string file_;
  Limits limits_;
  std::unique_ptr<zip_t, Close> zip_;
};

// The name of a part that another part points to: "/xl/a.xml" is absolute, "a.xml" and "../b.xml" start beside `from`.
[[nodiscard]] std::string part_beside(const std::string& from, const std::string& target);
[[nodiscard]] Diagnostic broken_workbook(const std::string& file, const std::string& part);

}  // namespace duixian::intake
