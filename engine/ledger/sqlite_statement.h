// One prepared statement of SQLite: bound, stepped, read, and used again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace duixian::ledger {

// Throws Trouble: what SQLite says, in words (sqlite_trouble.cpp).
[[noreturn]] void sqlite_trouble(sqlite3* database, int result, const std::string& name);

class Statement {
 public:
  Statement(sqlite3* database, const std::string& name, const char* sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  // Values that are bound must live until the next reset().
  Statement& bind(int at, std::int64_t value);
  Statement& bind_text(int at, std::string_view value);
  Statement& bind_blob(int at, std::string_view value);
  bool step();    // whether there is a row
  void run();     // steps to the end and resets
  void reset();
  [[nodiscard]] std::int64_t number(int column) const;
  [[nodiscard]] std::string_view blob(int column) const;  // also of texts; good until the next step

 private:
  void check(int result);

  sqlite3* database_;
  const std::string& name_;
  sqlite3_stmt* statement_ = nullptr;
};

}  // namespace duixian::ledger
