#include "packs/pack_files.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/sha256.h"
#include "packs/load_pack.h"

namespace duixian::packs {

namespace {

namespace fs = std::filesystem;
constexpr std::uintmax_t maximum_lua_bytes = std::uintmax_t{1} << 20;

Diagnostic file_error(std::string code, const std::string& file, Message what, Message remedy) {
  return {Severity::error, std::move(code), file, 0, "", "", std::move(what), std::move(remedy)};
}

std::string digest_of(const PackFiles& files) {
  std::string all;
  for (const auto* list : {&files.toml, &files.lua}) {
    for (const PackFile& file : *list) {
      all += std::to_string(file.name.size()) + ":" + file.name + std::to_string(file.text.size()) + ":" + file.text;
    }
  }
  return sha256_hex(all);
}

}  // namespace

bool read_file(const fs::path& path, std::uintmax_t most, std::string& text, Diagnostics& diagnostics) {
  std::error_code failure;
  const std::uintmax_t size = fs::file_size(path, failure);
  if (failure) {
    diagnostics.push_back(file_error("unreadable-file", path.string(), {"读不了这个文件", "this file cannot be read"}, {"检查文件是否存在、是否有权限", "check that it exists and may be read"}));
    return false;
  }
  if (size > most) {
    diagnostics.push_back(file_error("source-too-large", path.string(), {"文件有 " + std::to_string(size) + " 字节，上限是 " + std::to_string(most), "the file has " + std::to_string(size) + " bytes; the limit is " + std::to_string(most)},
                                     {"拆成几个文件", "split it into several files"}));
    return false;
  }
  std::ifstream in(path, std::ios::binary);
  std::ostringstream whole;
  whole << in.rdbuf();
  text = whole.str();
  if (in && !in.bad()) return true;
  if (size == 0) return true;
  diagnostics.push_back(file_error("unreadable-file", path.string(), {"读不了这个文件", "this file cannot be read"}, {"检查权限和磁盘", "check its permissions and the disk"}));
  return false;
}

PackFiles read_pack_files(const fs::path& folder, Diagnostics& diagnostics) {
  PackFiles files;
  std::error_code failure;
  if (!fs::is_directory(folder, failure)) {
    diagnostics.push_back(file_error("no-pack", folder.string(), {"没有这个政策包文件夹", "there is no such pack folder"}, {"检查路径；`duixian new 文件夹` 可以新建一个", "check the path; `duixian new DIR` makes one to start from"}));
    return files;
  }
  if (!fs::exists(folder / "pack.toml", failure)) {
    diagnostics.push_back(file_error("no-manifest", (folder / "pack.toml").string(), {"文件夹里没有 pack.toml", "the folder has no pack.toml"}, {"政策包至少要有 pack.toml；`duixian new 文件夹` 可以新建一个", "a pack has at least a pack.toml; `duixian new DIR` makes one to start from"}));
    return files;
  }
  std::vector<fs::path> paths;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, failure)) {
    const std::string extension = entry.path().extension().string();
    if (entry.is_regular_file(failure) && (extension == ".toml" || extension == ".lua")) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::stable_partition(paths.begin(), paths.end(), [](const fs::path& path) { return path.filename() == "pack.toml"; });
  if (paths.size() > maximum_files) {
    diagnostics.push_back(file_error("too-many-files", folder.string(), {"政策包的文件太多", "the pack has too many files"}, {"合并文件", "merge some of them"}));
    return files;
  }
  std::uintmax_t total = 0;
  for (const fs::path& path : paths) {
    const std::uintmax_t size = fs::file_size(path, failure);
    if (!failure) total += size;
    if (total > maximum_pack_bytes && size <= maximum_toml_bytes) {
      diagnostics.push_back(file_error("source-too-large", folder.string(), {"政策包的文件合计超过 16 MiB", "the files of the pack are larger than 16 MiB together"}, {"删去不用的文件", "delete what is not used"}));
      return files;
    }
    const bool lua = path.extension() == ".lua";
    PackFile file{path.filename().string(), path.string(), {}};
    if (read_file(path, lua ? maximum_lua_bytes : maximum_toml_bytes, file.text, diagnostics)) (lua ? files.lua : files.toml).push_back(std::move(file));
  }
  files.digest = digest_of(files);
  return files;
}

}  // namespace duixian::packs
