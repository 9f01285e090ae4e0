#include "intake/file_blocks.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "intake/trouble.h"

namespace duixian::intake {

namespace {

Diagnostic unreadable(const std::string& name, int error) {
  const std::string why = std::strerror(error);
  return trouble("unreadable-file", name, {"文件无法读取（" + why + "）", "the file cannot be read (" + why + ")"},
                 {"请检查文件是否存在、是否有读取权限", "check that the file is there and may be read"});
}

}  // namespace

Result<FileState> state_of(const std::filesystem::path& path) {
  struct stat found {};
  if (::stat(path.c_str(), &found) != 0) return unreadable(path.string(), errno);
  return FileState{static_cast<std::uint64_t>(found.st_size), found.st_mtim.tv_sec, found.st_mtim.tv_nsec,
                   found.st_dev, found.st_ino};
}

std::optional<Diagnostic> changed_since(const FileState& before, const std::filesystem::path& path) {
  const auto now = state_of(path);
  if (!now) return now.diagnostics().front();
  if (*now == before) return std::nullopt;
  return trouble("file-changed", path.string(),
                 {"文件在读取过程中被改动", "the file was changed while it was being read"},
                 {"请关闭正在编辑该文件的程序后重新运行", "close whatever is writing to it and run again"});
}

Result<FileBlocks> FileBlocks::open(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return unreadable(path.string(), errno);
  ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
  return FileBlocks(descriptor, path.string());
}

FileBlocks::FileBlocks(FileBlocks&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), name_(std::move(other.name_)) {}

FileBlocks::~FileBlocks() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<std::size_t> FileBlocks::read(std::span<char> into) {
  std::size_t filled = 0;
  while (filled < into.size()) {
    const auto count = ::read(descriptor_, into.data() + filled, into.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return unreadable(name_, errno);
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  return filled;
}

Result<std::size_t> FileBlocks::read_at(std::uint64_t from, std::span<char> into) {
  if (::lseek(descriptor_, static_cast<off_t>(from), SEEK_SET) < 0) return unreadable(name_, errno);
  return read(into);
}

}  // namespace duixian::intake
