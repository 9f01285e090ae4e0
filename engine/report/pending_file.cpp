#include "report/pending_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <list>
#include <mutex>
#include <new>
#include <utility>

namespace duixian::report {

namespace {

struct SystemFault {
  std::string code;
  Message what, remedy;
};

SystemFault fault_of(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
      return {"disk-full",
              {"磁盘空间不足", "the disk is full"},
              {"请清理磁盘空间，或用 --out 换一个位置", "free some space, or name another place with --out"}};
    case EACCES:
    case EPERM:
    case EROFS:
      return {"output-not-writable",
              {"没有写入权限", "writing is not permitted"},
              {"请换一个可写的文件夹，或请管理员开放权限", "choose a folder that you may write to, or have it opened"}};
    case ENOENT:
      return {"output-folder-missing",
              {"文件夹不存在", "its folder does not exist"},
              {"请先建立该文件夹", "create the folder first"}};
    case ENOTDIR:
      return {"output-folder-missing",
              {"路径中有一段不是文件夹", "part of its path is not a folder"},
              {"请检查输出路径", "check the path"}};
    case EISDIR:
    case EEXIST:
      return {"output-not-writable",
              {"该名称已被文件夹或设备占用", "a folder or device stands there"},
              {"请换一个文件名", "choose another name"}};
    case ECANCELED:
      return {"output-abandoned",
              {"程序正在结束", "the program is ending"},
              {"请重新运行", "run it again"}};
    case ENAMETOOLONG:
      return {
          "output-not-writable", {"文件名过长", "its name is too long"}, {"请换一个较短的文件名", "choose a shorter name"}};
    default:
      return {"output-failed",
              {std::strerror(error), std::strerror(error)},
              {"请检查磁盘和路径", "check the disk and the path"}};
  }
}

std::filesystem::path name_beside(const std::filesystem::path& target) {
  static std::atomic<unsigned> count{0};
  const std::string tail = "." + std::to_string(::getpid()) + "-" + std::to_string(count++) + ".partial";
  return target.parent_path() / ("." + target.filename().string() + tail);
}

// A link is written through, as any other program would.
std::filesystem::path through_links(const std::filesystem::path& target) {
  std::error_code failed;
  const std::filesystem::path real =
      std::filesystem::is_symlink(target, failed) ? std::filesystem::canonical(target, failed) : target;
  return failed ? target : real;
}

// The rename itself must survive a power cut; a folder that cannot be opened or synced loses nothing that is ours to save.
void sync_folder(const std::filesystem::path& file) {
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  (void)::fsync(descriptor);
  ::close(descriptor);
}

int sync_file(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return errno;
  const int error = ::fsync(descriptor) == 0 ? 0 : errno;
  return ::close(descriptor) == 0 || error != 0 ? error : errno;
}

// The files of this process that are not whole. Nothing is allocated or freed while it is locked, so that a program that has
// run out of memory can still empty it.
class AllPending {
 public:
  using Entry = std::list<std::filesystem::path>;  // of one

  // Calls `make` and takes the entry in if that went well.
  template <class Make>
  int add(Entry& entry, Make make) {
    const std::lock_guard lock(mutex_);
    if (abandoned_) return ECANCELED;
    const int error = make();
    if (error == 0) files_.splice(files_.end(), entry);
    return error;
  }
  // Calls `settle`; the file is no longer pending if that went well.
  template <class Settle>
  int remove(const std::filesystem::path& file, Settle settle) {
    Entry gone;
    const std::lock_guard lock(mutex_);
    if (abandoned_) return ECANCELED;
    const int error = settle();
    if (error == 0) gone.splice(gone.end(), files_, std::find(files_.begin(), files_.end(), file));
    return error;
  }
  void abandon() {
    const std::lock_guard lock(mutex_);
    abandoned_ = true;
    for (const auto& file : files_) ::unlink(file.c_str());
  }

 private:
  std::mutex mutex_;
  Entry files_;
  bool abandoned_ = false;
};

AllPending& all_pending() {
  alignas(AllPending) static unsigned char room[sizeof(AllPending)];  // no memory is asked for: it may be needed first when there is none
  static AllPending* const all = new (room) AllPending;               // outlives whoever still writes while the program ends
  return *all;
}

int error_unless(bool well) { return well ? 0 : errno; }

}  // namespace

Diagnostic cannot_write(const std::filesystem::path& file, int system_error) {
  SystemFault fault = fault_of(system_error);
  Diagnostic diagnostic;
  diagnostic.code = std::move(fault.code);
  diagnostic.file = file.string();
  diagnostic.what = {"无法写入：" + fault.what.zh, "cannot be written: " + fault.what.en};
  diagnostic.remedy = std::move(fault.remedy);
  return diagnostic;
}

PendingFile::PendingFile(std::filesystem::path target, std::filesystem::path temporary)
    : target_(std::move(target)), temporary_(std::move(temporary)) {}

PendingFile::PendingFile(PendingFile&& other) noexcept
    : target_(std::move(other.target_)), temporary_(std::exchange(other.temporary_, {})) {}

PendingFile::~PendingFile() {
  if (!temporary_.empty()) all_pending().remove(temporary_, [this] { return error_unless(::unlink(temporary_.c_str()) == 0 || errno == ENOENT); });
}

Result<PendingFile> PendingFile::beside(const std::filesystem::path& target) {
  const std::filesystem::path real = through_links(target);
  std::error_code unreadable;
  const auto status = std::filesystem::status(real, unreadable);
  if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) return cannot_write(target, EISDIR);
  const std::filesystem::path temporary = name_beside(real);
  AllPending::Entry entry{temporary};
  const int error = all_pending().add(entry, [&] {
    const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0) return errno;
    ::close(descriptor);
    return 0;
  });
  if (error != 0) return cannot_write(target, error);
  return PendingFile(real, temporary);
}

Diagnostics PendingFile::finish() {
  if (const int failed = sync_file(temporary_)) return {cannot_write(target_, failed)};
  const int error = all_pending().remove(temporary_, [this] { return error_unless(::rename(temporary_.c_str(), target_.c_str()) == 0); });
  if (error != 0) return {cannot_write(target_, error)};
  temporary_.clear();
  sync_folder(target_);
  return {};
}

void abandon_pending_files() { all_pending().abandon(); }

}  // namespace duixian::report
