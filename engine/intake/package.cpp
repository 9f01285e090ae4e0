#include "intake/package.h"

#include <array>
#include <vector>

#include "intake/file_blocks.h"
#include "intake/trouble.h"

namespace duixian::intake {

namespace {

constexpr std::size_t block_bytes = 1 << 16;

std::optional<Diagnostic> other_kind_of_file(const std::filesystem::path& path) {
  auto file = FileBlocks::open(path);
  if (!file) return file.diagnostics().front();
  std::array<char, 8> start{};
  const auto count = file->read(start);
  if (!count) return count.diagnostics().front();
  const std::string_view begin(start.data(), *count);
  if (begin.empty()) {
    return trouble("empty-file", path.string(), {"文件是空的", "the file is empty"},
                   {"请重新导出该工作簿", "export the workbook again"});
  }
  if (begin.starts_with("\xd0\xcf\x11\xe0")) {
    return trouble("old-or-locked-workbook", path.string(),
                   {"工作簿是旧的 .xls 格式，或者设有打开密码", "the workbook is in the old .xls format, or locked with a password"},
                   {"请去掉密码并另存为 .xlsx", "remove the password and save as .xlsx"});
  }
  if (!begin.starts_with("PK")) {
    return trouble("not-a-workbook", path.string(), {"文件不是 .xlsx 工作簿", "the file is not an .xlsx workbook"},
                   {"请用 Excel 或 WPS 打开后另存为 .xlsx", "open it in Excel or WPS and save as .xlsx"});
  }
  return std::nullopt;
}

Diagnostic too_large(const std::string& file, const std::string& part) {
  return trouble("workbook-too-large", file,
                 {"工作簿的部件 " + part + " 解压后过大", "the workbook's part " + part + " unpacks to more than is allowed"},
                 {"请拆分工作簿，或另存为 CSV", "split the workbook, or save it as CSV"});
}

}  // namespace

Diagnostic broken_workbook(const std::string& file, const std::string& part) {
  return trouble("broken-workbook", file, {"工作簿已损坏（" + part + "）", "the workbook is damaged (" + part + ")"},
                 {"请用 Excel 或 WPS 打开并重新另存为 .xlsx", "open it in Excel or WPS and save it again as .xlsx"});
}

Result<Package> Package::open(const std::filesystem::path& path, const Limits& limits) {
  if (auto other = other_kind_of_file(path)) return *other;
  int error = 0;
  zip_t* zip = zip_open(path.c_str(), ZIP_RDONLY, &error);
  if (zip == nullptr) return broken_workbook(path.string(), "zip");
  return Package(path.string(), limits, zip);
}

bool Package::has(const std::string& part) const { return zip_name_locate(zip_.get(), part.c_str(), ZIP_FL_NOCASE) >= 0; }

std::uint64_t Package::unpacked_bytes(const std::string& part) const {
  zip_stat_t stat;
  if (zip_stat(zip_.get(), part.c_str(), ZIP_FL_NOCASE, &stat) != 0 || (stat.valid & ZIP_STAT_SIZE) == 0) return 0;
  return stat.size;
}

std::optional<Diagnostic> Package::read(const std::string& part, std::uint64_t limit, const Take& take) const {
  zip_file_t* opened = zip_fopen(zip_.get(), part.c_str(), ZIP_FL_NOCASE);
  if (opened == nullptr) return broken_workbook(file_, part);
  const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> stream(opened, &zip_fclose);
  std::vector<char> block(block_bytes);
  for (std::uint64_t total = 0;;) {
    const auto count = zip_fread(stream.get(), block.data(), block.size());
    if (count < 0) return broken_workbook(file_, part);
    if (count == 0) return std::nullopt;
    total += static_cast<std::uint64_t>(count);
    if (total > limit) return too_large(file_, part);
    if (!take({block.data(), static_cast<std::size_t>(count)})) return std::nullopt;
  }
}

std::string part_beside(const std::string& from, const std::string& target) {
  const std::filesystem::path beside = std::filesystem::path("/" + from).parent_path();
  const std::string whole = (beside / target).lexically_normal().generic_string();
  return whole.substr(whole.find_first_not_of('/'));
}

}  // namespace duixian::intake
