#include "report/output_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace duixian::report {

namespace {

constexpr std::size_t full_buffer_bytes = std::size_t{1} << 20;
constexpr std::uint64_t disk_step_bytes = std::uint64_t{8} << 20;

}  // namespace

OutputFile::OutputFile(PendingFile pending, int descriptor) : pending_(std::move(pending)), descriptor_(descriptor) {}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : pending_(std::move(other.pending_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      error_(other.error_),
      written_(other.written_),
      on_its_way_(other.on_its_way_),
      buffer_(std::move(other.buffer_)) {}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<OutputFile> OutputFile::beside(const std::filesystem::path& target) {
  Result<PendingFile> pending = PendingFile::beside(target);
  if (!pending) return pending.diagnostics();
  const int descriptor = ::open(pending->path().c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) return cannot_write(target, errno);
  return OutputFile(*std::move(pending), descriptor);
}

void OutputFile::append(std::string_view text) {
  if (text.size() >= full_buffer_bytes / 4) {  // not worth copying
    write_buffer();
    write(text);
    return;
  }
  buffer_ += text;
  flush_if_full();
}

void OutputFile::flush_if_full() {
  if (buffer_.size() >= full_buffer_bytes) write_buffer();
}

void OutputFile::write_buffer() {
  write(buffer_);
  buffer_.clear();
}

void OutputFile::write(std::string_view left) {
  while (!left.empty() && error_ == 0) {
    const ssize_t written = ::write(descriptor_, left.data(), left.size());
    if (written < 0 && errno != EINTR) error_ = errno;
    if (written < 0) continue;
    left.remove_prefix(static_cast<std::size_t>(written));
    written_ += static_cast<std::uint64_t>(written);
  }
  start_disk();
}

// The disk begins while the rest of a long file is still being made: finish() has less to wait for.
void OutputFile::start_disk() {
  if (written_ - on_its_way_ < disk_step_bytes) return;
  (void)::sync_file_range(descriptor_, static_cast<off_t>(on_its_way_), static_cast<off_t>(written_ - on_its_way_), SYNC_FILE_RANGE_WRITE);
  on_its_way_ = written_;
}

Diagnostics OutputFile::finish() {
  write_buffer();
  const int closed = ::close(std::exchange(descriptor_, -1));
  if (closed != 0 && error_ == 0) error_ = errno;  // some file systems report a full disk only here
  if (error_ != 0) return {cannot_write(pending_.target(), error_)};
  return pending_.finish();
}

Diagnostics make_folder(const std::filesystem::path& folder) {
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  if (!failure) return {};
  return {{Severity::error, "output-not-writable", folder.string(), 0, "", "", {"建不了输出文件夹：" + failure.message(), "the output folder cannot be made: " + failure.message()}, {"换一个可写的位置", "choose a place that can be written"}}};
}

Diagnostics write_file(const std::filesystem::path& target, std::string_view text) {
  Result<OutputFile> file = OutputFile::beside(target);
  if (!file) return file.diagnostics();
  file->append(text);
  return file->finish();
}

}  // namespace duixian::report
