#include "ledger/sqlite_statement.h"

#include <sqlite3.h>

#include "ledger/trouble.h"

namespace duixian::ledger {

void sqlite_trouble(sqlite3* database, int result, const std::string& name) {
  const std::string says = database ? sqlite3_errmsg(database) : sqlite3_errstr(result);
  switch (result & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      stop("ledger-locked", name, {"另一个程序正在写这本账本", "another program is writing to this ledger"},
           {"没有写入任何内容；等它结束后再试", "nothing was written; try again when it has finished"});
    case SQLITE_NOTADB:
      stop("not-a-ledger", name, {"这不是账本", "this is no ledger"}, {"检查文件名；新账本要用一个还不存在的文件", "check the name; a new ledger takes a file that does not exist yet"});
    case SQLITE_CORRUPT:
      stop("damaged-ledger", name, {"账本文件已损坏：" + says, "the ledger's file is damaged: " + says},
           {"不要再写入；用 duixian audit 查明损坏之处，并取备份核对", "write nothing to it; see with duixian audit what is damaged, and compare a backup"});
    case SQLITE_FULL:
      stop("disk-full", name, {"磁盘已满，这次运行没有入账", "the disk is full; this run was not recorded"},
           {"账本保持原样；腾出空间后用同一请求号重试", "the ledger is as it was; make room and try again with the same request id"});
    case SQLITE_READONLY:
    case SQLITE_PERM:
      stop("ledger-read-only", name, {"账本不可写：" + says, "the ledger cannot be written to: " + says}, {"检查文件和所在文件夹的权限", "check the permissions of the file and its folder"});
    case SQLITE_CANTOPEN:
      stop("ledger-unopened", name, {"打不开账本：" + says, "the ledger cannot be opened: " + says}, {"检查路径和权限", "check the path and the permissions"});
    case SQLITE_CONSTRAINT:
      stop("ledger-refuses", name, {"账本拒绝：" + says, "the ledger refuses: " + says}, {"账本只增不改；更正请作为新的运行入账", "a ledger only grows; record a correction as a new run"});
    case SQLITE_IOERR:
      stop("ledger-io", name, {"读写账本出错：" + says, "reading or writing the ledger failed: " + says},
           {"没有写入半条记录；检查磁盘后用同一请求号重试", "nothing was half recorded; check the disk and try again with the same request id"});
    default:
      stop("ledger-error", name, {"账本出错：" + says, "the ledger failed: " + says}, {"账本保持原样；排除原因后重试", "the ledger is as it was; remove the cause and try again"});
  }
}

Statement::Statement(sqlite3* database, const std::string& name, const char* sql) : database_(database), name_(name) {
  check(sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr));
}

Statement::~Statement() { sqlite3_finalize(statement_); }

void Statement::check(int result) {
  if (result != SQLITE_OK) sqlite_trouble(database_, result, name_);
}

Statement& Statement::bind(int at, std::int64_t value) {
  check(sqlite3_bind_int64(statement_, at, value));
  return *this;
}

Statement& Statement::bind_text(int at, std::string_view value) {
  check(sqlite3_bind_text64(statement_, at, value.data() ? value.data() : "", value.size(), SQLITE_STATIC, SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind_blob(int at, std::string_view value) {
  check(sqlite3_bind_blob64(statement_, at, value.data() ? value.data() : "",  // no pointer would be NULL
                             value.size(), SQLITE_STATIC));
  return *this;
}

bool Statement::step() {
  const int result = sqlite3_step(statement_);
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  const int why = sqlite3_extended_errcode(database_);
  try {
    sqlite_trouble(database_, why == SQLITE_OK ? result : why, name_);
  } catch (...) {
    sqlite3_reset(statement_);
    throw;
  }
}

void Statement::run() {
  while (step()) continue;
  reset();
}

void Statement::reset() { sqlite3_reset(statement_); }

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(statement_, column); }

std::string_view Statement::blob(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))) : std::string_view{};
}

}  // namespace duixian::ledger
