#include "report/workbook_check.h"

#include <zip.h>

#include <array>
#include <memory>
#include <string>

namespace duixian::report {

namespace {

constexpr std::size_t end_kept = 64;  // bytes of a part's beginning and end that are looked at
constexpr std::size_t beginning_kept = 256;

struct CloseArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct ClosePart {
  void operator()(zip_file_t* part) const { zip_fclose(part); }
};

// The name of the outermost element, after the XML declaration.
std::string root_of(const std::string& beginning) {
  const std::size_t declared = beginning.starts_with("<?xml") ? beginning.find("?>") : 0;
  if (declared == std::string::npos) return "";
  const std::size_t open = beginning.find('<', declared);
  if (open == std::string::npos) return "";
  return beginning.substr(open + 1, beginning.find_first_of(" />", open + 1) - open - 1);
}

// Reading to the end also checks the part's checksum.
bool is_whole_part(zip_t* archive, zip_uint64_t index) {
  const std::unique_ptr<zip_file_t, ClosePart> part(zip_fopen_index(archive, index, 0));
  if (!part) return false;
  std::string beginning, end;
  std::array<char, 65536> block{};
  zip_int64_t size = 0;
  while ((size = zip_fread(part.get(), block.data(), block.size())) > 0) {
    const std::string_view read(block.data(), static_cast<std::size_t>(size));
    if (beginning.size() < beginning_kept) beginning += read.substr(0, beginning_kept - beginning.size());
    end += read.substr(read.size() > end_kept ? read.size() - end_kept : 0);
    if (end.size() > end_kept) end.erase(0, end.size() - end_kept);
  }
  while (end.ends_with('\n')) end.pop_back();
  const std::string root = root_of(beginning);
  return size == 0 && !root.empty() &&
         (end.ends_with("</" + root + ">") || (end.ends_with("/>") && beginning.find("</") == std::string::npos));
}

}  // namespace

bool is_whole_workbook(const std::filesystem::path& file) {
  int error = 0;
  const std::unique_ptr<zip_t, CloseArchive> archive(zip_open(file.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &error));
  if (!archive) return false;
  const zip_int64_t parts = zip_get_num_entries(archive.get(), 0);
  for (zip_int64_t part = 0; part < parts; ++part) {
    if (!is_whole_part(archive.get(), static_cast<zip_uint64_t>(part))) return false;
  }
  return parts > 0;
}

}  // namespace duixian::report
