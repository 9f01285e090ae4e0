#include "report/whole_book.h"

#include <cerrno>

#include "report/pending_file.h"
#include "report/workbook_check.h"

namespace duixian::report {

namespace {

// The library says what went wrong in its own words; errno, where it is still set, says why.
Diagnostic cannot_finish(const std::filesystem::path& path, lxw_error error, int system_error) {
  if (system_error == ENOSPC || system_error == EDQUOT || system_error == EACCES) return cannot_write(path, system_error);
  Diagnostic diagnostic = cannot_write(path, EIO);
  const std::string library = lxw_strerror(error);
  diagnostic.what = {"工作簿无法写入：" + library, "the workbook cannot be written: " + library};
  diagnostic.remedy = {"请检查磁盘空间和文件夹权限", "check the disk space and the folder's permissions"};
  return diagnostic;
}

Diagnostic cannot_read_back(const std::filesystem::path& path) {
  Diagnostic diagnostic = cannot_write(path, ENOSPC);
  diagnostic.code = "output-failed";
  diagnostic.what = {"工作簿写入后回读不完整，已放弃", "the workbook read back incomplete after writing and was given up"};
  return diagnostic;
}

lxw_error write_book(const std::filesystem::path& file, const std::string& title, const std::function<void(Book&)>& write) {
  Book book(file, title);
  write(book);
  return book.close();
}

}  // namespace

Diagnostics write_whole_book(const std::filesystem::path& path, const std::string& title, const std::function<void(Book&)>& write) {
  Result<PendingFile> pending = PendingFile::beside(path);
  if (!pending) return pending.diagnostics();
  errno = 0;
  const lxw_error error = write_book(pending->path(), title, write);
  const int system_error = errno;
  if (error != LXW_NO_ERROR) return {cannot_finish(path, error, system_error)};
  if (!is_whole_workbook(pending->path())) return {cannot_read_back(path)};
  return pending->finish();
}

}  // namespace duixian::report
